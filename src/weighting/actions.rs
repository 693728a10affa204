// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Drafting a weighting: by its author alone, until somebody else is asked to approve it. Publishing changes
//! places and is done by the room that knows them.
//!
//! Locks are taken in this order: publishing, the standings, the draft, the log.

mod drafting;
mod notice;
mod publishing;
mod sharing;

pub use drafting::{begin_draft, discard_draft, save_draft};
pub use publishing::{Obstacle, draft_to_publish, obstacle, record_version};
pub use sharing::{request_approval, set_shared};

use sqlx::{PgConnection, PgPool, Postgres, Transaction};

use super::{
    model::{Draft, DraftId, Weighting},
    store,
};
use crate::{
    error::Error,
    kit::i18n::Message,
    people::{Person, Role},
};

/// What became of a change of a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Done, now or by the same click a moment ago.
    Done,
    /// Another window has changed the draft since. Nothing is overwritten: this is the draft as it is.
    Conflict(Box<Draft>),
    /// It has been published and stays as it is.
    Published(i32),
}

/// A transaction that reads one state of the data.
pub async fn reading(pool: &PgPool) -> Result<Transaction<'static, Postgres>, Error> {
    Ok(pool.begin_with("begin isolation level repeatable read read only").await?)
}

fn must_weigh(person: &Person) -> Result<(), Error> {
    if person.has(Role::Leadership) { Ok(()) } else { Err(Error::Forbidden) }
}

fn unknown_draft(id: DraftId) -> Error {
    Error::NotFound(Some(Message::new("error-unknown-weighting-draft").with("id", id.0.to_string())))
}

/// The draft of that key for somebody who may read it. Whether there is one that somebody else keeps to
/// themselves is nobody's business.
pub async fn read_draft(db: &mut PgConnection, person: &Person, id: DraftId) -> Result<Draft, Error> {
    let found = store::draft(db, id).await?;
    found.filter(|draft| draft.is_visible_to(person)).ok_or_else(|| unknown_draft(id))
}

/// Changes a draft in work for its author alone. Nobody else changes or publishes it meanwhile, and all of it is
/// kept or nothing.
async fn change_own_draft(
    pool: &PgPool,
    person: &Person,
    id: DraftId,
    change: impl AsyncFnOnce(&mut PgConnection, Draft) -> Result<Change, Error>,
) -> Result<Change, Error> {
    must_weigh(person)?;
    let mut transaction = pool.begin().await?;
    let db = &mut *transaction;
    store::lock_draft(&mut *db, id).await?;
    let draft = read_draft(db, person, id).await?;
    if !draft.is_of(person) {
        return Err(Error::Forbidden);
    }
    if let Some(version) = draft.published_version {
        return Ok(Change::Published(version));
    }
    let outcome = change(db, draft).await?;
    transaction.commit().await?;
    Ok(outcome)
}

/// The drafts in work that the person may read, the last changed first: none without the role.
pub async fn open_drafts(db: &mut PgConnection, person: &Person) -> Result<Vec<Draft>, Error> {
    if !person.has(Role::Leadership) {
        return Ok(Vec::new());
    }
    Ok(store::open_drafts(db, person.id).await?)
}

/// The version of that number.
pub async fn read_version(db: &mut PgConnection, version: i32) -> Result<Weighting, Error> {
    let unknown = || {
        Error::NotFound(Some(Message::new("error-unknown-weighting").with("version", version.to_string())))
    };
    store::weighting(db, version).await?.ok_or_else(unknown)
}

/// The version in force; there is one from the day on which the portal is set up.
pub async fn in_force(db: &mut PgConnection) -> Result<Weighting, Error> {
    store::weighting_in_force(db).await?.ok_or(Error::NotFound(None))
}
