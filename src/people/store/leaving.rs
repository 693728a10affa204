// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! People who have left, and what was only needed while they signed in.

use chrono::{DateTime, Utc};
use sqlx::{PgConnection, PgExecutor};

use super::{purge_attempts, purge_parked_forms, purge_sessions};
use crate::kit::ids::PersonId;

/// Failed attempts to sign in are kept for no longer than they slow guessing down.
const FAILURES: chrono::TimeDelta = chrono::TimeDelta::days(1);

/// Somebody whose name is to go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leaver {
    /// Key, which stays.
    pub id: PersonId,
    /// What the person typed to sign in.
    pub sign_in_name: String,
    /// What the person is called.
    pub name: String,
    /// Where mails went.
    pub email: Option<String>,
}

/// Those who have not been able to sign in since before `locked_out_before` and still have a name. Whoever was locked
/// out by other ways than the portal counts from `now` on.
pub async fn leavers(
    db: &mut PgConnection,
    locked_out_before: DateTime<Utc>,
    now: DateTime<Utc>,
) -> sqlx::Result<Vec<Leaver>> {
    sqlx::query!("update person set deactivated_at = $1 where not is_active and deactivated_at is null", now)
        .execute(&mut *db)
        .await?;
    sqlx::query_as!(
        Leaver,
        r#"select id as "id: PersonId", sign_in_name, name, email from person
           where not is_active and pseudonymised_at is null and deactivated_at < $1 order by id"#,
        locked_out_before
    )
    .fetch_all(db)
    .await
}

/// Leaves of a person what others need to tell them from each other: the number.
pub async fn forget(db: &mut PgConnection, id: PersonId, at: DateTime<Utc>) -> sqlx::Result<()> {
    sqlx::query!(
        "delete from sign_in_attempt where sign_in_name = (select sign_in_name from person where id = $1)",
        id.0
    )
    .execute(&mut *db)
    .await?;
    // Nobody can type a cross as part of a sign-in name.
    sqlx::query!(
        "update person
         set name = pseudonym(id), sign_in_name = '#' || id, email = null, password_hash = null,
             provider_subject = null, pseudonymised_at = $2, row_version = row_version + 1
         where id = $1",
        id.0,
        at
    )
    .execute(&mut *db)
    .await?;
    sqlx::query!("delete from session where person_id = $1", id.0).execute(&mut *db).await?;
    sqlx::query!("delete from parked_form where person_id = $1", id.0).execute(&mut *db).await?;
    sqlx::query!("delete from password_link where person_id = $1", id.0).execute(&mut *db).await?;
    sqlx::query!("delete from access_token where person_id = $1", id.0).execute(&mut *db).await?;
    sqlx::query!("delete from saved_view where owner_id = $1 and not is_shared", id.0).execute(db).await?;
    Ok(())
}

/// Lets go of sessions and of what was being typed in them, and of attempts to sign in, from before then.
pub async fn purge(
    db: &mut PgConnection,
    sessions_before: DateTime<Utc>,
    attempts_before: DateTime<Utc>,
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    purge_sessions(&mut *db, sessions_before).await?;
    purge_parked_forms(&mut *db, sessions_before).await?;
    purge_attempts(db, now - FAILURES, attempts_before).await
}

/// Whether the person's name has gone: such an account never comes back.
pub async fn has_gone(db: impl PgExecutor<'_>, id: PersonId) -> sqlx::Result<bool> {
    sqlx::query_scalar!(
        r#"select exists (select from person where id = $1 and pseudonymised_at is not null) as "gone!""#,
        id.0
    )
    .fetch_one(db)
    .await
}
