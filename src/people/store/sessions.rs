// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use std::ops::Range;

use chrono::{DateTime, Utc};
use sqlx::PgExecutor;

use super::persons::PersonRow;
use crate::{
    kit::ids::PersonId,
    people::model::{DepartmentId, Person, Role, Session},
};

/// The session with that key of somebody who is active. One that was not used since `idle_since` or did not begin
/// within `began` has lapsed; one that did not begin at the identity provider counts `if_from_elsewhere`.
pub async fn session(
    db: impl PgExecutor<'_>,
    key: &[u8],
    idle_since: DateTime<Utc>,
    began: Range<DateTime<Utc>>,
    if_from_elsewhere: bool,
) -> sqlx::Result<Option<Session>> {
    let row = sqlx::query!(
        r#"select id as "id!: PersonId", sign_in_name as "sign_in_name!", name as "name!", email,
                  department_id as "department_id: DepartmentId", roles as "roles!: Vec<Role>",
                  is_active as "is_active!", wants_mail as "wants_mail!",
                  provider_subject is not null as "is_from_provider!", row_version as "row_version!",
                  last_seen_at, authenticated_at, form_keys
           from session join person_with_roles as person on person.id = session.person_id
           where key = $1 and last_seen_at > $2 and signed_in_at > $3 and signed_in_at < $4 and is_active
             and (provider_token is not null or $5)"#,
        key,
        idle_since,
        began.start,
        began.end,
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
        Session {
            person: Person::from(person),
            last_seen_at: row.last_seen_at,
            authenticated_at: row.authenticated_at,
            form_keys: row.form_keys,
        }
    }))
}

