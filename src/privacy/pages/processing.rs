// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! The record of processing (article 30 GDPR), made from what the database says of its own columns.

use askama::Template;
use axum::{extract::State, http::StatusCode, response::Response};

use crate::{
    error::Error,
    kit::page::{self, Chrome},
    people::{Admin, Auditor},
    privacy::{
        actions,
        model::{Periods, Processing},
    },
    state::AppState,
};

/// One purpose with what is kept for it.
struct Entry {
    code: String,
    heading: String,
    /// What is told of it: what is asked, and the answer.
    facts: Vec<(String, String)>,
    tables: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "privacy/processing.html")]
struct ProcessingPage {
    chrome: Chrome,
    is_admin: bool,
    entries: Vec<Entry>,
}

/// `GET /processing`: what personal data there are, for administration and audit.
pub async fn processing(
    State(state): State<AppState>,
    admin: Result<Admin, Error>,
    auditor: Result<Auditor, Error>,
    chrome: Chrome,
) -> Result<Response, Error> {
    let is_admin = admin.is_ok();
    if let (Err(refusal), Err(_)) = (admin, auditor) {
        return Err(refusal);
    }
    let (processing, periods) = actions::processing(&state.pool).await?;
    let entries = processing.into_iter().map(|it| entry(it, &periods, &chrome)).collect();
    let page = ProcessingPage { chrome, is_admin, entries };
    Ok(page::respond(StatusCode::OK, page::render(&page)?))
}

fn entry(processing: Processing, periods: &Periods, chrome: &Chrome) -> Entry {
    let words = chrome.words;
    let said = |what: &str| words.text(&format!("processing-{}-{what}", processing.code));
    let fact = |key: &str, what: &str| (words.text(key), said(what));
    let mut retention = said("retention");
    if let Some(kept) = processing.kept() {
        let days = i64::from(periods.days(kept));
        retention = format!("{retention} {}", words.text_with("processing-days", &[("count", days.into())]));
    }
    Entry {
        heading: said("heading"),
        facts: vec![
            fact("processing-purpose", "purpose"),
            fact("processing-basis", "basis"),
            fact("processing-seen-by", "seen-by"),
            (words.text("processing-retention"), retention),
        ],
        tables: processing.tables.into_iter().map(|(table, columns)| (table, columns.join(", "))).collect(),
        code: processing.code,
    }
}
