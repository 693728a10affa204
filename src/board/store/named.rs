// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use sqlx::PgExecutor;

use crate::projects::{ProjectId, ProjectNumber};

/// Number and title of each of these projects, by number.
pub async fn named(
    db: impl PgExecutor<'_>,
    projects: &[ProjectId],
) -> sqlx::Result<Vec<(ProjectId, ProjectNumber, String)>> {
    let ids: Vec<i64> = projects.iter().map(|project| project.0).collect();
    let rows = sqlx::query!(
        r#"select id as "id: ProjectId", number as "number: ProjectNumber", title
           from project where id = any($1) order by number"#,
        &ids
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| (row.id, row.number, row.title)).collect())
}
