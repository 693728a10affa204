// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use chrono::{DateTime, Utc};
use serde_json::{Value, json};
use sqlx::PgPool;

use crate::{
    assessment::{
        model::{Cell, Criterion, Given, Judgement, RoundId, Task, may_assess},
        store,
    },
    audit::{self, Action, Event},
    error::Error,
    people::{self, Person},
    projects::{self, Details, Project},
};

/// What `person` is asked for in open rounds.
pub async fn tasks(pool: &PgPool, person: &Person) -> Result<Vec<Task>, Error> {
    Ok(store::tasks(pool, person.id).await?)
}

/// What somebody needs to judge a project on a criterion.
#[derive(Clone, Debug)]
pub struct Bench {
    /// What is to be judged.
    pub cell: Cell,
    /// The project.
    pub project: Project,
    /// What was said of it when it was proposed.
    pub details: Details,
    /// The criterion.
    pub criterion: Criterion,
    /// What the person has said so far.
    pub given: Option<Given>,
    /// All that the person is asked for.
    pub tasks: Vec<Task>,
}

impl Bench {
    /// Whether the project is one of the person's own department.
    pub fn is_own(&self, person: &Person) -> bool {
        person.department == Some(self.cell.department)
    }
}

/// Reads what `person` needs to judge; nothing of what others say is among it.
pub async fn bench(
    pool: &PgPool,
    person: &Person,
    (round, criterion): (RoundId, &str),
) -> Result<Bench, Error> {
    let mut db = super::reading(pool).await?;
    let cell = store::cell(&mut *db, round, criterion, person.id).await?.ok_or(Error::NotFound(None))?;
    if !cell.is_assigned {
        return Err(Error::Forbidden);
    }
    let project = projects::find_by_number(&mut *db, &cell.project).await?.ok_or(Error::NotFound(None))?;
    let criteria = store::all_criteria(&mut db).await?;
    Ok(Bench {
        details: projects::details(&mut *db, project.id).await?,
        project,
        criterion: criteria.into_iter().find(|one| one.id == cell.criterion).ok_or(Error::NotFound(None))?,
        given: store::given(&mut *db, (cell.round, cell.criterion), person.id).await?,
        tasks: store::tasks(&mut *db, person.id).await?,
        cell,
    })
}

/// What became of a judgement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Giving {
    /// It counts.
    Done,
    /// Nothing is stored: in the meantime this was said by the same person in another window.
    Conflict(Given),
    /// Nothing is stored: the round is over.
    Closed,
    /// Nothing is stored: nobody judges what the own department asks for.
    OwnDepartment,
}

/// Stores what `person` says. `version` is the one of the judgement that the person has seen, `None` if there
/// was none. To say the same once more changes nothing, so that a second click does no harm.
pub async fn give(
    pool: &PgPool,
    person: &Person,
    (round, criterion): (RoundId, &str),
    (judgement, version): (&Judgement, Option<i32>),
    at: DateTime<Utc>,
) -> Result<Giving, Error> {
    let mut transaction = pool.begin().await?;
    let db = &mut *transaction;
    store::hold_round(&mut *db, round).await?;
    // Roles and department may have changed since the page was opened: what counts is now.
    let person = people::person(&mut *db, person.id).await?.filter(may_assess).ok_or(Error::Forbidden)?;
    let cell = store::cell(&mut *db, round, criterion, person.id).await?.ok_or(Error::NotFound(None))?;
    if !cell.is_assigned {
        return Err(Error::Forbidden);
    }
    if person.department == Some(cell.department) {
        return Ok(Giving::OwnDepartment);
    }
    if cell.is_closed {
        return Ok(Giving::Closed);
    }
    let here = (round, cell.criterion);
    let mut former = store::given(&mut *db, here, person.id).await?;
    let is_stored = match (&former, version) {
        (Some(former), _) if former.judgement == *judgement => return Ok(Giving::Done),
        (None, _) => store::insert_judgement(&mut *db, here, person.id, judgement, at).await?,
        (Some(_), Some(seen)) => {
            store::update_judgement(&mut *db, here, (person.id, seen), judgement, at).await?
        }
        (Some(_), None) => false,
    };
    if !is_stored {
        former = store::given(&mut *db, here, person.id).await?;
        return match former {
            Some(former) if former.judgement != *judgement => Ok(Giving::Conflict(former)),
            _ => Ok(Giving::Done),
        };
    }
    // Not in the history of the project, which many may read: what somebody says is blind.
    let event = Event {
        actor: &person.actor(),
        action: Action::AssessmentGiven,
        project: None,
        subject: format!("{} {criterion}", cell.project),
        before: former.map(|former| level_value(&former.judgement)),
        after: Some(level_value(judgement)),
        reason: Some(judgement.reason.clone()).filter(|reason| !reason.is_empty()),
    };
    audit::record(&mut *db, at, &event).await?;
    transaction.commit().await?;
    Ok(Giving::Done)
}

fn level_value(judgement: &Judgement) -> Value {
    json!({ "level": judgement.level.map(|level| level.get() / 2) })
}
