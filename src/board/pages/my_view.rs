// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! The board as anybody would weigh it. The points stand in the address and nowhere else.

use askama::Template;
use axum::{extract::State, http::StatusCode, response::Response};

use super::{top::EmptyPage, weigh::Weigh};
use crate::{
    board::{
        actions,
        model::{TypedWeights, points_as_typed, weighting_as_typed},
    },
    error::Error,
    kit::{
        form::Pairs,
        page::{self, Chrome},
    },
    people::{Reader, Role},
    state::AppState,
};

/// Where the page is.
pub(super) const ADDRESS: &str = "/my-view";

#[derive(Template)]
#[template(path = "board/my_view.html")]
struct MyViewPage {
    chrome: Chrome,
    weighting_version: String,
    /// Where the button leads, and without points what is in force.
    action: String,
    /// Makes a draft of it; only for those who may weigh.
    draft: Option<String>,
    weigh: Weigh,
}

/// `GET /my-view?points-gesetz=40&…`: the board with these points.
pub async fn my_view(
    State(state): State<AppState>,
    Reader(person): Reader,
    chrome: Chrome,
    given: Pairs,
) -> Result<Response, Error> {
    let Some(candidates) = actions::candidates(&state.pool, &state.candidates).await? else {
        return Ok(page::respond(StatusCode::OK, page::render(&EmptyPage { chrome })?));
    };
    let model = &candidates.model;
    let given = if TypedWeights::are_in(&given, &model.criteria) {
        given
    } else {
        points_as_typed(&model.weights, &model.criteria)
    };
    let typed = TypedWeights::read(&given, &model.criteria, model.weighting.rules);
    let weigh = Weigh::of(&chrome, &state, &candidates, &typed, chrome.href("/my-view/help")).await?;
    let may_weigh = person.is_some_and(|person| person.has(Role::Leadership));
    let points = typed.weights.as_ref().filter(|_| may_weigh);
    let points = points.map(|weights| weighting_as_typed(weights, typed.rules, &model.criteria).to_query());
    let page = MyViewPage {
        weighting_version: chrome.words.integer(model.weighting.version),
        action: chrome.href(ADDRESS),
        draft: points.map(|points| format!("{}?{points}", chrome.href("/weightings/drafts/new"))),
        weigh,
        chrome,
    };
    let status = if page.weigh.is_refused() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Ok(page::respond(status, page::render(&page)?))
}
