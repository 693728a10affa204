// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! The boards of the past, as a list and by their day.

use askama::Template;
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};

use super::words;
use crate::{
    board::{
        actions,
        model::{Snapshot, SnapshotCause},
    },
    error::Error,
    kit::{
        field::{Control, Field},
        form::{FieldError, Pairs},
        format::read_date,
        i18n::{Locale, Message},
        page::{self, Chrome},
    },
    people::Reader,
    state::AppState,
};

/// Name of the field with the day.
const DAY: &str = "on";

/// A line of the list.
struct BoardLine {
    href: String,
    taken_at: String,
    cause: String,
    reason: String,
    taken_by: String,
    weighting: String,
    hash: String,
}

impl BoardLine {
    fn of(snapshot: &Snapshot, chrome: &Chrome) -> Self {
        let words = chrome.words;
        Self {
            href: words::board_address(snapshot.id, chrome),
            taken_at: words.date_and_time(snapshot.taken_at),
            cause: cause(snapshot, words),
            reason: snapshot.reason.clone(),
            taken_by: snapshot.taken_by.clone(),
            weighting: words.integer(snapshot.weighting_version),
            hash: snapshot.hash.to_string().chars().take(12).collect(),
        }
    }
}

/// What a board was frozen for, without the reason.
pub(super) fn cause(snapshot: &Snapshot, words: Locale) -> String {
    match snapshot.cause {
        SnapshotCause::Published => {
            words.text_about("snapshot-published", &words.integer(snapshot.weighting_version))
        }
        SnapshotCause::Held => words.text("snapshot-held"),
    }
}

#[derive(Template)]
#[template(path = "boards/boards.html")]
struct BoardsPage {
    chrome: Chrome,
    fields: Vec<Field>,
    lines: Vec<BoardLine>,
    may_hold: bool,
    /// Whether the last of them is there as open data.
    open_data: bool,
}

/// `GET /boards`: every frozen board. With a day it leads to the board of that day: the last that was frozen up
/// to its end.
pub async fn boards(
    State(state): State<AppState>,
    Reader(person): Reader,
    chrome: Chrome,
    given: Pairs,
) -> Result<Response, Error> {
    let words = chrome.words;
    let mut errors = Vec::new();
    if let Some(typed) = given.get(DAY) {
        match read_date(typed) {
            Some(day) => match actions::board_of(&state.pool, day).await? {
                Some(id) => return Ok(Redirect::to(&words::board_address(id, &chrome)).into_response()),
                None => errors.push(FieldError {
                    field: DAY,
                    message: Message::new("board-of-day-none").with("day", words.date(day)),
                }),
            },
            None => errors.push(FieldError { field: DAY, message: Message::new("board-of-day-unreadable") }),
        }
    }
    let field = Field::of(words, (DAY, "board-of-day"), Control::Line("text"), &given);
    let snapshots = actions::snapshots(&state.pool).await?;
    let page = BoardsPage {
        fields: vec![field.with_errors(words, &errors)],
        lines: snapshots.iter().map(|snapshot| BoardLine::of(snapshot, &chrome)).collect(),
        may_hold: person.is_some_and(|person| actions::may_hold(&person)),
        open_data: state.open_data,
        chrome,
    };
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok(page::respond(status, page::render(&page)?))
}
