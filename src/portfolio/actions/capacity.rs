// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use chrono::{DateTime, Utc};
use serde_json::json;
use sqlx::{PgConnection, PgPool};

use super::team::by_name;
use crate::{
    audit::{self, Action, Event},
    error::Error,
    people::{Person, Role},
    portfolio::{
        model::{Capacity, CapacityEdit, TeamDays},
        store,
    },
    ranking::{Cents, PersonDays},
};

/// What became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CapacityChange {
    /// It is so, by this or by an earlier click.
    Done,
    /// The year was entered before.
    Taken,
    /// Somebody else was quicker: this is what stands there now.
    Conflict(Capacity),
}

pub(super) fn check(person: &Person) -> Result<(), Error> {
    if person.has(Role::PortfolioManager) { Ok(()) } else { Err(Error::Forbidden) }
}

/// Enters what there is in a year.
pub async fn add_capacity(
    pool: &PgPool,
    person: &Person,
    year: i32,
    edit: &CapacityEdit,
    at: DateTime<Utc>,
) -> Result<CapacityChange, Error> {
    check(person)?;
    let mut transaction = pool.begin().await?;
    if !store::insert_capacity(&mut transaction, year, edit).await? {
        return Ok(CapacityChange::Taken);
    }
    record(&mut transaction, person, (year, None, edit), at).await?;
    transaction.commit().await?;
    Ok(CapacityChange::Done)
}

/// Changes what there is in a year that has been changed `row_version` times; one of which nothing is said any more
/// is no longer planned.
pub async fn change_capacity(
    pool: &PgPool,
    person: &Person,
    (year, row_version): (i32, i32),
    edit: &CapacityEdit,
    at: DateTime<Utc>,
) -> Result<CapacityChange, Error> {
    check(person)?;
    let mut transaction = pool.begin().await?;
    let db = &mut *transaction;
    let Some(before) = store::lock_capacity(db, year).await? else {
        return if edit.is_empty() { Ok(CapacityChange::Done) } else { Err(Error::NotFound(None)) };
    };
    let is_same = (before.days, before.cents) == (edit.days, edit.cents)
        && (&before.teams, &before.reason) == (&edit.teams, &edit.reason);
    if is_same {
        return Ok(CapacityChange::Done);
    }
    if before.row_version != row_version {
        return Ok(CapacityChange::Conflict(before));
    }
    if edit.is_empty() {
        store::delete_capacity(&mut *db, year).await?;
    } else {
        store::update_capacity(db, year, edit).await?;
    }
    record(db, person, (year, Some(&before), edit), at).await?;
    transaction.commit().await?;
    Ok(CapacityChange::Done)
}

async fn record(
    db: &mut PgConnection,
    person: &Person,
    (year, before, after): (i32, Option<&Capacity>, &CapacityEdit),
    at: DateTime<Utc>,
) -> sqlx::Result<()> {
    let teams = store::teams(&mut *db).await?;
    let said = |days: Option<PersonDays>, cents: Option<Cents>, of_teams: &TeamDays| {
        let euros = cents.map(|Cents(cents)| format!("{},{:02}", cents / 100, cents % 100));
        let mut said = json!({ "person_days": days.map(|days| days.0), "euros": euros });
        if let Some(said) = said.as_object_mut().filter(|_| !of_teams.0.is_empty()) {
            said.insert("teams".to_owned(), by_name(of_teams, &teams));
        }
        said
    };
    let event = Event {
        actor: &person.actor(),
        action: Action::CapacitySet,
        project: None,
        subject: year.to_string(),
        before: before.map(|year| said(year.days, year.cents, &year.teams)),
        after: Some(said(after.days, after.cents, &after.teams)),
        reason: Some(after.reason.clone()),
    };
    audit::record(db, at, &event).await
}
