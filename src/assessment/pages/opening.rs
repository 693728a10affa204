// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Opening rounds: first the projects are chosen, then who assesses them on what.

use std::collections::BTreeSet;

use askama::Template;
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};

use super::matrix::{MatrixLine, short_names, short_names_of};
use crate::{
    assessment::{
        actions::{self, Candidates, Opening},
        model::{Assessable, CriterionId, Plan},
    },
    error::Error,
    kit::{
        field::{Choice, Control, Field},
        form::{FieldError, Form, Pairs},
        i18n::{Locale, Message},
        page::{self, Chrome},
    },
    people::{Person, PortfolioManager, Resumed},
    projects::{ProjectNumber, State as ProjectState},
    state::AppState,
};

/// Said by the form that chooses projects, so that one that chose none is told.
const CHOSEN: &str = "chosen";
/// Said by the button that opens although some criterion has too few people.
const ANYWAY: &str = "anyway";

#[derive(Template)]
#[template(path = "assessment/choose.html")]
struct ChoosePage {
    chrome: Chrome,
    fields: Vec<Field>,
    is_empty: bool,
}

/// A project that a round is to be opened for.
struct ProjectLine {
    number: String,
    title: String,
    department: String,
}

#[derive(Template)]
#[template(path = "assessment/assign.html")]
struct AssignPage {
    chrome: Chrome,
    projects: Vec<ProjectLine>,
    criteria: Vec<String>,
    people: Vec<MatrixLine>,
    fields: Vec<Field>,
    is_as_before: bool,
    /// By project: number, and the criteria with too few people.
    too_few: Vec<(String, String)>,
}

/// `GET /rounds/new`: the projects to choose from, or with projects chosen the people.
pub async fn new_rounds(
    State(state): State<AppState>,
    _: PortfolioManager,
    chrome: Chrome,
    given: Pairs,
    Resumed(resumed): Resumed,
) -> Result<Response, Error> {
    let candidates = actions::candidates(&state.pool).await?;
    let typed = resumed.unwrap_or(given);
    if typed.all(Plan::PROJECT).next().is_some() {
        return assign(chrome, &candidates, &typed, Findings::default());
    }
    let nothing = FieldError { field: Plan::PROJECT, message: Message::new("round-projects-missing") };
    let errors: Vec<FieldError> = typed.get(CHOSEN).map(|_| nothing).into_iter().collect();
    choose(chrome, &candidates, &typed, &errors)
}

/// `POST /rounds/new`: opens them.
pub async fn open_rounds(
    State(state): State<AppState>,
    PortfolioManager(person): PortfolioManager,
    chrome: Chrome,
    Form(typed): Form,
) -> Result<Response, Error> {
    let candidates = actions::candidates(&state.pool).await?;
    let plan = match Plan::read(&typed, &candidates.criteria) {
        Ok(plan) => plan,
        Err(errors) => {
            return assign(chrome, &candidates, &typed, Findings { errors, ..Findings::default() });
        }
    };
    let anyway = typed.get(ANYWAY).is_some();
    match actions::open_rounds(&state.pool, &person, (&plan, anyway), state.clock.now()).await? {
        Opening::Done => Ok(Redirect::to(&chrome.href("/rounds")).into_response()),
        Opening::TooFew(too_few) => {
            assign(chrome, &candidates, &typed, Findings { too_few, ..Findings::default() })
        }
        Opening::Refused(errors) => {
            assign(chrome, &candidates, &typed, Findings { errors, ..Findings::default() })
        }
    }
}

/// What is wrong with a plan, or doubtful.
#[derive(Default)]
struct Findings {
    errors: Vec<FieldError>,
    too_few: Vec<(ProjectNumber, Vec<CriterionId>)>,
}

impl Findings {
    fn status(&self) -> StatusCode {
        if self.errors.is_empty() && self.too_few.is_empty() {
            StatusCode::OK
        } else {
            StatusCode::UNPROCESSABLE_ENTITY
        }
    }
}

