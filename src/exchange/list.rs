// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Reads a list of projects: UTF-8, semicolons, a head line, one project a line. Pure: knows the criteria
//! by their names, and nothing of what is stored.

use chrono::NaiveDate;
use csv::StringRecord;

use super::{
    error::ImportError,
    model::{ListRow, RowError},
};
use crate::{
    assessment::MAX_LEVEL,
    kit::i18n::{Locale, Message},
    projects::{Euros, Kind, PersonDays, ProjectNumber, State},
    ranking::HalfLevels,
};

/// Heads of the columns as the city's lists write them.
mod column {
    pub const NUMBER: &str = "Kennung";
    pub const TITLE: &str = "Titel";
    pub const SUMMARY: &str = "Kurzbeschreibung";
    pub const DEPARTMENT: &str = "Fachbereich";
    pub const KIND: &str = "Art";
    pub const LEGAL_BASIS: &str = "Rechtsgrundlage";
    pub const DEADLINE: &str = "Frist";
    pub const EFFORT: &str = "Aufwand Personentage";
    pub const COST: &str = "Kosten EUR";
    pub const REQUIRES: &str = "setzt voraus";
    pub const ALL: [&str; 10] =
        [NUMBER, TITLE, SUMMARY, DEPARTMENT, KIND, LEGAL_BASIS, DEADLINE, EFFORT, COST, REQUIRES];
    /// May be left out: a project with all levels is then assessed, any other in assessment.
    pub const STATE: &str = "Status";
}

/// Head of the column that names the prerequisites.
pub(super) const REQUIRES: &str = column::REQUIRES;
/// Head of the column that names the number.
pub(super) const NUMBER: &str = column::NUMBER;

const LONGEST_LINE: usize = 200;
const LONGEST_TEXT: usize = 10_000;
/// What a list writes where there is no legal basis.
const NO_LEGAL_BASIS: &str = "keine";

/// Reads the rows; `criteria` are the heads of the columns with levels. Either every row is understood, or
/// every cell that is not is named.
pub(super) fn read(bytes: &[u8], criteria: &[&str]) -> Result<Vec<ListRow>, ImportError> {
    let text = std::str::from_utf8(bytes).map_err(|_| ImportError::NotUtf8)?;
    // The reader counts lines by their last character: "\r\n" would put it one line behind.
    let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
    let mut reader = csv::ReaderBuilder::new().delimiter(b';').flexible(true).from_reader(text.as_bytes());
    let heads = reader.headers().cloned().unwrap_or_default();
    let heads: Vec<String> = heads.iter().map(|head| head.trim().to_owned()).collect();
    let wanted = column::ALL.iter().chain(criteria);
    let missing: Vec<String> =
        wanted.filter(|name| !heads.iter().any(|head| head == *name)).map(ToString::to_string).collect();
    if !missing.is_empty() {
        return Err(ImportError::MissingColumns(missing));
    }
    let mut errors = Vec::new();
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|_| ImportError::NotUtf8)?;
        let mut row =
            RowReader { heads: &heads, line: line_of(&record), record: &record, errors: &mut errors };
        rows.extend(row.read(criteria));
    }
    if !errors.is_empty() {
        Err(ImportError::Rows(errors))
    } else if rows.is_empty() {
        Err(ImportError::Empty)
    } else {
        Ok(rows)
    }
}

fn line_of(record: &StringRecord) -> u64 {
    record.position().map_or(0, csv::Position::line)
}

/// A cell cannot be taken over; which and why stands among the errors.
#[derive(Clone, Copy)]
struct Refused;

struct RowReader<'a> {
    heads: &'a [String],
    line: u64,
    record: &'a StringRecord,
    errors: &'a mut Vec<RowError>,
}

