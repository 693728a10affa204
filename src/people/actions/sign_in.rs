// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use std::{net::IpAddr, ops::Range};

use chrono::{DateTime, TimeDelta, Utc};
use sqlx::{PgConnection, PgPool};

use crate::{
    audit::{self, Action, Actor, Event},
    error::Error,
    kit::{browser::Renewal, ids::PersonId, metrics},
    people::{
        model::{AHEAD, AccessRules, Person, Session},
        password,
        store::{self, Attempts, NewSession},
    },
};

/// Failed attempts within this time count.
const MEMORY: TimeDelta = TimeDelta::minutes(15);
/// So many failures with one name from one address, then it has to wait.
const MOST_BY_BOTH: i64 = 5;
/// So many failures from one address with any names: whole offices share one.
const MOST_BY_ADDRESS: i64 = 60;
/// So many failures with one name from addresses that are strangers to it. Whoever has signed in from an
/// address before is not held up by what strangers do: nobody can be locked out for good.
const MOST_BY_STRANGERS: i64 = 20;
/// How long an address stays known.
const KNOWN: TimeDelta = TimeDelta::days(90);
/// A session is noted as used once a minute, not with every request.
const TOUCH: TimeDelta = TimeDelta::minutes(1);
/// Forms are known by so many secrets that the browser had before.
const FORMER_SECRETS: usize = 10;
/// Lapsed sessions are kept for so long, for what was being typed in them.
const RETURN: TimeDelta = TimeDelta::days(7);

/// Where somebody comes in: the browser's session before and after, its address, and the time.
pub struct Entrance<'a> {
    /// Key of the session that the browser had.
    pub former: Option<Vec<u8>>,
    /// By what the forms are known that the browser was shown.
    pub form_key: Vec<u8>,
    /// This person is signed in and is to sign in again.
    pub again: Option<PersonId>,
    /// The browser's new secret.
    pub renewal: &'a Renewal,
    /// Where the browser is.
    pub address: Option<IpAddr>,
    /// The present instant.
    pub at: DateTime<Utc>,
}

impl Entrance<'_> {
    /// Whether somebody is to sign in again, and it is not this person: session and what was typed stay with whoever is
    /// signed in.
    pub(super) fn is_somebody_else(&self, person: Option<PersonId>) -> bool {
        self.again.is_some() && self.again != person
    }
}

/// How an attempt to sign in ended.
#[derive(Debug, PartialEq, Eq)]
pub enum SignIn {
    /// The session has begun.
    Done(PersonId),
    /// Name or password is wrong; which of them is nobody's business.
    Refused,
    /// Somebody else is signed in, and was to sign in again.
    SomebodyElse,
    /// Too many attempts have failed: the next is possible at that time.
    Wait(DateTime<Utc>),
}

/// Begins a session for the person of that name and password, and ends the one that the browser had.
pub async fn sign_in(
    pool: &PgPool,
    rules: AccessRules,
    entrance: &Entrance<'_>,
    sign_in_name: &str,
    typed_password: &str,
) -> Result<SignIn, Error> {
    if !rules.passwords {
        return Ok(SignIn::Refused);
    }
    let name = sign_in_name.trim().to_lowercase();
    match check_password(pool, (&name, typed_password), entrance.address, entrance.at).await? {
        Check::Right { person, attempt } => {
            let mut transaction = pool.begin().await?;
            store::mark_succeeded(&mut *transaction, attempt).await?;
            let is_else = entrance.is_somebody_else(Some(person));
            if !is_else {
                begin_session(&mut transaction, entrance, person, Some(entrance.at)).await?;
            }
            transaction.commit().await?;
            Ok(if is_else { SignIn::SomebodyElse } else { SignIn::Done(person) })
        }
        Check::Wrong => Ok(SignIn::Refused),
        Check::Wait => Ok(SignIn::Wait(entrance.at + MEMORY)),
    }
}

/// How a password was found.
pub(super) enum Check {
    /// It is this person's. The attempt counts as failed until it is marked otherwise.
    Right {
        /// Whose.
        person: PersonId,
        /// Key of the attempt.
        attempt: i64,
    },
    /// Name or password is wrong.
    Wrong,
    /// Too many attempts have failed.
    Wait,
}

/// Whether the password is that of the person of that name; guessing is slowed down.
pub(super) async fn check_password(
    pool: &PgPool,
    (name, typed_password): (&str, &str),
    address: Option<IpAddr>,
    at: DateTime<Utc>,
) -> Result<Check, Error> {
    let address = address.map(|address| address.to_string()).unwrap_or_default();
    let attempt = store::begin_attempt(pool, name, &address, at).await?;
    let attempts = store::attempts(pool, (name, &address), at - MEMORY..at + AHEAD, attempt).await?;
    if must_wait(&attempts) {
        return Ok(Check::Wait);
    }
    let found = store::credentials(pool, name).await?;
    let (person, hash) = found.map_or((None, None), |found| (Some(found.person), found.password_hash));
    let is_right = password::is_right(typed_password.to_owned(), hash).await;
    if is_right.map_err(|error| Error::Internal(Box::new(error)))?
        && let Some(person) = person
    {
        return Ok(Check::Right { person, attempt });
    }
    note_refusal(pool, person, name, at).await?;
    Ok(Check::Wrong)
}

fn must_wait(attempts: &Attempts) -> bool {
    attempts.by_both >= MOST_BY_BOTH
        || attempts.by_address >= MOST_BY_ADDRESS
        || (!attempts.is_known_address && attempts.by_name_from_strangers >= MOST_BY_STRANGERS)
}

