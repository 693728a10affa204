-- SPDX-FileCopyrightText: 2026 The Vorrang authors
-- SPDX-License-Identifier: EUPL-1.2

-- Mails on their way: written in the transaction that gives the reason for them, and taken from here by the
-- sender, so that a mail goes out if and only if what it tells has happened.

create table outbox (
    id bigint generated always as identity primary key,
    -- Becomes the mail's Message-ID. Random: numbers start anew with a new database, and a mail with a
    -- number that its reader has seen before may be thrown away as a copy.
    message_id uuid not null default gen_random_uuid(),
    to_name text not null,
    to_address text not null,
    subject text not null,
    body text not null,
    written_at timestamptz not null,
    state text not null default 'waiting',
    attempts integer not null default 0,
    next_attempt_at timestamptz not null,
    last_error text,
    -- When it left the state `waiting`; what has ended is deleted in the end.
    ended_at timestamptz,
    constraint outbox_message_id_unique unique (message_id),
    constraint outbox_state_known check (state in ('waiting', 'sent', 'failed', 'unsent')),
    constraint outbox_waiting_or_ended check ((state = 'waiting') = (ended_at is null)),
    constraint outbox_says_why check (state not in ('failed', 'unsent') or last_error is not null),
    constraint outbox_attempts_not_negative check (attempts >= 0)
);

create index outbox_due on outbox (next_attempt_at, id) where state = 'waiting';
create index outbox_ended on outbox (ended_at) where state <> 'waiting';

-- Wakes the senders when the transaction commits.
create function wake_mail_sender() returns trigger language plpgsql as $$
begin
    perform pg_notify('outbox', '');
    return null;
end $$;

create trigger outbox_written after insert on outbox for each statement execute function wake_mail_sender();
