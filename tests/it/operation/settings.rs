// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Settings: from where they come, what is said of them, and that everything wrong is said at once.

use std::{fs, os::unix::fs::PermissionsExt as _, path::Path, process::Command};

use super::said;
use crate::support::process::{folder, vorrang};

fn config(file: &Path) -> Command {
    let mut command = vorrang(["config", "--config"]);
    command.arg(file).env("LANG", "en_GB.UTF-8");
    command
}

/// What is said of a setting: its value and where that came from.
fn now<'a>(all: &'a str, name: &str) -> &'a str {
    let block = all.split("\n\n").find(|block| block.trim_start().lines().next() == Some(name));
    let line =
        block.unwrap_or_else(|| panic!("nothing of {name}")).lines().find(|line| line.contains("Now:"));
    line.unwrap().split_once("Now:").unwrap().1.trim()
}

fn write(file: &Path, text: &str, mode: u32) {
    fs::write(file, text).unwrap();
    fs::set_permissions(file, fs::Permissions::from_mode(mode)).unwrap();
}

#[test]
fn the_command_line_counts_before_the_environment_that_before_credentials_and_those_before_the_file() {
    let folder = folder();
    let file = folder.path().join("vorrang.toml");
    let text = "session_hours = 3\nsession_idle_minutes = 4\nplanning_seconds = 5\nopen_data = true\n\
                database_url = \"postgres://ada:geheim@file.example.org/x\"\nmail_from = \"\"\n\
                smtp_url = \"smtp://file.example.org\"\n";
    write(&file, text, 0o640);
    fs::write(folder.path().join("smtp_url"), "smtp://u:geheim@credential.example.org\n").unwrap();
    let mut command = config(&file);
    command.args(["--planning-seconds", "7", "--mail-from", "vorrang@example.org"]);
    command.env("CREDENTIALS_DIRECTORY", folder.path()).env("VORRANG_PLANNING_SECONDS", "6");
    command.env("VORRANG_SESSION_IDLE_MINUTES", "8").env("VORRANG_SESSION_HOURS", "");
    let (all, complaints, code) = said(&mut command);
    assert_eq!((complaints.as_str(), code), ("", 0));
    let in_file = |line| format!("{}, line {line}", file.display());
    assert_eq!(now(&all, "planning_seconds"), "7 (command line: --planning-seconds)");
    assert_eq!(now(&all, "session_idle_minutes"), "8 (environment: VORRANG_SESSION_IDLE_MINUTES)");
    // An empty variable says nothing.
    assert_eq!(now(&all, "session_hours"), format!("3 ({})", in_file(1)));
    assert_eq!(now(&all, "open_data"), format!("true ({})", in_file(4)));
    assert_eq!(now(&all, "database_url"), format!("(not shown) ({})", in_file(5)));
    assert_eq!(now(&all, "smtp_url"), "(not shown) (credential of systemd: smtp_url)");
    assert_eq!(now(&all, "listen"), "127.0.0.1:8080 (usual)");
    assert_eq!(now(&all, "metrics_listen"), "–");
    assert!(!all.contains("geheim"), "{all}");

    // A folder that is named nearer than a database is meant in its place.
    let (all, ..) = said(config(&file).args(["--data-folder", "/srv/x", "--mail-from", "a@example.org"]));
    assert_eq!(now(&all, "database_url"), "–");
    assert_eq!(now(&all, "data_folder"), "/srv/x (command line: --data-folder)");
}

#[test]
fn everything_that_is_wrong_is_said_at_once_and_nothing_else_happens() {
    let folder = folder();
    let (file, data) = (folder.path().join("vorrang.toml"), folder.path().join("data"));
    let text = "sesion_hours = 3\nsession-idle-minutes = 5\nfour_eyes = true\nlisten = [1]\n\
                oidc_issuer = \"http://id.example.org\"\nsmtp_url = \"mail:geheim\"\nxyzzy = 1\n";
    write(&file, text, 0o644);
    let mut serve = vorrang(["serve", "--api-requests-per-minute", "0", "--config"]);
    serve.arg(&file).env("VORRANG_DATA_FOLDER", &data).env("LANG", "en_GB.UTF-8");
    serve.env("VORRANG_SESSION_HOURS", "721").env("DATABASE_URL", "geheim");
    let (stdout, complaints, code) = said(&mut serve);
    assert_eq!((stdout.as_str(), code), ("", 1));
    let at = |line: usize| format!("{}, line {line}", file.display());
    let expected = [
        format!(
            "{}: for listen a text in quotation marks, a whole number, true or false is expected.",
            at(4)
        ),
        format!("{}: there is no setting “sesion_hours”. Perhaps “session_hours” is meant.", at(1)),
        format!(
            "{}: there is no setting “session-idle-minutes”. Perhaps “session_idle_minutes” is meant.",
            at(2)
        ),
        format!("{}: there is no setting “xyzzy”. `vorrang config` names all settings.", at(7)),
        format!(
            "{} holds smtp_url and can be read by everybody on this machine; please take that right away (chmod o-r).",
            file.display()
        ),
        "api_requests_per_minute cannot be “0” (command line: --api-requests-per-minute). \
         Expected is a whole number of requests, 1 to 1000000."
            .to_owned(),
        "database_url cannot be (not shown) (environment: DATABASE_URL). Expected is an address such as \
         postgres://vorrang:password@database.example.org/vorrang."
            .to_owned(),
        format!("four_eyes cannot be “true” ({}). Expected is one of: on, off.", at(3)),
        format!(
            "oidc_issuer cannot be “http://id.example.org” ({}). Expected is an address with https:// (on this \
             machine also http://) such as https://id.example.org/realms/city.",
            at(5)
        ),
        "session_hours cannot be “721” (environment: VORRANG_SESSION_HOURS). \
         Expected is a whole number of hours, 1 to 720."
            .to_owned(),
        format!(
            "smtp_url cannot be (not shown) ({}). Expected is an address such as \
             smtps://vorrang:password@mail.example.org or smtp://mail.example.org?tls=required.",
            at(6)
        ),
    ];
    let mut found: Vec<&str> = complaints.lines().collect();
    found.sort_unstable();
    let mut expected: Vec<&str> = expected.iter().map(String::as_str).collect();
    expected.sort_unstable();
    assert_eq!(found, expected);
    assert!(!data.exists());
}

