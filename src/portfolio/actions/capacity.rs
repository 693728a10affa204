// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use chrono::{DateTime, Utc};
use serde_json::{Value, json};
use sqlx::{PgConnection, PgPool};

use crate::{
    audit::{self, Action, Event},
    kit::database::violates,
    people::{Person, Role},
    portfolio::{
        model::{Capacity, CapacityEdit},
        store,
    },
};

/// Why a year is not entered or changed.
#[derive(Debug, thiserror::Error)]
pub enum CapacityError {
    /// Only portfolio management enters it.
    #[error("not for this person")]
    Forbidden,
    /// The year is there already.
    #[error("the year is there already")]
    Taken,
    /// There is no such year.
    #[error("no such year")]
    Unknown,
    /// Somebody else has changed it in the meantime, to this.
    #[error("changed by somebody else")]
    Changed(Capacity),
    /// The database refused.
    #[error(transparent)]
    Database(sqlx::Error),
}

impl From<sqlx::Error> for CapacityError {
    fn from(error: sqlx::Error) -> Self {
        if violates(&error, "capacity_pkey") { Self::Taken } else { Self::Database(error) }
    }
}

fn check(person: &Person) -> Result<(), CapacityError> {
    if person.has(Role::PortfolioManager) { Ok(()) } else { Err(CapacityError::Forbidden) }
}

/// Enters what there is in a year.
pub async fn add_capacity(
    pool: &PgPool,
    person: &Person,
    year: i32,
    edit: &CapacityEdit,
    at: DateTime<Utc>,
) -> Result<(), CapacityError> {
    check(person)?;
    let mut transaction = pool.begin().await?;
    store::insert_capacity(&mut *transaction, year, edit).await?;
    record(&mut transaction, person, (year, None, edit), at).await?;
    transaction.commit().await?;
    Ok(())
}

/// Changes what there is in a year that has been changed `row_version` times; one of which nothing is said any more
/// is no longer planned.
pub async fn change_capacity(
    pool: &PgPool,
    person: &Person,
    version: (i32, i32),
    edit: &CapacityEdit,
    at: DateTime<Utc>,
) -> Result<(), CapacityError> {
    check(person)?;
    let mut transaction = pool.begin().await?;
    let db = &mut *transaction;
    let before = store::capacity(&mut *db, version.0).await?.ok_or(CapacityError::Unknown)?;
    if (before.days, before.cents, &before.reason) == (edit.days, edit.cents, &edit.reason) {
        return Ok(());
    }
    let is_done = if edit.is_empty() {
        store::delete_capacity(&mut *db, version).await?
    } else {
        store::update_capacity(&mut *db, version, edit).await?
    };
    if !is_done {
        let now = store::capacity(&mut *db, version.0).await?.ok_or(CapacityError::Unknown)?;
        return Err(CapacityError::Changed(now));
    }
    record(db, person, (version.0, Some(&before), edit), at).await?;
    transaction.commit().await?;
    Ok(())
}

async fn record(
    db: &mut PgConnection,
    person: &Person,
    (year, before, after): (i32, Option<&Capacity>, &CapacityEdit),
    at: DateTime<Utc>,
) -> sqlx::Result<()> {
    let said = |days: Option<u32>, cents: Option<u64>| -> Value {
        let euros = cents.map(|cents| format!("{},{:02}", cents / 100, cents % 100));
        json!({ "person_days": days, "euros": euros })
    };
    let event = Event {
        actor: &person.actor(),
        action: Action::CapacitySet,
        project: None,
        subject: year.to_string(),
        before: before.map(|year| said(year.days.map(|days| days.0), year.cents.map(|cents| cents.0))),
        after: Some(said(after.days.map(|days| days.0), after.cents.map(|cents| cents.0))),
        reason: Some(after.reason.clone()),
    };
    audit::record(db, at, &event).await
}
