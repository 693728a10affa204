// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! `vorrang backup` and `vorrang restore`, as an operator gives them.

use std::{
    fs,
    os::unix::fs::PermissionsExt as _,
    path::{Path, PathBuf},
    process::Command,
};

use nix::sys::signal::Signal;
use sqlx::{AssertSqlSafe, Connection as _, Executor as _};

use crate::{
    faults::Browser,
    support::process::{Portal, complaint, connect, demo, folder, servers, url, vorrang},
};

fn backup(data: &Path, file: &Path) -> Command {
    let mut command = vorrang(["backup"]);
    command.arg(file).arg("--data-folder").arg(data);
    command
}

fn restore(file: &Path, data: &Path) -> Command {
    let mut command = vorrang(["restore"]);
    command.arg(file).arg("--data-folder").arg(data);
    command
}

fn said(command: &mut Command) -> String {
    let output = command.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// Every table with what is in it, but for sessions, since nobody is signed in to what was restored, and for the
/// certainty of the places, which each portal works out for itself.
async fn contents(data: &Path) -> Vec<(String, i64, Option<String>)> {
    let mut connection = connect(data).await;
    let tables: Vec<String> = sqlx::query_scalar(
        "select tablename::text from pg_tables
         where schemaname = 'public' and tablename not in ('session', 'robustness', 'robustness_run') order by 1",
    )
    .fetch_all(&mut connection)
    .await
    .unwrap();
    let mut contents = Vec::new();
    for table in tables {
        let rows =
            format!("select count(*), md5(string_agg(it::text, '|' order by it::text)) from \"{table}\" it");
        let (count, hash) = sqlx::query_as(AssertSqlSafe(rows)).fetch_one(&mut connection).await.unwrap();
        contents.push((table, count, hash));
    }
    connection.close().await.unwrap();
    contents
}

/// A portal's data folder, and a backup of it that was written while the portal ran.
fn backed_up(parent: &Path) -> (PathBuf, PathBuf, Portal) {
    let (data, file) = (parent.join("data"), parent.join("of today.backup"));
    let portal = Portal::start(&mut demo(&data));
    let done = said(&mut backup(&data, &file));
    assert!(
        done.starts_with("Die Sicherung steht in ") && done.ends_with(" zur Probe ganz gelesen.\n"),
        "{done}"
    );
    (data, file, portal)
}

#[tokio::test]
async fn a_backup_of_a_running_portal_makes_the_same_portal_again() {
    let folder = folder();
    let (data, file, portal) = backed_up(folder.path());
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600, "only the owner reads it");
    let left: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left.len(), 2, "{left:?}");

    let fresh = folder.path().join("fresh");
    let done = said(&mut restore(&file, &fresh));
    let lines: Vec<&str> = done.lines().collect();
    assert!(lines[0].ends_with("sind wiederhergestellt; alle müssen sich neu anmelden."), "{done}");
    assert!(lines[1].contains("53 Ereignisse"), "the log was checked: {done}");
    assert_eq!(lines[2], "1 festgehaltene Rangliste mit 62 Plätzen nachgerechnet: Alles stimmt.");
    assert_eq!(servers(&fresh), [], "a command leaves no server behind");

    let copy = Portal::start(&mut demo(&fresh));
    let (here, there) = (contents(&data).await, contents(&fresh).await);
    assert!(here.iter().any(|(table, rows, _)| table == "project" && *rows >= 62), "{here:?}");
    let differing: Vec<_> = here.iter().zip(&there).filter(|(one, other)| one != other).collect();
    assert!(differing.is_empty() && here.len() == there.len(), "{differing:?}");
    assert_eq!(copy.get("/projects/DIG-001").0, 200);
    copy.stop(Signal::SIGTERM);
    portal.stop(Signal::SIGTERM);
}

#[tokio::test]
async fn a_given_database_is_backed_up_and_restored_too() {
    let folder = folder();
    let (data, file, portal) = backed_up(folder.path());
    let mut connection = connect(&data).await;
    connection.execute("create database other").await.unwrap();
    connection.close().await.unwrap();
    let at = |database| url(&data, "vorrang", database).replace("vorrang@", "vorrang:p%40ss%20word@");

    let second = folder.path().join("second.backup");
    said(vorrang(["restore"]).arg(&file).env("DATABASE_URL", at("other")));
    said(vorrang(["backup"]).arg(&second).env("DATABASE_URL", at("other")));
    let complained = complaint(vorrang(["restore"]).arg(&second).env("DATABASE_URL", at("other")));
    assert!(complained.starts_with("Dort gibt es schon Daten"), "{complained}");
    portal.stop(Signal::SIGTERM);
}

