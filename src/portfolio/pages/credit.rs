// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! To whom the benefit is due, by department.

use askama::Template;
use axum::{extract::State, http::StatusCode, response::Response};

use super::words;
use crate::{
    error::Error,
    kit::page::{self, Chrome, Headless},
    people::Reader,
    portfolio::{actions, model::DepartmentCredit},
    state::AppState,
};

struct CreditLine {
    department: String,
    projects: String,
    own: String,
    credit: String,
    /// With its sign.
    difference: String,
}

#[derive(Template)]
#[template(path = "portfolio/credit.html")]
struct CreditPage {
    chrome: Chrome,
    weighting_version: String,
    lines: Vec<CreditLine>,
    sum: CreditLine,
}

/// `GET /start-order/credit`: the benefit of each service, shared by all it stands on, by department.
pub async fn credit(State(state): State<AppState>, _: Reader, chrome: Chrome) -> Result<Response, Error> {
    let known = actions::network(&state.pool, &state.network).await?.ok_or(Error::NotFound(None))?;
    let key = (known.edition, state.clock.today(), chrome.translated(chrome.words));
    if let Some(page) = state.drawn_boards.get(&key) {
        return Ok(page::respond(StatusCode::OK, page.with_header(&chrome)?));
    }
    let credits = actions::credits(&known).await?;
    let words = chrome.words;
    let sum = DepartmentCredit {
        department: words.text("calculation-sum"),
        projects: credits.iter().map(|line| line.projects).sum(),
        own: credits.iter().map(|line| line.own).sum(),
        credit: credits.iter().map(|line| line.credit).sum(),
    };
    let page = CreditPage {
        weighting_version: words.integer(known.network.weighting_version),
        lines: credits.iter().map(|credit| line(credit, &chrome)).collect(),
        sum: line(&sum, &chrome),
        chrome,
    };
    let page = page::render(&page)?;
    if let Some(drawn) = Headless::of(&page) {
        state.drawn_boards.insert(key, drawn);
    }
    Ok(page::respond(StatusCode::OK, page))
}

fn line(credit: &DepartmentCredit, chrome: &Chrome) -> CreditLine {
    let words = chrome.words;
    let hundredths = |number: i64| words.hundredths(number);
    let difference = words::amount(credit.credit) - words::amount(credit.own);
    CreditLine {
        department: credit.department.clone(),
        projects: words::count(credit.projects, words),
        own: hundredths(words::amount(credit.own)),
        credit: hundredths(words::amount(credit.credit)),
        difference: match difference {
            0 => "±0".to_owned(),
            1.. => format!("+{}", hundredths(difference)),
            _ => format!("−{}", hundredths(-difference)),
        },
    }
}
