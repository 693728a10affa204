-- SPDX-FileCopyrightText: 2026 The Vorrang authors
-- SPDX-License-Identifier: EUPL-1.2

-- What fits into the years, with what somebody demands of it.

create type scenario_status as enum ('open', 'adopted', 'discarded');

-- A plan with demands that somebody thinks about. It is the author's own until it is shared.
create table scenario (
    id bigint generated always as identity primary key,
    name text not null constraint scenario_named check (btrim(name) <> ''),
    author_id bigint not null references person,
    -- To the others who plan: to read, not to change.
    is_shared boolean not null default false,
    -- Whether what has a deadline within the years must be done by it.
    keeps_deadlines boolean not null default false,
    status scenario_status not null default 'open',
    -- Counts the changes of this row and of its demands.
    row_version integer not null default 1,
    changed_at timestamptz not null,
    -- Who made it the plan of the city, and why.
    adopted_by text,
    adopted_reason text,
    constraint scenario_adopted_with_reason check (
        (status = 'adopted') = (adopted_by is not null and adopted_reason is not null)
        and (adopted_by is null) = (adopted_reason is null)
    )
);

create index scenario_author on scenario (author_id);

create type scenario_rule_kind as enum ('duty', 'forced', 'excluded', 'incompatible');

-- A demand: this project must be done, by law or by decision; must not be done; or not together with another.
create table scenario_rule (
    id bigint generated always as identity primary key,
    scenario_id bigint not null references scenario,
    kind scenario_rule_kind not null,
    project_id bigint not null references project on delete cascade,
    other_id bigint references project on delete cascade,
    -- By the end of which year it must be done; null for any of the years.
    by_year integer,
    reason text not null constraint scenario_rule_reasoned check (btrim(reason) <> ''),
    constraint scenario_rule_pair check ((kind = 'incompatible') = (other_id is not null)),
    constraint scenario_rule_not_with_itself check (other_id <> project_id),
    constraint scenario_rule_year check (by_year is null or kind in ('duty', 'forced')),
    -- A project is demanded or excluded once, and a pair named once.
    constraint scenario_rule_once unique nulls not distinct (scenario_id, project_id, other_id)
);

create index scenario_rule_project on scenario_rule (project_id);
create index scenario_rule_other on scenario_rule (other_id) where other_id is not null;

-- What was worked out, and from what. That of an adopted scenario stays as it was adopted; the line without a scenario is the plan without demands.
create table plan_result (
    scenario_id bigint references scenario,
    inputs_revision bigint not null,
    -- Of the scenario; 0 without one.
    row_version integer not null,
    computed_at timestamptz not null,
    result jsonb not null,
    constraint plan_result_once unique nulls not distinct (scenario_id)
);
