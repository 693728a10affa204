// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! What must begin by when.

use askama::Template;
use axum::{extract::State, http::StatusCode, response::Response};

use super::words;
use crate::{
    board::{
        actions::{self, Deadlines},
        model::{Due, PEOPLE_AT_WORK, Pressure, Work},
    },
    error::Error,
    kit::{
        i18n::Locale,
        page::{self, Chrome},
    },
    people::{Reader, Role},
    state::AppState,
};

/// A project that is due.
pub(super) struct DueLine {
    number: String,
    title: String,
    href: String,
    /// The day on which it or what requires it must be there.
    pub day: String,
    /// Whose day it is, if it is another's: number, title and address.
    pub because_of: Option<(String, String, String)>,
    /// What stands between, as in `DIG-009 → DIG-004`.
    chain: Option<String>,
    latest_start: String,
    slack: String,
    /// "muss bis 12.05.2027 beginnen, noch 31 Tage".
    pub sentence: String,
    pub is_lost: bool,
    is_guess: bool,
}

impl DueLine {
    pub(super) fn of(due: &Due, chrome: &Chrome) -> Self {
        let words = chrome.words;
        let named = |work: &Work| {
            let address = words::project_address(&work.number, chrome);
            (work.number.to_string(), work.title.clone(), address)
        };
        let (number, title, href) = named(&due.work);
        let chain: Vec<String> = due.chain.iter().map(ToString::to_string).collect();
        Self {
            number,
            title,
            href,
            day: words.date(due.day),
            because_of: (due.because_of.id != due.work.id).then(|| named(&due.because_of)),
            chain: (chain.len() > 2).then(|| chain.join(" → ")),
            latest_start: due
                .latest_start
                .map_or_else(|| words.text("deadlines-long-ago"), |day| words.date(day)),
            slack: match due.slack {
                ahead @ 0.. => words.integer(ahead),
                behind => format!("−{}", words.integer(-behind)),
            },
            sentence: sentence(due, words),
            is_lost: matches!(due.pressure, Pressure::Passed | Pressure::Lost),
            is_guess: due.is_guess,
        }
    }
}

fn sentence(due: &Due, words: Locale) -> String {
    let counted = |key: &str, day: String, count: i64| {
        let number = words.integer(count);
        words.text_with(key, &[("day", day.into()), ("count", count.into()), ("number", number.into())])
    };
    let day = |day: Option<chrono::NaiveDate>| day.map(|day| words.date(day)).unwrap_or_default();
    match due.pressure {
        Pressure::Passed => words.text_about("deadlines-passed", &words.date(due.day)),
        Pressure::Lost => {
            words.count("deadlines-lost", &u32::try_from(due.slack.unsigned_abs()).unwrap_or(u32::MAX))
        }
        Pressure::Running => words.text_about("deadlines-running", &day(due.latest_finish)),
        Pressure::Begin => counted("deadlines-begin", day(due.latest_start), due.days_left),
    }
}

#[derive(Template)]
#[template(path = "board/deadlines.html")]
struct DeadlinesPage {
    chrome: Chrome,
    /// What can still be met, and what is running.
    ahead: Vec<DueLine>,
    /// What can no longer be met.
    lost: Vec<DueLine>,
    /// What has passed.
    passed: Vec<DueLine>,
    /// From what effort what duration follows.
    assumption: String,
    price: String,
    /// Whether the reader keeps the capacity of the years.
    sets_capacity: bool,
}

/// `GET /deadlines`: what is due, by its latest start.
pub async fn deadlines(
    State(state): State<AppState>,
    Reader(person): Reader,
    chrome: Chrome,
) -> Result<Response, Error> {
    let words = chrome.words;
    let found = actions::deadlines(&state.pool, &state.deadlines, state.clock.today()).await?;
    let of = |is_wanted: fn(Pressure) -> bool| {
        let wanted = found.due.iter().filter(move |due| is_wanted(due.pressure));
        wanted.map(|due| DueLine::of(due, &chrome)).collect()
    };
    let page = DeadlinesPage {
        ahead: of(|pressure| matches!(pressure, Pressure::Begin | Pressure::Running)),
        lost: of(|pressure| pressure == Pressure::Lost),
        passed: of(|pressure| pressure == Pressure::Passed),
        assumption: words.count("deadlines-assumption", &PEOPLE_AT_WORK),
        price: price(&found, words),
        sets_capacity: person.is_some_and(|person| person.has(Role::PortfolioManager)),
        chrome,
    };
    Ok(page::respond(StatusCode::OK, page::render(&page)?))
}

fn price(found: &Deadlines, words: Locale) -> String {
    let Some(budget) = found.budget else { return words.text("deadlines-price-no-capacity") };
    let capacity =
        [("year", budget.year.to_string().into()), ("days", words::effort(budget.days, words).into())];
    let Some(price) = &found.price else { return words.text_with("deadlines-price-impossible", &capacity) };
    // Points are counted in tenths.
    let points = i64::try_from(price.price() / 10).unwrap_or(i64::MAX);
    let key = match (points, price.is_exact) {
        (0, _) => "deadlines-price-nothing",
        (_, true) => "deadlines-price-exact",
        (_, false) => "deadlines-price-at-most",
    };
    let [year, days] = capacity;
    words.text_with(key, &[year, days, ("points", words.integer(points).into())])
}
