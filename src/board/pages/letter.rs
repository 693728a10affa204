// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! The answer to the submitter of a project as a letter, to be printed.

use askama::Template;
use axum::{extract::State, http::StatusCode, response::Response};

use super::{answer::AnswerPart, words};
use crate::{
    board::{
        actions::{self, Told},
        model::{Entry, ValueModel, may_have_letter},
    },
    error::Error,
    kit::{
        extract::Path,
        i18n::{Locale, Message},
        page::{self, Chrome},
    },
    people::SignedIn,
    projects::{self, ProjectNumber},
    state::AppState,
};

/// What a criterion has brought.
struct Line {
    criterion: String,
    percent: String,
    level: String,
    points: String,
    most_points: String,
}

#[derive(Template)]
#[template(path = "board/letter.html")]
struct LetterPage {
    chrome: Chrome,
    number: String,
    department: String,
    date: String,
    subject: String,
    opening: String,
    lines: Vec<Line>,
    /// Sum of the points; empty for a project without a place.
    sum: String,
    paragraphs: Vec<String>,
    /// The reason for a decision as it was given.
    reason: Option<String>,
    sources: String,
}

/// `GET /projects/DIG-001/letter`: what the place of a project means, as a letter to those who asked for it.
pub async fn letter(
    State(state): State<AppState>,
    SignedIn(person): SignedIn,
    chrome: Chrome,
    Path(number): Path<String>,
) -> Result<Response, Error> {
    let unknown =
        || Error::NotFound(Some(Message::new("error-unknown-project").with("number", number.clone())));
    let wanted: ProjectNumber = number.parse().map_err(|_| unknown())?;
    let mut reading = actions::begin_reading(&state.pool).await?;
    let db = &mut *reading.transaction;
    let model = actions::value_model(db).await?.ok_or_else(unknown)?;
    let entry = actions::explain(db, &wanted).await?.ok_or_else(unknown)?.entry;
    if !may_have_letter(&person, &entry.project) {
        return Err(Error::Forbidden);
    }
    let told = actions::tell(db, &entry, &model).await?;
    let sources = chrome.words.text_with(
        "letter-sources",
        &[
            ("date", chrome.words.date_and_time(reading.as_of).into()),
            ("version", chrome.words.integer(model.weighting.version).into()),
        ],
    );
    let date = chrome.words.date(state.clock.today());
    let page = draw(chrome, (&entry, &told, &model), date, sources);
    Ok(page::respond(StatusCode::OK, page::render(&page)?))
}

fn draw(
    chrome: Chrome,
    (entry, told, model): (&Entry, &Told, &ValueModel),
    date: String,
    sources: String,
) -> LetterPage {
    let words = chrome.words;
    let project = &entry.project;
    let place = entry.place().map(|place| words.integer(place));
    let score = entry.position.filter(|position| position.place.is_some());
    let points = score.map(|position| words.tenths(model.points(position.score.lowest()).tenths()));
    let standing = match &place {
        Some(place) => words.text_about("place-number-short", place),
        None => words::state(project.state, words),
    };
    let arguments = [
        ("number", project.number.to_string().into()),
        ("title", project.title.clone().into()),
        ("standing", standing.clone().into()),
        ("points", points.clone().unwrap_or_default().into()),
    ];
    let opening = if place.is_some() { "letter-opening" } else { "letter-opening-without-place" };
    let reason = told.case.as_ref().and_then(|case| case.reason.clone());
    LetterPage {
        number: project.number.to_string(),
        department: project.department.name.clone(),
        date,
        subject: words.text_with("letter-subject", &arguments),
        opening: words.text_with(opening, &arguments),
        lines: if entry.position.is_some() { lines(entry, model, words) } else { Vec::new() },
        sum: points.unwrap_or_default(),
        paragraphs: AnswerPart::of(entry, told, model, words).paragraphs,
        reason: reason.filter(|_| entry.position.is_none()),
        sources,
        chrome,
    }
}

fn lines(entry: &Entry, model: &ValueModel, words: Locale) -> Vec<Line> {
    let rows = model.criteria.iter().zip(model.shares()).zip(&entry.levels);
    rows.zip(model.contributions(&entry.levels))
        .map(|(((criterion, share), level), contribution)| Line {
            criterion: criterion.name.get(words).to_owned(),
            percent: words.short_tenths(share),
            level: level.map_or_else(|| words.text("level-none"), |level| words::level(level, words)),
            points: level.map(|_| words.tenths(contribution.tenths)).unwrap_or_default(),
            most_points: words.short_tenths(share),
        })
        .collect()
}

/// The link to the letter, for those who may have it.
pub(super) fn link(
    person: Option<&crate::people::Person>,
    project: &projects::Project,
    chrome: &Chrome,
) -> Option<String> {
    let may = person.is_some_and(|person| may_have_letter(person, project));
    may.then(|| chrome.href(&format!("/projects/{}/letter", project.number)))
}
