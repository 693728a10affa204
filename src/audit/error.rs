// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use super::model::{Break, Hash};
use crate::kit::i18n::Message;

/// Why the log cannot be trusted, or was not verified.
#[derive(Debug, thiserror::Error)]
pub enum VerifyError {
    /// An event is not what was written.
    #[error("event {} is broken: {:?}", .0.number, .0.fault)]
    Broken(Break),
    /// No event has the hash that was noted.
    #[error("no event has the hash {0}")]
    Unknown(Hash),
    /// The database cannot tell.
    #[error(transparent)]
    Database(#[from] sqlx::Error),
}

impl VerifyError {
    /// The reason in a sentence.
    pub fn message(&self) -> Message {
        match self {
            Self::Broken(broken) => broken.message(),
            Self::Unknown(hash) => Message::new("audit-hash-unknown").with("hash", hash.to_string()),
            Self::Database(error) => Message::new("program-system").with("reason", error.to_string()),
        }
    }
}
