// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! A database of somebody else that goes and comes back.

use std::{path::Path, process::Command};

use nix::sys::signal::Signal;
use sqlx::{Connection as _, Executor as _, PgPool};
use tokio::task::JoinSet;
use vorrang::kit::database::Trouble;

use super::{Browser, Line, stop_without_mistakes};
use crate::support::process::{Portal, connect, demo, folder, url, vorrang};

/// A portal that was given the database of another one.
fn guest(folder: &Path) -> Command {
    let mut command = vorrang(["demo", "--listen", "127.0.0.1:0"]);
    command.env("DATABASE_URL", url(folder, "vorrang", "vorrang"));
    command
}

#[tokio::test]
async fn a_database_that_goes_is_said_to_be_gone_and_found_again_when_it_comes_back() {
    let folder = folder();
    let host = Portal::start(&mut demo(folder.path()));
    let guest = Portal::start(&mut guest(folder.path()));
    let mut browser = Browser::sign_in(&guest.address, "portfolio").await;
    host.stop(Signal::SIGTERM);

    for (path, said) in [
        ("/", "Die Datenbank antwortet nicht. Bitte versuchen Sie es in einer Minute noch einmal"),
        ("/en/projects", "The database does not answer. Please try again in a minute"),
        ("/api/v1/board", r#""type":"/api#unavailable""#),
    ] {
        let answer = browser.get(path).await.unwrap();
        assert_eq!(
            (answer.status, answer.header("retry-after")),
            (503, Some("5")),
            "{path}: {}",
            answer.head
        );
        assert!(answer.body.contains(said), "{path}: {}", answer.body);
    }
    assert_eq!(browser.comment("Niemand hört es.").await.unwrap().status, 503);
    assert_eq!(guest.get("/healthz").0, 200);
    assert_eq!(guest.get("/readyz").0, 503);

    let host = Portal::start(&mut demo(folder.path()));
    assert_eq!(guest.get("/readyz").0, 200);
    assert_eq!(browser.get("/").await.unwrap().status, 200);
    assert_eq!(browser.comment("Jetzt wieder.").await.unwrap().status, 303);
    let page = browser.get("/projects/DIG-001").await.unwrap().body;
    assert!(page.contains("Jetzt wieder.") && !page.contains("Niemand hört es."));
    stop_without_mistakes(guest);
    host.stop(Signal::SIGTERM);
}

#[tokio::test]
async fn connections_that_are_cut_while_they_are_used_are_no_mistake_of_ours() {
    let folder = folder();
    let portal = Portal::start(&mut demo(folder.path()));
    let mut connection = connect(folder.path()).await;
    // Not reached without a statement, however quickly pages are drawn.
    let path = "/projects?q=Online";
    for _ in 0..2 {
        let mut readers = JoinSet::new();
        for _ in 0..8 {
            let mut line = Line::to(&portal.address);
            readers.spawn(async move {
                let mut statuses = Vec::new();
                while !statuses.ends_with(&[200, 200, 200]) {
                    statuses.push(line.get(path).await.unwrap().status);
                }
                statuses
            });
        }
        connection
            .execute(
                "select pg_terminate_backend(pid) from pg_stat_activity
                 where backend_type = 'client backend' and pid <> pg_backend_pid()",
            )
            .await
            .unwrap();
        for status in readers.join_all().await.concat() {
            assert!([200, 503].contains(&status), "{status}");
        }
    }
    connection.close().await.unwrap();
    stop_without_mistakes(portal);
}

#[sqlx::test(migrations = false)]
async fn what_a_database_says_in_trouble_is_told_from_what_it_says_of_a_mistake(pool: PgPool) {
    for (state, trouble) in [
        ("57P01", Some(Trouble::Away)),
        ("57P03", Some(Trouble::Away)),
        ("08006", Some(Trouble::Away)),
        ("53300", Some(Trouble::Away)),
        ("40P01", Some(Trouble::Away)),
        ("25006", Some(Trouble::Follows)),
        ("53100", Some(Trouble::Full)),
        ("25001", None),
        ("23505", None),
        ("42601", None),
    ] {
        let raise = format!("do $$ begin raise exception 'so it is' using errcode = '{state}'; end $$");
        let error = pool.execute(sqlx::AssertSqlSafe(raise)).await.unwrap_err();
        assert_eq!(Trouble::behind(&error), trouble, "{state}");
    }
}
