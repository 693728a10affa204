// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Open boards are told when they are no longer the present one, over a real connection.

use std::time::Duration;

use sqlx::PgPool;
use tokio::{
    io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader, Lines},
    net::TcpStream,
    time::{sleep, timeout},
};
use vorrang::{board::Live, people::AccessRules};

use super::{freeze, open_to_all, running, set_levels};
use crate::support::portal::{Portal, test_day};

/// So long a test waits for what must come.
const PATIENCE: Duration = Duration::from_secs(30);

/// A line on which events come.
struct Line(Lines<BufReader<TcpStream>>);

impl Line {
    async fn open(address: &str, cookie: &str) -> Self {
        let host = address.trim_start_matches("http://");
        let mut connection = TcpStream::connect(host).await.unwrap();
        let request = format!(
            "GET /events HTTP/1.1\r\nhost: {host}\r\ncookie: {cookie}\r\naccept-encoding: gzip\r\n\r\n"
        );
        connection.write_all(request.as_bytes()).await.unwrap();
        let mut line = Self(BufReader::new(connection).lines());
        let head = line.until("").await.unwrap();
        assert!(head.iter().any(|line| line == "content-type: text/event-stream"), "{head:?}");
        line
    }

    /// The lines up to that one; nothing if the events have ended before.
    async fn until(&mut self, wanted: &str) -> Option<Vec<String>> {
        let mut lines = Vec::new();
        loop {
            let line =
                timeout(PATIENCE, self.0.next_line()).await.expect("something comes or it ends").unwrap()?;
            // The last piece of an answer that is sent in pieces; the connection itself is kept.
            if line == "0" {
                return None;
            }
            if line.starts_with(wanted) && (wanted.is_empty() == line.is_empty()) {
                lines.push(line);
                return Some(lines);
            }
            lines.push(line);
        }
    }

    /// The mark of the next event.
    async fn next(&mut self) -> Option<String> {
        let lines = self.until("data: ").await?;
        Some(lines.last().unwrap().trim_start_matches("data: ").to_owned())
    }

    async fn expect_the_end(&mut self) {
        assert_eq!(self.next().await, None);
    }
}

async fn mark_of(portal: &Portal, address: &str) -> String {
    portal.get(address).await.all("[data-live]")[0].attr("data-live").unwrap().to_owned()
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn an_open_board_is_told_of_a_change(pool: PgPool) {
    let (portal, _stop) = running(&pool, open_to_all(), Live::default()).await;
    let before = mark_of(&portal, "/").await;
    assert_eq!(mark_of(&portal, "/projector").await, before);
    assert_eq!(mark_of(&portal, "/?kind=visible").await, before, "a filter makes no other board");
    let mut line = Line::open(&portal.serve().await, "").await;
    assert_eq!(line.next().await, Some(before.clone()), "whoever was away learns what is so now");
    // The listener has had its time to begin.
    sleep(Duration::from_secs(1)).await;

    // What no board shows is no reason to disturb anybody.
    sqlx::query("update project set summary = 'Anders' where number = 'DIG-021'")
        .execute(&pool)
        .await
        .unwrap();
    sleep(Duration::from_secs(3)).await;
    set_levels(&pool, "DIG-021", 0).await;
    let after = line.next().await.unwrap();
    assert_ne!(after, before);
    assert_eq!(mark_of(&portal, "/").await, after);

    // A board that is frozen moves the arrows.
    freeze(&pool, test_day(), "Neuer Maßstab").await;
    let frozen = line.next().await.unwrap();
    assert!(frozen != after && frozen == mark_of(&portal, "/").await);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_flood_of_changes_is_told_as_a_few(pool: PgPool) {
    let (portal, _stop) = running(&pool, open_to_all(), Live::default()).await;
    let mut line = Line::open(&portal.serve().await, "").await;
    line.next().await.unwrap();
    sleep(Duration::from_secs(1)).await;
    for round in 0..150 {
        set_levels(&pool, "DIG-021", round % 11).await;
    }
    set_levels(&pool, "DIG-021", 5).await;
    let last = mark_of(&portal, "/").await;
    let mut told = 1;
    while line.next().await.unwrap() != last {
        told += 1;
    }
    assert!(told < 30, "{told} events for 151 changes");
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn the_line_ends_with_the_session(pool: PgPool) {
    let live = Live::default().looking_every(Duration::from_millis(300));
    let (portal, _stop) = running(&pool, AccessRules::default(), live).await;
    let address = portal.serve().await;
    let (goes, stays) = (portal.person("reader").await, portal.person("leadership").await);
    let mut lines = Vec::new();
    for visitor in [&goes, &stays] {
        let mut line = Line::open(&address, &visitor.cookie().unwrap()).await;
        line.next().await.unwrap();
        lines.push(line);
    }
    sleep(Duration::from_secs(1)).await;
    let cookie = goes.cookie().unwrap();
    goes.post("/sign-out", &[]).await;
    lines[0].expect_the_end().await;
    // The browser asks again by itself, and is refused.
    let refused = portal.with_cookie_of(&goes).get("/events").await;
    assert_eq!(refused.status, 303);
    assert_ne!(goes.cookie().unwrap(), cookie);

    set_levels(&pool, "DIG-021", 0).await;
    assert!(lines[1].next().await.is_some(), "others are told as before");
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn an_open_board_does_not_keep_a_session_from_lapsing(pool: PgPool) {
    let (portal, _stop) = running(&pool, AccessRules::default(), Live::default()).await;
    let reader = portal.person("reader").await;
    let long_ago = test_day() - chrono::TimeDelta::minutes(20);
    let seen = async || -> chrono::DateTime<chrono::Utc> {
        sqlx::query_scalar("select last_seen_at from session").fetch_one(&pool).await.unwrap()
    };
    sqlx::query("update session set last_seen_at = $1").bind(long_ago).execute(&pool).await.unwrap();
    Line::open(&portal.serve().await, &reader.cookie().unwrap()).await.next().await.unwrap();
    assert_eq!(seen().await, long_ago);
    let by_the_page = axum::http::Request::get("/projector")
        .header("cookie", reader.cookie().unwrap())
        .header("x-asked-by-page", "1")
        .body(axum::body::Body::empty())
        .unwrap();
    assert_eq!(portal.answer(by_the_page).await.status, 200);
    assert_eq!(seen().await, long_ago);
    reader.get("/projector").await;
    assert_eq!(seen().await, test_day());
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn the_line_ends_with_the_portal(pool: PgPool) {
    let (portal, stop) = running(&pool, open_to_all(), Live::default()).await;
    let mut line = Line::open(&portal.serve().await, "").await;
    line.next().await.unwrap();
    stop.send(true).unwrap();
    line.expect_the_end().await;
}
