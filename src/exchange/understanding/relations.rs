// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! What rows have to do with each other and with what is there already.

use std::collections::{HashMap, HashSet};

use super::{
    heads::Meaning,
    list::{Fate, Row, RowKind, Stock},
    remark::{Remark, Weight},
    row::{Frame, RowReader},
    wording::{clean, is_no_value, key, words},
};
use crate::{
    exchange::reading::{Address, Cell},
    kit::i18n::Message,
    projects::{ProjectNumber, StoredProject, find_cycle},
};

/// A title of which more than this many others share a word is not compared by that word.
const MOST_ALIKE: usize = 50;

/// Titles by department and word, to find those that mean the same.
#[derive(Default)]
struct Titles<'a> {
    entries: Vec<(Vec<String>, Place<'a>)>,
    by_word: HashMap<(String, String), Vec<usize>>,
}

/// Where a title stands: in a row of the list, or in the portal.
#[derive(Clone, Copy)]
enum Place<'a> {
    Row(u32),
    Stock(&'a StoredProject),
}

impl<'a> Titles<'a> {
    fn add(&mut self, department: &str, title: &str, place: Place<'a>) {
        let words = words(title);
        for word in &words {
            let same = self.by_word.entry((key(department), word.clone())).or_default();
            if same.len() <= MOST_ALIKE {
                same.push(self.entries.len());
            }
        }
        self.entries.push((words, place));
    }

    /// An earlier title of that department that has all the words of this one, or the other way round.
    fn similar(&self, department: &str, title: &str) -> Option<Place<'a>> {
        let given = words(title);
        let department = key(department);
        let lists = given.iter().filter_map(|word| self.by_word.get(&(department.clone(), word.clone())));
        let mut candidates: Vec<usize> =
            lists.filter(|list| list.len() <= MOST_ALIKE).flatten().copied().collect();
        candidates.sort_unstable();
        candidates.dedup();
        let is_similar = |other: &Vec<String>| {
            let (short, long) = if other.len() < given.len() { (other, &given) } else { (&given, other) };
            short.len() >= 2 && long.len() <= short.len() * 2 && short.iter().all(|word| long.contains(word))
        };
        let candidates = candidates.into_iter().filter_map(|index| self.entries.get(index));
        let found: Vec<Place<'a>> =
            candidates.filter(|(other, _)| is_similar(other)).map(|(_, place)| *place).collect();
        // A row of the list itself says more than the portal.
        let row = found.iter().find(|place| matches!(place, Place::Row(_)));
        row.or(found.first()).copied()
    }
}

/// Writes each department as the portal does, or as the first row that names it.
pub(super) fn settle_departments(rows: &mut [Row], frame: &Frame<'_>, stock: &Stock) {
    let mut known: HashMap<String, String> =
        stock.departments.iter().map(|name| (key(name), name.clone())).collect();
    for row in rows {
        let Some(values) = &mut row.values else { continue };
        let name = known.entry(key(&values.department)).or_insert_with(|| values.department.clone());
        if *name != values.department {
            let reader = RowReader { frame, row: row.row, remarks: Vec::new() };
            let what = Message::new("remark-spelling").with("read", name.clone());
            let (at, value) = (reader.at(Meaning::Department), values.department.clone());
            row.remarks.push(Remark::new(Weight::Note, at, value, what));
            values.department.clone_from(name);
        }
    }
}

/// Marks rows that say again what an earlier one says.
pub(super) fn find_duplicates(rows: &mut [Row], frame: &Frame<'_>, stock: &Stock) {
    let mut by_number: HashMap<ProjectNumber, (u32, String)> = HashMap::new();
    let mut titles = Titles::default();
    for project in stock.records() {
        titles.add(&project.department, &project.title, Place::Stock(project));
    }
    for row in rows.iter_mut() {
        let Some(values) = &row.values else { continue };
        let reader = RowReader { frame, row: row.row, remarks: Vec::new() };
        let mut remark = |meaning, value: String, what| {
            row.remarks.push(Remark::new(Weight::Note, reader.at(meaning), value, what));
        };
        let earlier = values.number.as_ref().and_then(|number| by_number.get(number));
        if let Some((first, title)) = earlier {
            let line = (first + 1).to_string();
            let is_same = key(title) == key(&values.title);
            let (kind, what) = if is_same {
                (RowKind::Again(*first), "remark-again")
            } else {
                (RowKind::OtherTitle(*first), "remark-other-title")
            };
            let number = values.number.as_ref().map(ToString::to_string).unwrap_or_default();
            remark(Meaning::Number, number, Message::new(what).with("line", line));
            row.kind = kind;
            continue;
        }
        match titles.similar(&values.department, &values.title) {
            Some(Place::Row(first)) => {
                let what = Message::new("remark-similar-row").with("line", (first + 1).to_string());
                remark(Meaning::Title, values.title.clone(), what);
                if values.number.is_none() {
                    row.kind = RowKind::Similar(first);
                }
            }
            Some(Place::Stock(project)) if values.number.as_ref() != Some(&project.number) => {
                let what = Message::new("remark-similar-project")
                    .with("number", project.number.to_string())
                    .with("title", project.title.clone());
                remark(Meaning::Title, values.title.clone(), what);
            }
            Some(Place::Stock(_)) | None => {}
        }
        titles.add(&values.department, &values.title, Place::Row(row.row));
        if let Some(number) = &values.number {
            by_number.insert(number.clone(), (row.row, values.title.clone()));
        }
    }
}

