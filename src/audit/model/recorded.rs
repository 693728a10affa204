// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use chrono::{DateTime, Utc};
use serde_json::Value;

use super::{
    Action,
    changes::{self, Change},
};

/// An event as it stands in the log.
#[derive(Clone, Debug, PartialEq)]
pub struct RecordedEvent {
    /// Its number, from 1 without gaps.
    pub number: i64,
    /// When it happened.
    pub at: DateTime<Utc>,
    /// The name that whoever did it had at that time.
    pub actor: String,
    /// The word for what was done, see [`Action::code`]; perhaps one that only a newer program knows.
    pub action: String,
    /// Number of the project that it is about.
    pub project: Option<String>,
    /// What else it is about; may be empty.
    pub subject: String,
    /// What was so before.
    pub before: Option<Value>,
    /// What is so now.
    pub after: Option<Value>,
    /// Why.
    pub reason: Option<String>,
}

impl RecordedEvent {
    /// What was done, if this program knows it.
    pub fn known_action(&self) -> Option<Action> {
        Action::from_code(&self.action)
    }

    /// The fields that were changed.
    pub fn changes(&self) -> Vec<Change> {
        changes::changes(self.before.as_ref(), self.after.as_ref())
    }
}
