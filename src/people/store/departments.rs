// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use sqlx::PgExecutor;

use crate::people::model::{Department, DepartmentId};

/// Every department in the order of the German dictionary.
pub async fn all_departments(db: impl PgExecutor<'_>) -> sqlx::Result<Vec<Department>> {
    sqlx::query_as!(
        Department,
        r#"select id as "id: DepartmentId", name from department order by name collate "de-x-icu", id"#
    )
    .fetch_all(db)
    .await
}

/// The departments among `names` that exist.
pub async fn departments_by_name(db: impl PgExecutor<'_>, names: &[String]) -> sqlx::Result<Vec<Department>> {
    sqlx::query_as!(
        Department,
        r#"select id as "id: DepartmentId", name from department where name = any($1)"#,
        names
    )
    .fetch_all(db)
    .await
}

/// Adds departments; a name that exists already is refused by the database.
pub async fn insert_departments(db: impl PgExecutor<'_>, names: &[String]) -> sqlx::Result<Vec<Department>> {
    sqlx::query_as!(
        Department,
        r#"insert into department (name) select name from unnest($1::text[]) as given(name)
           returning id as "id: DepartmentId", name"#,
        names
    )
    .fetch_all(db)
    .await
}
