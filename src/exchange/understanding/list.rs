// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! The list as a whole: what each row is, and what becomes of it.

use std::{collections::BTreeMap, sync::Arc};

use chrono::NaiveDate;

use super::{
    amount::DecimalMark,
    changes::{self, Change},
    choices::{Choices, Existing},
    heads::{CriterionNames, Meaning, is_own},
    relations,
    remark::Remark,
    row::{Frame, RowReader},
    wording::{clean, key},
};
use crate::{
    exchange::reading::{Address, Cell, FileKind, Sheet, Workbook},
    projects::{Euros, Kind, PersonDays, ProjectNumber, State, StoredProject},
    ranking::HalfLevels,
};

/// What a row of a list is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowKind {
    /// A project.
    Data,
    /// A heading of the rows below.
    Section,
    /// A sum of the rows above.
    Total,
    /// A remark below the list.
    Note,
    /// The heads once more, as on every printed page.
    Head,
    /// The project of an earlier row once more.
    Again(u32),
    /// The number of an earlier row with another title.
    OtherTitle(u32),
    /// Without a number, and with nearly the title of an earlier row.
    Similar(u32),
}

impl RowKind {
    /// Whether it says something of a project.
    pub const fn is_of_project(&self) -> bool {
        !matches!(self, Self::Section | Self::Total | Self::Note | Self::Head)
    }
}

/// What a row says of a project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Values {
    /// Its number; none if it gets one.
    pub number: Option<ProjectNumber>,
    /// Title.
    pub title: String,
    /// What it is; may be empty.
    pub summary: String,
    /// Who asks for it.
    pub department: String,
    /// Visible or background.
    pub kind: Kind,
    /// Whether the list says that itself.
    pub is_kind_said: bool,
    /// Legal basis.
    pub legal_basis: Option<String>,
    /// Deadline.
    pub deadline: Option<NaiveDate>,
    /// What stands there instead of a day.
    pub deadline_words: Option<String>,
    /// Effort.
    pub effort: Option<PersonDays>,
    /// Cost.
    pub cost: Option<Euros>,
    /// Prerequisites.
    pub requires: Vec<ProjectNumber>,
    /// In the order of the criteria.
    pub levels: Vec<Option<HalfLevels>>,
    /// State, if the list says it.
    pub state: Option<State>,
}

/// What becomes of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// Nothing: it says nothing of a project, cannot be taken over, or is left out.
    Nothing,
    /// The project is there already and stays as it is.
    Skipped(ProjectNumber),
    /// A project is added.
    New,
    /// The project is there already and will say what the list says.
    Update(ProjectNumber),
    /// The project is there already and says what the list says.
    Same(ProjectNumber),
}

impl Fate {
    /// The project that is there already.
    pub const fn number(&self) -> Option<&ProjectNumber> {
        match self {
            Self::Nothing | Self::New => None,
            Self::Skipped(number) | Self::Update(number) | Self::Same(number) => Some(number),
        }
    }
}

/// A row as it was understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Place in the sheet, counted from 0.
    pub row: u32,
    /// What it is.
    pub kind: RowKind,
    /// What it says first, for rows that are no project.
    pub text: String,
    /// What it says; `None` if it is no project or cannot be taken over.
    pub values: Option<Values>,
    /// What is to be said about it.
    pub remarks: Vec<Remark>,
    /// Where it says something else than the project that is there already.
    pub changes: Vec<Change>,
    /// What becomes of it.
    pub fate: Fate,
    /// Whether somebody could decide otherwise.
    pub is_free: bool,
}

impl Row {
    /// Whether it changes something.
    pub const fn is_taken(&self) -> bool {
        matches!(self.fate, Fate::New | Fate::Update(_))
    }
}

/// A project that is there already.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StockProject {
    /// What a list can say of it.
    pub record: StoredProject,
    /// In the order of the criteria, each with whether a round has found it.
    pub levels: Vec<Option<(HalfLevels, bool)>>,
}

