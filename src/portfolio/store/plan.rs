// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use chrono::{DateTime, Utc};
use serde_json::Value;
use sqlx::{PgConnection, PgExecutor};

use crate::{
    portfolio::model::ScenarioId,
    projects::{Euros, PersonDays, ProjectId, ProjectNumber, State},
};

/// A plan as it is kept.
pub struct StoredPlan {
    /// The state of the data that it was worked out from.
    pub revision: i64,
    /// The version of the scenario; 0 without one.
    pub row_version: i32,
    /// When.
    pub computed_at: DateTime<Utc>,
    /// The plan.
    pub result: Value,
}

/// What was worked out for a scenario, or for the plan without demands.
pub async fn plan_result(
    db: impl PgExecutor<'_>,
    scenario: Option<ScenarioId>,
) -> sqlx::Result<Option<StoredPlan>> {
    sqlx::query_as!(
        StoredPlan,
        "select inputs_revision as revision, row_version, computed_at, result from plan_result
         where scenario_id is not distinct from $1",
        scenario.map(|scenario| scenario.0)
    )
    .fetch_optional(db)
    .await
}

/// Makes this what was worked out.
pub async fn replace_plan_result(
    db: impl PgExecutor<'_>,
    scenario: Option<ScenarioId>,
    (revision, row_version): (i64, i32),
    result: &Value,
    at: DateTime<Utc>,
) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into plan_result (scenario_id, inputs_revision, row_version, computed_at, result)
         values ($1, $2, $3, $4, $5)
         on conflict on constraint plan_result_once do update
         set inputs_revision = excluded.inputs_revision, row_version = excluded.row_version,
             computed_at = excluded.computed_at, result = excluded.result",
        scenario.map(|scenario| scenario.0),
        revision,
        row_version,
        at,
        result
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Lets one process at a time work a plan out, held to the end of the transaction; whether it is this one.
pub async fn try_lock_plan(db: &mut PgConnection, scenario: Option<ScenarioId>) -> sqlx::Result<bool> {
    // The transaction stays open while the arithmetic takes its time.
    sqlx::query!("set local idle_in_transaction_session_timeout = 0").execute(&mut *db).await?;
    let locked = sqlx::query_scalar!(
        r#"select pg_try_advisory_xact_lock(hashtextextended('vorrang.plan', coalesce($1::bigint, 0))) as "locked!""#,
        scenario.map(|scenario| scenario.0)
    );
    locked.fetch_one(db).await
}

/// The number of the present state of the data, which stays the present one until the transaction ends. To be asked last:
/// every transaction that changes data takes this lock at its end.
pub async fn lock_state(db: impl PgExecutor<'_>) -> sqlx::Result<i64> {
    sqlx::query_scalar!("select inputs_revision from board_state for update").fetch_one(db).await
}

/// A project as a plan shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedProject {
    /// Key.
    pub id: ProjectId,
    /// Number.
    pub number: ProjectNumber,
    /// Title.
    pub title: String,
    /// Where it is in its life cycle.
    pub state: State,
    /// Its place on the board.
    pub place: Option<i32>,
    /// Its raw score, which counts if it has a place.
    pub score: Option<i64>,
    /// Own staff's time.
    pub effort: Option<PersonDays>,
    /// Money.
    pub cost: Option<Euros>,
}

/// The projects of these keys.
pub async fn planned_projects(
    db: impl PgExecutor<'_>,
    projects: &[i64],
) -> sqlx::Result<Vec<PlannedProject>> {
    sqlx::query_as!(
        PlannedProject,
        r#"select project.id as "id: ProjectId", number as "number: ProjectNumber", title,
                  state as "state: State", place as "place?", lowest as "score?",
                  effort_days as "effort: PersonDays", cost_eur as "cost: Euros"
           from project left join standing on standing.project_id = project.id
           where project.id = any($1) order by position, number"#,
        projects
    )
    .fetch_all(db)
    .await
}

/// The best placed that a plan leaves out and that have not begun.
pub async fn best_left_out(
    db: impl PgExecutor<'_>,
    chosen: &[i64],
    most: i64,
) -> sqlx::Result<Vec<PlannedProject>> {
    sqlx::query_as!(
        PlannedProject,
        r#"select project.id as "id: ProjectId", number as "number: ProjectNumber", title,
                  state as "state: State", place as "place?", lowest as "score?",
                  effort_days as "effort: PersonDays", cost_eur as "cost: Euros"
           from standing join project on project.id = project_id
           where place is not null and state <> 'in_progress' and project_id <> all($1)
           order by position limit $2"#,
        chosen,
        most
    )
    .fetch_all(db)
    .await
}

/// The numbers of those of these projects that are in that state, by key. Nobody changes one of these projects until
/// the transaction ends.
pub async fn lock_in_state(
    db: impl PgExecutor<'_>,
    projects: &[i64],
    state: State,
) -> sqlx::Result<Vec<ProjectNumber>> {
    // In one order, so that two who do this at once do not wait for each other.
    let locked = sqlx::query!(
        r#"select number as "number: ProjectNumber", state as "state: State" from project
           where id = any($1) order by id for update"#,
        projects
    );
    let locked = locked.fetch_all(db).await?;
    Ok(locked.into_iter().filter(|project| project.state == state).map(|project| project.number).collect())
}
