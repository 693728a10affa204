-- SPDX-FileCopyrightText: 2026 The Vorrang authors
-- SPDX-License-Identifier: EUPL-1.2

-- For how long personal data are kept, how names go without a hash being written anew, and what each column is for.

-- One row: for how many days each kind is kept. For people it counts from the day on which they were locked out, for
-- drafts from their last change, for reports from the day on which they were closed.
create table retention (
    only_row boolean primary key default true check (only_row),
    persons integer not null default 365 constraint retention_persons_range check (persons between 1 and 3650),
    drafts integer not null default 730 constraint retention_drafts_range check (drafts between 30 and 3650),
    barriers integer not null default 365 constraint retention_barriers_range check (barriers between 30 and 3650),
    mails integer not null default 30 constraint retention_mails_range check (mails between 1 and 30),
    attempts integer not null default 90 constraint retention_attempts_range check (attempts between 1 and 90),
    sessions integer not null default 7 constraint retention_sessions_range check (sessions between 1 and 7),
    -- Counts the changes of this row, so that an editor with an old copy is told.
    row_version integer not null default 1
);
insert into retention default values;

alter table person
    -- Since when the person cannot sign in; null while they can, and until the portal has seen it.
    add column deactivated_at timestamptz,
    -- When the name was taken away; such an account never comes back.
    add column pseudonymised_at timestamptz,
    add constraint person_pseudonymised_cannot_sign_in check (pseudonymised_at is null or not is_active);
-- Whoever has been locked out before: the period begins with this upgrade.
update person set deactivated_at = now() where not is_active;

create or replace view person_with_roles as
select person.id, person.sign_in_name, person.name, person.email, person.department_id, person.password_hash,
       person.provider_subject, person.is_active, person.wants_mail, person.row_version, person.added_at,
       array(select role from person_role where person_id = person.id order by role) as roles,
       person.pseudonymised_at
from person;

-- What stands in the place of a name that has gone. Both languages read it; nobody can sign in as it.
create function pseudonym(person bigint) returns text language sql immutable parallel safe as $$
    select 'Person ' || person
$$;

-- The log. Its hashes stay as they are: what an event has said since its names went is vouched for by a later event
-- of the same log (`person-pseudonymised`), which holds the digest of all the contents that it vouches for.

-- Random, so that nobody finds the name that has gone by trying names until the hash of the event fits. It goes with
-- the name. Null for events of before.
alter table audit_event add column salt bytea;

create or replace function audit_hash(event audit_event) returns bytea language sql stable as $$
    select sha256(event.previous_hash || coalesce(event.salt, ''::bytea) || convert_to(jsonb_build_array(
        event.id, extract(epoch from event.at)::text, event.actor_id, event.actor_name, event.action,
        event.project_number, event.subject, event.before::text, event.after::text, event.reason
    )::text, 'UTF8'))
$$;

create or replace function append_audit_event() returns trigger language plpgsql as $$
declare
    last record;
begin
    perform pg_advisory_xact_lock(hashtextextended('vorrang.audit', 0));
    select id, hash into last from audit_event order by id desc limit 1;
    new.id := coalesce(last.id, 0) + 1;
    new.previous_hash := coalesce(last.hash, decode(repeat('00', 32), 'hex'));
    new.salt := uuid_send(gen_random_uuid());
    new.hash := audit_hash(new);
    return new;
end $$;

-- Without foreign keys: it is the log itself that refuses to be emptied, and a line that belongs to no event vouches for
-- nothing.
create table pseudonymised_event (
    event_id bigint not null,
    -- The event that says so.
    by_id bigint not null,
    -- `audit_hash` of what the event says since.
    content_hash bytea not null,
    primary key (event_id, by_id)
);

create index pseudonymised_event_by on pseudonymised_event (by_id);

-- Nobody changes an event by mistake: names go only where the transaction has said that this is what it does, and
-- nothing else may change. Who disables this is found out by the hashes.
create or replace function refuse_change_of_audit_event() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and current_setting('vorrang.pseudonymising', true) = 'yes' then
        return null;
    end if;
    raise exception 'an audit event is never changed or removed';
end $$;

create function keep_audit_event_but_names() returns trigger language plpgsql as $$
begin
    if to_jsonb(new) - array['actor_name', 'subject', 'before', 'after', 'salt']
        is distinct from to_jsonb(old) - array['actor_name', 'subject', 'before', 'after', 'salt']
    then
        raise exception 'an audit event is never changed or removed';
    end if;
    return new;
end $$;

create trigger audit_event_keeps_all_but_names before update on audit_event
    for each row execute function keep_audit_event_but_names();

create trigger pseudonymised_event_is_immutable before update or delete or truncate on pseudonymised_event
    for each statement execute function refuse_change_of_audit_event();

