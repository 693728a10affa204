-- SPDX-FileCopyrightText: 2026 The Vorrang authors
-- SPDX-License-Identifier: EUPL-1.2

-- The life cycle: how a project came to be where it is, and what is said about it on the way.

alter table project
    -- When, through whom and why it came to its state; null for what came with a list.
    add column state_since timestamptz,
    add column state_by bigint references person,
    add column state_reason text,
    -- Where it was before, so that putting off and merging can be undone.
    add column former_state project_state,
    -- Put off: the day on which it is looked at again.
    add column follow_up_on date
        constraint project_follow_up_of_deferred check (follow_up_on is null or state = 'deferred'),
    -- Merged: the project in which it goes on. Both keep their texts.
    add column merged_into bigint references project
        constraint project_target_of_merged
            check (merged_into is null or (state = 'merged' and merged_into <> id));

create index project_merged_into on project (merged_into) where merged_into is not null;

-- What somebody says about a project, by what it is meant as. An objection ("Einwand") may come from any
-- department, a question and a note on the status from portfolio management.
create type comment_kind as enum ('question', 'answer', 'objection', 'status');

create table project_comment (
    id bigint generated always as identity primary key,
    project_id bigint not null references project,
    author_id bigint not null references person,
    kind comment_kind not null,
    text text not null constraint project_comment_written check (btrim(text) <> ''),
    at timestamptz not null
);

create index project_comment_project on project_comment (project_id, id);

create function refuse_change_of_project_comment() returns trigger language plpgsql as $$
begin
    raise exception 'a comment is never changed or removed';
end $$;

create trigger project_comment_is_immutable before update or delete or truncate on project_comment
    for each statement execute function refuse_change_of_project_comment();

-- Where the portal is reached, for links in mails; null until a start has been told.
alter table installation add column public_url text;

-- A project as those see it who move it on: where it is, since when and why. What has been handed in and not
-- been touched since is there since then.
create view project_case as
select project.id, project.number, project.title,
       project.department_id, department.name as department_name,
       project.state, project.former_state, project.state_reason, project.follow_up_on,
       coalesce(
           project.state_since, case when project.state = 'submitted' then project.submitted_at end
       ) as state_since,
       mover.id as state_by, mover.name as state_by_name,
       submitter.name as submitted_by_name, project.submitted_at,
       target.number as target_number, target.title as target_title
from project
join department on department.id = project.department_id
left join person as mover on mover.id = project.state_by
left join person as submitter on submitter.id = project.submitted_by
left join project as target on target.id = project.merged_into;