#[test]
fn what_does_not_fit_together_is_said_together() {
    let folder = folder();
    let data = folder.path().join("data");
    let mut serve = vorrang(["serve", "--oidc-issuer", "https://id.example.org", "--data-folder"]);
    serve.arg(&data).env("VORRANG_SMTP_URL", "smtp://mail.example.org");
    let (_, complaints, code) = said(&mut serve);
    assert_eq!((complaints.lines().count(), code), (3, 1), "{complaints}");
    for missing in ["VORRANG_PUBLIC_URL.", "VORRANG_OIDC_CLIENT_ID.", "VORRANG_MAIL_FROM, "] {
        assert!(complaints.contains(missing), "{complaints}");
    }
    assert!(!data.exists());
}

#[test]
fn what_is_no_toml_is_named_by_its_line_without_being_quoted() {
    let folder = folder();
    let file = folder.path().join("vorrang.toml");
    write(&file, "session_hours = 3\ndatabase_url = geheim\n", 0o600);
    let (all, complaints, code) = said(&mut config(&file));
    let expected = format!("{}, line 2: this is not TOML.", file.display());
    assert!(code == 1 && complaints.starts_with(&expected) && !complaints.contains("geheim"), "{complaints}");
    assert!(all.contains("\nsession_hours\n"), "whoever looks for the mistake sees what can be set");
    let (_, complaints, code) = said(&mut config(&folder.path().join("missing.toml")));
    assert!(code == 1 && complaints.contains("missing.toml cannot be read"), "{complaints}");
}

#[test]
fn a_secret_has_no_place_on_a_command_line() {
    let (stdout, complaints, code) =
        said(&mut vorrang(["serve", "--database-url", "postgres://x:geheim@y/z"]));
    assert_eq!((stdout.as_str(), code), ("", 1));
    assert!(complaints.starts_with("database_url darf nicht auf der Kommandozeile stehen"), "{complaints}");
    assert!(!complaints.contains("geheim"));
    let (help, ..) = said(&mut vorrang(["serve", "--help"]));
    assert!(
        help.contains("--session-hours <HOURS>") && help.contains("[env: VORRANG_SESSION_HOURS=]"),
        "{help}"
    );
    assert!(
        !help.contains("--database-url")
            && help.contains("or from the file: ")
            && help.contains("DATABASE_URL"),
        "{help}"
    );
}

#[test]
fn the_example_holds_every_setting_and_each_of_its_lines_can_be_used() {
    let folder = folder();
    let file = folder.path().join("vorrang.toml");
    let mapping = folder.path().join("mapping.txt");
    fs::write(&mapping, "role;vorrang;reader\n").unwrap();
    for language in ["de_DE.UTF-8", "en_GB.UTF-8"] {
        let (example, ..) = said(vorrang(["config", "--example"]).env("LANG", language));
        write(&file, &example, 0o600);
        let (all, complaints, code) = said(&mut config(&file));
        assert_eq!((complaints.as_str(), code), ("", 0));
        assert!(!example.contains("setting-") && !example.contains("expected-"), "{example}");
        let lines: Vec<&str> = example.lines().filter_map(|line| line.strip_prefix('#')).collect();
        let set: Vec<&str> = lines.into_iter().filter(|line| !line.starts_with(' ')).collect();
        for line in &set {
            let name = line.split_once(" = ").unwrap().0;
            assert!(!now(&all, name).contains("vorrang.toml"), "{name} is not yet set");
        }
        let used = set.join("\n").replace("/etc/vorrang/mapping.txt", mapping.to_str().unwrap());
        write(&file, &used, 0o600);
        let (all, complaints, code) = said(&mut config(&file));
        assert_eq!((complaints.as_str(), code), ("", 0), "{used}");
        let from_file = all.matches("vorrang.toml, line ").count();
        assert_eq!(from_file, set.len(), "{all}");
        // All but the one that names the file itself.
        assert_eq!(all.matches("\n    Now:").count(), set.len() + 1);
    }
}
