// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! The form by which the present board is kept.

use askama::Template;
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};

use super::words;
use crate::{
    board::{
        actions::{self, Holding},
        model::SnapshotId,
    },
    error::Error,
    kit::{
        field::{Control, Field},
        form::{FieldError, Form, Pairs},
        i18n::Message,
        page::{self, Chrome},
    },
    people::{Person, Resumed, SignedIn},
    state::AppState,
};

/// Name of the field with the reason.
const REASON: &str = "reason";
/// Name of the hidden field with the last board that was frozen when the form was opened.
const SEEN: &str = "seen";
/// The longest reason, in characters.
const LONGEST_REASON: usize = 1_000;

/// The board has been frozen by somebody else, or by the first of two clicks.
const CONFLICT: StatusCode = StatusCode::CONFLICT;

#[derive(Template)]
#[template(path = "boards/hold.html")]
struct HoldPage {
    chrome: Chrome,
    fields: Vec<Field>,
    seen: String,
    /// The board that was frozen in the meantime: when, and where it is.
    since: Option<(String, String)>,
}

/// `GET /boards/hold`: asks why.
pub async fn hold_form(
    State(state): State<AppState>,
    SignedIn(person): SignedIn,
    chrome: Chrome,
    Resumed(resumed): Resumed,
) -> Result<Response, Error> {
    must_hold(&person)?;
    draw(&state, chrome, StatusCode::OK, (&resumed.unwrap_or_default(), &[])).await
}

/// `POST /boards/hold`: keeps the present board.
pub async fn hold(
    State(state): State<AppState>,
    SignedIn(person): SignedIn,
    chrome: Chrome,
    Form(typed): Form,
) -> Result<Response, Error> {
    must_hold(&person)?;
    let reason = match reason(&typed) {
        Ok(reason) => reason,
        Err(message) => {
            let errors = [FieldError { field: REASON, message }];
            return draw(&state, chrome, StatusCode::UNPROCESSABLE_ENTITY, (&typed, &errors)).await;
        }
    };
    let seen = typed.get(SEEN).and_then(|seen| seen.parse().ok()).map(SnapshotId);
    match actions::hold(&state.pool, &person, (seen, &reason), state.clock.now()).await? {
        Holding::Done(id) => Ok(Redirect::to(&words::board_address(id, &chrome)).into_response()),
        Holding::Changed => draw(&state, chrome, CONFLICT, (&typed, &[])).await,
    }
}

fn must_hold(person: &Person) -> Result<(), Error> {
    if actions::may_hold(person) { Ok(()) } else { Err(Error::Forbidden) }
}

/// What was typed as a reason, if it is one.
fn reason(typed: &Pairs) -> Result<String, Message> {
    let reason = typed.raw(REASON).trim().replace("\r\n", "\n").replace('\0', "\u{fffd}");
    match reason.chars().count() {
        0 => Err(Message::new("hold-reason-missing")),
        count if count > LONGEST_REASON => Err(Message::new("hold-reason-too-long").with("count", count)),
        _ => Ok(reason),
    }
}

async fn draw(
    state: &AppState,
    chrome: Chrome,
    status: StatusCode,
    (typed, errors): (&Pairs, &[FieldError]),
) -> Result<Response, Error> {
    let words = chrome.words;
    let last = actions::last_snapshot(&state.pool).await?;
    let field = Field::of(words, (REASON, "hold-reason"), Control::Text(3), typed)
        .with_hint(words.text("hold-reason-hint"))
        .with_errors(words, errors);
    let since = last.as_ref().filter(|_| status == CONFLICT);
    let page = HoldPage {
        fields: vec![field],
        since: since.map(|last| (words.date_and_time(last.taken_at), words::board_address(last.id, &chrome))),
        // Whoever is told of the other board and sends the form again wants both.
        seen: last.map(|last| last.id.0.to_string()).unwrap_or_default(),
        chrome,
    };
    Ok(page::respond(status, page::render(&page)?))
}
