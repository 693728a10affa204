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

/// The same, which nobody else changes until the transaction ends.
pub async fn lock_capacity(db: impl PgExecutor<'_>, year: i32) -> sqlx::Result<Option<Capacity>> {
    let row = sqlx::query_as!(
        StoredCapacity,
        "select year, person_days, cents, reason, row_version from capacity where year = $1 for update",
        year
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(Capacity::from))
}

/// Enters a year; whether it was not there before.
pub async fn insert_capacity(db: impl PgExecutor<'_>, year: i32, edit: &CapacityEdit) -> sqlx::Result<bool> {
    let (days, cents) = columns(edit);
    let done = sqlx::query!(
        "insert into capacity (year, person_days, cents, reason) values ($1, $2, $3, $4)
         on conflict (year) do nothing",
        year,
        days,
        cents,
        edit.reason
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Changes a year.
pub async fn update_capacity(db: impl PgExecutor<'_>, year: i32, edit: &CapacityEdit) -> sqlx::Result<()> {
    let (days, cents) = columns(edit);
    sqlx::query!(
        "update capacity set person_days = $2, cents = $3, reason = $4, row_version = row_version + 1
         where year = $1",
        year,
        days,
        cents,
        edit.reason
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Takes a year out of the plan.
pub async fn delete_capacity(db: impl PgExecutor<'_>, year: i32) -> sqlx::Result<()> {
    sqlx::query!("delete from capacity where year = $1", year).execute(db).await?;
    Ok(())
}
