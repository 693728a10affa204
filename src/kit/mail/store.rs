// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use chrono::{DateTime, Utc};
use sqlx::{PgConnection, PgExecutor, PgPool, postgres::PgListener};

use super::Mail;

/// A mail that is to be sent now. Its row is locked until the transaction ends.
pub(super) struct Due {
    /// Number of the row.
    pub id: i64,
    /// Left half of the Message-ID.
    pub message_id: String,
    /// When it was written.
    pub written_at: DateTime<Utc>,
    /// How often it has been tried before.
    pub attempts: i32,
    /// What is to be sent.
    pub mail: Mail,
}

/// Puts a mail into the outbox, in the caller's transaction: it is sent if and only if that commits.
pub async fn enqueue(db: &mut PgConnection, at: DateTime<Utc>, mail: &Mail) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into outbox (to_name, to_address, subject, body, written_at, next_attempt_at)
         values ($1, $2, $3, $4, $5, $5)",
        mail.to_name,
        mail.to_address,
        mail.subject,
        mail.text,
        at
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Tells when a mail has been put into the outbox.
pub(super) async fn listen(pool: &PgPool) -> sqlx::Result<PgListener> {
    let mut listener = PgListener::connect_with(pool).await?;
    listener.listen("outbox").await?;
    Ok(listener)
}

/// Locks the mail that has been due for the longest time and that nobody else has locked. No mail is due later than
/// `latest`: a time beyond has been written by a clock that has been set back.
pub(super) async fn lock_due(
    db: &mut PgConnection,
    now: DateTime<Utc>,
    latest: DateTime<Utc>,
) -> sqlx::Result<Option<Due>> {
    // The transaction stays open while a mail server takes its time. A database that ends idle transactions
    // would make us send the same mail again and again.
    sqlx::query!("set local idle_in_transaction_session_timeout = 0").execute(&mut *db).await?;
    let row = sqlx::query!(
        r#"select id, message_id::text as "message_id!", written_at, attempts,
                  to_name, to_address, subject, body
           from outbox
           where state = 'waiting' and (next_attempt_at <= $1 or next_attempt_at > $2)
           order by next_attempt_at, id
           limit 1
           for update skip locked"#,
        now,
        latest
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| Due {
        id: row.id,
        message_id: row.message_id,
        written_at: row.written_at,
        attempts: row.attempts,
        mail: Mail { to_name: row.to_name, to_address: row.to_address, subject: row.subject, text: row.body },
    }))
}

/// A mail server has taken the mail over.
pub(super) async fn mark_sent(db: impl PgExecutor<'_>, id: i64, now: DateTime<Utc>) -> sqlx::Result<()> {
    sqlx::query!(
        "update outbox set state = 'sent', attempts = attempts + 1, ended_at = $2 where id = $1",
        id,
        now
    )
    .execute(db)
    .await?;
    Ok(())
}

/// The mail could not be sent and is tried again.
pub(super) async fn postpone(
    db: impl PgExecutor<'_>,
    id: i64,
    next_attempt_at: DateTime<Utc>,
    why: &str,
) -> sqlx::Result<()> {
    sqlx::query!(
        "update outbox set attempts = attempts + 1, next_attempt_at = $2, last_error = $3 where id = $1",
        id,
        next_attempt_at,
        why
    )
    .execute(db)
    .await?;
    Ok(())
}

/// The mail is not sent and not tried again.
pub(super) async fn mark_failed(
    db: impl PgExecutor<'_>,
    id: i64,
    now: DateTime<Utc>,
    why: &str,
) -> sqlx::Result<()> {
    sqlx::query!(
        "update outbox set state = 'failed', attempts = attempts + 1, ended_at = $2, last_error = $3
         where id = $1",
        id,
        now,
        why
    )
    .execute(db)
    .await?;
    Ok(())
}

/// There is no mail server: nothing that waits is sent, not even if there is one later.
pub(super) async fn mark_all_unsent(db: impl PgExecutor<'_>, now: DateTime<Utc>) -> sqlx::Result<()> {
    sqlx::query!(
        "update outbox set state = 'unsent', ended_at = $1, last_error = 'no mail server configured'
         where state = 'waiting'",
        now
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Forgets the mails that had left the outbox before that time; how many.
pub async fn delete_ended(db: impl PgExecutor<'_>, before: DateTime<Utc>) -> sqlx::Result<u64> {
    let done = sqlx::query!("delete from outbox where state <> 'waiting' and ended_at < $1", before)
        .execute(db)
        .await?;
    Ok(done.rows_affected())
}

/// How many mails there are in each state, also in those in which there are none.
pub async fn count(db: &mut PgConnection) -> sqlx::Result<Vec<(String, i64)>> {
    let rows = sqlx::query!(
        r#"select state as "state!", count(outbox.id) as "number!"
           from unnest(array['waiting', 'sent', 'failed', 'unsent']) as state
           left join outbox using (state)
           group by state"#
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| (row.state, row.number)).collect())
}
