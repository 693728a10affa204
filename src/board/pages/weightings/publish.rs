// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Publishing a draft: what it changes, and doing it.

use askama::Template;
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};

use super::{comparison::ComparisonView, draft::outdated};
use crate::{
    assessment::all_criteria,
    board::{
        actions::{self, PublishOrder, Publishing},
        model::Compared,
    },
    error::Error,
    kit::{
        extract::Path,
        field::{Choice, Control, Field},
        form::{FieldError, Pairs},
        i18n::Message,
        page::{self, Chrome},
    },
    people::{Leadership, Person, Reauthenticated, Resumed},
    state::AppState,
    weighting::{
        self, DraftContent, DraftId, DraftStatus, Obstacle, ROW_VERSION, Weighting, already_published,
        draft_address, refused, version_address,
    },
};

/// Name of the hidden field with the version in force that was seen.
const IN_FORCE: &str = "in_force";
/// Name of the hidden field with the state of the data that was seen.
const REVISION: &str = "revision";
/// Name of the box that confirms it.
const CONFIRM: &str = "confirm";

#[derive(Template)]
#[template(path = "weighting/publish.html")]
struct PublishPage {
    chrome: Chrome,
    name: String,
    author: String,
    draft: String,
    next: String,
    /// What its author says, if the publisher does not say it.
    reason: Option<String>,
    fields: Vec<Field>,
    notices: Vec<String>,
    comparison: ComparisonView,
    row_version: i32,
    in_force: i32,
    revision: i64,
    four_eyes: bool,
}

/// How the page is drawn: what was typed, and what is wrong with it.
struct Standing<'a> {
    status: StatusCode,
    typed: &'a Pairs,
    errors: Vec<FieldError>,
    /// Nobody has confirmed the present state of the data.
    is_unconfirmed: bool,
    /// The draft has changed since it was looked at.
    has_changed: bool,
}

impl<'a> Standing<'a> {
    const fn of(status: StatusCode, typed: &'a Pairs) -> Self {
        Self { status, typed, errors: Vec::new(), is_unconfirmed: false, has_changed: false }
    }
}

/// `GET /weightings/drafts/7/publish`: what it would change.
pub async fn publish_form(
    State(state): State<AppState>,
    Leadership(person): Leadership,
    Resumed(resumed): Resumed,
    chrome: Chrome,
    Path(id): Path<i64>,
) -> Result<Response, Error> {
    let typed = resumed.unwrap_or_default();
    draw(&state, &person, chrome, DraftId(id), Standing::of(StatusCode::OK, &typed)).await
}

/// `POST /weightings/drafts/7/publish`: puts it in force.
pub async fn publish(
    State(state): State<AppState>,
    Leadership(person): Leadership,
    chrome: Chrome,
    Path(id): Path<i64>,
    Reauthenticated(typed): Reauthenticated,
) -> Result<Response, Error> {
    let id = DraftId(id);
    let draft = weighting::read_draft(&mut *state.pool.acquire().await?, &person, id).await?;
    // What somebody else was asked to approve has its author's reason.
    let reason = match draft.status {
        DraftStatus::Open => DraftContent::read_reason(&typed),
        DraftStatus::Submitted | DraftStatus::Published | DraftStatus::Discarded => Ok(draft.reason),
    };
    let reason = match reason {
        Ok(reason) => reason,
        Err(error) => {
            let standing = Standing::of(StatusCode::UNPROCESSABLE_ENTITY, &typed);
            let standing = Standing { errors: vec![error], ..standing };
            return draw(&state, &person, chrome, id, standing).await;
        }
    };
    let order = PublishOrder {
        draft: id,
        row_version: number(&typed, ROW_VERSION),
        in_force: number(&typed, IN_FORCE),
        confirmed: typed.get(CONFIRM).and_then(|revision| revision.parse().ok()),
        reason,
    };
    match actions::publish(&state.pool, &person, &order, state.four_eyes, state.clock.now()).await? {
        Publishing::Done(version) => {
            Ok(Redirect::to(&format!("{}?done=published", version_address(version, &chrome))).into_response())
        }
        Publishing::Overtaken(other) => overtaken(chrome, id, &other),
        Publishing::Refused(obstacle) => stands_against(chrome, id, &obstacle),
        Publishing::Changed => {
            let standing = Standing::of(StatusCode::CONFLICT, &typed);
            draw(&state, &person, chrome, id, Standing { has_changed: true, ..standing }).await
        }
        Publishing::Outdated => {
            let standing = Standing::of(StatusCode::CONFLICT, &typed);
            draw(&state, &person, chrome, id, Standing { is_unconfirmed: true, ..standing }).await
        }
    }
}

fn number(typed: &Pairs, name: &str) -> i32 {
    typed.get(name).and_then(|number| number.parse().ok()).unwrap_or_default()
}

