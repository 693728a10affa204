-- SPDX-FileCopyrightText: 2026 The Vorrang authors
-- SPDX-License-Identifier: EUPL-1.2

-- A link by which somebody sets a password, once and within a day: for a new account, and for whoever has
-- forgotten the old one. A new link takes the place of the one before.
create table password_link (
    person_id bigint primary key references person on delete cascade,
    -- Derived from the secret in the address, which is stored nowhere.
    key bytea not null constraint password_link_key_unique unique,
    made_at timestamptz not null
);

-- Counts the changes, so that an editor with an old copy is told. That of a criterion counts its levels as well.
alter table department add column row_version integer not null default 1;
alter table criterion add column row_version integer not null default 1;
