-- SPDX-FileCopyrightText: 2026 The Vorrang authors
-- SPDX-License-Identifier: EUPL-1.2

-- How a weighting comes about: somebody drafts it, somebody else approves it. What has been published stays as
-- it is: the new columns are empty for versions that came before them.

alter table weighting
    -- Null for the version that the portal was set up with. The name stays what it was when it was published.
    add column author_id bigint references person,
    -- Who has approved and published it; null if nobody but the author has looked at it.
    add column approver_id bigint references person,
    add column approver text,
    -- Whether two people with the right have looked at it.
    add column four_eyes boolean not null
        generated always as (approver_id is not null and author_id is not null and approver_id <> author_id) stored,
    add constraint weighting_approved_by_another
        check (approver_id is null or approver_id is distinct from author_id),
    add constraint weighting_approver_named check ((approver_id is null) = (approver is null));

create type weighting_draft_status as enum ('open', 'submitted', 'published', 'discarded');

-- A weighting that somebody thinks about. It is the author's own until it is shared.
create table weighting_draft (
    id bigint generated always as identity primary key,
    name text not null constraint weighting_draft_named check (btrim(name) <> ''),
    author_id bigint not null references person,
    -- To the others with the right: to read, not to change.
    is_shared boolean not null default false,
    status weighting_draft_status not null default 'open',
    -- Why it should count; may be empty as long as nobody is asked to approve it.
    reason text not null default '',
    -- Counts the changes of this row, so that an editor with an old copy is told.
    row_version integer not null default 1,
    -- What the author had before the eyes when it was last saved: the version in force, and the state of
    -- everything that the board shows.
    base_version integer not null references weighting (version),
    inputs_revision bigint not null,
    created_at timestamptz not null,
    changed_at timestamptz not null,
    published_version integer unique references weighting (version),
    constraint weighting_draft_shown_to_approve check (status <> 'submitted' or (is_shared and btrim(reason) <> '')),
    constraint weighting_draft_published check ((status = 'published') = (published_version is not null))
);

create index weighting_draft_author on weighting_draft (author_id);

-- A criterion that came later has no line: it has been forgotten until somebody gives it points.
create table weighting_draft_points (
    draft_id bigint not null references weighting_draft,
    criterion_id bigint not null references criterion,
    points integer not null constraint weighting_draft_points_range check (points between 0 and 1000000),
    primary key (draft_id, criterion_id)
);
