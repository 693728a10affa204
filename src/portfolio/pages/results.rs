// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! What came of the projects that are completed.

use askama::Template;
use axum::{extract::State, http::StatusCode, response::Response};

use super::{outcome::class, outcome_words};
use crate::{
    error::Error,
    kit::{
        form::Pairs,
        i18n::Locale,
        page::{self, Chrome},
    },
    people::Reader,
    portfolio::{
        actions::{self, Results},
        model::{Finished, Measure, Moment, Outcome},
    },
    projects::{Calibration, Forecast, by_department, calibration_percent},
    state::AppState,
};

/// Projects of a page.
const PAGE_SIZE: i64 = 50;

/// A figure before and after.
struct ResultCell {
    /// What it is about.
    label: String,
    promised: Option<String>,
    /// "34 → 6", or what there is of it.
    text: String,
    /// Better, the same or worse, in words and in class names.
    change: Option<(String, &'static str)>,
}

/// A completed project.
struct ResultLine {
    name: String,
    href: String,
    department: String,
    cells: Vec<ResultCell>,
    /// Why the stamp is given; empty if it is not.
    stamp: Vec<String>,
    /// Whether anything has been measured afterwards.
    is_measured: bool,
}

/// How good the forecasts of a department have been.
struct CalibrationLine {
    department: String,
    projects: String,
    percent: String,
}

#[derive(Template)]
#[template(path = "portfolio/results.html")]
struct ResultsPage {
    chrome: Chrome,
    summary: String,
    rule: String,
    heads: Vec<String>,
    lines: Vec<ResultLine>,
    calibration: Vec<CalibrationLine>,
    /// The same of all departments together.
    calibration_sum: Option<CalibrationLine>,
    /// Addresses of what stands before and behind.
    pages: [Option<String>; 2],
}

/// `GET /results`: what was promised and what was measured.
pub async fn results(
    State(state): State<AppState>,
    _: Reader,
    chrome: Chrome,
    given: Pairs,
) -> Result<Response, Error> {
    let number = match given.get("page") {
        None => 1,
        Some(page) => {
            page.parse().ok().filter(|page| (1..=1_000_000).contains(page)).ok_or(Error::NotFound(None))?
        }
    };
    let found = actions::results(&state.pool, ((number - 1) * PAGE_SIZE, PAGE_SIZE)).await?;
    if found.shown.is_empty() && number > 1 {
        return Err(Error::NotFound(None));
    }
    Ok(page::respond(StatusCode::OK, page::render(&draw(chrome, &found, number))?))
}

fn draw(chrome: Chrome, found: &Results, number: i64) -> ResultsPage {
    let words = chrome.words;
    let counts = [
        ("count", u32::try_from(found.finished).unwrap_or(u32::MAX).into()),
        ("number", words.integer(found.finished).into()),
        ("measured", words.integer(found.measured).into()),
    ];
    let address = |number: i64| chrome.href(&format!("/results?page={number}"));
    ResultsPage {
        summary: words.text_with("results-summary", &counts),
        rule: outcome_words::stamp_rule(words),
        heads: Measure::ALL.map(|measure| outcome_words::measure(measure, words)).into(),
        lines: found.shown.iter().map(|finished| line(finished, &chrome)).collect(),
        calibration: by_department(&found.forecasts)
            .into_iter()
            .map(|(department, one)| calibration(&department.name, &one, words))
            .collect(),
        calibration_sum: whole(&found.forecasts, words),
        pages: [
            (number > 1).then(|| address(number - 1)),
            (number * PAGE_SIZE < found.finished).then(|| address(number + 1)),
        ],
        chrome,
    }
}

fn whole(forecasts: &[Forecast], words: Locale) -> Option<CalibrationLine> {
    Some(calibration(&words.text("calibration-all"), &Calibration::of(forecasts)?, words))
}

fn calibration(department: &str, calibration: &Calibration, words: Locale) -> CalibrationLine {
    CalibrationLine {
        department: department.to_owned(),
        projects: super::words::count(calibration.projects, words),
        percent: words.percent(&calibration_percent(calibration, words)),
    }
}

fn line(finished: &Finished, chrome: &Chrome) -> ResultLine {
    let words = chrome.words;
    let outcome = Outcome::of(&finished.measurements, finished.forecast);
    ResultLine {
        name: format!("{} {}", finished.number, finished.title),
        href: chrome.href(&format!("/projects/{}/results", finished.number)),
        department: finished.department.clone(),
        cells: Measure::ALL.map(|measure| cell(measure, &outcome, words)).into(),
        stamp: outcome_words::stamp_reasons(&outcome, words),
        is_measured: finished.measurements.iter().any(|one| one.said.moment == Moment::After),
    }
}

fn cell(measure: Measure, outcome: &Outcome, words: Locale) -> ResultCell {
    let found = outcome.line(measure);
    let figure = |figure| outcome_words::figure(figure, words);
    let text = found.map(|line| match (&line.before, &line.after) {
        (None, None) => "–".to_owned(),
        (before, after) => format!("{} → {}", figure(before.as_ref()), figure(after.as_ref())),
    });
    let promised = found.and_then(|line| line.promised.as_ref());
    ResultCell {
        label: outcome_words::measure(measure, words),
        text: text.unwrap_or_else(|| "–".to_owned()),
        promised: promised.map(|promised| words.text_about("results-promised", &figure(Some(promised)))),
        change: found
            .and_then(|line| line.change)
            .map(|change| (outcome_words::change(change, words), class(change))),
    }
}
