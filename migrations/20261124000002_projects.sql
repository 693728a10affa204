-- SPDX-FileCopyrightText: 2026 The Vorrang authors
-- SPDX-License-Identifier: EUPL-1.2

-- What is asked for: the candidate projects and what each of them requires.

-- Visible projects change something for citizens or businesses; background projects are what the
-- visible ones stand on (e-file, digital signing).
create type project_kind as enum ('visible', 'background');

-- The life cycle, in the order in which a project usually passes through it.
create type project_state as enum (
    'draft', 'submitted', 'in_review', 'query', 'in_assessment', 'assessed',
    'prioritised', 'in_progress', 'completed',
    'deferred', 'declined', 'withdrawn', 'merged'
);

create table project (
    id bigint generated always as identity primary key,
    -- The name by which people know it, e.g. DIG-001; it never changes and is never given twice.
    number text not null constraint project_number_unique unique
        constraint project_number_form check (number ~ '^[A-Z]{2,8}-[0-9]{3,9}$'),
    title text not null constraint project_title_written check (btrim(title) <> ''),
    summary text not null,
    department_id bigint not null references department,
    kind project_kind not null,
    -- The norm that the proposer names; null where none is claimed.
    legal_basis text,
    deadline date,
    -- Person-days of the city's own staff; null until estimated.
    effort_days integer constraint project_effort_not_negative check (effort_days >= 0),
    -- Euros without internal staff; null until estimated.
    cost_eur bigint constraint project_cost_not_negative check (cost_eur >= 0),
    state project_state not null,
    -- Counts the changes of this row, so that an editor with an old copy is told.
    row_version integer not null default 1
);

create index project_department on project (department_id);
create index project_state_kind on project (state, kind);
create index project_deadline on project (deadline, state) where deadline is not null;

-- "project requires required": required must be there first. The graph has no cycle; the action that
-- writes an edge checks that and names the path.
create table dependency (
    project_id bigint not null references project on delete cascade,
    required_id bigint not null references project,
    primary key (project_id, required_id),
    constraint dependency_not_on_itself check (project_id <> required_id)
);

create index dependency_required on dependency (required_id);
