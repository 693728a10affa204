// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use chrono::{DateTime, TimeDelta, Utc};
use sqlx::PgPool;

use crate::{
    error::Error,
    kit::{form::Pairs, ids::PersonId, secret::Secret},
    people::store::{self, ParkedForm},
};

/// Nobody comes back for it later.
const PATIENCE: TimeDelta = TimeDelta::days(7);
/// Purpose of the key that a parked form is found by.
const PARKED: &str = "parked form";

/// Keeps what was typed into the form at `path` by somebody who has to sign in first, but no password. The secret that is
/// returned stands in the addresses that lead back to it.
pub async fn park(
    pool: &PgPool,
    browser_key: &[u8],
    path: &str,
    typed: &Pairs,
    at: DateTime<Utc>,
) -> Result<Secret, Error> {
    let secret = Secret::random();
    let person = store::person_of_session(pool, browser_key).await?;
    store::purge_parked_forms(pool, at - PATIENCE).await?;
    let (key, body) = (secret.key(PARKED), typed.without_passwords().to_query());
    let form = ParkedForm { key: &key, browser_key, person, path, body: &body };
    store::insert_parked_form(pool, &form, at).await?;
    Ok(secret)
}

/// What the person had typed in this browser into the form at `path`.
pub async fn resume(
    pool: &PgPool,
    parked: &Secret,
    (person, browser_key): (PersonId, &[u8]),
    path: &str,
) -> Result<Option<Pairs>, Error> {
    let body = store::parked_form(pool, &parked.key(PARKED), (person, browser_key), path).await?;
    Ok(body.map(|body| Pairs::of_query(&body)))
}
