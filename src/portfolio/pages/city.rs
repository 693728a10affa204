// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! What rests on what in the whole city.

use std::cmp::Reverse;

use askama::Template;
use axum::{extract::State, http::StatusCode, response::Response};

use super::{
    picture::{MOST_BOXES, Picture},
    words::{self, Named},
};
use crate::{
    error::Error,
    kit::page::{self, Chrome, Headless},
    people::Reader,
    portfolio::{
        actions::{self, Known},
        model::Network,
    },
    state::AppState,
};

/// More lines than this are not listed: the whole list has a page for each project.
const MOST_LINES: usize = 200;

/// A project that waits for others or is waited for.
struct CityLine {
    project: Named,
    requires: Vec<Named>,
    enabling: Option<String>,
}

#[derive(Template)]
#[template(path = "portfolio/city.html")]
struct CityPage {
    chrome: Chrome,
    summary: String,
    picture: Option<Picture>,
    /// Not everything is drawn.
    drawn_note: Option<String>,
    lines: Vec<CityLine>,
    /// Not everything is listed.
    listed_note: Option<String>,
}

/// `GET /dependencies`: what rests on what.
pub async fn city(State(state): State<AppState>, _: Reader, chrome: Chrome) -> Result<Response, Error> {
    let known = actions::network(&state.pool, &state.network).await?.ok_or(Error::NotFound(None))?;
    let key = (known.edition, state.clock.today(), chrome.translated(chrome.words));
    if let Some(page) = state.drawn_boards.get(&key) {
        return Ok(page::respond(StatusCode::OK, page.with_header(&chrome)?));
    }
    let page = page::render(&draw(chrome, &known)?)?;
    if let Some(drawn) = Headless::of(&page) {
        state.drawn_boards.insert(key, drawn);
    }
    Ok(page::respond(StatusCode::OK, page))
}

fn draw(chrome: Chrome, known: &Known) -> Result<CityPage, Error> {
    let (words, network) = (chrome.words, &*known.network);
    let connected = network.connected();
    let shown = if connected.len() > MOST_BOXES {
        network.best_with_needs(&connected, MOST_BOXES)
    } else {
        connected.clone()
    };
    let edges: usize = connected.iter().map(|place| network.open().prerequisites(*place).len()).sum();
    let label = words.text("city-picture");
    let picture = Picture::of(network, (&shown, None), true, (label, &chrome))?;
    let listed = most_needed(network, connected.clone());
    Ok(CityPage {
        summary: words.text_with(
            "city-summary",
            &[
                ("projects", words::counted("city-projects", connected.len(), words).into()),
                ("edges", words::counted("city-edges", edges, words).into()),
            ],
        ),
        drawn_note: (shown.len() < connected.len())
            .then(|| words::counted("city-drawn-part", shown.len(), words)),
        listed_note: (listed.len() < connected.len())
            .then(|| words::counted("city-listed-part", listed.len(), words)),
        lines: listed.into_iter().filter_map(|place| line(network, place, &chrome)).collect(),
        picture: (!shown.is_empty()).then_some(picture),
        chrome,
    })
}

/// Those first on which the most rests. Only those that many require themselves are looked at more closely.
fn most_needed(network: &Network, mut connected: Vec<usize>) -> Vec<usize> {
    connected.sort_by_key(|place| (Reverse(network.open().dependants(*place).len()), *place));
    connected.truncate(MOST_LINES);
    connected.sort_by_cached_key(|place| (Reverse(network.enabling(*place).projects), *place));
    connected
}

fn line(network: &Network, place: usize, chrome: &Chrome) -> Option<CityLine> {
    let named = |place: &usize| network.member(*place).map(|member| Named::of(member, chrome));
    let enabling = network.enabling(place);
    Some(CityLine {
        project: named(&place)?,
        requires: network.open().prerequisites(place).iter().filter_map(named).collect(),
        enabling: (enabling.projects > 0).then(|| words::enabling(enabling, chrome.words)),
    })
}
