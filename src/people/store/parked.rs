// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use chrono::{DateTime, Utc};
use sqlx::PgExecutor;

use crate::kit::ids::PersonId;

/// A form that was sent by somebody who has to sign in first.
pub struct ParkedForm<'a> {
    /// Derived from the secret in the address.
    pub key: &'a [u8],
    /// The session key of the browser that sent it.
    pub browser_key: &'a [u8],
    /// Whose session it was, if that is still known.
    pub person: Option<PersonId>,
    /// Address of the form, without language.
    pub path: &'a str,
    /// As it was sent.
    pub body: &'a str,
}

/// Keeps a form.
pub async fn insert_parked_form(
    db: impl PgExecutor<'_>,
    form: &ParkedForm<'_>,
    at: DateTime<Utc>,
) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into parked_form (key, browser_key, person_id, path, body, parked_at)
         values ($1, $2, $3, $4, $5, $6)",
        form.key,
        form.browser_key,
        form.person.map(|person| person.0),
        form.path,
        form.body,
        at
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Makes the forms that came from a browser the person's, unless they are somebody else's. The browser has another
/// key after the sign-in.
pub async fn claim_parked_forms(
    db: impl PgExecutor<'_>,
    (former, now): (&[u8], &[u8]),
    person: PersonId,
) -> sqlx::Result<()> {
    sqlx::query!(
        "update parked_form set person_id = $3, browser_key = $2
         where browser_key = $1 and (person_id is null or person_id = $3)",
        former,
        now,
        person.0
    )
    .execute(db)
    .await?;
    Ok(())
}

/// What was typed, if it is the person's, came from that browser and belongs to the form at `path`.
pub async fn parked_form(
    db: impl PgExecutor<'_>,
    key: &[u8],
    (person, browser_key): (PersonId, &[u8]),
    path: &str,
) -> sqlx::Result<Option<String>> {
    sqlx::query_scalar!(
        "select body from parked_form
         where key = $1 and person_id = $2 and browser_key = $3 and path = $4",
        key,
        person.0,
        browser_key,
        path
    )
    .fetch_optional(db)
    .await
}

/// Deletes what nobody has come back for.
pub async fn purge_parked_forms(db: impl PgExecutor<'_>, parked_before: DateTime<Utc>) -> sqlx::Result<()> {
    sqlx::query!("delete from parked_form where parked_at < $1", parked_before).execute(db).await?;
    Ok(())
}
