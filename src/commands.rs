// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! The commands of the program.

use std::{
    fs,
    io::{self, Write as _},
    path::{Path, PathBuf},
};

use thiserror::Error;

use crate::{
    MIGRATOR,
    config::{self, Arguments, Command, Storage},
    exchange::{self, ImportError, ImportSummary},
    kit::{
        clock::Clock,
        database::{Database, DatabaseError, Place},
        i18n::{Locale, Message},
        mail,
    },
    serve::{self, ServeError},
};

/// Name of the usual data folder.
const DATA: &str = "vorrang";
/// Name of the usual data folder of `demo`, so that nobody's real data are mixed with invented ones.
const DEMONSTRATION_DATA: &str = "vorrang-demo";

/// Why a command failed.
#[derive(Debug, Error)]
pub enum CommandError {
    /// The user has no home in which the data folder could be.
    #[error("no home folder and no --data-folder")]
    NoHome,
    /// The list to import cannot be read.
    #[error("cannot read {}", file.display())]
    Unreadable {
        /// The list.
        file: PathBuf,
        /// The system's reason.
        #[source]
        source: io::Error,
    },
    /// The settings for mail cannot be used.
    #[error(transparent)]
    Mail(#[from] mail::SettingsError),
    /// The database cannot be used.
    #[error(transparent)]
    Database(#[from] DatabaseError),
    /// The data cannot be loaded.
    #[error(transparent)]
    Import(#[from] ImportError),
    /// The portal cannot be served.
    #[error(transparent)]
    Serve(#[from] ServeError),
}

impl CommandError {
    /// What to tell whoever gave the command, in one sentence; for a list that was refused one for each
    /// bad field.
    pub fn messages(&self) -> Vec<Message> {
        match self {
            Self::NoHome => vec![Message::new("program-no-home")],
            Self::Unreadable { file, source } => vec![
                Message::new("program-file-unreadable")
                    .with("file", file.display().to_string())
                    .with("reason", source.to_string()),
            ],
            Self::Mail(error) => vec![error.message()],
            Self::Database(error) => vec![error.message()],
            Self::Import(error) => error.messages(),
            Self::Serve(error) => error.messages(),
        }
    }
}

/// Does what the arguments say; returns when that is done, for the portal when it was told to stop.
pub async fn run(arguments: Arguments, locale: Locale) -> Result<(), CommandError> {
    match arguments.command {
        Command::Demo(portal) => {
            let place = place(&portal.storage, DEMONSTRATION_DATA)?;
            Ok(serve::run(&portal, &place, true, config::mail()?, locale).await?)
        }
        Command::Serve(portal) => {
            let place = place(&portal.storage, DATA)?;
            Ok(serve::run(&portal, &place, false, config::mail()?, locale).await?)
        }
        Command::Import { file, storage } => import(&file, &place(&storage, DATA)?, locale).await,
    }
}

fn place(storage: &Storage, name: &str) -> Result<Place, CommandError> {
    storage.place(name).ok_or(CommandError::NoHome)
}

async fn import(file: &Path, place: &Place, locale: Locale) -> Result<(), CommandError> {
    // Said before a database is started for nothing.
    let bytes =
        fs::read(file).map_err(|source| CommandError::Unreadable { file: file.to_owned(), source })?;
    let database = Database::join(place, &MIGRATOR).await?;
    let imported = import_into(&database, &bytes, file).await;
    database.close().await;
    say(&locale.message(&imported?.message()));
    Ok(())
}

async fn import_into(database: &Database, bytes: &[u8], file: &Path) -> Result<ImportSummary, ImportError> {
    exchange::set_up(&database.pool, Clock::System.now(), false).await?;
    let source = file.file_name().unwrap_or(file.as_os_str()).to_string_lossy();
    exchange::import_list(&database.pool, bytes, &source).await
}

/// Writes a line to stdout, where somebody or nobody may be listening.
pub(crate) fn say(line: &str) {
    let mut out = io::stdout().lock();
    if let Err(error) = writeln!(out, "{line}").and_then(|()| out.flush()) {
        tracing::debug!(%error, "nobody reads stdout");
    }
}
