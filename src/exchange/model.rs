// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::understanding::{Choices, Fate, Understood};
use crate::kit::i18n::Message;

/// What an import did, or would do.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportSummary {
    /// Projects that are new.
    pub added: usize,
    /// Projects that were there and say what the list says.
    pub updated: usize,
    /// Projects that were there and said already what the list says.
    #[serde(default)]
    pub unchanged: usize,
    /// Projects that were there and stay as they are.
    pub skipped: usize,
    /// Rows that cannot be taken over, are there twice or were left out.
    pub left_out: usize,
    /// Departments that were not known before, as the list writes them.
    pub new_departments: Vec<String>,
}

impl ImportSummary {
    /// What becomes of the rows of a list.
    pub fn of(understood: &Understood) -> Self {
        let mut summary = Self::default();
        for row in understood.rows.iter().filter(|row| row.kind.is_of_project()) {
            match row.fate {
                Fate::New => summary.added += 1,
                Fate::Update(_) => summary.updated += 1,
                Fate::Same(_) => summary.unchanged += 1,
                Fate::Skipped(_) => summary.skipped += 1,
                Fate::Nothing => summary.left_out += 1,
            }
        }
        summary
    }

    /// Whether there is nothing to do and nothing that was done before.
    pub const fn is_nothing(&self) -> bool {
        self.added + self.updated + self.unchanged + self.skipped == 0
    }

    /// What was done, in sentences.
    pub fn message(&self) -> Message {
        self.said(Message::new("import-done"))
    }

    /// What would be done, in sentences.
    pub fn prospect(&self) -> Message {
        self.said(Message::new("import-prospect"))
    }

    /// The new departments one after the other, as far as somebody reads them.
    fn named_departments(&self) -> String {
        const MOST: usize = 20;
        let named = self.new_departments.iter().take(MOST).map(String::as_str);
        let rest = (self.new_departments.len() > MOST).then_some("…");
        named.chain(rest).collect::<Vec<_>>().join(", ")
    }

    fn said(&self, message: Message) -> Message {
        message
            .with("count", self.added)
            .with("updated", self.updated)
            .with("unchanged", self.unchanged)
            .with("skipped", self.skipped)
            .with("out", self.left_out)
            .with("departments", self.new_departments.len())
            .with("names", self.named_departments())
    }
}

/// A file that somebody has sent.
#[derive(Clone, Debug)]
pub struct StoredFile {
    /// Its key.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// How it is to be read.
    pub choices: Choices,
    /// When it came.
    pub created_at: DateTime<Utc>,
    /// What came of it, once it has been taken over.
    pub summary: Option<ImportSummary>,
}
