// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! What there is in each year to carry projects out with.

use askama::Template;
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};

use super::teams::{by_team, stored_days, team_fields};
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
        model::{Capacity, CapacityEdit, Faults, Team},
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
    teams: String,
    reason: String,
    href: String,
}

impl YearLine {
    fn of(capacity: &Capacity, teams: &[Team], chrome: &Chrome) -> Self {
        let words = chrome.words;
        let unlimited = || words.text("capacity-unlimited");
        Self {
            year: capacity.year,
            days: capacity.days.map_or_else(unlimited, |days| days_text(days.0.into(), words)),
            euros: capacity.cents.map_or_else(unlimited, |cents| cents_text(cents.0, words)),
            teams: by_team(&capacity.teams, teams, words),
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

fn stored(capacity: &Capacity, teams: &[Team], words: Locale) -> Pairs {
    let days = capacity.days.map(|days| words.integer(days.0)).unwrap_or_default();
    let whole = |number: u64| i64::try_from(number).unwrap_or(i64::MAX);
    let euros = capacity.cents.map(|cents| match cents.0 % 100 {
        0 => words.integer(whole(cents.0 / 100)),
        _ => words.hundredths(whole(cents.0)),
    });
    let of_teams: Vec<(String, String)> = stored_days(&capacity.teams, teams, words).collect();
    let of_teams = of_teams.iter().map(|(name, days)| (name.as_str(), days.clone()));
    Pairs::of(of_teams.chain([
        (CapacityEdit::DAYS, days),
        (CapacityEdit::EUROS, euros.unwrap_or_default()),
        (CapacityEdit::REASON, capacity.reason.clone()),
        (ROW_VERSION, capacity.row_version.to_string()),
    ]))
}

fn fields(words: Locale, typed: &Pairs, teams: &[Team], faults: &Faults, has_year: bool) -> Vec<Field> {
    let line = |name, key| Field::of(words, (name, key), Control::Line("text"), typed);
    let year = has_year.then(|| line(CapacityEdit::YEAR, "capacity-year"));
    let days =
        line(CapacityEdit::DAYS, "capacity-days").with_hint(words.text("capacity-days-hint")).optional();
    let euros =
        line(CapacityEdit::EUROS, "capacity-euros").with_hint(words.text("capacity-euros-hint")).optional();
    let reason = Field::of(words, (CapacityEdit::REASON, "capacity-reason"), Control::Text(3), typed)
        .with_hint(words.text("capacity-reason-hint"))
        .about_no_case();
    let with_errors = |field: Field| field.with_errors(words, &faults.fields);
    let teams = team_fields((teams, "team-days-hint"), typed, &faults.teams, words);
    let first = year.into_iter().chain([days, euros]).map(with_errors);
    first.chain(teams).chain([with_errors(reason)]).collect()
}

#[derive(Template)]
#[template(path = "plan/capacity.html")]
struct CapacitiesPage {
    chrome: Chrome,
    done: Option<String>,
    has_teams: bool,
    years: Vec<YearLine>,
    fields: Vec<Field>,
}

async fn draw(
    state: &AppState,
    chrome: Chrome,
    (typed, faults): (&Pairs, &Faults),
    is_done: bool,
) -> Result<Response, Error> {
    let mut db = state.pool.acquire().await?;
    let years = store::capacities(&mut db).await?;
    let teams = store::teams(&mut *db).await?;
    let page = CapacitiesPage {
        done: is_done.then(|| chrome.words.text("saved")),
        has_teams: !teams.is_empty(),
        years: years.iter().map(|year| YearLine::of(year, &teams, &chrome)).collect(),
        fields: fields(chrome.words, typed, &teams, faults, true),
        chrome,
    };
    let status = if faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
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
    draw(&state, chrome, (&resumed.unwrap_or_default(), &Faults::default()), is_done).await
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
    let teams = store::teams(&state.pool).await?;
    let mut faults = Faults::default();
    let edit = CapacityEdit::read(&typed, &teams).map_err(|found| faults = found);
    let year = CapacityEdit::read_year(&typed).map_err(|error| faults.fields.push(error));
    if let (Ok(year), Ok(edit)) = (year, edit) {
        if edit.is_empty() {
            faults.fields.push(empty_year());
        } else {
            let now = state.clock.now();
            if actions::add_capacity(&state.pool, &person, year, &edit, now).await? == CapacityChange::Done {
                return Ok(saved(&chrome));
            }
            let message = Message::new("capacity-year-taken");
            faults.fields.push(FieldError { field: CapacityEdit::YEAR, message });
        }
    }
    draw(&state, chrome, (&typed, &faults), false).await
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

fn year_page(chrome: Chrome, year: i32, typed: &Pairs, teams: &[Team], faults: &Faults) -> YearPage {
    YearPage {
        year,
        row_version: typed.raw(ROW_VERSION).to_owned(),
        differences: Vec::new(),
        fields: fields(chrome.words, typed, teams, faults, false),
        chrome,
    }
}

async fn found(state: &AppState, year: i32) -> Result<(Capacity, Vec<Team>), Error> {
    let mut db = state.pool.acquire().await?;
    let capacity = store::capacity(&mut db, year).await?.ok_or(Error::NotFound(None))?;
    Ok((capacity, store::teams(&mut *db).await?))
}

/// `GET /plan/capacity/2027`: the form for other figures.
pub async fn capacity(
    State(state): State<AppState>,
    _: PortfolioManager,
    Resumed(resumed): Resumed,
    chrome: Chrome,
    Path(year): Path<i32>,
) -> Result<Response, Error> {
    let (capacity, teams) = found(&state, year).await?;
    let typed = stored(&capacity, &teams, chrome.words);
    let page = year_page(chrome, year, &resumed.unwrap_or(typed), &teams, &Faults::default());
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
    let teams = store::teams(&state.pool).await?;
    let edit = match CapacityEdit::read(&typed, &teams) {
        Ok(edit) => edit,
        Err(faults) => {
            found(&state, year).await?;
            let page = year_page(chrome, year, &typed, &teams, &faults);
            return Ok(page::respond(StatusCode::UNPROCESSABLE_ENTITY, page::render(&page)?));
        }
    };
    let version = typed.get(ROW_VERSION).and_then(|version| version.parse().ok()).unwrap_or_default();
    let now = state.clock.now();
    let changed = actions::change_capacity(&state.pool, &person, (year, version), &edit, now).await?;
    let CapacityChange::Conflict(there) = changed else { return Ok(saved(&chrome)) };
    let now = stored(&there, &teams, words);
    let of_teams = teams.iter().map(|team| (team.field(), words.text_about("team-days", &team.name)));
    let names = [
        (CapacityEdit::DAYS, "capacity-days"),
        (CapacityEdit::EUROS, "capacity-euros"),
        (CapacityEdit::REASON, "capacity-reason"),
    ];
    let names = names.map(|(name, key)| (name.to_owned(), words.text(key))).into_iter().chain(of_teams);
    let difference = |(name, label): (String, String)| Difference {
        label,
        stored: now.raw(&name).to_owned(),
        typed: typed.raw(&name).to_owned(),
    };
    let page = YearPage {
        row_version: there.row_version.to_string(),
        differences: names.map(difference).filter(|each| each.stored != each.typed).collect(),
        ..year_page(chrome, year, &typed, &teams, &Faults::default())
    };
    Ok(page::respond(StatusCode::CONFLICT, page::render(&page)?))
}
