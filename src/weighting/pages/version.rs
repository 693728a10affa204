// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use askama::Template;
use axum::{extract::State, http::StatusCode, response::Response};

use super::{PointsLine, approver, points_lines, rules_on, version_address};
use crate::{
    assessment::all_criteria,
    error::Error,
    kit::{
        extract::Path,
        form::Pairs,
        page::{self, Chrome},
    },
    people::{Reader, Role},
    state::AppState,
    weighting::{actions, model::in_order},
};

#[derive(Template)]
#[template(path = "weighting/version.html")]
struct VersionPage {
    chrome: Chrome,
    done: Option<String>,
    name: String,
    is_in_force: bool,
    published: String,
    author: String,
    approver: String,
    reason: String,
    points: Vec<PointsLine>,
    rules_on: Vec<String>,
    weight_sum: String,
    compare: String,
    take_up: Option<String>,
}

/// `GET /weightings/3`: a version with all that belongs to it.
pub async fn version(
    State(state): State<AppState>,
    Reader(person): Reader,
    chrome: Chrome,
    Path(version): Path<i32>,
    given: Pairs,
) -> Result<Response, Error> {
    let mut db = state.pool.acquire().await?;
    let weighting = actions::read_version(&mut db, version).await?;
    let in_force = actions::in_force(&mut db).await?.version;
    let criteria = all_criteria(&mut db).await?;
    let points = in_order(&weighting.points, &criteria);
    let words = chrome.words;
    // What was in force before it; of an old one what is in force now is more telling.
    let other = if version == in_force { (version - 1).max(1) } else { in_force };
    let is_leader = person.is_some_and(|person| person.has(Role::Leadership));
    let address = version_address(version, &chrome);
    let page = VersionPage {
        done: (given.get("done") == Some("published")).then(|| words.text("weighting-is-published")),
        name: words.text_about("weighting-version", &version),
        is_in_force: version == in_force,
        published: words.date_and_time(weighting.published_at),
        approver: approver(&weighting, words),
        author: weighting.author,
        reason: weighting.reason,
        points: points_lines(&points, &criteria, words),
        rules_on: rules_on(weighting.rules, words),
        weight_sum: words.integer(points.iter().sum::<u32>()),
        compare: chrome.href(&format!("/weightings/compare?a={other}&b={version}")),
        take_up: is_leader.then(|| format!("{address}/take-up")),
        chrome,
    };
    Ok(page::respond(StatusCode::OK, page::render(&page)?))
}
