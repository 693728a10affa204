// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! The answer to the submitter of a project as a letter, to be printed.

use askama::Template;
use axum::{extract::State, http::StatusCode, response::Response};

use serde::Serialize;

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
        press::{self, Frame},
    },
    people::{Person, SignedIn},
    projects::{self, ProjectNumber},
    state::AppState,
};

/// What a criterion has brought.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
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

/// A letter on paper, as `templates/print/letter.typ` lays it out.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct LetterSheet {
    sender: String,
    to: String,
    department: String,
    date: String,
    subject: String,
    salutation: String,
    opening: String,
    lines_heading: String,
    heads: [String; 5],
    lines: Vec<Line>,
    /// What it is, the points and the most possible.
    sum: Option<[String; 3]>,
    paragraphs: Vec<String>,
    /// What it is, and the reason.
    reason: Option<[String; 2]>,
    closing: String,
    signature: String,
    sources: String,
}

/// `GET /projects/DIG-001/letter`: what the place of a project means, as a letter to those who asked for it.
pub async fn letter(
    State(state): State<AppState>,
    SignedIn(person): SignedIn,
    chrome: Chrome,
    Path(number): Path<String>,
) -> Result<Response, Error> {
    let page = read(&state, &person, chrome, &number).await?;
    Ok(page::respond(StatusCode::OK, page::render(&page)?))
}

/// `GET /projects/DIG-001/letter.pdf`: the same for the envelope.
pub async fn print_letter(
    State(state): State<AppState>,
    SignedIn(person): SignedIn,
    chrome: Chrome,
    Path(number): Path<String>,
) -> Result<Response, Error> {
    let page = read(&state, &person, chrome, &number).await?;
    let foot = page.chrome.words.text("letter-sender");
    let frame = Frame::of(page.subject.clone(), &foot, state.clock.today(), &page.chrome);
    let file_name = format!("vorrang-letter-{}.pdf", page.number);
    let document = state.press.print("letter.typ", &frame, &page.on_paper()).await?;
    press::respond(document, &file_name)
}

/// The letter, for those who may have it.
async fn read(state: &AppState, person: &Person, chrome: Chrome, number: &str) -> Result<LetterPage, Error> {
    let unknown =
        || Error::NotFound(Some(Message::new("error-unknown-project").with("number", number.to_owned())));
    let wanted: ProjectNumber = number.parse().map_err(|_| unknown())?;
    let mut reading = actions::begin_reading(&state.pool).await?;
    let db = &mut *reading.transaction;
    let model = actions::value_model(db).await?.ok_or_else(unknown)?;
    let entry = actions::explain(db, &wanted).await?.ok_or_else(unknown)?.entry;
    if !may_have_letter(person, &entry.project) {
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
    Ok(draw(chrome, (&entry, &told, &model), date, sources))
}

impl LetterPage {
    fn on_paper(self) -> LetterSheet {
        let words = self.chrome.words;
        let has_sum = !self.sum.is_empty();
        LetterSheet {
            sender: words.text("letter-sender"),
            to: words.text("letter-to"),
            department: self.department,
            date: words.text_about("letter-date", &self.date),
            subject: self.subject,
            salutation: words.text("letter-salutation"),
            opening: self.opening,
            lines_heading: words.text("letter-lines"),
            heads: [
                words.text("column-criterion"),
                words.text("column-share"),
                words.text("column-level"),
                words.text("column-points"),
                words.text("column-points-at-most"),
            ],
            lines: self
                .lines
                .into_iter()
                .map(|line| Line { percent: words.percent(&line.percent), ..line })
                .collect(),
            sum: has_sum.then(|| [words.text("calculation-sum"), self.sum, words.integer(100)]),
            paragraphs: self.paragraphs,
            reason: self.reason.map(|reason| [words.text("letter-reason"), reason]),
            closing: words.text("letter-closing"),
            signature: words.text("letter-signature"),
            sources: self.sources,
        }
    }
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
pub(super) fn link(person: Option<&Person>, project: &projects::Project, chrome: &Chrome) -> Option<String> {
    let may = person.is_some_and(|person| may_have_letter(person, project));
    may.then(|| chrome.href(&format!("/projects/{}/letter", project.number)))
}
