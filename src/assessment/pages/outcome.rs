// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! What came of a round: for each criterion the levels as dots and in figures.

use askama::Template;
use axum::{extract::State, http::StatusCode, response::Response};

use super::{project_address, strip::Strip};
use crate::{
    assessment::{
        actions::{self, Outcome},
        model::{CellResult, Criterion},
    },
    error::Error,
    kit::{
        extract::Path,
        i18n::{Locale, Message},
        page::{self, Chrome},
    },
    people::Reader,
    projects::{Project, ProjectNumber},
    ranking::{GroupJudgement, Rational},
    state::AppState,
};

/// What the assessors say on one criterion. Figures are empty where too few have given a level.
pub(super) struct OutcomeLine {
    pub criterion: String,
    pub strip: Strip,
    pub count: String,
    pub abstentions: u32,
    pub median: String,
    pub range: String,
    pub disagreement: String,
    pub needs_discussion: bool,
}

impl OutcomeLine {
    /// Every criterion that somebody was asked about; nothing while the round is open.
    pub fn all(outcome: &Outcome, words: Locale) -> Vec<Self> {
        let pairs = outcome.criteria.iter().zip(&outcome.results);
        pairs.map(|(criterion, result)| Self::of(criterion, result, words)).collect()
    }

    fn of(criterion: &Criterion, result: &CellResult, words: Locale) -> Self {
        let judgement = result.judgement();
        let figure = |of: &dyn Fn(&GroupJudgement) -> String| judgement.as_ref().map(of).unwrap_or_default();
        Self {
            criterion: criterion.name.get(words).to_owned(),
            strip: Strip::of(result, words),
            count: result.levels.len().to_string(),
            abstentions: u32::try_from(result.abstentions).unwrap_or(u32::MAX),
            median: figure(&|group| words.short_tenths(rounded(group.median() * 10))),
            range: figure(&|group| {
                let end = |level: Rational| words.integer(level.to_integer());
                words.span(&(end(group.lowest()), end(group.highest())))
            }),
            disagreement: figure(&|group| words.hundredths(rounded(group.disagreement() * 100))),
            needs_discussion: judgement.as_ref().is_some_and(GroupJudgement::needs_discussion),
        }
    }
}

/// Halves go up.
fn rounded(figure: Rational) -> i64 {
    figure.round().to_integer()
}

/// What one person said.
pub(super) struct OpinionLine {
    pub criterion: String,
    pub name: String,
    /// Empty if the person cannot judge.
    pub level: String,
    pub reason: String,
}

impl OpinionLine {
    /// Criterion by criterion; nothing for those who may not know names.
    pub fn all(outcome: &Outcome, words: Locale) -> Vec<Self> {
        let of = |criterion: &Criterion| {
            let id = criterion.id;
            let name = criterion.short_name.get(words).to_owned();
            let opinions = outcome.opinions.iter().filter(move |opinion| opinion.criterion == id);
            let line = move |opinion: &crate::assessment::model::Opinion| Self {
                criterion: name.clone(),
                name: opinion.name.clone(),
                level: opinion.judgement.level.map(|level| super::level(level, words)).unwrap_or_default(),
                reason: opinion.judgement.reason.clone(),
            };
            opinions.map(line).collect::<Vec<_>>()
        };
        outcome.criteria.iter().flat_map(of).collect()
    }
}

#[derive(Template)]
#[template(path = "assessment/project.html")]
struct ProjectPage {
    chrome: Chrome,
    number: String,
    title: String,
    department: String,
    project_href: String,
    is_open: bool,
    closed: Option<String>,
    lines: Vec<OutcomeLine>,
    opinions: Vec<OpinionLine>,
}

/// `GET /projects/DIG-001/assessment`: what came of the last round of a project.
pub async fn outcome(
    State(state): State<AppState>,
    Reader(person): Reader,
    chrome: Chrome,
    Path(number): Path<String>,
) -> Result<Response, Error> {
    let unknown =
        || Error::NotFound(Some(Message::new("error-unknown-project").with("number", number.clone())));
    let wanted: ProjectNumber = number.parse().map_err(|_| unknown())?;
    let found = actions::outcome_of_project(&state.pool, person.as_ref(), &wanted).await?;
    let (project, outcome) = found.ok_or_else(unknown)?;
    let page = draw(chrome, project, outcome.as_ref());
    Ok(page::respond(StatusCode::OK, page::render(&page)?))
}

fn draw(chrome: Chrome, project: Project, outcome: Option<&Outcome>) -> ProjectPage {
    let words = chrome.words;
    let closed = outcome.and_then(|outcome| outcome.round.closed.as_ref());
    ProjectPage {
        number: project.number.to_string(),
        project_href: project_address(&project.number, &chrome),
        title: project.title,
        department: project.department.name,
        is_open: outcome.is_some() && closed.is_none(),
        closed: closed.map(|(at, _)| words.text_about("outcome-closed", &words.date_and_time(*at))),
        lines: outcome.map(|outcome| OutcomeLine::all(outcome, words)).unwrap_or_default(),
        opinions: outcome.map(|outcome| OpinionLine::all(outcome, words)).unwrap_or_default(),
        chrome,
    }
}
