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

/// Keeps what was typed into the form at `path` when the session had lapsed. The secret that is returned
/// stands in the addresses that lead back to it.
pub async fn park(
    pool: &PgPool,
    browser_key: &[u8],
    path: &str,
    typed: &Pairs,
    at: DateTime<Utc>,
) -> Result<Secret, Error> {
    let secret = Secret::random();
    let person = store::person_of_lapsed_session(pool, browser_key).await?;
    store::purge_parked_forms(pool, at - PATIENCE).await?;
    let (key, body) = (secret.key(PARKED), typed.to_query());
    let form = ParkedForm { key: &key, browser_key, person, path, body: &body };
    store::insert_parked_form(pool, &form, at).await?;
    Ok(secret)
}

/// Hands a parked form to whoever has signed in again in the same browser.
pub async fn claim(
    pool: &PgPool,
    parked: &Secret,
    browser_key: &[u8],
    person: PersonId,
) -> Result<(), Error> {
    Ok(store::claim_parked_form(pool, &parked.key(PARKED), browser_key, person).await?)
}

/// What the person had typed into the form at `path`.
pub async fn resume(
    pool: &PgPool,
    parked: &Secret,
    person: PersonId,
    path: &str,
) -> Result<Option<Pairs>, Error> {
    let body = store::parked_form(pool, &parked.key(PARKED), person, path).await?;
    Ok(body.map(|body| Pairs::of_query(&body)))
}
