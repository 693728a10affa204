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
    board::{
        actions,
        query::ListQuery,
        store::{self, Scope},
    },
    error::Error,
    kit::{
        form::Pairs,
        page::{self, Chrome},
    },
    people::{DepartmentId, Reader, all_departments},
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
    let departments = all_departments(&mut *db).await?;
    let ids: Vec<DepartmentId> = departments.iter().map(|department| department.id).collect();
    let keys = criterion_keys(&model);
    let (query, refused) = match ListQuery::read(&given, &keys, &ids) {
        Ok(query) => (query, Vec::new()),
        Err(refused) => (ListQuery { page: 1, ..ListQuery::default() }, refused),
    };
    let found = if refused.is_empty() { store::count(db, Scope::All, &query.filter).await? } else { 0 };
    let criteria: Vec<CriterionId> = model.criteria.iter().map(|criterion| criterion.id).collect();
    let mut rows = if found == 0 {
        Vec::new()
    } else {
        let window = (i64::from(query.page - 1) * i64::from(PAGE_SIZE), i64::from(PAGE_SIZE));
        store::entries(db, (Scope::All, &query.filter, query.sort), &criteria, window).await?
    };
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
        table: source.table(&rows, &[], None),
        found: words
            .text_with("list-found", &[("count", found.into()), ("number", words.integer(found).into())]),
        files: words::files("/projects", &query.on_page(1).address(&keys), &chrome),
        pages: page_links("/projects", (&query, found), &keys, &chrome),
        chrome,
    };
    let status = if refused.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok(page::respond(status, page::render(&page)?))
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
