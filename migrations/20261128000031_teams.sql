-- SPDX-FileCopyrightText: 2026 The Vorrang authors
-- SPDX-License-Identifier: EUPL-1.2

-- Teams whose work is counted by itself: what each can do in a year, and what a project asks of each.

create table team (
    id bigint primary key generated always as identity,
    name text not null constraint team_named check (btrim(name) <> ''),
    -- Counts the changes of this row, so that an editor with an old copy is told.
    row_version integer not null default 1
);
-- Two teams whose names differ in capitals alone would be mistaken for each other.
create unique index team_name_once on team (lower(name));

-- What a team can do in a year that is planned; without a line its work does not matter in that year. A team that is
-- in use cannot be removed.
create table team_capacity (
    year integer references capacity on delete cascade,
    team_id bigint references team,
    person_days integer not null constraint team_capacity_not_negative check (person_days >= 0),
    primary key (year, team_id)
);
create index team_capacity_team on team_capacity (team_id);

-- The part of a project's own work that a team has to do.
create table team_work (
    project_id bigint references project on delete cascade,
    team_id bigint references team,
    person_days integer not null constraint team_work_positive check (person_days > 0),
    primary key (project_id, team_id)
);
create index team_work_team on team_work (team_id);

-- A plan that was worked out belongs to one state of the data.
create constraint trigger board_input_changed after insert or update or delete on team
    deferrable initially deferred for each row execute function raise_inputs_revision();
create constraint trigger board_input_changed after insert or update or delete on team_capacity
    deferrable initially deferred for each row execute function raise_inputs_revision();
create constraint trigger board_input_changed after insert or update or delete on team_work
    deferrable initially deferred for each row execute function raise_inputs_revision();

-- Names of teams, not of people: the form asks for that.
comment on column team.id is 'not personal';
comment on column team.name is 'not personal';
comment on column team.row_version is 'not personal';
comment on column team_capacity.year is 'not personal';
comment on column team_capacity.team_id is 'not personal';
comment on column team_capacity.person_days is 'not personal';
comment on column team_work.project_id is 'not personal';
comment on column team_work.team_id is 'not personal';
comment on column team_work.person_days is 'not personal';
