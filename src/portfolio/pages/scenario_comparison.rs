// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Scenarios side by side, beside the plan without demands.

use std::collections::{BTreeSet, HashMap};

use askama::Template;
use axum::{extract::State, http::StatusCode, response::Response};

use super::{
    plan::{Planning, status},
    plan_parts::{Book, gap, points, uses},
    scenario::{cost_of_all, scenario_address},
    words,
};
use crate::{
    error::Error,
    kit::{
        form::Pairs,
        page::{self, Chrome},
    },
    portfolio::{
        actions::{self, Planned},
        model::{Found, PlanResult, PlannedYear, Scenario, ScenarioId},
    },
    state::AppState,
};

/// Name of the field with the scenarios to compare.
const WITH: &str = "with";
/// More than so many columns nobody can compare.
const MOST_COMPARED: usize = 3;

/// A column of the comparison.
struct Column {
    name: String,
    href: String,
    status: String,
    demands: String,
    worth: String,
    cost: String,
    gap: String,
}

/// A project that is not done in the same year in all of them.
struct DifferingLine {
    number: String,
    title: String,
    href: String,
    /// The year in each, or a dash.
    years: Vec<String>,
}

/// A scenario that can be chosen.
struct Offered {
    id: i64,
    name: String,
    is_chosen: bool,
}

#[derive(Template)]
#[template(path = "plan/comparison.html")]
struct ComparisonPage {
    chrome: Chrome,
    offered: Vec<Offered>,
    /// More were chosen than fit.
    note: Option<String>,
    is_waiting: bool,
    again: String,
    is_empty: bool,
    /// Each year with what each plan uses of it.
    years: Vec<(i32, Vec<String>)>,
    columns: Vec<Column>,
    differing: Vec<DifferingLine>,
    same: String,
}

/// `GET /plan/scenarios/compare?with=7&with=9`: what each is worth, what it uses, and in what they differ.
pub async fn compare(
    State(state): State<AppState>,
    Planning(person): Planning,
    chrome: Chrome,
    given: Pairs,
) -> Result<Response, Error> {
    let words = chrome.words;
    let all = actions::list_scenarios(&mut *state.pool.acquire().await?, &person).await?;
    let asked: Vec<i64> = given.all(WITH).filter_map(|id| id.parse().ok()).collect();
    let is_wanted = |scenario: &&Scenario| asked.is_empty() || asked.contains(&scenario.id.0);
    let wanted: Vec<ScenarioId> = all.iter().filter(is_wanted).map(|scenario| scenario.id).collect();
    let mut scenarios = Vec::new();
    for id in wanted.iter().take(MOST_COMPARED) {
        scenarios.push(actions::find_scenario(&mut *state.pool.acquire().await?, &person, *id).await?);
    }
    let free = actions::planned(&state.pool, &state.planner, None, state.clock).await?;
    let mut plans = Vec::new();
    for scenario in &scenarios {
        plans.push(actions::planned(&state.pool, &state.planner, Some(scenario), state.clock).await?);
    }
    // A former plan, of other data or demands, is none to compare with.
    let results: Vec<Option<&PlanResult>> =
        [&free].into_iter().chain(&plans).map(|planned| planned.ready().map(|ready| &ready.result)).collect();
    let known: Vec<&PlanResult> = results.iter().copied().flatten().collect();
    let book = Book::read(&state, &known).await?;
    let years: BTreeSet<i32> =
        known.iter().flat_map(|result| result.years.iter().map(|year| year.year)).collect();
    let of_year = |year: i32| (year, results.iter().map(|result| used(*result, year, &chrome)).collect());
    let mut columns = vec![column(None, (&free, &free), &chrome)];
    let others = scenarios.iter().zip(&plans);
    columns.extend(others.map(|(scenario, plan)| column(Some(scenario), (&free, plan), &chrome)));
    let (differing, same) = differing(&results, &book, &chrome);
    let is_chosen = |scenario: &Scenario| scenarios.iter().any(|chosen| chosen.id == scenario.id);
    let page = ComparisonPage {
        offered: all
            .iter()
            .map(|scenario| Offered {
                id: scenario.id.0,
                name: scenario.name.clone(),
                is_chosen: is_chosen(scenario),
            })
            .collect(),
        note: (wanted.len() > MOST_COMPARED && !asked.is_empty())
            .then(|| words.text_about("scenario-compare-most", &MOST_COMPARED)),
        is_waiting: [&free].into_iter().chain(&plans).any(|plan| matches!(plan, Planned::AtWork(_))),
        again: chrome.translated(words),
        is_empty: free == Planned::NothingToPlan,
        years: years.into_iter().map(of_year).collect(),
        columns,
        same: words::counted("scenario-compare-same", same, words),
        differing,
        chrome,
    };
    Ok(page::respond(StatusCode::OK, page::render(&page)?))
}

