// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Entering what the leadership has decided about the place of a project, and taking it back.

use std::num::NonZeroU32;

use axum::{extract::State, http::StatusCode, response::Response};
use chrono::NaiveDate;

use super::{
    fields,
    grounds::{Frame, GroundPage, decision_facts, differences, read_version, to_project},
    moves::read_number,
};
use crate::{
    error::Error,
    kit::{
        extract::Path,
        field::{Choice, Control, Difference, Field},
        form::{FieldError, Pairs},
        i18n::{Locale, Message},
        page::Chrome,
        text,
    },
    people::{Leadership, Person, Reauthenticated, Resumed},
    projects::{
        actions::{self, DecisionChange},
        model::{
            DecisionOrder, DecisionText, Position, Project, ProjectName, ProjectNumber, RankDecision, Target,
        },
    },
    state::AppState,
};

const POSITION: &str = "position";
const OTHER: &str = "other";
const PLACE: &str = "place";
const BODY: &str = "body";
const DOCUMENT: &str = "document";
const DECIDED_ON: &str = "decided_on";
const REASON: &str = "reason";
const EXPIRES_ON: &str = "expires_on";
/// Longest name of a body or number of a document, in characters.
const LONGEST_NAME: usize = 200;
/// There are never more places.
const LAST_PLACE: u32 = 100_000;

async fn found(
    state: &AppState,
    person: &Person,
    number: &str,
) -> Result<(Project, Option<RankDecision>), Error> {
    actions::read_rank_decision(&mut *state.pool.acquire().await?, person, &read_number(number)?).await
}

fn version_of(decision: Option<&RankDecision>) -> i32 {
    decision.map_or(0, |decision| decision.row_version)
}

fn as_typed(order: &DecisionOrder, words: Locale) -> Pairs {
    let text = &order.text;
    Pairs::of([
        (POSITION, order.target.position().code().to_owned()),
        (OTHER, order.target.other().map(ToString::to_string).unwrap_or_default()),
        (PLACE, order.target.place().map(|place| place.to_string()).unwrap_or_default()),
        (BODY, text.body.clone()),
        (DOCUMENT, text.document.clone()),
        (DECIDED_ON, words.date(text.decided_on)),
        (REASON, text.reason.clone()),
        (EXPIRES_ON, words.date(text.expires_on)),
    ])
}

/// `GET /projects/DIG-001/decision`: what is decided.
pub async fn decision_form(
    State(state): State<AppState>,
    Leadership(person): Leadership,
    Resumed(resumed): Resumed,
    chrome: Chrome,
    Path(number): Path<String>,
) -> Result<Response, Error> {
    let (project, decision) = found(&state, &person, &number).await?;
    let version = resumed.as_ref().map_or(version_of(decision.as_ref()), read_version);
    let stored = decision.map(|decision| as_typed(&decision.order(), chrome.words));
    let typed = resumed.or(stored).unwrap_or_default();
    draw(chrome, &project, (&typed, version), &[]).answer(StatusCode::OK)
}

/// `POST /projects/DIG-001/decision`: enters it.
pub async fn decide_rank(
    State(state): State<AppState>,
    Leadership(person): Leadership,
    chrome: Chrome,
    Path(number): Path<String>,
    Reauthenticated(typed): Reauthenticated,
) -> Result<Response, Error> {
    let (project, _) = found(&state, &person, &number).await?;
    let version = read_version(&typed);
    let refused = |chrome: Chrome, errors: &[FieldError]| {
        draw(chrome, &project, (&typed, version), errors).answer(StatusCode::UNPROCESSABLE_ENTITY)
    };
    let order = match read(&typed, state.clock.today()) {
        Ok(order) => order,
        Err(errors) => return refused(chrome, &errors),
    };
    let (number, now) = (&project.number, state.clock.now());
    match actions::decide_rank(&state.pool, &person, number, (&order, version), now).await? {
        DecisionChange::Done => Ok(to_project(number, &chrome)),
        DecisionChange::Refused(message) => refused(chrome, &[FieldError { field: OTHER, message }]),
        DecisionChange::Circle(circle) => {
            let path: Vec<String> = circle.iter().map(|project| project.number.to_string()).collect();
            let message = Message::new("rank-decision-circle").with("path", path.join(" → "));
            refused(chrome, &[FieldError { field: OTHER, message }])
        }
        DecisionChange::Conflict(stored) => {
            let differing = stored.as_ref().map(|stored| changed(stored, &order, chrome.words));
            let page = draw(chrome, &project, (&typed, version), &[]);
            page.conflict(differing.unwrap_or_default(), version_of(stored.as_deref()))
        }
    }
}

