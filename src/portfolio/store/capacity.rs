// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use sqlx::{PgConnection, PgExecutor};

use super::team::{replace_team_capacities, team_capacities};
use crate::{
    portfolio::model::{Capacity, CapacityEdit, TeamDays},
    ranking::{Cents, PersonDays},
};

struct StoredCapacity {
    year: i32,
    person_days: Option<i32>,
    cents: Option<i64>,
    reason: String,
    row_version: i32,
}

impl StoredCapacity {
    fn with_teams(self, teams: Option<TeamDays>) -> Capacity {
        Capacity {
            year: self.year,
            days: self.person_days.map(|days| PersonDays(days.unsigned_abs())),
            cents: self.cents.map(|cents| Cents(cents.unsigned_abs())),
            teams: teams.unwrap_or_default(),
            reason: self.reason,
            row_version: self.row_version,
        }
    }
}

fn columns(edit: &CapacityEdit) -> (Option<i32>, Option<i64>) {
    let days = edit.days.map(|days| i32::try_from(days.0).unwrap_or(i32::MAX));
    (days, edit.cents.map(|cents| i64::try_from(cents.0).unwrap_or(i64::MAX)))
}

/// Every year for which a capacity was entered, in their order.
pub async fn capacities(db: &mut PgConnection) -> sqlx::Result<Vec<Capacity>> {
    let rows = sqlx::query_as!(
        StoredCapacity,
        "select year, person_days, cents, reason, row_version from capacity order by year"
    )
    .fetch_all(&mut *db)
    .await?;
    let mut teams = team_capacities(db).await?;
    Ok(rows
        .into_iter()
        .map(|row| {
            let teams = teams.remove(&row.year);
            row.with_teams(teams)
        })
        .collect())
}

/// The capacity of that year.
pub async fn capacity(db: &mut PgConnection, year: i32) -> sqlx::Result<Option<Capacity>> {
    let row = sqlx::query_as!(
        StoredCapacity,
        "select year, person_days, cents, reason, row_version from capacity where year = $1",
        year
    )
    .fetch_optional(&mut *db)
    .await?;
    let Some(row) = row else { return Ok(None) };
    let teams = team_capacities(db).await?.remove(&year);
    Ok(Some(row.with_teams(teams)))
}

/// The same, which nobody else changes until the transaction ends.
pub async fn lock_capacity(db: &mut PgConnection, year: i32) -> sqlx::Result<Option<Capacity>> {
    let row = sqlx::query_as!(
        StoredCapacity,
        "select year, person_days, cents, reason, row_version from capacity where year = $1 for update",
        year
    )
    .fetch_optional(&mut *db)
    .await?;
    let Some(row) = row else { return Ok(None) };
    let teams = team_capacities(db).await?.remove(&year);
    Ok(Some(row.with_teams(teams)))
}

/// Enters a year; whether it was not there before.
pub async fn insert_capacity(db: &mut PgConnection, year: i32, edit: &CapacityEdit) -> sqlx::Result<bool> {
    let (days, cents) = columns(edit);
    let done = sqlx::query!(
        "insert into capacity (year, person_days, cents, reason) values ($1, $2, $3, $4)
         on conflict (year) do nothing",
        year,
        days,
        cents,
        edit.reason
    )
    .execute(&mut *db)
    .await?;
    let is_new = done.rows_affected() == 1;
    if is_new {
        replace_team_capacities(db, year, &edit.teams).await?;
    }
    Ok(is_new)
}

/// Changes a year.
pub async fn update_capacity(db: &mut PgConnection, year: i32, edit: &CapacityEdit) -> sqlx::Result<()> {
    let (days, cents) = columns(edit);
    sqlx::query!(
        "update capacity set person_days = $2, cents = $3, reason = $4, row_version = row_version + 1
         where year = $1",
        year,
        days,
        cents,
        edit.reason
    )
    .execute(&mut *db)
    .await?;
    replace_team_capacities(db, year, &edit.teams).await
}

/// Takes a year out of the plan.
pub async fn delete_capacity(db: impl PgExecutor<'_>, year: i32) -> sqlx::Result<()> {
    sqlx::query!("delete from capacity where year = $1", year).execute(db).await?;
    Ok(())
}
