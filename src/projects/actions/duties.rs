// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Claiming a duty, and checking what is claimed.

use chrono::{DateTime, Utc};
use serde_json::{Value, json};
use sqlx::{PgConnection, PgPool};

use super::{grounds::record, moves::read_project};
use crate::{
    audit::Action,
    error::Error,
    kit::clock::Clock,
    people::Person,
    projects::{
        model::{Duty, DutyCheck, DutyClaim, Project, ProjectNumber, may_claim_duty},
        store,
    },
};

/// What became of a change of a duty.
#[derive(Debug)]
pub enum DutyChange {
    /// Done, now or by the same click a moment ago.
    Done,
    /// Somebody else was quicker: this is what stands there now.
    Conflict(Option<Box<Duty>>),
    /// Its day has come: there is nothing left to check.
    Expired,
}

/// Claims a duty, or another one than before; `version` is that of the duty which the person has seen, 0 if there
/// was none.
pub async fn claim_duty(
    pool: &PgPool,
    person: &Person,
    number: &ProjectNumber,
    (claim, version): (&DutyClaim, i32),
    at: DateTime<Utc>,
) -> Result<DutyChange, Error> {
    let mut transaction = pool.begin().await?;
    let db = &mut *transaction;
    let (project, stored) = locked(db, person, number).await?;
    if stored.as_ref().is_some_and(|stored| stored.claim == *claim && !stored.has_expired) {
        return Ok(DutyChange::Done);
    }
    if stored.as_ref().map_or(0, |stored| stored.row_version) != version {
        return Ok(DutyChange::Conflict(stored.map(Box::new)));
    }
    store::put_duty(&mut *db, (project.id, person.id), claim, at).await?;
    let before = stored.as_ref().map(as_json);
    let after = store::duty(&mut *db, project.id).await?.as_ref().map(as_json);
    record(db, person, (number, Action::DutyClaimed), (before, after), None, at).await?;
    transaction.commit().await?;
    Ok(DutyChange::Done)
}

/// Takes a claim back, for this reason.
pub async fn withdraw_duty(
    pool: &PgPool,
    person: &Person,
    number: &ProjectNumber,
    (reason, version): (&str, i32),
    at: DateTime<Utc>,
) -> Result<DutyChange, Error> {
    let mut transaction = pool.begin().await?;
    let db = &mut *transaction;
    let (project, stored) = locked(db, person, number).await?;
    let Some(stored) = stored else { return Ok(DutyChange::Done) };
    if stored.row_version != version {
        return Ok(DutyChange::Conflict(Some(Box::new(stored))));
    }
    store::delete_duty(&mut *db, project.id).await?;
    let said = (Some(as_json(&stored)), None);
    record(db, person, (number, Action::DutyWithdrawn), said, Some(reason), at).await?;
    transaction.commit().await?;
    Ok(DutyChange::Done)
}

/// Says whether a duty is proven. Whoever has claimed it cannot be the one who checks it.
pub async fn check_duty(
    pool: &PgPool,
    person: &Person,
    number: &ProjectNumber,
    (is_proven, remark, version): (bool, &str, i32),
    at: DateTime<Utc>,
) -> Result<DutyChange, Error> {
    let mut transaction = pool.begin().await?;
    let db = &mut *transaction;
    let (project, stored) = locked(db, person, number).await?;
    let stored = stored.ok_or(Error::NotFound(None))?;
    if stored.has_expired || stored.claim.expires_on <= Clock::Fixed(at).today() {
        return Ok(DutyChange::Expired);
    }
    if !stored.may_be_checked_by(person) {
        return Err(Error::Forbidden);
    }
    let is_so = |check: &DutyCheck| check.is_proven == is_proven && check.remark == remark;
    if stored.check.as_ref().is_some_and(is_so) {
        return Ok(DutyChange::Done);
    }
    if stored.row_version != version {
        return Ok(DutyChange::Conflict(Some(Box::new(stored))));
    }
    store::check_duty(&mut *db, (project.id, person.id), (is_proven, remark), at).await?;
    let after = store::duty(&mut *db, project.id).await?.as_ref().map(as_json);
    let reason = Some(remark).filter(|remark| !remark.is_empty());
    let said = (Some(as_json(&stored)), after);
    record(db, person, (number, Action::DutyChecked), said, reason, at).await?;
    transaction.commit().await?;
    Ok(DutyChange::Done)
}

/// The project and its duty for somebody who may claim one; nobody else changes it until the end of the transaction.
async fn locked(
    db: &mut PgConnection,
    person: &Person,
    number: &ProjectNumber,
) -> Result<(Project, Option<Duty>), Error> {
    store::lock_projects(&mut *db, &[number]).await?;
    read_duty(db, person, number).await
}

/// The project and its duty for somebody who may claim one.
pub async fn read_duty(
    db: &mut PgConnection,
    person: &Person,
    number: &ProjectNumber,
) -> Result<(Project, Option<Duty>), Error> {
    let (project, _) = read_project(db, person, number, None).await?;
    if !may_claim_duty(person, &project) {
        return Err(Error::Forbidden);
    }
    let stored = store::duty(db, project.id).await?;
    Ok((project, stored))
}

fn as_json(duty: &Duty) -> Value {
    json!({
        "duty_norm": duty.claim.norm,
        "duty_evidence": duty.claim.evidence,
        "expires_on": duty.claim.expires_on,
        "duty_proven": duty.check.as_ref().map(|check| check.is_proven),
    })
}
