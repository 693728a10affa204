// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use axum::{
    extract::State,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse as _, Response},
};

use super::documents::{ContentDocument, ProposalDocument, SubmissionDocument, pointer};
use crate::{
    error::Error,
    kit::{
        extract::Path,
        i18n::Message,
        json::{self, Conditions, Json},
        problem::{Accepted, Problem},
    },
    people::{Person, ProposeScope},
    projects::{
        actions::{self, BeginError, Saved, SubmitError},
        model::{Draft, DraftId},
        store,
    },
    state::AppState,
};

fn unknown() -> Error {
    Error::NotFound(Some(Message::new("problem-no-draft")))
}

async fn own(state: &AppState, person: &Person, id: i64) -> Result<Draft, Error> {
    store::draft(&state.pool, person.id, DraftId(id)).await?.ok_or_else(unknown)
}

async fn document(state: &AppState, draft: &Draft, words: Accepted) -> Result<ProposalDocument, Error> {
    let findings = actions::findings(&mut *state.pool.acquire().await?, draft).await?;
    Ok(ProposalDocument::of(draft, &findings, words.0))
}

/// The own drafts, the last saved first.
#[utoipa::path(
    get, path = "/proposals", operation_id = "proposals", tag = "propose", security(("token" = ["propose"])),
    responses((status = 200, body = [ProposalDocument])),
)]
pub(super) async fn list(
    State(state): State<AppState>,
    ProposeScope(person): ProposeScope,
    conditions: Conditions,
    words: Accepted,
) -> Result<Response, Error> {
    let mut list = Vec::new();
    for draft in store::drafts_of(&state.pool, person.id).await? {
        list.push(document(&state, &draft, words).await?);
    }
    json::answer(&conditions, &list)
}

/// Begins a draft for the own department.
#[utoipa::path(
    post, path = "/proposals", operation_id = "begin-proposal", tag = "propose",
    security(("token" = ["propose"])), request_body = ContentDocument,
    responses((status = 201, body = ProposalDocument)),
)]
pub(super) async fn begin(
    State(state): State<AppState>,
    ProposeScope(person): ProposeScope,
    words: Accepted,
    Json(content): Json<ContentDocument>,
) -> Result<Response, Error> {
    let now = state.clock.now();
    let conflict = |message| Error::from(Problem::with(StatusCode::CONFLICT, message));
    let id = match actions::begin_filled_draft(&state.pool, &person, &content.typed(), now).await {
        Ok(id) => id,
        Err(BeginError::Database(error)) => return Err(error.into()),
        Err(BeginError::NoDepartment) => return Err(conflict(Message::new("problem-no-department"))),
        Err(BeginError::TooMany) => {
            return Err(conflict(Message::new("problem-too-many-drafts").with("most", Draft::MOST)));
        }
    };
    let draft = own(&state, &person, id.0).await?;
    let document = document(&state, &draft, words).await?;
    let response = json::answer_version(&Conditions::default(), draft.whole_version(), &document)?;
    created(response, &format!("/api/v1/proposals/{}", id.0))
}

fn created(mut response: Response, address: &str) -> Result<Response, Error> {
    *response.status_mut() = StatusCode::CREATED;
    let address = HeaderValue::from_str(address).map_err(|error| Error::Internal(Box::new(error)))?;
    response.headers_mut().insert(header::LOCATION, address);
    Ok(response)
}

/// An own draft. Its tag is what a change of it names with `If-Match`.
#[utoipa::path(
    get, path = "/proposals/{id}", operation_id = "proposal", tag = "propose",
    security(("token" = ["propose"])), params(("id" = i64, Path)),
    responses((status = 200, body = ProposalDocument)),
)]
pub(super) async fn read(
    State(state): State<AppState>,
    ProposeScope(person): ProposeScope,
    conditions: Conditions,
    words: Accepted,
    Path(id): Path<i64>,
) -> Result<Response, Error> {
    let draft = own(&state, &person, id).await?;
    json::answer_version(&conditions, draft.whole_version(), &document(&state, &draft, words).await?)
}

