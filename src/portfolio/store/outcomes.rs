// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::PgExecutor;

use crate::{
    kit::ids::PersonId,
    portfolio::model::{
        Answers, Figures, Finished, Measure, Measurement, MeasurementId, Moment, NewMeasurement,
    },
    projects::{ProjectId, ProjectNumber},
};

/// A line of `outcome`.
struct StoredMeasurement {
    id: MeasurementId,
    project_id: ProjectId,
    moment: Moment,
    measured_on: NaiveDate,
    source: String,
    cases: Option<i32>,
    online_cases: Option<i32>,
    processing_days: Option<i32>,
    steps: Option<i32>,
    visits: Option<i32>,
    media_breaks: Option<i32>,
    asked: Option<i32>,
    agreeing: Option<i32>,
    corrects: Option<MeasurementId>,
    correction_reason: Option<String>,
    corrected_by: Option<MeasurementId>,
    recorded_by: String,
    recorded_at: DateTime<Utc>,
}

impl From<StoredMeasurement> for Measurement {
    fn from(row: StoredMeasurement) -> Self {
        let figures = [
            (Measure::Cases, row.cases),
            (Measure::OnlineCases, row.online_cases),
            (Measure::ProcessingDays, row.processing_days),
            (Measure::Steps, row.steps),
            (Measure::Visits, row.visits),
            (Measure::MediaBreaks, row.media_breaks),
        ];
        let figures =
            figures.into_iter().filter_map(|(measure, value)| Some((measure, value?.unsigned_abs())));
        let answers = row.asked.zip(row.agreeing);
        Self {
            id: row.id,
            said: NewMeasurement {
                moment: row.moment,
                measured_on: row.measured_on,
                source: row.source,
                figures: figures.collect(),
                answers: answers.map(|(asked, agreeing)| Answers {
                    asked: asked.unsigned_abs(),
                    agreeing: agreeing.unsigned_abs(),
                }),
            },
            corrects: row.corrects.zip(row.correction_reason),
            corrected_by: row.corrected_by,
            recorded_by: row.recorded_by,
            recorded_at: row.recorded_at,
        }
    }
}

/// Everything that has been entered of these projects, the latest first.
async fn measurements_of(
    db: impl PgExecutor<'_>,
    projects: &[i64],
    with_corrected: bool,
) -> sqlx::Result<Vec<StoredMeasurement>> {
    sqlx::query_as!(
        StoredMeasurement,
        r#"select outcome.id as "id: MeasurementId", outcome.project_id as "project_id: ProjectId",
                  outcome.moment as "moment: Moment", outcome.measured_on, outcome.source,
                  outcome.cases, outcome.online_cases, outcome.processing_days, outcome.steps, outcome.visits,
                  outcome.media_breaks, outcome.asked, outcome.agreeing,
                  outcome.corrects as "corrects: MeasurementId", outcome.correction_reason,
                  later.id as "corrected_by?: MeasurementId", person.name as recorded_by, outcome.recorded_at
           from outcome
           join person on person.id = outcome.recorded_by
           left join outcome as later on later.corrects = outcome.id
           where outcome.project_id = any($1) and ($2 or later.id is null)
           order by outcome.measured_on desc, outcome.id desc"#,
        projects,
        with_corrected
    )
    .fetch_all(db)
    .await
}

/// Everything that has been entered of a project, corrected or not, the latest first.
pub async fn measurements(db: impl PgExecutor<'_>, project: ProjectId) -> sqlx::Result<Vec<Measurement>> {
    let rows = measurements_of(db, &[project.0], true).await?;
    Ok(rows.into_iter().map(Measurement::from).collect())
}

/// How many projects are completed, and of how many of these something was measured afterwards.
pub async fn count_finished(db: impl PgExecutor<'_>) -> sqlx::Result<(i64, i64)> {
    let row = sqlx::query!(
        r#"select count(*) as "finished!",
                  count(*) filter (where exists (
                      select from outcome_in_force where project_id = project.id and moment = 'after'
                  )) as "measured!"
           from project where state = 'completed'"#
    )
    .fetch_one(db)
    .await?;
    Ok((row.finished, row.measured))
}

