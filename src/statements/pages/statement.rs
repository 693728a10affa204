// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! A statement for everybody, signed in or not.

use std::fmt;

use askama::{Template, filters::HtmlSafe};
use axum::{extract::State, http::StatusCode, response::Response};

use crate::{
    error::Error,
    kit::{
        clock::Clock,
        i18n::Locale,
        page::{self, Chrome},
    },
    people::Admin,
    state::AppState,
    statements::{
        actions,
        model::{Drawn, Statement, draw},
    },
};

/// What [`draw`] has made: HTML of nothing but what it lets through, whatever was typed. The only type of the portal
/// that a template does not escape.
pub(super) struct DrawnHtml(String);

impl DrawnHtml {
    /// The HTML, and how many places still wait for what only the city knows.
    pub(super) fn of(text: &str, language: Locale) -> (Self, usize) {
        let Drawn { html, gaps } = draw(text, language);
        (Self(html), gaps)
    }
}

impl fmt::Display for DrawnHtml {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl HtmlSafe for DrawnHtml {}

#[derive(Template)]
#[template(path = "statements/statement.html")]
struct StatementPage {
    chrome: Chrome,
    statement: Statement,
    text: DrawnHtml,
    /// Says that something is still to be filled in.
    gaps: Option<String>,
    changed: Option<String>,
    /// Where it is written, for those who may.
    edit: Option<String>,
}

/// `GET /help`, `/accessibility`, `/privacy`, `/legal-notice`: what the administration says there.
pub async fn statement(
    State(state): State<AppState>,
    admin: Result<Admin, Error>,
    chrome: Chrome,
) -> Result<Response, Error> {
    let words = chrome.words;
    let statement = Statement::from_code(chrome.path().trim_start_matches('/'));
    let statement = statement.ok_or(Error::NotFound(None))?;
    let wording = actions::wording(&state.pool, statement, words).await?;
    let (text, gaps) = DrawnHtml::of(&wording.text, words);
    let changed = wording.changed_at.map(|at| {
        let day = words.date(Clock::Fixed(at).today());
        words.text_with("statement-changed", &[("day", day.into())])
    });
    let address = || format!("/admin/statements/{}/{}", statement.code(), words.tag());
    let page = StatementPage {
        gaps: gaps_said(&chrome, gaps),
        edit: admin.is_ok().then(|| chrome.href(&address())),
        chrome,
        statement,
        text,
        changed,
    };
    Ok(page::respond(StatusCode::OK, page::render(&page)?))
}

/// How much is still to be filled in, if anything.
pub(super) fn gaps_said(chrome: &Chrome, gaps: usize) -> Option<String> {
    (gaps > 0).then(|| chrome.words.text_with("statement-gaps", &[("count", gaps.into())]))
}
