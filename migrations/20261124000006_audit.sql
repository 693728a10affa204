-- SPDX-FileCopyrightText: 2026 The Vorrang authors
-- SPDX-License-Identifier: EUPL-1.2

-- What happened: a log that is only ever added to. Each event carries the hash of the one before it, so
-- that whoever alters, removes or inserts one would have to write all later ones anew.

create table audit_event (
    -- Counts from 1 without gaps: the trigger below gives it, whatever the statement says.
    id bigint primary key constraint audit_event_counts check (id >= 1),
    at timestamptz not null,
    -- No foreign key: the log outlives the account.
    actor_id bigint,
    actor_name text not null,
    -- Not an enumeration: a newer program may write what an older one does not know, and has to remain legible.
    action text not null,
    project_number text,
    subject text not null,
    before jsonb,
    after jsonb,
    reason text,
    previous_hash bytea not null,
    hash bytea not null
);

create index audit_event_action on audit_event (action, id);
create index audit_event_project on audit_event (project_number, id) where project_number is not null;
create index audit_event_at on audit_event (at);

-- What an event should hash to. Everything that it says stands in one JSON array, so that no two events read
-- the same; neither time zone, date style nor encoding of a session play a part in it. The times are seconds
-- since 1970, and jsonb is put in as text to tell no value from the value null. It never changes: the
-- events that are there have been written with it.
create function audit_hash(event audit_event) returns bytea language sql stable as $$
    select sha256(event.previous_hash || convert_to(jsonb_build_array(
        event.id, extract(epoch from event.at)::text, event.actor_id, event.actor_name, event.action,
        event.project_number, event.subject, event.before::text, event.after::text, event.reason
    )::text, 'UTF8'))
$$;

-- One transaction at a time appends; the others wait for its end, so that what is rolled back leaves no gap.
create function append_audit_event() returns trigger language plpgsql as $$
declare
    last record;
begin
    perform pg_advisory_xact_lock(hashtextextended('vorrang.audit', 0));
    select id, hash into last from audit_event order by id desc limit 1;
    new.id := coalesce(last.id, 0) + 1;
    new.previous_hash := coalesce(last.hash, decode(repeat('00', 32), 'hex'));
    new.hash := audit_hash(new);
    return new;
end $$;

create trigger audit_event_is_appended before insert on audit_event
    for each row execute function append_audit_event();

create function refuse_change_of_audit_event() returns trigger language plpgsql as $$
begin
    raise exception 'an audit event is never changed or removed';
end $$;

create trigger audit_event_is_immutable before update or delete or truncate on audit_event
    for each statement execute function refuse_change_of_audit_event();