/// Completed projects from the one with that place on and at most so many: first those of which something was measured
/// afterwards, the latest measurement first, then those completed last; without their measurements.
pub async fn finished(
    db: impl PgExecutor<'_>,
    (from, most): (i64, i64),
) -> sqlx::Result<Vec<(ProjectId, Finished)>> {
    let rows = sqlx::query!(
        r#"select project.id as "id: ProjectId", number as "number: ProjectNumber", title,
                  department.name as department,
                  case when num_nonnulls(citizen_cases, business_cases) > 0
                      then coalesce(citizen_cases, 0)::bigint + coalesce(business_cases, 0) end as forecast
           from project
           join department on department.id = department_id
           left join lateral (
               select max(measured_on) as last from outcome_in_force
               where project_id = project.id and moment = 'after'
           ) as measured on true
           where state = 'completed'
           order by last desc nulls last, state_since desc nulls last, project.id desc
           offset $1 limit $2"#,
        from,
        most
    )
    .fetch_all(db)
    .await?;
    let finished = rows.into_iter().map(|row| {
        let finished = Finished {
            number: row.number,
            title: row.title,
            department: row.department,
            forecast: row.forecast.map(|cases| u32::try_from(cases).unwrap_or(u32::MAX)),
            measurements: Vec::new(),
        };
        (row.id, finished)
    });
    Ok(finished.collect())
}

/// The measurements of these projects that have not been corrected.
pub async fn measurements_in_force(
    db: impl PgExecutor<'_>,
    projects: &[ProjectId],
) -> sqlx::Result<HashMap<ProjectId, Vec<Measurement>>> {
    let keys: Vec<i64> = projects.iter().map(|project| project.0).collect();
    let mut found: HashMap<ProjectId, Vec<Measurement>> = HashMap::new();
    for row in measurements_of(db, &keys, false).await? {
        found.entry(row.project_id).or_default().push(row.into());
    }
    Ok(found)
}

/// Keeps others from entering something of the project until the transaction ends.
pub async fn lock_project(db: impl PgExecutor<'_>, number: &ProjectNumber) -> sqlx::Result<()> {
    sqlx::query!("select id from project where number = $1 for update", number.to_string())
        .fetch_optional(db)
        .await?;
    Ok(())
}

/// Adds a measurement, or the correction of one with its reason.
pub async fn insert_measurement(
    db: impl PgExecutor<'_>,
    (project, by): (ProjectId, PersonId),
    said: &NewMeasurement,
    corrects: Option<(MeasurementId, &str)>,
    at: DateTime<Utc>,
) -> sqlx::Result<()> {
    let figure = |measure| figure(&said.figures, measure);
    let number = |number: u32| i32::try_from(number).unwrap_or(i32::MAX);
    sqlx::query!(
        "insert into outcome (project_id, moment, measured_on, source, cases, online_cases, processing_days,
                              steps, visits, media_breaks, asked, agreeing, corrects, correction_reason,
                              recorded_by, recorded_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)",
        project.0,
        said.moment as Moment,
        said.measured_on,
        said.source,
        figure(Measure::Cases),
        figure(Measure::OnlineCases),
        figure(Measure::ProcessingDays),
        figure(Measure::Steps),
        figure(Measure::Visits),
        figure(Measure::MediaBreaks),
        said.answers.map(|answers| number(answers.asked)),
        said.answers.map(|answers| number(answers.agreeing)),
        corrects.map(|(id, _)| id.0),
        corrects.map(|(_, reason)| reason),
        by.0,
        at
    )
    .execute(db)
    .await?;
    Ok(())
}

fn figure(figures: &Figures, measure: Measure) -> Option<i32> {
    figures.get(&measure).map(|number| i32::try_from(*number).unwrap_or(i32::MAX))
}
