// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Sending a list to be checked.

use askama::Template;
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};

use crate::{
    error::Error,
    exchange::{actions, error::ImportError},
    kit::{
        page::{self, Chrome},
        upload::Upload,
    },
    people::{Person, PortfolioManager},
    state::AppState,
};

/// A file that has been sent before.
struct FileLine {
    href: String,
    name: String,
    sent: String,
    /// What came of it.
    result: Option<String>,
}

#[derive(Template)]
#[template(path = "exchange/imports.html")]
struct ImportsPage {
    chrome: Chrome,
    files: Vec<FileLine>,
    error: Option<String>,
}

async fn respond(
    state: &AppState,
    person: &Person,
    chrome: Chrome,
    error: Option<String>,
) -> Result<Response, Error> {
    let words = chrome.words;
    let files = actions::open_files(&state.pool, person, state.clock.now()).await?;
    let files = files
        .into_iter()
        .map(|file| FileLine {
            href: chrome.href(&format!("/imports/{}", file.id)),
            sent: words.date_and_time(file.created_at),
            result: file.summary.map(|summary| words.message(&summary.message())),
            name: file.name,
        })
        .collect();
    let status = if error.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Ok(page::respond(status, page::render(&ImportsPage { chrome, files, error })?))
}

/// `GET /imports`: the form, and what was sent before.
pub async fn imports(
    State(state): State<AppState>,
    PortfolioManager(person): PortfolioManager,
    chrome: Chrome,
) -> Result<Response, Error> {
    respond(&state, &person, chrome, None).await
}

/// `POST /imports`: keeps a file and leads to its check.
pub async fn send(
    State(state): State<AppState>,
    PortfolioManager(person): PortfolioManager,
    chrome: Chrome,
    Upload(_, file): Upload,
) -> Result<Response, Error> {
    let words = chrome.words;
    let Some(file) = file else {
        let error = words.text("import-no-file");
        return respond(&state, &person, chrome, Some(error)).await;
    };
    let sent = (file.name.as_str(), file.bytes.to_vec());
    match actions::send(&state.pool, &person, sent, state.clock.now()).await {
        Ok(id) => Ok(Redirect::to(&chrome.href(&format!("/imports/{id}"))).into_response()),
        Err(ImportError::Read(error)) => {
            let error = words.message(&error.message());
            respond(&state, &person, chrome, Some(error)).await
        }
        Err(error) => Err(failure(error)),
    }
}

/// What is no matter of the list.
pub(super) fn failure(error: ImportError) -> Error {
    match error {
        ImportError::Database(error) => error.into(),
        other => Error::Internal(Box::new(other)),
    }
}
