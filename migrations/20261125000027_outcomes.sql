-- SPDX-FileCopyrightText: 2026 The Vorrang authors
-- SPDX-License-Identifier: EUPL-1.2

-- What came of a project: how things were before it, what was promised, and what was measured after it.

create type outcome_moment as enum ('before', 'promised', 'after');

-- Figures of one moment from one source. They are never changed: a later measurement stands beside an earlier one, and
-- a correction says which one it corrects.
create table outcome (
    id bigint generated always as identity primary key,
    project_id bigint not null references project,
    moment outcome_moment not null,
    -- The day that the figures are of.
    measured_on date not null,
    -- Where they are written.
    source text not null constraint outcome_sourced check (btrim(source) <> ''),
    -- Cases a year, and how many of these were brought in online.
    cases integer constraint outcome_cases_range check (cases between 0 and 100000000),
    online_cases integer constraint outcome_online_among_cases check (online_cases between 0 and cases),
    -- Each of a usual case: days from the application to the answer, steps that somebody takes for it, visits to the
    -- office, and changes between paper and digital.
    processing_days integer constraint outcome_days_range check (processing_days between 0 and 100000000),
    steps integer constraint outcome_steps_range check (steps between 0 and 100000000),
    visits integer constraint outcome_visits_range check (visits between 0 and 100000000),
    media_breaks integer constraint outcome_breaks_range check (media_breaks between 0 and 100000000),
    -- Users who were asked whether it has made their life easier, and how many said so.
    asked integer constraint outcome_asked_range check (asked between 1 and 100000000),
    agreeing integer constraint outcome_agreeing_among_asked check (agreeing between 0 and asked),
    corrects bigint constraint outcome_corrected_once unique references outcome,
    correction_reason text,
    recorded_by bigint not null references person,
    recorded_at timestamptz not null,
    constraint outcome_says_something check (
        num_nonnulls(cases, online_cases, processing_days, steps, visits, media_breaks, asked) > 0
    ),
    -- A check is fulfilled by null: without these, a part would not need its whole.
    constraint outcome_online_of_cases check (online_cases is null or cases is not null),
    constraint outcome_answers_whole check ((asked is null) = (agreeing is null)),
    constraint outcome_answers_after check (asked is null or moment = 'after'),
    constraint outcome_correction_reasoned check (
        (corrects is null) = (correction_reason is null) and btrim(correction_reason) <> ''
    )
);

create index outcome_project on outcome (project_id, measured_on, id);

create function refuse_change_of_outcome() returns trigger language plpgsql as $$
begin
    raise exception 'a measurement is never changed or removed';
end $$;

create trigger outcome_is_immutable before update or delete or truncate on outcome
    for each statement execute function refuse_change_of_outcome();

-- What has not been corrected.
create view outcome_in_force as
select * from outcome
where not exists (select from outcome as correction where correction.corrects = outcome.id);

-- What was forecast and what was measured, in cases a year: the proposal's own forecast, or for what came with a list the
-- promise that somebody has entered with its source.
create view case_forecast as
select project.id as project_id, project.department_id, forecast.cases as forecast, measured.cases as measured
from project
cross join lateral (
    select cases from outcome_in_force
    where project_id = project.id and moment = 'after' and cases is not null
    order by measured_on desc, id desc limit 1
) as measured
cross join lateral (
    select coalesce(
        case when num_nonnulls(citizen_cases, business_cases) > 0
            then coalesce(citizen_cases, 0) + coalesce(business_cases, 0) end,
        (select cases from outcome_in_force
         where project_id = project.id and moment = 'promised' and cases is not null
         order by measured_on desc, id desc limit 1)
    ) as cases
) as forecast
where project.state = 'completed' and forecast.cases > 0;
