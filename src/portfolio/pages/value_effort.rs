// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Value against effort, as a picture and as its table.

use askama::Template;
use axum::{extract::State, http::StatusCode, response::Response};

use super::{
    value_plot::{Plot, PlotPoint},
    words::{self, Named},
};
use crate::{
    error::Error,
    kit::{
        i18n::Locale,
        page::{self, Chrome, Headless},
    },
    people::Reader,
    portfolio::{
        actions,
        model::{Network, Offer, ValuePicture},
    },
    state::AppState,
};

/// A line of the table.
struct OfferLine {
    project: Named,
    effort: String,
    /// Points for a person-day.
    density: String,
    is_efficient: bool,
}

#[derive(Template)]
#[template(path = "portfolio/value_effort.html")]
struct ValueEffortPage {
    chrome: Chrome,
    weighting_version: String,
    plot: Plot,
    lines: Vec<OfferLine>,
    /// What stands on the frontier, from left to right.
    efficient: String,
    /// That others are only counted.
    counted: Option<String>,
    /// That some have no estimate.
    without_effort: Option<String>,
}

/// `GET /value-and-effort`: the projects as points, and the efficient frontier.
pub async fn value_and_effort(
    State(state): State<AppState>,
    _: Reader,
    chrome: Chrome,
) -> Result<Response, Error> {
    let known = actions::network(&state.pool, &state.network).await?.ok_or(Error::NotFound(None))?;
    let key = (known.edition, state.clock.today(), chrome.translated(chrome.words));
    if let Some(page) = state.drawn_boards.get(&key) {
        return Ok(page::respond(StatusCode::OK, page.with_header(&chrome)?));
    }
    let picture = actions::value_picture(&known).await?;
    let page = page::render(&draw(chrome, &known.network, picture))?;
    if let Some(drawn) = Headless::of(&page) {
        state.drawn_boards.insert(key, drawn);
    }
    Ok(page::respond(StatusCode::OK, page))
}

fn draw(chrome: Chrome, network: &Network, picture: &ValuePicture) -> ValueEffortPage {
    let words = chrome.words;
    let named = |offer: &Offer| Some(Named::of(network.member(offer.project)?, &chrome));
    let points = picture.offers.iter().filter_map(|offer| {
        let project = named(offer)?;
        Some(PlotPoint::of(offer, label(offer, &project, words), project.number, project.href))
    });
    let plot = Plot::of(picture, points.collect(), words);
    let lines = picture.offers.iter().filter_map(|offer| {
        let effort = words.integer(offer.point.effort.0);
        Some(OfferLine {
            project: named(offer)?,
            effort,
            density: density(offer, words),
            is_efficient: offer.is_efficient,
        })
    });
    let lines: Vec<OfferLine> = lines.collect();
    let mut efficient: Vec<&Offer> = picture.offers.iter().filter(|offer| offer.is_efficient).collect();
    efficient.sort_by_key(|offer| (offer.point, offer.project));
    let efficient: Vec<String> =
        efficient.into_iter().filter_map(named).map(|project| project.number).collect();
    let told = |key: &str, count: usize| (count > 0).then(|| words::counted(key, count, words));
    ValueEffortPage {
        weighting_version: words.integer(network.weighting_version),
        counted: told("value-counted", picture.counted()),
        without_effort: told("value-without-effort", picture.without_effort),
        efficient: words.text_about("value-efficient", &words::joined(&efficient, words)),
        plot,
        lines,
        chrome,
    }
}

/// "DIG-004 E-Akte: 53,2 Punkte, 2.400 Personentage, Platz 3".
fn label(offer: &Offer, project: &Named, words: Locale) -> String {
    let arguments = [
        ("number", project.number.clone().into()),
        ("title", project.title.clone().into()),
        ("points", project.points.clone().into()),
        ("days", words.integer(offer.point.effort.0).into()),
        ("place", project.place.clone().into()),
    ];
    words.text_with(if offer.is_efficient { "value-point-efficient" } else { "value-point" }, &arguments)
}

fn density(offer: &Offer, words: Locale) -> String {
    let days = u64::from(offer.point.effort.0);
    if days == 0 {
        return "–".to_owned();
    }
    // Tenths of points in hundredths for a day.
    words.hundredths(words::amount((u64::from(offer.point.value.0) * 20 + days) / (days * 2)))
}
