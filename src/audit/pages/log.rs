// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! The log, for whoever has to examine what was done.

use askama::Template;
use axum::{extract::State, http::StatusCode, response::Response};

use super::words;
use crate::{
    audit::{
        model::{Action, RecordedEvent},
        query::LogQuery,
        store,
    },
    error::Error,
    kit::{
        form::{FieldError, Pairs},
        format::read_date,
        i18n::Locale,
        page::{self, Chrome},
    },
    state::AppState,
};

const PATH: &str = "/log";

/// Events of a page.
const PAGE_SIZE: usize = 50;

/// An event as it is shown.
struct EventLine {
    number: i64,
    machine_time: String,
    time: String,
    actor: String,
    deed: String,
    /// Number and address of the project that it is about.
    project: Option<(String, String)>,
    reason: Option<String>,
    /// Field, before, after.
    changes: Vec<(String, String, String)>,
}

impl EventLine {
    fn of(event: &RecordedEvent, chrome: &Chrome) -> Self {
        let words = chrome.words;
        let change = |change| {
            (words::field(&change, words), words::before(&change, words), words::after(&change, words))
        };
        Self {
            number: event.number,
            machine_time: event.at.to_rfc3339(),
            time: words.date_and_time(event.at),
            actor: event.actor.clone(),
            deed: words::deed(event, words),
            project: event
                .project
                .as_ref()
                .map(|number| (number.clone(), chrome.href(&format!("/projects/{number}")))),
            reason: event.reason.clone(),
            changes: event.changes().into_iter().map(change).collect(),
        }
    }
}

/// A field in which something is typed.
struct TextField {
    name: &'static str,
    label: String,
    value: String,
    error: Option<String>,
}

/// Code, word, and whether it is the one that is asked for.
type ActionChoice = (&'static str, String, bool);

/// The form that narrows the log.
struct FilterForm {
    address: String,
    texts: Vec<TextField>,
    actions: Vec<ActionChoice>,
    action_error: Option<String>,
    errors: Vec<String>,
    is_narrowed: bool,
}

impl FilterForm {
    fn of(given: &Pairs, refused: &[FieldError], chrome: &Chrome) -> Self {
        let words = chrome.words;
        let error = |field: &str| {
            let error = refused.iter().find(|error| error.field == field)?;
            Some(words.message(&error.message))
        };
        let typed = |name| given.get(name).unwrap_or_default().to_owned();
        let day = |name| {
            let typed = typed(name);
            read_date(&typed).map_or(typed, |day| words.date(day))
        };
        let line =
            |name, label, value| TextField { name, label: words.text(label), value, error: error(name) };
        let chosen = given.get("action");
        let choice = |action: &Action| {
            let code = action.code();
            (code, words::action(code, words), chosen == Some(code))
        };
        Self {
            address: chrome.href(PATH),
            texts: vec![
                line("q", "log-filter-text", typed("q")),
                line("from", "log-filter-from", day("from")),
                line("to", "log-filter-to", day("to")),
            ],
            actions: Action::ALL.iter().map(choice).collect(),
            action_error: error("action"),
            errors: refused.iter().map(|error| words.message(&error.message)).collect(),
            is_narrowed: ["q", "action", "from", "to"].iter().any(|name| given.get(name).is_some()),
        }
    }
}

#[derive(Template)]
#[template(path = "audit/log.html")]
struct LogPage {
    chrome: Chrome,
    form: FilterForm,
    events: Vec<EventLine>,
    /// What to say if there are none.
    nothing: String,
    /// Address of the next older events.
    earlier: Option<String>,
    /// Address of the newest events, unless this page has them.
    newest: Option<String>,
}

/// `GET /log`: what happened, the newest first.
pub async fn log(State(state): State<AppState>, chrome: Chrome, given: Pairs) -> Result<Response, Error> {
    let (query, refused) = match LogQuery::read(&given) {
        Ok(query) => (query, Vec::new()),
        Err(refused) => (LogQuery::default(), refused),
    };
    let mut events = Vec::new();
    if refused.is_empty() {
        // One more than is shown tells whether there are earlier ones.
        events = store::events(&state.pool, &query, 1 + i64::try_from(PAGE_SIZE).unwrap_or(i64::MAX)).await?;
    }
    let has_earlier = events.len() > PAGE_SIZE;
    events.truncate(PAGE_SIZE);
    let form = FilterForm::of(&given, &refused, &chrome);
    let nothing =
        if form.is_narrowed || query.before.is_some() { "log-nothing-found" } else { "audit-empty" };
    let address = |words: Locale, query: &LogQuery| chrome.href(PATH) + &query.address(words);
    let page = LogPage {
        events: events.iter().map(|event| EventLine::of(event, &chrome)).collect(),
        nothing: chrome.words.text(nothing),
        earlier: events
            .last()
            .filter(|_| has_earlier)
            .map(|event| address(chrome.words, &query.before(Some(event.number)))),
        newest: query.before.map(|_| address(chrome.words, &query.before(None))),
        form,
        chrome,
    };
    let status = if refused.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok(page::respond(status, page::render(&page)?))
}