fn column(scenario: Option<&Scenario>, (free, planned): (&Planned, &Planned), chrome: &Chrome) -> Column {
    let words = chrome.words;
    let result = planned.ready().map(|ready| &ready.result);
    let found = result.map(|result| &result.found);
    Column {
        name: scenario.map_or_else(|| words.text("plan-without-demands"), |scenario| scenario.name.clone()),
        href: scenario.map_or_else(|| chrome.href("/plan"), |scenario| scenario_address(scenario.id, chrome)),
        status: scenario.map(|scenario| status(scenario, chrome)).unwrap_or_default(),
        demands: match scenario {
            Some(scenario) => {
                let deadlines = usize::from(scenario.keeps_deadlines);
                self::words::counted("scenario-demands", scenario.rules.len() + deadlines, words)
            }
            None => self::words::counted("scenario-demands", 0, words),
        },
        worth: match found {
            Some(Found::Plan { value, .. }) => words.text_about("scenario-worth", &points(*value, words)),
            Some(Found::Infeasible(_)) => words.text("scenario-compare-infeasible"),
            Some(Found::Undecided(_)) => words.text("scenario-compare-undecided"),
            None => words.text("scenario-compare-at-work"),
        },
        cost: scenario.map(|_| cost_of_all(free, planned, words)).unwrap_or_default(),
        gap: match found {
            Some(Found::Plan { value, bound, .. }) => gap(*value, *bound, words),
            _ => String::new(),
        },
    }
}

/// What a plan uses of that year; nothing if there is none.
fn used(result: Option<&PlanResult>, year: i32, chrome: &Chrome) -> String {
    let result = result.filter(|result| result.value().is_some());
    let planned = result.and_then(|result| {
        let planned = result.years.iter().find(|planned: &&PlannedYear| planned.year == year)?;
        Some(uses(planned, result, chrome.words))
    });
    planned.unwrap_or_else(|| "–".to_owned())
}

/// The projects that are not done in the same year in all plans, and how many others there are.
fn differing(results: &[Option<&PlanResult>], book: &Book, chrome: &Chrome) -> (Vec<DifferingLine>, usize) {
    let by_project: Vec<HashMap<i64, i32>> = results
        .iter()
        .map(|result| {
            let chosen = result.map(PlanResult::chosen).unwrap_or_default();
            chosen.iter().map(|chosen| (chosen.project, chosen.year)).collect()
        })
        .collect();
    let all: BTreeSet<i64> = by_project.iter().flat_map(HashMap::keys).copied().collect();
    let mut same = 0;
    let mut lines = Vec::new();
    for project in all {
        let years: Vec<Option<i32>> = by_project.iter().map(|years| years.get(&project).copied()).collect();
        if years.windows(2).all(|pair| matches!(pair, [one, other] if one == other)) {
            same += 1;
            continue;
        }
        let Some(named) = book.get(project) else { continue };
        let number = named.number.to_string();
        lines.push((
            named.place.unwrap_or(i32::MAX),
            DifferingLine {
                href: chrome.href(&format!("/projects/{number}")),
                number,
                title: named.title.clone(),
                years: years
                    .iter()
                    .map(|year| year.map_or_else(|| "–".to_owned(), |year| year.to_string()))
                    .collect(),
            },
        ));
    }
    lines.sort_by_key(|(place, _)| *place);
    (lines.into_iter().map(|(_, line)| line).collect(), same)
}
