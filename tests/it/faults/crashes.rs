// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! `kill -9` while people write.

use std::{
    path::Path,
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
};

use nix::sys::signal::{Signal, kill};
use sqlx::Connection as _;
use tokio::task::{JoinSet, spawn_blocking};

use super::{Browser, verify};
use crate::support::process::{Portal, connect, demo, folder, kill_servers, servers, until};

/// What the portal has said to have kept.
type Kept = Arc<Mutex<Vec<String>>>;

/// Writes until it is over; whether an answer comes or not.
async fn write(mut browser: Browser, name: usize, kept: Kept, is_over: Arc<AtomicBool>) {
    for number in 0.. {
        if is_over.load(Ordering::Relaxed) {
            return;
        }
        let text = format!("Stand {number} von {name}.");
        let answer = browser.comment(&text).await;
        if answer.is_ok_and(|answer| answer.status == 303) {
            kept.lock().unwrap().push(text);
        }
    }
}

/// Everything that is there, and what the log says of it.
async fn written(folder: &Path) -> Vec<(String, i64, i64)> {
    let mut connection = connect(folder).await;
    let written = sqlx::query_as(
        "select text, count(*), (select count(*) from audit_event where after ->> 'text' = text)
         from project_comment where text like 'Stand % von %.' group by text",
    );
    let written = written.fetch_all(&mut connection).await.unwrap();
    connection.close().await.unwrap();
    written
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_acknowledged_outlives_kill_9_and_is_there_once() {
    let folder = folder();
    let portal = Portal::start(&mut demo(folder.path()));
    let (kept, is_over) = (Kept::default(), Arc::new(AtomicBool::new(false)));
    let mut writers = JoinSet::new();
    for name in 0..4 {
        let browser = Browser::sign_in(&portal.address, "portfolio").await;
        writers.spawn(write(browser, name, Arc::clone(&kept), Arc::clone(&is_over)));
    }
    let killing = spawn_blocking({
        let (kept, data) = (Arc::clone(&kept), folder.path().to_owned());
        move || {
            let count = || kept.lock().unwrap().len();
            until("some changes", || count() > 20);
            for server in servers(&data) {
                // An error means that it has ended with the others.
                let _ = kill(server, Signal::SIGKILL);
            }
            let before = count();
            until("changes on another server", || count() > before + 20);
            portal.kill();
            kill_servers(&data);
        }
    });
    killing.await.unwrap();
    is_over.store(true, Ordering::Relaxed);
    writers.join_all().await;

    let portal = Portal::start(&mut demo(folder.path()));
    let written = written(folder.path()).await;
    for text in kept.lock().unwrap().iter() {
        assert!(written.iter().any(|(found, ..)| found == text), "{text} is lost");
    }
    for (text, times, events) in written {
        assert_eq!((times, events), (1, 1), "{text}");
    }
    verify(folder.path());
    portal.stop(Signal::SIGTERM);
}
