// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! What besides points may decide the place of a project: its duty, and a decision of the leadership.

use chrono::{DateTime, Utc};
use serde_json::Value;
use sqlx::PgConnection;

use crate::{
    audit::{self, Action, Event},
    error::Error,
    people::Person,
    projects::{
        model::{Duty, ProjectId, ProjectNumber, RankDecision},
        store,
    },
};

/// The duty of a project, and what is decided about its place: everybody may know.
pub async fn rank_grounds(
    db: &mut PgConnection,
    project: ProjectId,
) -> Result<(Option<Duty>, Option<RankDecision>), Error> {
    Ok((store::duty(&mut *db, project).await?, store::rank_decision(db, project).await?))
}

/// Writes down that `person` has changed one of the two.
pub(super) async fn record(
    db: &mut PgConnection,
    person: &Person,
    (number, action): (&ProjectNumber, Action),
    (before, after): (Option<Value>, Option<Value>),
    reason: Option<&str>,
    at: DateTime<Utc>,
) -> sqlx::Result<()> {
    let event = Event {
        actor: &person.actor(),
        action,
        project: Some(&number.to_string()),
        subject: String::new(),
        before,
        after,
        reason: reason.map(str::to_owned),
    };
    audit::record(db, at, &event).await
}
