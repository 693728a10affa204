// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Beginning a draft: from the version in force, from another draft, or by taking an old version up again.

use askama::Template;
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};

use super::draft_address;
use crate::{
    assessment::all_criteria,
    error::Error,
    kit::{
        extract::Path,
        field::{Choice, Control, Field},
        form::{FieldError, Form, Pairs},
        i18n::{Locale, Message},
        page::{self, Chrome},
    },
    people::{Leadership, Person, Resumed},
    state::AppState,
    weighting::{
        actions,
        model::{
            CriterionPoints, DraftContent, DraftId, NewDraft, Origin, POINTS, RULE, RULES_SHOWN, read_points,
            read_rules,
        },
        store,
    },
};

/// Name of the field with what the points are taken from.
const FROM: &str = "from";

#[derive(Template)]
#[template(path = "weighting/new.html")]
struct NewPage {
    chrome: Chrome,
    heading: String,
    explanation: String,
    fields: Vec<Field>,
    /// Points that were found elsewhere and that the draft is to begin with, as hidden fields.
    points: Vec<(String, String)>,
}

/// `GET /weightings/drafts/new`: what it is to be called, and where its points come from.
pub async fn new_draft(
    State(state): State<AppState>,
    Leadership(person): Leadership,
    Resumed(resumed): Resumed,
    chrome: Chrome,
    given: Pairs,
) -> Result<Response, Error> {
    let typed = resumed.unwrap_or(given);
    draw_new(&state, &person, chrome, (StatusCode::OK, &typed, &[])).await
}

/// `POST /weightings/drafts/new`: begins it.
pub async fn begin(
    State(state): State<AppState>,
    Leadership(person): Leadership,
    chrome: Chrome,
    Form(typed): Form,
) -> Result<Response, Error> {
    let origin = match given_points(&state, &typed).await? {
        Some(points) => Some(Origin::Points(points, read_rules(&typed))),
        None => read_origin(typed.get(FROM)),
    };
    let error = match (DraftContent::read_name(&typed), origin) {
        (Ok(name), Some(origin)) => {
            return begun(&state, &person, &chrome, &NewDraft { name, origin }).await;
        }
        (Err(error), _) => error,
        (_, None) => FieldError { field: FROM, message: Message::new("weighting-from-unknown") },
    };
    draw_new(&state, &person, chrome, (StatusCode::UNPROCESSABLE_ENTITY, &typed, &[error])).await
}

/// The points that the draft is to begin with, if there are any in the form and they are a weighting.
async fn given_points(state: &AppState, typed: &Pairs) -> Result<Option<CriterionPoints>, Error> {
    let criteria = all_criteria(&mut *state.pool.acquire().await?).await?;
    Ok(read_points(typed, &criteria).ok())
}

/// `3` is a version, `draft-7` a draft; what is in force if nothing is said.
fn read_origin(given: Option<&str>) -> Option<Origin> {
    let Some(given) = given else { return Some(Origin::InForce) };
    match given.strip_prefix("draft-") {
        Some(draft) => draft.parse().ok().map(|id| Origin::Draft(DraftId(id))),
        None => given.parse().ok().map(Origin::Version),
    }
}

async fn begun(
    state: &AppState,
    person: &Person,
    chrome: &Chrome,
    new: &NewDraft,
) -> Result<Response, Error> {
    let id = actions::begin_draft(&state.pool, person, new, state.clock.now()).await?;
    Ok(Redirect::to(&format!("{}?done=begun", draft_address(id, chrome))).into_response())
}

async fn draw_new(
    state: &AppState,
    person: &Person,
    chrome: Chrome,
    (status, typed, errors): (StatusCode, &Pairs, &[FieldError]),
) -> Result<Response, Error> {
    let words = chrome.words;
    let mut db = state.pool.acquire().await?;
    let versions = store::weightings(&mut db).await?;
    let drafts = actions::open_drafts(&mut db, person).await?;
    let choice = |value: String, label: String| Choice { value, label, is_chosen: false };
    let versions = versions.iter().map(|weighting| {
        let label = words.text_about("weighting-version", &weighting.version);
        choice(weighting.version.to_string(), label)
    });
    let drafts = drafts.iter().map(|draft| {
        let about = [("name", draft.name.clone().into()), ("author", draft.author_name.clone().into())];
        choice(format!("draft-{}", draft.id.0), words.text_with("weighting-draft-by", &about))
    });
    let from = Control::Select(versions.chain(drafts).collect());
    let points: Vec<(String, String)> = match given_points(state, typed).await? {
        Some(_) => typed.iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect(),
        None => Vec::new(),
    };
    let is_kept = |name: &str| name.starts_with(POINTS) || name == RULE || name == RULES_SHOWN;
    let points: Vec<_> = points.into_iter().filter(|(name, _)| is_kept(name)).collect();
    let from = (points.is_empty()).then(|| {
        Field::of(words, (FROM, "weighting-from"), from, typed).with_hint(words.text("weighting-from-hint"))
    });
    let fields = [Some(name_field(words, typed)), from].into_iter().flatten();
    let page = NewPage {
        heading: words.text("weighting-new-heading"),
        explanation: words.text(if points.is_empty() {
            "weighting-new-explanation"
        } else {
            "weigh-new-from-points"
        }),
        fields: fields.map(|field| field.with_errors(words, errors)).collect(),
        points,
        chrome,
    };
    Ok(page::respond(status, page::render(&page)?))
}

fn name_field(words: Locale, typed: &Pairs) -> Field {
    Field::of(words, (DraftContent::NAME, "weighting-draft-name"), Control::Line("text"), typed)
        .with_hint(words.text("weighting-draft-name-hint"))
}

/// `GET /weightings/3/take-up`: what the draft is to be called that an old version becomes.
pub async fn take_up_form(
    State(state): State<AppState>,
    _: Leadership,
    Resumed(resumed): Resumed,
    chrome: Chrome,
    Path(version): Path<i32>,
) -> Result<Response, Error> {
    let suggested = chrome.words.text_about("weighting-take-up-name", &version);
    let typed = resumed.unwrap_or_else(|| Pairs::of([(DraftContent::NAME, suggested)]));
    draw_take_up(&state, chrome, version, (StatusCode::OK, &typed, &[])).await
}

/// `POST /weightings/3/take-up`: makes a draft of it.
pub async fn take_up(
    State(state): State<AppState>,
    Leadership(person): Leadership,
    chrome: Chrome,
    Path(version): Path<i32>,
    Form(typed): Form,
) -> Result<Response, Error> {
    match DraftContent::read_name(&typed) {
        Ok(name) => {
            let new = NewDraft { name, origin: Origin::Version(version) };
            begun(&state, &person, &chrome, &new).await
        }
        Err(error) => {
            let errors = [error];
            let standing = (StatusCode::UNPROCESSABLE_ENTITY, &typed, errors.as_slice());
            draw_take_up(&state, chrome, version, standing).await
        }
    }
}

async fn draw_take_up(
    state: &AppState,
    chrome: Chrome,
    version: i32,
    (status, typed, errors): (StatusCode, &Pairs, &[FieldError]),
) -> Result<Response, Error> {
    actions::read_version(&mut *state.pool.acquire().await?, version).await?;
    let words = chrome.words;
    let page = NewPage {
        heading: words.text_about("weighting-take-up-heading", &version),
        explanation: words.text("weighting-take-up-explanation"),
        fields: vec![name_field(words, typed).with_errors(words, errors)],
        points: Vec::new(),
        chrome,
    };
    Ok(page::respond(status, page::render(&page)?))
}
