-- SPDX-FileCopyrightText: 2026 The Vorrang authors
-- SPDX-License-Identifier: EUPL-1.2

-- Who takes part, and what this installation is.

-- One row: what was decided when the portal was set up.
create table installation (
    only_row boolean primary key default true check (only_row),
    -- The portal was filled with demonstration data: every page says so.
    demonstration boolean not null,
    set_up_at timestamptz not null
);

-- A unit of the city that proposes projects and is responsible for them ("Fachbereich").
create table department (
    id bigint generated always as identity primary key,
    name text not null constraint department_name_unique unique
        constraint department_name_written check (name = btrim(name) and name <> '')
);
