-- SPDX-FileCopyrightText: 2026 The Vorrang authors
-- SPDX-License-Identifier: EUPL-1.2

-- Who judges which project on what, what they say, and what comes of it.

-- The time in which a project is judged. Nobody sees what others say before it is over.
create table assessment_round (
    id bigint generated always as identity primary key,
    project_id bigint not null references project,
    opened_at timestamptz not null,
    opened_by bigint not null references person,
    -- Null while people may still judge.
    closed_at timestamptz,
    closed_by bigint references person,
    -- Why it goes on although it had been closed; null if it never had. Who and when is in the log.
    reopen_reason text,
    -- Counts the changes of this row, so that nobody closes or reopens on an old page.
    row_version integer not null default 1,
    constraint assessment_round_closed_by_somebody check ((closed_at is null) = (closed_by is null))
);

create unique index assessment_round_one_open on assessment_round (project_id) where closed_at is null;
create index assessment_round_project on assessment_round (project_id, id);
create index assessment_round_closed on assessment_round (closed_at) where closed_at is not null;

create table round_assignment (
    round_id bigint not null references assessment_round,
    criterion_id bigint not null references criterion,
    person_id bigint not null references person,
    primary key (round_id, criterion_id, person_id)
);

create index round_assignment_person on round_assignment (person_id, round_id);

-- What one person says about a project on a criterion; only who is asked can answer.
create table assessment (
    round_id bigint not null,
    criterion_id bigint not null,
    person_id bigint not null,
    -- Null: the person cannot judge, which is an answer, but no level.
    level smallint constraint assessment_level_range check (level between 0 and 5),
    reason text not null,
    given_at timestamptz not null,
    -- Counts the changes of this row, so that two windows of one person do not overwrite each other.
    row_version integer not null default 1,
    primary key (round_id, criterion_id, person_id),
    foreign key (round_id, criterion_id, person_id) references round_assignment,
    constraint assessment_reason_written check (level is null or char_length(btrim(reason)) >= 10)
);

-- The round that a level comes from; null for those of an imported list.
alter table assessed_level add column round_id bigint references assessment_round;

create index assessed_level_round on assessed_level (round_id) where round_id is not null;

-- The level of before that the result of a round has taken the place of. It comes back if the round is
-- reopened, because then there is no result.
create table replaced_level (
    round_id bigint not null references assessment_round,
    criterion_id bigint not null references criterion,
    half_levels smallint not null constraint replaced_level_range check (half_levels between 0 and 10),
    source text not null,
    -- The round that the replaced level came from; null for those of an imported list.
    earlier_round_id bigint references assessment_round,
    primary key (round_id, criterion_id)
);