async fn draw(
    state: &AppState,
    person: &Person,
    chrome: Chrome,
    id: DraftId,
    mut standing: Standing<'_>,
) -> Result<Response, Error> {
    let mut reading = actions::begin_reading(&state.pool).await?;
    let db = &mut *reading.transaction;
    let draft = weighting::read_draft(db, person, id).await?;
    if let Some(version) = draft.published_version {
        return already_published(chrome, version);
    }
    let criteria = all_criteria(db).await?;
    if let Some(obstacle) = weighting::obstacle(&draft, person, state.four_eyes, &criteria) {
        return stands_against(chrome, id, &obstacle);
    }
    let in_force = weighting::in_force(db).await?;
    let (version, revision) = (in_force.version, reading.revision);
    let sides = vec![Compared::Version(in_force), Compared::Draft(draft.clone())];
    let comparison = ComparisonView::of(&actions::compare(db, sides).await?, &chrome);
    let words = chrome.words;
    let mut notices = outdated(&draft, (version, revision), words);
    let is_outdated = !notices.is_empty();
    let looked_at = standing.typed.get(ROW_VERSION);
    if standing.has_changed || looked_at.is_some_and(|seen| seen != draft.row_version.to_string()) {
        notices.insert(0, words.text("weighting-publish-changed"));
    }
    if standing.is_unconfirmed && is_outdated {
        let was_seen = standing.typed.get(REVISION) == Some(revision.to_string().as_str());
        let key = if was_seen { "weighting-confirm-missing" } else { "weighting-confirm-again" };
        standing.errors.push(FieldError { field: CONFIRM, message: Message::new(key) });
        if was_seen {
            standing.status = StatusCode::UNPROCESSABLE_ENTITY;
        }
    }
    let is_open = draft.status == DraftStatus::Open;
    let page = PublishPage {
        name: draft.name.clone(),
        author: draft.author_name.clone(),
        draft: draft_address(id, &chrome),
        next: words.text_about("weighting-version", &(version + 1)),
        fields: fields(&chrome, (&draft.reason, is_open), is_outdated.then_some(revision), &standing),
        reason: (!is_open).then(|| draft.reason.clone()),
        notices,
        comparison,
        row_version: draft.row_version,
        in_force: version,
        revision,
        four_eyes: state.four_eyes,
        chrome,
    };
    Ok(page::respond(standing.status, page::render(&page)?))
}

/// The reason where nobody has given it yet, and the box where there is something to confirm.
fn fields(
    chrome: &Chrome,
    (reason, is_open): (&str, bool),
    to_confirm: Option<i64>,
    standing: &Standing<'_>,
) -> Vec<Field> {
    let words = chrome.words;
    let mut fields = Vec::new();
    if is_open {
        let stored = Pairs::of([(DraftContent::REASON, reason.to_owned())]);
        let is_typed = standing.typed.iter().any(|(name, _)| name == DraftContent::REASON);
        let typed = if is_typed { standing.typed } else { &stored };
        let reason = (DraftContent::REASON, "weighting-draft-reason");
        fields.push(
            Field::of(words, reason, Control::Text(4), typed)
                .with_hint(words.text("weighting-draft-reason-hint")),
        );
    }
    if let Some(revision) = to_confirm {
        let label = words.text("weighting-confirm-label");
        let choice = Choice { value: revision.to_string(), label, is_chosen: false };
        let confirm = (CONFIRM, "weighting-confirm");
        // Never ticked beforehand: it is about what stands on this page.
        fields.push(Field::of(words, confirm, Control::Checkboxes(vec![choice]), &Pairs::default()));
    }
    fields.into_iter().map(|field| field.with_errors(words, &standing.errors)).collect()
}

/// Somebody else was quicker: who, and with what.
fn overtaken(chrome: Chrome, id: DraftId, other: &Weighting) -> Result<Response, Error> {
    let words = chrome.words;
    let by = other.approval.as_ref().map_or(&other.author, |approval| &approval.name);
    let said = words.text_with(
        "weighting-overtaken",
        &[
            ("name", by.clone().into()),
            ("version", words.integer(other.version).into()),
            ("at", other.published_at.into()),
            ("reason", other.reason.clone().into()),
        ],
    );
    let links = vec![
        (words.text_about("weighting-version", &other.version), version_address(other.version, &chrome)),
        (words.text("weighting-to-draft"), draft_address(id, &chrome)),
    ];
    refused(chrome, StatusCode::CONFLICT, ("weighting-overtaken-heading", said), links)
}

fn stands_against(chrome: Chrome, id: DraftId, obstacle: &Obstacle) -> Result<Response, Error> {
    let words = chrome.words;
    let (status, said) = match obstacle {
        Obstacle::OwnDraft => (StatusCode::FORBIDDEN, words.text("weighting-own-draft")),
        Obstacle::NotSubmitted => (StatusCode::CONFLICT, words.text("weighting-not-submitted")),
        Obstacle::Forgotten(names) => {
            let names: Vec<&str> = names.iter().map(|name| name.get(words)).collect();
            (StatusCode::CONFLICT, words.text_about("weighting-draft-forgotten", &names.join(", ")))
        }
    };
    let links = vec![(words.text("weighting-to-draft"), draft_address(id, &chrome))];
    refused(chrome, status, ("weighting-refused-heading", said), links)
}
