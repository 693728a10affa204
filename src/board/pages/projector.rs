// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! The Top 25 for a steering committee that looks at a wall.

use askama::Template;
use axum::{extract::State, http::StatusCode, response::Response};

use super::{legend::Legend, row::Row};
use crate::{
    board::{
        actions,
        model::{BOARD_SIZE, Board},
        query::ListQuery,
    },
    error::Error,
    kit::page::{self, Chrome},
    people::Reader,
    state::AppState,
};

#[derive(Template)]
#[template(path = "board/projector.html")]
struct ProjectorPage {
    chrome: Chrome,
    /// Address of the page.
    here: String,
    as_of: String,
    weighting_version: String,
    legend: Option<Legend>,
    mark: String,
    rows: Vec<Row>,
    /// How many more share the last place.
    more: u32,
}

/// `GET /projector`: the Top 25 and nothing else.
pub async fn projector(State(state): State<AppState>, _: Reader, chrome: Chrome) -> Result<Response, Error> {
    let mut reading = actions::begin_reading(&state.pool).await?;
    let db = &mut *reading.transaction;
    let model = actions::value_model(db).await?.ok_or(Error::NotFound(None))?;
    let today = state.clock.today();
    let board = actions::read_board(db, model, reading.as_of, &ListQuery::default(), today).await?;
    let page = draw(chrome, &board, today);
    Ok(page::respond(StatusCode::OK, page::render(&page)?))
}

fn draw(chrome: Chrome, board: &Board, today: chrono::NaiveDate) -> ProjectorPage {
    let words = chrome.words;
    let version = board.model.weighting.version;
    let fitting = usize::try_from(BOARD_SIZE).unwrap_or(usize::MAX);
    let rows = board.top.iter().take(fitting).map(|entry| Row::of(entry, &board.model, &chrome, today));
    ProjectorPage {
        here: chrome.translated(words),
        as_of: words.date_and_time(board.as_of),
        weighting_version: words.integer(version),
        legend: board.baseline.map(|baseline| Legend::of(baseline, version, &chrome)),
        mark: board.mark.clone(),
        rows: rows.collect(),
        more: board.figures.on_board.saturating_sub(BOARD_SIZE),
        chrome,
    }
}
