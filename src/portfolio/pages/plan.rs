// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! The plan without demands, and the way to scenarios.

use askama::Template;
use axum::{
    extract::{FromRequestParts, State},
    http::{StatusCode, request::Parts},
    response::Response,
};

use super::{
    plan_parts::{Book, ResultPart, Waiting},
    scenario::scenario_address,
};
use crate::{
    error::Error,
    kit::{
        form::Pairs,
        page::{self, Chrome},
    },
    people::{Person, Reader, Role, SignedIn},
    portfolio::{
        actions::{self, Planned},
        model::{Scenario, ScenarioStatus},
        store,
    },
    state::AppState,
};

/// Somebody who plans: portfolio management or leadership.
pub struct Planning(pub Person);

impl FromRequestParts<AppState> for Planning {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Error> {
        let SignedIn(person) = SignedIn::from_request_parts(parts, state).await?;
        if Scenario::may_plan(&person) { Ok(Self(person)) } else { Err(Error::Forbidden) }
    }
}

/// A scenario in a list.
struct ScenarioLine {
    id: i64,
    name: String,
    href: String,
    author: String,
    changed: String,
    status: String,
}

impl ScenarioLine {
    fn of(scenario: &Scenario, chrome: &Chrome) -> Self {
        let words = chrome.words;
        Self {
            id: scenario.id.0,
            name: scenario.name.clone(),
            href: scenario_address(scenario.id, chrome),
            author: scenario.author_name.clone(),
            changed: words.text_about("weighting-changed", &words.date_and_time(scenario.changed_at)),
            status: status(scenario, chrome),
        }
    }
}

/// How far a scenario is, and who sees it.
pub(super) fn status(scenario: &Scenario, chrome: &Chrome) -> String {
    chrome.words.text(match (scenario.status, scenario.is_shared) {
        (ScenarioStatus::Adopted, _) => "scenario-adopted",
        (ScenarioStatus::Discarded, _) => "scenario-discarded",
        (ScenarioStatus::Open, true) => "scenario-shared",
        (ScenarioStatus::Open, false) => "scenario-private",
    })
}

#[derive(Template)]
#[template(path = "plan/plan.html")]
struct PlanPage {
    chrome: Chrome,
    done: Option<String>,
    may_enter: bool,
    may_plan: bool,
    is_empty: bool,
    waiting: Option<Waiting>,
    result: Option<ResultPart>,
    /// What the leadership has adopted last, and where it is for those who plan.
    adopted: Option<(String, Option<String>)>,
    scenarios: Vec<ScenarioLine>,
}

/// `GET /plan`: what fits into the years.
pub async fn plan(
    State(state): State<AppState>,
    Reader(person): Reader,
    chrome: Chrome,
    given: Pairs,
) -> Result<Response, Error> {
    let words = chrome.words;
    let planned = actions::planned(&state.pool, &state.planner, None, state.clock).await?;
    let result = match planned.known() {
        Some(ready) => {
            let book = Book::read(&state, &[&ready.result]).await?;
            Some(ResultPart::of(ready, &book, None, &chrome))
        }
        None => None,
    };
    let mut db = state.pool.acquire().await?;
    let scenarios = match &person {
        Some(person) => actions::list_scenarios(&mut db, person).await?,
        None => Vec::new(),
    };
    let may_plan = person.as_ref().is_some_and(Scenario::may_plan);
    let adopted = store::last_adopted(&mut *db).await?.map(|adopted| {
        let about = [
            ("name", adopted.name.into()),
            ("by", adopted.by.into()),
            ("reason", adopted.reason.into()),
            ("day", words.day_of(adopted.at).into()),
        ];
        (words.text_with("plan-adopted", &about), may_plan.then(|| scenario_address(adopted.id, &chrome)))
    });
    let page = PlanPage {
        done: (given.get("done") == Some("discarded")).then(|| words.text("scenario-done-discarded")),
        may_enter: person.as_ref().is_some_and(|person| person.has(Role::PortfolioManager)),
        may_plan,
        is_empty: planned == Planned::NothingToPlan,
        waiting: Waiting::of(&planned, &chrome),
        result,
        adopted,
        scenarios: scenarios.iter().map(|scenario| ScenarioLine::of(scenario, &chrome)).collect(),
        chrome,
    };
    Ok(page::respond(StatusCode::OK, page::render(&page)?))
}
