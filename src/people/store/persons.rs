// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use sqlx::{PgConnection, PgExecutor};

use crate::{
    kit::ids::PersonId,
    people::model::{DepartmentId, NewPerson, Person, PersonEdit, Role},
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
    pub is_from_provider: bool,
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
            is_from_provider: row.is_from_provider,
            row_version: row.row_version,
        }
    }
}

/// The [`PersonRow`]s that fulfil a condition.
macro_rules! persons {
    ($condition:literal $(, $value:expr)*) => {
        sqlx::query_as!(
            PersonRow,
            r#"select id as "id!: PersonId", sign_in_name as "sign_in_name!", name as "name!", email,
                      department_id as "department_id: DepartmentId", roles as "roles!: Vec<Role>",
                      is_active as "is_active!", wants_mail as "wants_mail!",
                      provider_subject is not null as "is_from_provider!", row_version as "row_version!"
               from person_with_roles "# + $condition
            $(, $value)*
        )
    };
}
pub(super) use persons;

/// The person of that key.
pub async fn person(db: impl PgExecutor<'_>, id: PersonId) -> sqlx::Result<Option<Person>> {
    let row = persons!("where id = $1", id.0).fetch_optional(db).await?;
    Ok(row.map(Person::from))
}

/// Everybody, by name as in a German dictionary.
pub async fn all_persons(db: impl PgExecutor<'_>) -> sqlx::Result<Vec<Person>> {
    let rows = persons!("order by name collate \"de-x-icu\", id").fetch_all(db).await?;
    Ok(rows.into_iter().map(Person::from).collect())
}

/// The person who signs in with that name.
pub async fn person_by_sign_in_name(
    db: impl PgExecutor<'_>,
    sign_in_name: &str,
) -> sqlx::Result<Option<Person>> {
    let row = persons!("where sign_in_name = $1", sign_in_name).fetch_optional(db).await?;
    Ok(row.map(Person::from))
}

/// The first `limit` people in whose name or sign-in name `text` occurs, by name as in a German dictionary, and
/// how many there are in all.
pub async fn persons_named(
    db: &mut PgConnection,
    text: &str,
    limit: i64,
) -> sqlx::Result<(Vec<Person>, i64)> {
    let pattern = format!("%{}%", text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_"));
    let found = sqlx::query_scalar!(
        r#"select count(*) as "found!" from person
           where (name ilike $1 or sign_in_name ilike $1) and pseudonymised_at is null"#,
        pattern
    )
    .fetch_one(&mut *db)
    .await?;
    let rows = persons!(
        "where (name ilike $1 or sign_in_name ilike $1) and pseudonymised_at is null
           order by name collate \"de-x-icu\", id limit $2",
        pattern,
        limit
    )
    .fetch_all(db)
    .await?;
    Ok((rows.into_iter().map(Person::from).collect(), found))
}

/// Lets one change of people at a time check and write, so that of two administrators who remove each other one
/// stays; held to the end of the transaction.
pub async fn lock_persons(db: impl PgExecutor<'_>) -> sqlx::Result<()> {
    sqlx::query!("select pg_advisory_xact_lock(hashtextextended('vorrang.persons', 0))").execute(db).await?;
    Ok(())
}

/// How many active people have that role.
pub async fn count_active(db: impl PgExecutor<'_>, role: Role) -> sqlx::Result<i64> {
    sqlx::query_scalar!(
        r#"select count(*) as "count!" from person join person_role on person_id = id
           where is_active and role = $1"#,
        role as Role
    )
    .fetch_one(db)
    .await
}

/// Changes a person and counts the change; whoever is locked out is so since then.
pub async fn update_person(
    db: &mut PgConnection,
    id: PersonId,
    edit: &PersonEdit,
    at: DateTime<Utc>,
) -> sqlx::Result<()> {
    sqlx::query!(
        "update person
         set name = $2, email = $3, department_id = $4, is_active = $5,
             deactivated_at = case when $5 then null else coalesce(deactivated_at, $6) end,
             row_version = row_version + 1
         where id = $1",
        id.0,
        edit.name,
        edit.email,
        edit.department.map(|department| department.0),
        edit.is_active,
        at
    )
    .execute(&mut *db)
    .await?;
    set_roles(db, id, &edit.roles).await
}

/// Gives a person these roles and no others.
async fn set_roles(db: &mut PgConnection, id: PersonId, roles: &BTreeSet<Role>) -> sqlx::Result<()> {
    let roles: Vec<Role> = roles.iter().copied().collect();
    sqlx::query!("delete from person_role where person_id = $1 and role <> all($2)", id.0, &roles as &[Role])
        .execute(&mut *db)
        .await?;
    sqlx::query!(
        "insert into person_role (person_id, role) select $1, unnest($2::role[]) on conflict do nothing",
        id.0,
        &roles as &[Role]
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Sets whether the person wants mails about changes of state; whether it was otherwise before.
pub async fn set_wants_mail(db: impl PgExecutor<'_>, id: PersonId, wants_mail: bool) -> sqlx::Result<bool> {
    let done = sqlx::query!(
        "update person set wants_mail = $2 where id = $1 and wants_mail <> $2",
        id.0,
        wants_mail
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
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
    set_roles(db, id, &new.roles).await?;
    Ok(id)
}