impl RowReader<'_> {
    fn read(&mut self, criteria: &[&str]) -> Result<ListRow, Refused> {
        if self.record.len() != self.heads.len() {
            let expected = Message::new("import-expected-cells").with("count", self.heads.len());
            let found = self.record.iter().collect::<Vec<_>>().join(";");
            self.refuse(self.heads.first().cloned().unwrap_or_default(), found, expected);
            return Err(Refused);
        }
        let number = self.cell(column::NUMBER, "import-expected-number", |cell| cell.parse().ok());
        let title = self.text(column::TITLE, LONGEST_LINE, true);
        let summary = self.text(column::SUMMARY, LONGEST_TEXT, false);
        let department = self.text(column::DEPARTMENT, LONGEST_LINE, true);
        let kind = self.cell(column::KIND, "import-expected-kind", |cell| {
            Kind::ALL.into_iter().find(|kind| cell.eq_ignore_ascii_case(&german("kind", kind.code())))
        });
        let legal_basis = self.text(column::LEGAL_BASIS, LONGEST_TEXT, false);
        let deadline = self.optional(column::DEADLINE, "import-expected-date", |cell| {
            NaiveDate::parse_from_str(cell, "%d.%m.%Y").ok().filter(|_| cell.len() == 10)
        });
        let effort = self.optional(column::EFFORT, "import-expected-effort", |cell| {
            cell.parse().ok().filter(|days| *days >= 0).map(PersonDays)
        });
        let cost = self.optional(column::COST, "import-expected-cost", |cell| {
            cell.parse().ok().filter(|euros| *euros >= 0).map(Euros)
        });
        let requires = self.cell(column::REQUIRES, "import-expected-requires", |cell| {
            let numbers = cell.split(',').map(str::trim).filter(|part| !part.is_empty());
            numbers.map(|part| part.parse::<ProjectNumber>().ok()).collect::<Option<Vec<_>>>()
        });
        let level = |cell: &str| {
            cell.parse().ok().filter(|level| *level <= MAX_LEVEL).and_then(HalfLevels::from_level)
        };
        let mut levels = Vec::with_capacity(criteria.len());
        for criterion in criteria {
            levels.push(self.optional(criterion, "import-expected-level", level));
        }
        let state = self.state(&levels);
        Ok(ListRow {
            line: self.line,
            number: number?,
            title: title?,
            summary: summary?,
            department: department?,
            kind: kind?,
            legal_basis: Some(legal_basis?).filter(|basis| !basis.is_empty() && basis != NO_LEGAL_BASIS),
            deadline: deadline?,
            effort: effort?,
            cost: cost?,
            requires: requires?,
            requires_cell: self.value(column::REQUIRES).to_owned(),
            levels: levels.into_iter().collect::<Result<_, _>>()?,
            state: state?,
        })
    }

    /// The state that the list names; without one it follows from the levels.
    fn state(&mut self, levels: &[Result<Option<HalfLevels>, Refused>]) -> Result<State, Refused> {
        let named = self.optional(column::STATE, "import-expected-state", |cell| {
            State::ALL.into_iter().find(|state| cell.eq_ignore_ascii_case(&german("state", state.code())))
        });
        let is_complete = levels.iter().all(|level| matches!(level, Ok(Some(_))));
        Ok(named?.unwrap_or(if is_complete { State::Assessed } else { State::InAssessment }))
    }

    fn value(&self, head: &str) -> &str {
        let index = self.heads.iter().position(|one| one == head);
        index.and_then(|index| self.record.get(index)).unwrap_or_default().trim()
    }

    fn cell<T>(
        &mut self,
        head: &str,
        expected: &'static str,
        read: impl FnOnce(&str) -> Option<T>,
    ) -> Result<T, Refused> {
        let value = self.value(head);
        let understood = read(value);
        if understood.is_none() {
            let value = value.to_owned();
            self.refuse(head.to_owned(), value, Message::new(expected));
        }
        understood.ok_or(Refused)
    }

    fn optional<T>(
        &mut self,
        head: &str,
        expected: &'static str,
        read: impl FnOnce(&str) -> Option<T>,
    ) -> Result<Option<T>, Refused> {
        self.cell(head, expected, |cell| if cell.is_empty() { Some(None) } else { read(cell).map(Some) })
    }

    fn text(&mut self, head: &str, longest: usize, is_required: bool) -> Result<String, Refused> {
        let expected = if is_required { "import-expected-line" } else { "import-expected-text" };
        self.cell(head, expected, |cell| {
            let fits = cell.chars().count() <= longest && !cell.contains('\0');
            (fits && !(is_required && cell.is_empty())).then(|| cell.to_owned())
        })
    }

    fn refuse(&mut self, column: String, value: String, expected: Message) {
        self.errors.push(RowError { line: self.line, column, value, expected });
    }
}

/// Lists are German: they write kinds and states as the German pages do.
fn german(part: &str, code: &str) -> String {
    Locale::De.text(&format!("{part}-{code}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assessment::RESERVED_SHORT_NAMES;

    #[test]
    fn no_criterion_can_take_the_head_of_a_column() {
        let heads: Vec<&str> = column::ALL.into_iter().chain([column::STATE]).collect();
        assert_eq!(heads, RESERVED_SHORT_NAMES);
    }
}
