// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! How sure the Top 25 is: how far each weight may move before it changes.

use std::collections::HashMap;

use askama::Template;
use axum::{extract::State, http::StatusCode, response::Response};

use super::{
    strip::{Strip, tenths},
    words,
};
use crate::{
    board::{
        actions::{self, Steadiness},
        model::{BOARD_SIZE, Figures, Named, Span, Swap, ValueModel},
    },
    error::Error,
    kit::page::{self, Chrome, Headless},
    people::Reader,
    projects::ProjectId,
    state::AppState,
};

/// A criterion with the strip of what may happen to its points.
struct CriterionPart {
    colour: usize,
    name: String,
    strip: Strip,
}

/// The same in figures.
struct Line {
    colour: usize,
    name: String,
    points: String,
    /// Fewest and most points.
    low: String,
    high: String,
    percent: String,
    /// The same as shares of the whole weight.
    low_percent: String,
    high_percent: String,
    /// Below the lower end and above the upper one.
    movements: [Movement; 2],
}

/// Who comes in and who goes out: number, title and address.
struct Movement {
    /// Beyond which end.
    at: String,
    enter: Vec<(String, String, String)>,
    leave: Vec<(String, String, String)>,
    /// How many more there are than are named.
    more: u32,
}

/// What may move for the Top 25, or for the first place.
struct Part {
    key: &'static str,
    heading: String,
    explanation: String,
    caption: String,
    criteria: Vec<CriterionPart>,
    lines: Vec<Line>,
}

#[derive(Template)]
#[template(path = "board/stability.html")]
struct StabilityPage {
    chrome: Chrome,
    parts: Vec<Part>,
    weighting_version: String,
    as_of: String,
    /// That it does not go by the rules, if one is on.
    rules_note: Option<String>,
    /// Several tie for the last place.
    tie_note: Option<String>,
    /// Some lack an assessment.
    incomplete_note: Option<String>,
}

/// `GET /method/stability`: how far each weight may move before the Top 25 changes.
pub async fn stability(State(state): State<AppState>, _: Reader, chrome: Chrome) -> Result<Response, Error> {
    let today = state.clock.today();
    let mut reading = actions::begin_reading(&state.pool).await?;
    let key = (reading.edition, today, chrome.translated(chrome.words));
    if let Some(page) = state.drawn_boards.get(&key) {
        return Ok(page::respond(StatusCode::OK, page.with_header(&chrome)?));
    }
    let db = &mut *reading.transaction;
    let model = actions::value_model(db).await?.ok_or(Error::NotFound(None))?;
    let steadiness = actions::steadiness(db, &model, today).await?;
    let as_of = chrome.words.date_and_time(reading.as_of);
    let page = page::render(&draw(chrome, &model, &steadiness, as_of))?;
    if let Some(drawn) = Headless::of(&page) {
        state.drawn_boards.insert(key, drawn);
    }
    Ok(page::respond(StatusCode::OK, page))
}

fn draw(chrome: Chrome, model: &ValueModel, steadiness: &Steadiness, as_of: String) -> StabilityPage {
    let words = chrome.words;
    let Figures { on_board, in_procedure, ranked, .. } = steadiness.figures;
    let tops: Vec<&Span> = steadiness.criteria.iter().map(|criterion| &criterion.top).collect();
    let firsts: Vec<&Span> = steadiness.criteria.iter().map(|criterion| &criterion.first).collect();
    let lacking = in_procedure.saturating_sub(ranked);
    StabilityPage {
        rules_note: model.weighting.rules.any().then(|| words.text("rules-by-points-only")),
        parts: vec![
            part("top", &tops, model, &steadiness.names, &chrome),
            part("first", &firsts, model, &steadiness.names, &chrome),
        ],
        weighting_version: words.integer(model.weighting.version),
        as_of,
        tie_note: (on_board > BOARD_SIZE).then(|| words.count("stability-tie", &on_board)),
        incomplete_note: (lacking > 0).then(|| words.count("stability-incomplete", &lacking)),
        chrome,
    }
}

fn part(
    key: &'static str,
    spans: &[&Span],
    model: &ValueModel,
    names: &HashMap<ProjectId, Named>,
    chrome: &Chrome,
) -> Part {
    let words = chrome.words;
    let (heading, explanation, caption) = match key {
        "top" => ("stability-top-heading", "stability-top-explanation", "stability-top-caption"),
        _ => ("stability-first-heading", "stability-first-explanation", "stability-first-caption"),
    };
    let scale = Strip::scale(spans.iter().copied());
    let rows = (1..).zip(&model.criteria).zip(spans);
    let criteria = rows.clone().map(|((colour, criterion), span)| {
        let name = criterion.name.get(words);
        CriterionPart { colour, name: name.to_owned(), strip: Strip::of(span, name, scale, names, words) }
    });
    let lines = rows.map(|((colour, criterion), span)| {
        line(colour, criterion.name.get(words).to_owned(), span, names, chrome)
    });
    Part {
        key,
        heading: words.text(heading),
        explanation: words.text(explanation),
        caption: words.text(caption),
        criteria: criteria.collect(),
        lines: lines.collect(),
    }
}

fn line(
    colour: usize,
    name: String,
    span: &Span,
    names: &HashMap<ProjectId, Named>,
    chrome: &Chrome,
) -> Line {
    let words = chrome.words;
    let (low, high) = tenths(span.interval.low, span.interval.high);
    let mut line = Line {
        colour,
        name,
        points: words.integer(span.points),
        low: words.short_tenths(low),
        high: high.map_or_else(|| words.text("stability-no-end"), |high| words.short_tenths(high)),
        percent: words.percent("100"),
        low_percent: String::new(),
        high_percent: String::new(),
        movements: [
            movement(&span.below, "swap-below", names, chrome),
            movement(&span.above, "swap-above", names, chrome),
        ],
    };
    if span.others > 0 {
        let share = |share: i64| words.percent(&words.short_tenths(share));
        let (least, most) = span.interval.weights(span.others);
        let present = crate::ranking::Rational::new(
            i64::from(span.points),
            i64::from(span.points) + i64::from(span.others),
        );
        line.percent = share((present * 1000).round().to_integer());
        let (least, most) = tenths(least * 100, Some(most * 100));
        line.low_percent = share(least);
        line.high_percent = most.map(share).unwrap_or_default();
    }
    line
}

fn movement(swap: &Swap, at: &str, names: &HashMap<ProjectId, Named>, chrome: &Chrome) -> Movement {
    let links = |projects: &[ProjectId]| -> Vec<(String, String, String)> {
        let shown = projects.iter().take(Swap::MOST_NAMES).filter_map(|project| names.get(project));
        let link = |name: &Named| {
            let address = words::project_address(&name.number, chrome);
            (name.number.to_string(), name.title.clone(), address)
        };
        shown.map(link).collect()
    };
    let more = |projects: &[ProjectId]| projects.len().saturating_sub(Swap::MOST_NAMES);
    Movement {
        at: chrome.words.text(at),
        enter: links(&swap.enter),
        leave: links(&swap.leave),
        more: u32::try_from(more(&swap.enter) + more(&swap.leave)).unwrap_or(u32::MAX),
    }
}

impl Movement {
    fn is_none(&self) -> bool {
        self.enter.is_empty() && self.leave.is_empty()
    }
}
