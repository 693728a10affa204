// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Logs: what the portal does, on stderr. Sentences for a person at a terminal, one JSON object a
//! line for everything else. Besides, if that is wanted, traces, see [`Traces`].

mod traces;

use std::{
    io::{self, IsTerminal as _},
    time::Duration,
};

use axum::{
    Router,
    extract::{MatchedPath, Request},
    middleware,
    response::Response,
};
use tower::ServiceBuilder;
use tower_http::{
    request_id::{MakeRequestUuid, PropagateRequestIdLayer, RequestId, SetRequestIdLayer},
    trace::TraceLayer,
};
use tracing::{Span, Subscriber, field};
use tracing_subscriber::{
    EnvFilter, Layer,
    filter::ParseError,
    fmt::{self, MakeWriter},
    layer::SubscriberExt as _,
    registry,
    registry::LookupSpan,
    util::SubscriberInitExt as _,
};

pub use self::traces::{Traces, TracesError, try_collector};
use super::{ids::PersonId, metrics};

/// What is logged where nothing is set. Postgres' notices ("relation exists, skipping") come
/// with every start and tell an operator nothing.
pub const USUAL: &str = "info,sqlx::postgres::notice=warn";

/// What is to be logged, if it can be understood: `info`, or `info,vorrang=debug`.
pub fn filter(text: &str) -> Result<String, ParseError> {
    EnvFilter::try_new(text).map(|_| text.to_owned())
}

/// Starts logging what passes the filter, and tracing if there is somebody to send traces to. To be called once, at the
/// start of the program; a second call changes nothing.
pub fn start(filter: &str, traces: Option<&Traces>) {
    let lines = if io::stderr().is_terminal() {
        fmt::layer().with_writer(io::stderr).boxed()
    } else {
        json(io::stderr).boxed()
    };
    let filter = EnvFilter::new(filter);
    let started = match traces {
        None => registry().with(lines).with(filter).try_init(),
        // What is traced is not decided by what is logged.
        Some(traces) => registry().with(lines.with_filter(filter)).with(traces.layer()).try_init(),
    };
    if let Err(reason) = started {
        tracing::debug!(%reason, "logging had been started before");
    }
}

/// What writes one JSON object a line, with the span of the request that it belongs to.
pub fn json_lines<W>(filter: &str, writer: W) -> impl Subscriber + Send + Sync
where
    W: for<'w> MakeWriter<'w> + Send + Sync + 'static,
{
    registry().with(json(writer)).with(EnvFilter::new(filter))
}

fn json<S, W>(writer: W) -> impl Layer<S> + Send + Sync
where
    S: Subscriber + for<'s> LookupSpan<'s>,
    W: for<'w> MakeWriter<'w> + Send + Sync + 'static,
{
    fmt::layer().with_writer(writer).json().flatten_event(true).with_span_list(false)
}

/// Gives every request of `router` an id and one line in the log.
///
/// The id is the caller's `x-request-id` (a proxy in front may have given one) or a new UUID; it
/// stands in every log line written while the request is worked on, and in the answer's
/// `x-request-id`; so does the number of whoever is signed in, see [`by`]. The path is the route's
/// (`/projects/{number}`), so that lines can be counted by it, and `none` where there is no such page; what somebody
/// typed there or searched for is never logged.
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
            .layer(middleware::from_fn(metrics::measured))
            .layer(PropagateRequestIdLayer::x_request_id()),
    )
}

fn span(request: &Request) -> Span {
    let route = request.extensions().get::<MatchedPath>().map(MatchedPath::as_str);
    let request_id = request
        .extensions()
        .get::<RequestId>()
        .and_then(|id| id.header_value().to_str().ok())
        .unwrap_or_default();
    let span = tracing::info_span!(
        "request",
        method = %request.method(),
        path = route.unwrap_or("none"),
        request_id,
        user = field::Empty,
        otel.name = field::Empty,
        otel.kind = field::Empty,
    );
    traces::begin(&span, request, route);
    span
}

/// Notes in the lines of the request who asks: by number, never by name.
pub fn by(person: PersonId) {
    Span::current().record("user", person.0);
}

fn answered<B>(response: &Response<B>, latency: Duration, span: &Span) {
    let status = response.status();
    traces::answered(span, status.as_u16());
    let latency_us = u64::try_from(latency.as_micros()).unwrap_or(u64::MAX);
    if status.is_server_error() {
        tracing::error!(status = status.as_u16(), latency_us, "answered");
    } else {
        tracing::info!(status = status.as_u16(), latency_us, "answered");
    }
}
