// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! The page that explains the interface.

use askama::Template;
use axum::{
    extract::State,
    http::{HeaderMap, StatusCode, header},
    response::Response,
};

use super::{
    BASE, document,
    explained::{self, Group, Schema},
};
use crate::{
    error::Error,
    kit::{
        page::{self, Chrome},
        problem::KINDS,
    },
    state::AppState,
};

/// A kind of problem.
struct ProblemLine {
    id: &'static str,
    status: String,
    name: String,
    explanation: String,
}

#[derive(Template)]
#[template(path = "api/page.html")]
struct ApiPage {
    chrome: Chrome,
    base: &'static str,
    /// Address of the document.
    description: String,
    /// Requests to try.
    examples: Vec<String>,
    requests: String,
    groups: Vec<Group>,
    schemas: Vec<Schema>,
    problems: Vec<ProblemLine>,
}

/// `GET /api`: what programs can ask for. Says nothing of any data, so that everybody may read it.
pub async fn page(
    State(state): State<AppState>,
    chrome: Chrome,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let words = chrome.words;
    let document = serde_json::to_value(document()).map_err(|error| Error::Internal(Box::new(error)))?;
    let origin = origin(&state, &headers);
    let authorization = words.text("api-example-token");
    let problem = |(status, id, name, explanation): (StatusCode, &'static str, &str, &str)| ProblemLine {
        id,
        status: status.as_str().to_owned(),
        name: words.text(name),
        explanation: words.text(explanation),
    };
    let page = ApiPage {
        base: BASE,
        description: format!("{BASE}/openapi.json"),
        examples: vec![
            format!("curl -H 'Authorization: Bearer {authorization}' '{origin}{BASE}/board'"),
            format!(
                "curl -H 'Authorization: Bearer {authorization}' '{origin}{BASE}/projects?state=assessed&limit=100'"
            ),
        ],
        requests: words.integer(state.limits.quota()),
        groups: explained::groups(&document, words),
        schemas: explained::schemas(&document, words),
        problems: KINDS.into_iter().map(problem).collect(),
        chrome,
    };
    Ok(page::respond(StatusCode::OK, page::render(&page)?))
}

/// Where the portal is: what the operator says, else what this very browser has asked for.
fn origin(state: &AppState, headers: &HeaderMap) -> String {
    let asked = || Some(format!("http://{}", headers.get(header::HOST)?.to_str().ok()?));
    let told = state.public_url.as_ref().map(|url| url.as_str().trim_end_matches('/').to_owned());
    told.or_else(asked).unwrap_or_default()
}
