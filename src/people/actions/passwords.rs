// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! New passwords: by the old one, or by a link that works once. Neither a password nor what it is kept as nor a
//! link ever stands in the log.

use std::net::IpAddr;

use chrono::{DateTime, TimeDelta, Utc};
use sqlx::{PgConnection, PgPool};

use super::{
    notice,
    sign_in::{Check, check_password},
};
use crate::{
    audit::{self, Action, Actor, Event},
    error::Error,
    kit::{i18n::Message, ids::PersonId, secret::Secret},
    people::{model::Person, password, store},
};

/// How long a link can be used.
pub const LINK_LIFE: TimeDelta = TimeDelta::hours(24);
/// Purpose of the key that a link is found by.
const LINK: &str = "password link";

/// How a change of the own password ended.
#[derive(Debug, PartialEq, Eq)]
pub enum PasswordChange {
    /// The new one counts, and every other session has ended.
    Done,
    /// The old one is not right.
    Wrong,
    /// Too many attempts with the old one have failed.
    Wait,
    /// The new one is not good enough.
    Weak(Message),
}

/// The browser in which somebody changes the own password.
pub struct Place<'a> {
    /// Key of its session, which goes on.
    pub session_key: &'a [u8],
    /// Where it is.
    pub address: Option<IpAddr>,
}

/// What is wrong with a new password of that person, if anything.
pub fn weakness(person: &Person, new: &str) -> Option<Message> {
    let email = person.email.as_deref().unwrap_or_default();
    password::weakness(new, &[&person.name, &person.sign_in_name, email])
}

/// Changes the own password, for whoever knows the old one.
pub async fn change_password(
    pool: &PgPool,
    person: &Person,
    place: &Place<'_>,
    (old, new): (&str, &str),
    at: DateTime<Utc>,
) -> Result<PasswordChange, Error> {
    if let Some(message) = weakness(person, new) {
        return Ok(PasswordChange::Weak(message));
    }
    match check_password(pool, (&person.sign_in_name, old), place.address, at).await? {
        Check::Wrong => Ok(PasswordChange::Wrong),
        Check::Wait => Ok(PasswordChange::Wait),
        Check::Right { attempt, .. } => {
            let hash = hash(new).await?;
            let mut transaction = pool.begin().await?;
            store::mark_succeeded(&mut *transaction, attempt).await?;
            set_password(&mut transaction, person, &hash, Some(place.session_key), at).await?;
            transaction.commit().await?;
            Ok(PasswordChange::Done)
        }
    }
}

async fn hash(new: &str) -> Result<String, Error> {
    password::hash(new.to_owned()).await.map_err(|error| Error::Internal(Box::new(error)))
}

/// A new password ends all sessions except `but`, and its person is told: whoever knew the old one is out.
async fn set_password(
    db: &mut PgConnection,
    person: &Person,
    password_hash: &str,
    but: Option<&[u8]>,
    at: DateTime<Utc>,
) -> Result<(), Error> {
    store::set_password(&mut *db, person.id, password_hash).await?;
    store::delete_sessions(&mut *db, person.id, but).await?;
    store::delete_password_link_of(&mut *db, person.id).await?;
    notice::password_set(&mut *db, person, at).await?;
    Ok(record(db, &person.actor(), Action::PasswordChanged, person, at).await?)
}

async fn record(
    db: &mut PgConnection,
    actor: &Actor,
    action: Action,
    person: &Person,
    at: DateTime<Utc>,
) -> sqlx::Result<()> {
    let event = Event {
        actor,
        action,
        project: None,
        subject: person.sign_in_name.clone(),
        before: None,
        after: None,
        reason: None,
    };
    audit::record(db, at, &event).await
}

/// Makes a link by which the person can set a password, in the caller's transaction; earlier ones are worthless
/// then. Whoever is not active gets none.
pub async fn make_password_link(
    db: &mut PgConnection,
    actor: &Actor,
    person: PersonId,
    at: DateTime<Utc>,
) -> Result<Option<Secret>, Error> {
    store::lock_persons(&mut *db).await?;
    let person = store::person(&mut *db, person).await?.ok_or(Error::NotFound(None))?;
    if !person.is_active {
        return Ok(None);
    }
    let link = Secret::random();
    store::replace_password_link(&mut *db, person.id, &link.key(LINK), at).await?;
    record(db, actor, Action::PasswordLinkMade, &person, at).await?;
    Ok(Some(link))
}

/// The same in a transaction of its own.
pub async fn make_password_link_for(
    pool: &PgPool,
    actor: &Actor,
    person: PersonId,
    at: DateTime<Utc>,
) -> Result<Option<Secret>, Error> {
    let mut transaction = pool.begin().await?;
    let link = make_password_link(&mut transaction, actor, person, at).await?;
    transaction.commit().await?;
    Ok(link)
}

/// Whose password can be set by that link.
pub async fn person_of_password_link(
    pool: &PgPool,
    link: &Secret,
    at: DateTime<Utc>,
) -> Result<Option<Person>, Error> {
    match store::person_of_password_link(pool, &link.key(LINK), at - LINK_LIFE).await? {
        Some(person) => Ok(store::person(pool, person).await?),
        None => Ok(None),
    }
}

/// Sets the password of the person whose link it is and uses the link up; whether it could be used.
pub async fn set_password_by_link(
    pool: &PgPool,
    link: &Secret,
    person: &Person,
    new: &str,
    at: DateTime<Utc>,
) -> Result<bool, Error> {
    let hash = hash(new).await?;
    let mut transaction = pool.begin().await?;
    // Of two who use it at once only one finds it.
    if !store::delete_password_link(&mut *transaction, &link.key(LINK)).await? {
        return Ok(false);
    }
    store::forget_failures(&mut *transaction, &person.sign_in_name).await?;
    set_password(&mut transaction, person, &hash, None, at).await?;
    transaction.commit().await?;
    Ok(true)
}

/// Ends all sessions of the person.
pub async fn end_sessions(pool: &PgPool, person: &Person, at: DateTime<Utc>) -> Result<(), Error> {
    let mut transaction = pool.begin().await?;
    store::delete_sessions(&mut *transaction, person.id, None).await?;
    record(&mut transaction, &person.actor(), Action::SessionsEnded, person, at).await?;
    transaction.commit().await?;
    Ok(())
}
