// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! The program around the portal, with real processes: how it starts, stops, recovers and complains.

use std::{
    fs,
    io::{Read as _, Write as _},
    net::{TcpListener, TcpStream},
    os::unix::{
        fs::{MetadataExt as _, PermissionsExt as _},
        process::CommandExt as _,
    },
    path::Path,
    process::{Command, Stdio},
};

use nix::{
    sys::signal::{Signal, kill},
    unistd::Uid,
};
use sqlx::{Connection as _, Executor as _};
use vorrang::kit::{cluster::ClusterError, i18n::Locale};

use crate::support::process::{
    Portal, complaint, connect, demo, folder, impossible, kill_servers, postmaster, servers, until, url,
    vorrang,
};

/// Writes something that has to be there later.
async fn remember(folder: &Path) {
    let mut connection = connect(folder).await;
    connection.execute("CREATE TABLE remembered AS SELECT 42 AS answer").await.unwrap();
    connection.close().await.unwrap();
}

async fn recall(folder: &Path) -> i32 {
    let mut connection = connect(folder).await;
    let answer =
        sqlx::query_scalar("SELECT answer FROM remembered").fetch_one(&mut connection).await.unwrap();
    connection.close().await.unwrap();
    answer
}

#[tokio::test]
async fn a_portal_ends_cleanly_on_sigterm_and_sigint_and_the_next_one_finds_its_data() {
    let folder = folder();
    let data = folder.path().join("new, \"and\" odd");

    let portal = Portal::start(&mut demo(&data));
    assert!(portal.announcement.starts_with("Vorrang läuft: http://127.0.0.1:"), "{}", portal.announcement);
    assert!(portal.announcement.contains(data.to_str().unwrap()), "{}", portal.announcement);
    assert_eq!(portal.get("/healthz").0, 200);
    assert_eq!(portal.get("/readyz").0, 200);
    remember(&data).await;
    portal.stop(Signal::SIGTERM);
    assert_eq!(servers(&data), []);

    let portal = Portal::start(demo(&data).env("LANG", "en_GB.UTF-8"));
    assert!(portal.announcement.starts_with("Vorrang is running: "), "{}", portal.announcement);
    assert_eq!(recall(&data).await, 42);
    portal.press_ctrl_c();
    let log = portal.end_cleanly();
    assert!(!log.contains("ended by itself"), "{log}");
    assert_eq!(servers(&data), []);
    assert!(!fs::read_to_string(data.join("postgres.log")).unwrap().contains("was interrupted"));
}

#[tokio::test]
async fn the_database_is_durable_closed_to_others_and_knows_umlauts() {
    let folder = folder();
    let portal = Portal::start(&mut demo(folder.path()));
    let mut connection = connect(folder.path()).await;
    let setting = |name: &'static str| sqlx::query_scalar("SELECT current_setting($1)").bind(name);
    for (name, value) in [
        ("fsync", "on"),
        ("synchronous_commit", "on"),
        ("full_page_writes", "on"),
        ("data_checksums", "on"),
        ("listen_addresses", ""),
        ("server_encoding", "UTF8"),
    ] {
        let found: String = setting(name).fetch_one(&mut connection).await.unwrap();
        assert_eq!(found, value, "{name}");
    }
    let found: bool =
        sqlx::query_scalar("SELECT 'Ämter' ILIKE 'äMTER'").fetch_one(&mut connection).await.unwrap();
    assert!(found);
    for private in ["socket", "postgres"] {
        let mode = fs::metadata(folder.path().join(private)).unwrap().mode();
        assert_eq!(mode & 0o777, 0o700, "{private}");
    }
    portal.stop(Signal::SIGTERM);
}

#[tokio::test]
async fn after_kill_9_of_everything_nothing_is_lost() {
    let folder = folder();
    let portal = Portal::start(&mut demo(folder.path()));
    remember(folder.path()).await;
    portal.kill();
    kill_servers(folder.path());

    let portal = Portal::start(&mut demo(folder.path()));
    assert_eq!(recall(folder.path()).await, 42);
    portal.stop(Signal::SIGTERM);
}