/// Whose session it is, lapsed or not.
pub async fn person_of_session(db: impl PgExecutor<'_>, key: &[u8]) -> sqlx::Result<Option<PersonId>> {
    sqlx::query_scalar!(r#"select person_id as "person: PersonId" from session where key = $1"#, key)
        .fetch_optional(db)
        .await
}

/// Whose session it is, lapsed or not, and by what forms are known that were shown before.
pub async fn form_keys(
    db: impl PgExecutor<'_>,
    key: &[u8],
) -> sqlx::Result<Option<(PersonId, Vec<Vec<u8>>)>> {
    let row =
        sqlx::query!(r#"select person_id as "person: PersonId", form_keys from session where key = $1"#, key)
            .fetch_optional(db)
            .await?;
    Ok(row.map(|row| (row.person, row.form_keys)))
}

/// A session that begins.
pub struct NewSession<'a> {
    /// Derived from the browser's secret.
    pub key: &'a [u8],
    /// Whose.
    pub person: PersonId,
    /// When a password was typed for it, if that is known.
    pub authenticated_at: Option<DateTime<Utc>>,
    /// By what forms are known that were shown before.
    pub form_keys: &'a [Vec<u8>],
}

/// Begins a session.
pub async fn insert_session(
    db: impl PgExecutor<'_>,
    new: &NewSession<'_>,
    at: DateTime<Utc>,
) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into session (key, person_id, signed_in_at, last_seen_at, authenticated_at, form_keys)
         values ($1, $2, $3, $3, $4, $5)",
        new.key,
        new.person.0,
        at,
        new.authenticated_at,
        new.form_keys
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Notes that the session is used.
pub async fn touch_session(db: impl PgExecutor<'_>, key: &[u8], at: DateTime<Utc>) -> sqlx::Result<()> {
    sqlx::query!("update session set last_seen_at = greatest(last_seen_at, $2) where key = $1", key, at)
        .execute(db)
        .await?;
    Ok(())
}

/// Ends a session.
pub async fn delete_session(db: impl PgExecutor<'_>, key: &[u8]) -> sqlx::Result<()> {
    sqlx::query!("delete from session where key = $1", key).execute(db).await?;
    Ok(())
}

/// Ends every session of a person except the one with the key `but`; how many those were.
pub async fn delete_sessions(
    db: impl PgExecutor<'_>,
    person: PersonId,
    but: Option<&[u8]>,
) -> sqlx::Result<u64> {
    let deleted =
        sqlx::query!("delete from session where person_id = $1 and key is distinct from $2", person.0, but)
            .execute(db)
            .await?;
    Ok(deleted.rows_affected())
}

/// Deletes the sessions that began before `began_before`: nobody can use them any more, and nobody comes
/// back for what was typed in them.
pub async fn purge_sessions(db: impl PgExecutor<'_>, began_before: DateTime<Utc>) -> sqlx::Result<()> {
    sqlx::query!("delete from session where signed_in_at < $1", began_before).execute(db).await?;
    Ok(())
}

/// Notes an attempt to sign in before it is known how it ends, so that a hundred at once count each other.
pub async fn begin_attempt(
    db: impl PgExecutor<'_>,
    sign_in_name: &str,
    address: &str,
    at: DateTime<Utc>,
) -> sqlx::Result<i64> {
    sqlx::query_scalar!(
        "insert into sign_in_attempt (at, sign_in_name, address) values ($1, $2, $3) returning id",
        at,
        sign_in_name,
        address
    )
    .fetch_one(db)
    .await
}

/// Notes that an attempt succeeded.
pub async fn mark_succeeded(db: impl PgExecutor<'_>, attempt: i64) -> sqlx::Result<()> {
    sqlx::query!("update sign_in_attempt set succeeded = true where id = $1", attempt).execute(db).await?;
    Ok(())
}

/// Earlier attempts that failed, counted in three ways, the present one not included.
pub struct Attempts {
    /// With this name from this address.
    pub by_both: i64,
    /// With any name from this address.
    pub by_address: i64,
    /// With this name from addresses from which it has never succeeded.
    pub by_name_from_strangers: i64,
    /// Whether somebody has signed in with this name from this address before.
    pub is_known_address: bool,
}

/// The failed attempts within `time` before the attempt `before`, and whether the address is a known one.
pub async fn attempts(
    db: impl PgExecutor<'_>,
    (sign_in_name, address): (&str, &str),
    time: Range<DateTime<Utc>>,
    before: i64,
) -> sqlx::Result<Attempts> {
    sqlx::query_as!(
        Attempts,
        r#"with failed as (
               select sign_in_name, address from sign_in_attempt
               where at > $3 and at < $5 and id < $4 and not succeeded and (sign_in_name = $1 or address = $2)
           ), known as (
               select distinct address from sign_in_attempt where sign_in_name = $1 and succeeded
           )
           select count(*) filter (where sign_in_name = $1 and address = $2) as "by_both!",
                  count(*) filter (where address = $2) as "by_address!",
                  count(*) filter (where sign_in_name = $1 and address not in (select address from known))
                      as "by_name_from_strangers!",
                  exists (select from known where address = $2) as "is_known_address!"
           from failed"#,
        sign_in_name,
        address,
        time.start,
        before,
        time.end
    )
    .fetch_one(db)
    .await
}

/// Forgets the failed attempts with a name: whoever has a new password should not have to wait.
pub async fn forget_failures(db: impl PgExecutor<'_>, sign_in_name: &str) -> sqlx::Result<()> {
    sqlx::query!("delete from sign_in_attempt where sign_in_name = $1 and not succeeded", sign_in_name)
        .execute(db)
        .await?;
    Ok(())
}

/// Deletes failed attempts before `failed_before` and successes before `succeeded_before`.
pub async fn purge_attempts(
    db: impl PgExecutor<'_>,
    failed_before: DateTime<Utc>,
    succeeded_before: DateTime<Utc>,
) -> sqlx::Result<()> {
    sqlx::query!(
        "delete from sign_in_attempt where at < $2 or (at < $1 and not succeeded)",
        failed_before,
        succeeded_before
    )
    .execute(db)
    .await?;
    Ok(())
}