fn choose(
    chrome: Chrome,
    candidates: &Candidates,
    typed: &Pairs,
    errors: &[FieldError],
) -> Result<Response, Error> {
    let words = chrome.words;
    let state = |state: ProjectState| words.text(&format!("state-{}", state.code()));
    let choice = |project: &Assessable| Choice {
        value: project.number.to_string(),
        label: format!(
            "{} {} · {} · {}",
            project.number,
            project.title,
            project.department_name,
            state(project.state)
        ),
        is_chosen: false,
    };
    let choices = candidates.projects.iter().map(choice).collect();
    let field = Field::of(words, (Plan::PROJECT, "round-projects"), Control::Checkboxes(choices), typed);
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = ChoosePage {
        fields: vec![field.with_errors(words, errors)],
        is_empty: candidates.projects.is_empty(),
        chrome,
    };
    Ok(page::respond(status, page::render(&page)?))
}

fn assign(
    chrome: Chrome,
    candidates: &Candidates,
    typed: &Pairs,
    findings: Findings,
) -> Result<Response, Error> {
    let words = chrome.words;
    let wanted: BTreeSet<&str> = typed.all(Plan::PROJECT).collect();
    let is_chosen = |project: &&Assessable| wanted.contains(project.number.to_string().as_str());
    let chosen: Vec<&Assessable> = candidates.projects.iter().filter(is_chosen).collect();
    if chosen.is_empty() {
        let message = Message::new("round-projects-missing");
        let mut errors = findings.errors;
        errors.push(FieldError { field: Plan::PROJECT, message });
        return choose(chrome, candidates, typed, &errors);
    }
    let status = findings.status();
    let is_fresh = typed.all(Plan::ASSESS).next().is_none() && findings.errors.is_empty();
    let ticked = ticked(candidates, typed, is_fresh);
    let field = |name, key| {
        Field::of(words, (name, key), Control::Checkboxes(Vec::new()), typed)
            .with_errors(words, &findings.errors)
    };
    let page = AssignPage {
        projects: chosen.iter().map(|project| line(project)).collect(),
        criteria: short_names(&candidates.criteria, words),
        people: people(candidates, &chosen, &ticked, words),
        fields: vec![field(Plan::PROJECT, "round-projects"), field(Plan::ASSESS, "round-assessors")],
        is_as_before: is_fresh && !ticked.is_empty(),
        too_few: too_few(&findings, candidates, words),
        chrome,
    };
    Ok(page::respond(status, page::render(&page)?))
}

/// The pairs of criterion and person that are ticked; at first those of the round before.
fn ticked(candidates: &Candidates, typed: &Pairs, is_fresh: bool) -> BTreeSet<String> {
    if !is_fresh {
        return typed.all(Plan::ASSESS).map(str::to_owned).collect();
    }
    let of = |id: CriterionId| candidates.criteria.iter().find(move |criterion| criterion.id == id);
    let last = candidates.last.iter();
    last.filter_map(|(criterion, person)| Some(Plan::pair(of(*criterion)?, *person))).collect()
}

fn line(project: &Assessable) -> ProjectLine {
    ProjectLine {
        number: project.number.to_string(),
        title: project.title.clone(),
        department: project.department_name.clone(),
    }
}

/// Those who can assess at least one of the projects.
fn people(
    candidates: &Candidates,
    chosen: &[&Assessable],
    ticked: &BTreeSet<String>,
    words: Locale,
) -> Vec<MatrixLine> {
    let Candidates { people, departments, criteria, .. } = candidates;
    let offered =
        people.iter().filter(|person| chosen.iter().any(|project| project.can_be_assessed_by(person)));
    let line = |person: &Person| {
        let own = chosen.iter().filter(|project| !project.can_be_assessed_by(person));
        let own: Vec<String> = own.map(|project| project.number.to_string()).collect();
        MatrixLine { except: own.join(", "), ..MatrixLine::of(person, departments, criteria, ticked, words) }
    };
    offered.map(line).collect()
}

fn too_few(findings: &Findings, candidates: &Candidates, words: Locale) -> Vec<(String, String)> {
    let names = |wanted: &[CriterionId]| short_names_of(wanted, &candidates.criteria, words);
    findings.too_few.iter().map(|(number, criteria)| (number.to_string(), names(criteria))).collect()
}