/// Notes a refusal. An unknown name is not noted: people type their password into the wrong field.
pub(super) async fn note_refusal(
    pool: &PgPool,
    person: Option<PersonId>,
    name: &str,
    at: DateTime<Utc>,
) -> Result<(), Error> {
    metrics::sign_in_refused();
    let subject = if person.is_some() { name.to_owned() } else { String::new() };
    let mut transaction = pool.begin().await?;
    let event = Event {
        actor: &Actor::system(),
        action: Action::SignInRefused,
        project: None,
        subject,
        before: None,
        after: None,
        reason: None,
    };
    audit::record(&mut transaction, at, &event).await?;
    transaction.commit().await?;
    Ok(())
}

/// Begins a session for one of the demonstration's people without a password.
pub async fn sign_in_for_demonstration(
    pool: &PgPool,
    rules: AccessRules,
    entrance: &Entrance<'_>,
    person: PersonId,
) -> Result<SignIn, Error> {
    let found = store::person(pool, person).await?;
    if !rules.demonstration_sign_in || !found.is_some_and(|person| person.is_active) {
        return Ok(SignIn::Refused);
    }
    if entrance.is_somebody_else(Some(person)) {
        return Ok(SignIn::SomebodyElse);
    }
    let mut transaction = pool.begin().await?;
    begin_session(&mut transaction, entrance, person, Some(entrance.at)).await?;
    transaction.commit().await?;
    Ok(SignIn::Done(person))
}

/// Whoever signs in leaves the session that the browser had before, and finds again what was typed in it. A password
/// was typed at `authenticated_at`, if that is known.
pub(super) async fn begin_session(
    db: &mut PgConnection,
    entrance: &Entrance<'_>,
    id: PersonId,
    authenticated_at: Option<DateTime<Utc>>,
) -> Result<(), Error> {
    let person = store::person(&mut *db, id).await?.ok_or(Error::NotFound(None))?;
    let mut form_keys = Vec::new();
    if let Some(former) = &entrance.former {
        let keys = store::form_keys(&mut *db, former).await?.filter(|(person, _)| *person == id);
        if let Some((_, keys)) = keys {
            form_keys.extend(keys.into_iter().chain([entrance.form_key.clone()]));
            form_keys.drain(..form_keys.len().saturating_sub(FORMER_SECRETS));
        }
        store::delete_session(&mut *db, former).await?;
        store::claim_parked_forms(&mut *db, (former, &entrance.renewal.session_key()), id).await?;
    }
    store::purge_sessions(&mut *db, entrance.at - RETURN).await?;
    store::purge_attempts(&mut *db, entrance.at - TimeDelta::days(1), entrance.at - KNOWN).await?;
    let key = entrance.renewal.session_key();
    let new = NewSession { key: &key, person: id, authenticated_at, form_keys: &form_keys };
    store::insert_session(&mut *db, &new, entrance.at).await?;
    record_session(db, &person, Action::PersonSignedIn, entrance.at).await
}

async fn record_session(
    db: &mut PgConnection,
    person: &Person,
    action: Action,
    at: DateTime<Utc>,
) -> Result<(), Error> {
    let event = Event {
        actor: &person.actor(),
        action,
        project: None,
        subject: person.sign_in_name.clone(),
        before: None,
        after: None,
        reason: None,
    };
    Ok(audit::record(db, at, &event).await?)
}

/// Ends the browser's session; the token that ends it at the identity provider too, if it began there.
pub async fn sign_out(
    pool: &PgPool,
    person: &Person,
    session_key: &[u8],
    at: DateTime<Utc>,
) -> Result<Option<String>, Error> {
    let mut transaction = pool.begin().await?;
    let token = store::provider_token(&mut *transaction, session_key).await?;
    store::delete_session(&mut *transaction, session_key).await?;
    record_session(&mut transaction, person, Action::PersonSignedOut, at).await?;
    transaction.commit().await?;
    Ok(token)
}

/// By what forms are known that were shown before the person of that session, which may have lapsed, signed in again.
pub async fn former_forms(pool: &PgPool, session_key: &[u8]) -> Result<Vec<Vec<u8>>, Error> {
    let found = store::form_keys(pool, session_key).await?;
    Ok(found.map(|(_, keys)| keys).unwrap_or_default())
}

/// When a session that still counts can have begun.
fn living(rules: AccessRules, now: DateTime<Utc>) -> Range<DateTime<Utc>> {
    now - rules.absolute..now + AHEAD
}

/// The session with that key, if it has not lapsed.
pub async fn recognise(
    pool: &PgPool,
    rules: AccessRules,
    session_key: &[u8],
    now: DateTime<Utc>,
) -> Result<Option<Session>, Error> {
    let found = recognise_page(pool, rules, session_key, now).await?;
    if found.as_ref().is_some_and(|session| now - session.last_seen_at > TOUCH) {
        store::touch_session(pool, session_key, now).await?;
    }
    Ok(found)
}

/// The same for what a page asks by itself, which does not keep a session from lapsing.
pub async fn recognise_page(
    pool: &PgPool,
    rules: AccessRules,
    session_key: &[u8],
    now: DateTime<Utc>,
) -> Result<Option<Session>, Error> {
    let others = rules.know_other_sessions();
    Ok(store::session(pool, session_key, now - rules.idle, living(rules, now), others).await?)
}