/// The project that a row speaks of, if it is there already.
pub(super) struct Match {
    pub number: ProjectNumber,
    pub has_other_title: bool,
}

/// The same for every row.
pub(super) fn matches(rows: &mut [Row], frame: &Frame<'_>, stock: &Stock) -> Vec<Option<Match>> {
    let by_number: HashMap<&ProjectNumber, &StoredProject> =
        stock.records().map(|project| (&project.number, project)).collect();
    let by_title: HashMap<(String, String), &StoredProject> =
        stock.records().map(|project| ((key(&project.department), key(&project.title)), project)).collect();
    let mut found = Vec::with_capacity(rows.len());
    for row in rows {
        let reader = RowReader { frame, row: row.row, remarks: Vec::new() };
        found.push(row.values.as_ref().and_then(|values| {
            let Some(number) = &values.number else {
                let project = by_title.get(&(key(&values.department), key(&values.title)))?;
                let what = Message::new("remark-known-by-title").with("number", project.number.to_string());
                let at = reader.at(Meaning::Title);
                row.remarks.push(Remark::new(Weight::Note, at, values.title.clone(), what));
                return Some(Match { number: project.number.clone(), has_other_title: false });
            };
            let project = by_number.get(number)?;
            let has_other_title = key(&project.title) != key(&values.title);
            let what = if has_other_title {
                Message::new("remark-known-title").with("title", project.title.clone())
            } else {
                Message::new("remark-known")
            };
            let at = reader.at(Meaning::Number);
            row.remarks.push(Remark::new(Weight::Note, at, number.to_string(), what));
            Some(Match { number: number.clone(), has_other_title })
        }));
    }
    found
}

/// What a word among the prerequisites says.
enum Said {
    Numbers(Vec<ProjectNumber>),
    Short(Vec<ProjectNumber>),
    Words,
}

fn said(word: &str) -> Said {
    if let Ok(number) = word.parse() {
        return Said::Numbers(vec![number]);
    }
    let mut parts = word.split('/').map(str::trim);
    let first: Option<ProjectNumber> = parts.next().and_then(|first| first.parse().ok());
    let Some(first) = first else { return Said::Words };
    let series = first.to_string();
    let series = series.split('-').next().unwrap_or_default().to_owned();
    let others = parts.map(|part| part.parse().or_else(|_| format!("{series}-{part}").parse()));
    match others.collect::<Result<Vec<ProjectNumber>, _>>() {
        Ok(others) => Said::Short([vec![first], others].concat()),
        Err(_) => Said::Words,
    }
}

/// Reads what the rows require, once it is known which of them are taken.
pub(super) fn connect(rows: &mut [Row], frame: &Frame<'_>, stock: &Stock) {
    let taken =
        rows.iter().filter(|row| row.is_taken()).filter_map(|row| row.values.as_ref()?.number.clone());
    let mut known: HashSet<ProjectNumber> = taken.collect();
    known.extend(stock.records().map(|project| project.number.clone()));
    let titles =
        if frame.column(Meaning::Requires).is_some() { suggestions(rows, stock) } else { Vec::new() };
    // So many words are looked up; more would be read by nobody.
    let mut lookups = 100_usize;
    for row in rows.iter_mut() {
        let Some(values) = &mut row.values else { continue };
        let mut reader = RowReader { frame, row: row.row, remarks: Vec::new() };
        let written = reader.cell(Meaning::Requires).0.map(Cell::shown).unwrap_or_default();
        let text = clean(&written, true).text.replace(" und ", ",").replace('&', ",");
        for word in text.split([',', ';', '\n', '|']).map(str::trim).filter(|word| !is_no_value(word)) {
            let numbers = match said(word) {
                Said::Numbers(numbers) => numbers,
                Said::Short(numbers) => {
                    let read = numbers.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
                    let what = Message::new("remark-requires-short").with("read", read);
                    reader.remark(Weight::Note, Meaning::Requires, word.to_owned(), what);
                    numbers
                }
                Said::Words => {
                    lookups = lookups.saturating_sub(1);
                    let proposals = if lookups > 0 { proposals(word, &titles) } else { Vec::new() };
                    let what = if proposals.is_empty() {
                        Message::new("remark-requires-words")
                    } else {
                        Message::new("remark-requires-meant").with("meant", proposals.join(", "))
                    };
                    reader.remark(Weight::Cell, Meaning::Requires, word.to_owned(), what);
                    continue;
                }
            };
            for number in numbers {
                let what = if Some(&number) == values.number.as_ref() {
                    "remark-requires-itself"
                } else if !known.contains(&number) {
                    "remark-requires-unknown"
                } else {
                    if !values.requires.contains(&number) {
                        values.requires.push(number);
                    }
                    continue;
                };
                reader.remark(Weight::Cell, Meaning::Requires, number.to_string(), Message::new(what));
            }
        }
        row.remarks.append(&mut reader.remarks);
    }
    cut_cycles(rows, frame, stock);
}

