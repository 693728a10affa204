// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Figures for a monitoring, and who asks in the lines of the log.

use std::{
    io::{self, Read as _, Write as _},
    net::{TcpListener, TcpStream},
    sync::{Arc, Mutex},
};

use axum::{
    body::{Body, to_bytes},
    http::Request,
};
use nix::sys::signal::Signal;
use serde_json::Value;
use sqlx::PgPool;
use tower::ServiceExt as _;
use tracing::subscriber::set_default;
use vorrang::{
    board,
    kit::{mail, metrics, telemetry},
};

use crate::support::{
    portal::{Portal, test_day},
    process::{self, demo, folder},
};

async fn told(pool: &PgPool) -> String {
    let request = Request::get("/metrics").body(Body::empty()).unwrap();
    let answer = metrics::router(pool.clone()).oneshot(request).await.unwrap();
    let kind = answer.headers()["content-type"].to_str().unwrap();
    assert!(kind.starts_with("application/openmetrics-text"), "{kind}");
    String::from_utf8(to_bytes(answer.into_body(), usize::MAX).await.unwrap().to_vec()).unwrap()
}

/// The value of the only series that begins like this.
fn value(told: &str, series: &str) -> u64 {
    let lines: Vec<&str> = told.lines().filter(|line| line.starts_with(series)).collect();
    assert_eq!(lines.len(), 1, "{series}: {lines:?}\n{told}");
    lines[0].rsplit_once(' ').unwrap().1.parse().unwrap()
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn requests_sign_ins_computations_mails_and_the_pool_are_counted(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    board::refresh_standings(&pool).await.unwrap();
    portal.get("/projects/DIG-001").await;
    portal.get("/projects/DIG-002").await;
    portal.get("/projects/DIG-999").await;
    portal.get("/nowhere/at/all").await;
    let visitor = portal.visitor();
    visitor.get("/sign-in").await;
    visitor.post("/sign-in", &[("name", "nobody"), ("password", "wrong")]).await;
    let mail = mail::Mail {
        to_name: String::new(),
        to_address: "ada@example.org".to_owned(),
        subject: "x".to_owned(),
        text: "x".to_owned(),
    };
    mail::enqueue(&mut pool.acquire().await.unwrap(), test_day(), &mail).await.unwrap();

    let told = told(&pool).await;
    let project = r#"method="GET",route="/projects/{number}""#;
    assert_eq!(value(&told, &format!("vorrang_http_requests_total{{{project},status=\"200\"}}")), 2);
    assert_eq!(value(&told, &format!("vorrang_http_requests_total{{{project},status=\"404\"}}")), 1);
    assert_eq!(value(&told, &format!("vorrang_http_request_duration_seconds_count{{{project}}}")), 3);
    assert!(
        told.contains(r#"vorrang_http_requests_total{method="GET",route="none",status="404"} 1"#),
        "{told}"
    );
    assert!(!told.contains("DIG-"), "no label names a project");
    assert_eq!(value(&told, "vorrang_sign_ins_refused_total"), 1);
    assert!(value(&told, r#"vorrang_computation_duration_seconds_count{what="standings"}"#) >= 1);
    assert_eq!(value(&told, r#"vorrang_outbox_mails{state="waiting"}"#), 1);
    assert_eq!(value(&told, r#"vorrang_outbox_mails{state="failed"}"#), 0);
    assert_eq!(value(&told, "vorrang_database_up"), 1);
    assert!(value(&told, r#"vorrang_database_connections{state="open"}"#) >= 1);
    assert!(
        told.contains(concat!("vorrang_build_info{version=\"", env!("CARGO_PKG_VERSION"), "\"} 1")),
        "{told}"
    );
    assert!(told.ends_with("# EOF\n"));

    pool.close().await;
    let told = self::told(&pool).await;
    assert_eq!(value(&told, "vorrang_database_up"), 0, "it answers without its database");
}

#[test]
fn figures_are_handed_out_at_their_own_address_only_and_only_if_that_is_wanted() {
    let folder = folder();
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let address = format!("127.0.0.1:{port}");
    let portal = process::Portal::start(demo(folder.path()).args(["--metrics-listen", &address]));
    assert_eq!(portal.get("/metrics").0, 404);
    let ask = || {
        let mut line = TcpStream::connect(&address).unwrap();
        write!(line, "GET /metrics HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n").unwrap();
        let mut answer = String::new();
        line.read_to_string(&mut answer).unwrap();
        answer
    };
    let done = |task: &str| format!("vorrang_task_runs_total{{task=\"{task}\",outcome=\"done\"}}");
    process::until("every task to have run", || {
        let answer = ask();
        ["mail", "robustness", "expiry"].iter().all(|task| answer.contains(&done(task)))
    });
    portal.stop(Signal::SIGTERM);
    assert!(TcpStream::connect(&address).is_err());
}

/// Keeps what is logged.
#[derive(Clone, Default)]
struct Kept(Arc<Mutex<Vec<u8>>>);

impl io::Write for Kept {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn every_line_of_a_request_says_by_number_who_asks_and_never_by_name(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let reader = portal.person("head-services").await;
    let (name, id): (String, i64) =
        sqlx::query_as("select name, id from person where sign_in_name = 'head-services'")
            .fetch_one(&pool)
            .await
            .unwrap();
    let kept = Kept::default();
    let writer = kept.clone();
    let guard = set_default(telemetry::json_lines("info,sqlx=debug", move || writer.clone()));
    let page = reader.get("/account").await;
    portal.get("/method").await;
    drop(guard);
    assert!(String::from_utf8_lossy(&page.bytes).contains(&name), "the page names who is signed in");
    let log = String::from_utf8(kept.0.lock().unwrap().clone()).unwrap();
    assert!(!log.contains(&name) && !log.contains("head-services"), "{log}");
    let lines: Vec<Value> = log.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let of = |path: &str| lines.iter().filter(|line| line["span"]["path"] == path).collect::<Vec<_>>();
    let answered = of("/account");
    let request = &answered.last().unwrap()["span"]["request_id"];
    assert!(request.as_str().is_some_and(|id| !id.is_empty()));
    // Before the session is looked up nobody can know.
    let known = answered.iter().skip_while(|line| line["span"]["user"].is_null());
    let known: Vec<&&Value> = known.collect();
    assert!(known.len() >= 2, "{log}");
    for line in known {
        assert_eq!(
            (&line["span"]["user"], &line["span"]["request_id"]),
            (&Value::from(id), request),
            "{line}"
        );
    }
    assert!(of("/method").iter().all(|line| line["span"]["user"].is_null()));
}
