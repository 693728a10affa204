// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Traces, as a collector of OpenTelemetry is sent them.

use std::sync::{Arc, Mutex};

use axum::{
    Router,
    body::Bytes,
    extract::State,
    http::{HeaderMap, StatusCode},
    routing::post,
};
use nix::sys::signal::Signal;
use opentelemetry_proto::tonic::{
    collector::trace::v1::ExportTraceServiceRequest,
    common::v1::{AnyValue, KeyValue, any_value::Value},
    trace::v1::{Span, span::SpanKind, status::StatusCode as SpanStatus},
};
use prost::Message as _;
use tokio::{net::TcpListener, task::spawn_blocking};

use super::{doctor::findings, said};
use crate::{
    faults::Browser,
    support::{
        portal::demonstration_name,
        process::{Portal, demo, folder, until, vorrang},
    },
};

/// What takes traces, if whoever sends them says the word.
#[derive(Clone, Default)]
struct Collector(Arc<Mutex<Vec<ExportTraceServiceRequest>>>);

const WORD: &str = "Bearer nur-zum-Test";

impl Collector {
    /// Starts it; its address.
    async fn start(&self) -> String {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/v1/traces", listener.local_addr().unwrap());
        let router = Router::new().route("/v1/traces", post(take)).with_state(self.clone());
        tokio::spawn(async { axum::serve(listener, router).await });
        url
    }

    fn spans(&self) -> Vec<Span> {
        let taken = self.0.lock().unwrap();
        let resources = taken.iter().flat_map(|request| &request.resource_spans);
        resources.flat_map(|resource| &resource.scope_spans).flat_map(|scope| scope.spans.clone()).collect()
    }

    fn of(&self, name: &str) -> Option<Span> {
        self.spans().into_iter().find(|span| span.name == name)
    }
}

async fn take(State(collector): State<Collector>, headers: HeaderMap, body: Bytes) -> StatusCode {
    if headers.get("authorization").is_none_or(|said| said.as_bytes() != WORD.as_bytes()) {
        return StatusCode::UNAUTHORIZED;
    }
    let request = ExportTraceServiceRequest::decode(body).unwrap();
    collector.0.lock().unwrap().push(request);
    StatusCode::OK
}

fn value<'a>(attributes: &'a [KeyValue], key: &str) -> Option<&'a Value> {
    let attribute = attributes.iter().find(|attribute| attribute.key == key)?;
    attribute.value.as_ref().and_then(|AnyValue { value }| value.as_ref())
}

