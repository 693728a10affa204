-- SPDX-FileCopyrightText: 2026 The Vorrang authors
-- SPDX-License-Identifier: EUPL-1.2

-- The services of the administration by their keys, as the operator has loaded them (LeiKa and OZG): what a proposal
-- picks its key from. A portal without a catalogue has none. Projects keep their keys whatever the catalogue says, so
-- that a new edition takes nothing from what was submitted.
create table service (
    key text primary key constraint service_key_form check (key ~ '^(99[0-9]{12}|[0-9]{5})$'),
    name text not null check (name <> ''),
    -- The group of the OZG that a service of the LeiKa belongs to; a group belongs to none.
    group_key text check (group_key ~ '^[0-9]{5}$'),
    group_name text,
    topic text,
    legal_basis text,
    -- German stems of what it is found by.
    document tsvector not null,
    -- The words of its name, and all that it is found by, folded and each behind a blank: also for the middle of a
    -- longer word. A few thousand rows are looked through in milliseconds without an index.
    folded_name text not null,
    folded text not null,
    constraint group_has_a_name check ((group_key is null) = (group_name is null))
);

create type reuse_result as enum ('reusable', 'not_reusable', 'open');

-- Whether a project can use what another administration has built ("Einer für alle"): the last check of each project.
-- Those before are in the log.
create table reuse_check (
    project_id bigint primary key references project on delete cascade,
    checked_on date not null,
    result reuse_result not null,
    reason text not null check (reason <> ''),
    -- Where that is written; may be missing only as long as the check is open.
    source text check (source <> ''),
    row_version integer not null default 1,
    constraint result_has_a_source check (source is not null or result = 'open')
);

-- Projects of the same service find each other.
create index project_service_key on project (service_key) where service_key is not null;
