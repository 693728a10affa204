// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Administration: the barriers that were reported, and what came of them.

use askama::Template;
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};

use crate::{
    error::Error,
    kit::{
        extract::Path,
        field::{Control, Field},
        form::{FieldError, Form, Pairs},
        page::{self, Chrome},
    },
    people::{Admin, Resumed},
    state::AppState,
    statements::{
        actions,
        model::{ReportId, StoredReport, read_answer},
    },
};

const ANSWER: &str = "answer";
/// So many reports are listed.
const MOST_LISTED: i64 = 200;
/// So many characters of a description stand in the list.
const EXCERPT: usize = 100;

struct Line {
    address: String,
    number: i64,
    reported: String,
    page: String,
    excerpt: String,
    is_open: bool,
}

#[derive(Template)]
#[template(path = "statements/barriers.html")]
struct BarriersPage {
    chrome: Chrome,
    done: Option<String>,
    lines: Vec<Line>,
}

/// `GET /admin/barriers`: what was reported, the open ones first.
pub async fn barriers(
    State(state): State<AppState>,
    _: Admin,
    chrome: Chrome,
    given: Pairs,
) -> Result<Response, Error> {
    let reports = actions::reports(&state.pool, MOST_LISTED).await?;
    let line = |report: StoredReport| Line {
        address: chrome.href(&format!("/admin/barriers/{}", report.id.0)),
        number: report.id.0,
        reported: chrome.words.date_and_time(report.reported_at),
        page: report.report.page,
        excerpt: excerpt(&report.report.description),
        is_open: report.closed.is_none(),
    };
    let lines = reports.into_iter().map(line).collect();
    let done = (given.get("done") == Some("closed")).then(|| chrome.words.text("barrier-closed"));
    Ok(page::respond(StatusCode::OK, page::render(&BarriersPage { chrome, done, lines })?))
}

fn excerpt(description: &str) -> String {
    let mut letters = description.chars();
    let shown: String = letters.by_ref().take(EXCERPT).collect();
    if letters.next().is_some() { format!("{shown} …") } else { shown }
}

#[derive(Template)]
#[template(path = "statements/barrier.html")]
struct BarrierPage {
    chrome: Chrome,
    number: i64,
    reported: String,
    report: StoredReport,
    /// When and by whom it was closed.
    closed: Option<String>,
    /// What somebody wanted to say who came second.
    typed: String,
    fields: Vec<Field>,
}

fn page_of(chrome: Chrome, report: StoredReport, (typed, errors): (&Pairs, &[FieldError])) -> BarrierPage {
    let words = chrome.words;
    let field = Field::of(words, (ANSWER, "barrier-answer"), Control::Text(5), typed)
        .with_hint(words.text("barrier-answer-hint"))
        .with_errors(words, errors);
    BarrierPage {
        number: report.id.0,
        reported: words.date_and_time(report.reported_at),
        closed: report.closed.as_ref().map(|(at, by, _)| {
            let when = words.date_and_time(*at);
            words.text_with("barrier-closed-by", &[("when", when.into()), ("by", by.clone().into())])
        }),
        typed: typed.raw(ANSWER).to_owned(),
        fields: vec![field],
        report,
        chrome,
    }
}

/// `GET /admin/barriers/{id}`: a report, to be read and closed.
pub async fn barrier(
    State(state): State<AppState>,
    _: Admin,
    Resumed(typed): Resumed,
    chrome: Chrome,
    Path(id): Path<i64>,
) -> Result<Response, Error> {
    let report = actions::find_report(&state.pool, ReportId(id)).await?;
    let page = page_of(chrome, report, (&typed.unwrap_or_default(), &[]));
    Ok(page::respond(StatusCode::OK, page::render(&page)?))
}

/// `POST /admin/barriers/{id}`: closes it with what came of it. Whoever comes second sees what the first has said.
pub async fn close_barrier(
    State(state): State<AppState>,
    Admin(admin): Admin,
    chrome: Chrome,
    Path(id): Path<i64>,
    Form(typed): Form,
) -> Result<Response, Error> {
    let report = actions::find_report(&state.pool, ReportId(id)).await?;
    let answer = match read_answer(typed.raw(ANSWER)) {
        Ok(answer) => answer,
        Err(message) => {
            let errors = [FieldError { field: ANSWER, message }];
            let page = page_of(chrome, report, (&typed, &errors));
            return Ok(page::respond(StatusCode::UNPROCESSABLE_ENTITY, page::render(&page)?));
        }
    };
    if actions::close_report(&state.pool, &admin, report.id, &answer, state.clock.now()).await? {
        return Ok(Redirect::to(&chrome.href("/admin/barriers?done=closed")).into_response());
    }
    let page = page_of(chrome, actions::find_report(&state.pool, report.id).await?, (&typed, &[]));
    Ok(page::respond(StatusCode::CONFLICT, page::render(&page)?))
}
