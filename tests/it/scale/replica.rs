// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Two portals on one database, with a second server to read from that really follows the first.

use std::{
    io::{Read as _, Write as _},
    net::{TcpListener, TcpStream},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use nix::sys::signal::Signal;
use sqlx::Executor as _;
use tokio::task::{JoinSet, spawn_blocking};

use super::postgres::Server;
use crate::{
    faults::{Browser, Line},
    operation::doctor::findings,
    support::process::{Portal, until, vorrang},
};

/// A portal that reads from the follower when it can, and what its monitoring is told.
pub struct Reader {
    pub portal: Portal,
    monitoring: String,
}

impl Reader {
    pub fn start(database: &Server, follower: &Server) -> Self {
        Self::at("127.0.0.1:0", &database.url(), &follower.url())
    }

    pub fn at(address: &str, database: &str, follower: &str) -> Self {
        let monitoring = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().to_string();
        let mut command = vorrang(["demo", "--listen", address, "--metrics-listen", &monitoring]);
        command.env("DATABASE_URL", database).env("DATABASE_READ_URL", follower);
        command.args(["--log", "info,vorrang::layers=debug"]);
        Self { portal: Portal::start(&mut command), monitoring }
    }

    /// A figure of its monitoring.
    fn figure(&self, name: &str) -> u64 {
        let mut line = TcpStream::connect(&self.monitoring).unwrap();
        write!(line, "GET /metrics HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n").unwrap();
        let mut answer = String::new();
        line.read_to_string(&mut answer).unwrap();
        let mut lines = answer.lines().filter_map(|line| line.strip_prefix(name)?.strip_prefix(' '));
        lines.next().unwrap().parse().unwrap()
    }

    pub fn reads_from_the_follower(&self) -> bool {
        self.figure("vorrang_replica_used") == 1
    }

    pub fn answers(&self) -> u64 {
        self.figure("vorrang_replica_answers_total")
    }
}

pub async fn page_of(browser: &mut Browser) -> String {
    let answer = browser.get("/projects/DIG-001").await.unwrap();
    assert_eq!(answer.status, 200, "{}", answer.head);
    answer.body
}

#[tokio::test(flavor = "multi_thread")]
async fn a_change_is_seen_by_its_author_at_once_and_by_all_soon_after_wherever_they_read() {
    let database = Server::new();
    let follower = database.follower();
    let readers = [(); 2].map(|()| Reader::start(&database, &follower));
    for reader in &readers {
        until("the follower to be read from", || reader.reads_from_the_follower());
    }
    let mut author = Browser::sign_in(&readers[0].portal.address, "portfolio").await;
    let mut other = Browser::sign_in(&readers[1].portal.address, "leadership").await;
    for number in 0..5 {
        let text = format!("Stand {number} der Arbeit");
        assert_eq!(author.comment(&text).await.unwrap().status, 303);
        assert!(page_of(&mut author).await.contains(&text));
        while !page_of(&mut other).await.contains(&text) {}
    }
    for reader in &readers {
        // Whoever has just changed something is not sent to the follower; whoever only looks is.
        let before = reader.answers();
        let mut line = Line::to(&reader.portal.address);
        while reader.answers() == before {
            assert_eq!(line.get("/projects").await.unwrap().status, 200);
        }
    }

    // It stands still: what is changed now is not to be read there.
    follower.connect().await.execute("select pg_wal_replay_pause()").await.unwrap();
    assert_eq!(author.comment("Niemand folgt.").await.unwrap().status, 303);
    while !page_of(&mut other).await.contains("Niemand folgt.") {}
    for reader in &readers {
        until("the follower to be left out", || !reader.reads_from_the_follower());
    }
    follower.connect().await.execute("select pg_wal_replay_resume()").await.unwrap();
    for reader in readers {
        until("the follower to be read from again", || reader.reads_from_the_follower());
        let log = reader.portal.stop(Signal::SIGTERM);
        assert!(log.contains("the replica is left out") && log.contains("Lags"), "{log}");
        assert!(!log.contains("request failed"), "{log}");
    }
}

/// Asks at the address and nothing a second time.
pub async fn ask_until(address: String, is_over: Arc<AtomicBool>) -> usize {
    let (mut line, mut answered) = (Line::to(&address), 0);
    while !is_over.load(Ordering::Relaxed) {
        assert_eq!(line.get("/projects?q=Online").await.unwrap().status, 200);
        answered += 1;
    }
    answered
}

/// What the portal has logged while the follower was gone and came back and everybody who asked was answered.
async fn log_of_a_portal_whose_follower(goes: fn(&Server), comes_back: fn(&Server)) -> String {
    let database = Server::new();
    let follower = database.follower();
    let reader = Reader::start(&database, &follower);
    until("the follower to be read from", || reader.reads_from_the_follower());
    let is_over = Arc::new(AtomicBool::new(false));
    let mut askers = JoinSet::new();
    for _ in 0..4 {
        askers.spawn(ask_until(reader.portal.address.clone(), Arc::clone(&is_over)));
    }
    let going = spawn_blocking(move || {
        let before = reader.answers();
        until("answers from the follower", || reader.answers() > before + 20);
        goes(&follower);
        until("the follower to be left out", || !reader.reads_from_the_follower());
        comes_back(&follower);
        until("the follower to be read from again", || reader.reads_from_the_follower());
        (reader, follower)
    });
    let (reader, _follower) = going.await.unwrap();
    is_over.store(true, Ordering::Relaxed);
    askers.join_all().await;
    reader.portal.stop(Signal::SIGTERM)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_follower_that_dies_costs_nobody_an_answer() {
    let log = log_of_a_portal_whose_follower(Server::die, Server::start).await;
    assert!(!log.contains("request failed"), "{log}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_follower_that_falls_silent_is_not_waited_for() {
    let log = log_of_a_portal_whose_follower(|it| it.freeze(true), |it| it.freeze(false)).await;
    // None of those whom it left without an answer waited for all of their patience.
    assert!(log.contains(r#""reason":"silent""#) && !log.contains(r#""reason":"late""#), "{log}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_follows_another_database_is_never_read_from() {
    let (database, stranger) = (Server::new(), Server::new());
    let reader = Reader::start(&database, &stranger);
    let mut line = Line::to(&reader.portal.address);
    until("the stranger to be looked at", || {
        !reader.reads_from_the_follower() && reader.figure("vorrang_database_up") == 1
    });
    for _ in 0..20 {
        assert_eq!(line.get("/projects").await.unwrap().status, 200);
    }
    assert_eq!(reader.answers(), 0);
    let log = reader.portal.stop(Signal::SIGTERM);
    assert!(log.contains("Foreign"), "{log}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_plan_that_a_page_of_the_follower_asks_for_is_kept_in_the_database() {
    let database = Server::new();
    let follower = database.follower();
    let reader = Reader::start(&database, &follower);
    until("the follower to be read from", || reader.reads_from_the_follower());
    let kept = async || -> i64 {
        let mut connection = database.connect().await;
        let plans = sqlx::query_scalar("select count(*) from plan_result where scenario_id is null");
        plans.fetch_one(&mut connection).await.unwrap()
    };
    assert_eq!(kept().await, 0);
    let (mut line, before) = (Line::to(&reader.portal.address), reader.answers());
    while kept().await == 0 {
        assert_eq!(line.get("/plan").await.unwrap().status, 200);
    }
    assert!(reader.answers() > before);
    let log = reader.portal.stop(Signal::SIGTERM);
    assert!(!log.contains("request failed"), "{log}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_doctor_says_how_the_follower_is_found() {
    let (database, stranger) = (Server::new(), Server::new());
    let follower = database.follower();
    let said = async |follower: &Server| {
        let mut doctor = vorrang(["doctor", "--public-url", "http://localhost:8080"]);
        doctor.env("LANG", "en_GB.UTF-8");
        doctor.env("DATABASE_URL", database.url()).env("DATABASE_READ_URL", follower.url());
        let (found, code) = findings(doctor).await;
        let line = found.into_iter().find(|line| line.contains(" Replica: "));
        (line.unwrap_or_default(), code)
    };
    let follows = ("✓ good    Replica: follows the database".to_owned(), 0);
    // It may take a moment until it begins to follow.
    while said(&follower).await != follows {}
    let foreign = said(&stranger).await;
    assert!(foreign.0.starts_with("✗ bad     Replica: The PostgreSQL in DATABASE_READ_URL"), "{foreign:?}");
    assert_eq!(foreign.1, 1);

    follower.connect().await.execute("select pg_wal_replay_pause()").await.unwrap();
    database.connect().await.execute("create table news ()").await.unwrap();
    let lags = said(&follower).await;
    assert!(lags.0.starts_with("! note    Replica: is more than a second behind"), "{lags:?}");
    // The portal does its work without it.
    assert_eq!(lags.1, 0);
    follower.die();
    let gone = said(&follower).await;
    assert!(gone.0.starts_with("! note    Replica: cannot be used at DATABASE_READ_URL: "), "{gone:?}");
    assert_eq!(gone.1, 0);
    follower.start();
    while said(&follower).await != follows {}
}
