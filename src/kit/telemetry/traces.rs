// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Traces: how long each request and each of its statements took, sent to a collector of `OpenTelemetry`.
//!
//! A request is a span, named by its route as the
//! [conventions for HTTP](https://opentelemetry.io/docs/specs/semconv/http/http-spans/) ask for; what is logged while
//! it is worked on is an event of it, and each statement a span below it, see [`statements`]. People are numbers, as in
//! the log.

mod statements;

use std::time::Duration;

use async_trait::async_trait;
use axum::extract::Request;
use opentelemetry::{
    KeyValue,
    propagation::TextMapPropagator as _,
    trace::{Status, TracerProvider as _},
};
use opentelemetry_http::{Bytes, HeaderExtractor, HttpClient, HttpError, Request as Sent, Response};
use opentelemetry_otlp::{SpanExporter, WithExportConfig as _, WithHttpConfig as _};
use opentelemetry_sdk::{
    Resource,
    error::OTelSdkError,
    propagation::TraceContextPropagator,
    trace::{SdkTracerProvider, SpanExporter as _},
};
use reqwest::{Client, redirect::Policy};
use thiserror::Error;
use tokio::{runtime::Handle, task::spawn_blocking};
use tracing::{Span, Subscriber};
use tracing_opentelemetry::OpenTelemetrySpanExt as _;
use tracing_subscriber::{EnvFilter, Layer, registry::LookupSpan};
use url::Url;

use crate::kit::{causes::with_causes, metrics};

/// What is traced, whatever is logged. Statements have spans of their own.
const TRACED: &str = "info,sqlx::query=off,opentelemetry=off";
/// How long the collector may take to answer.
const PATIENCE: Duration = Duration::from_secs(5);
/// How long the end of the program waits for the last traces to be sent.
const FAREWELL: Duration = Duration::from_secs(2);

/// What sends traces to a collector. To be ended with [`Traces::end`].
pub struct Traces(SdkTracerProvider);

/// Why no traces can be sent.
#[derive(Debug, Error)]
pub enum TracesError {
    /// The machine's certificates cannot be read.
    #[error("certificates cannot be read")]
    Certificates(#[from] reqwest::Error),
    /// Variables of the environment that `OpenTelemetry` defines cannot be understood.
    #[error(transparent)]
    Environment(#[from] opentelemetry_otlp::ExporterBuildError),
    /// Nobody answers there.
    #[error("{0}")]
    Silent(String),
    /// The collector does not take them.
    #[error(transparent)]
    Refused(#[from] OTelSdkError),
}

impl Traces {
    /// Traces for the collector that takes OTLP over HTTP at `url`; nothing is sent yet. To be called inside the
    /// runtime.
    pub fn new(url: &Url) -> Result<Self, TracesError> {
        let resource = Resource::builder()
            .with_service_name(env!("CARGO_PKG_NAME"))
            .with_attribute(KeyValue::new("service.version", env!("CARGO_PKG_VERSION")))
            .build();
        let provider =
            SdkTracerProvider::builder().with_batch_exporter(exporter(url)?).with_resource(resource).build();
        Ok(Self(provider))
    }

    /// What hands spans and events over.
    pub fn layer<S>(&self) -> impl Layer<S> + use<S>
    where
        S: Subscriber + for<'s> LookupSpan<'s>,
    {
        let tracer = self.0.tracer(env!("CARGO_PKG_NAME"));
        let spans = tracing_opentelemetry::layer().with_tracer(tracer.clone());
        let spans = spans.with_location(false).with_threads(false).with_filter(EnvFilter::new(TRACED));
        spans.and_then(statements::layer(tracer))
    }

    /// Sends what has not been sent.
    pub async fn end(self) {
        // The sender waits for the runtime, which must go on meanwhile.
        let ended = spawn_blocking(move || self.0.shutdown_with_timeout(FAREWELL)).await;
        if !matches!(ended, Ok(Ok(()))) {
            tracing::warn!("the last traces were not sent");
        }
    }
}

/// Asks the collector at `url` to take no traces at all, as it would take some.
pub async fn try_collector(url: &Url) -> Result<(), TracesError> {
    // The exporter says of any silence only that there is one.
    let answer = client()?.get(url.clone()).send().await;
    answer.map_err(|error| TracesError::Silent(with_causes(&error)))?;
    Ok(exporter(url)?.export(Vec::new()).await?)
}

fn exporter(url: &Url) -> Result<SpanExporter, TracesError> {
    let http = SpanExporter::builder().with_http().with_http_client(Sender::new()?);
    Ok(http.with_endpoint(url.as_str()).with_timeout(PATIENCE).build()?)
}

/// Says of the span of a request what the conventions ask for, and makes it part of the trace that a proxy may have
/// begun. Does nothing where there are no traces. Addresses that there are not stand nowhere: what is typed there may be
/// anything, and one step beside a link that lets somebody in.
pub fn begin(span: &Span, request: &Request, route: Option<&str>) {
    let begun_before = TraceContextPropagator::new().extract(&HeaderExtractor(request.headers()));
    if span.set_parent(begun_before).is_err() {
        return;
    }
    let method = metrics::known(request.method());
    span.record("otel.kind", "server");
    span.set_attribute("http.request.method", method);
    if let Some(route) = route {
        span.record("otel.name", format!("{method} {route}"));
        span.set_attribute("http.route", route.to_owned());
    } else {
        span.record("otel.name", method);
    }
}

/// Says of the span of a request how it was answered.
pub fn answered(span: &Span, status: u16) {
    span.set_attribute("http.response.status_code", i64::from(status));
    if status >= 500 {
        span.set_status(Status::error(""));
    }
}

/// Sends by the HTTP client that the portal has anyway; the thread of the exporter has no runtime of its own.
#[derive(Debug)]
struct Sender {
    client: Client,
    runtime: Handle,
}

impl Sender {
    fn new() -> reqwest::Result<Self> {
        Ok(Self { client: client()?, runtime: Handle::current() })
    }
}

fn client() -> reqwest::Result<Client> {
    Client::builder().redirect(Policy::none()).timeout(PATIENCE).build()
}

#[async_trait]
impl HttpClient for Sender {
    async fn send_bytes(&self, request: Sent<Bytes>) -> Result<Response<Bytes>, HttpError> {
        let (client, request) = (self.client.clone(), reqwest::Request::try_from(request)?);
        // What the collector says beyond its status is not read: it may be anything.
        let answer = self.runtime.spawn(async move { client.execute(request).await }).await?;
        let answer = answer.inspect_err(|error| {
            tracing::warn!(error = with_causes(error), "the collector of traces does not answer");
        })?;
        Ok(Response::builder().status(answer.status()).body(Bytes::new())?)
    }
}
