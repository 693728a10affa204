// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use chrono::{DateTime, Utc};
use sqlx::{PgConnection, PgExecutor};

use crate::{
    kit::ids::PersonId,
    people::model::{DepartmentId, NewPerson, Person, Role},
};

/// A line of the view `person_with_roles`.
pub(super) struct PersonRow {
    pub id: PersonId,
    pub sign_in_name: String,
    pub name: String,
    pub email: Option<String>,
    pub department_id: Option<DepartmentId>,
    pub roles: Vec<Role>,
    pub is_active: bool,
    pub wants_mail: bool,
    pub row_version: i32,
}

impl From<PersonRow> for Person {
    fn from(row: PersonRow) -> Self {
        Self {
            id: row.id,
            sign_in_name: row.sign_in_name,
            name: row.name,
            email: row.email,
            department: row.department_id,
            roles: row.roles.into_iter().collect(),
            is_active: row.is_active,
            wants_mail: row.wants_mail,
            row_version: row.row_version,
        }
    }
}

/// The person of that key.
pub async fn person(db: impl PgExecutor<'_>, id: PersonId) -> sqlx::Result<Option<Person>> {
    let row = sqlx::query_as!(
        PersonRow,
        r#"select id as "id!: PersonId", sign_in_name as "sign_in_name!", name as "name!", email,
                  department_id as "department_id: DepartmentId", roles as "roles!: Vec<Role>",
                  is_active as "is_active!", wants_mail as "wants_mail!", row_version as "row_version!"
           from person_with_roles where id = $1"#,
        id.0
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(Person::from))
}

/// Everybody, by name as in a German dictionary.
pub async fn all_persons(db: impl PgExecutor<'_>) -> sqlx::Result<Vec<Person>> {
    let rows = sqlx::query_as!(
        PersonRow,
        r#"select id as "id!: PersonId", sign_in_name as "sign_in_name!", name as "name!", email,
                  department_id as "department_id: DepartmentId", roles as "roles!: Vec<Role>",
                  is_active as "is_active!", wants_mail as "wants_mail!", row_version as "row_version!"
           from person_with_roles order by name collate "de-x-icu", id"#
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(Person::from).collect())
}

/// Whose name was typed, and what the password is kept as.
pub struct Credentials {
    /// The person.
    pub person: PersonId,
    /// Argon2id; `None` for those who sign in through the identity provider only.
    pub password_hash: Option<String>,
}

/// The credentials of an active person of that sign-in name.
pub async fn credentials(db: impl PgExecutor<'_>, sign_in_name: &str) -> sqlx::Result<Option<Credentials>> {
    sqlx::query_as!(
        Credentials,
        r#"select id as "person: PersonId", password_hash from person where sign_in_name = $1 and is_active"#,
        sign_in_name
    )
    .fetch_optional(db)
    .await
}

/// Adds a person; a sign-in name that is taken is refused by the database.
pub async fn insert_person(
    db: &mut PgConnection,
    new: &NewPerson,
    password_hash: Option<&str>,
    at: DateTime<Utc>,
) -> sqlx::Result<PersonId> {
    let id = sqlx::query_scalar!(
        r#"insert into person (sign_in_name, name, email, department_id, password_hash, added_at)
           values ($1, $2, $3, $4, $5, $6) returning id as "id: PersonId""#,
        new.sign_in_name,
        new.name,
        new.email,
        new.department.map(|department| department.0),
        password_hash,
        at
    )
    .fetch_one(&mut *db)
    .await?;
    let roles: Vec<Role> = new.roles.iter().copied().collect();
    sqlx::query!(
        "insert into person_role (person_id, role) select $1, unnest($2::role[])",
        id.0,
        &roles as &[Role]
    )
    .execute(db)
    .await?;
    Ok(id)
}
