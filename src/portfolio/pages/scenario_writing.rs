// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Beginning a scenario, and changing its name and whether it keeps the deadlines.

use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};

use super::{
    plan::Planning,
    scenario::scenario_address,
    scenario_form::{FormPage, ROW_VERSION, seen},
};
use crate::{
    error::Error,
    kit::{
        extract::Path,
        field::{Choice, Control, Difference, Field},
        form::{FieldError, Form, Pairs},
        i18n::{Locale, Message},
        page::Chrome,
    },
    people::{Person, Resumed},
    portfolio::{
        actions::{self, Change},
        model::{Scenario, ScenarioEdit, ScenarioId},
    },
    state::AppState,
};

/// Name of the field with the scenario that a new one begins like.
const FROM: &str = "from";

fn fields(words: Locale, typed: &Pairs) -> Vec<Field> {
    let name = Field::of(words, (ScenarioEdit::NAME, "scenario-name"), Control::Line("text"), typed)
        .with_hint(words.text("scenario-name-hint"));
    let label = words.text("scenario-keeps-deadlines-label");
    let choice = Choice { value: "yes".to_owned(), label, is_chosen: false };
    let keeps = (ScenarioEdit::KEEPS_DEADLINES, "scenario-keeps-deadlines");
    let keeps = Field::of(words, keeps, Control::Checkboxes(vec![choice]), typed)
        .with_hint(words.text("scenario-keeps-deadlines-hint"))
        .optional();
    vec![name, keeps]
}

/// `GET /plan/scenarios/new`: what it is to be called, and what it begins with.
pub async fn new_scenario(
    State(state): State<AppState>,
    Planning(person): Planning,
    Resumed(resumed): Resumed,
    chrome: Chrome,
    given: Pairs,
) -> Result<Response, Error> {
    draw_new(&state, &person, chrome, (StatusCode::OK, &resumed.unwrap_or(given), &[])).await
}

async fn draw_new(
    state: &AppState,
    person: &Person,
    chrome: Chrome,
    (status, typed, errors): (StatusCode, &Pairs, &[FieldError]),
) -> Result<Response, Error> {
    let words = chrome.words;
    let scenarios = actions::list_scenarios(&mut *state.pool.acquire().await?, person).await?;
    let nothing =
        Choice { value: String::new(), label: words.text("scenario-from-nothing"), is_chosen: false };
    let others = scenarios.into_iter().map(|scenario| Choice {
        value: scenario.id.0.to_string(),
        label: scenario.name,
        is_chosen: false,
    });
    let from = Control::Select([nothing].into_iter().chain(others).collect());
    let from = Field::of(words, (FROM, "scenario-from"), from, typed);
    let fields = fields(words, typed).into_iter().chain([from]);
    let texts = ("scenario-new-heading", "scenario-new-explanation", "scenario-begin");
    let back = (words.text("plan-title"), chrome.href("/plan"));
    let fields = fields.map(|field| field.with_errors(words, errors)).collect();
    FormPage::of(chrome, texts, back, fields).respond(status)
}

/// `POST /plan/scenarios/new`: begins it.
pub async fn begin_scenario(
    State(state): State<AppState>,
    Planning(person): Planning,
    chrome: Chrome,
    Form(typed): Form,
) -> Result<Response, Error> {
    let from = typed.get(FROM).map(|from| from.parse().map(ScenarioId));
    let error = match (ScenarioEdit::read(&typed), from.transpose()) {
        (Ok(edit), Ok(from)) => {
            match actions::begin_scenario(&state.pool, &person, &edit, from, state.clock.now()).await {
                Ok(id) => {
                    let address = format!("{}?done=begun", scenario_address(id, &chrome));
                    return Ok(Redirect::to(&address).into_response());
                }
                Err(Error::NotFound(Some(message))) => FieldError { field: FROM, message },
                Err(error) => return Err(error),
            }
        }
        (Err(error), _) => error,
        (_, Err(_)) => FieldError { field: FROM, message: Message::new("scenario-from-unknown") },
    };
    draw_new(&state, &person, chrome, (StatusCode::UNPROCESSABLE_ENTITY, &typed, &[error])).await
}

