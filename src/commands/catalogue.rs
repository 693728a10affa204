// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! `vorrang catalogue`.

use std::{fs, path::PathBuf};

use super::{CommandError, say};
use crate::{
    MIGRATOR,
    exchange::{self, CatalogueError, CatalogueSummary, ImportError},
    kit::{
        clock::Clock,
        database::{Database, Place},
        i18n::{Locale, Message},
    },
};

/// Why nothing was loaded.
enum Refusal {
    SetUp(ImportError),
    Catalogue(CatalogueError),
}

pub(super) async fn import(files: &[PathBuf], place: &Place, locale: Locale) -> Result<(), CommandError> {
    // Said before a database is started for nothing.
    let mut read = Vec::with_capacity(files.len());
    for file in files {
        let bytes =
            fs::read(file).map_err(|source| CommandError::Unreadable { file: file.clone(), source })?;
        let name = file.file_name().unwrap_or(file.as_os_str()).to_string_lossy().into_owned();
        read.push((name, bytes));
    }
    let database = Database::join(place, &MIGRATOR).await?;
    let loaded = load(&database, &read).await;
    database.close().await;
    let summary = loaded.map_err(|refusal| match refusal {
        Refusal::SetUp(error) => error.into(),
        Refusal::Catalogue(error) => CommandError::Catalogue(error.messages(locale)),
    })?;
    for message in CatalogueError::named(&summary.left_out, locale) {
        say(&locale.message(&message));
    }
    let number = |count: usize| locale.integer(i64::try_from(count).unwrap_or(i64::MAX));
    let done = Message::new("catalogue-done")
        .with("services", number(summary.services))
        .with("groups", number(summary.groups))
        .with("keyless", number(summary.keyless));
    say(&locale.message(&done));
    Ok(())
}

async fn load(database: &Database, files: &[(String, Vec<u8>)]) -> Result<CatalogueSummary, Refusal> {
    let now = Clock::System.now();
    exchange::set_up(&database.pool, now, false).await.map_err(Refusal::SetUp)?;
    exchange::import_catalogue(&database.pool, files, now).await.map_err(Refusal::Catalogue)
}
