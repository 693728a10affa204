// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! How places come about: the live criteria, levels and weights, the formula, and one project as an
//! example.

use askama::Template;
use axum::{extract::State, http::StatusCode, response::Response};

use super::{robustness::SurenessRules, row::Bar, words};
use crate::{
    board::{
        actions,
        model::{BOARD_SIZE, Entry, ValueModel},
        query::{Filter, Sort},
        store::{self, Scope},
    },
    error::Error,
    kit::{
        i18n::Locale,
        page::{self, Chrome},
    },
    people::Reader,
    state::AppState,
    weighting::rules_on,
};

struct CriterionPart {
    colour: usize,
    key: String,
    name: String,
    question: String,
    evidence: String,
    weight: String,
    percent: String,
    /// Level and its words, the highest first.
    levels: Vec<(usize, String)>,
}

/// A product of the worked example: criterion, weight, level, and the two multiplied.
struct Product {
    name: String,
    weight: String,
    level: String,
    result: String,
}

struct Example {
    number: String,
    title: String,
    href: String,
    place: String,
    points: String,
    bar: Bar,
    products: Vec<Product>,
    /// Sum of the products.
    sum: String,
    /// Highest level times the sum of the weights.
    most: String,
}

#[derive(Template)]
#[template(path = "board/method.html")]
struct MethodPage {
    chrome: Chrome,
    criteria: Vec<CriterionPart>,
    weight_sum: String,
    weighting_version: String,
    published: String,
    author: String,
    reason: String,
    board_size: u32,
    rules_on: Vec<String>,
    sureness: SurenessRules,
    example: Option<Example>,
}

/// `GET /method`: how a place comes about.
pub async fn method(State(state): State<AppState>, _: Reader, chrome: Chrome) -> Result<Response, Error> {
    let mut reading = actions::begin_reading(&state.pool).await?;
    let db = &mut *reading.transaction;
    let model = actions::value_model(db).await?.ok_or(Error::NotFound(None))?;
    let first = (Scope::Board, &Filter::default(), Sort::default());
    let best = store::entries(db, first, &[], 1).await?.pop();
    let words = chrome.words;
    let page = MethodPage {
        criteria: criteria(&model, words),
        weight_sum: words.integer(model.weights.total()),
        weighting_version: words.integer(model.weighting.version),
        published: words.date_and_time(model.weighting.published_at),
        author: model.weighting.author.clone(),
        reason: model.weighting.reason.clone(),
        board_size: BOARD_SIZE,
        rules_on: rules_on(model.weighting.rules, words),
        sureness: SurenessRules::of(words),
        example: best.map(|entry| example(&entry, &model, &chrome)),
        chrome,
    };
    Ok(page::respond(StatusCode::OK, page::render(&page)?))
}

fn criteria(model: &ValueModel, words: Locale) -> Vec<CriterionPart> {
    let weights = model.weights.points().iter().zip(model.shares());
    let rows = (1..).zip(&model.criteria).zip(weights);
    rows.map(|((colour, criterion), (weight, share))| CriterionPart {
        colour,
        key: criterion.key.clone(),
        name: criterion.name.get(words).to_owned(),
        question: criterion.question.get(words).to_owned(),
        evidence: criterion.evidence.get(words).to_owned(),
        weight: words.integer(*weight),
        percent: words.short_tenths(share),
        levels: criterion.levels.iter().map(|text| text.get(words).to_owned()).enumerate().rev().collect(),
    })
    .collect()
}

fn example(entry: &Entry, model: &ValueModel, chrome: &Chrome) -> Example {
    let words = chrome.words;
    let rows = model.criteria.iter().zip(model.weights.points()).zip(&entry.levels);
    let products = rows.map(|((criterion, weight), level)| {
        let half_levels = level.map_or(0, |level| u32::from(level.get()));
        Product {
            name: criterion.short_name.get(words).to_owned(),
            weight: words.integer(*weight),
            level: level.map(|level| words::level(level, words)).unwrap_or_default(),
            // Half levels times five are tenths of levels.
            result: words.short_tenths(i64::from(*weight) * i64::from(half_levels) * 5),
        }
    });
    let score = entry.position.map_or(0, |position| i64::from(position.score.lowest().get()));
    Example {
        number: entry.project.number.to_string(),
        title: entry.project.title.clone(),
        href: words::project_address(&entry.project.number, chrome),
        place: entry.place().map(|place| words.integer(place)).unwrap_or_default(),
        points: entry
            .position
            .map(|position| words.tenths(model.points(position.score.lowest()).tenths()))
            .unwrap_or_default(),
        bar: Bar::of(entry, model),
        products: products.collect(),
        sum: words.short_tenths(score * 5),
        most: words.integer(i64::from(crate::assessment::MAX_LEVEL) * i64::from(model.weights.total())),
    }
}