/// Process numbers are given out again: after a crash, the number in Postgres' lock files may be that of
/// any program of the same account.
#[tokio::test]
async fn a_stranger_with_the_process_number_of_the_killed_server_is_left_alone() {
    let folder = folder();
    let portal = Portal::start(&mut demo(folder.path()));
    remember(folder.path()).await;
    portal.kill();
    kill_servers(folder.path());

    let owner = fs::metadata(folder.path().join("postgres")).unwrap();
    let mut stranger = Command::new("cat");
    stranger.current_dir("/");
    if Uid::effective().is_root() {
        stranger.uid(owner.uid()).gid(owner.gid());
    }
    // Asleep until its stdin ends, which it does with the test.
    let mut stranger = stranger.stdin(Stdio::piped()).stdout(Stdio::null()).spawn().unwrap();
    for lock in ["postgres/postmaster.pid", "socket/.s.PGSQL.5432.lock"] {
        let path = folder.path().join(lock);
        let content = fs::read_to_string(&path).unwrap();
        let (_, rest) = content.split_once('\n').unwrap();
        fs::write(&path, format!("{}\n{rest}", stranger.id())).unwrap();
    }

    let portal = Portal::start(&mut demo(folder.path()));
    assert_eq!(recall(folder.path()).await, 42);
    portal.stop(Signal::SIGTERM);
    assert_eq!(stranger.try_wait().unwrap(), None);
    assert!(stranger.wait().unwrap().success());
}

#[tokio::test]
async fn the_server_of_a_killed_portal_is_replaced() {
    let folder = folder();
    let portal = Portal::start(&mut demo(folder.path()));
    remember(folder.path()).await;
    let orphan = postmaster(folder.path()).unwrap();
    portal.kill();
    assert!(servers(folder.path()).contains(&orphan));

    let portal = Portal::start(&mut demo(folder.path()));
    assert!(!servers(folder.path()).contains(&orphan));
    assert_eq!(recall(folder.path()).await, 42);
    let log = portal.stop(Signal::SIGTERM);
    assert!(log.contains("stopping the database server of a portal that was killed"), "{log}");
    assert_eq!(servers(folder.path()), []);
    assert!(!fs::read_to_string(folder.path().join("postgres.log")).unwrap().contains("was interrupted"));
}

#[tokio::test]
async fn a_portal_killed_while_it_creates_its_database_leaves_nothing_half() {
    let folder = folder();
    let unfinished = || {
        let entries = fs::read_dir(folder.path()).unwrap().flatten();
        entries.filter(|entry| entry.file_name().to_str().unwrap().starts_with("postgres.new")).count()
    };
    let mut first = demo(folder.path()).spawn().unwrap();
    until("a database that is being created", || unfinished() > 0);
    first.kill().unwrap();
    first.wait().unwrap();
    assert!(!folder.path().join("postgres").exists());

    let portal = Portal::start(&mut demo(folder.path()));
    assert_eq!(portal.get("/readyz").0, 200);
    portal.stop(Signal::SIGTERM);
}

#[tokio::test]
async fn a_server_that_dies_is_started_again() {
    let folder = folder();
    let portal = Portal::start(&mut demo(folder.path()));
    remember(folder.path()).await;
    let first = postmaster(folder.path()).unwrap();
    kill(first, Signal::SIGKILL).unwrap();

    until("another server", || {
        postmaster(folder.path()).is_some_and(|server| server != first) && portal.is_ready()
    });
    assert_eq!(recall(folder.path()).await, 42);
    portal.stop(Signal::SIGTERM);
    assert_eq!(servers(folder.path()), []);
}

#[test]
fn a_server_that_keeps_dying_ends_the_portal() {
    let folder = folder();
    let mut portal = Portal::start(&mut demo(folder.path()));
    let mut killed = None;
    // As often as it takes: one that is killed while it starts is tried again and was never running, so that
    // nobody can say how many of those killed here have ended in the eyes of the portal.
    until("the end of the portal", || {
        let server = postmaster(folder.path()).filter(|server| Some(*server) != killed);
        if let Some(server) = server
            && portal.is_ready()
            && kill(server, Signal::SIGKILL).is_ok()
        {
            killed = Some(server);
        }
        portal.has_ended()
    });
    let (status, log) = portal.end();
    assert_eq!(status.code(), Some(1), "{log}");
    assert!(log.lines().last().unwrap().contains("mehrmals von selbst beendet"), "{log}");
    until("the end of the servers", || servers(folder.path()).is_empty());
}

#[test]
fn a_second_portal_on_the_folder_is_refused_by_name() {
    let folder = folder();
    let portal = Portal::start(&mut demo(folder.path()));
    let said = complaint(&mut demo(folder.path()));
    assert!(said.contains(&format!("(Prozess {})", portal.pid())), "{said}");
    assert!(said.contains("arbeitet schon ein anderes Vorrang"), "{said}");
    assert_eq!(portal.get("/readyz").0, 200);
    portal.stop(Signal::SIGTERM);
}

