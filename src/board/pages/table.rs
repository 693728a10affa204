// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! The table of projects that the board and the whole list share, and the form that narrows it.

use chrono::NaiveDate;

use super::row::Row;
use crate::{
    board::{
        model::{Entry, ValueModel, ViewPage},
        query::{DEPARTMENT_NAME, ListQuery, Sort, SortKey},
    },
    kit::{
        form::{FieldError, Pairs},
        i18n::Locale,
        page::Chrome,
    },
    people::{DepartmentChoice, DepartmentId},
    projects::{Kind, State},
};

/// The head of a column.
pub struct Column {
    /// What it says.
    pub label: String,
    /// The full name where the head is short.
    pub full_name: Option<String>,
    /// Address of the same list sorted by this column; nothing for one that no list is sorted by.
    pub href: Option<String>,
    /// `ascending` or `descending` if the list is sorted by it.
    pub sorted: Option<&'static str>,
    /// Class name: what kind of values it has.
    pub class: &'static str,
}

/// A criterion in the key to the bars.
pub struct KeyToBars {
    /// Its colour, from 1.
    pub colour: usize,
    /// Its short name.
    pub name: String,
    /// Its share of the weight in percent.
    pub percent: String,
}

/// A table of projects: heads, and the rows in sections.
pub struct Table {
    /// The heads from left to right.
    pub columns: Vec<Column>,
    /// What the colours of the bars stand for.
    pub key_to_bars: Vec<KeyToBars>,
    /// The rows above the line.
    pub rows: Vec<Row>,
    /// The rows below it; only the board has them.
    pub below: Vec<Row>,
    /// What the line between them says.
    pub line: Option<String>,
    /// By what the list is sorted, unless it is the official order.
    pub sorted_by: Option<String>,
}

impl Table {
    /// The table of a list that is sorted by anything, or by the place alone.
    pub fn sorted_as_far_as(mut self, by_anything: bool) -> Self {
        for column in self.columns.iter_mut().filter(|column| !by_anything && column.class != "place") {
            column.href = None;
        }
        self
    }
}

/// What a table is made from.
pub(super) struct Source<'a> {
    pub(super) path: &'a str,
    pub(super) query: &'a ListQuery,
    pub(super) model: &'a ValueModel,
    pub(super) chrome: &'a Chrome,
    pub(super) today: NaiveDate,
}

impl Source<'_> {
    pub(super) fn rows(&self, entries: &[Entry]) -> Vec<Row> {
        entries.iter().map(|entry| Row::of(entry, self.model, self.chrome, self.today)).collect()
    }

    pub(super) fn table(&self, rows: &[Entry], below: &[Entry], line: Option<String>) -> Table {
        let columns = self.columns();
        let sorted_by = columns
            .iter()
            .find(|column| column.sorted.is_some())
            .map(|column| column.full_name.clone().unwrap_or_else(|| column.label.clone()))
            .filter(|_| self.query.sort != Sort::default());
        Table {
            columns,
            key_to_bars: key_to_bars(self.model, self.chrome.words),
            rows: self.rows(rows),
            below: self.rows(below),
            line,
            sorted_by,
        }
    }

    fn columns(&self) -> Vec<Column> {
        let words = self.chrome.words;
        let named =
            |key: SortKey, label: &str, class: &'static str| self.column(key, words.text(label), None, class);
        let plain = |label: &str, class: &'static str| Column {
            label: words.text(label),
            full_name: None,
            href: None,
            sorted: None,
            class,
        };
        let mut columns = vec![named(SortKey::Place, "column-place", "place")];
        if self.model.weighting.rules.any() {
            columns.extend([plain("column-place-by-points", "by-points"), plain("column-reason", "reason")]);
        }
        columns.extend([
            named(SortKey::Title, "column-title", "title"),
            named(SortKey::Department, "column-department", "department"),
            named(SortKey::Kind, "column-kind", "kind"),
        ]);
        for (index, criterion) in self.model.criteria.iter().enumerate() {
            let label = criterion.short_name.get(words).to_owned();
            let name = criterion.name.get(words).to_owned();
            columns.push(self.column(SortKey::Criterion(index), label, Some(name), "level"));
        }
        columns.extend([
            named(SortKey::Points, "column-points", "points"),
            named(SortKey::Deadline, "column-deadline", "deadline"),
            named(SortKey::Effort, "column-effort", "effort"),
            named(SortKey::Cost, "column-cost", "cost"),
            named(SortKey::State, "column-state", "state"),
        ]);
        columns
    }

    fn column(&self, key: SortKey, label: String, full_name: Option<String>, class: &'static str) -> Column {
        let keys = criterion_keys(self.model);
        let direction = if self.query.sort.descending { "descending" } else { "ascending" };
        Column {
            label,
            full_name,
            href: Some(self.chrome.href(self.path) + &self.query.sorted_by(key).address(&keys)),
            sorted: (self.query.sort.key == key).then_some(direction),
            class,
        }
    }
}

