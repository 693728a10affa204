// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! What the columns of a list mean, told by their heads.

use std::collections::BTreeMap;

use super::{amount::Unit, wording::key};
use crate::exchange::reading::{Address, Cell, Sheet};

/// What a column is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Meaning {
    /// Number of the project.
    Number,
    /// Title.
    Title,
    /// What it is.
    Summary,
    /// Who asks for it.
    Department,
    /// Visible or background.
    Kind,
    /// Legal basis.
    LegalBasis,
    /// Deadline.
    Deadline,
    /// Effort in person-days.
    Effort,
    /// Cost.
    Cost,
    /// Prerequisites.
    Requires,
    /// State in the life cycle.
    State,
    /// Level on the criterion at that place.
    Level(usize),
}

/// Each meaning but the levels: its word in forms, and heads that mean it, as [`key`] writes them.
const NAMED: [(Meaning, &str, &[&str]); 11] = [
    (
        Meaning::Number,
        "number",
        &[
            "kennung",
            "kennzeichen",
            "id",
            "nummer",
            "nr",
            "vorhabennummer",
            "projektnummer",
            "kennnummer",
            "vorhabennr",
            "projektnr",
            "number",
        ],
    ),
    (
        Meaning::Title,
        "title",
        &[
            "titel",
            "bezeichnung",
            "bezeichnungdesvorhabens",
            "vorhaben",
            "maßnahme",
            "massnahme",
            "projekt",
            "projektname",
            "name",
            "thema",
            "projekttitel",
            "vorhabentitel",
            "title",
        ],
    ),
    (
        Meaning::Summary,
        "summary",
        &["kurzbeschreibung", "beschreibung", "inhalt", "erläuterung", "ziel", "summary", "description"],
    ),
    (
        Meaning::Department,
        "department",
        &[
            "fachbereich",
            "zuständigerfachbereich",
            "verantwoe",
            "verantwortlicheoe",
            "organisationseinheit",
            "oe",
            "amt",
            "fb",
            "dienststelle",
            "federführung",
            "verantwortlich",
            "zuständig",
            "department",
        ],
    ),
    (Meaning::Kind, "kind", &["art", "artdesvorhabens", "typ", "kategorie", "sichtbarkeit", "kind", "type"]),
    (
        Meaning::LegalBasis,
        "legal-basis",
        &["rechtsgrundlage", "rechtsgrundlagen", "gesetzlichegrundlage", "norm", "legalbasis"],
    ),
    (
        Meaning::Deadline,
        "deadline",
        &[
            "frist",
            "termin",
            "terminfrist",
            "umsetzungsfrist",
            "fälligkeit",
            "fälligam",
            "stichtag",
            "bis",
            "deadline",
        ],
    ),
    (
        Meaning::Effort,
        "effort",
        &[
            "aufwand",
            "aufwandpt",
            "aufwandpersonentage",
            "aufwandinpt",
            "aufwandinpersonentagen",
            "personentage",
            "pt",
            "effort",
            "persondays",
            "effortpersondays",
        ],
    ),
    (
        Meaning::Cost,
        "cost",
        &[
            "kosten",
            "kosteneur",
            "kostenineur",
            "kosten€",
            "kostenineuro",
            "budget",
            "t€",
            "teur",
            "kostent€",
            "kosteninteur",
            "kostenteur",
            "kostenint€",
            "eur",
            "€",
            "sachkosten",
            "cost",
            "costeur",
            "kostenmio€",
            "mio€",
        ],
    ),
    (
        Meaning::Requires,
        "requires",
        &[
            "setztvoraus",
            "setztvorausbemerkung",
            "voraussetzung",
            "voraussetzungen",
            "abhängigkeit",
            "abhängigkeiten",
            "abhängigvon",
            "benötigt",
            "requires",
            "dependencies",
        ],
    ),
    (Meaning::State, "state", &["status", "zustand", "stand", "state"]),
];

/// Heads of what follows from the levels, as [`key`] writes them: no list says that of a project.
const CALCULATED: [&str; 14] = [
    "platz",
    "punkte",
    "punktevon",
    "punktebis",
    "platzvon",
    "platzbis",
    "place",
    "points",
    "pointsfrom",
    "pointsto",
    "placefrom",
    "placeto",
    "rang",
    "rank",
];

/// Heads by which a list is known that the portal itself has written.
const OWN: [[&str; 2]; 2] = [["punktebis", "platzbis"], ["pointsto", "placeto"]];

/// Whether the portal itself has written the list with the heads in these rows.
pub(super) fn is_own(sheet: &Sheet, rows: (u32, u32)) -> bool {
    let heads: Vec<String> = (0..sheet.width()).map(|column| key(&head(sheet, rows, column))).collect();
    OWN.iter().any(|own| own.iter().all(|name| heads.iter().any(|head| head == name)))
}

/// Beginnings of the words that people use for the criteria of the first set-up, by their keys.
const LEVELS: [(&str, &[&str]); 4] = [
    ("gesetz", &["gesetz", "recht"]),
    ("politik", &["politik", "politisch"]),
    ("buerger", &["bürger", "nutzenbürger"]),
    ("unternehmen", &["unternehmen", "nutzenuntern", "wirtschaft"]),
];
/// Shorter beginnings of the name of a criterion are not taken for it.
const SHORTEST: usize = 5;

/// A criterion as lists may call it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CriterionNames {
    /// Its key.
    pub key: String,
    /// Its names in both languages, long and short.
    pub names: Vec<String>,
}

impl CriterionNames {
    fn fits(&self, head: &str) -> bool {
        let is_named = self
            .names
            .iter()
            .map(|name| key(name))
            .any(|name| name == head || (head.chars().count() >= SHORTEST && name.starts_with(head)));
        let known = LEVELS.iter().find(|(key, _)| *key == self.key).map_or(&[][..], |(_, words)| *words);
        is_named || known.iter().any(|word| head.starts_with(word))
    }
}