#[test]
fn a_list_can_be_imported_beside_the_portal_and_without_it() {
    let folder = folder();
    let data = folder.path().join("data");
    let import = |number: &str| {
        let list = folder.path().join("list.csv");
        let head = include_str!("../../data/projects.csv").lines().next().unwrap();
        fs::write(&list, format!("{head}\n{number};Titel;;Amt;sichtbar;;;1;1;bewertet;;5;5;5;5\n")).unwrap();
        let mut import = vorrang(["import"]);
        import.arg(&list).arg("--data-folder").arg(&data);
        import
    };

    assert!(import("DIG-901").status().unwrap().success());
    assert_eq!(servers(&data), []);
    let mut serve = vorrang(["serve", "--public-board", "--listen", "127.0.0.1:0", "--data-folder"]);
    let portal = Portal::start(serve.arg(&data));
    assert_eq!(portal.get("/projects/DIG-901").0, 200);
    assert_eq!(portal.get("/projects/DIG-902").0, 404);
    let done = import("DIG-902").output().unwrap();
    let said = String::from_utf8(done.stdout).unwrap();
    assert_eq!(said.lines().last(), Some("1 Vorhaben wurde übernommen."), "{said}");
    assert!(portal.get("/").1.contains("DIG-902"), "the board shows it at once");
    let refused = import("DIG-1").output().unwrap();
    assert_eq!(refused.status.code(), Some(1));
    let said = String::from_utf8(refused.stderr).unwrap();
    assert!(said.contains("A2 „DIG-1“: Das ist keine Kennung."), "{said}");
    portal.stop(Signal::SIGTERM);
}

#[tokio::test]
async fn the_demonstration_is_loaded_once_and_keeps_what_was_changed() {
    let folder = folder();
    let portal = Portal::start(&mut demo(folder.path()));
    assert!(portal.get("/").1.contains("Internetbasierte Fahrzeugzulassung"));
    let mut connection = connect(folder.path()).await;
    sqlx::query("update project set title = 'Zulassung im Netz' where number = 'DIG-021'")
        .execute(&mut connection)
        .await
        .unwrap();
    portal.stop(Signal::SIGINT);
    let portal = Portal::start(&mut demo(folder.path()));
    let board = portal.get("/").1;
    assert!(board.contains("Zulassung im Netz") && !board.contains("Internetbasierte Fahrzeugzulassung"));
    portal.stop(Signal::SIGTERM);
}

#[test]
fn a_list_that_is_missing_is_named_before_a_database_is_made() {
    let folder = folder();
    let data = folder.path().join("data");
    let said = complaint(vorrang(["import", "/missing.csv", "--data-folder"]).arg(&data));
    assert!(said.starts_with("Die Datei /missing.csv lässt sich nicht lesen"), "{said}");
    assert!(!data.exists());
}

#[test]
fn a_port_that_is_taken_is_named_before_anything_else_happens() {
    let folder = folder();
    let data = folder.path().join("data");
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let said = complaint(vorrang(["serve", "--listen", &address, "--data-folder"]).arg(&data));
    assert!(said.starts_with(&format!("Unter {address} antwortet schon ein anderes Programm")), "{said}");
    assert!(!data.exists());
}

#[test]
fn a_folder_that_cannot_be_written_to_is_named() {
    let folder = folder();
    let impossible = impossible(folder.path());
    let said = complaint(&mut demo(&impossible));
    assert!(
        said.starts_with(&format!(
            "In den Datenordner {} kann nicht geschrieben werden",
            impossible.display()
        )),
        "{said}"
    );
}

#[test]
fn a_folder_whose_path_is_too_long_for_a_socket_is_named() {
    let folder = folder();
    let said = complaint(&mut demo(&folder.path().join("x".repeat(90))));
    assert!(said.contains("ist zu lang"), "{said}");
}

/// Root's server runs under an account that may not pass through root's private folders; everybody
/// else's runs under the own account, which may.
#[test]
fn a_folder_that_the_servers_account_cannot_enter_is_named() {
    let folder = folder();
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o700)).unwrap();
    let data = folder.path().join("data");
    if Uid::effective().is_root() {
        let said = complaint(&mut demo(&data));
        assert!(said.contains("darf den Datenordner"), "{said}");
    } else {
        Portal::start(&mut demo(&data)).stop(Signal::SIGTERM);
    }
}

#[test]
fn an_unreachable_database_is_named_without_its_password() {
    let said = complaint(
        vorrang(["serve", "--listen", "127.0.0.1:0"])
            .env("DATABASE_URL", "postgres://ada:secret@127.0.0.1:1/x"),
    );
    assert!(said.starts_with("Unter 127.0.0.1:1 antwortet keine Datenbank"), "{said}");
    assert!(!said.contains("secret"), "{said}");

    let said = complaint(vorrang(["serve", "--listen", "127.0.0.1:0"]).env("DATABASE_URL", "no address"));
    assert!(said.starts_with("database_url kann nicht (wird nicht gezeigt) sein"), "{said}");
}

