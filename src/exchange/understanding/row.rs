// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! One row: what each of its cells says.

use std::collections::BTreeMap;

use super::{
    amount::{self, DecimalMark, Unit},
    day,
    heads::Meaning,
    list::Values,
    remark::{Remark, Weight},
    wording::{clean, is_no_value, key},
};
use crate::{
    assessment::MAX_LEVEL,
    exchange::reading::{Address, Cell, Delimiter, FileKind, Sheet, Workbook},
    kit::i18n::{Locale, Message},
    projects::{Euros, Kind, PersonDays, ProjectNumber, State},
    ranking::HalfLevels,
};

const LONGEST_LINE: usize = 200;
const LONGEST_TEXT: usize = 10_000;
/// What a list writes where there is no legal basis.
const NO_LEGAL_BASIS: &str = "keine";

/// Where a spreadsheet reads a formula.
pub const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// What is the same for all rows of a list.
pub(super) struct Frame<'a> {
    pub workbook: &'a Workbook,
    pub sheet: &'a Sheet,
    pub meanings: &'a BTreeMap<u32, Meaning>,
    pub criteria: usize,
    pub cost_unit: Unit,
    pub mark: DecimalMark,
    /// The kind of projects of which the list does not say it.
    pub usual_kind: Kind,
    /// The portal has written the list: it may have half levels, and every text in it is whole.
    pub is_own: bool,
    /// How many cells a line should have, in texts.
    pub width: Option<u32>,
}

impl Frame<'_> {
    pub fn column(&self, meaning: Meaning) -> Option<u32> {
        self.meanings.iter().find(|(_, other)| **other == meaning).map(|(column, _)| *column)
    }

    const fn delimiter(&self) -> Option<Delimiter> {
        match self.workbook.kind {
            FileKind::Text(_, delimiter) => Some(delimiter),
            FileKind::Xlsx | FileKind::Ods => None,
        }
    }
}

/// Reads one row and collects what is to be said about it.
pub(super) struct RowReader<'a> {
    pub frame: &'a Frame<'a>,
    pub row: u32,
    pub remarks: Vec<Remark>,
}

impl<'a> RowReader<'a> {
    /// The values of the row; `None` if it cannot be taken over. `section` is the heading above it.
    pub fn read(&mut self, section: &str) -> Option<Values> {
        self.check_line();
        if self.remarks.iter().any(|remark| remark.weight == Weight::Row) {
            return None;
        }
        let number = self.number();
        let title = self.text(Meaning::Title, false, LONGEST_LINE);
        let summary = self.text(Meaning::Summary, true, LONGEST_TEXT);
        let department = self.text(Meaning::Department, false, LONGEST_LINE);
        for (meaning, text) in [(Meaning::Title, &title), (Meaning::Department, &department)] {
            if text.is_empty() && !self.is_refused(meaning) {
                let what = if meaning == Meaning::Title {
                    "remark-title-missing"
                } else {
                    "remark-department-missing"
                };
                self.remark(Weight::Row, meaning, String::new(), Message::new(what));
            }
        }
        let (kind, is_kind_said) = self.kind(section);
        let legal_basis = self.text(Meaning::LegalBasis, true, LONGEST_TEXT);
        let deadline = self.deadline();
        let effort = self.amount(Meaning::Effort, Unit::One);
        let cost = self.amount(Meaning::Cost, self.frame.cost_unit);
        let levels = (0..self.frame.criteria).map(|index| self.level(Meaning::Level(index))).collect();
        let state = self.state();
        let values = Values {
            number,
            title,
            summary,
            department,
            kind,
            is_kind_said,
            legal_basis: Some(legal_basis).filter(|basis| !no_legal_basis(basis)),
            deadline: deadline.day,
            deadline_words: deadline.words,
            effort: effort.and_then(|days| i32::try_from(days).ok()).map(PersonDays),
            cost: cost.map(Euros),
            requires: Vec::new(),
            levels,
            state,
        };
        self.remarks.iter().all(|remark| remark.weight < Weight::Row).then_some(values)
    }

    fn is_refused(&self, meaning: Meaning) -> bool {
        let column = self.frame.column(meaning);
        self.remarks.iter().any(|remark| remark.weight == Weight::Row && Some(remark.at.column) == column)
    }

    /// Where a cell of the row is; the first one where the list has no such column.
    pub fn at(&self, meaning: Meaning) -> Address {
        Address { row: self.row, column: self.frame.column(meaning).unwrap_or_default() }
    }

    pub fn remark(&mut self, weight: Weight, meaning: Meaning, value: String, what: Message) {
        let at = self.at(meaning);
        self.remarks.push(Remark::new(weight, at, value, what));
    }

    /// The cell of that meaning, or the one that it is merged with.
    pub fn cell(&self, meaning: Meaning) -> (Option<&'a Cell>, Option<Address>) {
        let Some(column) = self.frame.column(meaning) else { return (None, None) };
        let at = Address { row: self.row, column };
        if let Some(cell) = self.frame.sheet.cell(at) {
            return (Some(cell), None);
        }
        let from = self.frame.sheet.covered_by(at);
        (from.and_then(|from| self.frame.sheet.cell(from)), from)
    }

