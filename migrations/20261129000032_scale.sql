-- SPDX-FileCopyrightText: 2026 The Vorrang authors
-- SPDX-License-Identifier: EUPL-1.2

-- A million projects: what a page reads does not grow with them.

-- Whoever shares a place stands next to one that has it as well: two lines to look at. Looking for any other line of that
-- place, the database read all of them where it expected many to share one.
create or replace view board_row as
select project.id, project.number, project.title, project.summary,
       project.department_id, department.name as department_name,
       project.kind, project.legal_basis, project.deadline,
       project.effort_days, project.cost_eur, project.state,
       standing.place, standing.position, standing.best_place, standing.worst_place,
       standing.lowest, standing.highest,
       exists (
           select from standing as neighbour
           where neighbour.position in (standing.position - 1, standing.position + 1)
             and neighbour.place = standing.place
       ) as is_tied,
       array(
           select assessed_level.half_levels
           from criterion left join assessed_level
               on assessed_level.criterion_id = criterion.id and assessed_level.project_id = project.id
           order by criterion.position
       ) as half_levels,
       standing.place_by_points, standing.reason,
       because_of.number as reason_number, because_of.title as reason_title
from project
join department on department.id = project.department_id
left join standing on standing.project_id = project.id
left join project as because_of on because_of.id = standing.reason_project_id;

-- Projects outside the procedure come behind all others, as they came: without looking at those in it.
create index project_outside on project (id)
    where state in ('completed', 'deferred', 'declined', 'withdrawn', 'merged');
create index project_search_outside on project_search (project_id)
    where state in ('completed', 'deferred', 'declined', 'withdrawn', 'merged');
