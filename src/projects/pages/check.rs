// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! The last look at a draft before it is handed in.

use askama::Template;
use axum::{extract::State, http::StatusCode, response::Response};

use super::{labels, own_draft, reuse::SameService, to_profile};
use crate::{
    error::Error,
    kit::{
        extract::Path,
        form::Form,
        i18n::{Locale, Message},
        page::{self, Chrome},
    },
    people::{DepartmentHead, Person},
    projects::{
        actions::{self, SubmitError},
        model::{
            Beneficiaries, Draft, DraftId, Finding, OtherProject, ProjectNumber, Proposal, Step, field, typed,
        },
        store,
    },
    state::AppState,
};

/// What was typed into a field.
struct Line {
    label: String,
    value: String,
    /// What is missing or wrong.
    error: Option<String>,
}

/// A step with what was typed there.
struct Section {
    heading: String,
    href: String,
    lines: Vec<Line>,
}

/// Something to be put right, with the way to its field.
struct Missing {
    href: String,
    label: String,
    message: String,
}

#[derive(Template)]
#[template(path = "projects/check.html")]
struct CheckPage {
    chrome: Chrome,
    id: i64,
    title: String,
    department: String,
    version: i32,
    sections: Vec<Section>,
    missing: Vec<Missing>,
    /// Projects of the same service.
    same: Vec<SameService>,
    /// Why the draft was not submitted although it seemed complete.
    notice: Option<String>,
}

/// `GET /proposals/7/check`: everything that was typed, what is missing, and the button.
pub async fn check(
    State(state): State<AppState>,
    DepartmentHead(person): DepartmentHead,
    chrome: Chrome,
    Path(id): Path<i64>,
) -> Result<Response, Error> {
    look(&state, &person, chrome, DraftId(id), (StatusCode::OK, None)).await
}

/// `POST /proposals/7/check`: hands the draft in.
pub async fn submit(
    State(state): State<AppState>,
    DepartmentHead(person): DepartmentHead,
    chrome: Chrome,
    Path(id): Path<i64>,
    Form(typed): Form,
) -> Result<Response, Error> {
    let id = DraftId(id);
    let version = typed.get("version").and_then(|version| version.parse().ok()).unwrap_or_default();
    let answer = match actions::submit(&state.pool, &person, id, version, state.clock.now()).await {
        Ok(number) => return Ok(to_profile(&chrome, &number)),
        Err(SubmitError::Unknown) => return Err(Error::NotFound(None)),
        Err(SubmitError::Database(error)) => return Err(error.into()),
        Err(error @ SubmitError::NoNumberLeft) => return Err(Error::Internal(error.into())),
        Err(SubmitError::Changed) => (StatusCode::CONFLICT, Some(Message::new("proposal-changed-meanwhile"))),
        Err(SubmitError::Incomplete) => (StatusCode::UNPROCESSABLE_ENTITY, None),
        Err(SubmitError::OtherDepartment(department)) => (
            StatusCode::UNPROCESSABLE_ENTITY,
            Some(Message::new("proposal-other-department").with("department", department)),
        ),
    };
    look(&state, &person, chrome, id, answer).await
}

async fn look(
    state: &AppState,
    person: &Person,
    chrome: Chrome,
    id: DraftId,
    (status, notice): (StatusCode, Option<Message>),
) -> Result<Response, Error> {
    let draft = match own_draft(state, &chrome, person.id, id).await? {
        Ok(draft) => draft,
        Err(elsewhere) => return Ok(elsewhere),
    };
    let findings = actions::findings(&mut *state.pool.acquire().await?, &draft).await?;
    let named = draft.typed.all(field::REQUIRES).filter_map(|number| number.parse().ok());
    let required = store::projects_by_number(&state.pool, &named.collect::<Vec<ProjectNumber>>()).await?;
    let same = match typed::service_key(draft.typed.raw(field::SERVICE_KEY)) {
        Ok(key) => store::projects_of_service(&state.pool, &key, None).await?,
        Err(_) => Vec::new(),
    };
    let mut page = draw(chrome, &draft, &findings, &required, notice.as_ref());
    page.same = same.iter().map(|project| SameService::of(project, &page.chrome)).collect();
    Ok(page::respond(status, page::render(&page)?))
}

fn draw(
    chrome: Chrome,
    draft: &Draft,
    findings: &[Finding],
    required: &[OtherProject],
    notice: Option<&Message>,
) -> CheckPage {
    let words = chrome.words;
    let address = |step: Step| chrome.href(&format!("/proposals/{}/{}", draft.id.0, step.number()));
    let sections = Step::ALL.into_iter().map(|step| Section {
        heading: words.text(labels::step(step).0),
        href: address(step),
        lines: lines(words, step, draft, findings, required),
    });
    let missing = findings.iter().map(|Finding { error, .. }| Missing {
        href: format!("{}?missing=1#{}", address(Step::asking_for(error.field)), error.field),
        label: words.text(labels::label(error.field)),
        message: words.message(&error.message),
    });
    CheckPage {
        id: draft.id.0,
        title: draft.title().map_or_else(|| words.text("proposal-untitled"), str::to_owned),
        department: draft.department.name.clone(),
        version: draft.whole_version(),
        sections: sections.collect(),
        missing: missing.collect(),
        same: Vec::new(),
        notice: notice.map(|notice| words.message(notice)),
        chrome,
    }
}

fn lines(
    words: Locale,
    step: Step,
    draft: &Draft,
    findings: &[Finding],
    required: &[OtherProject],
) -> Vec<Line> {
    let mut lines = Vec::new();
    for name in step.fields() {
        let finding = findings.iter().find(|finding| finding.error.field == *name);
        lines.push(Line {
            label: words.text(labels::label(name)),
            value: labels::value(words, name, &draft.typed, required),
            error: finding.map(|finding| words.message(&finding.error.message)),
        });
        let of = match *name {
            field::CITIZEN_CASES => Some((Beneficiaries::Citizens, "detail-citizens")),
            field::BUSINESS_CASES => Some((Beneficiaries::Businesses, "detail-businesses")),
            _ => None,
        };
        lines.extend(of.and_then(|(of, key)| {
            let level = Proposal::benefit(&draft.typed, of).suggested_level(of)?;
            let value = words.text_about("suggested-level", &level);
            Some(Line { label: words.text(key), value, error: None })
        }));
    }
    lines
}
