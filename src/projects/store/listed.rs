// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! What lists need to know of projects, and what they change.

use sqlx::{PgConnection, PgExecutor};

use crate::{
    people::DepartmentId,
    projects::model::{
        Euros, Kind, ListedProject, PersonDays, ProjectId, ProjectNumber, State, StoredProject,
    },
};

/// Every project as lists write it, in the order in which they came.
pub async fn stored_projects(db: impl PgExecutor<'_>) -> sqlx::Result<Vec<StoredProject>> {
    sqlx::query_as!(
        StoredProject,
        r#"select project.id as "id: ProjectId", number as "number: ProjectNumber", title, summary,
                  department.name as department, kind as "kind: Kind", legal_basis, deadline,
                  deadline_reason as deadline_words, effort_days as "effort: PersonDays",
                  cost_eur as "cost: Euros", state as "state: State"
           from project join department on department.id = project.department_id order by project.id"#
    )
    .fetch_all(db)
    .await
}

/// Which project requires which, by their numbers.
pub async fn all_dependencies(db: impl PgExecutor<'_>) -> sqlx::Result<Vec<(ProjectNumber, ProjectNumber)>> {
    let rows = sqlx::query!(
        r#"select project.number as "project: ProjectNumber", required.number as "required: ProjectNumber"
           from dependency
           join project on project.id = dependency.project_id
           join project as required on required.id = dependency.required_id"#
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| (row.project, row.required)).collect())
}

/// What projects say that a list can change, for the log: before and after.
pub async fn listed_fields(
    db: impl PgExecutor<'_>,
    numbers: &[ProjectNumber],
) -> sqlx::Result<Vec<(ProjectNumber, serde_json::Value)>> {
    let numbers: Vec<String> = numbers.iter().map(ToString::to_string).collect();
    let rows = sqlx::query!(
        r#"select number as "number: ProjectNumber",
                  jsonb_build_object(
                      'title', title, 'summary', summary, 'department', department.name, 'kind', kind,
                      'legal-basis', legal_basis, 'deadline', deadline, 'effort', effort_days, 'cost', cost_eur
                  ) as "fields!"
           from project join department on department.id = project.department_id
           where number = any($1) order by project.id"#,
        &numbers
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| (row.number, row.fields)).collect())
}

/// Lets projects say what a list says of them. What the list leaves empty stays as it is.
pub async fn update_listed(db: &mut PgConnection, projects: &[ListedProject]) -> sqlx::Result<()> {
    fn column<T>(projects: &[ListedProject], value: impl Fn(&ListedProject) -> T) -> Vec<T> {
        projects.iter().map(value).collect()
    }
    let departments: Vec<DepartmentId> = column(projects, |listed| listed.department);
    sqlx::query!(
        "update project
         set title = given.title, summary = coalesce(nullif(given.summary, ''), project.summary),
             department_id = given.department_id, kind = coalesce(given.kind, project.kind),
             legal_basis = coalesce(given.legal_basis, project.legal_basis),
             deadline = coalesce(given.deadline, project.deadline),
             effort_days = coalesce(given.effort_days, project.effort_days),
             cost_eur = coalesce(given.cost_eur, project.cost_eur),
             row_version = project.row_version + 1
         from unnest(
             $1::text[], $2::text[], $3::text[], $4::bigint[], $5::project_kind[], $6::text[],
             $7::date[], $8::integer[], $9::bigint[]
         ) as given(number, title, summary, department_id, kind, legal_basis, deadline, effort_days, cost_eur)
         where project.number = given.number",
        &column(projects, |listed| listed.number.to_string()),
        &column(projects, |listed| listed.title.clone()),
        &column(projects, |listed| listed.summary.clone()),
        &departments.iter().map(|department| department.0).collect::<Vec<_>>(),
        &column(projects, |listed| listed.kind) as &[Option<Kind>],
        &column(projects, |listed| listed.legal_basis.clone()) as &[Option<String>],
        &column(projects, |listed| listed.deadline) as &[Option<chrono::NaiveDate>],
        &column(projects, |listed| listed.effort.map(|effort| effort.0)) as &[Option<i32>],
        &column(projects, |listed| listed.cost.map(|cost| cost.0)) as &[Option<i64>],
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Notes what a list says of deadlines that are no day.
pub async fn note_deadlines(db: impl PgExecutor<'_>, notes: &[(ProjectId, String)]) -> sqlx::Result<()> {
    let (projects, words): (Vec<i64>, Vec<String>) =
        notes.iter().map(|(project, words)| (project.0, words.clone())).unzip();
    sqlx::query!(
        "update project set deadline_reason = given.words
         from unnest($1::bigint[], $2::text[]) as given(id, words) where project.id = given.id",
        &projects,
        &words
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Takes away what these projects require, before they are told anew.
pub async fn delete_dependencies_of(db: impl PgExecutor<'_>, projects: &[ProjectId]) -> sqlx::Result<()> {
    let projects: Vec<i64> = projects.iter().map(|project| project.0).collect();
    sqlx::query!("delete from dependency where project_id = any($1)", &projects).execute(db).await?;
    Ok(())
}
