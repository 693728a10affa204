// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! The steps of the form. Whatever is typed is saved, whether it can be understood or not; the script sends
//! the same form as the buttons do and gets back what of the page has changed.

use askama::Template;
use axum::{
    extract::State,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse as _, Redirect, Response},
};
use serde_json::{Map, Value, json};

use super::{
    blocks::{Block, SEARCH, SERVICE_SEARCH, Sheet},
    labels, own_draft, saved, to_submitted,
};
use crate::{
    error::Error,
    kit::{
        extract::Path,
        field::{Control, Difference, Field},
        form::{FieldError, Form, Pairs},
        i18n::Locale,
        page::{self, Chrome},
    },
    people::{DepartmentHead, Resumed},
    projects::{
        actions::{self, Saved, StepForm},
        model::{Draft, DraftId, Finding, Step, field},
    },
    state::AppState,
};

/// Name of the hidden field with the version of the step.
const VERSION: &str = "version";
/// Name of the buttons that send the form.
const THEN: &str = "then";
/// What a button begins with that chooses a service; its key stands behind.
const SERVICE: &str = "service-";
/// Given in an address that comes from the list of what is missing: it is named beside the fields.
const MISSING: &str = "missing";

/// A step in the list of all steps.
struct StepLink {
    /// What the button says to the server.
    then: String,
    name: String,
    /// What is left to do there.
    open: String,
    is_current: bool,
}

#[derive(Template)]
#[template(path = "projects/step.html")]
struct StepPage {
    chrome: Chrome,
    number: u32,
    heading: String,
    lead: String,
    draft_title: String,
    blocks: Vec<Block>,
    /// The fields among them.
    fields: Vec<Field>,
    version: i32,
    /// When the draft was last saved.
    saved: String,
    /// What is in the form has not been saved.
    is_unsaved: bool,
    differences: Vec<Difference>,
    steps: Vec<StepLink>,
}

/// A block that follows from what is typed elsewhere, without the page around it.
#[derive(Template)]
#[template(path = "projects/block.html")]
struct LiveBlock<'a> {
    words: Locale,
    block: &'a Block,
}

/// What a step is drawn with besides the draft.
struct Drawing<'a> {
    step: Step,
    /// What to show in its fields if it is not what is stored, and the version that it was typed on.
    typed: Option<(&'a Pairs, i32)>,
    search: String,
    /// Whether to name what is missing beside its field.
    names_missing: bool,
    differences: Vec<Difference>,
}

/// `GET /proposals/7/2`: a step of the form.
pub async fn show(
    State(state): State<AppState>,
    DepartmentHead(person): DepartmentHead,
    Resumed(resumed): Resumed,
    chrome: Chrome,
    Path((id, number)): Path<(i64, u32)>,
    query: Pairs,
) -> Result<Response, Error> {
    let step = Step::of(number).ok_or(Error::NotFound(None))?;
    let draft = match own_draft(&state, &chrome, person.id, DraftId(id)).await? {
        Ok(draft) => draft,
        Err(elsewhere) => return Ok(elsewhere),
    };
    let drawing = Drawing {
        step,
        typed: resumed.as_ref().map(|typed| (typed, version(typed))),
        search: search(step, &query),
        names_missing: query.get(MISSING).is_some(),
        differences: Vec::new(),
    };
    let page = draw(&state, chrome, draft, drawing).await?;
    Ok(page::respond(StatusCode::OK, page::render(&page)?))
}

/// `POST /proposals/7/2`: saves a step and goes where the button says, or tells the script what has changed.
pub async fn save(
    State(state): State<AppState>,
    DepartmentHead(person): DepartmentHead,
    chrome: Chrome,
    Path((id, number)): Path<(i64, u32)>,
    headers: HeaderMap,
    Form(typed): Form,
) -> Result<Response, Error> {
    let step = Step::of(number).ok_or(Error::NotFound(None))?;
    let (id, now) = (DraftId(id), state.clock.now());
    let form = StepForm { step, version: version(&typed), typed: with_chosen_service(typed) };
    let accepted = headers.get(header::ACCEPT).map(HeaderValue::as_bytes);
    let is_script = accepted.is_some_and(|kinds| kinds.starts_with(b"application/json"));
    match actions::save_step(&state.pool, person.id, id, &form, now).await? {
        None => to_submitted(&state, &chrome, person.id, id).await,
        Some(Saved::Done(draft)) if is_script => answer(&state, chrome, draft, &form).await,
        Some(Saved::Done(_)) => Ok(Redirect::to(&chrome.href(&next(id, &form))).into_response()),
        Some(Saved::Conflict(_)) if is_script => Ok(StatusCode::CONFLICT.into_response()),
        Some(Saved::Conflict(draft)) => conflict(&state, chrome, draft, &form).await,
    }
}

fn version(typed: &Pairs) -> i32 {
    typed.get(VERSION).and_then(|version| version.parse().ok()).unwrap_or_default()
}

/// What was typed, with the key of the service that was chosen by its button.
fn with_chosen_service(typed: Pairs) -> Pairs {
    let chosen = typed.get(THEN).and_then(|then| then.strip_prefix(SERVICE)).map(str::to_owned);
    let Some(key) = chosen else { return typed };
    let others = typed.iter().filter(|(name, _)| *name != field::SERVICE_KEY);
    let others = others.map(|(name, value)| (name.to_owned(), value.to_owned()));
    others.chain([(field::SERVICE_KEY.to_owned(), key)]).collect()
}

/// The name of the field by which something is looked for in that step.
const fn search_field(step: Step) -> &'static str {
    match step {
        Step::Law => SERVICE_SEARCH,
        _ => SEARCH,
    }
}

