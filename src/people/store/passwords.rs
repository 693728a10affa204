// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use chrono::{DateTime, Utc};
use sqlx::PgExecutor;

use crate::kit::ids::PersonId;

/// Whether the person can sign in by a password.
pub async fn has_password(db: impl PgExecutor<'_>, person: PersonId) -> sqlx::Result<bool> {
    let found = sqlx::query_scalar!(
        r#"select password_hash is not null as "has_password!" from person where id = $1"#,
        person.0
    )
    .fetch_optional(db)
    .await?;
    Ok(found.unwrap_or_default())
}

/// Keeps the hash of a person's new password.
pub async fn set_password(
    db: impl PgExecutor<'_>,
    person: PersonId,
    password_hash: &str,
) -> sqlx::Result<()> {
    sqlx::query!("update person set password_hash = $2 where id = $1", person.0, password_hash)
        .execute(db)
        .await?;
    Ok(())
}

/// Keeps the key of a link by which the person can set a password, in place of the one before.
pub async fn replace_password_link(
    db: impl PgExecutor<'_>,
    person: PersonId,
    key: &[u8],
    at: DateTime<Utc>,
) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into password_link (person_id, key, made_at) values ($1, $2, $3)
         on conflict (person_id) do update set key = excluded.key, made_at = excluded.made_at",
        person.0,
        key,
        at
    )
    .execute(db)
    .await?;
    Ok(())
}

/// The active person who can set a password by the link of that key, made after `made_after`.
pub async fn person_of_password_link(
    db: impl PgExecutor<'_>,
    key: &[u8],
    made_after: DateTime<Utc>,
) -> sqlx::Result<Option<PersonId>> {
    sqlx::query_scalar!(
        r#"select person_id as "person: PersonId" from password_link join person on person.id = person_id
           where key = $1 and made_at > $2 and is_active"#,
        key,
        made_after
    )
    .fetch_optional(db)
    .await
}

/// Uses that link up; whether it was still there.
pub async fn delete_password_link(db: impl PgExecutor<'_>, key: &[u8]) -> sqlx::Result<bool> {
    let done = sqlx::query!("delete from password_link where key = $1", key).execute(db).await?;
    Ok(done.rows_affected() == 1)
}

/// Makes a person's link worthless, if there is one.
pub async fn delete_password_link_of(db: impl PgExecutor<'_>, person: PersonId) -> sqlx::Result<()> {
    sqlx::query!("delete from password_link where person_id = $1", person.0).execute(db).await?;
    Ok(())
}
