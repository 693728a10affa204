// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! What came of one project: each figure with its day and its source.

use askama::Template;
use axum::{extract::State, http::StatusCode, response::Response};

use super::{outcome_words, words};
use crate::{
    error::Error,
    kit::{
        extract::Path,
        form::Pairs,
        i18n::Locale,
        page::{self, Chrome},
    },
    people::{Person, Reader},
    portfolio::{
        actions::{self, Told},
        model::{Change, Figure, Measurement, Outcome, OutcomeLine, may_record, moments},
    },
    projects::{ProjectNumber, State as LifeCycle},
    state::AppState,
};

/// A figure with its day and source.
struct FigurePart {
    number: String,
    /// Where it comes from, or nothing if there is no figure.
    origin: Option<String>,
}

/// A measure.
struct MeasureLine {
    measure: String,
    before: FigurePart,
    promised: FigurePart,
    after: FigurePart,
    change: Option<(String, &'static str)>,
    kept: Option<String>,
}

/// A measurement as it was entered.
struct MeasurementPart {
    id: i64,
    heading: String,
    source: String,
    said: Vec<(String, String)>,
    recorded: String,
    /// That it corrects another, and why.
    corrects: Option<(i64, String)>,
    /// Which one corrects it.
    corrected_by: Option<i64>,
    /// Address of the form for a correction, for whoever may fill it in.
    correct_href: Option<String>,
}

#[derive(Template)]
#[template(path = "portfolio/outcome.html")]
struct OutcomePage {
    chrome: Chrome,
    number: String,
    title: String,
    department: String,
    href: String,
    done: Option<String>,
    is_completed: bool,
    rule: String,
    /// Why the stamp is given; empty if it is not.
    stamp: Vec<String>,
    answers: Option<(String, String)>,
    lines: Vec<MeasureLine>,
    measurements: Vec<MeasurementPart>,
    /// Address of the form, for whoever may fill it in.
    record_href: Option<String>,
}

/// The number in an address.
pub(super) fn read_number(number: &str) -> Result<ProjectNumber, Error> {
    number.parse().map_err(|_| Error::NotFound(Some(words::unknown(number))))
}

/// `GET /projects/DIG-001/results`: what was promised and what was measured.
pub async fn outcome(
    State(state): State<AppState>,
    Reader(person): Reader,
    chrome: Chrome,
    Path(number): Path<String>,
    given: Pairs,
) -> Result<Response, Error> {
    let told = actions::told(&mut *state.pool.acquire().await?, &read_number(&number)?).await?;
    let is_done = given.get("done") == Some("saved");
    let page = draw(chrome, &told, person.as_ref(), is_done);
    Ok(page::respond(StatusCode::OK, page::render(&page)?))
}

fn draw(chrome: Chrome, told: &Told, person: Option<&Person>, is_done: bool) -> OutcomePage {
    let words = chrome.words;
    let project = &told.project;
    let href = chrome.href(&format!("/projects/{}", project.number));
    let may_record = !moments(project).is_empty() && person.is_some_and(|person| may_record(person, project));
    let outcome = Outcome::of(&told.measurements, told.forecast);
    let form = |part: String| may_record.then(|| format!("{href}/results/{part}"));
    let answers = outcome.answers.as_ref().map(|(given, day, source)| {
        (outcome_words::answers(*given, words), origin(words.date(*day), source, words))
    });
    OutcomePage {
        number: project.number.to_string(),
        title: project.title.clone(),
        department: project.department.name.clone(),
        done: is_done.then(|| words.text("saved")),
        is_completed: project.state == LifeCycle::Completed,
        rule: outcome_words::stamp_rule(words),
        stamp: outcome_words::stamp_reasons(&outcome, words),
        answers,
        lines: outcome.lines.iter().map(|line| self::line(line, words)).collect(),
        measurements: told
            .measurements
            .iter()
            .map(|one| measurement(one, form(format!("{}/correct", one.id.0)), words))
            .collect(),
        record_href: form("new".to_owned()),
        href,
        chrome,
    }
}

fn origin(day: String, source: &str, words: Locale) -> String {
    words.text_with("outcome-origin", &[("day", day.into()), ("source", source.to_owned().into())])
}

fn line(line: &OutcomeLine, words: Locale) -> MeasureLine {
    let part = |figure: Option<&Figure>| FigurePart {
        number: outcome_words::figure(figure, words),
        origin: figure.map(|figure| match &figure.source {
            Some(source) => origin(words.date(figure.on), source, words),
            None => words.text("outcome-from-proposal"),
        }),
    };
    MeasureLine {
        measure: outcome_words::measure(line.measure, words),
        before: part(line.before.as_ref()),
        promised: part(line.promised.as_ref()),
        after: part(line.after.as_ref()),
        change: line.change.map(|change| (outcome_words::change(change, words), class(change))),
        kept: outcome_words::kept(line, words),
    }
}

/// A change in class names.
pub(super) const fn class(change: Change) -> &'static str {
    match change {
        Change::Better => "better",
        Change::Same => "same",
        Change::Worse => "worse",
    }
}

fn measurement(one: &Measurement, correct_href: Option<String>, words: Locale) -> MeasurementPart {
    let moment = words.text(&format!("{}{}", "outcome_moment-", one.said.moment.code()));
    let heading = [("moment", moment.into()), ("day", words.date(one.said.measured_on).into())];
    let recorded =
        [("name", one.recorded_by.clone().into()), ("time", words.date_and_time(one.recorded_at).into())];
    MeasurementPart {
        id: one.id.0,
        heading: words.text_with("outcome-measurement", &heading),
        source: one.said.source.clone(),
        said: outcome_words::said(&one.said, words),
        recorded: words.text_with("outcome-recorded", &recorded),
        corrects: one.corrects.as_ref().map(|(id, reason)| (id.0, reason.clone())),
        corrected_by: one.corrected_by.map(|id| id.0),
        correct_href: correct_href.filter(|_| one.corrected_by.is_none()),
    }
}
