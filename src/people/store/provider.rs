// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use chrono::{DateTime, Utc};
use sqlx::PgExecutor;

use super::persons::{PersonRow, persons};
use crate::{
    kit::ids::PersonId,
    people::model::{Department, DepartmentId, Person, Role},
};

/// A sign-in at the identity provider that a browser has begun.
pub struct Begun<'a> {
    /// Derived from the state in the address.
    pub key: &'a [u8],
    /// Derived from the browser's secret.
    pub browser_key: &'a [u8],
    /// What the token has to carry.
    pub nonce: &'a str,
    /// What the code is redeemed with.
    pub verifier: &'a str,
    /// Where to go afterwards, urlencoded.
    pub destination: &'a str,
}

/// Notes that a sign-in has begun.
pub async fn insert_begun(db: impl PgExecutor<'_>, begun: &Begun<'_>, at: DateTime<Utc>) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into provider_sign_in (key, browser_key, nonce, verifier, destination, begun_at)
         values ($1, $2, $3, $4, $5, $6)",
        begun.key,
        begun.browser_key,
        begun.nonce,
        begun.verifier,
        begun.destination,
        at
    )
    .execute(db)
    .await?;
    Ok(())
}

/// What was noted when the sign-in began.
pub struct Noted {
    /// What the token has to carry.
    pub nonce: String,
    /// What the code is redeemed with.
    pub verifier: String,
    /// Where to go afterwards, urlencoded.
    pub destination: String,
}

/// Hands out what was noted after `begun_after`, once and only for the browser that began it.
pub async fn take_begun(
    db: impl PgExecutor<'_>,
    key: &[u8],
    browser_key: &[u8],
    begun_after: DateTime<Utc>,
) -> sqlx::Result<Option<Noted>> {
    sqlx::query_as!(
        Noted,
        "delete from provider_sign_in where key = $1 and browser_key = $2 and begun_at > $3
         returning nonce, verifier, destination",
        key,
        browser_key,
        begun_after
    )
    .fetch_optional(db)
    .await
}

/// Deletes sign-ins that nobody has come back from.
pub async fn purge_begun(db: impl PgExecutor<'_>, begun_before: DateTime<Utc>) -> sqlx::Result<()> {
    sqlx::query!("delete from provider_sign_in where begun_at < $1", begun_before).execute(db).await?;
    Ok(())
}

/// Lets one person after the other in, until the transaction ends: somebody who clicks twice is added once.
pub async fn queue_for_provider(db: impl PgExecutor<'_>) -> sqlx::Result<()> {
    sqlx::query!("select pg_advisory_xact_lock(hashtextextended('vorrang.provider', 0))").execute(db).await?;
    Ok(())
}

/// The person whom the provider calls `subject`.
pub async fn person_of_subject(db: impl PgExecutor<'_>, subject: &str) -> sqlx::Result<Option<Person>> {
    let row = persons!("where provider_subject = $1", subject).fetch_optional(db).await?;
    Ok(row.map(Person::from))
}

/// Notes by which name the provider will recognise the person.
pub async fn set_subject(db: impl PgExecutor<'_>, person: PersonId, subject: &str) -> sqlx::Result<()> {
    sqlx::query!("update person set provider_subject = $2 where id = $1", person.0, subject)
        .execute(db)
        .await?;
    Ok(())
}

/// The first of `wished`, `wished-2`, `wished-3` … that nobody signs in with.
pub async fn free_sign_in_name(db: impl PgExecutor<'_>, wished: &str) -> sqlx::Result<String> {
    sqlx::query_scalar!(
        r#"select wish as "wish!" from (
               select number, case number when 1 then $1 else $1 || '-' || number end as wish
               from generate_series(1, 1 + (select count(*) from person where starts_with(sign_in_name, $1)))
                   as number
           ) as wishes
           where wish not in (select sign_in_name from person where starts_with(sign_in_name, $1))
           order by number limit 1"#,
        wished
    )
    .fetch_one(db)
    .await
}

/// The first department whose name is among `names`, capitals not counted; the first name counts most.
pub async fn department_called(
    db: impl PgExecutor<'_>,
    names: &[String],
) -> sqlx::Result<Option<Department>> {
    sqlx::query_as!(
        Department,
        r#"select id as "id: DepartmentId", department.name
           from department join unnest($1::text[]) with ordinality as given(name, place)
               on lower(department.name) = lower(given.name)
           order by place, id limit 1"#,
        names
    )
    .fetch_optional(db)
    .await
}

/// Notes the token that will end the session at the provider too.
pub async fn set_provider_token(db: impl PgExecutor<'_>, key: &[u8], token: &str) -> sqlx::Result<()> {
    sqlx::query!("update session set provider_token = $2 where key = $1", key, token).execute(db).await?;
    Ok(())
}

/// The token that ends the session at the provider too, if it began there.
pub async fn provider_token(db: impl PgExecutor<'_>, key: &[u8]) -> sqlx::Result<Option<String>> {
    sqlx::query_scalar!("select provider_token from session where key = $1", key)
        .fetch_optional(db)
        .await
        .map(Option::flatten)
}
