// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Claiming a duty, checking it, taking it back.

use axum::{extract::State, http::StatusCode, response::Response};
use chrono::NaiveDate;

use super::{
    fields,
    grounds::{Frame, GroundPage, claim_facts, differences, duty_facts, read_version, to_project},
    moves::read_number,
};
use crate::{
    error::Error,
    kit::{
        extract::Path,
        field::{Choice, Control, Field},
        form::{FieldError, Pairs},
        i18n::{Locale, Message},
        page::Chrome,
        text,
    },
    people::{Person, PortfolioManager, Reauthenticated, Resumed, SignedIn},
    projects::{
        actions::{self, DutyChange},
        model::{Duty, DutyClaim, LONGEST_TEXT, Project},
    },
    state::AppState,
};

const NORM: &str = "norm";
const EVIDENCE: &str = "evidence";
const EXPIRES_ON: &str = "expires_on";
const OUTCOME: &str = "outcome";
const REMARK: &str = "remark";
const REASON: &str = "reason";
const PROVEN: &str = "proven";
const REFUSED: &str = "refused";
/// Longest name of a norm, in characters.
const LONGEST_NORM: usize = 200;

async fn found(state: &AppState, person: &Person, number: &str) -> Result<(Project, Option<Duty>), Error> {
    actions::read_duty(&mut *state.pool.acquire().await?, person, &read_number(number)?).await
}

fn version_of(duty: Option<&Duty>) -> i32 {
    duty.map_or(0, |duty| duty.row_version)
}

/// `GET /projects/DIG-001/duty`: what is claimed.
pub async fn duty_form(
    State(state): State<AppState>,
    SignedIn(person): SignedIn,
    Resumed(resumed): Resumed,
    chrome: Chrome,
    Path(number): Path<String>,
) -> Result<Response, Error> {
    let (project, duty) = found(&state, &person, &number).await?;
    let version = resumed.as_ref().map_or(version_of(duty.as_ref()), read_version);
    let typed = resumed.unwrap_or_else(|| match &duty {
        Some(duty) => Pairs::of([
            (NORM, duty.claim.norm.clone()),
            (EVIDENCE, duty.claim.evidence.clone()),
            (EXPIRES_ON, chrome.words.date(duty.claim.expires_on)),
        ]),
        None => Pairs::of([(NORM, project.legal_basis.clone().unwrap_or_default())]),
    });
    claim_page(chrome, &project, (&typed, version), &[]).answer(StatusCode::OK)
}

/// `POST /projects/DIG-001/duty`: claims it.
pub async fn claim_duty(
    State(state): State<AppState>,
    SignedIn(person): SignedIn,
    chrome: Chrome,
    Path(number): Path<String>,
    Reauthenticated(typed): Reauthenticated,
) -> Result<Response, Error> {
    let (project, _) = found(&state, &person, &number).await?;
    let version = read_version(&typed);
    let claim = match read_claim(&typed, state.clock.today()) {
        Ok(claim) => claim,
        Err(errors) => {
            let page = claim_page(chrome, &project, (&typed, version), &errors);
            return page.answer(StatusCode::UNPROCESSABLE_ENTITY);
        }
    };
    let (number, now) = (&project.number, state.clock.now());
    match actions::claim_duty(&state.pool, &person, number, (&claim, version), now).await? {
        DutyChange::Done | DutyChange::Expired => Ok(to_project(number, &chrome)),
        DutyChange::Conflict(stored) => {
            let words = chrome.words;
            let there = stored.as_ref().map(|stored| claim_facts(&stored.claim, words));
            let differing = there.map(|there| differences(there, claim_facts(&claim, words)));
            let page = claim_page(chrome, &project, (&typed, version), &[]);
            page.conflict(differing.unwrap_or_default(), version_of(stored.as_deref()))
        }
    }
}

fn read_claim(typed: &Pairs, today: NaiveDate) -> Result<DutyClaim, Vec<FieldError>> {
    let norm = text::required(text::line(typed.raw(NORM), LONGEST_NORM));
    let evidence = fields::text(typed, EVIDENCE);
    match (norm, evidence, fields::future_day(typed, EXPIRES_ON, today)) {
        (Ok(norm), Ok(evidence), Ok(expires_on)) => Ok(DutyClaim { norm, evidence, expires_on }),
        (norm, evidence, day) => {
            let errors = [(NORM, norm.err()), (EVIDENCE, evidence.err()), (EXPIRES_ON, day.err())];
            let error = |(field, message): (_, Option<_>)| Some(FieldError { field, message: message? });
            Err(errors.into_iter().filter_map(error).collect())
        }
    }
}