#[tokio::test]
async fn nothing_is_overwritten_and_nothing_half_is_taken_for_a_backup() {
    let folder = folder();
    let (data, file, portal) = backed_up(folder.path());
    let complained = complaint(&mut backup(&data, &file));
    assert!(complained.ends_with("gibt es schon; eine Sicherung überschreibt nie etwas."), "{complained}");
    let complained = complaint(&mut restore(&file, &data));
    assert!(complained.starts_with("Dort gibt es schon Daten"), "{complained}");
    portal.stop(Signal::SIGTERM);

    // An empty or misspelt folder is not backed up as if that were all.
    let nothing = folder.path().join("nothing");
    let complained = complaint(&mut backup(&nothing, &folder.path().join("of nothing")));
    assert!(complained.starts_with("Dort gibt es keine Daten"), "{complained}");
    assert!(!nothing.exists());

    let whole = fs::read(&file).unwrap();
    let (half, foreign) = (folder.path().join("half"), folder.path().join("foreign"));
    fs::write(&half, &whole[..whole.len() / 2]).unwrap();
    fs::write(&foreign, "PK, but no backup").unwrap();
    for bad in [&half, &foreign, &folder.path().join("not there")] {
        let complained = complaint(&mut restore(bad, &nothing));
        assert!(complained.contains("ist keine vollständige Sicherung von Vorrang."), "{complained}");
        assert!(!nothing.exists(), "a database was made for nothing");
    }
    let unwritable = folder.path().join("not there").join("backup");
    let complained = complaint(&mut backup(&data, &unwritable));
    assert!(complained.contains("kann nicht geschrieben werden"), "{complained}");
}

/// Written by `tests/tools/keep-backup.py` with the programs of then; named by the last migration that each knew.
#[tokio::test]
async fn data_of_earlier_programs_come_along() {
    let mut files: Vec<PathBuf> =
        fs::read_dir("tests/data/backups").unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert!(files.len() >= 2, "those of the last two releases are kept");
    for file in files {
        let name = file.file_stem().unwrap().to_str().unwrap().to_owned();
        let folder = folder();
        let data = folder.path().join("data");
        let done = said(&mut restore(&file, &data));
        assert!(
            done.contains("2 festgehaltene Ranglisten"),
            "boards are worked out as they were: {name}: {done}"
        );

        let portal = Portal::start(&mut demo(&data));
        let mut connection = connect(&data).await;
        let known: Vec<i64> = sqlx::query_scalar("select version from _sqlx_migrations order by 1")
            .fetch_all(&mut connection)
            .await
            .unwrap();
        assert!(known.contains(&name.parse().unwrap()), "{name} is one of ours");
        let ours: Vec<i64> = vorrang::MIGRATOR.iter().map(|migration| migration.version).collect();
        assert_eq!(known, ours, "{name}");
        let counted = "select (select count(*) from project), (select count(*) from standing),
            (select count(*) from board_row), (select count(*) from snapshot), (select count(*) from person)";
        let counts: (i64, i64, i64, i64, i64) =
            sqlx::query_as(counted).fetch_one(&mut connection).await.unwrap();
        connection.close().await.unwrap();
        assert_eq!((counts.0, counts.1, counts.3), (73, 66, 2), "{name}: {counts:?}");
        assert!(counts.2 >= 66 && counts.4 == 12, "{name}: {counts:?}");

        let mut browser = Browser::sign_in(&portal.address, "portfolio").await;
        let project = browser.get("/projects/DIG-001").await.unwrap();
        assert_eq!(project.status, 200, "{name}");
        assert!(project.body.contains("Vor dem Umstieg geschrieben."), "{name}: {}", project.body);
        let first = |page: &str| {
            page.split_once("/projects/DIG-").unwrap().1.split(['"', '?']).next().unwrap().to_owned()
        };
        let board = portal.get("/").1;
        let frozen = portal.get("/boards/2").1;
        assert_eq!(first(&board), first(&frozen), "{name}: the order is that of then");
        for address in ["/projects", "/plan", "/search?q=Online", "/boards"] {
            assert_eq!(portal.get(address).0, 200, "{name}: {address}");
        }
        portal.stop(Signal::SIGTERM);
        said(vorrang(["audit", "verify", "--data-folder"]).arg(&data));
    }
}
