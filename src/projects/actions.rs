// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! What can be done with a project.

mod proposals;

use chrono::{DateTime, Utc};
use serde_json::json;
use sqlx::PgConnection;

pub use proposals::{
    NoDepartment, Saved, StepForm, SubmitError, begin_draft, discard_draft, findings, save_step, submit,
};

use super::{
    model::{Project, State},
    store,
};
use crate::audit::{self, Action, Actor, Event};

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

/// Moves a project from the state in which it was read to another, in the caller's transaction, and records
/// it. Whether the life cycle and the person's roles allow it is the caller's to check.
pub async fn set_state(
    db: &mut PgConnection,
    actor: &Actor,
    project: &Project,
    to: State,
    reason: Option<&str>,
    at: DateTime<Utc>,
) -> Result<(), StateError> {
    if !store::update_state(&mut *db, project.id, project.state, to).await? {
        return Err(StateHasChanged.into());
    }
    let number = project.number.to_string();
    let event = Event {
        actor,
        action: Action::ProjectStateChanged,
        project: Some(&number),
        subject: String::new(),
        before: Some(json!({ "state": project.state.code() })),
        after: Some(json!({ "state": to.code() })),
        reason: reason.map(str::to_owned),
    };
    Ok(audit::record(db, at, &event).await?)
}