/// What differs between what is stored and what was typed.
fn changed(stored: &RankDecision, order: &DecisionOrder, words: Locale) -> Vec<Difference> {
    let named = |number: &ProjectNumber| ProjectName { number: number.clone(), title: String::new() };
    let target = match &order.target {
        Target::Above(number) => Target::Above(named(number)),
        Target::Below(number) => Target::Below(named(number)),
        Target::Place(place) => Target::Place(*place),
    };
    let typed = RankDecision { target, text: order.text.clone(), ..stored.clone() };
    differences(decision_facts(stored, words), decision_facts(&typed, words))
}

fn read(typed: &Pairs, today: NaiveDate) -> Result<DecisionOrder, Vec<FieldError>> {
    let name = |field: &str| text::required(text::line(typed.raw(field), LONGEST_NAME));
    let target = read_target(typed);
    let (body, document, reason) = (name(BODY), name(DOCUMENT), fields::text(typed, REASON));
    let decided_on = fields::past_day(typed, DECIDED_ON, today);
    let expires_on = fields::future_day(typed, EXPIRES_ON, today);
    match (target, body, document, decided_on, reason, expires_on) {
        (Ok(target), Ok(body), Ok(document), Ok(decided_on), Ok(reason), Ok(expires_on)) => {
            Ok(DecisionOrder {
                target,
                text: DecisionText { body, document, decided_on, reason, expires_on },
            })
        }
        (target, body, document, decided_on, reason, expires_on) => {
            let texts = [
                (BODY, body.err()),
                (DOCUMENT, document.err()),
                (DECIDED_ON, decided_on.err()),
                (REASON, reason.err()),
                (EXPIRES_ON, expires_on.err()),
            ];
            let error = |(field, message): (_, Option<_>)| Some(FieldError { field, message: message? });
            Err(target.err().into_iter().chain(texts.into_iter().filter_map(error)).collect())
        }
    }
}

fn read_target(typed: &Pairs) -> Result<Target<ProjectNumber>, FieldError> {
    let code = typed.raw(POSITION);
    let position = Position::ALL.into_iter().find(|position| position.code() == code);
    let wrong = |field: &'static str| move |message: Message| FieldError { field, message };
    match position {
        None => Err(wrong(POSITION)(Message::new("rank-decision-position-missing"))),
        Some(Position::Above) => fields::number(typed, OTHER).map(Target::Above).map_err(wrong(OTHER)),
        Some(Position::Below) => fields::number(typed, OTHER).map(Target::Below).map_err(wrong(OTHER)),
        Some(Position::Place) => {
            let place = typed.raw(PLACE).trim().parse().ok();
            let place = place.filter(|place: &NonZeroU32| place.get() <= LAST_PLACE);
            let missing = || wrong(PLACE)(Message::new("rank-decision-place-missing"));
            place.map(Target::Place).ok_or_else(missing)
        }
    }
}

