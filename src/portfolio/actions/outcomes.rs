// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! What came of projects.

use chrono::{DateTime, Utc};
use serde_json::{Value, json};
use sqlx::{PgConnection, PgPool};

use crate::{
    audit::{self, Action, Event},
    board,
    error::Error,
    people::Person,
    portfolio::{
        model::{Finished, Measurement, MeasurementEdit, MeasurementId, NewMeasurement, may_record},
        store,
    },
    projects::{self, Forecast, Project, ProjectNumber},
};

/// A project and everything that has been entered of it, the latest first.
pub struct Told {
    /// The project.
    pub project: Project,
    /// The cases a year that its proposal forecast.
    pub forecast: Option<u32>,
    /// What has been entered.
    pub measurements: Vec<Measurement>,
}

/// Some of what came of completed projects.
pub struct Results {
    /// How many are completed.
    pub finished: i64,
    /// Of how many of these something was measured afterwards.
    pub measured: i64,
    /// Those that were asked for.
    pub shown: Vec<Finished>,
    /// Every forecast of cases beside what was measured, by department.
    pub forecasts: Vec<Forecast>,
}

/// What became of an entry.
#[derive(Debug, PartialEq, Eq)]
pub enum Recorded {
    /// It stands there, by this or by an earlier click.
    Done,
    /// Somebody has corrected the same measurement in another way.
    CorrectedBefore,
}

/// Completed projects from the one with that place on and at most so many, with what was measured, in one instant.
pub async fn results(pool: &PgPool, part: (i64, i64)) -> Result<Results, Error> {
    let mut reading = board::begin_reading(pool).await?;
    let db = &mut *reading.transaction;
    let (finished, measured) = store::count_finished(&mut *db).await?;
    let shown = store::finished(&mut *db, part).await?;
    let ids: Vec<_> = shown.iter().map(|(id, _)| *id).collect();
    let mut measurements = store::measurements_in_force(&mut *db, &ids).await?;
    let shown = shown.into_iter().map(|(id, finished)| Finished {
        measurements: measurements.remove(&id).unwrap_or_default(),
        ..finished
    });
    let shown = shown.collect();
    Ok(Results { finished, measured, shown, forecasts: projects::forecasts(&mut *db, None).await? })
}

/// A project and what has been entered of it. Nobody learns of a draft.
pub async fn told(db: &mut PgConnection, number: &ProjectNumber) -> Result<Told, Error> {
    let found = projects::find_by_number(&mut *db, number).await?;
    let project = found.filter(|project| project.state != projects::State::Draft);
    let project = project.ok_or(Error::NotFound(None))?;
    let details = projects::details(&mut *db, project.id).await?;
    let cases = [details.citizens.cases, details.businesses.cases].into_iter().flatten();
    let forecast = cases.map(i32::unsigned_abs).reduce(u32::saturating_add);
    let measurements = store::measurements(&mut *db, project.id).await?;
    Ok(Told { project, forecast, measurements })
}

/// The same for somebody who may enter something.
pub async fn told_to_record(
    db: &mut PgConnection,
    person: &Person,
    number: &ProjectNumber,
) -> Result<Told, Error> {
    let told = told(db, number).await?;
    if may_record(person, &told.project) { Ok(told) } else { Err(Error::Forbidden) }
}

/// Enters a measurement, or the correction of the one that is named.
pub async fn record(
    pool: &PgPool,
    person: &Person,
    (number, corrects): (&ProjectNumber, Option<MeasurementId>),
    edit: &MeasurementEdit,
    at: DateTime<Utc>,
) -> Result<Recorded, Error> {
    let mut transaction = pool.begin().await?;
    let db = &mut *transaction;
    store::lock_project(&mut *db, number).await?;
    let told = told_to_record(db, person, number).await?;
    if !edit.said.moment.can_be_told(told.project.state) {
        return Err(Error::Forbidden);
    }
    let corrected = match corrects {
        Some(id) => {
            let found = told.measurements.iter().find(|one| one.id == id);
            Some(found.ok_or(Error::NotFound(None))?)
        }
        None => None,
    };
    if let Some(later) = corrected.and_then(|one| one.corrected_by) {
        let later = told.measurements.iter().find(|one| one.id == later);
        let is_same = later.is_some_and(|later| later.said == edit.said);
        return Ok(if is_same { Recorded::Done } else { Recorded::CorrectedBefore });
    }
    let is_same = |one: &Measurement| one.corrected_by.is_none() && one.said == edit.said;
    if corrected.map_or_else(|| told.measurements.iter().any(is_same), is_same) {
        return Ok(Recorded::Done);
    }
    let reason = corrected.map(|one| (one.id, edit.reason.as_deref().unwrap_or_default()));
    store::insert_measurement(&mut *db, (told.project.id, person.id), &edit.said, reason, at).await?;
    let event = Event {
        actor: &person.actor(),
        action: if corrected.is_some() { Action::OutcomeCorrected } else { Action::OutcomeRecorded },
        project: Some(&number.to_string()),
        subject: String::new(),
        before: corrected.map(|one| as_json(&one.said)),
        after: Some(as_json(&edit.said)),
        reason: edit.reason.clone(),
    };
    audit::record(&mut *db, at, &event).await?;
    transaction.commit().await?;
    Ok(Recorded::Done)
}

fn as_json(said: &NewMeasurement) -> Value {
    let mut fields = json!({
        "outcome_moment": said.moment.code(),
        "measured_on": said.measured_on,
        "source": said.source,
    });
    if let Some(fields) = fields.as_object_mut() {
        let figures = said.figures.iter();
        fields.extend(figures.map(|(measure, number)| (measure.field().to_owned(), json!(number))));
        if let Some(answers) = said.answers {
            fields.insert("asked".to_owned(), json!(answers.asked));
            fields.insert("agreeing".to_owned(), json!(answers.agreeing));
        }
    }
    fields
}
