// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Lists to take along: what a page shows, as a file.

use axum::{
    extract::State,
    response::{IntoResponse as _, Redirect, Response},
};
use chrono::NaiveDate;

use super::download::{CSV, XLSX, download};
use crate::{
    board::{SnapshotId, View},
    error::Error,
    exchange::{
        actions::{self, Export, Form, Wish},
        error::ExportError,
    },
    kit::{clock::day_of, extract::Path, form::Pairs, i18n::Message, page::Chrome},
    people::{Reader, SignedIn},
    state::AppState,
};

/// `GET /board.xlsx` and `/board.csv`: the board as its page shows it.
pub async fn board(
    State(state): State<AppState>,
    _: Reader,
    chrome: Chrome,
    given: Pairs,
) -> Result<Response, Error> {
    page(&state, &chrome, (View::Board, "/"), &given).await
}

/// `GET /projects.xlsx` and `/projects.csv`: the list as its page shows it, all its pages.
pub async fn list(
    State(state): State<AppState>,
    _: Reader,
    chrome: Chrome,
    given: Pairs,
) -> Result<Response, Error> {
    page(&state, &chrome, (View::List, "/projects"), &given).await
}

/// `GET /boards/7/board.xlsx` and `/boards/7/board.csv`: a board of the past.
pub async fn past(
    State(state): State<AppState>,
    _: Reader,
    chrome: Chrome,
    Path(id): Path<String>,
) -> Result<Response, Error> {
    let unknown = || Error::NotFound(Some(Message::new("error-unknown-board").with("board", id.clone())));
    let known = id.parse().map(SnapshotId).map_err(|_| unknown())?;
    let form = form(&chrome)?;
    let written = actions::export(&state.pool, Wish::Past(known), form, chrome.words).await;
    let export = written.map_err(failure)?.ok_or_else(unknown)?;
    let day = day_of(export.as_of);
    Ok(file(export, form, (&chrome.words.text("export-file-past"), day)))
}

/// `GET /imports/template.xlsx`: an empty list to fill in.
pub async fn template(State(state): State<AppState>, _: SignedIn, chrome: Chrome) -> Result<Response, Error> {
    let bytes = actions::template(&state.pool, state.clock.now(), chrome.words).await.map_err(failure)?;
    let name = format!("{}.xlsx", chrome.words.text("template-file"));
    Ok(download(bytes, XLSX, &name))
}

async fn page(
    state: &AppState,
    chrome: &Chrome,
    (view, path): (View, &str),
    given: &Pairs,
) -> Result<Response, Error> {
    let form = form(chrome)?;
    let written = actions::export(&state.pool, Wish::Page(view, given), form, chrome.words).await;
    let Some(export) = written.map_err(failure)? else {
        // The page says what is wrong with the address.
        let query = given.to_query();
        return Ok(Redirect::to(&format!("{}?{query}", chrome.href(path))).into_response());
    };
    let name = match view {
        View::Board => "export-file-board",
        View::List => "export-file-list",
    };
    Ok(file(export, form, (&chrome.words.text(name), state.clock.today())))
}

fn form(chrome: &Chrome) -> Result<Form, Error> {
    Form::of(chrome.path()).ok_or(Error::NotFound(None))
}

fn file(export: Export, form: Form, (name, day): (&str, NaiveDate)) -> Response {
    let (kind, ending) = match form {
        Form::Xlsx => (XLSX, "xlsx"),
        Form::Csv => (CSV, "csv"),
    };
    download(export.bytes, kind, &format!("{name}-{}.{ending}", day.format("%Y-%m-%d")))
}

fn failure(error: ExportError) -> Error {
    match error {
        ExportError::Data(error) => error,
        ExportError::Busy => Error::Unavailable,
        ExportError::NothingToRankBy | ExportError::TooMany => Error::NotFound(Some(error.message())),
        other => Error::Internal(Box::new(other)),
    }
}