/// What is there already.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stock {
    /// The projects.
    pub projects: Vec<StockProject>,
    /// Names of the departments.
    pub departments: Vec<String>,
    /// Which requires which.
    pub requires: Vec<(ProjectNumber, ProjectNumber)>,
}

impl Stock {
    /// What lists can say of the projects that are there.
    pub(super) fn records(&self) -> impl Iterator<Item = &StoredProject> {
        self.projects.iter().map(|project| &project.record)
    }
}

/// A list as it was understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Understood {
    /// Its rows below the heads.
    pub rows: Vec<Row>,
    /// How it writes fractions; `None` if it writes none.
    pub mark: Option<DecimalMark>,
}

/// Reads the list as `choices` say.
pub fn understand(
    workbook: &Workbook,
    choices: &Choices,
    criteria: &[CriterionNames],
    stock: &Stock,
) -> Understood {
    let Some(sheet) = workbook.sheets.get(choices.sheet) else {
        return Understood { rows: Vec::new(), mark: None };
    };
    let meanings = choices.meanings(criteria);
    let is_text = matches!(workbook.kind, FileKind::Text(..));
    let amounts = amounts(sheet, &meanings);
    let frame = Frame {
        workbook,
        sheet,
        meanings: &meanings,
        criteria: criteria.len(),
        cost_unit: choices.cost_unit,
        mark: DecimalMark::of(amounts.iter().copied()),
        usual_kind: choices.usual_kind(),
        is_own: choices.heads.is_some_and(|rows| is_own(sheet, rows)),
        width: choices.heads.filter(|_| is_text).and_then(|(_, last)| sheet.written_width(last)),
    };
    let heads: BTreeMap<u32, String> =
        meanings.keys().map(|column| (*column, key(&choices.head(sheet, *column)))).collect();
    let first = choices.heads.map_or(0, |(_, last)| last.saturating_add(1));
    let mut rows = Vec::new();
    let mut section = String::new();
    for row in sheet.rows().filter(|row| *row >= first) {
        let Some((kind, text)) = classify(&frame, &heads, row) else { continue };
        if kind == RowKind::Section {
            section.clone_from(&text);
        }
        let mut reader = RowReader { frame: &frame, row, remarks: Vec::new() };
        let values = if kind == RowKind::Data { reader.read(&section) } else { None };
        let remarks = reader.remarks;
        let (changes, fate) = (Vec::new(), Fate::Nothing);
        rows.push(Row { row, kind, text, values, remarks, changes, fate, is_free: false });
    }
    let end = rows.iter().rposition(|row| row.kind == RowKind::Data).unwrap_or_default();
    for row in rows.iter_mut().skip(end).filter(|row| row.kind == RowKind::Section) {
        row.kind = RowKind::Note;
    }
    relations::settle_departments(&mut rows, &frame, stock);
    relations::find_duplicates(&mut rows, &frame, stock);
    let matches = relations::matches(&mut rows, &frame, stock);
    for (row, known) in rows.iter_mut().zip(matches) {
        decide(row, known, choices);
    }
    relations::connect(&mut rows, &frame, stock);
    changes::compare(&mut rows, &frame, stock);
    if workbook.sheets.len() > 1 {
        let name: Arc<str> = sheet.name.trim().into();
        for remark in rows.iter_mut().flat_map(|row| &mut row.remarks) {
            remark.sheet = Some(Arc::clone(&name));
        }
    }
    let mark = (is_text && amounts.iter().any(|text| text.contains([',', '.']))).then_some(frame.mark);
    Understood { rows, mark }
}

/// The texts of the columns with amounts.
fn amounts<'a>(sheet: &'a Sheet, meanings: &BTreeMap<u32, Meaning>) -> Vec<&'a str> {
    let is_amount = |meaning: &Meaning| matches!(meaning, Meaning::Effort | Meaning::Cost);
    let columns: Vec<u32> =
        meanings.iter().filter(|(_, meaning)| is_amount(meaning)).map(|(column, _)| *column).collect();
    let cells =
        sheet.rows().flat_map(|row| columns.iter().map(move |column| Address { row, column: *column }));
    cells.filter_map(|at| sheet.cell(at)?.text()).collect()
}

