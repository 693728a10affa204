// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! A portal that is told to stop while people use it.

use std::{
    net::TcpListener,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
};

use nix::sys::signal::Signal;
use tokio::task::{JoinSet, spawn_blocking};

use super::{Browser, Line};
use crate::support::process::{Portal, demo, folder, until, url, vorrang};

#[tokio::test(flavor = "multi_thread")]
async fn a_portal_told_to_stop_finishes_what_it_was_asked() {
    let folder = folder();
    let portal = Portal::start(&mut demo(folder.path()));
    let answered = Arc::new(AtomicUsize::new(0));
    let mut readers = JoinSet::new();
    for _ in 0..8 {
        let (answered, mut line) = (Arc::clone(&answered), Line::to(&portal.address));
        readers.spawn(async move {
            // Refused is who comes when the portal is gone; who has been let in is answered.
            while line.connect().await.is_ok() {
                assert_eq!(line.get("/projects").await.unwrap().status, 200);
                answered.fetch_add(1, Ordering::Relaxed);
            }
        });
    }
    let mut browser = Browser::sign_in(&portal.address, "portfolio").await;
    let mut writer = JoinSet::new();
    writer.spawn(async move {
        for number in 0.. {
            if browser.line.connect().await.is_err() {
                break;
            }
            assert_eq!(browser.comment(&format!("Stand {number}")).await.unwrap().status, 303);
        }
    });
    let stopping = spawn_blocking(move || {
        until("the middle of the work", || answered.load(Ordering::Relaxed) > 100);
        portal.stop(Signal::SIGTERM)
    });
    let log = stopping.await.unwrap();
    readers.join_all().await;
    writer.join_all().await;
    assert!(!log.contains("were still open"), "{log}");
}

/// Two portals on one database, each at an address of its own, as a proxy knows them.
#[derive(Clone)]
struct Pair {
    database: String,
    addresses: [String; 2],
}

impl Pair {
    fn of(database: String) -> Self {
        let listeners = [0, 0].map(|port| TcpListener::bind(("127.0.0.1", port)).unwrap());
        Self { database, addresses: listeners.map(|listener| listener.local_addr().unwrap().to_string()) }
    }

    fn start(&self, which: usize) -> Portal {
        let mut command = vorrang(["demo", "--drain-seconds", "2", "--listen", &self.addresses[which]]);
        Portal::start(command.env("DATABASE_URL", &self.database))
    }

    /// Stops a portal as its proxy would like it, and starts another in its place.
    fn replace(&self, which: usize, portal: Portal) -> Portal {
        portal.signal(Signal::SIGTERM);
        until("the sign for the proxy", || !portal.is_ready());
        assert_eq!(portal.get("/healthz").0, 200, "it still answers");
        portal.end_cleanly();
        self.start(which)
    }
}

/// Asks both in turn, as a proxy that looks at `/readyz`, and nothing a second time.
async fn ask_until(pair: Pair, is_over: Arc<AtomicBool>) -> usize {
    let mut lines = pair.addresses.map(|address| Line::to(&address));
    let mut answered = 0;
    while !is_over.load(Ordering::Relaxed) {
        lines.reverse();
        let [first, second] = &mut lines;
        let is_ready = first.get("/readyz").await.is_ok_and(|answer| answer.status == 200);
        let line = if is_ready { first } else { second };
        assert_eq!(line.get("/projects").await.unwrap().status, 200);
        answered += 1;
    }
    answered
}

#[tokio::test(flavor = "multi_thread")]
async fn two_portals_are_replaced_one_by_one_without_a_failed_request() {
    let folder = folder();
    let host = Portal::start(&mut demo(folder.path()));
    let pair = Pair::of(url(folder.path(), "vorrang", "vorrang"));
    let portals = [pair.start(0), pair.start(1)];
    let is_over = Arc::new(AtomicBool::new(false));
    let mut askers = JoinSet::new();
    for _ in 0..4 {
        askers.spawn(ask_until(pair.clone(), Arc::clone(&is_over)));
    }
    let replacing = spawn_blocking(move || {
        let [first, second] = portals;
        let first = pair.replace(0, first);
        [first, pair.replace(1, second)]
    });
    let portals = replacing.await.unwrap();
    is_over.store(true, Ordering::Relaxed);
    for answered in askers.join_all().await {
        assert!(answered > 0);
    }
    portals.into_iter().for_each(Portal::kill);
    host.stop(Signal::SIGTERM);
}
