-- SPDX-FileCopyrightText: 2026 The Vorrang authors
-- SPDX-License-Identifier: EUPL-1.2

-- What departments propose: drafts that only their owner sees, and what a proposal says beyond an imported row.

-- A trusted extension: whoever may create objects in the database may create it.
create extension if not exists pg_trgm;

-- Finds titles that are much the same while somebody types one, and titles with a word in them.
create index project_title_trigrams on project using gin (title gin_trgm_ops);

-- What changes for somebody in each case. The words for each stand in the form, so that two people who know
-- the facts choose the same.
create type effect as enum ('none', 'low', 'medium', 'high');

-- Null where the project came with a list, which has no such columns.
alter table project
    -- What is bad today, and what will be better.
    add column problem text constraint project_problem_length check (char_length(problem) <= 10000),
    -- Whom to ask about it.
    add column contact text constraint project_contact_length check (char_length(contact) <= 200),
    -- Where to look the legal basis up.
    add column legal_evidence text
        constraint project_legal_evidence_length check (char_length(legal_evidence) <= 10000),
    add column deadline_reason text
        constraint project_deadline_reason_length check (char_length(deadline_reason) <= 10000),
    -- The council's number of the document, e.g. 16389-20; a supplement has a suffix.
    add column council_document text constraint project_council_document_form
        check (council_document ~ '^[0-9]{5}-[0-9]{2}(-[A-Z0-9]{1,8}|[A-Z][A-Z0-9]{0,7})?$'),
    -- The key of the service: LeiKa (14 digits) or OZG (5 digits).
    add column service_key text
        constraint project_service_key_form check (service_key ~ '^(99[0-9]{12}|[0-9]{5})$'),
    -- Cases per year and the effect of each, the facts behind the levels of both benefits.
    add column citizen_cases integer
        constraint project_citizen_cases_range check (citizen_cases between 0 and 100000000),
    add column citizen_effect effect,
    add column business_cases integer
        constraint project_business_cases_range check (business_cases between 0 and 100000000),
    add column business_effect effect,
    -- The draft that it was submitted from. The draft is gone, but sending it once more leads here.
    add column draft_id bigint constraint project_draft_unique unique;

-- A proposal while it is being written, saved with every pause in typing. Nobody but its owner sees it, and it
-- is no project: no list, board or search knows of it.
create table proposal_draft (
    id bigint generated always as identity primary key,
    owner_id bigint not null references person on delete cascade,
    -- The owner's when the draft was begun.
    department_id bigint not null references department,
    -- What was typed into each field, as it was typed and whether it can be understood or not.
    typed jsonb not null default '{}' constraint proposal_draft_typed check (jsonb_typeof(typed) = 'object'),
    -- Counts the changes of each step of the form, so that another window with an old copy is told.
    step_versions integer[] not null default '{1,1,1,1}'
        constraint proposal_draft_steps check (cardinality(step_versions) = 4),
    created_at timestamptz not null,
    saved_at timestamptz not null
);

create index proposal_draft_owner on proposal_draft (owner_id, saved_at);
