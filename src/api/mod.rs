// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! The interface for programs: what the rooms offer under `/api/v1`, the document that describes it, and the page
//! that explains it to people.
//!
//! A route is in the document or it does not exist: both are made of the same handlers.

mod document;
mod explained;
mod page;

use std::sync::LazyLock;

use axum::{
    Router,
    extract::DefaultBodyLimit,
    http::{HeaderValue, header},
    middleware,
    response::{IntoResponse as _, Response},
    routing::any,
};
use tower_http::catch_panic::CatchPanicLayer;
use utoipa::openapi::OpenApi;
use utoipa_axum::router::OpenApiRouter;

pub use self::page::page;
use crate::{
    assessment, board,
    error::Error,
    kit::{admission, json::LARGEST_BODY, problem},
    layers::panicked,
    people, projects,
    state::AppState,
    weighting,
};

/// Where the interface is.
const BASE: &str = "/api/v1";

fn rooms() -> OpenApiRouter<AppState> {
    OpenApiRouter::with_openapi(document::head())
        .merge(board::api::router())
        .merge(projects::api::router())
        .merge(assessment::api::router())
        .merge(weighting::api::router())
        .merge(people::api::router())
}

static DOCUMENT: LazyLock<OpenApi> = LazyLock::new(|| document::complete(rooms().into_openapi()));

/// The document that describes the interface (`OpenAPI` 3.1).
pub fn document() -> &'static OpenApi {
    &DOCUMENT
}

/// The interface, with everything that stands in front of it.
pub fn router(state: AppState) -> Router<AppState> {
    let (rooms, _) = rooms().split_for_parts();
    let described = rooms
        .fallback(nothing_here)
        .method_not_allowed_fallback(wrong_method)
        .layer(middleware::from_fn_with_state(state.clone(), people::recognise_token))
        .layer(middleware::from_fn_with_state(state, admission::admit));
    Router::new()
        .nest(BASE, described)
        // Whoever asks for the description needs no token, and is not counted.
        .route(&format!("{BASE}/openapi.json"), any(description))
        .route("/api/", any(nothing_here))
        .route("/api/{*rest}", any(nothing_here))
        .layer(CatchPanicLayer::custom(panicked))
        .layer(DefaultBodyLimit::max(LARGEST_BODY))
        .layer(middleware::from_fn(problem::problems))
}

async fn description() -> Result<Response, Error> {
    let text = document().to_pretty_json().map_err(|error| Error::Internal(Box::new(error)))?;
    let kind = HeaderValue::from_static("application/vnd.oai.openapi+json;version=3.1");
    Ok(([(header::CONTENT_TYPE, kind)], text).into_response())
}

async fn nothing_here() -> Error {
    Error::NotFound(None)
}

async fn wrong_method() -> Error {
    Error::MethodNotAllowed
}
