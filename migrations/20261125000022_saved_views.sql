-- SPDX-FileCopyrightText: 2026 The Vorrang authors
-- SPDX-License-Identifier: EUPL-1.2

-- Lists as somebody has narrowed and sorted them, to come back to by a name. They belong to a person like a
-- draft does and change nothing for others; hence the log does not know of them.

create table saved_view (
    id bigint generated always as identity primary key,
    owner_id bigint not null references person on delete cascade,
    name text not null constraint saved_view_name_length check (btrim(name) <> '' and char_length(name) <= 100),
    page text not null constraint saved_view_page_known check (page in ('board', 'list', 'search')),
    -- The query of the address, as the portal itself writes it.
    query text not null constraint saved_view_query_length check (char_length(query) <= 2000),
    -- Whether everybody who may see the page may open it by its address.
    is_shared boolean not null default false,
    created_at timestamptz not null,
    constraint saved_view_name_unique unique (owner_id, name)
);
