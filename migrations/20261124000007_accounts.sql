-- SPDX-FileCopyrightText: 2026 The Vorrang authors
-- SPDX-License-Identifier: EUPL-1.2

-- Who may do what: people with their roles, how they sign in, and their sessions.

-- Rights are given by role; a person has one or more. Administration neither assesses nor weighs.
create type role as enum (
    'reader', 'department_head', 'assessor', 'portfolio_manager', 'leadership', 'admin', 'auditor'
);

create table person (
    id bigint generated always as identity primary key,
    -- What one types to sign in; small letters, so that "Anna" and "anna" are one.
    sign_in_name text not null constraint person_sign_in_name_unique unique
        constraint person_sign_in_name_form
            check (sign_in_name = lower(btrim(sign_in_name)) and sign_in_name <> ''),
    -- As others see it.
    name text not null constraint person_name_written check (btrim(name) <> ''),
    email text,
    department_id bigint references department,
    -- Argon2id in PHC form; null for those who sign in through the city's identity provider only.
    password_hash text,
    -- The provider's name for the person ("sub"), which survives a change of name.
    provider_subject text constraint person_provider_subject_unique unique,
    is_active boolean not null default true,
    -- Mails about changes of state can be switched off.
    wants_mail boolean not null default true,
    -- Counts the changes of this row, so that an editor with an old copy is told.
    row_version integer not null default 1,
    added_at timestamptz not null
);

create index person_department on person (department_id);

create table person_role (
    person_id bigint not null references person on delete cascade,
    role role not null,
    primary key (person_id, role)
);

-- A browser in which somebody is signed in. The key is derived from the secret in the cookie, which is
-- stored nowhere.
create table session (
    key bytea primary key,
    person_id bigint not null references person on delete cascade,
    signed_in_at timestamptz not null,
    last_seen_at timestamptz not null,
    -- The identity provider's token, to end the session there as well.
    provider_token text
);

create index session_person on session (person_id);
create index session_last_seen on session (last_seen_at);

-- Attempts to sign in, kept for as long as they slow down guessing. Successes are kept longer: an address
-- from which a person has signed in before cannot be locked out by strangers.
create table sign_in_attempt (
    id bigint generated always as identity primary key,
    at timestamptz not null,
    sign_in_name text not null,
    -- Text, because it may be unknown (then empty).
    address text not null,
    succeeded boolean not null default false
);

create index sign_in_attempt_name on sign_in_attempt (sign_in_name, at);
create index sign_in_attempt_address on sign_in_attempt (address, at);

-- What was typed into a form when the session had lapsed, until its owner has signed in again.
create table parked_form (
    -- Derived from the secret in the address.
    key bytea primary key,
    -- The session key of the browser that sent it.
    browser_key bytea not null,
    -- Whose it is: known if the lapsed session was still there, or once somebody has signed in.
    person_id bigint references person on delete cascade,
    -- Address of the form, without language.
    path text not null,
    -- As it was sent, urlencoded.
    body text not null,
    parked_at timestamptz not null
);

create index parked_form_parked_at on parked_form (parked_at);

-- A person with all roles in one line: what every request asks for.
create view person_with_roles as
select person.*,
       array(select role from person_role where person_id = person.id order by role) as roles
from person;
