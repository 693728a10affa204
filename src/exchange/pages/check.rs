// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! What was understood of a list, and taking it over.

use askama::Template;
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};

use super::{
    choosing::{ColumnField, Options, Pick},
    send::failure,
};
use crate::{
    error::Error,
    exchange::{
        actions::{self, Checked, FileView},
        error::ImportError,
        model::{ImportSummary, StoredFile},
        reading::FileKind,
        understanding::{Fate, Row, RowKind, Values, Weight},
    },
    kit::{
        extract::Path,
        field::Control,
        form::{Form, Pairs},
        i18n::Locale,
        page::{self, Chrome},
    },
    people::{Person, PortfolioManager, Resumed},
    state::AppState,
};

/// So many rows stand on a page.
const ROWS: usize = 100;

/// A row as it is shown.
pub(super) struct RowLine {
    /// Its row in the sheet, counted from 0: the value of its box.
    pub row: u32,
    /// The same as people count.
    pub line: u32,
    pub is_free: bool,
    pub is_taken: bool,
    /// Without anybody's decision.
    pub is_usual: bool,
    pub fate: String,
    pub number: String,
    pub title: String,
    pub facts: Vec<String>,
    /// Where it says something else than the portal.
    pub changes: Vec<String>,
    /// Each with whether it costs something.
    pub remarks: Vec<(bool, String)>,
}

#[derive(Template)]
#[template(path = "exchange/check.html")]
struct CheckPage {
    chrome: Chrome,
    name: String,
    address: String,
    revision: i64,
    /// What kind of file it is and how it was read.
    kind: Vec<String>,
    prospect: String,
    warning: Option<String>,
    options: Options,
    columns: Vec<ColumnField>,
    rows: Vec<RowLine>,
    page: usize,
    /// Pages with the rows on them.
    pages: Vec<(usize, String)>,
    can_be_taken: bool,
}

impl CheckPage {
    /// The rows on the page, and those of them that are taken without anybody's decision, for the form.
    fn shown(&self) -> [String; 2] {
        let list = |is_wanted: &dyn Fn(&&RowLine) -> bool| {
            let rows = self.rows.iter().filter(|row| row.is_free).filter(is_wanted);
            rows.map(|row| row.row.to_string()).collect::<Vec<_>>().join(",")
        };
        [list(&|_| true), list(&|row| row.is_usual)]
    }
}

#[derive(Template)]
#[template(path = "exchange/taken.html")]
struct TakenPage {
    chrome: Chrome,
    name: String,
    address: String,
    done: String,
}

fn kind(checked: &Checked, words: Locale) -> Vec<String> {
    let mut said = vec![match checked.workbook.kind {
        FileKind::Xlsx => words.text("import-kind-xlsx"),
        FileKind::Ods => words.text("import-kind-ods"),
        FileKind::Text(encoding, delimiter) => words.text_with(
            "import-kind-text",
            &[
                ("encoding", encoding.name().to_owned().into()),
                ("delimiter", words.text(&format!("delimiter-{}", delimiter.code())).into()),
            ],
        ),
    }];
    said.extend(
        checked.understood.mark.map(|mark| words.text_about("import-decimal-mark", &mark.character())),
    );
    if checked.workbook.counts_from_1904 {
        said.push(words.text("import-counts-from-1904"));
    }
    if checked.workbook.has_links {
        said.push(words.text("import-has-links"));
    }
    said
}

fn fate(row: &Row, words: Locale) -> String {
    words.text(match (&row.kind, &row.fate) {
        (RowKind::Section, _) => "import-row-section",
        (RowKind::Total, _) => "import-row-total",
        (RowKind::Note, _) => "import-row-note",
        (RowKind::Head, _) => "import-row-head",
        (_, Fate::New) => "import-row-new",
        (_, Fate::Update(_)) => "import-row-update",
        (_, Fate::Same(_)) => "import-row-same",
        (_, Fate::Skipped(_)) => "import-row-skipped",
        (_, Fate::Nothing) if row.values.is_none() => "import-row-refused",
        (_, Fate::Nothing) => "import-row-left-out",
    })
}

/// What a row says of its project, as it would be stored.
fn facts(values: &Values, checked: &Checked, words: Locale) -> Vec<String> {
    let about = |key: &str, said: String| format!("{}: {said}", words.text(key));
    let mut facts = vec![values.department.clone(), words.text(&format!("kind-{}", values.kind.code()))];
    facts.extend(values.legal_basis.clone());
    facts.extend(values.deadline.map(|day| about("field-deadline", words.date(day))));
    facts.extend(values.deadline_words.clone().map(|said| about("field-deadline", format!("„{said}“"))));
    facts.extend(
        values
            .effort
            .map(|days| words.text_with("amount-person-days", &[("amount", words.integer(days.0).into())])),
    );
    facts.extend(
        values.cost.map(|cost| words.text_with("amount-euros", &[("amount", words.integer(cost.0).into())])),
    );
    let levels = checked.criteria.iter().zip(&values.levels).filter_map(|(criterion, level)| {
        let level = words.short_tenths(i64::from((*level)?.get()) * 5);
        Some(format!("{} {level}", criterion.short_name.get(words)))
    });
    let levels = levels.collect::<Vec<_>>().join(", ");
    facts.extend(Some(levels).filter(|levels| !levels.is_empty()));
    let requires = values.requires.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    facts.extend(Some(requires).filter(|said| !said.is_empty()).map(|said| about("import-requires", said)));
    facts
}