/// Replaces what an own draft says; what is left out is empty afterwards. Whatever the rules of a proposal make
/// of it, it is saved, and the findings say what is left to do.
#[utoipa::path(
    put, path = "/proposals/{id}", operation_id = "replace-proposal", tag = "propose",
    security(("token" = ["propose"])),
    params(("id" = i64, Path), ("If-Match" = String, Header)),
    request_body = ContentDocument,
    responses((status = 200, body = ProposalDocument)),
)]
pub(super) async fn replace(
    State(state): State<AppState>,
    ProposeScope(person): ProposeScope,
    (conditions, words): (Conditions, Accepted),
    Path(id): Path<i64>,
    Json(content): Json<ContentDocument>,
) -> Result<Response, Error> {
    let version = conditions.version()?;
    let (typed, now) = (content.typed(), state.clock.now());
    match actions::save_draft(&state.pool, person.id, DraftId(id), (&typed, version), now).await? {
        None => Err(unknown()),
        Some(Saved::Conflict(_)) => Err(Problem::of(StatusCode::PRECONDITION_FAILED).into()),
        Some(Saved::Done(draft)) => {
            let document = document(&state, &draft, words).await?;
            json::answer_version(&Conditions::default(), draft.whole_version(), &document)
        }
    }
}

/// Throws an own draft away.
#[utoipa::path(
    delete, path = "/proposals/{id}", operation_id = "discard-proposal", tag = "propose",
    security(("token" = ["propose"])), params(("id" = i64, Path)),
    responses((status = 204)),
)]
pub(super) async fn discard(
    State(state): State<AppState>,
    ProposeScope(person): ProposeScope,
    Path(id): Path<i64>,
) -> Result<Response, Error> {
    if actions::discard_draft(&state.pool, person.id, DraftId(id)).await? {
        Ok(StatusCode::NO_CONTENT.into_response())
    } else {
        Err(unknown())
    }
}

/// Hands an own draft in: it becomes a project with a number. Asked twice, the second answer is the same number.
#[utoipa::path(
    post, path = "/proposals/{id}/submission", operation_id = "submit-proposal", tag = "propose",
    security(("token" = ["propose"])),
    params(("id" = i64, Path), ("If-Match" = String, Header)),
    responses((status = 201, body = SubmissionDocument)),
)]
pub(super) async fn submit(
    State(state): State<AppState>,
    ProposeScope(person): ProposeScope,
    conditions: Conditions,
    Path(id): Path<i64>,
) -> Result<Response, Error> {
    let version = match conditions.version()? {
        Some(version) => version,
        None => {
            store::draft(&state.pool, person.id, DraftId(id)).await?.map_or(0, |draft| draft.whole_version())
        }
    };
    let submitted = actions::submit(&state.pool, &person, DraftId(id), version, state.clock.now()).await;
    let number = match submitted {
        Ok(number) => number.to_string(),
        Err(SubmitError::Unknown) => return Err(unknown()),
        Err(SubmitError::Changed) => return Err(Problem::of(StatusCode::PRECONDITION_FAILED).into()),
        Err(SubmitError::Incomplete) => return Err(incomplete(&state, &person, id).await?),
        Err(SubmitError::OtherDepartment(department)) => {
            let message = Message::new("proposal-other-department").with("department", department);
            return Err(Problem::with(StatusCode::CONFLICT, message).into());
        }
        Err(error @ SubmitError::NoNumberLeft) => return Err(Error::Internal(error.into())),
        Err(SubmitError::Database(error)) => return Err(error.into()),
    };
    let address = format!("/api/v1/projects/{number}");
    created(json::answer(&Conditions::default(), &SubmissionDocument { number })?, &address)
}

async fn incomplete(state: &AppState, person: &Person, id: i64) -> Result<Error, Error> {
    let draft = own(state, person, id).await?;
    let findings = actions::findings(&mut *state.pool.acquire().await?, &draft).await?;
    let errors = findings.into_iter().map(|finding| finding.error).collect();
    Ok(Problem::of_body(errors, |field| format!("/content{}", pointer(field))).into())
}
