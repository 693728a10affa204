// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Asking others in a round that is open.

use std::collections::BTreeSet;

use askama::Template;
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};

use super::{
    CONFLICT, VERSION,
    matrix::{MatrixLine, short_names, short_names_of},
    round_address, version,
};
use crate::{
    assessment::{
        actions::{self, Assignees, Reassigning},
        model::{Criterion, CriterionId, Plan, Reassignment, RoundId},
    },
    error::Error,
    kit::{
        extract::Path,
        field::{Control, Difference, Field},
        form::{FieldError, Form, Pairs},
        i18n::Locale,
        page::{self, Chrome},
    },
    people::{PortfolioManager, Resumed},
    state::AppState,
};

/// Said by the button that asks them although some criterion has too few people.
const ANYWAY: &str = "anyway";

#[derive(Template)]
#[template(path = "assessment/assessors.html")]
struct AssessorsPage {
    chrome: Chrome,
    href: String,
    number: String,
    title: String,
    version: String,
    criteria: Vec<String>,
    people: Vec<MatrixLine>,
    /// The boxes, for what is wrong with them, and the reason.
    fields: [Field; 2],
    differences: Vec<Difference>,
    /// The criteria with too few people.
    too_few: String,
}

/// What is wrong with a wish, or doubtful.
#[derive(Default)]
struct Findings {
    errors: Vec<FieldError>,
    too_few: Vec<CriterionId>,
    /// What somebody else has ticked in the meantime is to be shown.
    has_changed: bool,
}

/// `GET /rounds/7/assessors`: who is asked for what.
pub async fn assessors(
    State(state): State<AppState>,
    _: PortfolioManager,
    chrome: Chrome,
    Path(id): Path<i64>,
    Resumed(resumed): Resumed,
) -> Result<Response, Error> {
    let now = actions::assignees(&state.pool, RoundId(id)).await?;
    let typed = resumed.unwrap_or_else(|| filled_in(&now));
    draw(chrome, &now, &typed, Findings::default())
}

/// `POST /rounds/7/assessors`: asks them.
pub async fn reassign(
    State(state): State<AppState>,
    PortfolioManager(person): PortfolioManager,
    chrome: Chrome,
    Path(id): Path<i64>,
    Form(typed): Form,
) -> Result<Response, Error> {
    let id = RoundId(id);
    let now = actions::assignees(&state.pool, id).await?;
    let wish = match Reassignment::read(&typed, &now.criteria) {
        Ok(wish) => wish,
        Err(errors) => return draw(chrome, &now, &typed, Findings { errors, ..Findings::default() }),
    };
    let wish = (&wish, typed.get(ANYWAY).is_some());
    let findings = match actions::reassign(
        &state.pool,
        &person,
        (id, version(&typed)),
        wish,
        state.clock.now(),
    )
    .await?
    {
        Reassigning::Done => return Ok(Redirect::to(&round_address(id, &chrome)).into_response()),
        Reassigning::Changed => Findings { has_changed: true, ..Findings::default() },
        Reassigning::TooFew(too_few) => Findings { too_few, ..Findings::default() },
        Reassigning::Refused(errors) => Findings { errors, ..Findings::default() },
    };
    let now = actions::assignees(&state.pool, id).await?;
    draw(chrome, &now, &typed, findings)
}

/// What the form of the round as it is would send.
fn filled_in(now: &Assignees) -> Pairs {
    let version = (VERSION, now.round.row_version.to_string());
    let of = |id: CriterionId| now.criteria.iter().find(move |criterion| criterion.id == id);
    let asked = now.asked.iter();
    let pairs = asked.filter_map(|(id, person)| Some((Plan::ASSESS, Plan::pair(of(*id)?, *person))));
    Pairs::of([version].into_iter().chain(pairs))
}

fn draw(chrome: Chrome, now: &Assignees, typed: &Pairs, findings: Findings) -> Result<Response, Error> {
    // Nobody is asked any more where the round is over.
    if now.round.closed.is_some() {
        return Ok(Redirect::to(&round_address(now.round.id, &chrome)).into_response());
    }
    let words = chrome.words;
    let Findings { errors, too_few, has_changed } = findings;
    let status = match (has_changed, errors.is_empty() && too_few.is_empty()) {
        (true, _) => CONFLICT,
        (false, true) => StatusCode::OK,
        (false, false) => StatusCode::UNPROCESSABLE_ENTITY,
    };
    let ticked: BTreeSet<String> = typed.all(Plan::ASSESS).map(str::to_owned).collect();
    let line = |person| MatrixLine::of(person, &now.departments, &now.criteria, &ticked, words);
    let boxes = Field::of(words, (Plan::ASSESS, "round-assessors"), Control::Checkboxes(Vec::new()), typed);
    let reason = Field::of(words, (Reassignment::REASON, "round-removal-reason"), Control::Text(2), typed);
    let reason = reason.optional().with_hint(words.text("round-removal-reason-hint"));
    let current = now.round.row_version.to_string();
    let page = AssessorsPage {
        href: round_address(now.round.id, &chrome),
        number: now.round.project.to_string(),
        title: now.round.title.clone(),
        // Whoever has seen both decides on the newer one.
        version: if has_changed { current } else { typed.raw(VERSION).to_owned() },
        criteria: short_names(&now.criteria, words),
        people: now.people.iter().map(line).collect(),
        fields: [boxes, reason].map(|field| field.with_errors(words, &errors)),
        differences: if has_changed { differences(now, &ticked, words) } else { Vec::new() },
        too_few: short_names_of(&too_few, &now.criteria, words),
        chrome,
    };
    Ok(page::respond(status, page::render(&page)?))
}

/// The criteria for which somebody else has ticked others.
fn differences(now: &Assignees, ticked: &BTreeSet<String>, words: Locale) -> Vec<Difference> {
    let names = |criterion: &Criterion, is_ticked: &dyn Fn(&str) -> bool| {
        let of_it = now.people.iter().filter(|person| is_ticked(&Plan::pair(criterion, person.id)));
        of_it.map(|person| person.name.as_str()).collect::<Vec<_>>().join(", ")
    };
    let stored = filled_in(now);
    let difference = |criterion: &Criterion| Difference {
        label: criterion.name.get(words).to_owned(),
        stored: names(criterion, &|pair| stored.all(Plan::ASSESS).any(|asked| asked == pair)),
        typed: names(criterion, &|pair| ticked.contains(pair)),
    };
    let all = now.criteria.iter().map(difference);
    all.filter(|difference| difference.stored != difference.typed).collect()
}
