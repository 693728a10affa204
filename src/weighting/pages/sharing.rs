// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! What is done with a draft apart from writing it: showing it to others, asking for approval, giving it up.

use askama::Template;
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};

use super::{ROW_VERSION, already_published, draft_address};
use crate::{
    error::Error,
    kit::{
        extract::Path,
        field::{Control, Field},
        form::{FieldError, Form, Pairs},
        page::{self, Chrome},
    },
    people::{Leadership, Person, Resumed},
    state::AppState,
    weighting::{
        actions::{self, Change},
        model::{Draft, DraftContent, DraftId, DraftStatus},
    },
};

/// Name of the hidden field that says which way.
const SHARED: &str = "shared";

#[derive(Template)]
#[template(path = "weighting/confirm.html")]
struct ConfirmPage {
    chrome: Chrome,
    heading: String,
    explanation: String,
    name: String,
    draft: String,
    /// Names and values that go with the form.
    hidden: Vec<(&'static str, String)>,
    fields: Vec<Field>,
    has_changed: bool,
    button: String,
}

/// A draft that can still be changed, for its author; otherwise the answer that says why not.
async fn own_draft(state: &AppState, person: &Person, id: i64) -> Result<Draft, Error> {
    let draft = actions::read_draft(&mut *state.pool.acquire().await?, person, DraftId(id)).await?;
    if draft.is_of(person) { Ok(draft) } else { Err(Error::Forbidden) }
}

fn draw(
    chrome: Chrome,
    draft: &Draft,
    (heading, explanation, button): (&str, &str, &str),
    hidden: Vec<(&'static str, String)>,
) -> ConfirmPage {
    let words = chrome.words;
    ConfirmPage {
        heading: words.text(heading),
        explanation: words.text(explanation),
        name: draft.name.clone(),
        draft: draft_address(draft.id, &chrome),
        hidden,
        fields: Vec::new(),
        has_changed: false,
        button: words.text(button),
        chrome,
    }
}

fn respond(status: StatusCode, page: &ConfirmPage) -> Result<Response, Error> {
    Ok(page::respond(status, page::render(page)?))
}

fn done(chrome: &Chrome, id: DraftId, what: &str) -> Response {
    Redirect::to(&format!("{}?done={what}", draft_address(id, chrome))).into_response()
}

/// `GET /weightings/drafts/7/share`: what showing or hiding it means.
pub async fn share_form(
    State(state): State<AppState>,
    Leadership(person): Leadership,
    chrome: Chrome,
    Path(id): Path<i64>,
) -> Result<Response, Error> {
    let draft = own_draft(&state, &person, id).await?;
    if let Some(version) = draft.published_version {
        return already_published(chrome, version);
    }
    let (texts, to) = match (draft.is_shared, draft.status) {
        (false, _) => (("weighting-share-heading", "weighting-share-explanation", "weighting-share"), "yes"),
        (true, DraftStatus::Submitted) => {
            (("weighting-unshare-heading", "weighting-withdraw-explanation", "weighting-unshare"), "no")
        }
        (true, _) => {
            (("weighting-unshare-heading", "weighting-unshare-explanation", "weighting-unshare"), "no")
        }
    };
    respond(StatusCode::OK, &draw(chrome, &draft, texts, vec![(SHARED, to.to_owned())]))
}

/// `POST /weightings/drafts/7/share`: shows or hides it.
pub async fn set_shared(
    State(state): State<AppState>,
    Leadership(person): Leadership,
    chrome: Chrome,
    Path(id): Path<i64>,
    Form(typed): Form,
) -> Result<Response, Error> {
    let (id, is_shared) = (DraftId(id), typed.get(SHARED) != Some("no"));
    match actions::set_shared(&state.pool, &person, (id, is_shared), state.clock.now()).await? {
        Change::Published(version) => already_published(chrome, version),
        Change::Done | Change::Conflict(_) => {
            Ok(done(&chrome, id, if is_shared { "shared" } else { "unshared" }))
        }
    }
}

/// `GET /weightings/drafts/7/discard`: asks once more.
pub async fn discard_form(
    State(state): State<AppState>,
    Leadership(person): Leadership,
    chrome: Chrome,
    Path(id): Path<i64>,
) -> Result<Response, Error> {
    let draft = own_draft(&state, &person, id).await?;
    if let Some(version) = draft.published_version {
        return already_published(chrome, version);
    }
    let texts = ("weighting-discard-heading", "weighting-discard-explanation", "weighting-discard");
    respond(StatusCode::OK, &draw(chrome, &draft, texts, Vec::new()))
}

/// `POST /weightings/drafts/7/discard`: gives it up.
pub async fn discard(
    State(state): State<AppState>,
    Leadership(person): Leadership,
    chrome: Chrome,
    Path(id): Path<i64>,
    Form(_): Form,
) -> Result<Response, Error> {
    match actions::discard_draft(&state.pool, &person, DraftId(id), state.clock.now()).await? {
        Change::Published(version) => already_published(chrome, version),
        Change::Done | Change::Conflict(_) => {
            Ok(Redirect::to(&chrome.href("/weightings?done=discarded")).into_response())
        }
    }
}

/// `GET /weightings/drafts/7/submit`: asks for the reason.
pub async fn submit_form(
    State(state): State<AppState>,
    Leadership(person): Leadership,
    Resumed(resumed): Resumed,
    chrome: Chrome,
    Path(id): Path<i64>,
) -> Result<Response, Error> {
    let draft = own_draft(&state, &person, id).await?;
    if let Some(version) = draft.published_version {
        return already_published(chrome, version);
    }
    let typed = resumed.unwrap_or_else(|| Pairs::of([(DraftContent::REASON, draft.reason.clone())]));
    respond(StatusCode::OK, &draw_submit(chrome, &draft, &typed, &[]))
}

fn draw_submit(chrome: Chrome, draft: &Draft, typed: &Pairs, errors: &[FieldError]) -> ConfirmPage {
    let words = chrome.words;
    let texts = ("weighting-submit-heading", "weighting-submit-explanation", "weighting-submit");
    let seen = typed.get(ROW_VERSION).map_or_else(|| draft.row_version.to_string(), str::to_owned);
    let reason = (DraftContent::REASON, "weighting-draft-reason");
    let reason = Field::of(words, reason, Control::Text(5), typed)
        .with_hint(words.text("weighting-draft-reason-hint"))
        .with_errors(words, errors);
    ConfirmPage { fields: vec![reason], ..draw(chrome, draft, texts, vec![(ROW_VERSION, seen)]) }
}

/// `POST /weightings/drafts/7/submit`: asks the others to approve it.
pub async fn submit(
    State(state): State<AppState>,
    Leadership(person): Leadership,
    chrome: Chrome,
    Path(id): Path<i64>,
    Form(typed): Form,
) -> Result<Response, Error> {
    let draft = own_draft(&state, &person, id).await?;
    let reason = match DraftContent::read_reason(&typed) {
        Ok(reason) => reason,
        Err(error) => {
            let page = draw_submit(chrome, &draft, &typed, &[error]);
            return respond(StatusCode::UNPROCESSABLE_ENTITY, &page);
        }
    };
    let seen = typed.get(ROW_VERSION).and_then(|version| version.parse().ok()).unwrap_or_default();
    match actions::request_approval(&state.pool, &person, (draft.id, seen), &reason, state.clock.now())
        .await?
    {
        Change::Done => Ok(done(&chrome, draft.id, "submitted")),
        Change::Published(version) => already_published(chrome, version),
        Change::Conflict(now) => {
            let typed = Pairs::of([(DraftContent::REASON, reason)]);
            let page = draw_submit(chrome, &now, &typed, &[]);
            respond(StatusCode::CONFLICT, &ConfirmPage { has_changed: true, ..page })
        }
    }
}
