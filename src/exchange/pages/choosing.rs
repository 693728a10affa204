// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! How a list is to be read: what can be chosen, and what was chosen.

use std::collections::{BTreeMap, BTreeSet};

use axum::{
    extract::State,
    response::{IntoResponse as _, Redirect, Response},
};

use super::send::failure;
use crate::{
    error::Error,
    exchange::{
        actions::{self, Checked, FileView},
        reading::Address,
        understanding::{Choices, Existing, Meaning, Unit},
    },
    kit::{
        extract::Path,
        field::{Choice, Control, Field},
        form::{Form, Pairs},
        i18n::Locale,
        page::Chrome,
    },
    people::PortfolioManager,
    state::AppState,
};

const SHEET: &str = "sheet";
const HEADS: &str = "heads";
const COST_UNIT: &str = "cost_unit";
const EXISTING: &str = "existing";
const USUAL_KIND: &str = "usual_kind";
const BACKGROUND: &str = "background";

/// The fields above the rows.
pub(super) struct Options {
    pub fields: Vec<Field>,
}

impl Options {
    pub fn of(checked: &Checked, words: Locale) -> Self {
        let choices = &checked.choices;
        let choice = |value: &str, label: String| Choice { value: value.to_owned(), label, is_chosen: false };
        let sheets = checked.workbook.sheets.iter().enumerate();
        let sheets: Vec<Choice> =
            sheets.map(|(index, sheet)| choice(&index.to_string(), sheet.name.clone())).collect();
        let units = Unit::ALL.map(|unit| choice(unit.code(), words.text(&format!("unit-{}", unit.code()))));
        let existing = Existing::ALL
            .map(|existing| choice(existing.code(), words.text(&format!("existing-{}", existing.code()))));
        let kinds = ["visible", BACKGROUND].map(|kind| choice(kind, words.text(&format!("kind-{kind}"))));
        let kind = if choices.is_background { BACKGROUND } else { "visible" };
        let typed = Pairs::of([
            (SHEET, choices.sheet.to_string()),
            (HEADS, choices.heads.map(shown_heads).unwrap_or_default()),
            (COST_UNIT, choices.cost_unit.code().to_owned()),
            (EXISTING, choices.existing.code().to_owned()),
            (USUAL_KIND, kind.to_owned()),
        ]);
        let field = |name, key, control| Field::of(words, (name, key), control, &typed);
        let mut fields = Vec::new();
        if sheets.len() > 1 {
            fields.push(field(SHEET, "import-sheet", Control::Select(sheets)));
        }
        let heads = field(HEADS, "import-heads", Control::Line("text"));
        fields.push(heads.with_hint(words.text("import-heads-hint")).optional());
        fields.push(field(COST_UNIT, "import-cost-unit", Control::Select(units.to_vec())));
        fields.push(field(USUAL_KIND, "import-usual-kind", Control::Select(kinds.to_vec())));
        fields.push(field(EXISTING, "import-existing", Control::Radio(existing.to_vec())));
        Self { fields }
    }
}

/// Rows of heads as people count them: `4` or `1-2`.
fn shown_heads((first, last): (u32, u32)) -> String {
    let (first, last) = (first.saturating_add(1), last.saturating_add(1));
    if first == last { first.to_string() } else { format!("{first}-{last}") }
}

fn read_heads(typed: &str) -> Option<(u32, u32)> {
    let (first, last) = typed.split_once(['-', '–']).unwrap_or((typed, typed));
    let read = |text: &str| text.trim().parse::<u32>().ok()?.checked_sub(1);
    let (first, last) = (read(first)?, read(last)?);
    (first <= last && last - first < 3).then_some((first, last))
}

/// A column of the list and what it means.
pub(super) struct ColumnField {
    pub letters: String,
    pub name: String,
    pub head: String,
    /// What stands in its first row.
    pub example: String,
    pub choices: Vec<Choice>,
}

impl ColumnField {
    pub fn all(checked: &Checked, words: Locale) -> Vec<Self> {
        let Some(sheet) = checked.workbook.sheets.get(checked.choices.sheet) else { return Vec::new() };
        let first = checked.understood.rows.iter().find(|row| row.kind.is_of_project()).map(|row| row.row);
        let columns = 0..sheet.width();
        let columns = columns.map(|column| {
            let example = first.and_then(|row| sheet.cell(Address { row, column }));
            let example = example.map(|cell| cell.shown().chars().take(40).collect()).unwrap_or_default();
            let head = checked.choices.head(sheet, column);
            let letters = Address::letters(column);
            Self {
                name: format!("column-{column}"),
                letters,
                head,
                example,
                choices: meanings(checked, column, words),
            }
        });
        columns.filter(|column| !(column.head.is_empty() && column.example.is_empty())).collect()
    }
}