#[tokio::test]
async fn another_database_can_be_used_and_its_refusals_are_explained() {
    let folder = folder();
    Portal::start(&mut demo(folder.path())).stop(Signal::SIGTERM);
    let rules = folder.path().join("postgres/pg_hba.conf");
    let open = fs::read_to_string(&rules).unwrap();
    fs::write(&rules, format!("local all stranger scram-sha-256\n{open}")).unwrap();
    let host = Portal::start(&mut demo(folder.path()));
    let mut connection = connect(folder.path()).await;
    connection.execute("CREATE ROLE stranger LOGIN PASSWORD 'right'").await.unwrap();
    connection.execute("CREATE DATABASE other").await.unwrap();
    connection.close().await.unwrap();
    let serve = |user: &str, database: &str| {
        let mut command = vorrang(["serve", "--listen", "127.0.0.1:0"]);
        command.env("DATABASE_URL", url(folder.path(), user, database));
        command
    };

    let said = complaint(&mut serve("stranger:wrong", "other"));
    assert!(said.contains("lehnt die Anmeldung als „stranger“ ab"), "{said}");
    let said = complaint(&mut serve("vorrang", "missing"));
    assert!(said.contains("gibt es keine Datenbank „missing“"), "{said}");

    let guest = Portal::start(&mut serve("vorrang", "other"));
    assert_eq!(guest.get("/readyz").0, 200);
    host.stop(Signal::SIGTERM);
    assert_eq!(guest.get("/readyz").0, 503);
    assert_eq!(guest.get("/healthz").0, 200);
    guest.stop(Signal::SIGTERM);
}

#[tokio::test]
async fn a_database_of_a_newer_program_is_not_touched() {
    let folder = folder();
    let portal = Portal::start(&mut demo(folder.path()));
    let mut connection = connect(folder.path()).await;
    connection
        .execute(
            "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time)
             VALUES (99990101000000, 'tomorrow', true, '', 0)",
        )
        .await
        .unwrap();
    connection.close().await.unwrap();
    portal.stop(Signal::SIGTERM);

    let said = complaint(&mut demo(folder.path()));
    assert!(said.contains("mit einem neueren Vorrang benutzt (Migration 99990101000000)"), "{said}");
    assert_eq!(servers(folder.path()), []);
}

#[test]
fn missing_binaries_are_named_with_the_command_that_installs_them() {
    for locale in Locale::ALL {
        let said = locale.message(&ClusterError::NoBinaries.message());
        for part in ["PostgreSQL 15", "sudo apt install postgresql", "brew install postgresql@17"] {
            assert!(said.contains(part), "{said}");
        }
    }
}

#[test]
fn every_answer_carries_the_id_of_its_line_in_the_log_which_tells_no_query() {
    let folder = folder();
    let portal = Portal::start(&mut demo(folder.path()));
    let (_, answer) = portal.get("/healthz?secret=1");
    let id = answer.split_once("x-request-id: ").unwrap().1.lines().next().unwrap().to_owned();
    let log = portal.stop(Signal::SIGTERM);
    assert!(!log.contains("secret"), "{log}");

    let lines: Vec<serde_json::Value> = log.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let line = lines.iter().find(|line| line["span"]["request_id"] == id.as_str()).unwrap();
    assert_eq!(line["span"]["method"], "GET");
    assert_eq!(line["span"]["path"], "/healthz");
    assert_eq!(line["status"], 200);
    assert!(line["latency_us"].is_u64());
}

#[tokio::test]
async fn a_second_signal_ends_a_portal_that_waits_for_a_slow_request() {
    let folder = folder();
    let portal = Portal::start(&mut demo(folder.path()));
    let mut slow = TcpStream::connect(&portal.address).unwrap();
    slow.write_all(b"GET /healthz HTTP/1.1\r\n").unwrap();
    // The portal has taken the connection up once it answers a later one.
    assert_eq!(portal.get("/healthz").0, 200);
    portal.press_ctrl_c();
    until("the portal to hang up", || TcpStream::connect(&portal.address).is_err());
    // The terminal's signal has not reached the database, which that request may still need.
    connect(folder.path()).await.close().await.unwrap();
    portal.press_ctrl_c();
    let (status, log) = portal.end();
    assert_eq!(status.code(), Some(1), "{log}");
    assert!(log.lines().last().unwrap().starts_with("Vorrang wurde sofort beendet"), "{log}");
    let mut rest = String::new();
    // Cut off; by an end or by an error, as the system likes.
    let _ = slow.read_to_string(&mut rest);
    // Asked to end, the server does so alone.
    until("the end of the servers", || servers(folder.path()).is_empty());
}
