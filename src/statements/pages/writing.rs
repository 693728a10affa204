// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Administration: the statements, what is still to be filled in, and the form in which each is written.

use askama::Template;
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};

use super::statement::{DrawnHtml, gaps_said};
use crate::{
    error::Error,
    kit::{
        extract::Path,
        field::{Control, Difference, Field},
        form::{FieldError, Form, Pairs},
        i18n::Locale,
        page::{self, Chrome},
        text,
    },
    people::{Admin, Resumed},
    state::AppState,
    statements::{
        actions::{self, Writing},
        model::{LONGEST_STATEMENT, Statement, Wording, draw, language_of},
    },
};

const TEXT: &str = "wording";
const ROW_VERSION: &str = "row_version";
/// So many lines of the text are visible.
const LINES: u8 = 24;

struct Line {
    name: String,
    language: &'static str,
    address: String,
    changed: String,
    gaps: Option<String>,
}

#[derive(Template)]
#[template(path = "statements/list.html")]
struct StatementsPage {
    chrome: Chrome,
    done: Option<String>,
    lines: Vec<Line>,
}

/// `GET /admin/statements`: each in both languages, with what is still to be filled in.
pub async fn statements(
    State(state): State<AppState>,
    _: Admin,
    chrome: Chrome,
    given: Pairs,
) -> Result<Response, Error> {
    let words = chrome.words;
    let line = |(statement, language, wording): (Statement, Locale, Wording)| Line {
        name: words.text(statement.heading()),
        language: language.tag(),
        address: chrome.href(&address(statement, language)),
        changed: match wording.changed_at {
            Some(at) => words.date_and_time(at),
            None => words.text("statement-shipped"),
        },
        gaps: gaps_said(&chrome, draw(&wording.text, language).gaps),
    };
    let lines = actions::wordings(&state.pool).await?.into_iter().map(line).collect();
    let done = (given.get("done") == Some("saved")).then(|| words.text("saved"));
    Ok(page::respond(StatusCode::OK, page::render(&StatementsPage { chrome, done, lines })?))
}

fn address(statement: Statement, language: Locale) -> String {
    format!("/admin/statements/{}/{}", statement.code(), language.tag())
}

#[derive(Template)]
#[template(path = "statements/edit.html")]
struct WritingPage {
    chrome: Chrome,
    statement: Statement,
    language: Locale,
    row_version: i32,
    fields: Vec<Field>,
    differences: Vec<Difference>,
    /// What would be shown, if that was asked for.
    preview: Option<DrawnHtml>,
    gaps: Option<String>,
}

fn page_of(
    chrome: Chrome,
    (statement, language): (Statement, Locale),
    row_version: i32,
    (typed, errors): (&Pairs, &[FieldError]),
) -> WritingPage {
    let words = chrome.words;
    let field = Field::of(words, (TEXT, "statement-text"), Control::Text(LINES), typed)
        .with_hint(words.text("statement-text-hint"))
        .with_errors(words, errors);
    let gaps = gaps_said(&chrome, draw(typed.raw(TEXT), language).gaps);
    WritingPage {
        chrome,
        statement,
        language,
        row_version,
        fields: vec![field],
        differences: Vec::new(),
        preview: None,
        gaps,
    }
}

fn named(statement: &str, language: &str) -> Result<(Statement, Locale), Error> {
    Statement::from_code(statement).zip(language_of(language)).ok_or(Error::NotFound(None))
}

/// `GET /admin/statements/{statement}/{language}`: the text that counts, to be changed.
pub async fn statement_form(
    State(state): State<AppState>,
    _: Admin,
    Resumed(typed): Resumed,
    chrome: Chrome,
    Path((statement, language)): Path<(String, String)>,
) -> Result<Response, Error> {
    let (statement, language) = named(&statement, &language)?;
    let wording = actions::wording(&state.pool, statement, language).await?;
    // Whoever comes back to a form decides on the version that was read then.
    let read_then = typed.as_ref().and_then(|typed| typed.get(ROW_VERSION)?.parse().ok());
    let typed = typed.unwrap_or_else(|| Pairs::of([(TEXT, wording.text)]));
    let row_version = read_then.unwrap_or(wording.row_version);
    let page = page_of(chrome, (statement, language), row_version, (&typed, &[]));
    Ok(page::respond(StatusCode::OK, page::render(&page)?))
}

/// `POST /admin/statements/{statement}/{language}`: shows what would be said, or says it from now on.
pub async fn change_statement(
    State(state): State<AppState>,
    Admin(admin): Admin,
    chrome: Chrome,
    Path((statement, language)): Path<(String, String)>,
    Form(typed): Form,
) -> Result<Response, Error> {
    let named = named(&statement, &language)?;
    let row_version = typed.get(ROW_VERSION).and_then(|version| version.parse().ok()).unwrap_or_default();
    let text = match text::required(text::text(typed.raw(TEXT), LONGEST_STATEMENT)) {
        Ok(text) => text,
        Err(message) => {
            let errors = [FieldError { field: TEXT, message }];
            let page = page_of(chrome, named, row_version, (&typed, &errors));
            return Ok(page::respond(StatusCode::UNPROCESSABLE_ENTITY, page::render(&page)?));
        }
    };
    let mut page = page_of(chrome, named, row_version, (&typed, &[]));
    if typed.get("do") == Some("preview") {
        page.preview = Some(DrawnHtml::of(&text, named.1).0);
        return Ok(page::respond(StatusCode::OK, page::render(&page)?));
    }
    let (what, now) = ((named.0, named.1, row_version), state.clock.now());
    match actions::write(&state.pool, &admin.actor(), what, &text, now).await? {
        Writing::Done => Ok(Redirect::to(&page.chrome.href("/admin/statements?done=saved")).into_response()),
        Writing::Changed(stored) => {
            let label = page.chrome.words.text("statement-text");
            page.row_version = stored.row_version;
            page.differences.push(Difference { label, stored: stored.text, typed: text });
            Ok(page::respond(StatusCode::CONFLICT, page::render(&page)?))
        }
    }
}
