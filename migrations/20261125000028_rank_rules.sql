-- SPDX-FileCopyrightText: 2026 The Vorrang authors
-- SPDX-License-Identifier: EUPL-1.2

-- Rules that put a project on another place than its points. Each is switched in a version of the weighting; no
-- version that is there has one on, so that every place, every hash and every board of the past stays what it is.

alter table weighting
    -- A prerequisite stands no lower than the best-placed project that needs it.
    add column prerequisite_rule boolean not null default false,
    -- A proven duty stands above the rest.
    add column duty_rule boolean not null default false,
    -- A decision of the leadership counts.
    add column decision_rule boolean not null default false;
alter table weighting_draft
    add column prerequisite_rule boolean not null default false,
    add column duty_rule boolean not null default false,
    add column decision_rule boolean not null default false;

-- Why a project does not stand where its points would put it.
create type rank_reason as enum (
    -- Another project on the same place requires it.
    'prerequisite',
    -- A proven duty.
    'duty',
    -- A decision of the leadership.
    'decision',
    -- Another project came to stand above it.
    'overtaken',
    -- Another project no longer stands above it.
    'moved_up'
);

alter table standing
    -- The place that points alone give.
    add column place_by_points integer,
    add column reason rank_reason,
    -- The other project that the reason names.
    add column reason_project_id bigint references project on delete cascade;
update standing set place_by_points = place;
alter table standing
    add constraint standing_ranked_by_points check ((place is null) = (place_by_points is null)),
    -- Whoever stands elsewhere than by points has a reason, and nobody else has one.
    add constraint standing_reasoned check ((reason is null) = (place is not distinct from place_by_points)),
    add constraint standing_reason_named check (
        (reason_project_id is not null) = coalesce(reason in ('prerequisite', 'overtaken', 'moved_up'), false)
    );

create or replace view board_row as
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
       ) as half_levels,
       standing.place_by_points, standing.reason,
       because_of.number as reason_number, because_of.title as reason_title
from project
join department on department.id = project.department_id
left join standing on standing.project_id = project.id
left join project as because_of on because_of.id = standing.reason_project_id;

-- What a department says about the duty to carry a project out, and what came of the check. It is proven only once
-- somebody else with the right has looked at norm, day and evidence.
create table duty (
    project_id bigint primary key references project on delete cascade,
    norm text not null constraint duty_norm_named check (btrim(norm) <> ''),
    evidence text not null constraint duty_evidence_named check (btrim(evidence) <> ''),
    -- From this day on it no longer counts.
    expires_on date not null,
    claimed_by bigint not null references person,
    claimed_at timestamptz not null,
    -- All three are null until somebody has looked.
    is_proven boolean,
    checked_by bigint references person,
    checked_at timestamptz,
    remark text not null default '',
    -- When the portal found that the day had come; null before. What has expired counts no longer.
    expired_at timestamptz,
    -- Counts the changes of this row, so that an editor with an old copy is told.
    row_version integer not null default 1,
    constraint duty_checked_whole check (
        (is_proven is null) = (checked_by is null) and (is_proven is null) = (checked_at is null)
    ),
    constraint duty_checked_by_another check (checked_by <> claimed_by),
    constraint duty_refusal_explained check (is_proven is not false or btrim(remark) <> '')
);

create type decided_position as enum ('above', 'below', 'place');

-- Where the leadership wants a project to stand, for a time.
create table rank_decision (
    project_id bigint primary key references project on delete cascade,
    position decided_position not null,
    place integer constraint rank_decision_place_counts check (place >= 1),
    other_id bigint references project on delete cascade,
    -- Who has decided, and where it is written.
    body text not null constraint rank_decision_body_named check (btrim(body) <> ''),
    document text not null constraint rank_decision_document_named check (btrim(document) <> ''),
    decided_on date not null,
    reason text not null constraint rank_decision_reasoned check (btrim(reason) <> ''),
    -- From this day on it no longer counts.
    expires_on date not null,
    entered_by bigint not null references person,
    entered_at timestamptz not null,
    -- As in `duty`.
    expired_at timestamptz,
    row_version integer not null default 1,
    constraint rank_decision_names_one check (
        (position = 'place') = (place is not null) and (position = 'place') = (other_id is null)
    ),
    constraint rank_decision_names_another check (other_id <> project_id),
    constraint rank_decision_counts_for_a_time check (expires_on > decided_on)
);

create constraint trigger board_input_changed after insert or update or delete on duty
    deferrable initially deferred for each row execute function raise_inputs_revision();
create constraint trigger board_input_changed after insert or update or delete on rank_decision
    deferrable initially deferred for each row execute function raise_inputs_revision();
