// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Demanding something of a plan, and taking a demand back.

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
        field::{Choice, Control, Field},
        form::{FieldError, Form, Pairs},
        i18n::Message,
        page::Chrome,
    },
    people::{Person, Resumed},
    portfolio::{
        actions::{self, RuleAddition},
        model::{RuleEdit, RuleId, RuleKind, Scenario, ScenarioId},
        store,
    },
    projects::{ProjectNumber, possible_prerequisites},
    state::AppState,
};

/// So many of what was found are named.
const MOST_NAMED: usize = 5;

async fn own(state: &AppState, person: &Person, id: i64) -> Result<Scenario, Error> {
    actions::own_scenario(&mut *state.pool.acquire().await?, person, ScenarioId(id)).await
}

/// The years that can be named in a demand.
async fn years(state: &AppState) -> Result<Vec<i32>, Error> {
    Ok(store::capacities(&mut *state.pool.acquire().await?).await?.iter().map(|year| year.year).collect())
}

fn draw(
    chrome: Chrome,
    scenario: &Scenario,
    years: &[i32],
    (typed, errors): (&Pairs, &[FieldError]),
) -> FormPage {
    let words = chrome.words;
    let kinds = RuleKind::ALL.map(|kind| Choice {
        value: kind.code().to_owned(),
        label: words.text(kind.explanation_key()),
        is_chosen: false,
    });
    let any = Choice { value: String::new(), label: words.text("scenario-rule-any-year"), is_chosen: false };
    let years = years.iter().map(ToString::to_string);
    let years = years.map(|year| Choice { value: year.clone(), label: year, is_chosen: false });
    let years = Control::Select([any].into_iter().chain(years).collect());
    let fields = [
        Field::of(words, (RuleEdit::KIND, "scenario-rule-kind"), Control::Radio(kinds.to_vec()), typed),
        Field::of(words, (RuleEdit::PROJECT, "scenario-rule-project"), Control::Line("text"), typed)
            .with_hint(words.text("scenario-rule-project-hint")),
        Field::of(words, (RuleEdit::OTHER, "scenario-rule-other"), Control::Line("text"), typed)
            .with_hint(words.text("scenario-rule-other-hint"))
            .optional(),
        Field::of(words, (RuleEdit::BY_YEAR, "scenario-rule-by-year"), years, typed)
            .with_hint(words.text("scenario-rule-by-year-hint"))
            .optional(),
        Field::of(words, (RuleEdit::REASON, "scenario-rule-reason"), Control::Text(3), typed)
            .with_hint(words.text("scenario-rule-reason-hint")),
    ];
    let fields = fields.into_iter().map(|field| field.with_errors(words, errors)).collect();
    let back = (scenario.name.clone(), scenario_address(scenario.id, &chrome));
    let texts = ("scenario-rule-heading", "scenario-rule-explanation", "scenario-rule-add");
    FormPage::of(chrome, texts, back, fields)
}

/// `GET /plan/scenarios/7/rules/new`: what is demanded, of which project, and why.
pub async fn new_rule(
    State(state): State<AppState>,
    Planning(person): Planning,
    Resumed(resumed): Resumed,
    chrome: Chrome,
    Path(id): Path<i64>,
    given: Pairs,
) -> Result<Response, Error> {
    let scenario = own(&state, &person, id).await?;
    let typed = resumed.unwrap_or(given);
    draw(chrome, &scenario, &years(&state).await?, (&typed, &[])).respond(StatusCode::OK)
}