    /// The same, and says if it is merged.
    fn told_cell(&mut self, meaning: Meaning) -> Option<&'a Cell> {
        let (cell, from) = self.cell(meaning);
        if let Some((cell, from)) = cell.zip(from) {
            let what = Message::new("remark-merged").with("from", from.to_string());
            self.remark(Weight::Note, meaning, cell.shown(), what);
        }
        cell
    }

    /// Lines of text that somebody broke.
    fn check_line(&mut self) {
        let (sheet, row) = (self.frame.sheet, self.row);
        let cells: Vec<(u32, &Cell)> = sheet.row(row).collect();
        for (column, cell) in &cells {
            let Some(text) = cell.text() else { continue };
            let at = Address { row, column: *column };
            let mut refuse = |what| {
                self.remarks.push(Remark::new(Weight::Row, at, text.to_owned(), Message::new(what)));
            };
            if text.contains('\0') {
                refuse("remark-nul");
            }
            if let Some(delimiter) = self.frame.delimiter().filter(|_| !self.frame.is_own) {
                // A text may have a line break and a semicolon; several are a quotation mark without its partner.
                const SEVERAL: usize = 4;
                if text.contains('\n') && text.matches(delimiter.character()).count() >= SEVERAL {
                    refuse("remark-open-quote");
                }
            }
        }
        let Some((width, written)) = self.frame.width.zip(sheet.written_width(row)) else { return };
        if written < width {
            let at = Address { row, column: written };
            let what = Message::new("remark-cells-missing").with("count", width).with("found", written);
            self.remarks.push(Remark::new(Weight::Cell, at, String::new(), what));
        }
        for (column, cell) in cells.iter().filter(|(column, _)| *column >= width) {
            let at = Address { row, column: *column };
            let what = Message::new("remark-cell-too-many").with("count", width);
            self.remarks.push(Remark::new(Weight::Cell, at, cell.shown(), what));
        }
    }

    fn number(&mut self) -> Option<ProjectNumber> {
        let written = self.told_cell(Meaning::Number)?.shown();
        let cleaned = clean(&written, false);
        if is_no_value(&cleaned.text) {
            return None;
        }
        let Ok(number) = cleaned.text.parse::<ProjectNumber>() else {
            self.remark(Weight::Row, Meaning::Number, written, Message::new("remark-number-form"));
            return None;
        };
        if number.to_string() != written.trim() {
            let what = Message::new("remark-spelling").with("read", number.to_string());
            self.remark(Weight::Note, Meaning::Number, written, what);
        }
        Some(number)
    }

    /// A cell that holds a failed calculation says nothing, which is said.
    fn fault(&mut self, meaning: Meaning, cell: &Cell) -> bool {
        let what = match cell {
            Cell::Fault(_) => "remark-fault",
            Cell::Uncalculated => "remark-uncalculated",
            Cell::Text(text)
                if text.trim().starts_with('#') && text.trim().ends_with(['!', '?', 'V', 'A']) =>
            {
                "remark-fault"
            }
            Cell::Text(_) | Cell::Number(_) | Cell::Date(_) => return false,
        };
        self.remark(Weight::Cell, meaning, cell.shown(), Message::new(what));
        true
    }

    fn text(&mut self, meaning: Meaning, several: bool, longest: usize) -> String {
        let Some(cell) = self.told_cell(meaning) else { return String::new() };
        if self.fault(meaning, cell) {
            return String::new();
        }
        let written = cell.shown();
        let armed = self.frame.delimiter().and_then(|_| armed(&written));
        if armed.is_some() {
            self.remark(Weight::Note, meaning, written.clone(), Message::new("remark-apostrophe"));
        }
        let cleaned = clean(armed.unwrap_or(&written), several);
        for what in cleaned.done {
            self.remark(Weight::Note, meaning, written.clone(), what);
        }
        let count = cleaned.text.chars().count();
        if count > longest {
            let what = Message::new("remark-too-long").with("longest", longest).with("count", count);
            self.remark(Weight::Row, meaning, written, what);
        }
        cleaned.text
    }

    fn kind(&mut self, section: &str) -> (Kind, bool) {
        let (cell, _) = self.cell(Meaning::Kind);
        let written = cell.map(Cell::shown).unwrap_or_default();
        let said = key(&written);
        let names = |kind: Kind| names("kind", kind.code());
        let found = Kind::ALL
            .into_iter()
            .find(|kind| names(*kind).iter().any(|name| !said.is_empty() && said.starts_with(&key(name))));
        if let Some(kind) = found {
            self.told_cell(Meaning::Kind);
            if !names(kind).contains(&written) {
                let what = Message::new("remark-spelling").with("read", german("kind", kind.code()));
                self.remark(Weight::Note, Meaning::Kind, written, what);
            }
            return (kind, true);
        }
        let is_background = key(section).contains(&key(&german("kind", Kind::Background.code())));
        let kind = if is_background { Kind::Background } else { self.frame.usual_kind };
        let what = if is_no_value(&written) { "remark-kind-missing" } else { "remark-kind-unknown" };
        let what = Message::new(what).with(
            "read",
            Message::new(match kind {
                Kind::Visible => "kind-visible",
                Kind::Background => "kind-background",
            }),
        );
        let weight = if is_no_value(&written) { Weight::Note } else { Weight::Cell };
        // A list without such a column says it once, where the kind is chosen.
        if self.frame.column(Meaning::Kind).is_some() {
            self.remark(weight, Meaning::Kind, written, what);
        }
        (kind, false)
    }

    fn deadline(&mut self) -> day::Deadline {
        let Some(cell) = self.told_cell(Meaning::Deadline) else { return day::Deadline::default() };
        if self.fault(Meaning::Deadline, cell) {
            return day::Deadline::default();
        }
        let read = day::read(cell, self.frame.workbook, self.frame.delimiter().is_some());
        for what in &read.notes {
            self.remark(Weight::Note, Meaning::Deadline, cell.shown(), what.clone());
        }
        read
    }

    fn amount(&mut self, meaning: Meaning, unit: Unit) -> Option<i64> {
        let cell = self.told_cell(meaning)?;
        if self.fault(meaning, cell) {
            return None;
        }
        let most = if meaning == Meaning::Effort { i64::from(i32::MAX) } else { i64::MAX };
        let read = match cell {
            Cell::Number(number) => amount::of_number(*number, unit).map(Some),
            Cell::Text(text) => amount::read(text, (unit, self.frame.mark), self.frame.delimiter().is_some()),
            _ => Err(Message::new("remark-number-unreadable")),
        };
        match read {
            Ok(Some(amount)) if amount.whole > most => {
                self.remark(Weight::Cell, meaning, cell.shown(), Message::new("remark-number-unreadable"));
                None
            }
            Ok(Some(amount)) => {
                for what in amount.notes {
                    self.remark(Weight::Note, meaning, cell.shown(), what);
                }
                Some(amount.whole)
            }
            Ok(None) => {
                self.remark(Weight::Note, meaning, cell.shown(), Message::new("remark-no-value"));
                None
            }
            Err(what) => {
                self.remark(Weight::Cell, meaning, cell.shown(), what);
                None
            }
        }
    }

    /// A level is never rounded: what is no level is none.
    fn level(&mut self, meaning: Meaning) -> Option<HalfLevels> {
        let cell = self.told_cell(meaning)?;
        if self.fault(meaning, cell) {
            return None;
        }
        let written = cell.shown();
        let text = clean(&written, false).text;
        if is_no_value(&text) {
            return None;
        }
        let number: Option<f64> =
            text.replace(',', ".").parse().ok().filter(|number: &f64| number.is_finite());
        let half = |number: f64| {
            let steps =
                (0..=MAX_LEVEL * 2).find(|steps| (f64::from(*steps) - number * 2.0).abs() < f64::EPSILON);
            steps.and_then(HalfLevels::new)
        };
        let what = match number {
            Some(number) if number.fract() != 0.0 => match half(number).filter(|_| self.frame.is_own) {
                Some(level) => return Some(level),
                None => "remark-level-half",
            },
            Some(number) => {
                let level = (0..=MAX_LEVEL).find(|level| (f64::from(*level) - number).abs() < f64::EPSILON);
                match level.and_then(HalfLevels::from_level) {
                    Some(level) => return Some(level),
                    None => "remark-level-outside",
                }
            }
            None if text.contains(|letter: char| letter.is_ascii_digit()) => "remark-level-range",
            None => "remark-level-word",
        };
        self.remark(Weight::Cell, meaning, written, Message::new(what));
        None
    }

    fn state(&mut self) -> Option<State> {
        let written = self.told_cell(Meaning::State)?.shown();
        if is_no_value(written.trim()) {
            return None;
        }
        let said = key(&written);
        // A draft is its owner's, and a merged project names the one that it goes on in.
        let may = |state: &State| match state {
            State::Draft => false,
            State::Merged => self.frame.is_own,
            _ => true,
        };
        let mut listed = State::ALL.into_iter().filter(may);
        let found = listed.find(|state| names("state", state.code()).iter().any(|name| key(name) == said));
        if found.is_none() {
            self.remark(Weight::Cell, Meaning::State, written, Message::new("remark-state-unknown"));
        }
        found
    }
}

/// Lists write kinds and states as the German pages do, seldom as the English ones or the program.
fn names(part: &str, code: &str) -> [String; 3] {
    [german(part, code), Locale::En.text(&format!("{part}-{code}")), code.to_owned()]
}

fn german(part: &str, code: &str) -> String {
    Locale::De.text(&format!("{part}-{code}"))
}

/// Whether that is how lists say that there is none.
pub(super) fn no_legal_basis(text: &str) -> bool {
    is_no_value(text) || text == NO_LEGAL_BASIS
}

/// A text that was written with an apostrophe in front, so that no spreadsheet takes it for a formula.
fn armed(written: &str) -> Option<&str> {
    let rest = written.strip_prefix('\'')?;
    rest.trim_start_matches('\'').starts_with(FORMULA).then_some(rest)
}
