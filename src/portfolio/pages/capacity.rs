// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! What there is in each year to carry projects out with.

use askama::Template;
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};

use crate::{
    error::Error,
    kit::{
        extract::Path,
        field::{Control, Difference, Field},
        form::{FieldError, Form, Pairs},
        i18n::{Locale, Message},
        page::{self, Chrome},
    },
    people::{PortfolioManager, Resumed},
    portfolio::{
        actions::{self, CapacityChange},
        model::{Capacity, CapacityEdit},
        store,
    },
    state::AppState,
};

const ROW_VERSION: &str = "row_version";

/// A year as a table shows it.
struct YearLine {
    year: i32,
    days: String,
    euros: String,
    reason: String,
    href: String,
}

impl YearLine {
    fn of(capacity: &Capacity, chrome: &Chrome) -> Self {
        let words = chrome.words;
        let unlimited = || words.text("capacity-unlimited");
        Self {
            year: capacity.year,
            days: capacity.days.map_or_else(unlimited, |days| days_text(days.0.into(), words)),
            euros: capacity.cents.map_or_else(unlimited, |cents| cents_text(cents.0, words)),
            reason: capacity.reason.clone(),
            href: chrome.href(&format!("/plan/capacity/{}", capacity.year)),
        }
    }
}

pub(super) fn days_text(days: u64, words: Locale) -> String {
    let amount = words.integer(i64::try_from(days).unwrap_or(i64::MAX));
    words.text_with("amount-person-days", &[("amount", amount.into())])
}

pub(super) fn cents_text(cents: u64, words: Locale) -> String {
    let whole = |number: u64| i64::try_from(number).unwrap_or(i64::MAX);
    let amount = if cents.is_multiple_of(100) {
        words.integer(whole(cents / 100))
    } else {
        words.hundredths(whole(cents))
    };
    words.text_with("amount-euros", &[("amount", amount.into())])
}

fn stored(capacity: &Capacity, words: Locale) -> Pairs {
    let days = capacity.days.map(|days| words.integer(days.0)).unwrap_or_default();
    let whole = |number: u64| i64::try_from(number).unwrap_or(i64::MAX);
    let euros = capacity.cents.map(|cents| match cents.0 % 100 {
        0 => words.integer(whole(cents.0 / 100)),
        _ => words.hundredths(whole(cents.0)),
    });
    Pairs::of([
        (CapacityEdit::DAYS, days),
        (CapacityEdit::EUROS, euros.unwrap_or_default()),
        (CapacityEdit::REASON, capacity.reason.clone()),
        (ROW_VERSION, capacity.row_version.to_string()),
    ])
}

fn fields(words: Locale, typed: &Pairs, errors: &[FieldError], has_year: bool) -> Vec<Field> {
    let line = |name, key| Field::of(words, (name, key), Control::Line("text"), typed);
    let year = has_year.then(|| line(CapacityEdit::YEAR, "capacity-year"));
    let days =
        line(CapacityEdit::DAYS, "capacity-days").with_hint(words.text("capacity-days-hint")).optional();
    let euros =
        line(CapacityEdit::EUROS, "capacity-euros").with_hint(words.text("capacity-euros-hint")).optional();
    let reason = Field::of(words, (CapacityEdit::REASON, "capacity-reason"), Control::Text(3), typed)
        .with_hint(words.text("capacity-reason-hint"));
    let fields = year.into_iter().chain([days, euros, reason]);
    fields.map(|field| field.with_errors(words, errors)).collect()
}

#[derive(Template)]
#[template(path = "plan/capacity.html")]
struct CapacitiesPage {
    chrome: Chrome,
    done: Option<String>,
    years: Vec<YearLine>,
    fields: Vec<Field>,
}

async fn draw(
    state: &AppState,
    chrome: Chrome,
    (typed, errors): (&Pairs, &[FieldError]),
    is_done: bool,
) -> Result<Response, Error> {
    let years = store::capacities(&state.pool).await?;
    let page = CapacitiesPage {
        done: is_done.then(|| chrome.words.text("saved")),
        years: years.iter().map(|year| YearLine::of(year, &chrome)).collect(),
        fields: fields(chrome.words, typed, errors, true),
        chrome,
    };
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok(page::respond(status, page::render(&page)?))
}

/// `GET /plan/capacity`: every year, and the form for another.
pub async fn capacities(
    State(state): State<AppState>,
    _: PortfolioManager,
    Resumed(resumed): Resumed,
    chrome: Chrome,
    given: Pairs,
) -> Result<Response, Error> {
    let is_done = given.get("done") == Some("saved");
    draw(&state, chrome, (&resumed.unwrap_or_default(), &[]), is_done).await
}

