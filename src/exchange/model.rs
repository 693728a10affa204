// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use chrono::NaiveDate;

use crate::{
    kit::i18n::Message,
    projects::{Euros, Kind, PersonDays, ProjectNumber, State},
    ranking::HalfLevels,
};

/// What an import did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportSummary {
    /// Projects that are new.
    pub projects: usize,
    /// Departments that were not known before, as the list writes them.
    pub new_departments: Vec<String>,
}

impl ImportSummary {
    /// What was done, in a sentence.
    pub fn message(&self) -> Message {
        Message::new("import-done")
            .with("count", self.projects)
            .with("departments", self.new_departments.len())
            .with("names", self.new_departments.join(", "))
    }
}

/// A cell that cannot be taken over.
#[derive(Clone, Debug, PartialEq)]
pub struct RowError {
    /// Line of the file, from 1.
    pub line: u64,
    /// Head of the column.
    pub column: String,
    /// What stands there.
    pub value: String,
    /// What is expected.
    pub expected: Message,
}

impl RowError {
    /// Line, column, value and expectation in a sentence.
    pub fn message(&self) -> Message {
        let found = if self.value.is_empty() {
            Message::new("import-found-nothing")
        } else {
            Message::new("import-found").with("value", shortened(&self.value))
        };
        Message::new("import-row-error")
            .with("line", self.line.to_string())
            .with("column", self.column.clone())
            .with("found", found)
            .with("expected", self.expected.clone())
    }
}

/// Long values are cut where a line of a terminal ends.
fn shortened(value: &str) -> String {
    const LONGEST: usize = 60;
    let mut short: String =
        value.chars().take(LONGEST).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if value.chars().nth(LONGEST).is_some() {
        short.push('…');
    }
    short
}

/// A row of a list as it was understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ListRow {
    pub line: u64,
    pub number: ProjectNumber,
    pub title: String,
    pub summary: String,
    pub department: String,
    pub kind: Kind,
    pub legal_basis: Option<String>,
    pub deadline: Option<NaiveDate>,
    pub effort: Option<PersonDays>,
    pub cost: Option<Euros>,
    pub requires: Vec<ProjectNumber>,
    /// The cell that names them, for errors.
    pub requires_cell: String,
    /// In the order of the criteria.
    pub levels: Vec<Option<HalfLevels>>,
    pub state: State,
}
