// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! What is found for some words, from every page.

use askama::Template;
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};

use super::{
    list::{PAGE_SIZE, PageLink, page_links},
    table::FilterForm,
    words,
};
use crate::{
    board::{
        actions,
        model::{Findings, Found, Hit, Piece},
        query::ListQuery,
    },
    error::Error,
    kit::{
        form::Pairs,
        i18n::Locale,
        page::{self, Chrome},
    },
    people::Reader,
    state::AppState,
};

/// Where it is.
const ADDRESS: &str = "/search";

/// A project that was found, the words that were looked for marked.
struct FoundLine {
    number: String,
    href: String,
    title: Vec<Piece>,
    summary: Vec<Piece>,
    legal_basis: Option<Vec<Piece>>,
    department: Vec<Piece>,
    kind: String,
    state: String,
    state_code: &'static str,
    place: Option<String>,
    deadline: Option<String>,
}

impl FoundLine {
    fn of(hit: &Hit, findings: &Findings, chrome: &Chrome) -> Self {
        let (locale, stems) = (chrome.words, &findings.stems);
        Self {
            number: hit.number.to_string(),
            href: words::project_address(&hit.number, chrome),
            title: findings.wanted.mark(&hit.title, stems),
            summary: findings.wanted.excerpt(&hit.summary, stems),
            legal_basis: hit.legal_basis.as_deref().map(|norm| findings.wanted.mark(norm, stems)),
            department: findings.wanted.mark(&hit.department, stems),
            kind: words::kind(hit.kind, locale),
            state: words::state(hit.state, locale),
            state_code: hit.state.code(),
            place: hit.place.map(|place| locale.text_about("place-number-short", &locale.integer(place))),
            deadline: hit.deadline.map(|day| locale.text_about("search-deadline", &locale.date(day))),
        }
    }
}

/// What was probably meant, and the way to what is found for it.
struct Instead {
    text: String,
    href: String,
}

#[derive(Template)]
#[template(path = "board/search.html")]
struct SearchPage {
    chrome: Chrome,
    form: FilterForm,
    /// What was typed, if anything.
    asked: Option<String>,
    found: String,
    instead: Option<Instead>,
    lines: Vec<FoundLine>,
    pages: Vec<PageLink>,
    /// The same as a table with every column.
    as_list: String,
}

/// `GET /search?q=…`: the projects in which these words occur. The number of a project leads to it.
pub async fn search(
    State(state): State<AppState>,
    _: Reader,
    chrome: Chrome,
    given: Pairs,
) -> Result<Response, Error> {
    let mut reading = actions::begin_reading(&state.pool).await?;
    let db = &mut *reading.transaction;
    let departments = actions::department_choice(db, &given).await?;
    let (query, refused) = match ListQuery::read(&given, &[], &departments) {
        Ok(query) => (query, Vec::new()),
        Err(refused) => (ListQuery { page: 1, ..ListQuery::default() }, refused),
    };
    if let Some(number) = actions::asked_by_number(db, &query.filter).await? {
        return Ok(Redirect::to(&words::project_address(&number, &chrome)).into_response());
    }
    let window = (i64::from(query.page - 1) * i64::from(PAGE_SIZE), i64::from(PAGE_SIZE));
    let findings = match &query.filter.text {
        Some(text) => actions::find(db, text, &query.filter, window).await?,
        None => Findings::none(),
    };
    let form = FilterForm::of(&chrome, ADDRESS, &given, &departments, &refused);
    let status = if refused.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok(page::respond(status, page::render(&draw(chrome, &query, &findings, form))?))
}

fn draw(chrome: Chrome, query: &ListQuery, findings: &Findings, form: FilterForm) -> SearchPage {
    let instead = findings.instead.as_ref().map(|text| {
        let mut meant = query.on_page(1);
        meant.filter.text = Some(text.clone());
        Instead { href: chrome.href(ADDRESS) + &meant.address(&[]), text: text.clone() }
    });
    SearchPage {
        asked: query.filter.text.clone(),
        found: found(findings, chrome.words),
        instead,
        lines: findings.hits.iter().map(|hit| FoundLine::of(hit, findings, &chrome)).collect(),
        pages: page_links(ADDRESS, (query, findings.found.count()), &[], &chrome),
        as_list: chrome.href("/projects") + &query.on_page(1).address(&[]),
        form,
        chrome,
    }
}

fn found(findings: &Findings, words: Locale) -> String {
    match findings.found {
        Found::Exactly(count) => words.count("search-found", &count),
        Found::MoreThan(most) => words.text_about("search-found-many", &words.integer(most)),
    }
}
