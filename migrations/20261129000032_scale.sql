-- SPDX-FileCopyrightText: 2026 The Vorrang authors
-- SPDX-License-Identifier: EUPL-1.2

-- A million projects: what a page reads does not grow with them.

-- Whoever shares a place stands next to one that has it as well: two lines to look at. Looking for any other line of that
-- place, the database read all of them where it expected many to share one. The project that a reason names is looked up for
-- each line: of a column that is empty as long as no rule is on, the database expected that a join would read nothing, and read
-- all projects.
create or replace view board_row as
select project.id, project.number, project.title, project.summary,
       project.department_id, department.name as department_name,
       project.kind, project.legal_basis, project.deadline,
       project.effort_days, project.cost_eur, project.state,
       standing.place, standing.position, standing.best_place, standing.worst_place,
       standing.lowest, standing.highest,
       coalesce(
           standing.place in (
               (select above.place from standing as above where above.position = standing.position - 1 limit 1),
               (select below.place from standing as below where below.position = standing.position + 1 limit 1)
           ), false
       ) as is_tied,
       array(
           select assessed_level.half_levels
           from criterion left join assessed_level
               on assessed_level.criterion_id = criterion.id and assessed_level.project_id = project.id
           order by criterion.position
       ) as half_levels,
       standing.place_by_points, standing.reason,
       (select because_of.number from project as because_of where because_of.id = standing.reason_project_id)
           as reason_number,
       (select because_of.title from project as because_of where because_of.id = standing.reason_project_id)
           as reason_title
from project
join department on department.id = project.department_id
left join standing on standing.project_id = project.id;

-- Projects outside the procedure come behind all others, as they came: without looking at those in it.
create index project_outside on project (id)
    where state in ('completed', 'deferred', 'declined', 'withdrawn', 'merged');
create index project_search_outside on project_search (project_id)
    where state in ('completed', 'deferred', 'declined', 'withdrawn', 'merged');

-- What a project requires and what requires it, directly, as `dependency_in_force` has it; a line may come twice. Found by
-- an index for one project after the other: a statement that joins the view reads all dependencies where it expects many
-- projects, and looks at every line for what requires one, because the view works that column out. The offset keeps these
-- statements apart from the one that asks.
create function requirements_of(project bigint) returns table (required_id bigint)
language sql stable parallel safe as $$
    select dependency_in_force.required_id from dependency_in_force where project_id = project offset 0
$$;

create function requiring(required bigint) returns table (project_id bigint)
language sql stable parallel safe as $$
    select coalesce(named.merged_into, named.id)
    from (
        select required as id
        union all
        select merged.id from project as merged where merged.merged_into = required
    ) as inside
    join dependency on dependency.required_id = inside.id
    join project as named on named.id = dependency.project_id
    where coalesce(named.merged_into, named.id) <> required
    offset 0
$$;

-- How many projects of the procedure are due on a day, written together with the standings: the figures above the board add up
-- days instead of looking at every project that has a deadline.
create table deadline_count (
    deadline date primary key,
    projects integer not null constraint deadline_count_counts check (projects > 0)
);
comment on column deadline_count.deadline is 'not personal';
comment on column deadline_count.projects is 'not personal';
insert into deadline_count (deadline, projects)
select deadline, count(*) from project
where deadline is not null
  and state in ('submitted', 'in_review', 'query', 'in_assessment', 'assessed', 'prioritised', 'in_progress')
group by deadline;
