// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Recording what a project requires, and taking it back.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use serde_json::json;
use sqlx::{PgConnection, PgPool};

use super::moves::read_project;
use crate::{
    audit::{self, Action, Event},
    error::Error,
    kit::i18n::Message,
    people::{Person, Role},
    projects::{
        model::{Project, ProjectId, ProjectName, ProjectNumber, State},
        store,
    },
    ranking::graph::{Graph, Requirement},
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
    if let Some(circle) = circle(&edges, project.id, required.id)? {
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
    let about = |key| Message::new(key).with("number", number.to_string());
    if *number == project.number {
        return Ok(Err(Message::new("dependency-on-itself")));
    }
    let found = store::find_by_number(&mut *db, number).await?;
    let Some(required) = found.filter(|required| required.state != State::Draft) else {
        return Ok(Err(about("error-unknown-project")));
    };
    if let Some(end) = store::merged_into(&mut *db, required.id).await? {
        return Ok(Err(about("dependency-on-merged").with("target", end.number.to_string())));
    }
    if matches!(required.state, State::Declined | State::Withdrawn) {
        return Ok(Err(about("dependency-on-ended")));
    }
    Ok(Ok(required))
}

/// The shortest circle that would be closed if `project` required `required`, beginning with `project`.
fn circle(
    edges: &[(ProjectId, ProjectId)],
    project: ProjectId,
    required: ProjectId,
) -> Result<Option<Vec<ProjectId>>, Error> {
    let mut places: HashMap<ProjectId, usize> = HashMap::new();
    let mut projects = Vec::new();
    let mut place = |id: ProjectId| {
        *places.entry(id).or_insert_with(|| {
            projects.push(id);
            projects.len() - 1
        })
    };
    let (from, to) = (place(required), place(project));
    let edges =
        edges.iter().map(|(one, other)| Requirement { project: place(*one), required: place(*other) });
    let edges: Vec<Requirement> = edges.collect();
    let graph = Graph::new(projects.len(), &edges).map_err(|error| Error::Internal(Box::new(error)))?;
    let chain = graph.chain(from, to).map(|mut chain| {
        // It ends with the project itself, where the circle begins.
        chain.rotate_right(1);
        chain.into_iter().filter_map(|place| projects.get(place).copied()).collect()
    });
    Ok(chain)
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

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(path: &[i64]) -> Vec<ProjectId> {
        path.iter().copied().map(ProjectId).collect()
    }

    #[test]
    fn the_shortest_circle_is_named_from_where_it_would_be_closed() {
        let edges =
            [(3, 4), (4, 5), (5, 1), (3, 5), (1, 9)].map(|(one, other)| (ProjectId(one), ProjectId(other)));
        let named = |project, required| circle(&edges, ProjectId(project), ProjectId(required)).unwrap();
        assert_eq!(named(1, 3), Some(ids(&[1, 3, 5])));
        assert_eq!(named(1, 5), Some(ids(&[1, 5])));
        assert_eq!(named(3, 1), None, "already so, but no circle");
        assert_eq!(named(7, 8), None, "both are new to the graph");
    }
}
