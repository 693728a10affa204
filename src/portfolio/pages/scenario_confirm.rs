// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Showing a scenario to the others who plan, hiding it, and giving it up.

use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};

use super::{plan::Planning, scenario::scenario_address, scenario_form::FormPage};
use crate::{
    error::Error,
    kit::{
        extract::Path,
        form::{Form, Pairs},
        page::Chrome,
    },
    portfolio::{actions, model::ScenarioId},
    state::AppState,
};

/// Name of the hidden field that says which way.
const SHARED: &str = "shared";

/// `GET /plan/scenarios/7/share`: what showing or hiding it means.
pub async fn share_scenario_form(
    State(state): State<AppState>,
    Planning(person): Planning,
    chrome: Chrome,
    Path(id): Path<i64>,
) -> Result<Response, Error> {
    let scenario = actions::own_scenario(&mut *state.pool.acquire().await?, &person, ScenarioId(id)).await?;
    let (texts, to) = if scenario.is_shared {
        (("scenario-unshare-heading", "scenario-unshare-explanation", "scenario-unshare"), "no")
    } else {
        (("scenario-share-heading", "scenario-share-explanation", "scenario-share"), "yes")
    };
    let back = (scenario.name.clone(), scenario_address(scenario.id, &chrome));
    let page = FormPage::of(chrome, texts, back, Vec::new());
    FormPage { hidden: vec![(SHARED, to.to_owned())], ..page }.respond(StatusCode::OK)
}

/// `POST /plan/scenarios/7/share`: shows or hides it.
pub async fn share_scenario(
    State(state): State<AppState>,
    Planning(person): Planning,
    chrome: Chrome,
    Path(id): Path<i64>,
    Form(typed): Form,
) -> Result<Response, Error> {
    let which = (ScenarioId(id), is_shared(&typed));
    actions::share_scenario(&state.pool, &person, which, state.clock.now()).await?;
    let done = if which.1 { "shared" } else { "unshared" };
    Ok(Redirect::to(&format!("{}?done={done}", scenario_address(which.0, &chrome))).into_response())
}

fn is_shared(typed: &Pairs) -> bool {
    typed.get(SHARED) != Some("no")
}

/// `GET /plan/scenarios/7/discard`: asks once more.
pub async fn discard_scenario_form(
    State(state): State<AppState>,
    Planning(person): Planning,
    chrome: Chrome,
    Path(id): Path<i64>,
) -> Result<Response, Error> {
    let scenario = actions::own_scenario(&mut *state.pool.acquire().await?, &person, ScenarioId(id)).await?;
    let texts = ("scenario-discard-heading", "scenario-discard-explanation", "scenario-discard");
    let back = (scenario.name.clone(), scenario_address(scenario.id, &chrome));
    FormPage::of(chrome, texts, back, Vec::new()).respond(StatusCode::OK)
}

/// `POST /plan/scenarios/7/discard`: gives it up.
pub async fn discard_scenario(
    State(state): State<AppState>,
    Planning(person): Planning,
    chrome: Chrome,
    Path(id): Path<i64>,
    Form(_): Form,
) -> Result<Response, Error> {
    actions::discard_scenario(&state.pool, &person, ScenarioId(id), state.clock.now()).await?;
    Ok(Redirect::to(&chrome.href("/plan?done=discarded")).into_response())
}