fn suggestions(rows: &[Row], stock: &Stock) -> Vec<(String, Vec<String>)> {
    let values = rows.iter().filter_map(|row| row.values.as_ref());
    let listed =
        values.filter_map(|values| Some((values.number.as_ref()?.to_string(), words(&values.title))));
    let stored = stock.records().map(|project| (project.number.to_string(), words(&project.title)));
    let mut seen = HashSet::new();
    listed.chain(stored).filter(|(number, _)| seen.insert(number.clone())).collect()
}

/// Numbers of projects the titles of which have the beginning of a word in common with what was written.
fn proposals(written: &str, titles: &[(String, Vec<String>)]) -> Vec<String> {
    const BEGINNING: usize = 4;
    const MOST: usize = 3;
    let beginnings: Vec<String> = words(written)
        .into_iter()
        .filter(|word| word.chars().count() >= BEGINNING)
        .map(|word| word.chars().take(BEGINNING).collect())
        .collect();
    let fits = |title: &[String]| {
        beginnings.iter().any(|beginning| title.iter().any(|word| word.starts_with(beginning.as_str())))
    };
    titles.iter().filter(|(_, title)| fits(title)).take(MOST).map(|(number, _)| number.clone()).collect()
}

/// So many cycles are named one by one.
const MOST_CYCLES: usize = 100;

/// Leaves out prerequisites by which a project would wait for itself, the last in the order of the list.
fn cut_cycles(rows: &mut [Row], frame: &Frame<'_>, stock: &Stock) {
    for round in 0..=MOST_CYCLES {
        let updated: HashSet<ProjectNumber> = rows
            .iter()
            .filter_map(|row| match &row.fate {
                // What the list leaves empty stays as it is.
                Fate::Update(number) if requires_anything(row) => Some(number.clone()),
                _ => None,
            })
            .collect();
        let stored: Vec<(&ProjectNumber, &ProjectNumber)> = stock
            .requires
            .iter()
            .filter(|(project, _)| !updated.contains(project))
            .map(|(project, required)| (project, required))
            .collect();
        let listed: Vec<(usize, &ProjectNumber, &ProjectNumber)> = edges(rows);
        let mut all = stored.clone();
        all.extend(listed.iter().map(|(_, project, required)| (*project, *required)));
        let Some(path) = find_cycle(&all) else { return };
        let steps: HashSet<(&ProjectNumber, &ProjectNumber)> =
            path.windows(2).filter_map(|pair| Some((*pair.first()?, *pair.last()?))).collect();
        let told = path.iter().map(ToString::to_string).collect::<Vec<_>>().join(" → ");
        let is_last = round == MOST_CYCLES;
        let cut: Vec<(usize, ProjectNumber)> = if is_last {
            // Somebody plays with us: nothing that the list says of prerequisites is taken.
            listed.iter().map(|(index, _, required)| (*index, (*required).clone())).collect()
        } else {
            let last = listed.iter().rfind(|(_, project, required)| steps.contains(&(*project, *required)));
            last.map(|(index, _, required)| (*index, (*required).clone())).into_iter().collect()
        };
        if cut.is_empty() {
            return;
        }
        for (index, required) in cut {
            let Some(row) = rows.get_mut(index) else { continue };
            let Some(values) = &mut row.values else { continue };
            values.requires.retain(|number| *number != required);
            let column = frame.column(Meaning::Requires).unwrap_or_default();
            let (at, value) = (Address { row: row.row, column }, required.to_string());
            let what = Message::new("remark-requires-cycle").with("path", told.clone());
            row.remarks.push(Remark::new(Weight::Cell, at, value, what));
        }
    }
}

fn requires_anything(row: &Row) -> bool {
    row.values.as_ref().is_some_and(|values| !values.requires.is_empty())
}

/// What taken rows require, with the place of the row.
fn edges(rows: &[Row]) -> Vec<(usize, &ProjectNumber, &ProjectNumber)> {
    let taken = rows.iter().enumerate().filter(|(_, row)| row.is_taken());
    taken
        .filter_map(|(index, row)| {
            let values = row.values.as_ref()?;
            let number = match &row.fate {
                Fate::Update(number) => number,
                _ => values.number.as_ref()?,
            };
            Some(values.requires.iter().map(move |required| (index, number, required)))
        })
        .flatten()
        .collect()
}
