// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use sqlx::PgExecutor;

use crate::{
    portfolio::model::{Capacity, CapacityEdit},
    ranking::{Cents, PersonDays},
};

struct StoredCapacity {
    year: i32,
    person_days: Option<i32>,
    cents: Option<i64>,
    reason: String,
    row_version: i32,
}

impl From<StoredCapacity> for Capacity {
    fn from(row: StoredCapacity) -> Self {
        Self {
            year: row.year,
            days: row.person_days.map(|days| PersonDays(days.unsigned_abs())),
            cents: row.cents.map(|cents| Cents(cents.unsigned_abs())),
            reason: row.reason,
            row_version: row.row_version,
        }
    }
}

fn columns(edit: &CapacityEdit) -> (Option<i32>, Option<i64>) {
    let days = edit.days.map(|days| i32::try_from(days.0).unwrap_or(i32::MAX));
    (days, edit.cents.map(|cents| i64::try_from(cents.0).unwrap_or(i64::MAX)))
}

/// Every year for which a capacity was entered, in their order.
pub async fn capacities(db: impl PgExecutor<'_>) -> sqlx::Result<Vec<Capacity>> {
    let rows = sqlx::query_as!(
        StoredCapacity,
        "select year, person_days, cents, reason, row_version from capacity order by year"
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(Capacity::from).collect())
}

/// The capacity of that year.
pub async fn capacity(db: impl PgExecutor<'_>, year: i32) -> sqlx::Result<Option<Capacity>> {
    let row = sqlx::query_as!(
        StoredCapacity,
        "select year, person_days, cents, reason, row_version from capacity where year = $1",
        year
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(Capacity::from))
}

/// Enters a year; one that is there already is refused by the database.
pub async fn insert_capacity(db: impl PgExecutor<'_>, year: i32, edit: &CapacityEdit) -> sqlx::Result<()> {
    let (days, cents) = columns(edit);
    sqlx::query!(
        "insert into capacity (year, person_days, cents, reason) values ($1, $2, $3, $4)",
        year,
        days,
        cents,
        edit.reason
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Changes a year that has been changed `row_version` times; whether it has.
pub async fn update_capacity(
    db: impl PgExecutor<'_>,
    (year, row_version): (i32, i32),
    edit: &CapacityEdit,
) -> sqlx::Result<bool> {
    let (days, cents) = columns(edit);
    let done = sqlx::query!(
        "update capacity set person_days = $3, cents = $4, reason = $5, row_version = row_version + 1
         where year = $1 and row_version = $2",
        year,
        row_version,
        days,
        cents,
        edit.reason
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Takes a year that has been changed `row_version` times out of the plan; whether it has.
pub async fn delete_capacity(db: impl PgExecutor<'_>, (year, row_version): (i32, i32)) -> sqlx::Result<bool> {
    let done = sqlx::query!("delete from capacity where year = $1 and row_version = $2", year, row_version)
        .execute(db)
        .await?;
    Ok(done.rows_affected() == 1)
}
