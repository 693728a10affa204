// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! The commands of the program.

mod backup;
mod catalogue;
mod config;
mod doctor;
mod user;

use std::{
    fs,
    io::{self, Write as _},
    mem,
    path::{Path, PathBuf},
};

use thiserror::Error;

pub use self::user::UserError;
use crate::{
    MIGRATOR, api,
    audit::{self, Hash, VerifyError},
    board::{self, BoardVerifyError},
    config::{Arguments, AuditCommand, BoardCommand, CatalogueCommand, Command, Loaded, Portal, Storage},
    exchange::{
        self, Checked, Export, ExportError, Form, ImportError, ImportSummary,
        understanding::{Existing, Remark},
    },
    kit::{
        backup::BackupError,
        clock::Clock,
        database::{Database, DatabaseError, Place},
        i18n::{Locale, Message},
        telemetry::{Traces, TracesError},
    },
    serve::{self, Plan, ServeError},
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
    /// The list cannot be written.
    #[error("cannot write {}", file.display())]
    Unwritable {
        /// The list.
        file: PathBuf,
        /// The system's reason.
        #[source]
        source: io::Error,
    },
    /// The ending of a file to be written says no form.
    #[error("neither .xlsx nor .csv")]
    UnknownForm,
    /// The list cannot be made.
    #[error(transparent)]
    Export(#[from] ExportError),
    /// The portal lacks something; what that is has been said.
    #[error("something is missing")]
    Unwell,
    /// What is set cannot be used; a sentence for each thing that is wrong.
    #[error("what is set cannot be used")]
    Settings(Vec<Message>),
    /// The database cannot be used.
    #[error(transparent)]
    Database(#[from] DatabaseError),
    /// The data cannot be loaded.
    #[error(transparent)]
    Import(#[from] ImportError),
    /// The catalogue of services cannot be loaded; a sentence for each thing that is wrong.
    #[error("the catalogue cannot be loaded")]
    Catalogue(Vec<Message>),
    /// There is no backup, or nothing was restored.
    #[error(transparent)]
    Backup(#[from] BackupError),
    /// What was to be done with people cannot be done.
    #[error(transparent)]
    User(#[from] UserError),
    /// The log cannot be trusted, or was not verified.
    #[error(transparent)]
    Verify(#[from] VerifyError),
    /// The boards of the past cannot be trusted, or were not verified.
    #[error(transparent)]
    VerifyBoards(#[from] BoardVerifyError),
    /// The interface cannot be described.
    #[error(transparent)]
    Describe(#[from] serde_json::Error),
    /// Traces cannot be sent.
    #[error(transparent)]
    Traces(#[from] TracesError),
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
            Self::Unwritable { file, source } => vec![
                Message::new("program-file-unwritable")
                    .with("file", file.display().to_string())
                    .with("reason", source.to_string()),
            ],
            Self::Unwell => vec![Message::new("doctor-unwell")],
            Self::UnknownForm => vec![Message::new("program-export-form")],
            Self::Export(error) => vec![error.message()],
            Self::Database(error) => vec![error.message()],
            Self::Import(error) => error.messages(),
            Self::Catalogue(messages) | Self::Settings(messages) => messages.clone(),
            Self::Backup(error) => vec![error.message()],
            Self::User(error) => vec![error.message()],
            Self::Verify(error) => vec![error.message()],
            Self::VerifyBoards(error) => error.messages(),
            Self::Describe(error) => {
                vec![Message::new("program-system").with("reason", error.to_string())]
            }
            Self::Traces(error) => {
                vec![Message::new("program-no-traces").with("reason", error.to_string())]
            }
            Self::Serve(error) => error.messages(),
        }
    }
}

/// What sends traces, if the portal is to run and somebody wants them.
pub fn traces(loaded: &Loaded) -> Result<Option<Traces>, CommandError> {
    match &loaded.arguments {
        Ok(Arguments { command: Command::Demo(portal) | Command::Serve(portal), .. }) => {
            Ok(portal.traces_url.as_ref().map(Traces::new).transpose()?)
        }
        _ => Ok(None),
    }
}

/// Does what the program was told; returns when that is done, for the portal when it was told to stop.
pub async fn run(mut loaded: Loaded, locale: Locale) -> Result<(), CommandError> {
    let arguments = match mem::replace(&mut loaded.arguments, Err(Vec::new())) {
        Ok(arguments) => arguments,
        Err(faults) => {
            return Err(refused(&loaded, faults, locale));
        }
    };
    match arguments.command {
        Command::Config { example: true, .. } => {
            say(config::example(&loaded.found, locale).trim_end());
            Ok(())
        }
        Command::Config { example: false, portal } => {
            let folder = match portal.storage.place(DATA) {
                Some(Place::Folder(folder)) => Some(folder.display().to_string()),
                _ => None,
            };
            config::show(&loaded, folder.as_deref(), locale);
            Ok(())
        }
        Command::Doctor(portal) => doctor::run(&portal, locale).await,
        Command::Demo(portal) => serve(portal, DEMONSTRATION_DATA, true, locale).await,
        Command::Serve(portal) => serve(portal, DATA, false, locale).await,
        Command::Import { file, existing, check, storage } => {
            let existing = Existing::ALL.into_iter().find(|one| one.code() == existing).unwrap_or_default();
            import(&file, (existing, check), &place(&storage, DATA)?, locale).await
        }
        Command::Export { file, storage } => export(&file, &place(&storage, DATA)?, locale).await,
        Command::Backup { file, storage } => backup::write(&file, &place(&storage, DATA)?, locale).await,
        Command::Restore { file, storage } => backup::restore(&file, &place(&storage, DATA)?, locale).await,
        Command::User(user) => user::run(&user, &place(&user.storage, DATA)?, locale).await,
        Command::Audit { command: AuditCommand::Verify { expect, storage } } => {
            verify(expect, &place(&storage, DATA)?, locale).await
        }
        Command::Catalogue { command: CatalogueCommand::Import { files, storage } } => {
            catalogue::import(&files, &place(&storage, DATA)?, locale).await
        }
        Command::Openapi => {
            say(&api::document().to_pretty_json()?);
            Ok(())
        }
        Command::Board { command: BoardCommand::Verify { storage } } => {
            verify_boards(&place(&storage, DATA)?, locale).await
        }
    }
}

/// Says what is wrong with the settings; to whoever looks for the mistake, with everything beside it.
fn refused(loaded: &Loaded, faults: Vec<Message>, locale: Locale) -> CommandError {
    match loaded.command.as_str() {
        "doctor" => return doctor::faults(faults, locale),
        "config" => config::show(loaded, None, locale),
        _ => {}
    }
    CommandError::Settings(faults)
}

async fn serve(
    portal: Portal,
    folder: &str,
    demonstration: bool,
    locale: Locale,
) -> Result<(), CommandError> {
    let place = place(&portal.storage, folder)?;
    let mail = portal.mail.settings().map_err(|message| CommandError::Settings(vec![message]))?;
    Ok(serve::run(Plan { portal, place, demonstration, mail, locale }).await?)
}

fn place(storage: &Storage, name: &str) -> Result<Place, CommandError> {
    storage.place(name).ok_or(CommandError::NoHome)
}

async fn import(
    file: &Path,
    (existing, is_check): (Existing, bool),
    place: &Place,
    locale: Locale,
) -> Result<(), CommandError> {
    // Said before a database is started for nothing.
    let bytes =
        fs::read(file).map_err(|source| CommandError::Unreadable { file: file.to_owned(), source })?;
    let database = Database::join(place, &MIGRATOR).await?;
    let imported = import_into(&database, &bytes, file, (existing, is_check)).await;
    database.close().await;
    let (checked, summary) = imported?;
    let names = checked.names();
    for row in &checked.understood.rows {
        let number = row.fate.number().map(ToString::to_string).unwrap_or_default();
        for change in &row.changes {
            say(&format!("{number}: {}", change.sentence(&names, locale)));
        }
    }
    let remarks: Vec<Remark> = checked.understood.rows.into_iter().flat_map(|row| row.remarks).collect();
    for message in ImportError::named(&remarks) {
        say(&locale.message(&message));
    }
    say(&locale.message(&if is_check { summary.prospect() } else { summary.message() }));
    Ok(())
}

async fn import_into(
    database: &Database,
    bytes: &[u8],
    file: &Path,
    (existing, is_check): (Existing, bool),
) -> Result<(Checked, ImportSummary), ImportError> {
    let now = Clock::System.now();
    exchange::set_up(&database.pool, now, false).await?;
    let source = file.file_name().unwrap_or(file.as_os_str()).to_string_lossy();
    if is_check {
        return exchange::check_list(&database.pool, bytes, existing).await;
    }
    exchange::import_list(&database.pool, bytes, (&source, existing), now).await
}

async fn export(file: &Path, place: &Place, locale: Locale) -> Result<(), CommandError> {
    let form = file.file_name().and_then(|name| Form::of(&name.to_string_lossy()));
    // Said before a database is started for nothing.
    let form = form.ok_or(CommandError::UnknownForm)?;
    let database = Database::join(place, &MIGRATOR).await?;
    let written = export_from(&database, form, locale).await;
    database.close().await;
    let written = written?;
    fs::write(file, &written.bytes)
        .map_err(|source| CommandError::Unwritable { file: file.to_owned(), source })?;
    let done = Message::new("export-done").with("count", written.rows);
    say(&locale.message(&done.with("file", file.display().to_string())));
    Ok(())
}

async fn export_from(database: &Database, form: Form, locale: Locale) -> Result<Export, CommandError> {
    exchange::set_up(&database.pool, Clock::System.now(), false).await?;
    Ok(exchange::export_list(&database.pool, form, locale).await?)
}

async fn verify(noted: Option<Hash>, place: &Place, locale: Locale) -> Result<(), CommandError> {
    let database = Database::join(place, &MIGRATOR).await?;
    let verified = audit::verify(&database.pool, noted).await;
    database.close().await;
    say(&locale.message(&verified?.message()));
    Ok(())
}

async fn verify_boards(place: &Place, locale: Locale) -> Result<(), CommandError> {
    let database = Database::join(place, &MIGRATOR).await?;
    let verified = board::verify(&database.pool).await;
    database.close().await;
    say(&locale.message(&verified?.message()));
    Ok(())
}

/// Writes a line to stdout, where somebody or nobody may be listening.
pub(crate) fn say(line: &str) {
    let mut out = io::stdout().lock();
    if let Err(error) = writeln!(out, "{line}").and_then(|()| out.flush()) {
        tracing::debug!(%error, "nobody reads stdout");
    }
}
