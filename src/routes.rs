// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Every URL of the portal on one page.

use std::time::Duration;

use axum::{
    Router,
    extract::{DefaultBodyLimit, State},
    http::{HeaderName, HeaderValue, StatusCode, header},
    middleware,
    response::{IntoResponse as _, Response},
    routing::{get, post},
};
use sqlx::{Connection as _, PgPool};
use tokio::time::timeout;
use tower_http::{
    catch_panic::CatchPanicLayer, compression::CompressionLayer, set_header::SetResponseHeaderLayer,
};

use crate::{
    board::pages,
    error::Error,
    kit::{assets, browser, form::LARGEST_FORM, page, telemetry},
    people,
    projects::pages as proposals,
    state::AppState,
};

/// The whole portal: pages in German, the same in English under `/en`, static files, and what a
/// monitoring asks for.
pub fn router(state: AppState) -> Router {
    let pages = translated_pages();
    // Whoever asks for a style sheet needs not be recognised.
    let static_files = Router::new()
        .route("/static/{*name}", get(assets::serve))
        .layer(middleware::from_fn_with_state(state.clone(), page::error_pages));
    let portal = Router::new()
        .nest("/en", translated_pages().route("/{*rest}", get(nothing_here)))
        .route("/en/", get(pages::board))
        .merge(pages)
        .fallback(nothing_here)
        .method_not_allowed_fallback(wrong_method)
        .layer(CatchPanicLayer::custom(panicked))
        .layer(DefaultBodyLimit::max(LARGEST_FORM))
        .layer(middleware::from_fn_with_state(state.clone(), people::recognise))
        .layer(middleware::from_fn_with_state(state.clone(), page::error_pages))
        .layer(middleware::from_fn_with_state(state.clone(), browser::remember))
        .merge(static_files)
        .layer(CompressionLayer::new())
        .route("/healthz", get(alive))
        .route("/readyz", get(ready));
    telemetry::traced(guarded(portal)).with_state(state)
}

/// The pages, the same in every language.
fn translated_pages() -> Router<AppState> {
    Router::new()
        .route("/", get(pages::board))
        .route("/projects", get(pages::list))
        .route("/projects/{number}", get(pages::project))
        .route("/method", get(pages::method))
        .route("/proposals", get(proposals::list))
        .route("/proposals/new", get(proposals::introduction).post(proposals::begin))
        .route("/proposals/{id}/{step}", get(proposals::show).post(proposals::save))
        .route("/proposals/{id}/check", get(proposals::check).post(proposals::submit))
        .route("/proposals/{id}/discard", get(proposals::confirm_discard).post(proposals::discard))
        .route("/projects/{number}/summary", get(proposals::profile))
        .route("/sign-in", get(people::pages::form).post(people::pages::sign_in))
        .route("/sign-in/demonstration", post(people::pages::demonstration))
        .route("/sign-out", post(people::pages::sign_out))
}

/// What a browser is told about every answer: run only our scripts, load nothing from elsewhere, show us
/// in no frame.
fn guarded(router: Router<AppState>) -> Router<AppState> {
    const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; \
        connect-src 'self'; font-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; \
        frame-ancestors 'none'";
    let headers = [
        (header::CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "same-origin"),
        (header::X_FRAME_OPTIONS, "DENY"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (HeaderName::from_static("permissions-policy"), "camera=(), geolocation=(), microphone=()"),
    ];
    headers.into_iter().fold(router, |router, (name, value)| {
        router.layer(SetResponseHeaderLayer::overriding(name, HeaderValue::from_static(value)))
    })
}

async fn nothing_here() -> Error {
    Error::NotFound(None)
}

async fn wrong_method() -> Error {
    Error::MethodNotAllowed
}

#[expect(clippy::needless_pass_by_value, reason = "the layer hands it over like this")]
fn panicked(panic: Box<dyn std::any::Any + Send>) -> Response {
    let said = panic.downcast_ref::<String>().cloned();
    let said = said.or_else(|| panic.downcast_ref::<&str>().map(ToString::to_string)).unwrap_or_default();
    Error::Internal(said.into()).into_response()
}

/// How long the database may take to show that it can answer.
const PATIENCE: Duration = Duration::from_secs(2);

/// The process is alive. Says nothing of the database: restarting the portal would not heal it.
async fn alive() -> &'static str {
    "alive\n"
}

/// The portal can do its work: the database answers.
async fn ready(State(state): State<AppState>) -> (StatusCode, &'static str) {
    match timeout(PATIENCE, ping(&state.pool)).await {
        Ok(Ok(())) => (StatusCode::OK, "ready\n"),
        Ok(Err(error)) => {
            tracing::warn!(%error, "the database does not answer");
            (StatusCode::SERVICE_UNAVAILABLE, "database does not answer\n")
        }
        Err(_) => (StatusCode::SERVICE_UNAVAILABLE, "database does not answer in time\n"),
    }
}

async fn ping(pool: &PgPool) -> sqlx::Result<()> {
    pool.acquire().await?.ping().await
}