fn line(row: &Row, checked: &Checked, words: Locale) -> RowLine {
    let number = match (&row.fate, &row.values) {
        (Fate::Update(number) | Fate::Same(number) | Fate::Skipped(number), _) => number.to_string(),
        (_, Some(values)) => match &values.number {
            Some(number) => number.to_string(),
            None => words.text("import-number-given"),
        },
        (_, None) => String::new(),
    };
    RowLine {
        row: row.row,
        line: row.row.saturating_add(1),
        is_free: row.is_free,
        is_taken: row.is_taken(),
        is_usual: row.is_taken() ^ checked.choices.switched.contains(&row.row),
        fate: fate(row, words),
        number,
        title: row.values.as_ref().map_or_else(|| row.text.clone(), |values| values.title.clone()),
        facts: row.values.as_ref().map(|values| facts(values, checked, words)).unwrap_or_default(),
        changes: row.changes.iter().map(|change| change.sentence(&checked.names(), words)).collect(),
        remarks: row
            .remarks
            .iter()
            .map(|remark| (remark.weight > Weight::Note, words.message(&remark.message())))
            .collect(),
    }
}

fn page(
    chrome: Chrome,
    file: StoredFile,
    checked: &Checked,
    page: usize,
    warning: Option<String>,
) -> CheckPage {
    let words = chrome.words;
    let mut summary = ImportSummary::of(&checked.understood);
    summary.new_departments = checked.new_departments();
    let rows = &checked.understood.rows;
    let count = rows.len().div_ceil(ROWS).max(1);
    let shown = page.clamp(1, count);
    let shown_rows = rows.chunks(ROWS).nth(shown - 1).unwrap_or_default();
    let address = chrome.href(&format!("/imports/{}", file.id));
    CheckPage {
        name: file.name,
        revision: checked.revision,
        kind: kind(checked, words),
        prospect: words.message(&summary.prospect()),
        warning,
        options: Options::of(checked, words),
        columns: ColumnField::all(checked, words),
        rows: shown_rows.iter().map(|row| line(row, checked, words)).collect(),
        page: shown,
        pages: (1..=count).map(|page| (page, format!("{address}?page={page}"))).collect(),
        can_be_taken: summary.added + summary.updated > 0,
        address,
        chrome,
    }
}

async fn view(state: &AppState, person: &Person, id: i64) -> Result<FileView, Error> {
    let view = actions::file(&state.pool, person, id, state.clock.now()).await.map_err(failure)?;
    view.ok_or(Error::NotFound(None))
}

/// `GET /imports/{id}`: what was understood, or what came of it.
pub async fn show(
    State(state): State<AppState>,
    PortfolioManager(person): PortfolioManager,
    chrome: Chrome,
    Path(id): Path<i64>,
    (given, Resumed(resumed)): (Pairs, Resumed),
) -> Result<Response, Error> {
    let mut view = view(&state, &person, id).await?;
    // What somebody had chosen when the session lapsed is shown, and kept once it is sent again.
    if let (Some(typed), FileView::Checked(_, checked)) = (resumed, &view) {
        let choices = Some(Pick::of(&typed, checked).choices);
        let now = state.clock.now();
        let again = actions::file_read_as(&state.pool, &person, id, choices, now).await.map_err(failure)?;
        view = again.ok_or(Error::NotFound(None))?;
    }
    match view {
        FileView::Checked(file, checked) => {
            let number = given.get("page").and_then(|page| page.parse().ok()).unwrap_or(1);
            let address = format!("/imports/{id}");
            let page = page(chrome.at(&address, ""), file, &checked, number, None);
            Ok(page::respond(StatusCode::OK, page::render(&page)?))
        }
        FileView::Taken(file, summary) => {
            let done = chrome.words.message(&summary.message());
            let address = chrome.href(&format!("/imports/{id}"));
            let page = TakenPage { name: file.name, address, done, chrome };
            Ok(page::respond(StatusCode::OK, page::render(&page)?))
        }
    }
}

/// `POST /imports/{id}/take-over`: takes over what the person has seen.
pub async fn take_over(
    State(state): State<AppState>,
    PortfolioManager(person): PortfolioManager,
    chrome: Chrome,
    Path(id): Path<i64>,
    Form(typed): Form,
) -> Result<Response, Error> {
    let address = chrome.href(&format!("/imports/{id}"));
    let mut known = Some(view(&state, &person, id).await?);
    if let Some(FileView::Checked(_, checked)) = &known {
        let pick = Pick::of(&typed, checked);
        let heads = pick.heads(checked);
        actions::choose(&state.pool, &person, (id, &pick.choices), &heads).await?;
        if pick.is_other_list {
            return Ok(Redirect::to(&address).into_response());
        }
        if pick.choices != checked.choices {
            known = None;
        }
    }
    let seen = typed.get("revision").and_then(|revision| revision.parse().ok()).unwrap_or_default();
    let taken = actions::take_over_file(&state.pool, &person, (id, seen), known, state.clock.now()).await;
    let (status, warning) = match taken {
        Ok(()) => return Ok(Redirect::to(&address).into_response()),
        Err(ImportError::Changed) => (StatusCode::CONFLICT, ImportError::Changed.messages()),
        Err(error @ (ImportError::Empty | ImportError::Nothing(_) | ImportError::NoNumberLeft)) => {
            (StatusCode::UNPROCESSABLE_ENTITY, error.messages())
        }
        Err(error) => return Err(failure(error)),
    };
    let FileView::Checked(file, checked) = view(&state, &person, id).await? else {
        return Ok(Redirect::to(&address).into_response());
    };
    let warning = warning.first().map(|message| chrome.words.message(message));
    let page = page(chrome.at(&format!("/imports/{id}"), ""), file, &checked, 1, warning);
    Ok(page::respond(status, page::render(&page)?))
}
