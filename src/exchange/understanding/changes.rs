// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! What a row changes of a project that is there already.

use std::collections::{BTreeSet, HashMap};

use chrono::NaiveDate;

use super::{
    heads::{CriterionNames, Meaning},
    list::{Fate, Row, Stock, StockProject, Values},
    remark::{Remark, Weight},
    row::{Frame, RowReader, no_legal_basis},
    wording::clean,
};
use crate::{
    kit::i18n::{Locale, Message},
    projects::{Euros, Kind, PersonDays, ProjectNumber, State},
    ranking::HalfLevels,
};

/// A value as a project has it or a list gives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// Nothing.
    Nothing,
    /// A text.
    Text(String),
    /// A day.
    Day(NaiveDate),
    /// Effort.
    Effort(PersonDays),
    /// Cost.
    Cost(Euros),
    /// A level.
    Level(HalfLevels),
    /// Visible or background.
    Kind(Kind),
    /// A state.
    State(State),
}

/// A field of which the list says something else than the portal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Which field.
    pub field: Meaning,
    /// What the portal says.
    pub before: Said,
    /// What the list says.
    pub after: Said,
    /// It stays as it is all the same: the cell is empty, or lists do not change that.
    pub is_kept: bool,
}

/// Longer texts are cut where both stand side by side.
const LONGEST: usize = 160;

impl Said {
    fn of<T>(value: Option<T>, said: impl Fn(T) -> Self) -> Self {
        value.map_or(Self::Nothing, said)
    }

    fn of_text(text: String) -> Self {
        if text.is_empty() { Self::Nothing } else { Self::Text(text) }
    }

    fn shown(&self, words: Locale) -> String {
        match self {
            Self::Nothing => words.text("change-nothing"),
            Self::Text(text) => {
                let mut short: String =
                    text.chars().take(LONGEST).map(|c| if c.is_control() { ' ' } else { c }).collect();
                if text.chars().nth(LONGEST).is_some() {
                    short.push('…');
                }
                words.text_about("change-quoted", &short)
            }
            Self::Day(day) => words.date(*day),
            Self::Effort(days) => {
                words.text_with("amount-person-days", &[("amount", words.integer(days.0).into())])
            }
            Self::Cost(euros) => {
                words.text_with("amount-euros", &[("amount", words.integer(euros.0).into())])
            }
            Self::Level(level) => words.short_tenths(i64::from(level.get()) * 5),
            Self::Kind(kind) => words.text(&format!("kind-{}", kind.code())),
            Self::State(state) => words.text(&format!("state-{}", state.code())),
        }
    }
}

impl Change {
    /// The field with what it says and what it will say.
    pub fn sentence(&self, criteria: &[CriterionNames], words: Locale) -> String {
        let field = match self.field {
            Meaning::Level(index) => {
                let place = if words == Locale::De { 0 } else { 2 };
                let names = criteria.get(index).map(|criterion| &criterion.names);
                names.and_then(|names| names.get(place).or(names.first())).cloned().unwrap_or_default()
            }
            named => words.text(&format!("meaning-{}", named.code(criteria))),
        };
        let key = match (self.is_kept, &self.after) {
            (false, _) => "change-said",
            (true, Said::Nothing) => "change-kept-empty",
            (true, _) => "change-kept",
        };
        let arguments = [
            ("field", field.into()),
            ("before", self.before.shown(words).into()),
            ("after", self.after.shown(words).into()),
        ];
        words.text_with(key, &arguments)
    }
}

/// Compares each row with the project that it speaks of. A row that says what is there already changes nothing.
pub(super) fn compare(rows: &mut [Row], frame: &Frame<'_>, stock: &Stock) {
    let by_number: HashMap<&ProjectNumber, &StockProject> =
        stock.projects.iter().map(|project| (&project.record.number, project)).collect();
    let mut requires: HashMap<&ProjectNumber, BTreeSet<&ProjectNumber>> = HashMap::new();
    for (project, required) in &stock.requires {
        requires.entry(project).or_default().insert(required);
    }
    for row in rows {
        forget_merger(row, frame);
        let (Fate::Update(number) | Fate::Skipped(number)) = &row.fate else { continue };
        let number = number.clone();
        let Some((values, stored)) = row.values.as_ref().zip(by_number.get(&number)) else { continue };
        let comparison = Comparison { frame, stored, changes: Vec::new() };
        row.changes = comparison.changes(values, requires.get(&number));
        if matches!(row.fate, Fate::Update(_)) && row.changes.iter().all(|change| change.is_kept) {
            row.fate = Fate::Same(number);
            row.is_free = false;
        }
    }
}

