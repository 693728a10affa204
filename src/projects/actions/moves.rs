// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Moving a project on.

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::{PgConnection, PgPool};

use super::state::{StateError, take_step};
use crate::{
    error::Error,
    kit::{form::FieldError, i18n::Message},
    people::Person,
    projects::{
        dependency::find_cycle,
        model::{Case, CommentKind, Destination, Move, Project, ProjectId, ProjectNumber, State, Verb},
        store,
    },
};

/// What somebody wants to be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Order {
    /// What.
    pub verb: Verb,
    /// Reason, question, answer, decision or result.
    pub text: Option<String>,
    /// The day on which the project is looked at again.
    pub follow_up: Option<NaiveDate>,
    /// Where the project is to go on.
    pub target: Option<ProjectNumber>,
    /// Where it is to go, if there is a choice.
    pub to: Option<State>,
}

/// What became of it.
#[derive(Debug)]
pub enum Outcome {
    /// Done, now or by the same click a moment ago.
    Done,
    /// The project is where this cannot be done.
    Elsewhere(Box<Case>),
    /// A field says what cannot be.
    Refused(FieldError),
}

/// The project of that number and how it stands, for somebody who may do `verb` with it; a draft is nobody
/// else's business.
pub async fn read_project(
    db: &mut PgConnection,
    person: &Person,
    number: &ProjectNumber,
    verb: Option<Verb>,
) -> Result<(Project, Case), Error> {
    let unknown =
        || Error::NotFound(Some(Message::new("error-unknown-project").with("number", number.to_string())));
    let found = store::find_by_number(&mut *db, number).await?;
    let project = found.filter(|project| project.state != State::Draft).ok_or_else(unknown)?;
    if verb.is_some_and(|verb| !verb.is_for(person, project.department.id)) {
        return Err(Error::Forbidden);
    }
    let case = store::find_case(db, project.id).await?.ok_or_else(unknown)?;
    Ok((project, case))
}

/// Does what is ordered, if the person may and the project is where it can be done.
pub async fn move_project(
    pool: &PgPool,
    person: &Person,
    number: &ProjectNumber,
    order: &Order,
    at: DateTime<Utc>,
) -> Result<Outcome, Error> {
    let mut transaction = pool.begin().await?;
    let db = &mut *transaction;
    let both: Vec<&ProjectNumber> = [number].into_iter().chain(&order.target).collect();
    store::lock_projects(&mut *db, &both).await?;
    let (project, case) = read_project(db, person, number, Some(order.verb)).await?;
    let destinations = order.verb.destinations(person, case.former);
    if !order.verb.rule().from.contains(&project.state) {
        return Ok(if is_repetition(person, order, &case) {
            Outcome::Done
        } else {
            Outcome::Elsewhere(Box::new(case))
        });
    }
    let to = match (order.to, destinations.as_slice()) {
        (None, [only]) => *only,
        (Some(to), among) if among.contains(&to) => to,
        _ => {
            let message = Message::new("move-to-missing");
            return Ok(Outcome::Refused(FieldError { field: "to", message }));
        }
    };
    let target = match &order.target {
        Some(number) => match find_target(db, &project, number).await? {
            Ok(target) => Some(target),
            Err(message) => return Ok(Outcome::Refused(FieldError { field: "target", message })),
        },
        None => None,
    };
    let step = Move {
        to,
        reason: order.text.as_deref(),
        follow_up: order.follow_up,
        target: target.as_ref().map(|target| (target.id, &target.number)),
    };
    if let Some((kind, text)) = as_comment(order.verb).zip(order.text.as_deref()) {
        store::insert_comment(&mut *db, (project.id, person.id), (kind, text), at).await?;
    }
    match take_step(db, &person.actor(), &project, &step, at).await {
        Ok(()) => {}
        Err(StateError::Database(error)) => return Err(error.into()),
        // The row is locked, and still somebody was quicker: not within the rules of this room.
        Err(StateError::Changed(error)) => return Err(Error::Internal(Box::new(error))),
    }
    transaction.commit().await?;
    Ok(Outcome::Done)
}

