// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Every project, page by page.

use askama::Template;
use axum::{extract::State, http::StatusCode, response::Response};

use super::{
    legend::Legend,
    table::{FilterForm, Source, Table, criterion_keys},
    words,
};
use crate::{
    assessment::CriterionId,
    board::{actions, model::Found, query::ListQuery, store},
    error::Error,
    kit::{
        form::Pairs,
        i18n::Locale,
        page::{self, Chrome},
    },
    people::Reader,
    state::AppState,
};

/// Rows of a page.
pub(super) const PAGE_SIZE: u32 = 50;

/// A link to a page of the list.
pub(super) struct PageLink {
    pub label: String,
    pub href: String,
    pub is_current: bool,
    /// Pages are left out before this one.
    pub after_gap: bool,
}

#[derive(Template)]
#[template(path = "board/list.html")]
struct ListPage {
    chrome: Chrome,
    form: FilterForm,
    legend: Option<Legend>,
    table: Table,
    found: String,
    pages: Vec<PageLink>,
    /// The same list as files: a workbook, and text.
    files: [String; 2],
}

/// `GET /projects`: the whole list.
pub async fn list(
    State(state): State<AppState>,
    _: Reader,
    chrome: Chrome,
    given: Pairs,
) -> Result<Response, Error> {
    let mut reading = actions::begin_reading(&state.pool).await?;
    let db = &mut *reading.transaction;
    let Some(model) = actions::value_model(db).await? else { return Err(Error::NotFound(None)) };
    let departments = actions::department_choice(db, &given).await?;
    let keys = criterion_keys(&model);
    let (query, refused) = match ListQuery::read(&given, &keys, &departments) {
        Ok(query) => (query, Vec::new()),
        Err(refused) => (ListQuery { page: 1, ..ListQuery::default() }, refused),
    };
    let criteria: Vec<CriterionId> = model.criteria.iter().map(|criterion| criterion.id).collect();
    let (found, chosen) = if refused.is_empty() {
        let window = (i64::from(query.page - 1) * i64::from(PAGE_SIZE), i64::from(PAGE_SIZE));
        actions::list_window(db, &query, &criteria, window).await?
    } else {
        (Found::Exactly(0), Vec::new())
    };
    let query = if found.is_all() { query } else { query.by_place() };
    let mut rows = store::entries_of(db, &chosen).await?;
    let baseline = actions::baseline(db).await?;
    actions::attach_movements(db, baseline, &mut rows).await?;
    let words = chrome.words;
    let source = Source {
        path: "/projects",
        query: &query,
        model: &model,
        chrome: &chrome,
        today: state.clock.today(),
    };
    let page = ListPage {
        form: FilterForm::of(&chrome, "/projects", &given, &departments, &refused),
        legend: baseline.map(|baseline| Legend::of(baseline, model.weighting.version, &chrome)),
        table: source.table(&rows, &[], None).sorted_as_far_as(found.is_all()),
        found: said(found, words),
        files: words::files("/projects", &query.on_page(1).address(&keys), &chrome),
        pages: page_links("/projects", (&query, found.count()), &keys, &chrome),
        chrome,
    };
    let status = if refused.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok(page::respond(status, page::render(&page)?))
}

fn said(found: Found, words: Locale) -> String {
    match found {
        Found::Exactly(count) => {
            words.text_with("list-found", &[("count", count.into()), ("number", words.integer(count).into())])
        }
        Found::MoreThan(most) => words.text_about("list-found-many", &words.integer(most)),
    }
}

/// The first and the last page and those around the present one.
pub(super) fn page_links(
    path: &str,
    (query, found): (&ListQuery, u32),
    criteria: &[&str],
    chrome: &Chrome,
) -> Vec<PageLink> {
    let last = found.div_ceil(PAGE_SIZE);
    if last <= 1 {
        return Vec::new();
    }
    let near = query.page.saturating_sub(2)..=query.page.saturating_add(2);
    let mut shown: Vec<u32> = near.chain([1, last]).filter(|page| (1..=last).contains(page)).collect();
    shown.sort_unstable();
    shown.dedup();
    let mut before = 0;
    let link = |page: u32| {
        let after_gap = page > before + 1;
        before = page;
        PageLink {
            label: chrome.words.integer(page),
            href: chrome.href(path) + &query.on_page(page).address(criteria),
            is_current: page == query.page,
            after_gap,
        }
    };
    shown.into_iter().map(link).collect()
}
