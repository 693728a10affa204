// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::{PgConnection, PgExecutor};

use crate::{
    kit::ids::PersonId,
    people::{Department, DepartmentId},
    projects::model::{Case, Move, ProjectId, ProjectName, ProjectNumber, State},
};

/// A line of the view `project_case`.
struct CaseRow {
    id: ProjectId,
    number: ProjectNumber,
    title: String,
    department_id: DepartmentId,
    department_name: String,
    state: State,
    former_state: Option<State>,
    state_since: Option<DateTime<Utc>>,
    state_by: Option<PersonId>,
    state_by_name: Option<String>,
    state_reason: Option<String>,
    follow_up_on: Option<NaiveDate>,
    target_number: Option<ProjectNumber>,
    target_title: Option<String>,
    submitted_by_name: Option<String>,
    submitted_at: Option<DateTime<Utc>>,
}

impl From<CaseRow> for Case {
    fn from(row: CaseRow) -> Self {
        let target = row.target_number.zip(row.target_title);
        Self {
            id: row.id,
            number: row.number,
            title: row.title,
            department: Department { id: row.department_id, name: row.department_name },
            state: row.state,
            former: row.former_state,
            since: row.state_since,
            moved_by: row.state_by,
            moved_by_name: row.state_by_name,
            reason: row.state_reason,
            follow_up: row.follow_up_on,
            target: target.map(|(number, title)| ProjectName { number, title }),
            submitted_by: row.submitted_by_name,
            submitted_at: row.submitted_at,
        }
    }
}

/// The [`CaseRow`]s that fulfil a condition.
macro_rules! cases {
    ($condition:literal $(, $value:expr)*) => {
        sqlx::query_as!(
            CaseRow,
            r#"select id as "id!: ProjectId", number as "number!: ProjectNumber", title as "title!",
                      department_id as "department_id!: DepartmentId", department_name as "department_name!",
                      state as "state!: State", former_state as "former_state: State", state_since,
                      state_by as "state_by: PersonId", state_by_name as "state_by_name?", state_reason,
                      follow_up_on, target_number as "target_number?: ProjectNumber",
                      target_title as "target_title?", submitted_by_name as "submitted_by_name?", submitted_at
               from project_case "# + $condition
            $(, $value)*
        )
    };
}

/// How the project stands.
pub async fn find_case(db: impl PgExecutor<'_>, project: ProjectId) -> sqlx::Result<Option<Case>> {
    let row = cases!("where id = $1", project.0).fetch_optional(db).await?;
    Ok(row.map(Case::from))
}

/// What the department has handed in: first what it is asked about, then by state in the order of the life
/// cycle, within it the longest there first.
pub async fn cases_of_department(
    db: impl PgExecutor<'_>,
    department: DepartmentId,
) -> sqlx::Result<Vec<Case>> {
    let rows = cases!(
        "where department_id = $1 and state <> 'draft'
               order by state <> 'query', state, state_since nulls first, number",
        department.0
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(Case::from).collect())
}

/// What waits for somebody to move it on, at most `limit` of it: the projects in these states, what was answered
/// before what is being checked for the first time, and at the end what was put off until `today`; each with
/// the longest there first.
pub async fn waiting_cases(
    db: impl PgExecutor<'_>,
    states: &[State],
    today: NaiveDate,
    limit: i64,
) -> sqlx::Result<Vec<Case>> {
    let rows = cases!(
        "where state = any($1) or (state = 'deferred' and follow_up_on <= $2)
               order by state, former_state is distinct from 'query',
                        follow_up_on, state_since nulls first, number
               limit $3",
        states as &[State],
        today,
        limit
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(Case::from).collect())
}

/// Where the project goes on, if it is merged.
pub async fn merged_into(db: impl PgExecutor<'_>, project: ProjectId) -> sqlx::Result<Option<ProjectName>> {
    sqlx::query_as!(
        ProjectName,
        r#"select target.number as "number: ProjectNumber", target.title
           from project join project as target on target.id = project.merged_into
           where project.id = $1"#,
        project.0
    )
    .fetch_optional(db)
    .await
}

/// The projects that go on inside this one, by number.
pub async fn merged_here(db: impl PgExecutor<'_>, project: ProjectId) -> sqlx::Result<Vec<ProjectName>> {
    sqlx::query_as!(
        ProjectName,
        r#"select number as "number: ProjectNumber", title from project where merged_into = $1 order by number"#,
        project.0
    )
    .fetch_all(db)
    .await
}

/// Lets nobody else move these projects on before the transaction ends. Always in the same order, so that two
/// who want the same two do not wait for each other.
pub async fn lock_projects(db: impl PgExecutor<'_>, numbers: &[&ProjectNumber]) -> sqlx::Result<()> {
    let numbers: Vec<String> = numbers.iter().map(ToString::to_string).collect();
    sqlx::query!("select id from project where number = any($1) order by id for update", &numbers)
        .fetch_all(db)
        .await?;
    Ok(())
}

/// Whose project was moved on.
pub struct Moved {
    /// Whoever handed it in; `None` for what came with a list.
    pub submitted_by: Option<PersonId>,
}

/// Moves a project from one state to another; `None` if it is in another state by now.
pub async fn update_state(
    db: &mut PgConnection,
    (project, from): (ProjectId, State),
    step: &Move<'_>,
    by: Option<PersonId>,
    at: DateTime<Utc>,
) -> sqlx::Result<Option<Moved>> {
    sqlx::query_as!(
        Moved,
        r#"update project
           set state = $3, former_state = $2, state_since = $4, state_by = $5, state_reason = $6,
               follow_up_on = $7, merged_into = $8, row_version = row_version + 1
           where id = $1 and state = $2
           returning submitted_by as "submitted_by: PersonId""#,
        project.0,
        from as State,
        step.to as State,
        at,
        by.map(|person| person.0),
        step.reason,
        step.follow_up,
        step.target.map(|(target, _)| target.0)
    )
    .fetch_optional(db)
    .await
}