fn draw(
    chrome: Chrome,
    project: &Project,
    (typed, version): (&Pairs, i32),
    errors: &[FieldError],
) -> GroundPage {
    let words = chrome.words;
    let choice = |position: Position| Choice {
        value: position.code().to_owned(),
        label: words.text(match position {
            Position::Above => "rank-decision-above",
            Position::Below => "rank-decision-below",
            Position::Place => "rank-decision-place",
        }),
        is_chosen: false,
    };
    let positions = Control::Radio(Position::ALL.map(choice).into());
    let line = |name: &'static str, key: &str| Field::of(words, (name, key), Control::Line("text"), typed);
    let fields = vec![
        Field::of(words, (POSITION, "rank-decision-position"), positions, typed),
        line(OTHER, "rank-decision-other").with_hint(words.text("rank-decision-other-hint")).optional(),
        line(PLACE, "rank-decision-place-number")
            .with_hint(words.text("rank-decision-place-hint"))
            .optional(),
        line(BODY, "rank-decision-body").with_hint(words.text("rank-decision-body-hint")),
        line(DOCUMENT, "rank-decision-document").with_hint(words.text("rank-decision-document-hint")),
        line(DECIDED_ON, "rank-decision-day").with_hint(words.text("field-day-hint")),
        Field::of(words, (REASON, "rank-decision-reason"), Control::Text(4), typed),
        line(EXPIRES_ON, "expires-on").with_hint(words.text("rank-decision-expires-on-hint")),
    ];
    let keys = ["rank-decision-heading", "rank-decision-lead", "save"];
    GroundPage::of(chrome, project, Frame { keys, facts: Vec::new(), version }, fields, errors)
}

/// `GET /projects/DIG-001/decision/withdraw`: asks why.
pub async fn withdraw_decision_form(
    State(state): State<AppState>,
    Leadership(person): Leadership,
    Resumed(resumed): Resumed,
    chrome: Chrome,
    Path(number): Path<String>,
) -> Result<Response, Error> {
    let (project, decision) = found(&state, &person, &number).await?;
    let decision = decision.ok_or(Error::NotFound(None))?;
    let version = resumed.as_ref().map_or(decision.row_version, read_version);
    let typed = resumed.unwrap_or_default();
    withdraw_page(chrome, (&project, &decision), (&typed, version), &[]).answer(StatusCode::OK)
}

/// `POST /projects/DIG-001/decision/withdraw`: takes it back.
pub async fn withdraw_decision(
    State(state): State<AppState>,
    Leadership(person): Leadership,
    chrome: Chrome,
    Path(number): Path<String>,
    Reauthenticated(typed): Reauthenticated,
) -> Result<Response, Error> {
    let (project, decision) = found(&state, &person, &number).await?;
    let Some(decision) = decision else { return Ok(to_project(&project.number, &chrome)) };
    let version = read_version(&typed);
    let reason = match fields::text(&typed, REASON) {
        Ok(reason) => reason,
        Err(message) => {
            let errors = [FieldError { field: REASON, message }];
            let page = withdraw_page(chrome, (&project, &decision), (&typed, version), &errors);
            return page.answer(StatusCode::UNPROCESSABLE_ENTITY);
        }
    };
    let (number, now) = (&project.number, state.clock.now());
    match actions::withdraw_rank_decision(&state.pool, &person, number, (&reason, version), now).await? {
        DecisionChange::Conflict(stored) => {
            let stored = stored.map_or(decision, |stored| *stored);
            let page = withdraw_page(chrome, (&project, &stored), (&typed, version), &[]);
            page.conflict(Vec::new(), stored.row_version)
        }
        DecisionChange::Done | DecisionChange::Refused(_) | DecisionChange::Circle(_) => {
            Ok(to_project(number, &chrome))
        }
    }
}

fn withdraw_page(
    chrome: Chrome,
    (project, decision): (&Project, &RankDecision),
    (typed, version): (&Pairs, i32),
    errors: &[FieldError],
) -> GroundPage {
    let words = chrome.words;
    let fields = vec![Field::of(words, (REASON, "rank-decision-withdraw-reason"), Control::Text(3), typed)];
    let keys = ["rank-decision-withdraw-heading", "rank-decision-withdraw-lead", "rank-decision-withdraw"];
    let frame = Frame { keys, facts: decision_facts(decision, words), version };
    GroundPage::of(chrome, project, frame, fields, errors)
}
