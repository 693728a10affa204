// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Help with finding points: by comparing what the whole way from level 0 to level 5 is worth, or from an
//! order alone. Both lead to the fields, filled in to be adjusted.

use askama::Template;
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};

use super::{my_view::ADDRESS, top::EmptyPage};
use crate::{
    assessment::{Criterion, MAX_LEVEL},
    board::{
        actions,
        model::{MOST_SWING, ORDER, ORDER_TOTAL, SWING, Typed, points_as_typed, read_order, read_swings},
    },
    error::Error,
    kit::{
        form::Pairs,
        i18n::Locale,
        page::{self, Chrome},
    },
    people::Reader,
    ranking::rank_order_centroid,
    state::AppState,
    weighting::{DraftId, draft_address},
};

/// A criterion in one of the two forms.
struct HelpRow {
    field: String,
    name: String,
    /// What level 0 and level 5 mean, where the way between them is asked for.
    swing: Option<(String, String)>,
    value: String,
    error: Option<String>,
}

impl HelpRow {
    fn error(&self) -> Option<(String, String, String)> {
        self.error.clone().map(|error| (self.field.clone(), self.name.clone(), error))
    }
}

#[derive(Template)]
#[template(path = "board/weigh_help.html")]
struct HelpPage {
    chrome: Chrome,
    action: String,
    back: String,
    /// The draft that the points are for.
    draft: Option<i64>,
    swings: Vec<HelpRow>,
    most_swing: u32,
    /// Empty for more criteria than an order can be turned into points for.
    order: Vec<HelpRow>,
    order_total: String,
    /// Field, criterion and what is wrong.
    errors: Vec<(String, String, String)>,
}

/// Name of the field with the draft that the points are for.
pub(super) const DRAFT: &str = "draft";

/// `GET /my-view/help`: two ways to points; with one of them filled in, on to the points. With `draft=7` they go
/// into the form of that draft.
pub async fn help(
    State(state): State<AppState>,
    _: Reader,
    chrome: Chrome,
    given: Pairs,
) -> Result<Response, Error> {
    let Some(candidates) = actions::candidates(&state.pool, &state.candidates).await? else {
        return Ok(page::respond(StatusCode::OK, page::render(&EmptyPage { chrome })?));
    };
    let criteria = &candidates.model.criteria;
    let draft: Option<i64> = given.get(DRAFT).and_then(|draft| draft.parse().ok());
    let back = match draft {
        Some(draft) => draft_address(DraftId(draft), &chrome),
        None => chrome.href(ADDRESS),
    };
    let (swings, from_swings) = read_swings(&given, criteria);
    let (order, from_order) = read_order(&given, criteria);
    if let Some(weights) = from_order.or(from_swings) {
        let points = points_as_typed(&weights, criteria).to_query();
        return Ok(Redirect::to(&format!("{back}?{points}")).into_response());
    }
    let is_sent = |beginning: &str| given.iter().any(|(name, _)| name.starts_with(beginning));
    let rows = |fields: &[Typed], beginning: &str| {
        rows(criteria, fields, (beginning == SWING, is_sent(beginning)), chrome.words)
    };
    let swings = rows(&swings, SWING);
    // An order of more criteria than the method is for is not asked for.
    let can_be_ordered = rank_order_centroid(&vec![1; criteria.len()]).is_some();
    let order = if can_be_ordered { rows(&order, ORDER) } else { Vec::new() };
    let errors = swings.iter().chain(&order).filter_map(HelpRow::error).collect();
    let is_refused = is_sent(SWING) || is_sent(ORDER);
    let page = HelpPage {
        action: chrome.href("/my-view/help"),
        back,
        draft,
        swings,
        most_swing: MOST_SWING,
        order,
        order_total: chrome.words.integer(ORDER_TOTAL),
        errors,
        chrome,
    };
    let status = if is_refused { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Ok(page::respond(status, page::render(&page)?))
}

/// A row for each criterion: with its levels or without, with what is wrong or as nobody has filled it in.
fn rows(
    criteria: &[Criterion],
    fields: &[Typed],
    (with_levels, is_sent): (bool, bool),
    words: Locale,
) -> Vec<HelpRow> {
    let level = |criterion: &Criterion, level: u8| {
        let text = criterion.levels.get(usize::from(level));
        text.map(|text| text.get(words).to_owned()).unwrap_or_default()
    };
    let rows = criteria.iter().zip(fields).map(|(criterion, field)| HelpRow {
        field: field.name.clone(),
        name: criterion.name.get(words).to_owned(),
        swing: with_levels.then(|| (level(criterion, 0), level(criterion, MAX_LEVEL))),
        value: field.value.clone(),
        error: field.error.as_ref().filter(|_| is_sent).map(|error| words.message(error)),
    });
    rows.collect()
}
