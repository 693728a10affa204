// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! A department's own projects: drafts to go on with, and the beginning of a new one.

use askama::Template;
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};

use super::{Submitted, labels, own_draft, saved, to_submitted};
use crate::{
    error::Error,
    kit::{
        extract::Path,
        form::Form,
        page::{self, Chrome},
    },
    people::{self, DepartmentHead, Person},
    projects::{
        actions::{self, BeginError},
        model::{Draft, DraftId, Step},
        store,
    },
    state::AppState,
};

/// A draft in the list.
struct DraftLine {
    id: i64,
    title: String,
    department: String,
    /// Where to go on: the first step that lacks something.
    href: String,
    /// How much is left to do.
    open: String,
    saved: String,
}

#[derive(Template)]
#[template(path = "projects/proposals.html")]
struct ListPage {
    chrome: Chrome,
    drafts: Vec<DraftLine>,
    has_department: bool,
    /// What the department has handed in.
    submitted: Submitted,
}

/// `GET /proposals`: the person's drafts.
pub async fn list(
    State(state): State<AppState>,
    DepartmentHead(person): DepartmentHead,
    chrome: Chrome,
) -> Result<Response, Error> {
    let drafts = store::drafts_of(&state.pool, person.id).await?;
    let drafts = drafts.iter().map(|draft| line(&state, &chrome, draft)).collect();
    let submitted = Submitted::of(&state, &person, &chrome).await?;
    let page = ListPage { submitted, drafts, has_department: person.department.is_some(), chrome };
    Ok(page::respond(StatusCode::OK, page::render(&page)?))
}

fn line(state: &AppState, chrome: &Chrome, draft: &Draft) -> DraftLine {
    let (words, id) = (chrome.words, draft.id.0);
    let findings = draft.findings();
    let step = findings.first().map(|finding| Step::asking_for(finding.error.field));
    let place = step.map_or_else(|| "check".to_owned(), |step| step.number().to_string());
    DraftLine {
        id,
        title: title(chrome, draft),
        department: draft.department.name.clone(),
        href: chrome.href(&format!("/proposals/{id}/{place}")),
        open: words.count("proposal-step-open", &u32::try_from(findings.len()).unwrap_or(u32::MAX)),
        saved: saved(words, draft.saved_at, state.clock),
    }
}

fn title(chrome: &Chrome, draft: &Draft) -> String {
    draft.title().map_or_else(|| chrome.words.text("proposal-untitled"), str::to_owned)
}

#[derive(Template)]
#[template(path = "projects/introduction.html")]
struct IntroductionPage {
    chrome: Chrome,
    /// Whom the person proposes for; nobody without a department.
    department: Option<String>,
    steps: Vec<String>,
    /// That there are too many drafts already.
    too_many: Option<String>,
}

/// `GET /proposals/new`: what will be asked, and the way in.
pub async fn introduction(
    State(state): State<AppState>,
    DepartmentHead(person): DepartmentHead,
    chrome: Chrome,
) -> Result<Response, Error> {
    introduce(&state, &person, chrome, None).await
}

async fn introduce(
    state: &AppState,
    person: &Person,
    chrome: Chrome,
    refused: Option<BeginError>,
) -> Result<Response, Error> {
    let departments = people::all_departments(&state.pool).await?;
    let own = departments.into_iter().find(|department| Some(department.id) == person.department);
    let steps = Step::ALL.into_iter().map(|step| chrome.words.text(labels::step(step).0)).collect();
    let status = if refused.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let too_many = refused.filter(|refused| matches!(refused, BeginError::TooMany));
    let too_many = too_many.map(|_| chrome.words.text_about("proposals-too-many", &Draft::MOST));
    let department = own.map(|department| department.name);
    let page = IntroductionPage { chrome, department, steps, too_many };
    Ok(page::respond(status, page::render(&page)?))
}

/// `POST /proposals/new`: begins a draft.
pub async fn begin(
    State(state): State<AppState>,
    DepartmentHead(person): DepartmentHead,
    chrome: Chrome,
    Form(_): Form,
) -> Result<Response, Error> {
    match actions::begin_draft(&state.pool, &person, state.clock.now()).await {
        Ok(DraftId(id)) => Ok(Redirect::to(&chrome.href(&format!("/proposals/{id}/1"))).into_response()),
        Err(BeginError::Database(error)) => Err(error.into()),
        Err(refused) => introduce(&state, &person, chrome, Some(refused)).await,
    }
}

#[derive(Template)]
#[template(path = "projects/discard.html")]
struct DiscardPage {
    chrome: Chrome,
    id: i64,
    title: String,
}

/// `GET /proposals/7/discard`: asks whether a draft is really to be thrown away.
pub async fn confirm_discard(
    State(state): State<AppState>,
    DepartmentHead(person): DepartmentHead,
    chrome: Chrome,
    Path(id): Path<i64>,
) -> Result<Response, Error> {
    let draft = match own_draft(&state, &chrome, person.id, DraftId(id)).await? {
        Ok(draft) => draft,
        Err(elsewhere) => return Ok(elsewhere),
    };
    let page = DiscardPage { id, title: title(&chrome, &draft), chrome };
    Ok(page::respond(StatusCode::OK, page::render(&page)?))
}

/// `POST /proposals/7/discard`: throws a draft away.
pub async fn discard(
    State(state): State<AppState>,
    DepartmentHead(person): DepartmentHead,
    chrome: Chrome,
    Path(id): Path<i64>,
    Form(_): Form,
) -> Result<Response, Error> {
    if actions::discard_draft(&state.pool, person.id, DraftId(id)).await? {
        Ok(Redirect::to(&chrome.href("/proposals")).into_response())
    } else {
        to_submitted(&state, &chrome, person.id, DraftId(id)).await
    }
}
