// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use chrono::{DateTime, Utc};
use serde_json::json;
use sqlx::PgConnection;

use super::notice;
use crate::{
    audit::{self, Action, Actor, Event},
    projects::{
        model::{Move, Project, State},
        store,
    },
};

/// Somebody else has moved the project on in the meantime.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the project is not in the state that it was read in")]
pub struct StateHasChanged;

/// Why a project is not moved on.
#[derive(Debug, thiserror::Error)]
pub enum StateError {
    /// Somebody else was quicker.
    #[error(transparent)]
    Changed(#[from] StateHasChanged),
    /// The database refused.
    #[error(transparent)]
    Database(#[from] sqlx::Error),
}

/// Moves a project from the state in which it was read to another, in the caller's transaction, records it
/// and writes the mails to those whom it concerns. Whether the life cycle and the person's roles allow it is
/// the caller's to check.
pub async fn set_state(
    db: &mut PgConnection,
    actor: &Actor,
    project: &Project,
    to: State,
    reason: Option<&str>,
    at: DateTime<Utc>,
) -> Result<(), StateError> {
    take_step(db, actor, project, &Move::to(to, reason), at).await
}

/// The same with what some steps take besides.
pub(super) async fn take_step(
    db: &mut PgConnection,
    actor: &Actor,
    project: &Project,
    step: &Move<'_>,
    at: DateTime<Utc>,
) -> Result<(), StateError> {
    let moved = store::update_state(db, (project.id, project.state), step, actor.id, at).await?;
    let moved = moved.ok_or(StateHasChanged)?;
    notice::write(db, actor, project, step, (moved.submitted_by, at)).await?;
    let number = project.number.to_string();
    let mut after = json!({ "state": step.to.code() });
    if let Some(fields) = after.as_object_mut() {
        fields.extend(step.follow_up.map(|day| ("follow_up".to_owned(), json!(day))));
        fields.extend(step.target.map(|(_, target)| ("merged_into".to_owned(), json!(target.to_string()))));
    }
    let event = Event {
        actor,
        action: Action::ProjectStateChanged,
        project: Some(&number),
        subject: String::new(),
        before: Some(json!({ "state": project.state.code() })),
        after: Some(after),
        reason: step.reason.map(str::to_owned),
    };
    Ok(audit::record(db, at, &event).await?)
}