-- The fields of an event with a pseudonym in place of what named somebody.
create function without_names(fields jsonb, names text[], pseudonym text) returns jsonb
language sql immutable parallel safe as $$
    select case when jsonb_typeof(fields) = 'object' then coalesce((
        select jsonb_object_agg(key, case
            when key in ('name', 'email', 'token', 'author', 'contact') and value #>> '{}' = any(names)
                then to_jsonb(pseudonym)
            else value
        end)
        from jsonb_each(fields)
    ), '{}') else fields end
$$;

-- A published weighting and a frozen board keep everything but the names of whoever has left.
create function keep_weighting_but_names() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE'
        or to_jsonb(new) - array['author', 'approver', 'four_eyes']
            is distinct from to_jsonb(old) - array['author', 'approver', 'four_eyes']
        or new.author not in (old.author, coalesce(pseudonym(new.author_id), old.author))
        or new.approver not in (old.approver, pseudonym(new.approver_id))
        or (new.author, new.approver) is not distinct from (old.author, old.approver)
    then
        raise exception 'a published weighting is never changed: publish a new version';
    end if;
    return new;
end $$;

drop trigger weighting_is_immutable on weighting;
create trigger weighting_is_immutable before update or delete on weighting
    for each row execute function keep_weighting_but_names();

create function keep_snapshot_but_names() returns trigger language plpgsql as $$
begin
    if to_jsonb(new) - 'taken_by_name' is distinct from to_jsonb(old) - 'taken_by_name'
        or new.taken_by_name is distinct from pseudonym(new.taken_by)
    then
        raise exception 'a frozen board is never changed or removed';
    end if;
    return new;
end $$;

drop trigger snapshot_is_immutable on snapshot;
create trigger snapshot_is_immutable before delete or truncate on snapshot
    for each statement execute function refuse_change_of_snapshot();
create trigger snapshot_keeps_all_but_names before update on snapshot
    for each row execute function keep_snapshot_but_names();

-- What each column is for: `personal: …` names the processing that it belongs to, which the page on processing
-- explains (purpose, legal basis, who sees it, how long). A new column without such a comment fails a test.
do $$
declare
    col record;
begin
    for col in
        select attribute.attrelid::regclass as of_table, attribute.attname as name,
               case
                   when rel.relname in ('person', 'person_role', 'password_link') then 'account'
                   when rel.relname in ('session', 'parked_form', 'provider_sign_in') then 'session'
                   when rel.relname = 'sign_in_attempt' then 'attempt'
                   when rel.relname = 'access_token' then 'token'
                   when rel.relname in ('proposal_draft', 'import_file', 'saved_view') then 'draft'
                   when rel.relname in ('round_assignment', 'assessment') then 'assessment'
                   when rel.relname = 'barrier_report' then 'barrier'
                   when (rel.relname, attribute.attname) in (
                       ('outbox', 'to_name'), ('outbox', 'to_address'), ('outbox', 'subject'), ('outbox', 'body'),
                       ('outbox', 'last_error')
                   ) then 'mail'
                   when (rel.relname, attribute.attname) in (
                       ('audit_event', 'actor_id'), ('audit_event', 'actor_name'), ('audit_event', 'subject'),
                       ('audit_event', 'before'), ('audit_event', 'after'), ('audit_event', 'reason')
                   ) then 'log'
                   when (rel.relname, attribute.attname) in (
                       ('project', 'contact'), ('project', 'submitted_by'), ('project', 'state_by'),
                       ('project_comment', 'author_id'), ('project_comment', 'text'),
                       ('assessment_round', 'opened_by'), ('assessment_round', 'closed_by'),
                       ('weighting_draft', 'author_id'), ('weighting', 'author'), ('weighting', 'author_id'), ('weighting', 'approver'),
                       ('weighting', 'approver_id'), ('snapshot', 'taken_by'), ('snapshot', 'taken_by_name'),
                       ('scenario', 'author_id'), ('scenario', 'adopted_by'), ('outcome', 'recorded_by'),
                       ('duty', 'claimed_by'), ('duty', 'checked_by'), ('rank_decision', 'entered_by')
                   ) then 'file'
               end as processing
        from pg_attribute as attribute
        join pg_class as rel on rel.oid = attribute.attrelid and rel.relkind = 'r'
        join pg_namespace as space on space.oid = rel.relnamespace and space.nspname = current_schema()
        where attribute.attnum > 0 and not attribute.attisdropped and rel.relname <> '_sqlx_migrations'
    loop
        execute format(
            'comment on column %s.%I is %L', col.of_table, col.name,
            coalesce('personal: ' || col.processing, 'not personal')
        );
    end loop;
end $$;
