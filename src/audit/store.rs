// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

mod names;

use chrono::{DateTime, Utc};
use sqlx::{PgConnection, PgExecutor};

use super::{
    model::{Action, Break, Chain, Event, Fault, Hash, RecordedEvent, storable, storable_value},
    query::LogQuery,
};
use crate::kit::clock::start_of_day;

pub use names::forget_names;

/// Appends an event to the log. To be called at the end of the transaction of the change: until that is
/// over, every other change waits for its own turn to record.
pub async fn record(db: &mut PgConnection, at: DateTime<Utc>, event: &Event<'_>) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into audit_event
             (at, actor_id, actor_name, action, project_number, subject, before, after, reason)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        at,
        event.actor.id.map(|id| id.0),
        storable(&event.actor.name),
        event.action.code(),
        event.project.map(storable),
        storable(&event.subject),
        event.before.as_ref().map(storable_value),
        event.after.as_ref().map(storable_value),
        event.reason.as_deref().map(storable),
    )
    .execute(db)
    .await?;
    Ok(())
}

/// What [`check_chain`] found.
pub(super) struct Checked {
    pub chain: Chain,
    pub first_break: Option<Break>,
    /// An event has the hash that was noted.
    pub holds_noted: bool,
}

/// Compares every event with its hash and with the event before it, in one statement that the database works
/// through row by row. An event from which names have gone hashes to what a later event vouches for. What an intruder may have put in place of a time is brought into the years that the
/// program can show.
pub(super) async fn check_chain(db: impl PgExecutor<'_>, noted: Option<Hash>) -> sqlx::Result<Checked> {
    let noted = noted.map(|hash| hash.0.to_vec());
    let found = sqlx::query!(
        r#"with link as (
               select id, hash, previous_hash, audit_hash(event) as computed_hash, vouched.content_hash,
                      case when action = 'person-pseudonymised' then after ->> 'digest' end as noted_digest,
                      action = 'person-pseudonymised' or sealed.by_id is not null as vouches,
                      coalesce(sealed.digest, encode(sha256(''), 'hex')) as digest,
                      lag(id, 1, 0::bigint) over by_number as id_before,
                      lag(hash, 1, decode(repeat('00', 32), 'hex')) over by_number as hash_before
               from audit_event as event
               left join (
                   select distinct on (event_id) event_id, content_hash
                   from pseudonymised_event order by event_id, by_id desc
               ) as vouched on vouched.event_id = id
               left join (
                   select by_id, encode(sha256(
                              string_agg(int8send(event_id) || content_hash, ''::bytea order by event_id)
                          ), 'hex') as digest
                   from pseudonymised_event group by by_id
               ) as sealed on sealed.by_id = id
               window by_number as (order by id)
           ), found as (
               select count(*) as events, min(id) as first_id, max(id) as last_id,
                      min(id_before + 1) filter (where id <> id_before + 1) as missing,
                      min(id) filter (where id <> id_before + 1) as after_gap,
                      min(id) filter (
                          where (hash is distinct from computed_hash
                                 and content_hash is distinct from computed_hash)
                             or (vouches and noted_digest is distinct from digest)
                      ) as altered,
                      min(id) filter (where previous_hash is distinct from hash_before) as unlinked,
                      bool_or(hash = $1) as holds_noted
               from link
           ), dated as (
               select id, hash,
                      greatest(timestamptz '0001-01-01 00:00+00',
                               least(at, timestamptz '9999-12-31 00:00+00')) as at
               from audit_event
           )
           select events as "events!", missing, after_gap, altered,
                  coalesce(holds_noted, false) as "holds_noted!",
                  first.at as "first_at?", last.at as "last_at?", last.hash as "last_hash?",
                  broken.id as "broken_id?", broken.at as "broken_at?"
           from found
           left join dated as first on first.id = first_id
           left join dated as last on last.id = last_id
           left join dated as broken on broken.id = least(after_gap, altered, unlinked)"#,
        noted
    )
    .fetch_one(db)
    .await?;
    let last_hash = found.last_hash.and_then(|hash| <[u8; 32]>::try_from(hash).ok()).map(Hash);
    let span = found.first_at.zip(found.last_at).zip(last_hash);
    let gap = found.missing.zip(found.after_gap);
    let broken = found.broken_id.zip(found.broken_at);
    let first_break = broken.map(|broken| describe_break(broken, gap, found.altered));
    let chain = Chain { events: found.events, span: span.map(|((from, to), hash)| (from, to, hash)) };
    Ok(Checked { chain, first_break, holds_noted: found.holds_noted })
}

/// What is wrong at the first event that is not as it should be: the number that is missing before one, or whether it
/// was altered.
fn describe_break(
    (number, at): (i64, DateTime<Utc>),
    gap: Option<(i64, i64)>,
    altered: Option<i64>,
) -> Break {
    let (number, fault) = match gap {
        Some((missing, after_gap)) if after_gap == number => (missing, Fault::Missing),
        _ if altered == Some(number) => (number, Fault::Altered),
        _ => (number, Fault::Unlinked),
    };
    Break { number, fault, at }
}

/// The newest `most` events that the query asks for, the newest first.
pub(super) async fn events(
    db: impl PgExecutor<'_>,
    query: &LogQuery,
    most: i64,
) -> sqlx::Result<Vec<RecordedEvent>> {
    let pattern = query
        .text
        .as_ref()
        .map(|text| format!("%{}%", text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_")));
    sqlx::query_as!(
        RecordedEvent,
        r#"select id as number, at, actor_name as actor, action, project_number as project, subject, before, after,
                  reason
           from audit_event
           where ($1::bigint is null or id < $1)
             and ($2::text is null or action = $2)
             and ($3::timestamptz is null or at >= $3)
             and ($4::timestamptz is null or at < $4)
             and ($5::text is null or project_number ilike $5 or (subject ilike $5 and action = any($6)))
           order by id desc limit $7"#,
        query.before,
        query.action.map(Action::code),
        query.from.map(start_of_day),
        query.to.and_then(|day| day.succ_opt()).map(start_of_day),
        pattern,
        &codes(|action| !action.is_about_a_person()),
        most
    )
    .fetch_all(db)
    .await
}

/// What happened to a project, the newest first, without what is not told to everybody and what only a newer
/// program knows.
pub async fn history_of(db: impl PgExecutor<'_>, project_number: &str) -> sqlx::Result<Vec<RecordedEvent>> {
    sqlx::query_as!(
        RecordedEvent,
        r#"select id as number, at, actor_name as actor, action, project_number as project, subject, before, after,
                  reason
           from audit_event
           where project_number = $1 and action = any($2)
           order by id desc"#,
        project_number,
        &codes(Action::is_told_to_everybody)
    )
    .fetch_all(db)
    .await
}

fn codes(wanted: impl Fn(Action) -> bool) -> Vec<String> {
    Action::ALL.iter().filter(|action| wanted(**action)).map(|action| action.code().to_owned()).collect()
}

/// Whether the log says that this was done with this subject.
pub async fn knows(db: impl PgExecutor<'_>, action: Action, subject: &str) -> sqlx::Result<bool> {
    sqlx::query_scalar!(
        r#"select exists (select from audit_event where action = $1 and subject = $2) as "knows!""#,
        action.code(),
        subject
    )
    .fetch_one(db)
    .await
}
