-- SPDX-FileCopyrightText: 2026 The Vorrang authors
-- SPDX-License-Identifier: EUPL-1.2

-- Boards of the past: what they were worked out from, what came of it, and what they looked like. A frozen
-- board is never changed. Besides, everybody who has a board open is told when it is no longer the present one.

create type snapshot_cause as enum (
    -- A version of the weighting came into force.
    'published',
    -- Somebody wanted the board of that day kept.
    'held'
);

create table snapshot (
    id bigint generated always as identity primary key,
    taken_at timestamptz not null,
    cause snapshot_cause not null,
    -- The reason of the version, or of whoever kept the board.
    reason text not null constraint snapshot_reason_written check (btrim(reason) <> ''),
    -- No foreign key: it outlives the account. Null for the portal itself.
    taken_by bigint,
    taken_by_name text not null,
    weighting_version integer not null references weighting (version),
    in_procedure integer not null,
    ranked integer not null,
    -- Everything that the places follow from, as one text in UTF-8; `src/board/model/canonical.rs` says how it
    -- is written. Postgres compresses it.
    inputs bytea not null,
    -- SHA-256 of it.
    inputs_hash bytea not null constraint snapshot_hash_length check (octet_length(inputs_hash) = 32),
    -- The board as it looked: names of the criteria, and for the Top 25 and those that follow title,
    -- department and so on as they were then.
    shown jsonb not null
);

create index snapshot_taken_at on snapshot (taken_at, id);

-- The places of a frozen board; who had none is not in here. By project, so that the history of one is read
-- in one go. Without foreign keys: a hundred thousand rows are written while somebody waits, only by the one
-- action that writes the snapshot itself, and `vorrang board verify` names a row that belongs to nothing.
create table snapshot_place (
    project_id bigint not null,
    snapshot_id bigint not null,
    place integer not null constraint snapshot_place_counts check (place >= 1),
    primary key (project_id, snapshot_id)
);

create function refuse_change_of_snapshot() returns trigger language plpgsql as $$
begin
    raise exception 'a frozen board is never changed or removed';
end $$;

create trigger snapshot_is_immutable before update or delete or truncate on snapshot
    for each statement execute function refuse_change_of_snapshot();
create trigger snapshot_place_is_immutable before update or delete or truncate on snapshot_place
    for each statement execute function refuse_change_of_snapshot();

-- A board shows how far each project has moved since the last of them.
create constraint trigger board_input_changed after insert on snapshot
    deferrable initially deferred for each row execute function raise_inputs_revision();

-- Told when the transaction commits, to every process that listens.
create function tell_of_board() returns trigger language plpgsql as $$
begin
    perform pg_notify('board', '');
    return null;
end $$;

create trigger board_changed after update on board_state
    for each row when (old.inputs_revision <> new.inputs_revision) execute function tell_of_board();