fn meanings(checked: &Checked, column: u32, words: Locale) -> Vec<Choice> {
    let names = checked.names();
    let chosen = checked.choices.columns.get(&column).map(String::as_str).unwrap_or_default();
    let choice = |value: String, label| Choice { is_chosen: value == chosen, value, label };
    let none = choice(String::new(), words.text("import-column-none"));
    let plain = Meaning::named().map(|meaning| {
        let code = meaning.code(&names);
        let label = words.text(&format!("meaning-{code}"));
        choice(code, label)
    });
    let levels = checked.criteria.iter().enumerate().map(|(index, criterion)| {
        choice(Meaning::Level(index).code(&names), criterion.name.get(words).to_owned())
    });
    [none].into_iter().chain(plain).chain(levels).collect()
}

/// What somebody has chosen.
pub(super) struct Pick {
    pub choices: Choices,
    /// Other rows are the list now: what was chosen of columns and rows says nothing any more.
    pub is_other_list: bool,
}

impl Pick {
    pub fn of(typed: &Pairs, checked: &Checked) -> Self {
        let old = &checked.choices;
        let existing =
            Existing::ALL.into_iter().find(|existing| Some(existing.code()) == typed.get(EXISTING));
        let unit = Unit::ALL.into_iter().find(|unit| Some(unit.code()) == typed.get(COST_UNIT));
        let base = Choices {
            existing: existing.unwrap_or(old.existing),
            is_background: typed.get(USUAL_KIND).map_or(old.is_background, |kind| kind == BACKGROUND),
            cost_unit: unit.unwrap_or(old.cost_unit),
            ..old.clone()
        };
        let sheets = checked.workbook.sheets.len();
        let sheet = typed.get(SHEET).and_then(|sheet| sheet.parse().ok()).filter(|sheet| *sheet < sheets);
        let sheet = sheet.unwrap_or(old.sheet);
        let heads = typed.get(HEADS).and_then(read_heads);
        if sheet != old.sheet || (heads.is_some() && heads != old.heads) {
            let heads = heads.filter(|_| sheet == old.sheet);
            let choices = base.at(&checked.workbook, (sheet, heads), &checked.names());
            return Self { choices, is_other_list: true };
        }
        Self {
            choices: Choices { columns: columns(typed, checked), switched: switched(typed, old), ..base },
            is_other_list: false,
        }
    }

    /// The heads of the list, to remember what they mean.
    pub fn heads(&self, checked: &Checked) -> String {
        let sheet = checked.workbook.sheets.get(self.choices.sheet);
        sheet.map(|sheet| self.choices.form(sheet)).unwrap_or_default()
    }
}

/// What the columns mean now. A meaning goes to one column only.
fn columns(typed: &Pairs, checked: &Checked) -> BTreeMap<u32, String> {
    let names = checked.names();
    let mut columns = checked.choices.columns.clone();
    for (name, code) in typed.iter() {
        let Some(column) = name.strip_prefix("column-").and_then(|column| column.parse::<u32>().ok()) else {
            continue;
        };
        columns.remove(&column);
        if Meaning::from_code(code, &names).is_some() && !columns.values().any(|taken| taken == code) {
            columns.insert(column, code.to_owned());
        }
    }
    columns
}

/// The rows that somebody has decided on, those on other pages among them.
fn switched(typed: &Pairs, old: &Choices) -> BTreeSet<u32> {
    let list = |name: &str| -> BTreeSet<u32> {
        typed.raw(name).split(',').filter_map(|row| row.trim().parse().ok()).collect()
    };
    let (shown, usual) = (list("shown"), list("usual"));
    let taken: BTreeSet<u32> = typed.all("row").filter_map(|row| row.parse().ok()).collect();
    let elsewhere = old.switched.iter().copied().filter(|row| !shown.contains(row));
    let here = shown.iter().copied().filter(|row| taken.contains(row) != usual.contains(row));
    elsewhere.chain(here).collect()
}

/// `POST /imports/{id}`: reads the list as the person says.
pub async fn choose(
    State(state): State<AppState>,
    PortfolioManager(person): PortfolioManager,
    chrome: Chrome,
    Path(id): Path<i64>,
    Form(typed): Form,
) -> Result<Response, Error> {
    let view = actions::file(&state.pool, &person, id, state.clock.now()).await.map_err(failure)?;
    if let FileView::Checked(_, checked) = view.ok_or(Error::NotFound(None))? {
        let pick = Pick::of(&typed, &checked);
        let heads = pick.heads(&checked);
        actions::choose(&state.pool, &person, (id, &pick.choices), &heads).await?;
    }
    let page = typed.get("go").or(typed.get("page")).and_then(|page| page.parse::<u32>().ok()).unwrap_or(1);
    Ok(Redirect::to(&chrome.href(&format!("/imports/{id}?page={page}"))).into_response())
}