/// `POST /plan/scenarios/7/rules/new`: demands it.
pub async fn add_rule(
    State(state): State<AppState>,
    Planning(person): Planning,
    chrome: Chrome,
    Path(id): Path<i64>,
    Form(typed): Form,
) -> Result<Response, Error> {
    let scenario = own(&state, &person, id).await?;
    let years = years(&state).await?;
    let mut errors = Vec::new();
    let named = with_numbers(&state, &typed, &mut errors).await?;
    match RuleEdit::read(&named, &years) {
        Ok(rule) if errors.is_empty() => {
            let now = state.clock.now();
            match actions::add_rule(&state.pool, &person, scenario.id, &rule, now).await? {
                RuleAddition::Refused(error) => errors.push(error),
                RuleAddition::Done => return Ok(back(scenario.id, &chrome)),
            }
        }
        Ok(_) => {}
        // What was found about a field says more than that it is no number.
        Err(others) => {
            let is_new = |other: &FieldError| errors.iter().all(|error| error.field != other.field);
            let others: Vec<FieldError> = others.into_iter().filter(is_new).collect();
            errors.extend(others);
        }
    }
    draw(chrome, &scenario, &years, (&typed, &errors)).respond(StatusCode::UNPROCESSABLE_ENTITY)
}

fn back(id: ScenarioId, chrome: &Chrome) -> Response {
    Redirect::to(&format!("{}?done=saved", scenario_address(id, chrome))).into_response()
}

/// What was typed, with the number of a project in the place of words that only one project has.
async fn with_numbers(state: &AppState, typed: &Pairs, errors: &mut Vec<FieldError>) -> Result<Pairs, Error> {
    let mut named = Vec::new();
    for (name, value) in typed.iter() {
        let field = [RuleEdit::PROJECT, RuleEdit::OTHER].into_iter().find(|field| *field == name);
        let value = value.trim();
        let number = match field.filter(|_| !value.is_empty() && value.parse::<ProjectNumber>().is_err()) {
            Some(field) => search(state, field, value).await?.map_err(|error| errors.push(error)).ok(),
            None => None,
        };
        named.push((name.to_owned(), number.unwrap_or_else(|| value.to_owned())));
    }
    Ok(named.into_iter().collect())
}

async fn search(
    state: &AppState,
    field: &'static str,
    typed: &str,
) -> Result<Result<String, FieldError>, Error> {
    let found =
        if typed.contains('\0') { Vec::new() } else { possible_prerequisites(&state.pool, typed).await? };
    let message = match found.as_slice() {
        [only] => return Ok(Ok(only.number.to_string())),
        [] => Message::new("scenario-rule-nothing-found").with("words", typed.to_owned()),
        several => {
            let named = several.iter().take(MOST_NAMED);
            let named: Vec<String> =
                named.map(|project| format!("{} {}", project.number, project.title)).collect();
            Message::new("scenario-rule-several-found").with("projects", named.join("; "))
        }
    };
    Ok(Err(FieldError { field, message }))
}

/// `GET /plan/scenarios/7/rules/3/remove`: asks once more.
pub async fn remove_rule_form(
    State(state): State<AppState>,
    Planning(person): Planning,
    chrome: Chrome,
    Path((id, rule)): Path<(i64, i64)>,
) -> Result<Response, Error> {
    let scenario = own(&state, &person, id).await?;
    let rule = scenario.rules.iter().find(|there| there.id == RuleId(rule)).ok_or(Error::NotFound(None))?;
    let words = chrome.words;
    let other = rule.other.as_ref().map(|other| format!(" / {} {}", other.number, other.title));
    let project = format!("{} {}{}", rule.project.number, rule.project.title, other.unwrap_or_default());
    let about = [("kind", words.text(rule.kind.key()).into()), ("project", project.into())];
    let back = (scenario.name.clone(), scenario_address(scenario.id, &chrome));
    let texts = ("scenario-rule-remove-heading", "scenario-rule-remove-explanation", "scenario-rule-remove");
    let facts = vec![words.text_with("scenario-rule-told", &about), rule.reason.clone()];
    FormPage { facts, ..FormPage::of(chrome, texts, back, Vec::new()) }.respond(StatusCode::OK)
}

/// `POST /plan/scenarios/7/rules/3/remove`: takes it back.
pub async fn remove_rule(
    State(state): State<AppState>,
    Planning(person): Planning,
    chrome: Chrome,
    Path((id, rule)): Path<(i64, i64)>,
    Form(_): Form,
) -> Result<Response, Error> {
    let which = (ScenarioId(id), RuleId(rule));
    actions::remove_rule(&state.pool, &person, which, state.clock.now()).await?;
    Ok(back(which.0, &chrome))
}
