// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! What waits for a decision of the leadership.

use askama::Template;
use axum::{extract::State, http::StatusCode, response::Response};

use super::row::Row;
use crate::{
    assessment::CriterionId,
    board::{
        actions,
        model::MOST_ROWS,
        query::{Filter, Sort},
        store::{self, Scope},
    },
    error::Error,
    kit::page::{self, Chrome},
    people::Leadership,
    projects::{self, CaseLine, VerbLink},
    state::AppState,
};

/// A project on the board, and what can be decided.
struct Decision {
    row: Row,
    verbs: Vec<VerbLink>,
}

#[derive(Template)]
#[template(path = "board/decisions.html")]
struct DecisionsPage {
    chrome: Chrome,
    assessed: Vec<Decision>,
    /// What was put off until today.
    due: Vec<CaseLine>,
}

/// `GET /decisions`: the assessed projects of the board in their order, and what was put off until today.
pub async fn decisions(
    State(state): State<AppState>,
    Leadership(person): Leadership,
    chrome: Chrome,
) -> Result<Response, Error> {
    let today = state.clock.today();
    let mut reading = actions::begin_reading(&state.pool).await?;
    let db = &mut *reading.transaction;
    let Some(model) = actions::value_model(db).await? else { return Err(Error::NotFound(None)) };
    let criteria: Vec<CriterionId> = model.criteria.iter().map(|criterion| criterion.id).collect();
    let filter = Filter { state: Some(projects::State::Assessed), ..Filter::default() };
    let wanted = (Scope::Board, &filter, Sort::default());
    let entries = store::entries(db, wanted, &criteria, MOST_ROWS).await?;
    let due = projects::waiting_cases(&mut *db, &[], today, MOST_ROWS).await?;
    let assessed = entries.iter().map(|entry| Decision {
        row: Row::of(entry, &model, &chrome, today),
        verbs: projects::offered(&person, &entry.project)
            .into_iter()
            .map(|verb| VerbLink::of(verb, &entry.project.number, &chrome))
            .collect(),
    });
    let page = DecisionsPage {
        assessed: assessed.collect(),
        due: due.iter().map(|case| CaseLine::of(case, &person, &chrome, today)).collect(),
        chrome,
    };
    Ok(page::respond(StatusCode::OK, page::render(&page)?))
}