/// A new project goes on in no other one.
fn forget_merger(row: &mut Row, frame: &Frame<'_>) {
    let Some(values) = row.values.as_mut().filter(|values| values.state == Some(State::Merged)) else {
        return;
    };
    if row.fate == Fate::New {
        values.state = None;
        let reader = RowReader { frame, row: row.row, remarks: Vec::new() };
        let (at, value) = (reader.at(Meaning::State), Said::State(State::Merged).shown(Locale::De));
        row.remarks.push(Remark::new(Weight::Cell, at, value, Message::new("remark-state-unknown")));
    }
}

struct Comparison<'a> {
    frame: &'a Frame<'a>,
    stored: &'a StockProject,
    changes: Vec<Change>,
}

impl Comparison<'_> {
    /// Notes the field if the list says something else. An empty cell changes nothing.
    fn see(&mut self, field: Meaning, (before, after): (Said, Said), is_fixed: bool) {
        if before == after || self.frame.column(field).is_none() {
            return;
        }
        let is_kept = is_fixed || after == Said::Nothing;
        self.changes.push(Change { field, before, after, is_kept });
    }

    fn changes(mut self, values: &Values, requires: Option<&BTreeSet<&ProjectNumber>>) -> Vec<Change> {
        let StockProject { record: stored, levels: known_levels } = self.stored;
        // Compared as they would be read: what a list cannot carry is no change.
        let cleaned = |text: &str, several| Said::of_text(clean(text, several).text);
        self.see(Meaning::Title, (cleaned(&stored.title, false), Said::of_text(values.title.clone())), false);
        let summaries = (cleaned(&stored.summary, true), Said::of_text(values.summary.clone()));
        self.see(Meaning::Summary, summaries, false);
        let departments =
            (cleaned(&stored.department, false), Said::of_text(clean(&values.department, false).text));
        self.see(Meaning::Department, departments, false);
        if values.is_kind_said {
            self.see(Meaning::Kind, (Said::Kind(stored.kind), Said::Kind(values.kind)), false);
        }
        let basis = clean(stored.legal_basis.as_deref().unwrap_or_default(), true).text;
        let basis = Some(basis).filter(|basis| !no_legal_basis(basis));
        let norms = (Said::of(basis, Said::Text), Said::of(values.legal_basis.clone(), Said::Text));
        self.see(Meaning::LegalBasis, norms, false);
        let deadlines = if let Some(words) = &values.deadline_words {
            (cleaned(stored.deadline_words.as_deref().unwrap_or_default(), true), cleaned(words, true))
        } else {
            (Said::of(stored.deadline, Said::Day), Said::of(values.deadline, Said::Day))
        };
        self.see(Meaning::Deadline, deadlines, false);
        let efforts = (Said::of(stored.effort, Said::Effort), Said::of(values.effort, Said::Effort));
        self.see(Meaning::Effort, efforts, false);
        self.see(
            Meaning::Cost,
            (Said::of(stored.cost, Said::Cost), Said::of(values.cost, Said::Cost)),
            false,
        );
        let listed: BTreeSet<&ProjectNumber> = values.requires.iter().collect();
        let numbers = |numbers: &BTreeSet<&ProjectNumber>| {
            Said::of_text(numbers.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "))
        };
        let needs = (requires.map_or(Said::Nothing, numbers), numbers(&listed));
        self.see(Meaning::Requires, needs, false);
        for (index, level) in values.levels.iter().enumerate() {
            let known = known_levels.get(index).copied().flatten();
            let levels =
                (Said::of(known.map(|(level, _)| level), Said::Level), Said::of(*level, Said::Level));
            // What a round has found is no matter of lists.
            self.see(Meaning::Level(index), levels, known.is_some_and(|(_, is_found)| is_found));
        }
        // A state changes by what somebody does, never by a list.
        let states = (Said::State(stored.state), Said::of(values.state, Said::State));
        if values.state.is_some() {
            self.see(Meaning::State, states, true);
        }
        self.changes
    }
}
