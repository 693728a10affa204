// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! `vorrang board verify`, as an operator gives it; and the portal's end while boards are open.

use std::{
    io::{BufRead as _, BufReader, Write as _},
    net::TcpStream,
    path::Path,
    process::Command,
    time::Instant,
};

use nix::sys::signal::Signal;
use sqlx::{Connection as _, Executor as _};

use crate::support::process::{Portal, complaint, connect, demo, folder, vorrang};

fn verify(folder: &Path) -> Command {
    let mut command = vorrang(["board", "verify", "--data-folder"]);
    command.arg(folder);
    command
}

#[tokio::test]
async fn an_operator_is_told_whether_boards_of_the_past_can_be_trusted() {
    let folder = folder();
    let portal = Portal::start(&mut demo(folder.path()));
    let output = verify(folder.path()).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(
        String::from_utf8(output.stdout).unwrap(),
        "1 festgehaltene Rangliste mit 62 Plätzen nachgerechnet: Alles stimmt.\n"
    );
    let mut connection = connect(folder.path()).await;
    connection.execute("alter table snapshot_place disable trigger user").await.unwrap();
    connection
        .execute("update snapshot_place set place = 5 where project_id = (select id from project where number = 'DIG-001')")
        .await
        .unwrap();
    connection.close().await.unwrap();
    let complained = complaint(&mut verify(folder.path()));
    assert!(complained.starts_with("Stichtag 1 ("), "{complained}");
    assert!(complained.ends_with("DIG-001 steht auf Platz 5, nachgerechnet ist es Platz 8."), "{complained}");
    portal.stop(Signal::SIGTERM);
}

#[test]
fn open_boards_do_not_keep_the_portal_from_ending() {
    let folder = folder();
    let portal = Portal::start(&mut demo(folder.path()));
    let mut line = TcpStream::connect(&portal.address).unwrap();
    write!(line, "GET /events HTTP/1.1\r\nhost: {}\r\n\r\n", portal.address).unwrap();
    let mut said = BufReader::new(line).lines();
    assert!(said.by_ref().map(Result::unwrap).any(|line| line.starts_with("data: ")));
    let asked = Instant::now();
    let log = portal.stop(Signal::SIGTERM);
    assert!(asked.elapsed().as_secs() < 8, "{:?}", asked.elapsed());
    assert!(!log.contains("still open"), "{log}");
    // The line has ended as lines end.
    let rest: Result<Vec<String>, _> = said.collect();
    assert!(rest.is_ok(), "{rest:?}");
}