fn text(attributes: &[KeyValue], key: &str) -> String {
    match value(attributes, key) {
        Some(Value::StringValue(text)) => text.clone(),
        Some(Value::IntValue(number)) => number.to_string(),
        other => panic!("{key}: {other:?} in {attributes:#?}"),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_is_one_span_with_its_statements_and_without_what_was_asked_or_by_whom() {
    let collector = Collector::default();
    let url = collector.start().await;
    let folder = folder();
    let mut command = demo(folder.path());
    // What is logged does not decide what is traced.
    command.args(["--traces-url", &url, "--log", "warn"]);
    command.env("OTEL_EXPORTER_OTLP_HEADERS", format!("authorization={}", WORD.replace(' ', "%20")));
    command.env("OTEL_BSP_SCHEDULE_DELAY", "50");
    let portal = Portal::start(&mut command);
    let mut browser = Browser::sign_in(&portal.address, "portfolio").await;
    let (trace, parent) = (0x4bf9_2f35_77b3_4da6_a3ce_929d_0e0e_4736_u128, 0x00f0_67aa_0ba9_02b7_u64);
    let begun = format!("traceparent: 00-{trace:032x}-{parent:016x}-01\r\n");
    let answer = browser.get_with("/projects/DIG-001?from=Sonderwunsch", &begun).await.unwrap();
    assert_eq!(answer.status, 200);

    let watched = collector.clone();
    let span = spawn_blocking(move || {
        until("the span", || watched.of("GET /projects/{number}").is_some());
        watched.of("GET /projects/{number}").unwrap()
    });
    let span = span.await.unwrap();
    assert_eq!(span.kind, SpanKind::Server as i32);
    assert_eq!(
        (&span.trace_id[..], &span.parent_span_id[..]),
        (&trace.to_be_bytes()[..], &parent.to_be_bytes()[..])
    );
    let of_span = |key| text(&span.attributes, key);
    assert_eq!(of_span("http.request.method"), "GET");
    assert_eq!(of_span("http.route"), "/projects/{number}");
    assert_eq!(of_span("http.response.status_code"), "200");
    assert_eq!(of_span("request_id").len(), 36);
    assert!(of_span("user").parse::<i64>().is_ok());
    let spans = collector.spans();
    let statements: Vec<_> = spans.iter().filter(|below| below.parent_span_id == span.span_id).collect();
    assert!(!statements.is_empty());
    for statement in &statements {
        assert_eq!((statement.kind, &statement.trace_id), (SpanKind::Client as i32, &span.trace_id));
        assert!(statement.start_time_unix_nano >= span.start_time_unix_nano, "{statement:#?}");
        assert!(statement.end_time_unix_nano <= span.end_time_unix_nano, "{statement:#?}");
    }
    let one_row = |of: &&&Span| text(&of.attributes, "db.response.returned_rows") == "1";
    let asked = |of: &&&Span| text(&of.attributes, "db.query.text").contains("number = $1");
    assert!(statements.iter().filter(one_row).any(|one| asked(&one)), "{statements:#?}");
    // What nobody asked for, such as the look for mails that are due, is no trace.
    assert!(spans.iter().all(|one| one.kind != SpanKind::Client as i32 || !one.parent_span_id.is_empty()));

    // The last are sent before the end.
    assert_eq!(browser.get("/password/no-such-page/").await.unwrap().status, 404);
    let log = spawn_blocking(move || portal.stop(Signal::SIGTERM)).await.unwrap();
    assert!(!log.contains("traces") && !log.contains("opentelemetry"), "{log}");
    // What is no page stands nowhere: somebody may have typed a link that lets people in, and one letter too many.
    let missing = collector.of("GET").unwrap();
    assert_eq!(text(&missing.attributes, "http.response.status_code"), "404");
    // It is whoever asked that was mistaken.
    assert_eq!(missing.status.unwrap_or_default().code, SpanStatus::Unset as i32);
    let all = format!("{:#?}", collector.0.lock().unwrap());
    assert!(all.contains(r#""service.name""#) && all.contains(r#""vorrang""#), "{all}");
    for hidden in ["Sonderwunsch", "no-such-page", demonstration_name("portfolio").as_str(), "form_token="] {
        assert!(!all.contains(hidden), "{hidden}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_collector_that_is_gone_is_no_affair_of_those_who_ask_and_the_doctor_says_so() {
    let collector = Collector::default();
    let url = collector.start().await;
    let gone = "http://127.0.0.1:9/v1/traces";
    let folder = folder();
    let mut command = demo(folder.path());
    command.args(["--traces-url", gone]).env("OTEL_BSP_SCHEDULE_DELAY", "50");
    let ask = move || {
        let portal = Portal::start(&mut command);
        assert_eq!(portal.get("/").0, 200);
        portal.stop(Signal::SIGTERM)
    };
    let log = spawn_blocking(ask).await.unwrap();
    assert!(log.contains("the collector of traces does not answer"), "{log}");
    assert!(log.contains("Connection refused"), "{log}");

    let examine = async |url: &str, word: &str| {
        let mut doctor = vorrang(["doctor", "--public-url", "http://localhost:8080", "--traces-url", url]);
        doctor.env("LANG", "en_GB.UTF-8").env("OTEL_EXPORTER_OTLP_HEADERS", word);
        doctor.arg("--data-folder").arg(folder.path());
        findings(doctor).await.0.into_iter().find(|line| line.contains(" Traces: ")).unwrap()
    };
    let word = format!("authorization={}", WORD.replace(' ', "%20"));
    assert_eq!(examine(&url, &word).await, "✓ good    Traces: The collector takes them.");
    let refused = "! note    Traces: The collector does not take them: ";
    let unknown = examine(&url, "").await;
    assert!(unknown.starts_with(refused) && unknown.contains("401"), "{unknown}");
    let silent = examine(gone, "").await;
    assert!(silent.starts_with(refused) && silent.contains("Connection refused"), "{silent}");

    for unusable in ["grpc://127.0.0.1:4317", "http://ada:geheim@127.0.0.1:4318/v1/traces"] {
        let mut wrong = vorrang(["doctor", "--traces-url", unusable]);
        let (found, ..) = said(wrong.env("LANG", "en_GB.UTF-8"));
        let expected = ["traces_url cannot be", "http://127.0.0.1:4318/v1/traces"];
        assert!(expected.iter().all(|part| found.contains(part)), "{found}");
        assert!(!found.contains("geheim"), "{found}");
    }
}
