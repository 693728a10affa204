// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! The workbench: a project beside the levels of one criterion, and on to the next.

use askama::Template;
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};

use super::{CONFLICT, Progress, bench_address, project_address};
use crate::{
    assessment::{
        actions::{self, Bench, Giving},
        model::{Criterion, Given, Judgement, RoundId, Task},
    },
    error::Error,
    kit::{
        extract::Path,
        field::{Choice, Control, Difference, Field},
        form::{FieldError, Form, Pairs},
        i18n::Locale,
        page::{self, Chrome},
    },
    people::{Assessor, Person, Resumed},
    projects::{self, Fact},
    state::AppState,
};

/// Name of the hidden field with the row version.
const VERSION: &str = "version";

/// One of the criteria that the person is asked about.
struct Step {
    name: String,
    href: String,
    is_here: bool,
    is_given: bool,
}

#[derive(Template)]
#[template(path = "assessment/bench.html")]
struct BenchPage {
    chrome: Chrome,
    action: String,
    number: String,
    title: String,
    department: String,
    kind: String,
    summary: String,
    legal_basis: Option<String>,
    deadline: String,
    /// What else was said when it was proposed.
    facts: Vec<Fact>,
    project_href: String,
    criterion: String,
    question: String,
    steps: Vec<Step>,
    progress: Progress,
    /// Level and reason.
    fields: Vec<Field>,
    differences: Vec<Difference>,
    version: String,
    is_closed: bool,
    /// Where to go without saving; `None` if nothing else is open.
    skip: Option<String>,
}

#[derive(Template)]
#[template(path = "assessment/refused.html")]
struct RefusedPage {
    chrome: Chrome,
    number: String,
    title: String,
    department: String,
}

/// How the form stands.
struct Standing {
    status: StatusCode,
    typed: Pairs,
    version: String,
    errors: Vec<FieldError>,
    conflict: Option<Given>,
}

impl Standing {
    /// As it is stored.
    fn stored(given: Option<&Given>) -> Self {
        Self {
            status: StatusCode::OK,
            typed: given.map(|given| given.judgement.as_typed()).unwrap_or_default(),
            version: given.map(|given| given.row_version.to_string()).unwrap_or_default(),
            errors: Vec::new(),
            conflict: None,
        }
    }

    /// As it was typed.
    fn typed(status: StatusCode, typed: Pairs, errors: Vec<FieldError>) -> Self {
        Self { status, version: typed.raw(VERSION).to_owned(), typed, errors, conflict: None }
    }
}

/// `GET /assessments/7/gesetz`: the workbench.
pub async fn bench(
    State(state): State<AppState>,
    Assessor(person): Assessor,
    chrome: Chrome,
    Path((round, criterion)): Path<(i64, String)>,
    Resumed(resumed): Resumed,
) -> Result<Response, Error> {
    let bench = actions::bench(&state.pool, &person, (RoundId(round), &criterion)).await?;
    let standing = match resumed {
        Some(typed) => Standing::typed(StatusCode::OK, typed, Vec::new()),
        None => Standing::stored(bench.given.as_ref()),
    };
    answer(chrome, &person, bench, standing)
}

/// `POST /assessments/7/gesetz`: stores what was said, and leads on.
pub async fn give(
    State(state): State<AppState>,
    Assessor(person): Assessor,
    chrome: Chrome,
    Path((round, criterion)): Path<(i64, String)>,
    Form(typed): Form,
) -> Result<Response, Error> {
    let here = (RoundId(round), criterion.as_str());
    let judgement = match Judgement::read(&typed) {
        Ok(judgement) => judgement,
        Err(errors) => {
            let bench = actions::bench(&state.pool, &person, here).await?;
            let standing = Standing::typed(StatusCode::UNPROCESSABLE_ENTITY, typed, errors);
            return answer(chrome, &person, bench, standing);
        }
    };
    let version = typed.get(VERSION).and_then(|version| version.parse().ok());
    let giving = actions::give(&state.pool, &person, here, (&judgement, version), state.clock.now()).await?;
    let bench = actions::bench(&state.pool, &person, here).await?;
    match giving {
        Giving::Done => {
            let next = Task::next(&bench.tasks, bench.cell.round, bench.cell.criterion);
            let next = next.map(|task| bench_address((task.round, &task.key), &chrome));
            Ok(Redirect::to(&next.unwrap_or_else(|| chrome.href("/assessments"))).into_response())
        }
        Giving::Conflict(stored) => {
            let mut standing = Standing::typed(CONFLICT, typed, Vec::new());
            standing.version = stored.row_version.to_string();
            standing.conflict = Some(stored);
            answer(chrome, &person, bench, standing)
        }
        Giving::Closed | Giving::OwnDepartment => {
            answer(chrome, &person, bench, Standing::typed(CONFLICT, typed, Vec::new()))
        }
    }
}

