// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Every statement of the room.

use chrono::{DateTime, Utc};
use sqlx::{PgConnection, PgExecutor};

use super::model::{BarrierReport, ReportId, Statement, StoredReport, Wording, language_of};
use crate::kit::{i18n::Locale, ids::PersonId};

/// The statement as the administration has written it, if it has.
pub(super) async fn wording(
    db: impl PgExecutor<'_>,
    statement: Statement,
    language: Locale,
) -> sqlx::Result<Option<Wording>> {
    sqlx::query_as!(
        Wording,
        r#"select text, changed_at as "changed_at?", row_version from statement where name = $1 and language = $2"#,
        statement.code(),
        language.tag()
    )
    .fetch_optional(db)
    .await
}

/// Every statement that the administration has written.
pub(super) async fn wordings(db: impl PgExecutor<'_>) -> sqlx::Result<Vec<(Statement, Locale, Wording)>> {
    let rows = sqlx::query!("select name, language, text, changed_at, row_version from statement")
        .fetch_all(db)
        .await?;
    let known = rows.into_iter().filter_map(|row| {
        let (statement, language) = (Statement::from_code(&row.name)?, language_of(&row.language)?);
        let (changed_at, row_version) = (Some(row.changed_at), row.row_version);
        Some((statement, language, Wording { text: row.text, changed_at, row_version }))
    });
    Ok(known.collect())
}

/// Keeps another text, if the one before has been changed `row_version` times; whether it has.
pub(super) async fn write(
    db: impl PgExecutor<'_>,
    (statement, language): (Statement, Locale),
    row_version: i32,
    text: &str,
    at: DateTime<Utc>,
) -> sqlx::Result<bool> {
    let done = if row_version == 0 {
        sqlx::query!(
            "insert into statement (name, language, text, changed_at) values ($1, $2, $3, $4) on conflict do nothing",
            statement.code(),
            language.tag(),
            text,
            at
        )
        .execute(db)
        .await?
    } else {
        sqlx::query!(
            "update statement set text = $4, changed_at = $5, row_version = row_version + 1
             where name = $1 and language = $2 and row_version = $3",
            statement.code(),
            language.tag(),
            row_version,
            text,
            at
        )
        .execute(db)
        .await?
    };
    Ok(done.rows_affected() == 1)
}

/// Keeps a report.
pub(super) async fn insert_report(
    db: impl PgExecutor<'_>,
    report: &BarrierReport,
    at: DateTime<Utc>,
) -> sqlx::Result<ReportId> {
    sqlx::query_scalar!(
        r#"insert into barrier_report (reported_at, page, description, name, email)
           values ($1, $2, $3, $4, $5) returning id as "id: ReportId""#,
        at,
        report.page,
        report.description,
        report.name,
        report.email
    )
    .fetch_one(db)
    .await
}

/// How many reports have come since then. Those who report wait for each other until the transaction ends, so that
/// no crowd slips through together.
pub(super) async fn count_reports_since(db: &mut PgConnection, since: DateTime<Utc>) -> sqlx::Result<i64> {
    sqlx::query!("select pg_advisory_xact_lock(hashtextextended('vorrang.barriers', 0))")
        .execute(&mut *db)
        .await?;
    sqlx::query_scalar!(r#"select count(*) as "count!" from barrier_report where reported_at > $1"#, since)
        .fetch_one(db)
        .await
}

/// A report as it is kept, out of what the database holds.
macro_rules! stored_report {
    ($row:expr) => {
        StoredReport {
            id: $row.id,
            reported_at: $row.reported_at,
            report: BarrierReport {
                page: $row.page,
                description: $row.description,
                name: $row.name,
                email: $row.email,
            },
            closed: $row
                .closed_at
                .map(|at| (at, $row.closed_by_name.unwrap_or_default(), $row.answer.unwrap_or_default())),
        }
    };
}

/// The newest `most` reports, the open ones first.
pub(super) async fn reports(db: impl PgExecutor<'_>, most: i64) -> sqlx::Result<Vec<StoredReport>> {
    let rows = sqlx::query!(
        r#"select report.id as "id: ReportId", reported_at, page, description, report.name, report.email,
                  closed_at, answer, closer.name as "closed_by_name?"
           from barrier_report as report left join person as closer on closer.id = closed_by
           order by closed_at is not null, report.id desc limit $1"#,
        most
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| stored_report!(row)).collect())
}

/// The report of that key.
pub(super) async fn report(db: impl PgExecutor<'_>, id: ReportId) -> sqlx::Result<Option<StoredReport>> {
    let row = sqlx::query!(
        r#"select report.id as "id: ReportId", reported_at, page, description, report.name, report.email,
                  closed_at, answer, closer.name as "closed_by_name?"
           from barrier_report as report left join person as closer on closer.id = closed_by
           where report.id = $1"#,
        id.0
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| stored_report!(row)))
}

/// Closes a report that is open; whether it was.
pub(super) async fn close_report(
    db: impl PgExecutor<'_>,
    id: ReportId,
    (by, at): (PersonId, DateTime<Utc>),
    answer: &str,
) -> sqlx::Result<bool> {
    let done = sqlx::query!(
        "update barrier_report set closed_at = $2, closed_by = $3, answer = $4
         where id = $1 and closed_at is null",
        id.0,
        at,
        by.0,
        answer
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Forgets the reports that were closed before then; how many.
pub async fn delete_reports_closed_before(
    db: impl PgExecutor<'_>,
    before: DateTime<Utc>,
) -> sqlx::Result<u64> {
    let done = sqlx::query!("delete from barrier_report where closed_at < $1", before).execute(db).await?;
    Ok(done.rows_affected())
}
