// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Each statement as a span, as the
//! [conventions for databases](https://opentelemetry.io/docs/specs/semconv/database/database-spans/) ask for. `sqlx`
//! only says when one has ended and how long it took. It says its text, never its values.

use std::{
    fmt,
    time::{Duration, SystemTime},
};

use opentelemetry::{
    KeyValue,
    trace::{Span as _, SpanKind, TraceContextExt as _, Tracer as _},
};
use opentelemetry_sdk::trace::SdkTracer;
use tracing::{
    Event, Level, Span, Subscriber,
    field::{Field, Visit},
};
use tracing_opentelemetry::OpenTelemetrySpanExt as _;
use tracing_subscriber::{Layer, filter::Targets, layer::Context, registry::LookupSpan};

use crate::kit::clock::Clock;

/// What makes spans of statements, and looks at nothing else.
pub fn layer<S>(tracer: SdkTracer) -> impl Layer<S>
where
    S: Subscriber + for<'s> LookupSpan<'s>,
{
    Statements(tracer).with_filter(Targets::new().with_target("sqlx::query", Level::DEBUG))
}

/// Makes a span of what `sqlx` says of a statement.
struct Statements(SdkTracer);

impl<S: Subscriber> Layer<S> for Statements {
    fn on_event(&self, event: &Event<'_>, _: Context<'_, S>) {
        let parent = Span::current().context();
        if !parent.has_active_span() {
            // Each statement that no request asks for would be a trace of its own, and many are asked all the time.
            return;
        }
        let mut statement = Statement::default();
        event.record(&mut statement);
        let text = if statement.text.is_empty() { statement.summary.clone() } else { statement.text };
        let ended = SystemTime::from(Clock::System.now());
        let mut span = self
            .0
            .span_builder(statement.summary)
            .with_kind(SpanKind::Client)
            .with_start_time(ended.checked_sub(statement.took).unwrap_or(ended))
            .with_attributes([
                KeyValue::new("db.system.name", "postgresql"),
                KeyValue::new("db.query.text", text),
                KeyValue::new("db.response.returned_rows", statement.rows),
            ])
            .start_with_context(&self.0, &parent);
        span.end_with_timestamp(ended);
    }
}

/// What is said of a statement.
#[derive(Default)]
struct Statement {
    /// Its first words.
    summary: String,
    /// All of it, where its first words are not.
    text: String,
    /// How many rows it gave.
    rows: i64,
    took: Duration,
}

impl Visit for Statement {
    fn record_str(&mut self, field: &Field, value: &str) {
        match field.name() {
            "summary" => value.clone_into(&mut self.summary),
            "db.statement" => value.trim().clone_into(&mut self.text),
            _ => {}
        }
    }

    fn record_u64(&mut self, field: &Field, value: u64) {
        if field.name() == "rows_returned" {
            self.rows = i64::try_from(value).unwrap_or(i64::MAX);
        }
    }

    fn record_f64(&mut self, field: &Field, value: f64) {
        if field.name() == "elapsed_secs" {
            self.took = Duration::try_from_secs_f64(value).unwrap_or_default();
        }
    }

    fn record_debug(&mut self, _: &Field, _: &dyn fmt::Debug) {}
}
