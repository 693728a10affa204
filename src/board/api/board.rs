// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use axum::{extract::State, response::Response};
use chrono::NaiveDate;

use super::documents::{BoardDocument, SnapshotDocument};
use crate::{
    board::{actions, model::SnapshotId, query::ListQuery},
    error::Error,
    kit::{
        extract::Path,
        form::Pairs,
        i18n::Message,
        json::{self, Conditions},
        paging::unwritten,
        problem::Problem,
    },
    people::ReadScope,
    state::AppState,
};

fn unknown(id: &str) -> Error {
    Error::NotFound(Some(Message::new("error-unknown-board").with("board", id.to_owned())))
}

/// The day that was asked for.
fn as_of(given: &Pairs) -> Result<Option<NaiveDate>, Problem> {
    let unwritten = unwritten(given, &[], &["as_of"]);
    if unwritten.is_empty() { Ok(given.raw("as_of").parse().ok()) } else { Err(Problem::of_query(unwritten)) }
}

/// The board of now; with `as_of` the last one that was frozen up to the end of that day.
#[utoipa::path(
    get, path = "/board", operation_id = "board", tag = "board", security((), ("token" = ["read"])),
    params(("as_of" = Option<NaiveDate>, Query)),
    responses((status = 200, body = BoardDocument)),
)]
pub(super) async fn board(
    State(state): State<AppState>,
    _: ReadScope,
    conditions: Conditions,
    given: Pairs,
) -> Result<Response, Error> {
    if let Some(day) = as_of(&given)? {
        let nothing = || Error::NotFound(Some(Message::new("problem-no-board-yet")));
        let id = actions::board_of(&state.pool, day).await?.ok_or_else(nothing)?;
        return past(&state, &conditions, id).await;
    }
    let mut reading = actions::begin_reading(&state.pool).await?;
    let db = &mut *reading.transaction;
    let model = actions::value_model(db).await?.ok_or(Error::NotFound(None))?;
    let today = state.clock.today();
    let board = actions::read_board(db, model, reading.as_of, &ListQuery::default(), today).await?;
    let rows = [board.top, board.below].concat();
    json::answer(&conditions, &BoardDocument::now(board.as_of, &board.model, board.figures.on_board, &rows))
}

/// The boards of the past, the last first; 500 at most. An earlier one is found by its day.
#[utoipa::path(
    get, path = "/board/snapshots", operation_id = "snapshots", tag = "board",
    security((), ("token" = ["read"])),
    responses((status = 200, body = [SnapshotDocument])),
)]
pub(super) async fn snapshots(
    State(state): State<AppState>,
    _: ReadScope,
    conditions: Conditions,
) -> Result<Response, Error> {
    let snapshots = actions::snapshots(&state.pool).await?;
    json::answer(&conditions, &snapshots.into_iter().map(SnapshotDocument::from).collect::<Vec<_>>())
}

/// A board of the past as it was.
#[utoipa::path(
    get, path = "/board/snapshots/{id}", operation_id = "snapshot", tag = "board",
    security((), ("token" = ["read"])), params(("id" = i64, Path)),
    responses((status = 200, body = BoardDocument)),
)]
pub(super) async fn snapshot(
    State(state): State<AppState>,
    _: ReadScope,
    conditions: Conditions,
    Path(id): Path<String>,
) -> Result<Response, Error> {
    let known = id.parse().map(SnapshotId).map_err(|_| unknown(&id))?;
    past(&state, &conditions, known).await
}

async fn past(state: &AppState, conditions: &Conditions, id: SnapshotId) -> Result<Response, Error> {
    let past = actions::past(&state.pool, id).await?.ok_or_else(|| unknown(&id.0.to_string()))?;
    json::answer(conditions, &BoardDocument::past(&past.snapshot, &past.shown))
}
