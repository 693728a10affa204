// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! What waits for portfolio management, and what it waits for itself.

use askama::Template;
use axum::{extract::State, http::StatusCode, response::Response};

use super::{calibration::calibration_text, case_line::CaseLine};
use crate::{
    error::Error,
    kit::page::{self, Chrome},
    people::PortfolioManager,
    projects::{
        model::{self, Case, ProjectId},
        store,
    },
    state::AppState,
};

/// So many projects are shown at most: whoever has more to do begins with the oldest.
const MOST_CASES: u32 = 200;

/// Projects that wait for the same.
struct Group {
    heading: String,
    lines: Vec<CaseLine>,
}

#[derive(Template)]
#[template(path = "projects/inbox.html")]
struct InboxPage {
    chrome: Chrome,
    groups: Vec<Group>,
    /// Said if there is more than is shown.
    is_cut: Option<String>,
}

/// The heading of the group that a case belongs to, and whether it does.
type Sorting = (&'static str, fn(&Case) -> bool);

const GROUPS: [Sorting; 5] = [
    ("inbox-submitted", |case| case.state == model::State::Submitted),
    ("inbox-answered", |case| case.state == model::State::InReview && is_answered(case)),
    ("inbox-in-review", |case| case.state == model::State::InReview && !is_answered(case)),
    ("inbox-deferred", |case| case.state == model::State::Deferred),
    ("inbox-asked", |case| case.state == model::State::Query),
];

fn is_answered(case: &Case) -> bool {
    case.former == Some(model::State::Query)
}

/// `GET /inbox`: what waits for portfolio management, each group with the oldest first; at the end the questions
/// that departments have not answered yet.
pub async fn inbox(
    State(state): State<AppState>,
    PortfolioManager(person): PortfolioManager,
    chrome: Chrome,
) -> Result<Response, Error> {
    let today = state.clock.today();
    let states = [model::State::Submitted, model::State::InReview, model::State::Query];
    let cases = store::waiting_cases(&state.pool, &states, today, i64::from(MOST_CASES) + 1).await?;
    let shown = cases.iter().take(MOST_CASES as usize);
    let ids: Vec<ProjectId> = shown.clone().map(|case| case.id).collect();
    let same = store::projects_of_same_service(&state.pool, &ids).await?;
    let forecasts = store::forecasts(&state.pool, None).await?;
    let calibrations = model::by_department(&forecasts);
    let line = |case: &Case| {
        let others = same.iter().filter(|(project, _)| *project == case.id).map(|(_, other)| other);
        let linked = others
            .map(|other| (other.number.to_string(), chrome.href(&format!("/projects/{}", other.number))));
        let same_service = linked.collect();
        let calibration = calibrations.iter().find(|(department, _)| department.id == case.department.id);
        let calibration =
            calibration.map(|(department, found)| calibration_text(&department.name, found, chrome.words));
        CaseLine { same_service, calibration, ..CaseLine::of(case, &person, &chrome, today) }
    };
    let group = |(key, is_in): &Sorting| Group {
        heading: chrome.words.text(key),
        lines: shown.clone().filter(|case| is_in(case)).map(line).collect(),
    };
    let page = InboxPage {
        groups: GROUPS.iter().map(group).filter(|group| !group.lines.is_empty()).collect(),
        is_cut: (cases.len() > MOST_CASES as usize)
            .then(|| chrome.words.text_about("inbox-cut", &chrome.words.integer(MOST_CASES))),
        chrome,
    };
    Ok(page::respond(StatusCode::OK, page::render(&page)?))
}
