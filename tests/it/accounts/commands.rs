// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! `vorrang user`, as an operator gives it.

use std::{
    io::Write as _,
    path::Path,
    process::{Command, Stdio},
};

use nix::sys::signal::Signal;
use sqlx::Connection as _;

use super::PASSWORD;
use crate::support::process::{Portal, complaint, connect, folder, vorrang};

fn user(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = vorrang(["user"]);
    command.args(arguments).arg("--data-folder").arg(folder).env_remove("VORRANG_PUBLIC_URL");
    command
}

/// What a command that succeeds says.
fn said(command: &mut Command) -> Vec<String> {
    let output = command.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap().lines().map(str::to_owned).collect()
}

/// The same for one that reads from its standard input.
fn said_to(command: &mut Command, typed: &str) -> (bool, String) {
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(typed.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    let said = [output.stdout, output.stderr].concat();
    (output.status.success(), String::from_utf8(said).unwrap().trim_end().to_owned())
}

#[tokio::test]
async fn the_first_people_of_a_portal_come_from_the_command_line() {
    let folder = folder();
    let data = folder.path().join("data");
    let add = ["add", "Anna", "--name", "Anna Muster", "--role", "reader", "--role", "admin"];
    let first = said(user(&data, &add).args(["--public-url", "https://vorrang.example.org"]));
    assert!(first[0].starts_with("Mit diesem Link kann Anna Muster bis "), "{first:?}");
    let link = first[1].strip_prefix("https://vorrang.example.org").unwrap();

    // Beside a running portal, which is set up by now.
    let portal = Portal::start(vorrang(["serve", "--listen", "127.0.0.1:0", "--data-folder"]).arg(&data));
    assert_eq!(portal.get(link).0, 200);
    let (done, answer) = said_to(
        user(&data, &["add", "berta", "--name", "Berta", "--role", "reader", "--password-stdin"])
            .env("LANG", "en_GB.UTF-8"),
        &format!("{PASSWORD}\n"),
    );
    assert!(done && answer == "Berta can now sign in as “berta”.", "{answer}");
    let again = said(&mut user(&data, &["password", "anna"]));
    assert!(again[0].contains("--public-url") && again[1].starts_with("/password/"), "{again:?}");
    assert_eq!((portal.get(link).0, portal.get(&again[1]).0), (404, 200));

    said(&mut user(&data, &["roles", "berta", "--role", "assessor", "--role", "reader"]));
    said(&mut user(&data, &["deactivate", "BERTA"]));
    let listed = said(&mut user(&data, &["list"]));
    assert_eq!(
        listed,
        [
            "anna   Anna Muster  reader,admin     -  darf sich anmelden",
            "berta  Berta        reader,assessor  -  gesperrt",
        ]
    );
    assert!(complaint(&mut user(&data, &["password", "berta"])).contains("ist gesperrt"));
    said(&mut user(&data, &["activate", "berta"]));
    assert!(said(&mut user(&data, &["list"]))[1].ends_with("darf sich anmelden"));

    for (arguments, refusal) in [
        (add.as_slice(), "Diesen Anmeldenamen gibt es schon."),
        (&["deactivate", "anna"], "Das ist die letzte Person, die das Portal verwalten kann."),
        (&["roles", "anna", "--role", "reader"], "Das ist die letzte Person, die das Portal verwalten kann."),
        (&["roles", "carl", "--role", "reader"], "Niemand hat den Anmeldenamen „carl“."),
        (
            &["add", "carl", "--name", "C", "--role", "reader", "--department", "Nix"],
            "Den Fachbereich „Nix“ gibt es nicht",
        ),
    ] {
        let said = complaint(&mut user(&data, arguments));
        assert!(said.starts_with(refusal), "{said}");
    }
    let mut connection = connect(&data).await;
    let actors: Vec<(String, String)> = sqlx::query_as(
        "select distinct actor_name, action from audit_event where action <> 'portal-set-up' order by action",
    )
    .fetch_all(&mut connection)
    .await
    .unwrap();
    let by_command = |action: &str| ("Vorrang, Kommandozeile".to_owned(), action.to_owned());
    assert_eq!(actors, ["password-link-made", "person-added", "person-changed"].map(by_command));
    connection.close().await.unwrap();
    let log = portal.stop(Signal::SIGTERM);
    assert!(log.contains("/password/{secret}"), "{log}");
    assert!(!log.contains(link) && !log.contains(&again[1]), "links stay out of the log");
}

#[test]
fn what_cannot_be_so_is_said_before_a_database_is_made() {
    let folder = folder();
    let data = folder.path().join("data");
    for (arguments, refusal) in [
        (["Änne", "--name", "A", "--role", "reader"], "SIGN_IN_NAME: Bitte verwenden Sie nur Buchstaben"),
        (["anna", "--name", " ", "--role", "reader"], "--name: Bitte füllen Sie dieses Feld aus."),
    ] {
        let said = complaint(user(&data, &["add"]).args(arguments));
        assert!(said.starts_with(refusal), "{said}");
    }
    let add = ["add", "anna", "--name", "Anna", "--role", "reader", "--password-stdin"];
    for weak in ["", "kurz\n", "passwortpasswort\n"] {
        let (done, answer) = said_to(&mut user(&data, &add), weak);
        assert!(!done && answer.starts_with("--password-stdin: "), "{answer}");
        assert!(weak.trim().is_empty() || !answer.contains(weak.trim()), "{answer}");
    }
    assert!(!data.exists());
}
