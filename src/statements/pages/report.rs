// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Reporting a barrier: for everybody, signed in or not.

use std::time::Duration;

use askama::Template;
use axum::{
    extract::State,
    http::{HeaderMap, HeaderValue, StatusCode, Uri, header},
    response::{IntoResponse as _, Redirect, Response},
};

use crate::{
    error::Error,
    kit::{
        browser::Browser,
        field::{Control, Field},
        form::{FieldError, Form, Pairs},
        limits::Caller,
        page::{self, Chrome},
    },
    state::AppState,
    statements::{
        actions,
        model::{BarrierReport, read_report},
    },
};

/// Whoever is told that there are too many reports comes back after a while.
const PAUSE: Duration = Duration::from_hours(1);

#[derive(Template)]
#[template(path = "statements/report.html")]
struct ReportPage {
    chrome: Chrome,
    done: bool,
    /// Too much has been reported.
    is_full: bool,
    fields: Vec<Field>,
}

fn page_of(chrome: Chrome, typed: &Pairs, errors: &[FieldError]) -> ReportPage {
    let words = chrome.words;
    let line = |name, key| Field::of(words, (name, key), Control::Line("text"), typed);
    let fields = vec![
        Field::of(words, (BarrierReport::DESCRIPTION, "barrier-description"), Control::Text(8), typed)
            .with_hint(words.text("barrier-description-hint")),
        line(BarrierReport::PAGE, "barrier-page").with_hint(words.text("barrier-page-hint")).optional(),
        line(BarrierReport::NAME, "barrier-name").autocompleted("name").optional(),
        Field::of(words, (BarrierReport::EMAIL, "barrier-email"), Control::Line("email"), typed)
            .with_hint(words.text("barrier-email-hint"))
            .autocompleted("email")
            .optional(),
    ];
    let fields = fields.into_iter().map(|field| field.with_errors(words, errors)).collect();
    ReportPage { chrome, done: false, is_full: false, fields }
}

/// `GET /accessibility/report`: the form, with the page that somebody came from.
pub async fn report_form(chrome: Chrome, headers: HeaderMap, given: Pairs) -> Result<Response, Error> {
    let came_from = headers.get(header::REFERER).and_then(|from| from.to_str().ok()?.parse::<Uri>().ok());
    // Without the query: what somebody has searched for is nobody's business.
    let typed = came_from.map(|from| Pairs::of([(BarrierReport::PAGE, from.path().to_owned())]));
    let page = page_of(chrome, &typed.unwrap_or_default(), &[]);
    let page = ReportPage { done: given.get("done") == Some("sent"), ..page };
    Ok(page::respond(StatusCode::OK, page::render(&page)?))
}

/// `POST /accessibility/report`: keeps what is said and tells the administration.
pub async fn report_barrier(
    State(state): State<AppState>,
    chrome: Chrome,
    browser: Browser,
    Form(typed): Form,
) -> Result<Response, Error> {
    let report = match read_report(&typed) {
        Ok(report) => report,
        Err(errors) => {
            let page = page_of(chrome, &typed, &errors);
            return Ok(page::respond(StatusCode::UNPROCESSABLE_ENTITY, page::render(&page)?));
        }
    };
    if let Err(wait) = state.reports.admit(Caller::Stranger(browser.address)) {
        return too_many(chrome, &typed, wait);
    }
    if !actions::report(&state.pool, &report, state.clock.now()).await? {
        return too_many(chrome, &typed, PAUSE);
    }
    Ok(Redirect::to(&chrome.href("/accessibility/report?done=sent")).into_response())
}

fn too_many(chrome: Chrome, typed: &Pairs, wait: Duration) -> Result<Response, Error> {
    let page = ReportPage { is_full: true, ..page_of(chrome, typed, &[]) };
    let mut response = page::respond(StatusCode::TOO_MANY_REQUESTS, page::render(&page)?);
    response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(wait.as_secs().max(1)));
    Ok(response)
}
