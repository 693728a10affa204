// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! What must begin by when, and from when on a service must be there.

use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};
use serde_json::json;
use sqlx::{PgConnection, PgPool};
use tokio::{sync::Mutex, task::spawn_blocking};

use super::{begin_reading, value_model};
use crate::{
    audit::{self, Action, Event},
    board::{
        model::{BudgetYear, Due, Timing, Work},
        store,
    },
    error::Error,
    people::{Person, Role},
    projects::{Project, ProjectId, ProjectNumber, State, find_by_number},
    ranking::deadline::Price,
};

/// What is due, and what it costs to meet it.
pub struct Deadlines {
    /// By latest start.
    pub due: Vec<Due>,
    /// The year whose capacity was taken; nothing if nobody has entered one.
    pub budget: Option<BudgetYear>,
    /// What it costs to meet those that can still be met; nothing without a capacity, or if they cannot be met
    /// together.
    pub price: Option<Price>,
}

fn internal(error: impl std::error::Error + Send + Sync + 'static) -> Error {
    Error::Internal(Box::new(error))
}

/// What is due in the latest state of the data, and on the day, for which somebody has asked.
#[derive(Default)]
pub struct KeptDeadlines(Mutex<Option<Known>>);

struct Known {
    /// Revision of the data, and the day.
    state: (i64, NaiveDate),
    deadlines: Arc<Deadlines>,
}

/// Everything that is due on that day, worked out if it is not at hand; one works, the others wait for it without
/// a connection to the database.
pub async fn deadlines(
    pool: &PgPool,
    kept: &KeptDeadlines,
    today: NaiveDate,
) -> Result<Arc<Deadlines>, Error> {
    let mut kept = kept.0.lock().await;
    let mut reading = begin_reading(pool).await?;
    let state = (reading.revision, today);
    if let Some(known) = kept.as_ref().filter(|known| known.state == state) {
        return Ok(known.deadlines.clone());
    }
    let deadlines = Arc::new(work_out(&mut reading.transaction, today).await?);
    *kept = Some(Known { state, deadlines: deadlines.clone() });
    Ok(deadlines)
}

async fn work_out(db: &mut PgConnection, today: NaiveDate) -> Result<Deadlines, Error> {
    let works = store::works(&mut *db, None).await?;
    let requirements = store::requirements(&mut *db).await?;
    let budget = store::budget_year(&mut *db, today).await?;
    let weights = value_model(db).await?.map(|model| model.weights);
    let worked_out = spawn_blocking(move || {
        let timing = Timing::of(works, &requirements, today).map_err(internal)?;
        let price = match budget.zip(weights) {
            Some((budget, weights)) => timing.price(budget, &weights).map_err(internal)?,
            None => None,
        };
        Ok(Deadlines { due: timing.due(), budget, price })
    });
    worked_out.await.map_err(internal)?
}

/// By when a project must begin, if it or something that requires it is due.
pub async fn due_of(
    db: &mut PgConnection,
    project: ProjectId,
    today: NaiveDate,
) -> Result<Option<Due>, Error> {
    let around = store::around(&mut *db, project).await?;
    let works = store::works(&mut *db, Some(&around)).await?;
    let requirements = store::requirements_among(&mut *db, &works).await?;
    let timing = Timing::of(works, &requirements, today).map_err(internal)?;
    Ok(timing.due().into_iter().find(|due| due.work.id == project))
}

/// Every project in the procedure, as planning knows it.
pub async fn works(db: &mut PgConnection) -> sqlx::Result<Vec<Work>> {
    store::works(db, None).await
}

/// Every "this project requires that one" as it counts, with where the required one is in its life cycle.
pub async fn requirements(db: &mut PgConnection) -> sqlx::Result<Vec<(ProjectId, ProjectId, State)>> {
    store::requirements(db).await
}

/// From when on a project must be of use, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServiceWindow {
    /// The day.
    pub usable_from: Option<NaiveDate>,
    /// Why.
    pub reason: String,
    /// How often it has been changed; 0 if there is none.
    pub row_version: i32,
}

/// What somebody wants it to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WindowEdit {
    /// The day; nothing takes it away.
    pub usable_from: Option<NaiveDate>,
    /// Why.
    pub reason: String,
    /// What the form was drawn with.
    pub row_version: i32,
}

/// What became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WindowChange {
    /// Done, now or by the same click a moment ago.
    Done,
    /// Somebody else was quicker: this is what stands there now.
    Conflict(ServiceWindow),
    /// A service cannot open after the day by which it has to be in use.
    AfterDeadline(NaiveDate),
}

/// The project of that number with its window, for portfolio management.
pub async fn service_window(
    db: &mut PgConnection,
    person: &Person,
    number: &ProjectNumber,
) -> Result<(Project, ServiceWindow), Error> {
    if !person.has(Role::PortfolioManager) {
        return Err(Error::Forbidden);
    }
    let found = find_by_number(&mut *db, number).await?;
    let project = found.filter(|project| project.state != State::Draft).ok_or(Error::NotFound(None))?;
    let stored = store::service_window(&mut *db, project.id).await?;
    let window = stored.map_or_else(
        || ServiceWindow { usable_from: None, reason: String::new(), row_version: 0 },
        |(day, reason, row_version)| ServiceWindow { usable_from: Some(day), reason, row_version },
    );
    Ok((project, window))
}

/// Says from when on a project must be of use, or that it is its deadline alone that counts.
pub async fn set_service_window(
    pool: &PgPool,
    person: &Person,
    number: &ProjectNumber,
    edit: &WindowEdit,
    at: DateTime<Utc>,
) -> Result<WindowChange, Error> {
    let mut transaction = pool.begin().await?;
    let db = &mut *transaction;
    let (project, _) = service_window(db, person, number).await?;
    store::lock_project(&mut *db, project.id).await?;
    let (project, stored) = service_window(db, person, number).await?;
    if stored.usable_from == edit.usable_from && (stored.reason == edit.reason || edit.usable_from.is_none())
    {
        return Ok(WindowChange::Done);
    }
    if stored.row_version != edit.row_version {
        return Ok(WindowChange::Conflict(stored));
    }
    let is_late = |deadline: &NaiveDate| edit.usable_from.is_some_and(|day| day > *deadline);
    if let Some(deadline) = project.deadline.filter(is_late) {
        return Ok(WindowChange::AfterDeadline(deadline));
    }
    match edit.usable_from {
        Some(day) => store::set_service_window(&mut *db, project.id, (day, &edit.reason)).await?,
        None => store::delete_service_window(&mut *db, project.id).await?,
    }
    let event = Event {
        actor: &person.actor(),
        action: Action::ServiceWindowSet,
        project: Some(&number.to_string()),
        subject: String::new(),
        before: Some(json!({ "usable_from": stored.usable_from })),
        after: Some(json!({ "usable_from": edit.usable_from })),
        reason: Some(edit.reason.clone()),
    };
    audit::record(db, at, &event).await?;
    transaction.commit().await?;
    Ok(WindowChange::Done)
}
