// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use sqlx::PgExecutor;

use crate::{
    board::ValueModel,
    people::{Department, DepartmentId},
    portfolio::model::Member,
    projects::{Kind, PersonDays, ProjectId, ProjectNumber, State},
    ranking::RawScore,
};

/// Every project that is not a draft and goes on by itself, by key, with its points by these weights.
pub async fn members(db: impl PgExecutor<'_>, model: &ValueModel) -> sqlx::Result<Vec<Member>> {
    let rows = sqlx::query!(
        r#"select project.id as "id: ProjectId", number as "number: ProjectNumber", title,
                  department.id as "department_id: DepartmentId", department.name as department_name,
                  dense_rank() over (order by department.name collate "de-x-icu") as "department_rank!",
                  kind as "kind: Kind", state as "state: State", deadline is not null as "has_deadline!",
                  effort_days as "effort: PersonDays", place as "place?", position as "position?",
                  lowest as "lowest?"
           from project
           join department on department.id = project.department_id
           left join standing on standing.project_id = project.id
           where state <> 'draft' and merged_into is null
           order by project.id"#
    )
    .fetch_all(db)
    .await?;
    let members = rows.into_iter().map(|row| {
        let place = row.place.zip(row.position);
        let place = place.map(|(place, position)| (place.unsigned_abs(), position.unsigned_abs()));
        let score = row.lowest.filter(|_| place.is_some());
        let points = |score| model.points(RawScore::new(u32::try_from(score).unwrap_or(u32::MAX))).tenths();
        Member {
            id: row.id,
            number: row.number,
            title: row.title,
            department: Department { id: row.department_id, name: row.department_name },
            department_rank: row.department_rank,
            kind: row.kind,
            state: row.state,
            has_deadline: row.has_deadline,
            effort: row.effort,
            place,
            points: score.map(points),
        }
    });
    Ok(members.collect())
}

/// Every "this project requires that one" as it counts, merged projects replaced by where they go on.
pub async fn edges(db: impl PgExecutor<'_>) -> sqlx::Result<Vec<(ProjectId, ProjectId)>> {
    let edges = sqlx::query!(
        r#"select distinct project_id as "project!: ProjectId", required_id as "required!: ProjectId"
           from dependency_in_force order by 1, 2"#
    )
    .fetch_all(db)
    .await?;
    Ok(edges.into_iter().map(|edge| (edge.project, edge.required)).collect())
}
