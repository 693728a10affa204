// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use std::collections::BTreeSet;

use chrono::{DateTime, TimeDelta, Utc};
use sqlx::{PgConnection, PgPool};
use url::Url;

use super::{
    persons::{PersonError, add_person, recorded},
    sign_in::{Entrance, begin_session, note_refusal},
};
use crate::{
    audit::{self, Action, Actor, Event},
    error::Error,
    kit::{form::Pairs, i18n::Locale, ids::PersonId, secret::Secret},
    people::{
        model::{DepartmentId, NewPerson, Person, PersonEdit, Role, has_just_authenticated},
        provider::{Account, Challenge, Provider, ProviderError, Unmapped, Vouched},
        store::{self, Begun},
    },
};

/// Who has not come back by then begins anew.
const PATIENCE: TimeDelta = TimeDelta::minutes(10);
/// Purpose of the key that a sign-in which has begun is found by.
const STATE: &str = "provider sign-in";
/// What a state ends with if the sign-in was begun in English: the provider knows one address to come back to.
const IN_ENGLISH: &str = ".en";

/// Why a sign-in through the identity provider ends without a session.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    /// The provider does not help.
    #[error(transparent)]
    Provider(#[from] ProviderError),
    /// None of the person's groups may use the portal.
    #[error("no group that may use the portal")]
    Unmapped,
    /// The person has been deactivated here.
    #[error("the person is not active")]
    Inactive,
    /// Somebody else is signed in, and was to sign in again.
    #[error("somebody else is signed in")]
    SomebodyElse,
    /// The person was to prove once more who it is, and the provider does not say that this has happened.
    #[error("the provider does not say that a password was just typed")]
    NotAgain,
    /// The portal itself cannot go on.
    #[error(transparent)]
    Portal(#[from] Error),
}

impl From<sqlx::Error> for Refusal {
    fn from(error: sqlx::Error) -> Self {
        Self::Portal(error.into())
    }
}

impl From<PersonError> for Refusal {
    fn from(error: PersonError) -> Self {
        match error {
            PersonError::Database(error) => error.into(),
            // An administrator has just taken the name: the next try finds another.
            PersonError::NameTaken => Self::Portal(Error::Unavailable),
            other => Self::Portal(Error::Internal(Box::new(other))),
        }
    }
}

/// A sign-in that has come back from the provider to the browser that began it.
pub struct Returned {
    challenge: Challenge,
    /// Where the person wanted to go.
    pub destination: Pairs,
}

/// What somebody wants who sets out for the provider.
pub struct Wish {
    /// Where to go afterwards.
    pub destination: Pairs,
    /// In which language.
    pub language: Locale,
    /// The provider is to ask for the password even if it knows the browser.
    pub is_again: bool,
}

/// Begins a sign-in; the address of the provider to send the browser to.
pub async fn begin_at_provider(
    pool: &PgPool,
    provider: &Provider,
    browser_key: &[u8],
    wish: &Wish,
    at: DateTime<Utc>,
) -> Result<Url, Refusal> {
    let state = Secret::random();
    let ending = if wish.language == Locale::En { IN_ENGLISH } else { "" };
    let challenge = Challenge {
        state: format!("{}{ending}", state.text()),
        nonce: Secret::random().text(),
        verifier: Secret::random().text(),
    };
    let address = provider.address(&challenge, (wish.language.tag(), wish.is_again), at).await?;
    store::purge_begun(pool, at - PATIENCE).await?;
    let begun = Begun {
        key: &state.key(STATE),
        browser_key,
        nonce: &challenge.nonce,
        verifier: &challenge.verifier,
        destination: &wish.destination.to_query(),
    };
    store::insert_begun(pool, &begun, at).await?;
    Ok(address)
}

/// The language in which the sign-in with that state was begun.
pub fn language_of_state(state: &str) -> Locale {
    if state.ends_with(IN_ENGLISH) { Locale::En } else { Locale::De }
}

/// The sign-in with that state, if this browser has begun it not long ago; each comes back once.
pub async fn come_back(
    pool: &PgPool,
    state: &str,
    browser_key: &[u8],
    at: DateTime<Utc>,
) -> Result<Option<Returned>, Error> {
    let secret = Secret::read(state.strip_suffix(IN_ENGLISH).unwrap_or(state));
    let Some(secret) = secret else { return Ok(None) };
    let noted = store::take_begun(pool, &secret.key(STATE), browser_key, at - PATIENCE).await?;
    Ok(noted.map(|noted| Returned {
        challenge: Challenge { state: state.to_owned(), nonce: noted.nonce, verifier: noted.verifier },
        destination: Pairs::of_query(&noted.destination),
    }))
}

/// Begins a session for whoever came back with `code`; a person who is new is added, one who is known becomes what the
/// provider says now. Whoever was to sign in again has to be the same, and the provider to say that it has just asked for
/// the password.
pub async fn sign_in_through_provider(
    pool: &PgPool,
    provider: &Provider,
    entrance: &Entrance<'_>,
    returned: &Returned,
    code: &str,
) -> Result<PersonId, Refusal> {
    // Before the database is made to wait for another machine.
    let vouched = provider.redeem(code, &returned.challenge, entrance.at).await?;
    let Vouched { account, token, authenticated_at } = vouched;
    if entrance.again.is_some() && !has_just_authenticated(authenticated_at, entrance.at) {
        tracing::warn!(
            ?authenticated_at,
            "the identity provider has not asked for the password again (auth_time)"
        );
        return Err(Refusal::NotAgain);
    }
    let mut transaction = pool.begin().await?;
    store::queue_for_provider(&mut *transaction).await?;
    let known = store::person_of_subject(&mut *transaction, &account.subject).await?;
    if entrance.is_somebody_else(known.as_ref().map(|person| person.id)) {
        return Err(Refusal::SomebodyElse);
    }
    let admitted = match &known {
        Some(person) if !person.is_active => Err(Refusal::Inactive),
        _ => admit(&mut transaction, provider, &account, known.as_ref(), entrance.at).await,
    };
    match admitted {
        Ok(id) => {
            begin_session(&mut transaction, entrance, id, authenticated_at).await?;
            store::set_provider_token(&mut *transaction, &entrance.renewal.session_key(), &token).await?;
            transaction.commit().await?;
            Ok(id)
        }
        Err(refusal) => {
            transaction.rollback().await?;
            if matches!(refusal, Refusal::Inactive | Refusal::Unmapped) {
                let name = known.as_ref().map_or("", |person| &person.sign_in_name);
                note_refusal(pool, known.as_ref().map(|person| person.id), name, entrance.at).await?;
            }
            Err(refusal)
        }
    }
}

/// Adds the person or makes the record what the provider says now.
async fn admit(
    db: &mut PgConnection,
    provider: &Provider,
    account: &Account,
    known: Option<&Person>,
    at: DateTime<Utc>,
) -> Result<PersonId, Refusal> {
    let roles = roles(provider, account)?;
    let department = department(&mut *db, provider, account).await?;
    let (name, email) = (account.name.clone(), account.email.clone());
    if let Some(person) = known {
        let said = PersonEdit { name, email, department, roles, is_active: person.is_active };
        follow(db, person, &said, at).await?;
        return Ok(person.id);
    }
    let sign_in_name = store::free_sign_in_name(&mut *db, &account.sign_in_name).await?;
    let new = NewPerson { sign_in_name, name, email, department, roles };
    let id = add_person(&mut *db, &Actor::system(), &new, None, at).await?;
    store::set_subject(db, id, &account.subject).await?;
    Ok(id)
}

fn roles(provider: &Provider, account: &Account) -> Result<BTreeSet<Role>, Refusal> {
    let roles = provider.settings().mapping.roles(&account.groups);
    if !roles.is_empty() {
        return Ok(roles);
    }
    let (groups, unmapped) = (account.groups.len(), provider.settings().unmapped);
    tracing::warn!(groups, ?unmapped, "somebody signs in none of whose groups is in the mapping");
    match unmapped {
        Unmapped::Reader => Ok(BTreeSet::from([Role::Reader])),
        Unmapped::Refused => Err(Refusal::Unmapped),
    }
}

async fn department(
    db: &mut PgConnection,
    provider: &Provider,
    account: &Account,
) -> sqlx::Result<Option<DepartmentId>> {
    let mapping = &provider.settings().mapping;
    let names: Vec<String> =
        account.departments.iter().map(|value| mapping.department(value).to_owned()).collect();
    let found = store::department_called(db, &names).await?;
    if found.is_none() && !names.is_empty() {
        tracing::warn!(
            ?names,
            "the identity provider names a department that neither we nor the mapping know"
        );
    }
    Ok(found.map(|department| department.id))
}

async fn follow(
    db: &mut PgConnection,
    person: &Person,
    said: &PersonEdit,
    at: DateTime<Utc>,
) -> Result<(), Refusal> {
    let before = PersonEdit::of(person);
    if before == *said {
        return Ok(());
    }
    store::update_person(&mut *db, person.id, said, at).await?;
    let event = Event {
        actor: &Actor::system(),
        action: Action::PersonChanged,
        project: None,
        subject: person.sign_in_name.clone(),
        before: Some(recorded(&mut *db, &before).await?),
        after: Some(recorded(&mut *db, said).await?),
        reason: None,
    };
    Ok(audit::record(db, at, &event).await?)
}