impl Meaning {
    /// Every meaning that is not a level.
    pub fn named() -> impl Iterator<Item = Self> {
        NAMED.iter().map(|(meaning, ..)| *meaning)
    }

    /// The word in forms.
    pub fn code(self, criteria: &[CriterionNames]) -> String {
        match self {
            Self::Level(index) => {
                criteria.get(index).map(|criterion| format!("level-{}", criterion.key)).unwrap_or_default()
            }
            named => {
                let found = NAMED.iter().find(|(meaning, ..)| *meaning == named);
                found.map(|(_, code, _)| (*code).to_owned()).unwrap_or_default()
            }
        }
    }

    /// The meaning with that word.
    pub fn from_code(code: &str, criteria: &[CriterionNames]) -> Option<Self> {
        match code.strip_prefix("level-") {
            Some(key) => criteria.iter().position(|criterion| criterion.key == key).map(Self::Level),
            None => NAMED.iter().find(|(_, word, _)| *word == code).map(|(meaning, ..)| *meaning),
        }
    }

    fn of_head(head: &str, criteria: &[CriterionNames]) -> Option<Self> {
        let head = key(head);
        if CALCULATED.contains(&head.as_str()) {
            return None;
        }
        let named = NAMED.iter().find(|(_, _, heads)| heads.contains(&head.as_str()));
        named
            .map(|(meaning, ..)| *meaning)
            .or_else(|| criteria.iter().position(|criterion| criterion.fits(&head)).map(Self::Level))
    }
}

/// The heads of a sheet that stand in these rows, each with what it probably means.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Heads {
    /// Rows of the heads, the first and the last.
    pub rows: (u32, u32),
    /// What each column means.
    pub columns: BTreeMap<u32, Meaning>,
    /// What the column of cost counts in.
    pub cost_unit: Unit,
}

/// The head of a column: what stands in these rows, one above the other.
pub(super) fn head(sheet: &Sheet, (first, last): (u32, u32), column: u32) -> String {
    let mut lines: Vec<String> = Vec::new();
    for row in first..=last.min(first + 1) {
        let text = line(sheet, Address { row, column });
        if !text.is_empty() && lines.last() != Some(&text) {
            lines.push(text);
        }
    }
    lines.join(" ")
}

fn line(sheet: &Sheet, at: Address) -> String {
    let cell = sheet.cell(at).or_else(|| sheet.cell(sheet.covered_by(at)?));
    let text = cell.map(Cell::shown).unwrap_or_default();
    // A word that was divided for a narrow column.
    let text = text.replace("-\r\n", "").replace("-\n", "");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What the heads in these rows mean. A meaning that two columns could have goes to the first.
pub(super) fn heads(sheet: &Sheet, rows: (u32, u32), criteria: &[CriterionNames]) -> Heads {
    let mut columns: BTreeMap<u32, Meaning> = BTreeMap::new();
    let mut cost_unit = Unit::One;
    for column in 0..sheet.width() {
        let written = head(sheet, rows, column);
        // The lower of two heads says more; what stands above may be a heading of several columns.
        let lower = line(sheet, Address { row: rows.1, column });
        let meaning =
            [&lower, &written].into_iter().find_map(|head| Meaning::of_head(head, criteria)).or_else(|| {
                (rows.0 < rows.1)
                    .then(|| Meaning::of_head(&line(sheet, Address { row: rows.0, column }), criteria))
                    .flatten()
            });
        let Some(meaning) = meaning.filter(|meaning| !columns.values().any(|taken| taken == meaning)) else {
            continue;
        };
        if meaning == Meaning::Cost {
            let written = key(&written);
            // `Cost (EUR)` ends in the letters of T€.
            let written = written.strip_prefix("cost").unwrap_or(&written);
            let is = |words: &[&str]| words.iter().any(|word| written.contains(word));
            cost_unit = if is(&["mio"]) {
                Unit::Million
            } else if is(&["t€", "teur", "tsd"]) {
                Unit::Thousand
            } else {
                Unit::One
            };
        }
        columns.insert(column, meaning);
    }
    Heads { rows, columns, cost_unit }
}

/// So many rows from the top may come before the heads.
const SEARCHED: usize = 40;
/// So many columns must be understood before a row is taken for heads.
const FEWEST: usize = 2;

/// The rows that most probably are the heads of a sheet.
pub(super) fn find(sheet: &Sheet, criteria: &[CriterionNames]) -> Option<Heads> {
    let mut best: Option<Heads> = None;
    let rows: Vec<u32> = sheet.rows().take(SEARCHED).collect();
    let single = rows.iter().map(|row| (*row, *row));
    let pairs = rows.iter().map(|row| (*row, *row + 1)).filter(|(_, next)| rows.contains(next));
    for rows in single.chain(pairs) {
        let found = heads(sheet, rows, criteria);
        let is_better = best.as_ref().is_none_or(|best| found.columns.len() > best.columns.len());
        let has_title =
            found.columns.values().any(|meaning| matches!(meaning, Meaning::Title | Meaning::Number));
        if found.columns.len() >= FEWEST && has_title && is_better {
            best = Some(found);
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assessment::RESERVED_SHORT_NAMES;

    #[test]
    fn no_criterion_can_take_the_head_of_a_column() {
        let understood: Vec<Meaning> =
            RESERVED_SHORT_NAMES.iter().filter_map(|name| Meaning::of_head(name, &[])).collect();
        assert_eq!(understood, NAMED.map(|(meaning, ..)| meaning));
    }
}
