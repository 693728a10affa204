// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! A project on one page of paper.

use askama::Template;
use axum::{extract::State, http::StatusCode, response::Response};

use serde::Serialize;

use super::{
    facts::{Fact, facts},
    reuse::reuse_facts,
};
use crate::{
    error::Error,
    kit::{
        extract::Path,
        i18n::{Locale, Message},
        page::{self, Chrome},
        press::{self, Frame},
    },
    people::{Person, Reader},
    projects::{
        model::{OtherProject, Project, ProjectNumber, State as LifeCycle},
        store,
    },
    state::AppState,
};

#[derive(Template)]
#[template(path = "projects/profile.html")]
struct ProfilePage {
    chrome: Chrome,
    number: String,
    title: String,
    summary: String,
    facts: Vec<Fact>,
    requires: Vec<String>,
    /// When it was submitted and by whom.
    submission: Option<String>,
    /// Whoever looks has just submitted it.
    is_news: bool,
}

/// A profile on paper, as `templates/print/summary.typ` lays it out.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct ProfileSheet {
    kind_and_number: String,
    name: String,
    submission: Option<String>,
    summary: String,
    facts: Vec<Fact>,
}

/// `GET /projects/DIG-063/summary`: what a project is about, to be printed.
pub async fn profile(
    State(state): State<AppState>,
    Reader(reader): Reader,
    chrome: Chrome,
    Path(number): Path<String>,
) -> Result<Response, Error> {
    let page = read(&state, reader, chrome, &number).await?;
    Ok(page::respond(StatusCode::OK, page::render(&page)?))
}

/// `GET /projects/DIG-063/summary.pdf`: the same as a document.
pub async fn print_profile(
    State(state): State<AppState>,
    Reader(reader): Reader,
    chrome: Chrome,
    Path(number): Path<String>,
) -> Result<Response, Error> {
    let page = read(&state, reader, chrome, &number).await?;
    let heading = page.chrome.words.text("summary-heading");
    let foot = format!("{heading} {}", page.number);
    let frame = Frame::of(format!("{foot}: {}", page.title), &foot, state.clock.today(), &page.chrome);
    let file_name = format!("vorrang-{}.pdf", page.number);
    press::respond(state.press.print("summary.typ", &frame, &page.on_paper()).await?, &file_name)
}

impl ProfilePage {
    fn on_paper(self) -> ProfileSheet {
        let words = self.chrome.words;
        let requires = match self.requires.as_slice() {
            [] => words.text("summary-no-requirements"),
            some => some.join("\n"),
        };
        let mut facts = self.facts;
        facts.push(Fact { label: words.text("requires-heading"), value: requires });
        ProfileSheet {
            kind_and_number: format!("{} · {}", words.text("summary-heading"), self.number),
            name: self.title,
            submission: self.submission,
            summary: self.summary,
            facts,
        }
    }
}

async fn read(
    state: &AppState,
    reader: Option<Person>,
    chrome: Chrome,
    number: &str,
) -> Result<ProfilePage, Error> {
    let unknown =
        || Error::NotFound(Some(Message::new("error-unknown-project").with("number", number.to_owned())));
    let wanted: ProjectNumber = number.parse().map_err(|_| unknown())?;
    let project = store::find_by_number(&state.pool, &wanted).await?;
    let project = project.filter(|project| project.state != LifeCycle::Draft).ok_or_else(unknown)?;
    let details = store::details(&state.pool, project.id).await?;
    let requires = store::required_projects(&state.pool, project.id).await?;
    let submission = store::submission(&state.pool, project.id).await?;
    let words = chrome.words;
    let is_own =
        submission.as_ref().zip(reader).is_some_and(|(submission, reader)| submission.by == reader.id);
    let submitted = submission.map(|submission| {
        let day = words.date_and_time(submission.at);
        words.text_with("summary-submitted", &[("date", day.into()), ("name", submission.name.into())])
    });
    let mut lines = record(&project, words);
    lines.extend(facts(&details, words));
    let reuse = store::reuse(&mut *state.pool.acquire().await?, project.id).await?;
    lines.extend(reuse_facts(&reuse, words));
    Ok(ProfilePage {
        number: project.number.to_string(),
        title: project.title,
        summary: project.summary,
        facts: lines,
        requires: requires.iter().map(named).collect(),
        submission: submitted,
        is_news: is_own && project.state == LifeCycle::Submitted,
        chrome,
    })
}

fn named(project: &OtherProject) -> String {
    format!("{} {}", project.number, project.title)
}

/// The record that every list has.
fn record(project: &Project, words: Locale) -> Vec<Fact> {
    let fact = |key: &str, value: Option<String>, otherwise: &str| Fact {
        label: words.text(key),
        value: value.unwrap_or_else(|| words.text(otherwise)),
    };
    let kind = words.text(&format!("kind-{}", project.kind.code()));
    let state = words.text(&format!("state-{}", project.state.code()));
    let effort = project
        .effort
        .map(|effort| words.text_with("amount-person-days", &[("amount", words.integer(effort.0).into())]));
    let cost =
        project.cost.map(|cost| words.text_with("amount-euros", &[("amount", words.integer(cost.0).into())]));
    vec![
        Fact { label: words.text("column-department"), value: project.department.name.clone() },
        Fact { label: words.text("column-kind"), value: kind },
        Fact { label: words.text("column-state"), value: state },
        fact("profile-legal-basis", project.legal_basis.clone(), "profile-no-legal-basis"),
        fact("column-deadline", project.deadline.map(|day| words.date(day)), "profile-no-deadline"),
        fact("column-effort", effort, "profile-not-estimated"),
        fact("column-cost", cost, "profile-not-estimated"),
    ]
}
