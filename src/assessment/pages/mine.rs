// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! What somebody is asked to assess.

use askama::Template;
use axum::{extract::State, http::StatusCode, response::Response};

use super::{Progress, bench_address};
use crate::{
    assessment::{actions, model::Task},
    error::Error,
    kit::page::{self, Chrome},
    people::Assessor,
    state::AppState,
};

/// A project with what the person is asked about it.
struct ProjectLine {
    number: String,
    title: String,
    deadline: String,
    progress: Progress,
    is_done: bool,
    /// The criterion to go on with.
    href: String,
}

impl ProjectLine {
    fn of(tasks: &[&Task], chrome: &Chrome) -> Option<Self> {
        let words = chrome.words;
        let first = tasks.iter().find(|task| !task.is_given).or(tasks.first())?;
        Some(Self {
            number: first.project.to_string(),
            title: first.title.clone(),
            deadline: first.deadline.map(|deadline| words.date(deadline)).unwrap_or_default(),
            progress: Progress::of_tasks(tasks, words),
            is_done: tasks.iter().all(|task| task.is_given),
            href: bench_address((first.round, &first.key), chrome),
        })
    }
}

#[derive(Template)]
#[template(path = "assessment/mine.html")]
struct MinePage {
    chrome: Chrome,
    open: Vec<ProjectLine>,
    done: Vec<ProjectLine>,
}

/// `GET /assessments`: what I am asked to assess.
pub async fn mine(
    State(state): State<AppState>,
    Assessor(person): Assessor,
    chrome: Chrome,
) -> Result<Response, Error> {
    let tasks = actions::tasks(&state.pool, &person).await?;
    // The criteria of a round stand together.
    let rounds = tasks.chunk_by(|one, other| one.round == other.round);
    let lines = rounds.filter_map(|tasks| ProjectLine::of(&tasks.iter().collect::<Vec<_>>(), &chrome));
    let (done, open) = lines.partition(|line| line.is_done);
    let page = MinePage { chrome, open, done };
    Ok(page::respond(StatusCode::OK, page::render(&page)?))
}
