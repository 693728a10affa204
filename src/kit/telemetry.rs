// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Logs: what the portal does, on stderr. Sentences for a person at a terminal, one JSON object a
//! line for everything else; `RUST_LOG` chooses how much.

use std::{
    io::{self, IsTerminal as _},
    time::Duration,
};

use axum::{
    Router,
    extract::{MatchedPath, Request},
    response::Response,
};
use tower::ServiceBuilder;
use tower_http::{
    request_id::{MakeRequestUuid, PropagateRequestIdLayer, RequestId, SetRequestIdLayer},
    trace::TraceLayer,
};
use tracing::Span;
use tracing_subscriber::EnvFilter;

/// What is logged where `RUST_LOG` says nothing. Postgres' notices ("relation exists, skipping") come
/// with every start and tell an operator nothing.
const USUAL: &str = "info,sqlx::postgres::notice=warn";

/// Starts logging. To be called once, at the start of the program; a second call changes nothing.
pub fn start() {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new(USUAL));
    let lines = tracing_subscriber::fmt().with_env_filter(filter).with_writer(io::stderr);
    let started = if io::stderr().is_terminal() {
        lines.try_init()
    } else {
        lines.json().flatten_event(true).with_span_list(false).try_init()
    };
    if let Err(reason) = started {
        tracing::debug!(%reason, "logging had been started before");
    }
}

/// Gives every request of `router` an id and one line in the log.
///
/// The id is the caller's `x-request-id` (a proxy in front may have given one) or a new UUID; it
/// stands in every log line written while the request is worked on, and in the answer's
/// `x-request-id`. The path is the route's (`/projects/{number}`), so that lines can be counted by it;
/// the query string, which may hold what somebody searched for, is never logged.
pub fn traced<S: Clone + Send + Sync + 'static>(router: Router<S>) -> Router<S> {
    let trace = TraceLayer::new_for_http()
        .make_span_with(span)
        .on_request(())
        .on_response(answered)
        .on_body_chunk(())
        .on_eos(())
        .on_failure(());
    router.layer(
        ServiceBuilder::new()
            .layer(SetRequestIdLayer::x_request_id(MakeRequestUuid))
            .layer(trace)
            .layer(PropagateRequestIdLayer::x_request_id()),
    )
}

fn span(request: &Request) -> Span {
    let path = request.extensions().get::<MatchedPath>().map_or(request.uri().path(), MatchedPath::as_str);
    let request_id = request
        .extensions()
        .get::<RequestId>()
        .and_then(|id| id.header_value().to_str().ok())
        .unwrap_or_default();
    tracing::info_span!("request", method = %request.method(), path, request_id)
}

fn answered<B>(response: &Response<B>, latency: Duration, _: &Span) {
    let status = response.status();
    let latency_us = u64::try_from(latency.as_micros()).unwrap_or(u64::MAX);
    if status.is_server_error() {
        tracing::error!(status = status.as_u16(), latency_us, "answered");
    } else {
        tracing::info!(status = status.as_u16(), latency_us, "answered");
    }
}