/// What the words of a step are among the comments.
const fn as_comment(verb: Verb) -> Option<CommentKind> {
    match verb {
        Verb::AskBack => Some(CommentKind::Question),
        Verb::Answer => Some(CommentKind::Answer),
        _ => None,
    }
}

/// Whether the same person has just done the same: a button that was pressed twice.
fn is_repetition(person: &Person, order: &Order, case: &Case) -> bool {
    let rule = order.verb.rule();
    case.moved_by == Some(person.id)
        && case.reason == order.text
        && case.follow_up == order.follow_up
        && case.target.as_ref().map(|target| &target.number) == order.target.as_ref()
        && case.former.is_some_and(|former| rule.from.contains(&former))
        && order.to.is_none_or(|to| to == case.state)
        && match rule.to {
            Destination::To(state) => case.state == state,
            Destination::Back | Destination::BackOrReview => true,
        }
}

/// What is said, by the key of its sentence, when a project named beside another is none that goes on by itself.
pub(super) struct OtherRefusals {
    /// It is the same one.
    pub is_itself: &'static str,
    /// It goes on in a third one, which is named.
    pub is_merged: &'static str,
    /// It was declined or withdrawn.
    pub has_ended: &'static str,
}

/// The other project that somebody has named beside `project`, or why it cannot be that one.
pub(super) async fn find_other(
    db: &mut PgConnection,
    project: &Project,
    number: &ProjectNumber,
    refusals: OtherRefusals,
) -> Result<Result<Project, Message>, Error> {
    let about = |key| Message::new(key).with("number", number.to_string());
    if *number == project.number {
        return Ok(Err(Message::new(refusals.is_itself)));
    }
    let found = store::find_by_number(&mut *db, number).await?;
    let Some(other) = found.filter(|other| other.state != State::Draft) else {
        return Ok(Err(about("error-unknown-project")));
    };
    if let Some(end) = store::merged_into(&mut *db, other.id).await? {
        return Ok(Err(about(refusals.is_merged).with("target", end.number.to_string())));
    }
    if matches!(other.state, State::Merged | State::Declined | State::Withdrawn) {
        return Ok(Err(about(refusals.has_ended)));
    }
    Ok(Ok(other))
}

/// The project in which `project` is to go on, or why it cannot. What is merged leads to where it goes on in
/// one step, so that no chain can lead in a circle.
async fn find_target(
    db: &mut PgConnection,
    project: &Project,
    number: &ProjectNumber,
) -> Result<Result<Project, Message>, Error> {
    let refusals = OtherRefusals {
        is_itself: "merge-into-itself",
        is_merged: "merge-into-merged",
        has_ended: "merge-into-ended",
    };
    let target = match find_other(db, project, number, refusals).await? {
        Ok(target) => target,
        Err(message) => return Ok(Err(message)),
    };
    let inside = store::merged_here(&mut *db, project.id).await?;
    if !inside.is_empty() {
        let numbers: Vec<String> = inside.iter().map(|project| project.number.to_string()).collect();
        return Ok(Err(Message::new("merge-of-target").with("numbers", numbers.join(", "))));
    }
    if let Some(path) = circle(db, project, &target).await? {
        return Ok(Err(Message::new("merge-into-circle").with("path", path.join(" → "))));
    }
    Ok(Ok(target))
}

/// The way from a project back to itself along what requires what, if merging would make one.
async fn circle(
    db: &mut PgConnection,
    project: &Project,
    target: &Project,
) -> sqlx::Result<Option<Vec<String>>> {
    let goes_on = |id: ProjectId| if id == project.id { target.id } else { id };
    let edges = store::lock_dependencies(&mut *db).await?.into_iter();
    let edges = edges.map(|(one, required)| (goes_on(one), goes_on(required)));
    let edges: Vec<_> = edges.filter(|(one, required)| one != required).collect();
    match find_cycle(&edges) {
        Some(path) => Ok(Some(store::numbers_of(db, &path).await?)),
        None => Ok(None),
    }
}
