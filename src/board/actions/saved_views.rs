// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Views that a person keeps. They change nothing for anybody else and are not in the log.

use chrono::{DateTime, Utc};
use sqlx::PgPool;

use super::super::{
    model::{MOST_VIEWS, SavedView, SavedViewId, ViewPage},
    store,
};
use crate::{
    error::Error,
    kit::{database::violates, ids::PersonId},
    people::Person,
};

/// Why a view is not kept like this.
#[derive(Debug, thiserror::Error)]
pub enum KeepError {
    /// The person keeps another view of that name.
    #[error("the name is taken")]
    NameTaken,
    /// The person keeps as many as one may.
    #[error("too many views")]
    TooMany,
    /// There is no such view of this person.
    #[error("no such view")]
    Unknown,
    /// The database fails.
    #[error(transparent)]
    Database(sqlx::Error),
}

impl From<sqlx::Error> for KeepError {
    fn from(error: sqlx::Error) -> Self {
        if violates(&error, "saved_view_name_unique") { Self::NameTaken } else { Self::Database(error) }
    }
}

/// What the person keeps.
pub async fn own_views(pool: &PgPool, person: &Person) -> Result<Vec<SavedView>, Error> {
    Ok(store::views_of(pool, person.id).await?)
}

/// That view, if it is the person's own.
pub async fn own_view(pool: &PgPool, person: &Person, id: SavedViewId) -> Result<Option<SavedView>, Error> {
    Ok(store::view(pool, id).await?.filter(|view| view.owner == person.id))
}

/// That view, if it is the reader's own or shared: whether there is one of somebody else's is nobody's business.
pub async fn open_view(
    pool: &PgPool,
    reader: Option<PersonId>,
    id: SavedViewId,
) -> Result<Option<SavedView>, Error> {
    Ok(store::view(pool, id).await?.filter(|view| view.is_shared || Some(view.owner) == reader))
}

/// Keeps a view. The same once more, as by a second click, changes nothing.
pub async fn keep_view(
    pool: &PgPool,
    person: &Person,
    name: &str,
    (page, query): (ViewPage, &str),
    now: DateTime<Utc>,
) -> Result<(), KeepError> {
    let mut transaction = pool.begin().await?;
    store::lock_views(&mut *transaction, person.id).await?;
    let views = store::views_of(&mut *transaction, person.id).await?;
    if let Some(same) = views.iter().find(|view| view.name == name) {
        return if same.page == page && same.query == query { Ok(()) } else { Err(KeepError::NameTaken) };
    }
    if i64::try_from(views.len()).unwrap_or(i64::MAX) >= MOST_VIEWS {
        return Err(KeepError::TooMany);
    }
    store::insert_view(&mut *transaction, (person.id, name), (page, query), now).await?;
    transaction.commit().await?;
    Ok(())
}

/// Gives a view another name.
pub async fn rename_view(
    pool: &PgPool,
    person: &Person,
    id: SavedViewId,
    name: &str,
) -> Result<(), KeepError> {
    if store::rename_view(pool, person.id, id, name).await? { Ok(()) } else { Err(KeepError::Unknown) }
}

/// Lets others open a view, or no longer.
pub async fn share_view(
    pool: &PgPool,
    person: &Person,
    id: SavedViewId,
    is_shared: bool,
) -> Result<(), Error> {
    if store::share_view(pool, person.id, id, is_shared).await? { Ok(()) } else { Err(Error::NotFound(None)) }
}

/// Removes a view; one that is gone already is gone.
pub async fn remove_view(pool: &PgPool, person: &Person, id: SavedViewId) -> Result<(), Error> {
    Ok(store::delete_view(pool, person.id, id).await?)
}