fn claim_page(
    chrome: Chrome,
    project: &Project,
    (typed, version): (&Pairs, i32),
    errors: &[FieldError],
) -> GroundPage {
    let words = chrome.words;
    let fields = vec![
        Field::of(words, (NORM, "duty-norm"), Control::Line("text"), typed)
            .with_hint(words.text("duty-norm-hint")),
        Field::of(words, (EVIDENCE, "duty-evidence"), Control::Text(3), typed)
            .with_hint(words.text("duty-evidence-hint")),
        Field::of(words, (EXPIRES_ON, "expires-on"), Control::Line("text"), typed)
            .with_hint(words.text("duty-expires-on-hint")),
    ];
    let frame =
        Frame { keys: ["duty-claim-heading", "duty-claim-lead", "duty-send"], facts: Vec::new(), version };
    GroundPage::of(chrome, project, frame, fields, errors)
}

/// The duty that is to be checked, if that person may.
async fn to_check(state: &AppState, person: &Person, number: &str) -> Result<(Project, Duty), Error> {
    let (project, duty) = found(state, person, number).await?;
    let duty = duty.ok_or(Error::NotFound(None))?;
    if duty.may_be_checked_by(person) { Ok((project, duty)) } else { Err(Error::Forbidden) }
}

/// `GET /projects/DIG-001/duty/check`: what is claimed, to be checked.
pub async fn check_duty_form(
    State(state): State<AppState>,
    PortfolioManager(person): PortfolioManager,
    Resumed(resumed): Resumed,
    chrome: Chrome,
    Path(number): Path<String>,
) -> Result<Response, Error> {
    let (project, duty) = to_check(&state, &person, &number).await?;
    let version = resumed.as_ref().map_or(duty.row_version, read_version);
    let typed = resumed.unwrap_or_default();
    check_page(chrome, (&project, &duty), (&typed, version), &[]).answer(StatusCode::OK)
}

/// `POST /projects/DIG-001/duty/check`: says whether it is proven.
pub async fn check_duty(
    State(state): State<AppState>,
    PortfolioManager(person): PortfolioManager,
    chrome: Chrome,
    Path(number): Path<String>,
    Reauthenticated(typed): Reauthenticated,
) -> Result<Response, Error> {
    let (project, duty) = to_check(&state, &person, &number).await?;
    let version = read_version(&typed);
    let refused = |chrome: Chrome, errors: &[FieldError]| {
        let page = check_page(chrome, (&project, &duty), (&typed, version), errors);
        page.answer(StatusCode::UNPROCESSABLE_ENTITY)
    };
    let (is_proven, remark) = match read_check(&typed) {
        Ok(read) => read,
        Err(errors) => return refused(chrome, &errors),
    };
    let (number, now) = (&project.number, state.clock.now());
    let order = (is_proven, remark.as_str(), version);
    match actions::check_duty(&state.pool, &person, number, order, now).await? {
        DutyChange::Done => Ok(to_project(number, &chrome)),
        DutyChange::Expired => {
            refused(chrome, &[FieldError { field: OUTCOME, message: Message::new("duty-check-expired") }])
        }
        DutyChange::Conflict(stored) => {
            let words = chrome.words;
            let seen = duty_facts(&duty, words);
            let there = stored.as_ref().map(|stored| duty_facts(stored, words)).unwrap_or_default();
            let page =
                check_page(chrome, (&project, stored.as_deref().unwrap_or(&duty)), (&typed, version), &[]);
            page.conflict(differences(there, seen), version_of(stored.as_deref()))
        }
    }
}

