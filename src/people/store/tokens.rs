// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use chrono::{DateTime, Utc};
use sqlx::PgExecutor;

use super::persons::PersonRow;
use crate::{
    kit::ids::PersonId,
    people::model::{AccessToken, DepartmentId, Person, Role, Scope, TokenId},
};

/// Whoever asks with a token.
#[derive(Clone, Debug)]
pub struct Holder {
    /// The token.
    pub token: TokenId,
    /// What it is good for.
    pub scopes: Vec<Scope>,
    /// When it was last noted as used.
    pub last_used_at: Option<DateTime<Utc>>,
    /// Its owner with the roles of now.
    pub person: Person,
}

/// The holder of the token with that key, unless it has expired or its owner may not sign in. That of somebody whom the
/// identity provider does not know counts `if_from_elsewhere`.
pub async fn holder(
    db: impl PgExecutor<'_>,
    key: &[u8],
    now: DateTime<Utc>,
    if_from_elsewhere: bool,
) -> sqlx::Result<Option<Holder>> {
    let row = sqlx::query!(
        r#"select token.id as "token: TokenId", scopes as "scopes: Vec<Scope>", last_used_at,
                  person.id as "id!: PersonId", sign_in_name as "sign_in_name!", person.name as "name!", email,
                  department_id as "department_id: DepartmentId", roles as "roles!: Vec<Role>",
                  is_active as "is_active!", wants_mail as "wants_mail!",
                  provider_subject is not null as "is_from_provider!", row_version as "row_version!"
           from access_token as token join person_with_roles as person on person.id = token.person_id
           where key = $1 and expires_at > $2 and is_active and (provider_subject is not null or $3)"#,
        key,
        now,
        if_from_elsewhere
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| {
        let person = PersonRow {
            id: row.id,
            sign_in_name: row.sign_in_name,
            name: row.name,
            email: row.email,
            department_id: row.department_id,
            roles: row.roles,
            is_active: row.is_active,
            wants_mail: row.wants_mail,
            is_from_provider: row.is_from_provider,
            row_version: row.row_version,
        };
        Holder {
            token: row.token,
            scopes: row.scopes,
            last_used_at: row.last_used_at,
            person: Person::from(person),
        }
    }))
}

/// Notes that a token is used.
pub async fn touch_token(db: impl PgExecutor<'_>, id: TokenId, at: DateTime<Utc>) -> sqlx::Result<()> {
    sqlx::query!("update access_token set last_used_at = greatest(last_used_at, $2) where id = $1", id.0, at)
        .execute(db)
        .await?;
    Ok(())
}

/// The tokens of a person, the newest first; expired ones among them.
pub async fn tokens_of(db: impl PgExecutor<'_>, person: PersonId) -> sqlx::Result<Vec<AccessToken>> {
    sqlx::query_as!(
        AccessToken,
        r#"select id as "id: TokenId", name, scopes as "scopes: Vec<Scope>", created_at, expires_at, last_used_at
           from access_token where person_id = $1 order by created_at desc, id desc"#,
        person.0
    )
    .fetch_all(db)
    .await
}

/// A token of that person.
pub async fn token(
    db: impl PgExecutor<'_>,
    person: PersonId,
    id: TokenId,
) -> sqlx::Result<Option<AccessToken>> {
    sqlx::query_as!(
        AccessToken,
        r#"select id as "id: TokenId", name, scopes as "scopes: Vec<Scope>", created_at, expires_at, last_used_at
           from access_token where person_id = $1 and id = $2"#,
        person.0,
        id.0
    )
    .fetch_optional(db)
    .await
}

/// Lets a person make one token after the other, until the transaction ends.
pub async fn queue_for_tokens(db: impl PgExecutor<'_>, person: PersonId) -> sqlx::Result<()> {
    sqlx::query!("select pg_advisory_xact_lock(hashtextextended('vorrang.tokens', $1))", person.0)
        .execute(db)
        .await?;
    Ok(())
}

/// Stores a token.
pub async fn insert_token(
    db: impl PgExecutor<'_>,
    person: PersonId,
    (name, scopes): (&str, &[Scope]),
    key: &[u8],
    (from, until): (DateTime<Utc>, DateTime<Utc>),
) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into access_token (person_id, name, scopes, key, created_at, expires_at)
         values ($1, $2, $3, $4, $5, $6)",
        person.0,
        name,
        scopes as &[Scope],
        key,
        from,
        until
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Deletes a token of that person; `None` if there is none.
pub async fn delete_token(
    db: impl PgExecutor<'_>,
    person: PersonId,
    id: TokenId,
) -> sqlx::Result<Option<AccessToken>> {
    sqlx::query_as!(
        AccessToken,
        r#"delete from access_token where person_id = $1 and id = $2
           returning id as "id: TokenId", name, scopes as "scopes: Vec<Scope>", created_at, expires_at, last_used_at"#,
        person.0,
        id.0
    )
    .fetch_optional(db)
    .await
}