/// What a row is and what it says first; `None` if it says nothing.
fn classify(frame: &Frame<'_>, heads: &BTreeMap<u32, String>, row: u32) -> Option<(RowKind, String)> {
    const TOTALS: [&str; 7] = ["summe", "gesamt", "gesamtsumme", "zwischensumme", "insgesamt", "total", "σ"];
    let cells: Vec<(u32, &Cell, String)> = frame
        .sheet
        .row(row)
        .map(|(column, cell)| (column, cell, clean(&cell.shown(), true).text))
        .filter(|(_, cell, text)| !text.is_empty() || matches!(cell, Cell::Uncalculated))
        .collect();
    let (first, _, text) = cells.first()?;
    let text = text.clone();
    let is_in = |column: u32, meanings: &[Meaning]| {
        frame.meanings.get(&column).is_some_and(|meaning| meanings.contains(meaning))
    };
    let has_number =
        cells.iter().any(|(column, _, text)| is_in(*column, &[Meaning::Number]) && !text.is_empty());
    let total = cells.iter().find_map(|(_, cell, text)| {
        let word = key(text.split_whitespace().next().unwrap_or_default());
        (matches!(cell, Cell::Text(_)) && TOTALS.contains(&word.as_str())).then(|| text.clone())
    });
    if let Some(total) = total.filter(|_| !has_number) {
        return Some((RowKind::Total, total));
    }
    if let (Some((_, Cell::Text(_), _)), 1) = (cells.first(), cells.len()) {
        // A heading stands alone, and often over all columns.
        let beside = Address { row, column: first + 1 };
        let is_wide = frame.sheet.covered_by(beside) == Some(Address { row, column: *first });
        let is_named = text.parse::<ProjectNumber>().is_ok();
        if is_wide || !(is_in(*first, &[Meaning::Title]) || is_named) {
            let is_note = text.starts_with(['*', '¹', '†']);
            return Some((if is_note { RowKind::Note } else { RowKind::Section }, text));
        }
    }
    let is_head =
        |(column, _, text): &(u32, &Cell, String)| heads.get(column).is_some_and(|head| key(text) == *head);
    if cells.len() > 2 && cells.iter().filter(|cell| is_head(cell)).count() * 2 > cells.len() {
        return Some((RowKind::Head, text));
    }
    // A serial number alone, or what stands beside the list.
    let is_mapped = cells.iter().any(|(column, ..)| frame.meanings.contains_key(column));
    is_mapped.then_some((RowKind::Data, text))
}

/// What becomes of a row, whose project may be there already.
fn decide(row: &mut Row, known: Option<relations::Match>, choices: &Choices) {
    let Some(values) = &mut row.values else { return };
    row.is_free = true;
    let is_switched = choices.switched.contains(&row.row);
    row.fate = match (&row.kind, known) {
        // Taken all the same, it becomes a project of its own.
        (RowKind::Again(_) | RowKind::OtherTitle(_) | RowKind::Similar(_), _) if is_switched => {
            values.number = None;
            Fate::New
        }
        (RowKind::Again(_) | RowKind::OtherTitle(_) | RowKind::Similar(_), _) => Fate::Nothing,
        (_, None) if is_switched => Fate::Nothing,
        (_, None) => Fate::New,
        (_, Some(known)) => match (choices.existing, known.has_other_title ^ is_switched) {
            (Existing::Skip, _) if is_switched => Fate::Update(known.number),
            (Existing::Skip, _) | (_, true) => Fate::Skipped(known.number),
            (Existing::Update, false) => Fate::Update(known.number),
            (Existing::New, false) => {
                values.number = None;
                Fate::New
            }
        },
    };
}
