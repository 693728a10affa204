-- SPDX-FileCopyrightText: 2026 The Vorrang authors
-- SPDX-License-Identifier: EUPL-1.2

-- Where each project stands, worked out when something changes and not when somebody looks, so that
-- a page costs the same with 25 or 100,000 projects.

-- One row. Whoever changes anything that a board shows raises `inputs_revision` (the triggers below
-- do it, so nobody can forget); the standings are good while both revisions are equal.
create table board_state (
    only_row boolean primary key default true check (only_row),
    inputs_revision bigint not null default 1,
    inputs_changed_at timestamptz not null default now(),
    standings_revision bigint not null default 0,
    -- How many projects are between submission and completion, and how many of them hold a place.
    in_procedure integer not null default 0,
    ranked integer not null default 0
);
insert into board_state default values;

create table standing (
    project_id bigint primary key references project on delete cascade,
    -- Competition rank (1, 2, 2, 4) among the ranked projects; null while something is missing.
    place integer,
    -- Order on the page: place, then earlier deadline, then number. It decides nothing.
    position integer,
    -- The best and the worst place that it can still get, over all that may be filled in.
    best_place integer not null,
    worst_place integer not null,
    -- Raw scores: sum of weight points times half levels, with what is missing at its lowest and highest.
    lowest bigint not null,
    highest bigint not null,
    constraint standing_ranked_or_not check ((place is null) = (position is null)),
    constraint standing_range check (lowest <= highest and best_place <= worst_place)
);

create index standing_position on standing (position) where position is not null;
create index standing_place on standing (place, position) where place is not null;
create index standing_incomplete on standing (best_place, highest desc, project_id) where place is null;

-- Runs once a transaction, at its end, so that the one row is locked last and only for a moment.
create function raise_inputs_revision() returns trigger language plpgsql as $$
begin
    if coalesce(current_setting('vorrang.inputs_revision_raised', true), '') <> 'yes' then
        perform set_config('vorrang.inputs_revision_raised', 'yes', true);
        update board_state set inputs_revision = inputs_revision + 1, inputs_changed_at = now();
    end if;
    return null;
end $$;

create constraint trigger board_input_changed after insert or update or delete on department
    deferrable initially deferred for each row execute function raise_inputs_revision();
create constraint trigger board_input_changed after insert or update or delete on project
    deferrable initially deferred for each row execute function raise_inputs_revision();
create constraint trigger board_input_changed after insert or update or delete on dependency
    deferrable initially deferred for each row execute function raise_inputs_revision();
create constraint trigger board_input_changed after insert or update or delete on criterion
    deferrable initially deferred for each row execute function raise_inputs_revision();
create constraint trigger board_input_changed after insert or update or delete on criterion_level
    deferrable initially deferred for each row execute function raise_inputs_revision();
create constraint trigger board_input_changed after insert or update or delete on assessed_level
    deferrable initially deferred for each row execute function raise_inputs_revision();
create constraint trigger board_input_changed after insert or update or delete on weighting
    deferrable initially deferred for each row execute function raise_inputs_revision();
create constraint trigger board_input_changed after insert or update or delete on weighting_points
    deferrable initially deferred for each row execute function raise_inputs_revision();

-- One line of any list of projects: the record with its standing, and the level that counts on each
-- criterion in the order of the criteria. Every page reads this and nothing else of its own.
create view board_row as
select project.id, project.number, project.title, project.summary,
       project.department_id, department.name as department_name,
       project.kind, project.legal_basis, project.deadline,
       project.effort_days, project.cost_eur, project.state,
       standing.place, standing.position, standing.best_place, standing.worst_place,
       standing.lowest, standing.highest,
       exists (
           select from standing as other
           where other.place = standing.place and other.project_id <> standing.project_id
       ) as is_tied,
       array(
           select assessed_level.half_levels
           from criterion left join assessed_level
               on assessed_level.criterion_id = criterion.id and assessed_level.project_id = project.id
           order by criterion.position
       ) as half_levels
from project
join department on department.id = project.department_id
left join standing on standing.project_id = project.id;
