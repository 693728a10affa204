// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! What can keep the private cluster from running.

use std::{io, path::PathBuf};

use thiserror::Error;

use crate::kit::i18n::Message;

/// Why the private cluster does not run.
#[derive(Debug, Error)]
pub enum ClusterError {
    /// No server binaries of a version we can use.
    #[error("no PostgreSQL {} or newer found", super::OLDEST)]
    NoBinaries,
    /// A program is missing of a version we can use.
    #[error("no {name} of PostgreSQL {oldest} or newer found")]
    NoProgram {
        /// Such as `pg_dump`.
        name: &'static str,
        /// The oldest version that would do.
        oldest: u32,
    },
    /// The data belong to a version of PostgreSQL that is not installed.
    #[error("the cluster in {} needs PostgreSQL {major}", folder.display())]
    OtherVersion {
        /// The data folder.
        folder: PathBuf,
        /// The version that wrote the data.
        major: u32,
    },
    /// Another portal runs on the folder.
    #[error("process {pid} runs a portal on {}", folder.display())]
    InUse {
        /// The data folder.
        folder: PathBuf,
        /// Its process number, as that portal has written it down.
        pid: String,
    },
    /// The data folder cannot be created or written to.
    #[error("cannot write to {}", folder.display())]
    Unwritable {
        /// The data folder.
        folder: PathBuf,
        /// The system's reason.
        #[source]
        source: io::Error,
    },
    /// The path of the socket would be longer than the system allows.
    #[error("the path {} is too long for a socket", folder.display())]
    PathTooLong {
        /// The data folder.
        folder: PathBuf,
        /// How many bytes its path may have.
        limit: usize,
    },
    /// Started as root, and the account for the server cannot enter the data folder.
    #[error("account {account} cannot enter {}", folder.display())]
    CannotEnter {
        /// The data folder.
        folder: PathBuf,
        /// Name of the account.
        account: String,
    },
    /// Started as root on a machine with neither `postgres` nor `nobody`.
    #[error("no unprivileged account to run the server")]
    NoAccount,
    /// `initdb` failed.
    #[error("initdb failed: {reason}")]
    NotCreated {
        /// The last line it wrote.
        reason: String,
    },
    /// The server ended before it accepted connections.
    #[error("the server does not start, see {}", log.display())]
    NotStarted {
        /// Where it wrote why.
        log: PathBuf,
    },
    /// The server died again and again.
    #[error("the server keeps ending, see {}", log.display())]
    GaveUp {
        /// Where it wrote why.
        log: PathBuf,
    },
    /// The server runs and answers with an error.
    #[error("the private server refuses our connection")]
    Refused(#[from] sqlx::Error),
    /// The system refused something that does not usually fail, such as starting a process.
    #[error(transparent)]
    System(#[from] io::Error),
}

impl ClusterError {
    /// The sentence for whoever started the portal.
    pub fn message(&self) -> Message {
        let of = |key, folder: &PathBuf| Message::new(key).with("folder", folder.display().to_string());
        let logged = |key, log: &PathBuf| Message::new(key).with("log", log.display().to_string());
        match self {
            Self::NoBinaries => {
                Message::new("program-no-binaries").with("version", super::OLDEST.to_string())
            }
            Self::NoProgram { name, oldest } => Message::new("program-no-client")
                .with("name", (*name).to_owned())
                .with("version", oldest.to_string()),
            Self::OtherVersion { folder, major } => {
                of("program-other-version", folder).with("version", major.to_string())
            }
            Self::InUse { folder, pid } => of("program-folder-in-use", folder).with("pid", pid.clone()),
            Self::Unwritable { folder, source } => {
                of("program-folder-unwritable", folder).with("reason", source.to_string())
            }
            Self::PathTooLong { folder, limit } => {
                of("program-folder-too-long", folder).with("limit", limit.to_string())
            }
            Self::CannotEnter { folder, account } => {
                of("program-folder-unreachable", folder).with("account", account.clone())
            }
            Self::NoAccount => Message::new("program-no-account"),
            Self::NotCreated { reason } => {
                Message::new("program-cluster-not-created").with("reason", reason.clone())
            }
            Self::NotStarted { log } => logged("program-cluster-not-started", log),
            Self::GaveUp { log } => logged("program-cluster-gave-up", log),
            Self::Refused(source) => {
                Message::new("program-cluster-refused").with("reason", source.to_string())
            }
            Self::System(source) => Message::new("program-system").with("reason", source.to_string()),
        }
    }
}
