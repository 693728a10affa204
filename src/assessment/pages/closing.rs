// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Closing a round and letting it go on.

use askama::Template;
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};

use super::{CONFLICT, Progress, level, round_address, version};
use crate::{
    assessment::{
        actions::{self, Closing, Reopening},
        model::{Round, RoundId, reason},
    },
    error::Error,
    kit::{
        extract::Path,
        field::{Control, Field},
        form::{FieldError, Form, Pairs},
        page::{self, Chrome},
    },
    people::{Person, PortfolioManager, Resumed},
    state::AppState,
};

/// Name of the field with the reason.
const REASON: &str = "reason";

/// A criterion on which there will be no result.
struct UnfinishedLine {
    criterion: String,
    /// The level that goes on to count; empty if there is none.
    former: String,
}

#[derive(Template)]
#[template(path = "assessment/close.html")]
struct ClosePage {
    chrome: Chrome,
    href: String,
    number: String,
    title: String,
    version: i32,
    progress: Progress,
    unfinished: Vec<UnfinishedLine>,
    has_changed: bool,
}

/// `GET /rounds/7/close`: what closing will mean.
pub async fn close_form(
    State(state): State<AppState>,
    _: PortfolioManager,
    chrome: Chrome,
    Path(id): Path<i64>,
) -> Result<Response, Error> {
    draw_close(&state, chrome, RoundId(id), StatusCode::OK).await
}

/// `POST /rounds/7/close`: closes it.
pub async fn close(
    State(state): State<AppState>,
    PortfolioManager(person): PortfolioManager,
    chrome: Chrome,
    Path(id): Path<i64>,
    Form(typed): Form,
) -> Result<Response, Error> {
    let id = RoundId(id);
    match actions::close(&state.pool, &person, (id, version(&typed)), state.clock.now()).await? {
        Closing::Done => Ok(Redirect::to(&round_address(id, &chrome)).into_response()),
        Closing::Changed => draw_close(&state, chrome, id, CONFLICT).await,
    }
}

async fn draw_close(
    state: &AppState,
    chrome: Chrome,
    id: RoundId,
    status: StatusCode,
) -> Result<Response, Error> {
    let (round, unfinished) = actions::closing(&state.pool, id).await?;
    // Whoever closes what is closed has what they wanted.
    if round.closed.is_some() {
        return Ok(Redirect::to(&round_address(id, &chrome)).into_response());
    }
    let words = chrome.words;
    let line = |unfinished: &actions::Unfinished| UnfinishedLine {
        criterion: unfinished.criterion.name.get(words).to_owned(),
        former: unfinished.former.map(|former| level(former, words)).unwrap_or_default(),
    };
    let page = ClosePage {
        href: round_address(id, &chrome),
        number: round.project.to_string(),
        title: round.title,
        version: round.row_version,
        progress: Progress::of(round.progress.0, round.progress.1, words),
        unfinished: unfinished.iter().map(line).collect(),
        has_changed: status == CONFLICT,
        chrome,
    };
    Ok(page::respond(status, page::render(&page)?))
}

#[derive(Template)]
#[template(path = "assessment/reopen.html")]
struct ReopenPage {
    chrome: Chrome,
    href: String,
    number: String,
    title: String,
    version: i32,
    fields: Vec<Field>,
    is_possible: bool,
}

/// `GET /rounds/7/reopen`: asks why.
pub async fn reopen_form(
    State(state): State<AppState>,
    PortfolioManager(person): PortfolioManager,
    chrome: Chrome,
    Path(id): Path<i64>,
    Resumed(resumed): Resumed,
) -> Result<Response, Error> {
    let standing = (StatusCode::OK, resumed.unwrap_or_default(), Vec::new());
    draw_reopen(&state, &person, chrome, RoundId(id), standing).await
}

/// `POST /rounds/7/reopen`: lets it go on.
pub async fn reopen(
    State(state): State<AppState>,
    PortfolioManager(person): PortfolioManager,
    chrome: Chrome,
    Path(id): Path<i64>,
    Form(typed): Form,
) -> Result<Response, Error> {
    let id = RoundId(id);
    let why = match reason(typed.raw(REASON), true) {
        Ok(why) => why,
        Err(message) => {
            let errors = vec![FieldError { field: REASON, message }];
            let standing = (StatusCode::UNPROCESSABLE_ENTITY, typed, errors);
            return draw_reopen(&state, &person, chrome, id, standing).await;
        }
    };
    let now = state.clock.now();
    match actions::reopen(&state.pool, &person, (id, version(&typed)), &why, now).await? {
        Reopening::Done => Ok(Redirect::to(&round_address(id, &chrome)).into_response()),
        Reopening::Impossible => {
            draw_reopen(&state, &person, chrome, id, (CONFLICT, typed, Vec::new())).await
        }
    }
}

async fn draw_reopen(
    state: &AppState,
    person: &Person,
    chrome: Chrome,
    id: RoundId,
    (status, typed, errors): (StatusCode, Pairs, Vec<FieldError>),
) -> Result<Response, Error> {
    let outcome = actions::outcome_of_round(&state.pool, person, id).await?;
    // Whoever reopens what is open has what they wanted.
    if outcome.round.closed.is_none() {
        return Ok(Redirect::to(&round_address(id, &chrome)).into_response());
    }
    let Round { project, title, row_version, .. } = outcome.round;
    let words = chrome.words;
    let field = Field::of(words, (REASON, "round-reopen-reason"), Control::Text(3), &typed);
    let page = ReopenPage {
        href: round_address(id, &chrome),
        number: project.to_string(),
        title,
        version: row_version,
        fields: vec![field.with_errors(words, &errors)],
        is_possible: outcome.can_be_reopened,
        chrome,
    };
    Ok(page::respond(status, page::render(&page)?))
}
