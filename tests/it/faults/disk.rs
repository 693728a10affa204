// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! A disk without room.

use std::{fs, path::Path, process::Command};

use sqlx::Connection as _;

use super::{Browser, stop_without_mistakes, verify};
use crate::support::process::{Portal, connect, demo, folder};

/// `vorrang demo` on a disk that is full as long as there is a file at `sign`.
fn demo_on_small_disk(folder: &Path, sign: &Path) -> Command {
    let library = folder.join("full-disk.so");
    let mut compiler = Command::new("cc");
    compiler.args(["-shared", "-fPIC", "-o"]).arg(&library).arg("tests/tools/full-disk.c").arg("-ldl");
    assert!(compiler.status().unwrap().success());
    let mut command = demo(&folder.join("data"));
    command.env("LD_PRELOAD", library).env("DISK_IS_FULL", sign);
    command
}

/// As long as a comment may be, and different each time.
fn long_text(number: i64) -> String {
    let words = (1_i64..).map(|word| format!("{:x} ", word.wrapping_mul(0x1e37_79b9_7f4a_7c15) ^ number));
    words.flat_map(String::into_bytes).take(3_900).map(char::from).collect()
}

#[tokio::test]
async fn on_a_full_disk_changes_are_refused_whole_and_everything_can_be_read() {
    let folder = folder();
    let sign = folder.path().join("full");
    let portal = Portal::start(&mut demo_on_small_disk(folder.path(), &sign));
    let data = folder.path().join("data");
    let mut browser = Browser::sign_in(&portal.address, "portfolio").await;
    fs::write(&sign, "").unwrap();

    // What still fits into the pages of the tables is kept.
    let mut kept = 0;
    let refused = loop {
        let answer = browser.comment(&long_text(kept)).await.unwrap();
        if answer.status != 303 {
            break answer;
        }
        kept += 1;
        assert!(kept < 100, "the disk is not full");
    };
    assert_eq!(refused.status, 503);
    assert!(
        refused.body.contains("Auf dem Server ist kein Platz mehr. Ihre Änderung wurde nicht gespeichert")
    );
    assert_eq!(browser.get("/projects/DIG-001").await.unwrap().status, 200);
    assert_eq!(portal.get("/").0, 200);
    assert_eq!(portal.get("/readyz").0, 200);
    let mut connection = connect(&data).await;
    let counts: (i64, i64) = sqlx::query_as(
        "select (select count(*) from project_comment where length(text) > 3000),
                (select count(*) from audit_event where length(after ->> 'text') > 3000)",
    )
    .fetch_one(&mut connection)
    .await
    .unwrap();
    connection.close().await.unwrap();
    assert_eq!(counts, (kept, kept));
    verify(&data);

    fs::remove_file(&sign).unwrap();
    assert_eq!(browser.comment(&long_text(kept)).await.unwrap().status, 303);
    verify(&data);
    stop_without_mistakes(portal);
}
