// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use chrono::{DateTime, Utc};
use serde_json::{Value, json};
use sqlx::PgPool;

use super::moves::read_project;
use crate::{
    audit::{self, Action, Event},
    error::Error,
    people::Person,
    projects::{
        model::{ProjectNumber, ReuseCheck, may_check_reuse},
        store,
    },
};

/// What became of a check that was sent.
#[derive(Debug)]
pub enum Checked {
    /// It is stored, now or by the same click a moment ago.
    Done,
    /// Somebody else has stored this one in the meantime, in that version.
    Conflict(ReuseCheck, i32),
}

/// Notes what came of looking for a solution of somebody else; `version` is that of the check which the person has
/// seen, 0 if there was none.
pub async fn check_reuse(
    pool: &PgPool,
    person: &Person,
    number: &ProjectNumber,
    (check, version): (&ReuseCheck, i32),
    at: DateTime<Utc>,
) -> Result<Checked, Error> {
    let mut transaction = pool.begin().await?;
    let db = &mut *transaction;
    store::lock_projects(&mut *db, &[number]).await?;
    let (project, _) = read_project(db, person, number, None).await?;
    if !may_check_reuse(person, &project) {
        return Err(Error::Forbidden);
    }
    let before = store::reuse_check(&mut *db, project.id).await?;
    match &before {
        Some((stored, _)) if stored == check => return Ok(Checked::Done),
        Some((stored, newer)) if *newer != version => return Ok(Checked::Conflict(stored.clone(), *newer)),
        _ => {}
    }
    store::put_reuse_check(&mut *db, project.id, check).await?;
    let event = Event {
        actor: &person.actor(),
        action: Action::ReuseChecked,
        project: Some(&number.to_string()),
        subject: String::new(),
        before: before.as_ref().map(|(before, _)| as_json(before)),
        after: Some(as_json(check)),
        reason: None,
    };
    audit::record(db, at, &event).await?;
    transaction.commit().await?;
    Ok(Checked::Done)
}

fn as_json(check: &ReuseCheck) -> Value {
    json!({
        "reuse_checked_on": check.checked_on,
        "reuse_result": check.result.code(),
        "reuse_reason": check.reason,
        "reuse_source": check.source,
    })
}
