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
        model::{MOST_SWING, ORDER, ORDER_TOTAL, POINTS, SWING, Typed, read_order, read_swings},
    },
    error::Error,
    kit::{
        form::Pairs,
        i18n::Locale,
        page::{self, Chrome},
    },
    people::Reader,
    ranking::Weights,
    state::AppState,
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
    swings: Vec<HelpRow>,
    most_swing: u32,
    /// Empty for more criteria than an order can be turned into points for.
    order: Vec<HelpRow>,
    order_total: String,
    /// Field, criterion and what is wrong.
    errors: Vec<(String, String, String)>,
}

/// `GET /my-view/help`: two ways to points; with one of them filled in, on to the points.
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
    let (swings, from_swings) = read_swings(&given, criteria);
    let (order, from_order) = read_order(&given, criteria);
    let is_sent = |beginning: &str| given.iter().any(|(name, _)| name.starts_with(beginning));
    if let Some(weights) = from_order.or(from_swings) {
        let points = address(&chrome, criteria, &weights);
        return Ok(Redirect::to(&points).into_response());
    }
    let rows = |fields: &[Typed], beginning: &str| {
        rows(criteria, fields, beginning, is_sent(beginning), chrome.words)
    };
    let can_be_ordered = crate::ranking::rank_order_centroid(&vec![1; criteria.len()]).is_some();
    let swings = rows(&swings.fields, SWING);
    let order = if can_be_ordered { rows(&order.fields, ORDER) } else { Vec::new() };
    let errors = swings.iter().chain(&order).filter_map(HelpRow::error).collect();
    let is_sent = is_sent(SWING) || is_sent(ORDER);
    let page = HelpPage {
        action: chrome.href("/my-view/help"),
        back: chrome.href(ADDRESS),
        swings,
        most_swing: MOST_SWING,
        order,
        order_total: chrome.words.integer(ORDER_TOTAL),
        errors,
        chrome,
    };
    let status = if is_sent { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Ok(page::respond(status, page::render(&page)?))
}

/// The page with these points in its fields.
fn address(chrome: &Chrome, criteria: &[Criterion], weights: &Weights) -> String {
    let points = criteria.iter().zip(weights.points());
    let points = points.map(|(criterion, points)| (format!("{POINTS}{}", criterion.key), points.to_string()));
    let points: Pairs = points.collect();
    format!("{}?{}", chrome.href(ADDRESS), points.to_query())
}

fn rows(
    criteria: &[Criterion],
    fields: &[Typed],
    beginning: &str,
    is_sent: bool,
    words: Locale,
) -> Vec<HelpRow> {
    let level = |criterion: &Criterion, level: usize| {
        criterion.levels.get(level).map(|text| text.get(words).to_owned()).unwrap_or_default()
    };
    let rows = criteria.iter().zip(fields).map(|(criterion, field)| HelpRow {
        field: format!("{beginning}{}", criterion.key),
        name: criterion.name.get(words).to_owned(),
        swing: (beginning == SWING).then(|| (level(criterion, 0), level(criterion, usize::from(MAX_LEVEL)))),
        value: field.value.clone(),
        error: field.error.as_ref().filter(|_| is_sent).map(|error| words.message(error)),
    });
    rows.collect()
}