fn read_check(typed: &Pairs) -> Result<(bool, String), Vec<FieldError>> {
    let outcome = match typed.raw(OUTCOME) {
        PROVEN => Ok(true),
        REFUSED => Ok(false),
        _ => Err(Message::new("duty-outcome-missing")),
    };
    let remark = text::text(typed.raw(REMARK), LONGEST_TEXT).and_then(|remark| match outcome {
        Ok(false) if remark.is_empty() => Err(Message::new("duty-remark-missing")),
        _ => Ok(remark),
    });
    match (outcome, remark) {
        (Ok(is_proven), Ok(remark)) => Ok((is_proven, remark)),
        (outcome, remark) => {
            let errors = [(OUTCOME, outcome.err()), (REMARK, remark.err())];
            let error = |(field, message): (_, Option<_>)| Some(FieldError { field, message: message? });
            Err(errors.into_iter().filter_map(error).collect())
        }
    }
}

fn outcomes(words: Locale) -> Control {
    let choices = [(PROVEN, "duty-outcome-proven"), (REFUSED, "duty-outcome-refused")];
    let choice = |(value, key): (&str, &str)| Choice {
        value: value.to_owned(),
        label: words.text(key),
        is_chosen: false,
    };
    Control::Radio(choices.map(choice).into())
}

fn check_page(
    chrome: Chrome,
    (project, duty): (&Project, &Duty),
    (typed, version): (&Pairs, i32),
    errors: &[FieldError],
) -> GroundPage {
    let words = chrome.words;
    let fields = vec![
        Field::of(words, (OUTCOME, "duty-outcome"), outcomes(words), typed),
        Field::of(words, (REMARK, "duty-remark"), Control::Text(3), typed)
            .with_hint(words.text("duty-remark-hint"))
            .optional(),
    ];
    let keys = ["duty-check-heading", "duty-check-lead", "save"];
    GroundPage::of(chrome, project, Frame { keys, facts: duty_facts(duty, words), version }, fields, errors)
}

/// `GET /projects/DIG-001/duty/withdraw`: asks why.
pub async fn withdraw_duty_form(
    State(state): State<AppState>,
    SignedIn(person): SignedIn,
    Resumed(resumed): Resumed,
    chrome: Chrome,
    Path(number): Path<String>,
) -> Result<Response, Error> {
    let (project, duty) = found(&state, &person, &number).await?;
    let duty = duty.ok_or(Error::NotFound(None))?;
    let version = resumed.as_ref().map_or(duty.row_version, read_version);
    let typed = resumed.unwrap_or_default();
    withdraw_page(chrome, (&project, &duty), (&typed, version), &[]).answer(StatusCode::OK)
}

/// `POST /projects/DIG-001/duty/withdraw`: takes it back.
pub async fn withdraw_duty(
    State(state): State<AppState>,
    SignedIn(person): SignedIn,
    chrome: Chrome,
    Path(number): Path<String>,
    Reauthenticated(typed): Reauthenticated,
) -> Result<Response, Error> {
    let (project, duty) = found(&state, &person, &number).await?;
    let Some(duty) = duty else { return Ok(to_project(&project.number, &chrome)) };
    let version = read_version(&typed);
    let reason = match fields::text(&typed, REASON) {
        Ok(reason) => reason,
        Err(message) => {
            let errors = [FieldError { field: REASON, message }];
            let page = withdraw_page(chrome, (&project, &duty), (&typed, version), &errors);
            return page.answer(StatusCode::UNPROCESSABLE_ENTITY);
        }
    };
    let (number, now) = (&project.number, state.clock.now());
    match actions::withdraw_duty(&state.pool, &person, number, (&reason, version), now).await? {
        DutyChange::Done | DutyChange::Expired => Ok(to_project(number, &chrome)),
        DutyChange::Conflict(stored) => {
            let stored = stored.map_or(duty, |stored| *stored);
            let page = withdraw_page(chrome, (&project, &stored), (&typed, version), &[]);
            page.conflict(Vec::new(), stored.row_version)
        }
    }
}

fn withdraw_page(
    chrome: Chrome,
    (project, duty): (&Project, &Duty),
    (typed, version): (&Pairs, i32),
    errors: &[FieldError],
) -> GroundPage {
    let words = chrome.words;
    let fields = vec![Field::of(words, (REASON, "duty-withdraw-reason"), Control::Text(3), typed)];
    let keys = ["duty-withdraw-heading", "duty-withdraw-lead", "duty-withdraw"];
    GroundPage::of(chrome, project, Frame { keys, facts: duty_facts(duty, words), version }, fields, errors)
}