pub(super) fn criterion_keys(model: &ValueModel) -> Vec<&str> {
    model.criteria.iter().map(|criterion| criterion.key.as_str()).collect()
}

pub(super) fn key_to_bars(model: &ValueModel, words: Locale) -> Vec<KeyToBars> {
    let criteria = (1..).zip(&model.criteria).zip(model.shares());
    criteria
        .map(|((colour, criterion), share)| KeyToBars {
            colour,
            name: criterion.short_name.get(words).to_owned(),
            percent: words.short_tenths(share),
        })
        .collect()
}

/// One of the answers to choose from.
pub struct Choice {
    /// What is sent.
    pub value: String,
    /// What is read.
    pub label: String,
    /// Whether it is the present one.
    pub is_chosen: bool,
}

/// A field with answers to choose from.
pub struct Select {
    /// Name in the address.
    pub name: &'static str,
    /// What it asks for.
    pub label: String,
    /// The answers; the first is "all".
    pub choices: Vec<Choice>,
    /// What is wrong with what was asked for.
    pub error: Option<String>,
}

/// The field for the name of a department.
pub struct TypedDepartment {
    /// The name of the department that was found, or what was typed.
    pub value: String,
    /// What is wrong with it.
    pub error: Option<String>,
    /// The departments that were probably meant, and the same list for each.
    pub proposed: Vec<(String, String)>,
}

/// The form that narrows a list.
pub struct FilterForm {
    /// Where it leads.
    pub action: String,
    /// What to look for, as it was typed.
    pub text: String,
    /// What is wrong with it.
    pub text_error: Option<String>,
    /// The department, where there are so many that its name is typed.
    pub department: Option<TypedDepartment>,
    /// Department, kind and state, or the last two.
    pub selects: Vec<Select>,
    /// The order of the list, which narrowing it keeps.
    pub kept: Vec<(&'static str, String)>,
    /// Where the list is kept as it is, if it is narrowed or sorted.
    pub keep: Option<String>,
    /// Whether the list is narrowed.
    pub is_narrowed: bool,
    /// Every refusal, for the summary.
    pub errors: Vec<String>,
}

impl FilterForm {
    /// The form as it was sent: values that were refused are kept, with the reason beside them.
    pub(super) fn of(
        chrome: &Chrome,
        path: &str,
        given: &Pairs,
        departments: &DepartmentChoice,
        refused: &[FieldError],
    ) -> Self {
        let words = chrome.words;
        let refusal = |field: &str| {
            let error = refused.iter().find(|error| error.field == field);
            error.map(|error| words.message(&error.message))
        };
        let select = |name: &'static str, label: &str, answers: Vec<(String, String)>| Select {
            name,
            label: words.text(label),
            choices: choices(words, given.get(name).unwrap_or_default(), answers),
            error: refusal(name),
        };
        let offered = departments.offered.iter().map(|one| (one.id.0.to_string(), one.name.clone()));
        let listed =
            (!departments.is_typed).then(|| select("department", "column-department", offered.collect()));
        let kinds = Kind::ALL.map(|kind| (kind.code().to_owned(), super::words::kind(kind, words)));
        let states =
            State::IN_PROCEDURE.map(|state| (state.code().to_owned(), super::words::state(state, words)));
        let kept = ["sort", "dir"].into_iter().filter_map(|name| Some((name, given.get(name)?.to_owned())));
        Self {
            action: chrome.href(path),
            text: given.get("q").unwrap_or_default().to_owned(),
            text_error: refusal("q"),
            department: departments.is_typed.then(|| {
                typed(departments, given, refusal("department").or(refusal(DEPARTMENT_NAME)), path, chrome)
            }),
            selects: listed
                .into_iter()
                .chain([
                    select("kind", "column-kind", kinds.to_vec()),
                    select("state", "column-state", states.to_vec()),
                ])
                .collect(),
            kept: if refused.is_empty() { kept.collect() } else { Vec::new() },
            is_narrowed: ["q", "department", DEPARTMENT_NAME, "kind", "state"]
                .iter()
                .any(|name| given.get(name).is_some()),
            keep: if refused.is_empty() { keep(chrome, path, &by_key(departments, given)) } else { None },
            errors: refused.iter().map(|error| words.message(&error.message)).collect(),
        }
    }
}

