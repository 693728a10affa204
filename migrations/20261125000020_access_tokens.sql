-- SPDX-FileCopyrightText: 2026 The Vorrang authors
-- SPDX-License-Identifier: EUPL-1.2

-- Access tokens: with one of them a program asks for what its owner may do.

-- What a token is good for at most. Never more than its owner's roles at the time of the request.
create type access_scope as enum ('read', 'propose', 'assess', 'audit');

-- A token that is revoked is deleted; the log keeps that it was there.
create table access_token (
    id bigint generated always as identity primary key,
    person_id bigint not null references person on delete cascade,
    -- By which its owner knows it.
    name text not null constraint access_token_name_written check (btrim(name) <> ''),
    -- SHA-256 of a secret of 256 random bits, which is shown once and stored nowhere.
    key bytea not null constraint access_token_key_unique unique,
    scopes access_scope[] not null constraint access_token_some_scope check (cardinality(scopes) > 0),
    created_at timestamptz not null,
    expires_at timestamptz not null,
    -- Noted once a minute at most.
    last_used_at timestamptz,
    constraint access_token_name_unique unique (person_id, name),
    constraint access_token_ends_within_a_year
        check (expires_at > created_at and expires_at <= created_at + interval '366 days')
);
