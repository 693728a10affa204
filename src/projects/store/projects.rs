// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use sqlx::{PgConnection, PgExecutor};

use crate::{
    people::{Department, DepartmentId},
    projects::model::{
        Euros, Kind, NewProject, PersonDays, Project, ProjectId, ProjectName, ProjectNumber, State,
    },
};

/// The project of that number.
pub async fn find_by_number(
    db: impl PgExecutor<'_>,
    number: &ProjectNumber,
) -> sqlx::Result<Option<Project>> {
    let row = sqlx::query!(
        r#"select project.id as "id: ProjectId", number as "number: ProjectNumber", title, summary,
                  department.id as "department_id: DepartmentId", department.name as department_name,
                  kind as "kind: Kind", legal_basis, deadline, effort_days as "effort: PersonDays",
                  cost_eur as "cost: Euros", state as "state: State"
           from project join department on department.id = project.department_id
           where number = $1"#,
        number as &ProjectNumber
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| Project {
        id: row.id,
        number: row.number,
        title: row.title,
        summary: row.summary,
        department: Department { id: row.department_id, name: row.department_name },
        kind: row.kind,
        legal_basis: row.legal_basis,
        deadline: row.deadline,
        effort: row.effort,
        cost: row.cost,
        state: row.state,
    }))
}

/// Those of `numbers` that are taken.
pub async fn existing_numbers(
    db: impl PgExecutor<'_>,
    numbers: &[ProjectNumber],
) -> sqlx::Result<Vec<(ProjectNumber, ProjectId)>> {
    let numbers: Vec<String> = numbers.iter().map(ToString::to_string).collect();
    let rows = sqlx::query!(
        r#"select number as "number: ProjectNumber", id as "id: ProjectId" from project where number = any($1)"#,
        &numbers
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| (row.number, row.id)).collect())
}

/// Stores projects in one statement and returns their keys in the order given.
pub async fn insert_projects(db: &mut PgConnection, projects: &[NewProject]) -> sqlx::Result<Vec<ProjectId>> {
    fn column<T>(projects: &[NewProject], value: impl Fn(&NewProject) -> T) -> Vec<T> {
        projects.iter().map(value).collect()
    }
    let rows = sqlx::query!(
        r#"with given as (
               select * from unnest(
                   $1::text[], $2::text[], $3::text[], $4::bigint[], $5::project_kind[], $6::text[],
                   $7::date[], $8::integer[], $9::bigint[], $10::project_state[]
               ) with ordinality
               as given(number, title, summary, department_id, kind, legal_basis,
                        deadline, effort_days, cost_eur, state, place_in_list)
           ), stored as (
               insert into project (number, title, summary, department_id, kind, legal_basis,
                                    deadline, effort_days, cost_eur, state)
               select number, title, summary, department_id, kind, legal_basis,
                      deadline, effort_days, cost_eur, state
               from given order by place_in_list
               returning id, number
           )
           select stored.id as "id: ProjectId" from stored join given using (number) order by place_in_list"#,
        &column(projects, |new| new.number.to_string()),
        &column(projects, |new| new.title.clone()),
        &column(projects, |new| new.summary.clone()),
        &column(projects, |new| new.department.0),
        &column(projects, |new| new.kind) as &[Kind],
        &column(projects, |new| new.legal_basis.clone()) as &[Option<String>],
        &column(projects, |new| new.deadline) as &[Option<chrono::NaiveDate>],
        &column(projects, |new| new.effort.map(|effort| effort.0)) as &[Option<i32>],
        &column(projects, |new| new.cost.map(|cost| cost.0)) as &[Option<i64>],
        &column(projects, |new| new.state) as &[State],
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}

/// Stores edges "project requires required"; the caller has made sure that no cycle comes of it.
pub async fn insert_dependencies(
    db: impl PgExecutor<'_>,
    edges: &[(ProjectId, ProjectId)],
) -> sqlx::Result<()> {
    let (projects, required): (Vec<i64>, Vec<i64>) =
        edges.iter().map(|(project, required)| (project.0, required.0)).unzip();
    sqlx::query!(
        "insert into dependency (project_id, required_id) select * from unnest($1::bigint[], $2::bigint[])",
        &projects,
        &required
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Every edge "project requires required" as it counts, merged projects replaced by where they go on. Held to the
/// end of the transaction: nobody else merges on the word of the same edges.
pub async fn lock_dependencies(db: &mut PgConnection) -> sqlx::Result<Vec<(ProjectId, ProjectId)>> {
    sqlx::query!("select pg_advisory_xact_lock(hashtextextended('vorrang.dependencies', 0))")
        .execute(&mut *db)
        .await?;
    let edges = sqlx::query!(
        r#"select project_id as "project!: ProjectId", required_id as "required!: ProjectId"
           from dependency_in_force order by 1, 2"#
    )
    .fetch_all(db)
    .await?;
    Ok(edges.into_iter().map(|edge| (edge.project, edge.required)).collect())
}

/// The numbers of projects, in the order of the keys.
pub async fn numbers_of(db: impl PgExecutor<'_>, projects: &[ProjectId]) -> sqlx::Result<Vec<String>> {
    let keys: Vec<i64> = projects.iter().map(|project| project.0).collect();
    sqlx::query_scalar!(
        "select number from unnest($1::bigint[]) with ordinality as wanted(id, place)
         join project using (id) order by place",
        &keys
    )
    .fetch_all(db)
    .await
}

/// What projects are called, in the order of the keys.
pub async fn names_of(db: impl PgExecutor<'_>, projects: &[ProjectId]) -> sqlx::Result<Vec<ProjectName>> {
    let keys: Vec<i64> = projects.iter().map(|project| project.0).collect();
    sqlx::query_as!(
        ProjectName,
        r#"select number as "number: ProjectNumber", title
           from unnest($1::bigint[]) with ordinality as wanted(id, place)
           join project using (id) order by place"#,
        &keys
    )
    .fetch_all(db)
    .await
}

/// Takes away that a project requires another, whether it says so itself or by what is merged into one of the two.
/// Whether it was so.
pub async fn delete_dependency(
    db: impl PgExecutor<'_>,
    project: ProjectId,
    required: ProjectId,
) -> sqlx::Result<bool> {
    let deleted = sqlx::query!(
        "delete from dependency using project, project as required
         where project.id = dependency.project_id and required.id = dependency.required_id
           and coalesce(project.merged_into, project.id) = $1
           and coalesce(required.merged_into, required.id) = $2",
        project.0,
        required.0
    )
    .execute(db)
    .await?;
    Ok(deleted.rows_affected() > 0)
}
