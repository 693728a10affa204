// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Files between their check and their taking over.

use std::collections::BTreeSet;

use chrono::{DateTime, TimeDelta, Utc};
use sqlx::PgPool;

use super::{
    check::{Checked, check},
    take_over,
};
use crate::{
    exchange::{
        error::ImportError,
        model::{ImportSummary, StoredFile},
        reading::Limits,
        store,
        understanding::Choices,
    },
    people::Person,
};

/// So long is a file kept.
const LIFE: TimeDelta = TimeDelta::hours(24);
/// So many files does a person have at once; the oldest makes room.
const MOST_FILES: i64 = 10;

/// A file as its owner sees it.
pub enum FileView {
    /// It was checked.
    Checked(StoredFile, Box<Checked>),
    /// It has been taken over, and that came of it.
    Taken(StoredFile, ImportSummary),
}

/// Keeps a file that can be read, with the way in which it is probably to be read; its key.
pub async fn send(
    pool: &PgPool,
    person: &Person,
    (name, bytes): (&str, Vec<u8>),
    now: DateTime<Utc>,
) -> Result<i64, ImportError> {
    let checked = check(pool, (bytes.clone(), Limits::SENT), None, person.department).await?;
    let mut transaction = pool.begin().await?;
    store::delete_old_files(&mut *transaction, now - LIFE).await?;
    store::make_room(&mut *transaction, person.id, MOST_FILES - 1).await?;
    let file = (name, bytes.as_slice());
    let id = store::insert_file(&mut *transaction, person.id, file, &checked.choices, now).await?;
    transaction.commit().await?;
    Ok(id)
}

/// The files of a person that are still there, the newest first.
pub async fn open_files(pool: &PgPool, person: &Person, now: DateTime<Utc>) -> sqlx::Result<Vec<StoredFile>> {
    store::files_of(pool, person.id, now - LIFE).await
}

/// A file of the person's; `None` if there is none.
pub async fn file(
    pool: &PgPool,
    person: &Person,
    id: i64,
    now: DateTime<Utc>,
) -> Result<Option<FileView>, ImportError> {
    file_read_as(pool, person, id, None, now).await
}

/// The same read in another way than the one that is kept.
pub async fn file_read_as(
    pool: &PgPool,
    person: &Person,
    id: i64,
    choices: Option<Choices>,
    now: DateTime<Utc>,
) -> Result<Option<FileView>, ImportError> {
    let Some(file) = store::file(pool, (id, person.id), now - LIFE).await? else { return Ok(None) };
    if let Some(summary) = file.summary.clone() {
        return Ok(Some(FileView::Taken(file, summary)));
    }
    let bytes = store::content(pool, id).await?;
    let choices = Some(choices.unwrap_or_else(|| file.choices.clone()));
    let checked = check(pool, (bytes, Limits::SENT), choices, person.department).await?;
    Ok(Some(FileView::Checked(file, Box::new(checked))))
}

/// The bytes of a file of the person's, and how they are understood now, for a copy with remarks.
pub async fn annotate_source(
    pool: &PgPool,
    person: &Person,
    id: i64,
    now: DateTime<Utc>,
) -> Result<Option<(StoredFile, Checked)>, ImportError> {
    let Some(file) = store::file(pool, (id, person.id), now - LIFE).await? else { return Ok(None) };
    let bytes = store::content(pool, id).await?;
    let choices = Some(file.choices.clone());
    let checked = check(pool, (bytes, Limits::SENT), choices, person.department).await?;
    Ok(Some((file, checked)))
}

/// Keeps how a file is to be read, also for the next with the same heads.
pub async fn choose(
    pool: &PgPool,
    person: &Person,
    (id, choices): (i64, &Choices),
    heads: &str,
) -> sqlx::Result<()> {
    let mut transaction = pool.begin().await?;
    store::update_choices(&mut *transaction, id, choices).await?;
    if !heads.is_empty() {
        let lasting = Choices { switched: BTreeSet::new(), ..choices.clone() };
        store::keep_form(&mut *transaction, person.department, heads, &lasting).await?;
    }
    transaction.commit().await
}

/// Takes a file over, once, against the state of the data that its owner has seen. `view` is what was understood
/// of it, if that has just been worked out.
pub async fn take_over_file(
    pool: &PgPool,
    person: &Person,
    (id, seen): (i64, i64),
    view: Option<FileView>,
    now: DateTime<Utc>,
) -> Result<(), ImportError> {
    let view = match view {
        Some(view) => Some(view),
        None => file(pool, person, id, now).await?,
    };
    let Some(FileView::Checked(file, checked)) = view else {
        // Taken over in another window: the result is what is to be seen.
        return Ok(());
    };
    if checked.revision != seen {
        return Err(ImportError::Changed);
    }
    let mut transaction = pool.begin().await?;
    if !store::lock_file(&mut *transaction, id).await? {
        return Ok(());
    }
    let by = (&person.actor(), file.name.as_str());
    let summary = take_over::take_over(&mut transaction, &checked, by, now).await?;
    store::finish_file(&mut *transaction, id, &summary, now).await?;
    transaction.commit().await?;
    tracing::info!(projects = summary.added, updated = summary.updated, "list imported");
    Ok(())
}