fn answer(chrome: Chrome, person: &Person, bench: Bench, standing: Standing) -> Result<Response, Error> {
    if bench.is_own(person) {
        let page = RefusedPage {
            chrome,
            number: bench.project.number.to_string(),
            title: bench.project.title,
            department: bench.project.department.name,
        };
        return Ok(page::respond(StatusCode::FORBIDDEN, page::render(&page)?));
    }
    let status = standing.status;
    let page = draw(chrome, bench, standing);
    Ok(page::respond(status, page::render(&page)?))
}

fn draw(chrome: Chrome, bench: Bench, standing: Standing) -> BenchPage {
    let words = chrome.words;
    let Bench { cell, project, details, criterion, tasks, .. } = bench;
    let next = Task::next(&tasks, cell.round, cell.criterion);
    let of_round: Vec<&Task> = tasks.iter().filter(|task| task.round == cell.round).collect();
    let step = |task: &&Task| Step {
        name: task.name.get(words).to_owned(),
        href: bench_address((task.round, &task.key), &chrome),
        is_here: task.criterion == cell.criterion,
        is_given: task.is_given,
    };
    BenchPage {
        action: bench_address((cell.round, &criterion.key), &chrome),
        number: project.number.to_string(),
        department: project.department.name,
        kind: words.text(&format!("kind-{}", project.kind.code())),
        summary: project.summary,
        legal_basis: project.legal_basis,
        deadline: project.deadline.map(|deadline| words.date(deadline)).unwrap_or_default(),
        facts: projects::facts(&details, words),
        project_href: project_address(&project.number, &chrome),
        title: project.title,
        criterion: criterion.name.get(words).to_owned(),
        question: criterion.question.get(words).to_owned(),
        steps: of_round.iter().map(step).collect(),
        progress: Progress::of_tasks(&of_round, words),
        fields: fields(&criterion, &standing, words),
        differences: differences(&standing, words),
        version: standing.version,
        is_closed: cell.is_closed,
        skip: next.map(|task| bench_address((task.round, &task.key), &chrome)),
        chrome,
    }
}

fn fields(criterion: &Criterion, standing: &Standing, words: Locale) -> Vec<Field> {
    let choice = |value: String, label: String| Choice { value, label, is_chosen: false };
    let levels = criterion.levels.iter().enumerate();
    let mut choices: Vec<Choice> =
        levels.map(|(level, text)| choice(level.to_string(), text.get(words).to_owned())).collect();
    choices.push(choice(Judgement::CANNOT_JUDGE.to_owned(), words.text("assess-cannot-judge")));
    let field = |name, control| Field::of(words, name, control, &standing.typed);
    [
        field((Judgement::LEVEL, "assess-level"), Control::Radio(choices))
            .with_hint(words.text_about("assess-evidence", criterion.evidence.get(words))),
        field((Judgement::REASON, "assess-reason"), Control::Text(3))
            .with_hint(words.text_about("assess-reason-hint", &Judgement::SHORTEST_REASON)),
    ]
    .map(|field| field.with_errors(words, &standing.errors))
    .into()
}

/// What the person has said in another window, beside what was typed here.
fn differences(standing: &Standing, words: Locale) -> Vec<Difference> {
    let Some(stored) = &standing.conflict else { return Vec::new() };
    let stored = stored.judgement.as_typed();
    let said = |typed: &Pairs, name: &str| match typed.raw(name) {
        Judgement::CANNOT_JUDGE if name == Judgement::LEVEL => words.text("assess-cannot-judge"),
        text => text.to_owned(),
    };
    [(Judgement::LEVEL, "assess-level"), (Judgement::REASON, "assess-reason")]
        .map(|(name, key)| Difference {
            label: words.text(key),
            stored: said(&stored, name),
            typed: said(&standing.typed, name),
        })
        .into()
}
