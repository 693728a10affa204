// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Rounds for those who manage them: all at a glance, and one of them.

use askama::Template;
use axum::{extract::State, http::StatusCode, response::Response};

use super::{
    Progress,
    outcome::{OpinionLine, OutcomeLine},
    project_address, round_address,
};
use crate::{
    assessment::{
        actions::{self, Outcome},
        model::{Criterion, CriterionId, Round, RoundId},
    },
    error::Error,
    kit::{
        extract::Path,
        i18n::Locale,
        page::{self, Chrome},
    },
    people::PortfolioManager,
    state::AppState,
};

/// One line of the list.
struct RoundLine {
    href: String,
    number: String,
    title: String,
    /// Since when, or until when.
    when: String,
    is_reopened: bool,
    progress: Progress,
}

impl RoundLine {
    fn of(round: &Round, chrome: &Chrome) -> Self {
        Self {
            href: round_address(round.id, chrome),
            number: round.project.to_string(),
            title: round.title.clone(),
            when: when(round, chrome.words),
            is_reopened: round.closed.is_none() && round.reopen_reason.is_some(),
            progress: Progress::of(round.progress.0, round.progress.1, chrome.words),
        }
    }
}

fn when(round: &Round, words: Locale) -> String {
    let (key, at, by) = match &round.closed {
        Some((at, by)) => ("round-closed-by", *at, by),
        None => ("round-opened-by", round.opened_at, &round.opened_by),
    };
    words.text_with(key, &[("at", words.date_and_time(at).into()), ("name", by.clone().into())])
}

#[derive(Template)]
#[template(path = "assessment/rounds.html")]
struct RoundsPage {
    chrome: Chrome,
    open: Vec<RoundLine>,
    closed: Vec<RoundLine>,
}

/// `GET /rounds`: all rounds at a glance.
pub async fn rounds(
    State(state): State<AppState>,
    _: PortfolioManager,
    chrome: Chrome,
) -> Result<Response, Error> {
    let overview = actions::overview(&state.pool).await?;
    let lines = |rounds: &[Round]| rounds.iter().map(|round| RoundLine::of(round, &chrome)).collect();
    let page = RoundsPage { open: lines(&overview.open), closed: lines(&overview.closed), chrome };
    Ok(page::respond(StatusCode::OK, page::render(&page)?))
}

/// Who assesses a criterion.
struct AssignmentLine {
    criterion: String,
    names: Vec<String>,
}

#[derive(Template)]
#[template(path = "assessment/round.html")]
struct RoundPage {
    chrome: Chrome,
    href: String,
    number: String,
    title: String,
    project_href: String,
    opened: String,
    closed: Option<String>,
    reopen_reason: Option<String>,
    progress: Progress,
    assignments: Vec<AssignmentLine>,
    lines: Vec<OutcomeLine>,
    opinions: Vec<OpinionLine>,
    can_be_reopened: bool,
}

/// `GET /rounds/7`: a round, and what came of it once it is closed.
pub async fn round(
    State(state): State<AppState>,
    PortfolioManager(person): PortfolioManager,
    chrome: Chrome,
    Path(id): Path<i64>,
) -> Result<Response, Error> {
    let outcome = actions::outcome_of_round(&state.pool, &person, RoundId(id)).await?;
    let page = draw(chrome, &outcome);
    Ok(page::respond(StatusCode::OK, page::render(&page)?))
}

fn draw(chrome: Chrome, outcome: &Outcome) -> RoundPage {
    let words = chrome.words;
    let round = &outcome.round;
    let names = |id: CriterionId| {
        let of_it = outcome.assignments.iter().filter(move |assignment| assignment.criterion == id);
        of_it.map(|assignment| assignment.name.clone()).collect()
    };
    let line = |criterion: &Criterion| AssignmentLine {
        criterion: criterion.name.get(words).to_owned(),
        names: names(criterion.id),
    };
    RoundPage {
        href: round_address(round.id, &chrome),
        number: round.project.to_string(),
        title: round.title.clone(),
        project_href: project_address(&round.project, &chrome),
        opened: when(&Round { closed: None, ..round.clone() }, words),
        closed: round.closed.as_ref().map(|_| when(round, words)),
        reopen_reason: round.reopen_reason.clone(),
        progress: Progress::of(round.progress.0, round.progress.1, words),
        assignments: outcome.criteria.iter().map(line).collect(),
        lines: OutcomeLine::all(outcome, words),
        opinions: OpinionLine::all(outcome, words),
        can_be_reopened: outcome.can_be_reopened,
        chrome,
    }
}
