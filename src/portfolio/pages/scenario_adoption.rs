// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Adopting a scenario: what that does, and doing it.

use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};

use super::{
    plan_parts::{Book, Waiting, points},
    scenario::{cost_of_all, scenario_address},
    scenario_form::{FormPage, ROW_VERSION, seen},
    words,
};
use crate::{
    error::Error,
    kit::{
        extract::Path,
        field::{Control, Field},
        form::{FieldError, Pairs},
        page::Chrome,
    },
    people::{Leadership, Person, Reauthenticated, Resumed},
    portfolio::{
        actions::{self, Adoption, AdoptionOrder, Planned},
        model::{PlanResult, ScenarioId, ScenarioStatus, read_reason},
    },
    projects::State as Stage,
    state::AppState,
};

/// Name of the hidden field with the state of the data that was seen.
const REVISION: &str = "revision";
/// Name of the field with the reason.
const REASON: &str = "reason";

/// How the page is drawn: what was typed, what is wrong with it, and what has happened meanwhile.
struct Standing<'a> {
    status: StatusCode,
    typed: &'a Pairs,
    errors: Vec<FieldError>,
    is_stale: bool,
}

/// `GET /plan/scenarios/7/adopt`: what it would do.
pub async fn adopt_form(
    State(state): State<AppState>,
    Leadership(person): Leadership,
    Resumed(resumed): Resumed,
    chrome: Chrome,
    Path(id): Path<i64>,
) -> Result<Response, Error> {
    let typed = resumed.unwrap_or_default();
    let standing = Standing { status: StatusCode::OK, typed: &typed, errors: Vec::new(), is_stale: false };
    draw(&state, &person, chrome, ScenarioId(id), standing).await
}

/// `POST /plan/scenarios/7/adopt`: makes it the plan of the city.
pub async fn adopt(
    State(state): State<AppState>,
    Leadership(person): Leadership,
    chrome: Chrome,
    Path(id): Path<i64>,
    Reauthenticated(typed): Reauthenticated,
) -> Result<Response, Error> {
    let id = ScenarioId(id);
    let reason = match read_reason(&typed) {
        Ok(reason) => reason,
        Err(error) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            let standing = Standing { status, typed: &typed, errors: vec![error], is_stale: false };
            return draw(&state, &person, chrome, id, standing).await;
        }
    };
    let order = AdoptionOrder {
        scenario: id,
        row_version: seen(&typed),
        revision: typed.get(REVISION).and_then(|revision| revision.parse().ok()).unwrap_or_default(),
        reason,
    };
    match actions::adopt(&state.pool, &person, &order, state.clock.now()).await? {
        Adoption::Done(_) => {
            let address = format!("{}?done=adopted", scenario_address(id, &chrome));
            Ok(Redirect::to(&address).into_response())
        }
        Adoption::Stale | Adoption::NoPlan => {
            let status = StatusCode::CONFLICT;
            let standing = Standing { status, typed: &typed, errors: Vec::new(), is_stale: true };
            draw(&state, &person, chrome, id, standing).await
        }
    }
}

async fn draw(
    state: &AppState,
    person: &Person,
    chrome: Chrome,
    id: ScenarioId,
    standing: Standing<'_>,
) -> Result<Response, Error> {
    let words = chrome.words;
    let scenario = actions::find_scenario(&mut *state.pool.acquire().await?, person, id).await?;
    let address = scenario_address(id, &chrome);
    let is_open = scenario.status == ScenarioStatus::Open;
    let free = actions::planned(&state.pool, &state.planner, None, state.clock).await?;
    let planned = actions::planned(&state.pool, &state.planner, Some(&scenario), state.clock).await?;
    let waiting = Waiting::of(&planned, &chrome);
    let texts = ("scenario-adopt-heading", "scenario-adopt-explanation", "scenario-adopt");
    let mut page = FormPage::of(chrome, texts, (scenario.name.clone(), address), Vec::new());
    let ready = planned.ready().filter(|ready| is_open && ready.result.value().is_some());
    let Some(ready) = ready else {
        // There is nothing to send: what was looked at is gone, was decided, or does not fit.
        page.button = String::new();
        page.warning = Some(match (waiting, &planned) {
            _ if !is_open => words.text("scenario-adopt-decided"),
            (Some(waiting), _) => waiting.sentence,
            (None, Planned::NothingToPlan) => words.text("plan-no-capacity"),
            (None, _) => words.text("scenario-adopt-no-plan"),
        });
        return page.respond(StatusCode::CONFLICT);
    };
    let is_another = |name: &str, now: String| standing.typed.get(name).is_some_and(|seen| seen != now);
    let is_stale = standing.is_stale
        || is_another(ROW_VERSION, ready.row_version.to_string())
        || is_another(REVISION, ready.revision.to_string());
    page.warning = is_stale.then(|| words.text("scenario-adopt-stale"));
    page.facts = facts(state, &ready.result, &page.chrome).await?;
    page.facts.push(cost_of_all(&free, &planned, words));
    if !page.chrome.viewer.has_just_signed_in {
        page.facts.push(words.text("sign-in-again-ahead"));
    }
    page.facts.retain(|fact| !fact.is_empty());
    let reason = Field::of(words, (REASON, "scenario-adopt-reason"), Control::Text(4), standing.typed)
        .with_hint(words.text("scenario-adopt-reason-hint"))
        .with_errors(words, &standing.errors);
    page.fields = vec![reason];
    page.hidden = vec![(ROW_VERSION, ready.row_version.to_string()), (REVISION, ready.revision.to_string())];
    page.respond(standing.status)
}

/// What becomes prioritised, and what of the plan does not.
async fn facts(state: &AppState, result: &PlanResult, chrome: &Chrome) -> Result<Vec<String>, Error> {
    let words = chrome.words;
    let book = Book::read(state, &[result]).await?;
    let (mut becoming, mut already, mut others) = (Vec::new(), 0, Vec::new());
    for project in result.chosen().iter().filter_map(|chosen| book.get(chosen.project)) {
        match project.state {
            Stage::Assessed => becoming.push(project.number.to_string()),
            Stage::Prioritised => already += 1,
            _ => others.push(project.number.to_string()),
        }
    }
    let named = |key: &str, numbers: &[String]| {
        let about = [
            ("count", numbers.len().into()),
            ("number", self::words::count(numbers.len(), words).into()),
            ("projects", self::words::joined(numbers, words).into()),
        ];
        words.text_with(key, &about)
    };
    let worth = words.text_about("scenario-adopt-worth", &points(result.value().unwrap_or_default(), words));
    let facts = [
        Some(worth),
        Some(named("scenario-adopt-becoming", &becoming)),
        (already > 0).then(|| self::words::counted("scenario-adopt-already", already, words)),
        (!others.is_empty()).then(|| named("scenario-adopt-others", &others)),
    ];
    Ok(facts.into_iter().flatten().collect())
}
