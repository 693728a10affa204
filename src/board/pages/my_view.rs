// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! The board as anybody would weigh it. The points stand in the address and nowhere else.

use std::sync::Arc;

use askama::Template;
use axum::{extract::State, http::StatusCode, response::Response};

use super::{top::EmptyPage, weigh::Weigh};
use crate::{
    board::{
        actions,
        model::{Candidates, TypedWeights},
    },
    error::Error,
    kit::{
        form::Pairs,
        page::{self, Chrome},
    },
    people::Reader,
    state::AppState,
};

/// Where the page is.
pub(super) const ADDRESS: &str = "/my-view";

#[derive(Template)]
#[template(path = "board/my_view.html")]
struct MyViewPage {
    chrome: Chrome,
    weighting_version: String,
    form: WeighForm,
    weigh: Weigh,
}

/// Where the fields are sent.
pub(super) struct WeighForm {
    /// Where the button leads, and where an update comes from.
    pub action: String,
    /// Where the points in force are put into the fields again.
    pub in_force: String,
    /// Where there is help with finding points.
    pub help: String,
}

impl WeighForm {
    fn of(chrome: &Chrome) -> Self {
        Self {
            action: chrome.href(ADDRESS),
            in_force: chrome.href(ADDRESS),
            help: chrome.href("/my-view/help"),
        }
    }
}

/// `GET /my-view?gesetz=40&…`: the board with these points.
pub async fn my_view(
    State(state): State<AppState>,
    _: Reader,
    chrome: Chrome,
    given: Pairs,
) -> Result<Response, Error> {
    let Some(candidates) = actions::candidates(&state.pool, &state.candidates).await? else {
        return Ok(page::respond(StatusCode::OK, page::render(&EmptyPage { chrome })?));
    };
    let (status, weigh) = weigh(&state, &chrome, &candidates, &given).await?;
    let page = MyViewPage {
        weighting_version: chrome.words.integer(candidates.model.weighting.version),
        form: WeighForm::of(&chrome),
        weigh,
        chrome,
    };
    Ok(page::respond(status, page::render(&page)?))
}

async fn weigh(
    state: &AppState,
    chrome: &Chrome,
    candidates: &Arc<Candidates>,
    given: &Pairs,
) -> Result<(StatusCode, Weigh), Error> {
    let model = &candidates.model;
    let typed = TypedWeights::read(given, &model.criteria, &model.weights);
    let outlook = match typed.weights.clone() {
        Some(weights) => Some(actions::try_weights(&state.pool, candidates, weights).await?),
        None => None,
    };
    let status = if outlook.is_some() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok((status, Weigh::of(chrome, candidates, &typed, outlook.as_ref())))
}
