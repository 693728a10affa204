// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use std::collections::HashMap;

use sqlx::PgExecutor;

use crate::projects::{ProjectId, ProjectName, ProjectNumber};

/// Number and title of these projects.
pub async fn names(
    db: impl PgExecutor<'_>,
    projects: &[ProjectId],
) -> sqlx::Result<HashMap<ProjectId, ProjectName>> {
    let ids: Vec<i64> = projects.iter().map(|project| project.0).collect();
    let rows = sqlx::query!(
        r#"select id as "id: ProjectId", number as "number: ProjectNumber", title
           from project where id = any($1)"#,
        &ids
    )
    .fetch_all(db)
    .await?;
    let named = rows.into_iter().map(|row| (row.id, ProjectName { number: row.number, title: row.title }));
    Ok(named.collect())
}
