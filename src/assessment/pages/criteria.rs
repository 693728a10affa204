// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Administration: the criteria and their levels.

use askama::Template;
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};

use super::criterion_form::{self, SHORT_NAME_DE, SHORT_NAME_EN};
use crate::{
    assessment::{
        actions::{self, CriterionError},
        model::{Criterion, CriterionTexts},
    },
    error::Error,
    kit::{
        extract::Path,
        field::{Control, Difference, Field},
        form::{FieldError, Form, Pairs},
        i18n::Message,
        page::{self, Chrome},
    },
    people::{Admin, Resumed},
    ranking::Weights,
    state::AppState,
};

#[derive(Template)]
#[template(path = "assessment/criteria.html")]
struct CriteriaPage {
    chrome: Chrome,
    done: Option<String>,
    criteria: Vec<CriterionLine>,
}

struct CriterionLine {
    key: String,
    name: String,
    short_name: String,
}

/// `GET /admin/criteria`: all of them.
pub async fn criteria(
    State(state): State<AppState>,
    _: Admin,
    chrome: Chrome,
    given: Pairs,
) -> Result<Response, Error> {
    let words = chrome.words;
    let line = |criterion: Criterion| CriterionLine {
        name: criterion.name.get(words).to_owned(),
        short_name: criterion.short_name.get(words).to_owned(),
        key: criterion.key,
    };
    let criteria = actions::criteria(&state.pool).await?.into_iter().map(line).collect();
    let done = (given.get("done") == Some("saved")).then(|| chrome.words.text("saved"));
    Ok(page::respond(StatusCode::OK, page::render(&CriteriaPage { chrome, done, criteria })?))
}

#[derive(Template)]
#[template(path = "assessment/criterion.html")]
struct CriterionPage {
    chrome: Chrome,
    /// Nothing yet, when one is added.
    name: Option<String>,
    /// What a change of the levels would do to those that have been given.
    warning: Option<String>,
    row_version: i32,
    differences: Vec<Difference>,
    fields: Vec<Field>,
}

/// What is stored: the criterion, how often it has been changed, and how many levels count under it.
type Stored = (Criterion, i32, i64);

fn draw(
    chrome: Chrome,
    stored: Option<&Stored>,
    typed: Option<&Pairs>,
    errors: &[FieldError],
) -> CriterionPage {
    let words = chrome.words;
    let filled_in = stored.map(|(criterion, ..)| criterion_form::filled_in(&CriterionTexts::of(criterion)));
    let empty = Pairs::default();
    let shown = typed.or(filled_in.as_ref()).unwrap_or(&empty);
    // Whoever comes back to a form decides on the version that was read then.
    let read_then = shown.get("row_version").and_then(|version| version.parse().ok());
    CriterionPage {
        name: stored.map(|(criterion, ..)| criterion.name.get(words).to_owned()),
        warning: stored
            .map(|(_, _, levels)| words.message(&Message::new("criterion-warning").with("count", *levels))),
        row_version: read_then.or(stored.map(|(_, version, _)| *version)).unwrap_or_default(),
        differences: Vec::new(),
        fields: criterion_form::fields(words, shown, errors),
        chrome,
    }
}

fn respond(status: StatusCode, page: &CriterionPage) -> Result<Response, Error> {
    Ok(page::respond(status, page::render(page)?))
}

/// `GET /admin/criteria/new`: the form for another one.
pub async fn new_criterion(_: Admin, Resumed(typed): Resumed, chrome: Chrome) -> Result<Response, Error> {
    respond(StatusCode::OK, &draw(chrome, None, typed.as_ref(), &[]))
}

/// What to say beside a field.
fn refusal(error: CriterionError) -> Result<FieldError, Error> {
    let beside = |field, key| FieldError { field, message: Message::new(key) };
    match error {
        CriterionError::GermanShortNameTaken => Ok(beside(SHORT_NAME_DE, "criterion-short-name-taken")),
        CriterionError::EnglishShortNameTaken => Ok(beside(SHORT_NAME_EN, "criterion-short-name-taken")),
        CriterionError::TooMany => {
            let message = Message::new("criteria-too-many").with("count", Weights::MOST_CRITERIA);
            Ok(FieldError { field: SHORT_NAME_DE, message })
        }
        CriterionError::Unknown => Err(Error::NotFound(None)),
        CriterionError::Database(error) => Err(error.into()),
        changed @ CriterionError::Changed(..) => Err(Error::Internal(Box::new(changed))),
    }
}

fn saved(chrome: &Chrome) -> Response {
    Redirect::to(&chrome.href("/admin/criteria?done=saved")).into_response()
}

/// `POST /admin/criteria/new`: adds a criterion.
pub async fn add_criterion(
    State(state): State<AppState>,
    Admin(admin): Admin,
    chrome: Chrome,
    Form(typed): Form,
) -> Result<Response, Error> {
    let errors = match criterion_form::read(&typed) {
        Err(errors) => errors,
        Ok(texts) => {
            let now = state.clock.now();
            match actions::add_criterion(&state.pool, &admin.actor(), &texts, now).await {
                Ok(()) => return Ok(saved(&chrome)),
                Err(error) => vec![refusal(error)?],
            }
        }
    };
    respond(StatusCode::UNPROCESSABLE_ENTITY, &draw(chrome, None, Some(&typed), &errors))
}

async fn criterion_at(state: &AppState, key: &str) -> Result<Stored, Error> {
    actions::criterion(&state.pool, key).await?.ok_or(Error::NotFound(None))
}

/// `GET /admin/criteria/{key}`: the form for what it says.
pub async fn criterion(
    State(state): State<AppState>,
    _: Admin,
    Resumed(typed): Resumed,
    chrome: Chrome,
    Path(key): Path<String>,
) -> Result<Response, Error> {
    let stored = criterion_at(&state, &key).await?;
    respond(StatusCode::OK, &draw(chrome, Some(&stored), typed.as_ref(), &[]))
}

/// `POST /admin/criteria/{key}`: changes what it says.
pub async fn change_criterion(
    State(state): State<AppState>,
    Admin(admin): Admin,
    chrome: Chrome,
    Path(key): Path<String>,
    Form(typed): Form,
) -> Result<Response, Error> {
    let stored = criterion_at(&state, &key).await?;
    let texts = match criterion_form::read(&typed) {
        Ok(texts) => texts,
        Err(errors) => {
            let page = draw(chrome, Some(&stored), Some(&typed), &errors);
            return respond(StatusCode::UNPROCESSABLE_ENTITY, &page);
        }
    };
    let version = typed.get("row_version").and_then(|version| version.parse().ok()).unwrap_or_default();
    let now = state.clock.now();
    match actions::change_criterion(&state.pool, &admin.actor(), (&key, version), &texts, now).await {
        Ok(()) => Ok(saved(&chrome)),
        Err(CriterionError::Changed(now_stored, row_version)) => {
            let differences =
                criterion_form::differences(chrome.words, &CriterionTexts::of(&now_stored), &texts);
            let page = draw(chrome, Some(&stored), Some(&typed), &[]);
            respond(StatusCode::CONFLICT, &CriterionPage { row_version, differences, ..page })
        }
        Err(error) => {
            let page = draw(chrome, Some(&stored), Some(&typed), &[refusal(error)?]);
            respond(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
    }
}
