// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Recording what a project requires, and taking it back.

use chrono::{DateTime, Utc};
use serde_json::json;
use sqlx::{PgConnection, PgPool};

use super::moves::{OtherRefusals, find_other, read_project};
use crate::{
    audit::{self, Action, Event},
    error::Error,
    kit::i18n::Message,
    people::{Person, Role},
    projects::{
        dependency::closed_circle,
        model::{Project, ProjectName, ProjectNumber},
        store,
    },
};

/// What somebody wants to record or to take back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Connection {
    /// What is required.
    pub required: ProjectNumber,
    /// Why, in their words.
    pub reason: Option<String>,
}

/// What became of it.
#[derive(Debug)]
pub enum Connected {
    /// It is so, by this or by an earlier click.
    Done,
    /// It cannot be.
    Refused(Message),
    /// Each of these projects requires the next one, and the last the first: that cannot be.
    Circle(Vec<ProjectName>),
}

/// Records that a project requires another. Two who record at once do so one after the other, so that no circle
/// can come of it.
pub async fn add_dependency(
    pool: &PgPool,
    person: &Person,
    number: &ProjectNumber,
    wanted: &Connection,
    at: DateTime<Utc>,
) -> Result<Connected, Error> {
    may_connect(person)?;
    let mut transaction = pool.begin().await?;
    let db = &mut *transaction;
    let edges = store::lock_dependencies(db).await?;
    let (project, _) = read_project(db, person, number, None).await?;
    let required = match find_required(db, &project, &wanted.required).await? {
        Ok(required) => required,
        Err(message) => return Ok(Connected::Refused(message)),
    };
    if edges.contains(&(project.id, required.id)) {
        return Ok(Connected::Done);
    }
    let circle = closed_circle(&edges, (project.id, required.id));
    if let Some(circle) = circle.map_err(|error| Error::Internal(Box::new(error)))? {
        return Ok(Connected::Circle(store::names_of(db, &circle).await?));
    }
    store::insert_dependencies(&mut *db, &[(project.id, required.id)]).await?;
    record(db, person, &project, (Action::DependencyAdded, wanted), at).await?;
    transaction.commit().await?;
    Ok(Connected::Done)
}

/// Takes back that a project requires another.
pub async fn remove_dependency(
    pool: &PgPool,
    person: &Person,
    number: &ProjectNumber,
    unwanted: &Connection,
    at: DateTime<Utc>,
) -> Result<(), Error> {
    may_connect(person)?;
    let mut transaction = pool.begin().await?;
    let db = &mut *transaction;
    store::lock_dependencies(db).await?;
    let (project, _) = read_project(db, person, number, None).await?;
    let required = store::find_by_number(&mut *db, &unwanted.required).await?;
    let Some(required) = required else { return Ok(()) };
    if store::delete_dependency(&mut *db, project.id, required.id).await? {
        record(db, person, &project, (Action::DependencyRemoved, unwanted), at).await?;
        transaction.commit().await?;
    }
    Ok(())
}

fn may_connect(person: &Person) -> Result<(), Error> {
    if person.has(Role::PortfolioManager) { Ok(()) } else { Err(Error::Forbidden) }
}

/// The project that is to be required, or why it cannot be.
async fn find_required(
    db: &mut PgConnection,
    project: &Project,
    number: &ProjectNumber,
) -> Result<Result<Project, Message>, Error> {
    let refusals = OtherRefusals {
        is_itself: "dependency-on-itself",
        is_merged: "dependency-on-merged",
        has_ended: "dependency-on-ended",
    };
    find_other(db, project, number, refusals).await
}

async fn record(
    db: &mut PgConnection,
    person: &Person,
    project: &Project,
    (action, connection): (Action, &Connection),
    at: DateTime<Utc>,
) -> sqlx::Result<()> {
    let required = json!({ "requires": connection.required.to_string() });
    let nothing = json!({ "requires": null });
    let (before, after) =
        if action == Action::DependencyAdded { (nothing, required) } else { (required, nothing) };
    let event = Event {
        actor: &person.actor(),
        action,
        project: Some(&project.number.to_string()),
        subject: connection.required.to_string(),
        before: Some(before),
        after: Some(after),
        reason: connection.reason.clone(),
    };
    audit::record(db, at, &event).await
}