fn saved(chrome: &Chrome) -> Response {
    Redirect::to(&chrome.href("/plan/capacity?done=saved")).into_response()
}

fn empty_year() -> FieldError {
    FieldError { field: CapacityEdit::DAYS, message: Message::new("capacity-nothing-said") }
}

/// `POST /plan/capacity`: enters a year.
pub async fn add_capacity(
    State(state): State<AppState>,
    PortfolioManager(person): PortfolioManager,
    chrome: Chrome,
    Form(typed): Form,
) -> Result<Response, Error> {
    let mut errors = Vec::new();
    let year = CapacityEdit::read_year(&typed).map_err(|error| errors.push(error));
    let edit = CapacityEdit::read(&typed).map_err(|found| errors.extend(found));
    if let (Ok(year), Ok(edit)) = (year, edit) {
        if edit.is_empty() {
            errors.push(empty_year());
        } else {
            let now = state.clock.now();
            if actions::add_capacity(&state.pool, &person, year, &edit, now).await? == CapacityChange::Done {
                return Ok(saved(&chrome));
            }
            let message = Message::new("capacity-year-taken");
            errors.push(FieldError { field: CapacityEdit::YEAR, message });
        }
    }
    draw(&state, chrome, (&typed, &errors), false).await
}

#[derive(Template)]
#[template(path = "plan/year.html")]
struct YearPage {
    chrome: Chrome,
    year: i32,
    row_version: String,
    differences: Vec<Difference>,
    fields: Vec<Field>,
}

fn year_page(chrome: Chrome, year: i32, typed: &Pairs, errors: &[FieldError]) -> YearPage {
    YearPage {
        year,
        row_version: typed.raw(ROW_VERSION).to_owned(),
        differences: Vec::new(),
        fields: fields(chrome.words, typed, errors, false),
        chrome,
    }
}

async fn found(state: &AppState, year: i32) -> Result<Capacity, Error> {
    store::capacity(&state.pool, year).await?.ok_or(Error::NotFound(None))
}

/// `GET /plan/capacity/2027`: the form for other figures.
pub async fn capacity(
    State(state): State<AppState>,
    _: PortfolioManager,
    Resumed(resumed): Resumed,
    chrome: Chrome,
    Path(year): Path<i32>,
) -> Result<Response, Error> {
    let typed = stored(&found(&state, year).await?, chrome.words);
    let page = year_page(chrome, year, &resumed.unwrap_or(typed), &[]);
    Ok(page::respond(StatusCode::OK, page::render(&page)?))
}

/// `POST /plan/capacity/2027`: changes the figures; with none the year is no longer planned.
pub async fn change_capacity(
    State(state): State<AppState>,
    PortfolioManager(person): PortfolioManager,
    chrome: Chrome,
    Path(year): Path<i32>,
    Form(typed): Form,
) -> Result<Response, Error> {
    let words = chrome.words;
    let edit = match CapacityEdit::read(&typed) {
        Ok(edit) => edit,
        Err(errors) => {
            found(&state, year).await?;
            let page = year_page(chrome, year, &typed, &errors);
            return Ok(page::respond(StatusCode::UNPROCESSABLE_ENTITY, page::render(&page)?));
        }
    };
    let version = typed.get(ROW_VERSION).and_then(|version| version.parse().ok()).unwrap_or_default();
    let now = state.clock.now();
    let changed = actions::change_capacity(&state.pool, &person, (year, version), &edit, now).await?;
    let CapacityChange::Conflict(there) = changed else { return Ok(saved(&chrome)) };
    let now = stored(&there, words);
    let difference = |(name, key): (&'static str, &str)| Difference {
        label: words.text(key),
        stored: now.raw(name).to_owned(),
        typed: typed.raw(name).to_owned(),
    };
    let names = [
        (CapacityEdit::DAYS, "capacity-days"),
        (CapacityEdit::EUROS, "capacity-euros"),
        (CapacityEdit::REASON, "capacity-reason"),
    ];
    let page = YearPage {
        row_version: there.row_version.to_string(),
        differences: names.map(difference).into_iter().filter(|each| each.stored != each.typed).collect(),
        ..year_page(chrome, year, &typed, &[])
    };
    Ok(page::respond(StatusCode::CONFLICT, page::render(&page)?))
}
