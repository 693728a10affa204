-- SPDX-FileCopyrightText: 2026 The Vorrang authors
-- SPDX-License-Identifier: EUPL-1.2

-- What requires what, as long as projects go on inside others: what a merged project requires is required by the
-- project in which it goes on, and what requires the merged one requires that. The records of `dependency` stay as
-- they are, so that a merge can be undone. No chain is possible: a project in which others go on is not merged
-- itself. In two halves, because each finds its lines by an index; a line may come twice.
create view dependency_in_force as
select dependency.project_id, coalesce(required.merged_into, required.id) as required_id
from dependency
join project on project.id = dependency.project_id and project.merged_into is null
join project as required on required.id = dependency.required_id
where project.id <> coalesce(required.merged_into, required.id)
union all
select project.merged_into, coalesce(required.merged_into, required.id)
from dependency
join project on project.id = dependency.project_id and project.merged_into is not null
join project as required on required.id = dependency.required_id
where project.merged_into <> coalesce(required.merged_into, required.id);