fn typed(
    departments: &DepartmentChoice,
    given: &Pairs,
    error: Option<String>,
    path: &str,
    chrome: &Chrome,
) -> TypedDepartment {
    let asked = given.get(DEPARTMENT_NAME).or(given.get("department")).unwrap_or_default();
    let found = departments.offered.first().filter(|_| error.is_none());
    let proposed = departments.offered.iter().filter(|_| error.is_some());
    let href = |key: DepartmentId| format!("{}?{}", chrome.href(path), of_department(given, key).to_query());
    TypedDepartment {
        value: found.map_or_else(|| asked.to_owned(), |department| department.name.clone()),
        proposed: proposed.map(|one| (one.name.clone(), href(one.id))).collect(),
        error,
    }
}

/// The same list with the department by its key, as links have it.
fn by_key(departments: &DepartmentChoice, given: &Pairs) -> Pairs {
    let typed = given.get(DEPARTMENT_NAME).and_then(|typed| departments.of_name(typed));
    typed.map_or_else(|| given.clone(), |department| of_department(given, department.id))
}

/// The first page of the list of another department.
fn of_department(given: &Pairs, department: DepartmentId) -> Pairs {
    let others = given.iter().filter(|(name, _)| !["department", DEPARTMENT_NAME, "page"].contains(name));
    let others = others.map(|(name, value)| (name, value.to_owned()));
    Pairs::of(others.chain([("department", department.0.to_string())]))
}

/// The way to keeping this list, if there is something about it to keep.
fn keep(chrome: &Chrome, path: &str, given: &Pairs) -> Option<String> {
    let fields = ["q", "department", "kind", "state", "sort", "dir"];
    let filled_in = fields.into_iter().filter_map(|name| Some((name, given.get(name)?.to_owned())));
    let query = Pairs::of(filled_in).to_query();
    let page = ViewPage::at(path).filter(|_| !query.is_empty())?;
    let wanted = Pairs::of([("on", page.code().to_owned()), ("query", query)]);
    Some(format!("{}?{}", chrome.href("/views/new"), wanted.to_query()))
}

fn choices(words: Locale, chosen: &str, answers: Vec<(String, String)>) -> Vec<Choice> {
    let is_unknown = !chosen.is_empty() && answers.iter().all(|(value, _)| value != chosen);
    let all = [(String::new(), words.text("filter-all"))];
    let unknown = is_unknown.then(|| (chosen.to_owned(), chosen.to_owned()));
    all.into_iter()
        .chain(answers)
        .chain(unknown)
        .map(|(value, label)| Choice { is_chosen: value == chosen, value, label })
        .collect()
}
