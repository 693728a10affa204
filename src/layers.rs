// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! What stands in front of every page: what browsers are told, what is packed, what is given again, and what a
//! monitoring asks for.

mod replica;

use std::time::Duration;

use axum::{
    Router,
    extract::{Request, State},
    http::{HeaderName, HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse as _, Response},
};
use sqlx::{Connection as _, PgPool};
use tokio::time::timeout;
use tower_http::{
    CompressionLevel,
    compression::{
        CompressionLayer, Predicate as _,
        predicate::{DefaultPredicate, NotForContentType},
    },
    set_header::SetResponseHeaderLayer,
};

pub(crate) use self::replica::read_beside;
use crate::{error::Error, kit::browser::Front, state::AppState};

/// The board, which everybody looks at, in each language.
const BOARD: [&str; 3] = ["/", "/en", "/en/"];

/// Keeps the answers of the board for half a second, and forgets them when something may have been changed.
pub(crate) async fn keep(State(state): State<AppState>, request: Request, next: Next) -> Response {
    if !request.method().is_safe() {
        // Dropped also where the visitor hangs up in the middle of it.
        let _changing = state.answers.changing();
        return next.run(request).await;
    }
    if request.method() == Method::GET && BOARD.contains(&request.uri().path()) {
        let session = state.front.session_key(request.headers());
        return state.answers.answer(session, request, next).await;
    }
    next.run(request).await
}

/// Packs what is drawn anew for each request: Brotli and gzip well, but not at length.
pub(crate) fn compressed(router: Router<AppState>) -> Router<AppState> {
    const QUALITY: i32 = 4;
    // These are packed by themselves.
    let packable = DefaultPredicate::new()
        .and(NotForContentType::const_new("application/pdf"))
        .and(NotForContentType::const_new("application/vnd.openxmlformats"));
    router.layer(CompressionLayer::new().quality(CompressionLevel::Precise(QUALITY)).compress_when(packable))
}

/// What a browser is told about every answer: run only our scripts, load nothing from elsewhere, show us
/// in no frame, and come by TLS alone if that is how people reach us.
pub(crate) fn guarded(router: Router<AppState>, front: Front) -> Router<AppState> {
    const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; \
        connect-src 'self'; font-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; \
        frame-ancestors 'none'";
    let headers = [
        (header::CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "same-origin"),
        (header::X_FRAME_OPTIONS, "DENY"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
        (HeaderName::from_static("permissions-policy"), "camera=(), geolocation=(), microphone=()"),
    ];
    // Two years, as browsers ask of hosts that they are to remember.
    let by_tls = (header::STRICT_TRANSPORT_SECURITY, "max-age=63072000; includeSubDomains");
    let headers = headers.into_iter().chain(front.behind_tls.then_some(by_tls));
    headers.fold(router, |router, (name, value)| {
        router.layer(SetResponseHeaderLayer::overriding(name, HeaderValue::from_static(value)))
    })
}

#[expect(clippy::needless_pass_by_value, reason = "the layer hands it over like this")]
pub(crate) fn panicked(panic: Box<dyn std::any::Any + Send>) -> Response {
    let said = panic.downcast_ref::<String>().cloned();
    let said = said.or_else(|| panic.downcast_ref::<&str>().map(ToString::to_string)).unwrap_or_default();
    Error::Internal(said.into()).into_response()
}

/// How long the database may take to show that it can answer.
const PATIENCE: Duration = Duration::from_secs(2);

/// The process is alive. Says nothing of the database: restarting the portal would not heal it.
pub(crate) async fn alive() -> &'static str {
    "alive\n"
}

/// The portal can do its work: the database answers, and it has not been told to stop.
pub(crate) async fn ready(State(state): State<AppState>) -> (StatusCode, &'static str) {
    if *state.stopped.borrow() {
        return (StatusCode::SERVICE_UNAVAILABLE, "stopping\n");
    }
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
