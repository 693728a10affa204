// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! More than can be answered, and clients that take their time.

use std::{path::Path, process::Command};

use nix::sys::signal::Signal;
use sqlx::{Connection as _, Executor as _};
use tokio::{
    io::{AsyncWriteExt as _, BufReader},
    net::TcpStream,
    task::JoinSet,
};
use vorrang::kit::admission::MOST;

use super::{Browser, Line, answer};
use crate::support::process::{Portal, connect, demo, folder};

/// More clients than the portal has places for requests.
const CROWD: usize = MOST + 64;

/// So many connections on which this has been sent.
async fn clients(portal: &Portal, count: usize, sent: &str) -> Vec<TcpStream> {
    let mut clients = Vec::with_capacity(count);
    for _ in 0..count {
        let mut client = TcpStream::connect(&portal.address).await.unwrap();
        client.write_all(sent.as_bytes()).await.unwrap();
        clients.push(client);
    }
    clients
}

#[tokio::test]
async fn a_flood_is_turned_away_at_once_and_the_portal_stays_healthy() {
    let folder = folder();
    let portal = Portal::start(&mut demo(folder.path()));
    let mut connection = connect(folder.path()).await;
    // Every page waits for this. It is not the board that is asked for: of all who ask for that, one takes a place.
    let mut held = connection.begin().await.unwrap();
    held.execute("lock table board_state in access exclusive mode").await.unwrap();

    let mut answers = JoinSet::new();
    for client in clients(&portal, CROWD, "GET /projects HTTP/1.1\r\nhost: portal\r\n\r\n").await {
        answers.spawn(async move { answer(&mut BufReader::new(client)).await.unwrap() });
    }
    let turned_away = answers.join_next().await.unwrap().unwrap();
    assert_eq!((turned_away.status, turned_away.header("retry-after")), (503, Some("5")));
    assert!(turned_away.body.contains("Gerade kommen mehr Anfragen an"), "{}", turned_away.body);
    assert_eq!(portal.get("/healthz").0, 200);
    held.rollback().await.unwrap();
    let statuses: Vec<u16> = answers.join_all().await.iter().map(|answer| answer.status).collect();
    assert_eq!(statuses.len(), CROWD - 1);
    assert!(statuses.iter().all(|status| [200, 503].contains(status)), "{statuses:?}");
    assert!(statuses.contains(&200));
    assert_eq!(portal.get("/").0, 200);
    portal.stop(Signal::SIGTERM);
}

#[tokio::test]
async fn clients_that_dawdle_keep_nobody_from_being_answered() {
    let folder = folder();
    let portal = Portal::start(&mut demo(folder.path()));
    let head = clients(&portal, CROWD, "GET / HTTP/1.1\r\nhost: por").await;
    let form = "POST /sign-in HTTP/1.1\r\nhost: portal\r\ncontent-length: 60000\r\n\
                content-type: application/x-www-form-urlencoded\r\n\r\nname=";
    let body = clients(&portal, CROWD, form).await;
    let endless = "POST /sign-in HTTP/1.1\r\nhost: portal\r\ntransfer-encoding: chunked\r\n\
                   content-type: application/x-www-form-urlencoded\r\n\r\n5\r\nname=\r\n";
    let chunks = clients(&portal, CROWD, endless).await;
    // Asked for a page and not one byte of it taken, though it is there.
    let deaf = clients(&portal, CROWD, "GET / HTTP/1.1\r\nhost: portal\r\n\r\n").await;
    for client in &deaf {
        client.readable().await.unwrap();
    }

    let mut browser = Browser::sign_in(&portal.address, "portfolio").await;
    assert_eq!(browser.comment("Alle anderen trödeln.").await.unwrap().status, 303);
    assert_eq!(portal.get("/").0, 200);
    drop((head, body, chunks, deaf));
    portal.stop(Signal::SIGTERM);
}

/// `vorrang demo` where the system lets it have few connections.
fn demo_with_few_files(folder: &Path) -> Command {
    let inner = demo(folder);
    let mut command = Command::new("sh");
    command
        .args(["-c", r#"ulimit -n 600 && exec "$0" "$@""#])
        .arg(inner.get_program())
        .args(inner.get_args());
    for (name, value) in inner.get_envs() {
        match value {
            Some(value) => command.env(name, value),
            None => command.env_remove(name),
        };
    }
    command
}

#[tokio::test]
async fn connections_that_say_nothing_make_room_for_one_that_asks() {
    let folder = folder();
    let portal = Portal::start(&mut demo_with_few_files(folder.path()));
    // Some have asked before, as a browser has that is left open.
    let mut idle = Vec::new();
    for _ in 0..200 {
        let mut line = Line::to(&portal.address);
        assert_eq!(line.get("/healthz").await.unwrap().status, 200);
        idle.push(line);
    }
    let silent = clients(&portal, 300, "").await;
    let begun = clients(&portal, 300, "GET / HTTP/1.1\r\n").await;
    assert_eq!(portal.get("/").0, 200);
    drop((idle, silent, begun));
    portal.stop(Signal::SIGTERM);
}
