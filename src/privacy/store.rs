// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Every statement of the room.

use sqlx::PgExecutor;

use super::model::Periods;

/// For how long things are kept, and how often that has been changed.
pub(super) async fn periods(db: impl PgExecutor<'_>) -> sqlx::Result<(Periods, i32)> {
    let row = sqlx::query!(
        "select persons, drafts, barriers, mails, attempts, sessions, row_version from retention"
    )
    .fetch_one(db)
    .await?;
    let (persons, drafts, barriers) = (row.persons, row.drafts, row.barriers);
    let (mails, attempts, sessions) = (row.mails, row.attempts, row.sessions);
    Ok((Periods { persons, drafts, barriers, mails, attempts, sessions }, row.row_version))
}

/// Keeps things for that long, if the periods have been changed `row_version` times; whether they have.
pub(super) async fn set_periods(
    db: impl PgExecutor<'_>,
    row_version: i32,
    periods: &Periods,
) -> sqlx::Result<bool> {
    let done = sqlx::query!(
        "update retention
         set persons = $2, drafts = $3, barriers = $4, mails = $5, attempts = $6, sessions = $7,
             row_version = row_version + 1
         where row_version = $1",
        row_version,
        periods.persons,
        periods.drafts,
        periods.barriers,
        periods.mails,
        periods.attempts,
        periods.sessions
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// The columns that hold personal data as the database itself declares them: processing, table and column.
pub(super) async fn personal_columns(db: impl PgExecutor<'_>) -> sqlx::Result<Vec<(String, String, String)>> {
    let rows = sqlx::query!(
        r#"select substr(description, length('personal: ') + 1) as "processing!", relname::text as "table!",
                  attname::text as "column!"
           from pg_description
           join pg_class on pg_class.oid = objoid and classoid = 'pg_class'::regclass
           join pg_attribute on attrelid = objoid and attnum = objsubid and not attisdropped
           where relnamespace = current_schema()::regnamespace and description like 'personal: %'
           order by 1, 2, attnum"#
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| (row.processing, row.table, row.column)).collect())
}

/// Lets one process at a time clean up; whether it is this one's turn, until the transaction ends.
pub(super) async fn is_our_turn(db: impl PgExecutor<'_>) -> sqlx::Result<bool> {
    sqlx::query_scalar!(
        r#"select pg_try_advisory_xact_lock(hashtextextended('vorrang.retention', 0)) as "ours!""#
    )
    .fetch_one(db)
    .await
}