/// The words that are looked for, no longer than a line and as the database can read them.
fn search(step: Step, given: &Pairs) -> String {
    given.raw(search_field(step)).replace('\0', " ").chars().take(200).collect()
}

/// Where the button leads.
fn next(id: DraftId, form: &StepForm) -> String {
    let DraftId(id) = id;
    let here = form.step.number();
    let chosen = match form.typed.get(THEN) {
        Some("check") => return format!("/proposals/{id}/check"),
        Some("search") => {
            let mut query = form_urlencoded::Serializer::new(String::new());
            let field = search_field(form.step);
            query.append_pair(field, &search(form.step, &form.typed));
            return format!("/proposals/{id}/{here}?{}#{field}", query.finish());
        }
        Some(then) if then.starts_with(SERVICE) => {
            return format!("/proposals/{id}/{here}#{}", field::SERVICE_KEY);
        }
        Some("next") => here + 1,
        Some("back") => here - 1,
        Some(number) => number.parse().unwrap_or(here),
        None => here,
    };
    match Step::of(chosen) {
        Some(step) => format!("/proposals/{id}/{}", step.number()),
        None if chosen == 0 => "/proposals".to_owned(),
        None => format!("/proposals/{id}/check"),
    }
}

/// What the script is told: when it was saved, the new version, and the parts of the page that have changed.
async fn answer(state: &AppState, chrome: Chrome, draft: Draft, form: &StepForm) -> Result<Response, Error> {
    let words = chrome.words;
    let search = search(form.step, &form.typed);
    let sheet = Sheet { chrome: &chrome, state, typed: &draft.typed, errors: &[], search: &search };
    let blocks = sheet.blocks(form.step).await?;
    let findings = actions::findings(&mut *state.pool.acquire().await?, &draft).await?;
    let open = steps(words, form.step, &findings).into_iter();
    let mut parts: Map<String, Value> =
        open.map(|link| (format!("open-{}", link.then), link.open.into())).collect();
    for block in &blocks {
        if let Some(place) = block.place() {
            parts.insert(place.to_owned(), LiveBlock { words, block }.render()?.into());
        }
    }
    let saved = saved(words, draft.saved_at, state.clock);
    let status = match Sheet::found(&blocks, &search) {
        Some((key, found)) => words.text_with(
            key,
            &[("saved", saved.into()), ("count", found.into()), ("number", found.to_string().into())],
        ),
        None => saved,
    };
    let answer = json!({ "status": status, "version": draft.version(form.step), "parts": parts });
    let kind = [(header::CONTENT_TYPE, "application/json"), (header::CACHE_CONTROL, "no-store")];
    Ok((kind, answer.to_string()).into_response())
}

/// Both versions side by side; the form holds what was typed, and sending it once more decides.
async fn conflict(
    state: &AppState,
    chrome: Chrome,
    draft: Draft,
    form: &StepForm,
) -> Result<Response, Error> {
    let (words, step) = (chrome.words, form.step);
    let typed = step.part_of(&form.typed);
    let value = |name: &str, typed: &Pairs| labels::value(words, name, typed, &[]);
    let differing = step.fields().iter().filter(|name| value(name, &draft.typed) != value(name, &typed));
    let differences = differing.map(|name| Difference {
        label: words.text(labels::label(name)),
        stored: value(name, &draft.typed),
        typed: value(name, &typed),
    });
    let drawing = Drawing {
        step,
        typed: Some((&form.typed, draft.version(step))),
        search: search(step, &form.typed),
        names_missing: false,
        differences: differences.collect(),
    };
    let page = draw(state, chrome, draft, drawing).await?;
    Ok(page::respond(StatusCode::CONFLICT, page::render(&page)?))
}

async fn draw(
    state: &AppState,
    chrome: Chrome,
    mut draft: Draft,
    drawing: Drawing<'_>,
) -> Result<StepPage, Error> {
    let (words, step) = (chrome.words, drawing.step);
    let version = drawing.typed.map_or(draft.version(step), |(_, version)| version);
    if let Some((typed, _)) = drawing.typed {
        draft.typed = step.replaced_in(&draft.typed, typed);
    }
    let findings = actions::findings(&mut *state.pool.acquire().await?, &draft).await?;
    let named = findings.iter().filter(|finding| drawing.names_missing || !finding.is_missing);
    let errors: Vec<FieldError> = named.map(|finding| finding.error.clone()).collect();
    let sheet =
        Sheet { chrome: &chrome, state, typed: &draft.typed, errors: &errors, search: &drawing.search };
    let (heading, lead) = labels::step(step);
    let blocks = sheet.blocks(step).await?;
    Ok(StepPage {
        number: step.number(),
        heading: words.text(heading),
        lead: words.text(lead),
        draft_title: draft.title().map_or_else(|| words.text("proposal-untitled"), str::to_owned),
        fields: blocks.iter().filter_map(Block::field).cloned().collect(),
        blocks,
        version,
        saved: saved(words, draft.saved_at, state.clock),
        is_unsaved: drawing.typed.is_some() && drawing.differences.is_empty(),
        differences: drawing.differences,
        steps: steps(words, step, &findings),
        chrome,
    })
}

fn steps(words: Locale, current: Step, findings: &[Finding]) -> Vec<StepLink> {
    let links = Step::ALL.into_iter().map(|step| {
        let open = findings.iter().filter(|finding| Step::asking_for(finding.error.field) == step).count();
        let (name, _) = labels::step(step);
        StepLink {
            then: step.number().to_string(),
            name: words.text(name),
            open: words.count("proposal-step-open", &u32::try_from(open).unwrap_or(u32::MAX)),
            is_current: step == current,
        }
    });
    links.collect()
}
