// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! `vorrang audit verify`, as an operator gives it.

use std::{path::Path, process::Command};

use nix::sys::signal::Signal;
use sqlx::{Connection as _, Executor as _};

use crate::support::process::{Portal, complaint, connect, demo, folder, vorrang};

fn verify(folder: &Path) -> Command {
    let mut command = vorrang(["audit", "verify", "--data-folder"]);
    command.arg(folder);
    command
}

fn said(command: &mut Command) -> String {
    let output = command.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let said = String::from_utf8(output.stdout).unwrap();
    assert_eq!(said.lines().count(), 1, "{said}");
    said.trim_end().to_owned()
}

#[tokio::test]
async fn an_operator_is_told_whether_the_log_can_be_trusted() {
    let folder = folder();
    let portal = Portal::start(&mut demo(folder.path()));
    let verified = said(&mut verify(folder.path()));
    let (sentence, hash) = verified.split_once("; der Prüfwert des letzten ist ").unwrap();
    assert!(sentence.starts_with("Das Protokoll ist unversehrt: 53 Ereignisse vom "), "{verified}");
    let hash = hash.trim_end_matches('.');
    assert!(hash.len() == 64 && hash.bytes().all(|byte| byte.is_ascii_hexdigit()), "{hash}");
    portal.stop(Signal::SIGTERM);

    let english = said(verify(folder.path()).args(["--expect", hash]).env("LANG", "en_GB.UTF-8"));
    assert!(english.starts_with("The log is intact: 53 events from ") && english.contains(hash), "{english}");
    let unknown = "0".repeat(64);
    let complained = complaint(verify(folder.path()).args(["--expect", &unknown]));
    assert!(complained.contains(&format!("kein Ereignis mit dem Prüfwert {unknown}")), "{complained}");
    let misspelt = verify(folder.path()).args(["--expect", "abc"]).output().unwrap();
    assert_eq!(misspelt.status.code(), Some(2));
    assert!(String::from_utf8(misspelt.stderr).unwrap().contains("64 hexadecimal digits"));

    let portal = Portal::start(&mut demo(folder.path()));
    let mut connection = connect(folder.path()).await;
    connection.execute("alter table audit_event disable trigger user").await.unwrap();
    connection.execute("update audit_event set subject = 'andere.csv' where id = 2").await.unwrap();
    connection.close().await.unwrap();
    let complained = complaint(&mut verify(folder.path()));
    assert!(
        complained.starts_with("Das Protokoll ist nicht unversehrt: Das Ereignis 2 vom "),
        "{complained}"
    );
    assert!(complained.ends_with(" ist nachträglich verändert worden."), "{complained}");
    portal.stop(Signal::SIGTERM);
}