fn stored(scenario: &Scenario) -> Pairs {
    let keeps = scenario.keeps_deadlines.then(|| (ScenarioEdit::KEEPS_DEADLINES, "yes".to_owned()));
    let fields =
        [(ScenarioEdit::NAME, scenario.name.clone()), (ROW_VERSION, scenario.row_version.to_string())];
    Pairs::of(fields.into_iter().chain(keeps))
}

fn edit_page(chrome: Chrome, id: ScenarioId, name: &str, typed: &Pairs, errors: &[FieldError]) -> FormPage {
    let words = chrome.words;
    let texts = ("scenario-edit-heading", "scenario-edit-explanation", "save");
    let back = (name.to_owned(), scenario_address(id, &chrome));
    let fields = fields(words, typed).into_iter().map(|field| field.with_errors(words, errors)).collect();
    FormPage {
        hidden: vec![(ROW_VERSION, typed.raw(ROW_VERSION).to_owned())],
        ..FormPage::of(chrome, texts, back, fields)
    }
}

/// `GET /plan/scenarios/7/edit`: another name, or with the deadlines.
pub async fn edit_scenario(
    State(state): State<AppState>,
    Planning(person): Planning,
    Resumed(resumed): Resumed,
    chrome: Chrome,
    Path(id): Path<i64>,
) -> Result<Response, Error> {
    let scenario = actions::own_scenario(&mut *state.pool.acquire().await?, &person, ScenarioId(id)).await?;
    let typed = resumed.unwrap_or_else(|| stored(&scenario));
    edit_page(chrome, scenario.id, &scenario.name, &typed, &[]).respond(StatusCode::OK)
}

/// `POST /plan/scenarios/7/edit`: changes it.
pub async fn save_scenario(
    State(state): State<AppState>,
    Planning(person): Planning,
    chrome: Chrome,
    Path(id): Path<i64>,
    Form(typed): Form,
) -> Result<Response, Error> {
    let scenario = actions::own_scenario(&mut *state.pool.acquire().await?, &person, ScenarioId(id)).await?;
    let edit = match ScenarioEdit::read(&typed) {
        Ok(edit) => edit,
        Err(error) => {
            let page = edit_page(chrome, scenario.id, &scenario.name, &typed, &[error]);
            return page.respond(StatusCode::UNPROCESSABLE_ENTITY);
        }
    };
    let which = (scenario.id, seen(&typed));
    let there = match actions::save_scenario(&state.pool, &person, which, &edit, state.clock.now()).await? {
        Change::Conflict(there) => there,
        Change::Done => {
            let address = format!("{}?done=saved", scenario_address(scenario.id, &chrome));
            return Ok(Redirect::to(&address).into_response());
        }
    };
    let words = chrome.words;
    let yes = |is_so: bool| words.text(if is_so { "value-yes" } else { "value-no" });
    let differences = [
        (ScenarioEdit::NAME, "scenario-name", there.name.clone(), edit.name.clone()),
        (
            ScenarioEdit::KEEPS_DEADLINES,
            "scenario-keeps-deadlines",
            yes(there.keeps_deadlines),
            yes(edit.keeps_deadlines),
        ),
    ];
    let differences = differences.into_iter().filter(|(_, _, stored, typed)| stored != typed);
    let differences = differences
        .map(|(_, key, stored, typed)| Difference { label: words.text(key), stored, typed })
        .collect();
    let page = FormPage {
        hidden: vec![(ROW_VERSION, there.row_version.to_string())],
        differences,
        ..edit_page(chrome, there.id, &there.name, &typed, &[])
    };
    page.respond(StatusCode::CONFLICT)
}
