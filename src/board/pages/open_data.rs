// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! What is there as open data, for people.

use askama::Template;
use axum::{extract::State, http::StatusCode, response::Response};

use super::words;
use crate::{
    board::{actions, model::SnapshotId},
    error::Error,
    kit::page::{self, Chrome},
    state::AppState,
};

/// A file to download.
struct OpenFile {
    name: &'static str,
    explanation: String,
}

#[derive(Template)]
#[template(path = "boards/open_data.html")]
struct OpenDataPage {
    chrome: Chrome,
    /// When the board was frozen that is handed out, and its page.
    board: Option<(String, String)>,
    files: Vec<OpenFile>,
}

/// `GET /open-data`: what everybody may use, where the operator has switched it on.
pub async fn open_data(State(state): State<AppState>, chrome: Chrome) -> Result<Response, Error> {
    if !state.open_data {
        return Err(Error::NotFound(None));
    }
    let words = chrome.words;
    let file = |name, key| OpenFile { name, explanation: words.text(key) };
    let board = actions::open_board(&state.pool).await?;
    let page = OpenDataPage {
        board: board.map(|board| {
            let at = words::board_address(SnapshotId(board.board), &chrome);
            (chrome.words.date_and_time(board.frozen_at), at)
        }),
        files: vec![
            file("board.json", "open-data-json"),
            file("board.csv", "open-data-csv"),
            file("catalog.jsonld", "open-data-jsonld"),
        ],
        chrome,
    };
    Ok(page::respond(StatusCode::OK, page::render(&page)?))
}
