// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! A scenario: what it demands, what that costs, and the plan that follows.

use askama::Template;
use axum::{extract::State, http::StatusCode, response::Response};

use super::{
    plan::{Planning, status},
    plan_parts::{Book, ResultPart, Waiting, points},
};
use crate::{
    error::Error,
    kit::{
        extract::Path,
        form::Pairs,
        i18n::Locale,
        page::{self, Chrome},
    },
    people::Role,
    portfolio::{
        actions::{self, Planned},
        model::{NamedProject, PlanResult, Scenario, ScenarioId, ScenarioRule, ScenarioStatus},
    },
    state::AppState,
};

/// Where a scenario is.
pub(super) fn scenario_address(id: ScenarioId, chrome: &Chrome) -> String {
    chrome.href(&format!("/plan/scenarios/{}", id.0))
}

/// Number, title and address of a project.
type NamedLink = (String, String, String);

/// A demand with what it costs.
struct RuleLine {
    kind: String,
    project: NamedLink,
    other: Option<NamedLink>,
    by_year: String,
    reason: String,
    cost: String,
    remove: String,
}

impl RuleLine {
    fn of(rule: &ScenarioRule, scenario: &Scenario, result: Option<&PlanResult>, chrome: &Chrome) -> Self {
        let words = chrome.words;
        let named = |project: &NamedProject| {
            let number = project.number.to_string();
            let href = chrome.href(&format!("/projects/{number}"));
            (number, project.title.clone(), href)
        };
        Self {
            kind: words.text(rule.kind.key()),
            project: named(&rule.project),
            other: rule.other.as_ref().map(named),
            by_year: rule.by_year.map(|year| words.text_about("scenario-rule-by", &year)).unwrap_or_default(),
            reason: rule.reason.clone(),
            cost: cost(result, Some(rule.id.0), words),
            remove: format!("{}/rules/{}/remove", scenario_address(scenario.id, chrome), rule.id.0),
        }
    }
}

/// "Die Vorgabe kostet 41 Punkte."
fn cost(result: Option<&PlanResult>, rule: Option<i64>, words: Locale) -> String {
    let Some(cost) = result.and_then(|result| result.costs.iter().find(|cost| cost.rule == rule)) else {
        return String::new();
    };
    match (cost.tenths, cost.is_exact) {
        (0, _) => words.text("scenario-rule-costs-nothing"),
        (tenths, true) => words.text_about("scenario-rule-costs", &points(tenths, words)),
        (tenths, false) => words.text_about("scenario-rule-costs-at-most", &points(tenths, words)),
    }
}

#[derive(Template)]
#[template(path = "plan/scenario.html")]
struct ScenarioPage {
    chrome: Chrome,
    id: i64,
    name: String,
    address: String,
    done: Option<String>,
    standing: String,
    adopted: Option<(String, String)>,
    /// What it costs that the deadlines are kept, as far as it is known; nothing if they need not be.
    deadlines_cost: Option<String>,
    rules: Vec<RuleLine>,
    /// What all demands cost together.
    cost: String,
    is_empty: bool,
    waiting: Option<Waiting>,
    result: Option<ResultPart>,
    /// Shown to its author as long as it can be changed: what the way to showing or hiding it says.
    sharing: Option<String>,
    may_adopt: bool,
}

/// What all demands of a scenario cost together, beside the plan without demands. Where one of both is not proven to be
/// the best, that is said.
pub(super) fn cost_of_all(free: &Planned, bound: &Planned, words: Locale) -> String {
    let is_same_state =
        free.ready().zip(bound.ready()).filter(|(free, bound)| free.revision == bound.revision);
    let values = is_same_state.and_then(|(free, bound)| free.result.value().zip(bound.result.value()));
    match values.map(|(free, bound)| free.saturating_sub(bound)) {
        None => String::new(),
        Some(0) => words.text("scenario-costs-nothing"),
        Some(tenths) => words.text_about("scenario-costs", &points(tenths, words)),
    }
}

fn done(given: &Pairs, words: Locale) -> Option<String> {
    let key = match given.get("done")? {
        "begun" => "scenario-done-begun",
        "saved" => "saved",
        "shared" => "scenario-done-shared",
        "unshared" => "scenario-done-unshared",
        "adopted" => "scenario-done-adopted",
        _ => return None,
    };
    Some(words.text(key))
}

/// `GET /plan/scenarios/7`: what it demands, what that costs, and the plan that follows.
pub async fn scenario(
    State(state): State<AppState>,
    Planning(person): Planning,
    chrome: Chrome,
    Path(id): Path<i64>,
    given: Pairs,
) -> Result<Response, Error> {
    let words = chrome.words;
    let scenario = actions::find_scenario(&mut *state.pool.acquire().await?, &person, ScenarioId(id)).await?;
    let free = actions::planned(&state.pool, &state.planner, None, state.clock).await?;
    let planned = actions::planned(&state.pool, &state.planner, Some(&scenario), state.clock).await?;
    let address = scenario_address(scenario.id, &chrome);
    let is_open = scenario.status == ScenarioStatus::Open;
    let is_own = is_open && scenario.is_of(&person);
    let part = match planned.known() {
        Some(ready) => {
            let book = Book::read(&state, &[&ready.result]).await?;
            Some(ResultPart::of(ready, &book, is_own.then_some(address.as_str()), &chrome))
        }
        None => None,
    };
    // What a demand costs is told of the present demands only.
    let result = planned.ready().map(|ready| &ready.result);
    let about = [
        ("author", scenario.author_name.clone().into()),
        ("changed", words.date_and_time(scenario.changed_at).into()),
        ("status", status(&scenario, &chrome).into()),
    ];
    let has_plan = result.is_some_and(|result| result.value().is_some());
    let page = ScenarioPage {
        id: scenario.id.0,
        name: scenario.name.clone(),
        done: done(&given, words),
        standing: words.text_with("scenario-standing", &about),
        adopted: scenario.adopted.clone(),
        deadlines_cost: scenario.keeps_deadlines.then(|| cost(result, None, words)),
        rules: scenario.rules.iter().map(|rule| RuleLine::of(rule, &scenario, result, &chrome)).collect(),
        cost: if is_open { cost_of_all(&free, &planned, words) } else { String::new() },
        is_empty: planned == Planned::NothingToPlan,
        waiting: Waiting::of(&planned, &chrome),
        may_adopt: is_open && has_plan && person.has(Role::Leadership),
        result: part,
        sharing: is_own
            .then(|| words.text(if scenario.is_shared { "scenario-unshare" } else { "scenario-share" })),
        address,
        chrome,
    };
    Ok(page::respond(StatusCode::OK, page::render(&page)?))
}
