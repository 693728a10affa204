// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Open data: the last frozen board for programs, where the operator has switched it on.

use axum::{
    extract::State,
    http::{HeaderValue, header},
    response::Response,
};

use crate::{
    board::{
        actions,
        model::{CatalogueWords, OpenBoard, catalogue},
    },
    error::Error,
    kit::{
        i18n::Locale,
        json::{self, Conditions},
    },
    state::AppState,
};

/// Programs may keep an answer for five minutes before they ask whether it has changed.
const KEPT: HeaderValue = HeaderValue::from_static("public, max-age=300");

/// The last frozen board; nothing while the switch is off or none has been frozen.
async fn open_board(state: &AppState) -> Result<OpenBoard, Error> {
    let board = if state.open_data { actions::open_board(&state.pool).await? } else { None };
    board.ok_or(Error::NotFound(None))
}

/// Hands data to whoever asks, from whichever page.
fn hand_out(conditions: &Conditions, kind: &'static str, data: Vec<u8>) -> Result<Response, Error> {
    let mut response = json::answer_as(conditions, kind, data)?;
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, KEPT);
    headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    Ok(response)
}

/// `GET /open-data/board.json`.
pub async fn board_json(State(state): State<AppState>, conditions: Conditions) -> Result<Response, Error> {
    let board = open_board(&state).await?;
    hand_out(&conditions, "application/json", json::written(&board)?)
}

/// `GET /open-data/board.csv`: UTF-8, comma, decimal point, as RFC 4180 has it.
pub async fn board_csv(State(state): State<AppState>, conditions: Conditions) -> Result<Response, Error> {
    let board = open_board(&state).await?;
    let mut table = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    let failed = |error: csv::Error| Error::Internal(Box::new(error));
    table.write_record(board.heads()).map_err(failed)?;
    for line in board.lines() {
        table.write_record(line).map_err(failed)?;
    }
    let data = table.into_inner().map_err(|error| Error::Internal(error.to_string().into()))?;
    hand_out(&conditions, "text/csv; charset=utf-8; header=present", data)
}

/// `GET /open-data/catalog.jsonld`: what the data are, for portals of open data.
pub async fn catalogue_jsonld(
    State(state): State<AppState>,
    conditions: Conditions,
) -> Result<Response, Error> {
    let board = open_board(&state).await?;
    let words = CatalogueWords {
        catalogue: Locale::De.text("open-data-catalogue"),
        title: Locale::De.text("open-data-dataset"),
        description: Locale::De.text("open-data-description"),
        publisher: Locale::De.text("open-data-publisher"),
    };
    let base = state.public_url.as_ref().map(|url| url.as_str().trim_end_matches('/').to_owned());
    let described = catalogue(&board, &words, &base.unwrap_or_default());
    hand_out(&conditions, "application/ld+json", json::written(&described)?)
}
