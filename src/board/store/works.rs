// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! What planning knows of projects: effort, deadline, points, and what requires what.

use chrono::NaiveDate;
use sqlx::{PgConnection, PgExecutor};

use crate::{
    board::model::{BudgetYear, RowNeed, Work},
    projects::{Euros, PersonDays, ProjectId, ProjectNumber, State},
    ranking::RawScore,
};

/// A project with everything that it requires or that requires it.
pub async fn around(db: impl PgExecutor<'_>, project: ProjectId) -> sqlx::Result<Vec<ProjectId>> {
    sqlx::query_scalar!(
        r#"with recursive above (id) as (
               select $1::bigint
               union
               select edge.project_id
               from above
               cross join lateral requiring(above.id) as edge
           ), beneath (id) as (
               select $1::bigint
               union
               select edge.required_id
               from beneath
               cross join lateral requirements_of(beneath.id) as edge
           )
           select id as "id!: ProjectId" from above union select id from beneath"#,
        project.0
    )
    .fetch_all(db)
    .await
}

/// The projects in the procedure by key: all of them, or those among these.
pub async fn works(db: impl PgExecutor<'_>, among: Option<&[ProjectId]>) -> sqlx::Result<Vec<Work>> {
    let among: Option<Vec<i64>> = among.map(|projects| projects.iter().map(|project| project.0).collect());
    let rows = sqlx::query!(
        r#"select project.id as "id: ProjectId", number as "number: ProjectNumber", title,
                  state as "state: State", deadline, usable_from as "usable_from?",
                  effort_days as "effort: PersonDays", cost_eur as "cost: Euros",
                  place as "place?", lowest as "lowest?"
           from project
           left join standing on standing.project_id = project.id
           left join service_window on service_window.project_id = project.id
           where state = any($2)
             and ($1::bigint[] is null or project.id = any($1))
           order by project.id"#,
        among.as_deref(),
        &State::IN_PROCEDURE as &[State]
    )
    .fetch_all(db)
    .await?;
    let works = rows.into_iter().map(|row| {
        let score = row.lowest.filter(|_| row.place.is_some());
        Work {
            id: row.id,
            number: row.number,
            title: row.title,
            state: row.state,
            deadline: row.deadline,
            usable_from: row.usable_from,
            effort: row.effort,
            cost: row.cost,
            place: row.place.map(i32::unsigned_abs),
            score: score.map(|score| RawScore::new(u32::try_from(score).unwrap_or(u32::MAX))),
        }
    });
    Ok(works.collect())
}

/// Every "this project requires that one" as it counts, with where the required one is in its life cycle.
pub async fn requirements(db: impl PgExecutor<'_>) -> sqlx::Result<Vec<(ProjectId, ProjectId, State)>> {
    let rows = sqlx::query!(
        r#"select distinct project_id as "project!: ProjectId", required_id as "required!: ProjectId",
                  required.state as "state: State"
           from dependency_in_force join project as required on required.id = required_id
           order by 1, 2"#
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| (row.project, row.required, row.state)).collect())
}

/// The same between these projects alone.
pub async fn requirements_among(
    db: impl PgExecutor<'_>,
    works: &[Work],
) -> sqlx::Result<Vec<(ProjectId, ProjectId, State)>> {
    let ids: Vec<i64> = works.iter().map(|work| work.id.0).collect();
    let rows = sqlx::query!(
        r#"select distinct project_id as "project!: ProjectId", required_id as "required!: ProjectId",
                  required.state as "state: State"
           from dependency_in_force join project as required on required.id = required_id
           where project_id = any($1) and required_id = any($1)
           order by 1, 2"#,
        &ids
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| (row.project, row.required, row.state)).collect())
}

/// The first year from `today` on for which somebody has said how much work there can be.
pub async fn budget_year(db: impl PgExecutor<'_>, today: NaiveDate) -> sqlx::Result<Option<BudgetYear>> {
    let row = sqlx::query!(
        r#"select year, person_days as "person_days!: PersonDays" from capacity
           where person_days is not null and year >= date_part('year', $1::date)
           order by year limit 1"#,
        today
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| BudgetYear { year: row.year, days: row.person_days }))
}

/// A window of a service as it was entered: the day, the reason, and how often it has been changed.
pub async fn service_window(
    db: impl PgExecutor<'_>,
    project: ProjectId,
) -> sqlx::Result<Option<(NaiveDate, String, i32)>> {
    let row = sqlx::query!(
        "select usable_from, reason, row_version from service_window where project_id = $1",
        project.0
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| (row.usable_from, row.reason, row.row_version)))
}

/// Makes this the day from which on a project must be of use.
pub async fn set_service_window(
    db: impl PgExecutor<'_>,
    project: ProjectId,
    (usable_from, reason): (NaiveDate, &str),
) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into service_window (project_id, usable_from, reason) values ($1, $2, $3)
         on conflict (project_id) do update
         set usable_from = excluded.usable_from, reason = excluded.reason,
             row_version = service_window.row_version + 1",
        project.0,
        usable_from,
        reason
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Forgets from when on a project must be of use.
pub async fn delete_service_window(db: impl PgExecutor<'_>, project: ProjectId) -> sqlx::Result<()> {
    sqlx::query!("delete from service_window where project_id = $1", project.0).execute(db).await?;
    Ok(())
}

/// Lets one request at a time change a project; held to the end of the transaction.
pub async fn lock_project(db: impl PgExecutor<'_>, project: ProjectId) -> sqlx::Result<()> {
    sqlx::query_scalar!("select id from project where id = $1 for update", project.0)
        .fetch_optional(db)
        .await?;
    Ok(())
}

/// What each of these projects needs and what is not there yet, itself included. What runs is paid for already: it needs
/// nothing more, but what it requires itself still counts.
pub async fn row_needs(db: impl PgExecutor<'_>, rows: &[ProjectId]) -> sqlx::Result<Vec<RowNeed>> {
    let ids: Vec<i64> = rows.iter().map(|project| project.0).collect();
    let rows = sqlx::query!(
        r#"with recursive need (row_id, needed_id) as (
               select given.id, given.id from unnest($1::bigint[]) as given (id)
               union
               select need.row_id, edge.required_id
               from need
               join lateral (
                   select state from project where id = need.needed_id offset 0
               ) as between on between.state <> 'completed'
               cross join lateral requirements_of(need.needed_id) as edge
           )
           select row_id as "row!: ProjectId", needed_id as "needed!: ProjectId",
                  effort_days as "effort: PersonDays"
           from need
           cross join lateral (
               select state, effort_days from project where id = needed_id offset 0
           ) as project
           where project.state not in ('completed', 'in_progress')
           order by 1, 2"#,
        &ids
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| (row.row, row.needed, row.effort)).collect())
}

/// What of its work a project asks of the teams whose work is counted by itself; nothing if there are no teams.
pub async fn work_of_teams(
    db: &mut PgConnection,
    project: ProjectId,
) -> sqlx::Result<Option<Vec<(String, PersonDays)>>> {
    let rows = sqlx::query!(
        r#"select name, person_days as "days?: PersonDays"
           from team left join team_work on team_id = team.id and project_id = $1
           order by name collate "de-x-icu""#,
        project.0
    );
    let rows = rows.fetch_all(db).await?;
    let is_empty = rows.is_empty();
    let asked = rows.into_iter().filter_map(|row| Some((row.name, row.days?))).collect();
    Ok((!is_empty).then_some(asked))
}
