// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use sqlx::{PgConnection, PgExecutor};

use crate::people::model::{Department, DepartmentChoice, DepartmentId};

/// Every department in the order of the German dictionary.
pub async fn all_departments(db: impl PgExecutor<'_>) -> sqlx::Result<Vec<Department>> {
    sqlx::query_as!(
        Department,
        r#"select id as "id: DepartmentId", name from department order by name collate "de-x-icu", id"#
    )
    .fetch_all(db)
    .await
}

/// More departments than this are not offered one below the other.
const MOST_OFFERED: i64 = 200;
/// So many are proposed for a name that was typed.
const MOST_PROPOSED: i64 = 10;

/// What the department of a list is chosen from, where one was asked for by its key or by what somebody typed.
pub async fn departments_to_choose_from(
    db: &mut PgConnection,
    key: Option<&str>,
    typed: Option<&str>,
) -> sqlx::Result<DepartmentChoice> {
    let counted = sqlx::query_scalar!(
        r#"select count(*) as "count!" from (select from department limit $1) as counted"#,
        MOST_OFFERED + 1
    )
    .fetch_one(&mut *db)
    .await?;
    if counted <= MOST_OFFERED {
        return Ok(DepartmentChoice { offered: all_departments(db).await?, is_typed: false });
    }
    let key = key.and_then(|key| key.parse().map(DepartmentId).ok());
    let offered = match (key, typed) {
        (Some(key), _) => department(db, key).await?.into_iter().map(|(department, _)| department).collect(),
        // The database knows no text with this character.
        (None, Some(typed)) if !typed.contains('\0') => departments_like(db, typed).await?,
        _ => Vec::new(),
    };
    Ok(DepartmentChoice { offered, is_typed: true })
}

/// Departments in whose name this occurs; those whose name has the least besides come first.
async fn departments_like(db: impl PgExecutor<'_>, typed: &str) -> sqlx::Result<Vec<Department>> {
    sqlx::query_as!(
        Department,
        r#"select id as "id: DepartmentId", name from department
           where position(lower($1) in lower(name)) > 0
           order by char_length(name), name collate "de-x-icu", id limit $2"#,
        typed,
        MOST_PROPOSED
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

/// A department and how often it has been changed.
pub async fn department(
    db: impl PgExecutor<'_>,
    id: DepartmentId,
) -> sqlx::Result<Option<(Department, i32)>> {
    let row = sqlx::query!("select name, row_version from department where id = $1", id.0)
        .fetch_optional(db)
        .await?;
    Ok(row.map(|row| (Department { id, name: row.name }, row.row_version)))
}

/// Gives a department another name, if it has been changed `row_version` times; whether it has.
pub async fn rename_department(
    db: impl PgExecutor<'_>,
    (id, row_version): (DepartmentId, i32),
    name: &str,
) -> sqlx::Result<bool> {
    let done = sqlx::query!(
        "update department set name = $3, row_version = row_version + 1 where id = $1 and row_version = $2",
        id.0,
        row_version,
        name
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}
