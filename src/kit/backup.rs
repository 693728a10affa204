// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! The whole database in one file, and back: `pg_dump` and `pg_restore`, which know every version of PostgreSQL.

use std::{
    fs::{self, File, OpenOptions},
    io::{self, ErrorKind},
    os::unix::fs::OpenOptionsExt as _,
    path::{Path, PathBuf},
};

use thiserror::Error;
use tokio::process::Command;

use super::{
    cluster,
    database::{Database, DatabaseError, Place},
    i18n::Message,
};

/// Whoever was signed in is not signed in to what is restored.
const LEFT_OUT: &str = "--exclude-table-data=session";

/// Every database of a portal has it, from its first start on.
const ALWAYS_THERE: &str = "_sqlx_migrations";

/// Why there is no backup, or nothing was restored.
#[derive(Debug, Error)]
pub enum BackupError {
    /// There are no data that could be backed up.
    #[error("nothing to back up")]
    Nothing,
    /// A backup is never written over another.
    #[error("{} is there already", .0.display())]
    Exists(PathBuf),
    /// The backup cannot be written.
    #[error("cannot write {}", file.display())]
    Unwritable {
        /// The backup.
        file: PathBuf,
        /// The system's reason.
        #[source]
        source: io::Error,
    },
    /// Only an empty database is restored into.
    #[error("the database is not empty")]
    NotEmpty,
    /// The file is no backup of a portal, or only a part of one.
    #[error("{} is no backup: {reason}", file.display())]
    NoBackup {
        /// The file.
        file: PathBuf,
        /// What PostgreSQL says of it.
        reason: String,
    },
    /// `pg_dump` or `pg_restore` has failed.
    #[error("PostgreSQL refused: {0}")]
    Refused(String),
    /// The database cannot be used.
    #[error(transparent)]
    Database(#[from] DatabaseError),
    /// The database cannot be read.
    #[error(transparent)]
    Query(#[from] sqlx::Error),
}

/// Writes what the database at `place` holds at one instant into the new file `file`, which only its owner may read,
/// and reads the file through before it gets its name. The portal may be running. Returns its size in bytes.
pub async fn write(place: &Place, file: &Path) -> Result<u64, BackupError> {
    if file.exists() {
        return Err(BackupError::Exists(file.to_owned()));
    }
    // Joining an empty folder would make a database in it.
    if let Place::Folder(folder) = place
        && !cluster::holds_data(folder).map_err(DatabaseError::from)?
    {
        return Err(BackupError::Nothing);
    }
    let unfinished = Unfinished::beside(file)?;
    let database = Database::join_unchanged(place).await?;
    let written = dump(&database, place, &unfinished.0).await;
    database.close().await;
    written?;
    unfinished.finish(file).map_err(|source| BackupError::Unwritable { file: file.to_owned(), source })
}

async fn dump(database: &Database, place: &Place, file: &Path) -> Result<(), BackupError> {
    if database.is_empty().await? {
        return Err(BackupError::Nothing);
    }
    let mut dump = database.program("pg_dump", place).await?;
    dump.args(["--format=custom", "--no-owner", "--no-privileges", LEFT_OUT, "--file"]).arg(file);
    run(dump).await.map_err(BackupError::Refused)?;
    read_through(file).await?.map_err(BackupError::Refused)
}

/// Puts the backup in `file` into the empty database at `place`, all of it or nothing, in the state of the version
/// that wrote it.
pub async fn restore(file: &Path, place: &Place) -> Result<(), BackupError> {
    // Said before a database is made for nothing.
    let no_backup = |reason| BackupError::NoBackup { file: file.to_owned(), reason };
    read_through(file).await?.map_err(no_backup)?;
    let mut list = cluster::program("pg_restore", None).await.map_err(DatabaseError::from)?;
    list.arg("--list").arg(file);
    if !run(list).await.map_err(no_backup)?.contains(ALWAYS_THERE) {
        return Err(no_backup(String::new()));
    }
    let database = Database::join_unchanged(place).await?;
    let restored = fill(&database, place, file).await;
    database.close().await;
    restored
}

async fn fill(database: &Database, place: &Place, file: &Path) -> Result<(), BackupError> {
    if !database.is_empty().await? {
        return Err(BackupError::NotEmpty);
    }
    let mut restore = database.program("pg_restore", place).await?;
    restore.args(["--exit-on-error", "--single-transaction", "--no-owner", "--no-privileges"]).arg(file);
    run(restore).await.map_err(BackupError::Refused)?;
    Ok(())
}

/// Unpacks every row of the backup; the inner `Err` says why it cannot be.
async fn read_through(file: &Path) -> Result<Result<(), String>, DatabaseError> {
    let mut restore = cluster::program("pg_restore", None).await?;
    restore.args(["--file", "/dev/null"]).arg(file);
    Ok(run(restore).await.map(drop))
}

/// What the program has written; `Err` is what it complained about.
async fn run(mut command: Command) -> Result<String, String> {
    let output = command.output().await.map_err(|error| error.to_string())?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    let said = String::from_utf8_lossy(&output.stderr);
    let complaint = said.lines().find(|line| line.contains("error:")).or_else(|| said.lines().next());
    Err(complaint.unwrap_or_default().trim().to_owned())
}

/// The file of a backup until it is whole; gone if it never is.
struct Unfinished(PathBuf);

impl Unfinished {
    /// Beside `file`, so that it gets that name at once.
    fn beside(file: &Path) -> Result<Self, BackupError> {
        let mut name = file.as_os_str().to_owned();
        name.push(".unfinished");
        let path = PathBuf::from(name);
        let made = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&path);
        match made {
            Ok(_) => Ok(Self(path)),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => Err(BackupError::Exists(path)),
            Err(source) => Err(BackupError::Unwritable { file: path, source }),
        }
    }

    /// Gives it the name `file` once it is safely on the disk, and tells its size in bytes.
    fn finish(self, file: &Path) -> io::Result<u64> {
        let whole = File::open(&self.0)?;
        whole.sync_all()?;
        // Unlike renaming, this never replaces what somebody has put there in the meantime.
        fs::hard_link(&self.0, file)?;
        whole.metadata().map(|metadata| metadata.len())
    }
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        if let Err(error) = fs::remove_file(&self.0) {
            tracing::warn!(%error, file = %self.0.display(), "an unfinished backup is left");
        }
    }
}

impl BackupError {
    /// The sentence for whoever gave the command.
    pub fn message(&self) -> Message {
        let of = |key, file: &Path| Message::new(key).with("file", file.display().to_string());
        match self {
            Self::Nothing => Message::new("backup-nothing"),
            Self::Exists(file) => of("backup-exists", file),
            Self::Unwritable { file, source } => {
                of("program-file-unwritable", file).with("reason", source.to_string())
            }
            Self::NotEmpty => Message::new("backup-not-empty"),
            Self::NoBackup { file, reason } => of("backup-none", file).with("reason", reason.clone()),
            Self::Refused(reason) => Message::new("backup-refused").with("reason", reason.clone()),
            Self::Database(error) => error.message(),
            Self::Query(error) => Message::new("program-system").with("reason", error.to_string()),
        }
    }
}
