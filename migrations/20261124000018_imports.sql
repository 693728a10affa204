-- SPDX-FileCopyrightText: 2026 The Vorrang authors
-- SPDX-License-Identifier: EUPL-1.2

-- Lists that somebody has sent to be checked, and how lists of each form are read.

-- A file between its check and its taking over. Nobody but its owner sees it, and it is gone after a day.
create table import_file (
    id bigint generated always as identity primary key,
    owner_id bigint not null references person on delete cascade,
    name text not null,
    content bytea not null,
    -- How it is to be read, as its owner has decided.
    choices jsonb not null constraint import_file_choices check (jsonb_typeof(choices) = 'object'),
    created_at timestamptz not null,
    -- Both null until it is taken over, which happens once; then what came of it.
    taken_at timestamptz,
    summary jsonb,
    constraint import_file_taken check ((taken_at is null) = (summary is null))
);

create index import_file_owner on import_file (owner_id, created_at);
create index import_file_created on import_file (created_at);

-- What the columns meant when a department last imported a list with these heads.
create table import_form (
    -- Null for people who belong to no department.
    department_id bigint references department on delete cascade,
    -- SHA-256 of the heads, one behind the other.
    heads bytea not null,
    choices jsonb not null constraint import_form_choices check (jsonb_typeof(choices) = 'object'),
    constraint import_form_once unique nulls not distinct (department_id, heads)
);
