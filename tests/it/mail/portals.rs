// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Real processes and what an operator sets.

use std::{collections::BTreeSet, fs, path::Path, process::Command, time::Duration};

use nix::sys::signal::Signal;
use sqlx::{Connection as _, PgConnection};
use tokio::time::sleep;
use vorrang::kit::mail::enqueue;

use super::{FROM, closed_port, mail, now};
use crate::support::{
    mail_server::MailServer,
    process::{Portal, complaint, connect, demo, folder, postmaster, vorrang},
};

/// `vorrang demo` on the folder with that mail server.
fn demo_with_mail(folder: &Path, url: &str) -> Command {
    let mut command = demo(folder);
    command.env("VORRANG_SMTP_URL", url).env("VORRANG_MAIL_FROM", FROM);
    command
}

async fn put_past_the_portal(folder: &Path, to_address: &str) {
    let mut connection = connect(folder).await;
    let now = now(&mut connection).await;
    enqueue(&mut connection, now, &mail(to_address)).await.unwrap();
    connection.close().await.unwrap();
}

#[tokio::test]
async fn a_portal_runs_without_its_mail_server_and_kill_9_loses_no_mail() {
    let folder = folder();
    let port = closed_port();
    let url = format!("smtp://127.0.0.1:{port}");
    let portal = Portal::start(&mut demo_with_mail(folder.path(), &url));
    assert_eq!(portal.get("/readyz").0, 200);
    put_past_the_portal(folder.path(), "ada@example.org").await;
    portal.kill();

    let mut server = MailServer::at(port).await;
    // It may have been tried before the end and then would wait for a minute.
    let portal = Portal::start(&mut demo_with_mail(folder.path(), &url));
    let mut connection = connect(folder.path()).await;
    sqlx::query("update outbox set next_attempt_at = written_at").execute(&mut connection).await.unwrap();
    connection.close().await.unwrap();
    put_past_the_portal(folder.path(), "second@example.org").await;
    let both = BTreeSet::from([server.taken().await.to, server.taken().await.to]);
    assert_eq!(both.into_iter().flatten().collect::<Vec<_>>(), ["ada@example.org", "second@example.org"]);
    portal.stop(Signal::SIGTERM);
    assert_eq!(server.end().await, []);
}

#[tokio::test]
async fn a_mail_sent_again_after_a_crash_is_recognisable_as_the_same() {
    let folder = folder();
    let mut server = MailServer::start().await;
    let portal = Portal::start(&mut demo_with_mail(folder.path(), &server.url()));
    put_past_the_portal(folder.path(), "lingering@example.org").await;
    // Taken over, but the portal has not been told yet: nobody can know whether it may be sent again.
    let first = server.taken().await;
    portal.kill();

    let portal = Portal::start(&mut demo_with_mail(folder.path(), &server.url()));
    assert_eq!(server.taken().await, first);
    portal.stop(Signal::SIGTERM);
    assert_eq!(server.end().await, []);
}

/// What the outbox says of the mail that could not be sent, which is then taken out.
async fn failure(folder: &Path) -> String {
    let mut connection = connect(folder).await;
    let why = loop {
        let tried = sqlx::query_scalar("delete from outbox where attempts > 0 returning last_error");
        if let Some(why) = tried.fetch_optional(&mut connection).await.unwrap() {
            break why;
        }
        sleep(Duration::from_millis(10)).await;
    };
    connection.close().await.unwrap();
    why
}

#[tokio::test]
async fn mail_goes_through_tls_with_a_password_that_no_log_tells() {
    let folder = folder();
    let mut server = MailServer::with_tls(folder.path()).await;
    let data = folder.path().join("data");
    let url = |password: &str| format!("smtps://portal:{password}@127.0.0.1:{}", server.port);
    let (wrong, right) = (url("falsch"), url("g%25heim"));
    let start = |url: &str, trusted: &str| {
        let mut command = demo_with_mail(&data, url);
        // Everything that has to do with mail; all of the log would not fit into the pipe.
        command.env("RUST_LOG", "info,vorrang=trace,lettre=trace,rustls=trace");
        Portal::start(command.env("SSL_CERT_FILE", folder.path().join(trusted)))
    };

    // Neither a wrong password nor a certificate that nobody vouches for is the mail's fault.
    let portal = start(&wrong, "ca.pem");
    put_past_the_portal(&data, "unknown@example.org").await;
    let why = failure(&data).await;
    assert!(why.starts_with("permanent error (535)"), "{why}");
    let environment = fs::read(format!("/proc/{}/environ", postmaster(&data).unwrap())).unwrap();
    assert!(!String::from_utf8_lossy(&environment).contains("falsch"), "the database is told");
    let log = portal.stop(Signal::SIGTERM);
    assert!(log.contains("tried again later") && !log.contains("given up") && !log.contains("falsch"));

    let portal = start(&right, "missing.pem");
    put_past_the_portal(&data, "ada@example.org").await;
    let why = failure(&data).await;
    assert!(why.contains("invalid peer certificate"), "{why}");
    assert!(portal.stop(Signal::SIGTERM).contains("tried again later"));

    let portal = start(&right, "ca.pem");
    put_past_the_portal(&data, "ada@example.org").await;
    assert!(server.taken().await.login);
    let log = portal.stop(Signal::SIGTERM);
    assert!(log.contains("mail sent") && !log.contains("g%25heim") && !log.contains("g%heim"));
    assert_eq!(server.end().await, []);
}

#[test]
fn settings_that_cannot_be_used_are_named_before_anything_else_happens() {
    let folder = folder();
    let data = folder.path().join("data");
    let said = |url: &str, from: &str, language: &str| {
        let mut command = vorrang(["serve", "--listen", "127.0.0.1:0", "--data-folder"]);
        command.arg(&data).env("VORRANG_SMTP_URL", url).env("VORRANG_MAIL_FROM", from);
        complaint(command.env("LANG", language))
    };
    for (url, from, german, english) in [
        ("mail.example.org:geheim", FROM, "smtp_url kann nicht", "smtp_url cannot be"),
        ("smtps://portal:geheim@", FROM, "smtp_url kann nicht", "smtp_url cannot be"),
        ("smtps://portal:geheim@x", "", "VORRANG_SMTP_URL nennt einen", "VORRANG_SMTP_URL names a"),
        (
            "smtps://portal:geheim@x",
            "nobody",
            "mail_from kann nicht „nobody“",
            "mail_from cannot be “nobody”",
        ),
    ] {
        for (language, beginning) in [("de_DE.UTF-8", german), ("en_GB.UTF-8", english)] {
            let said = said(url, from, language);
            assert!(said.starts_with(beginning) && !said.contains("geheim"), "{said}");
        }
    }
    assert!(!data.exists());
}

#[tokio::test]
async fn a_portal_without_a_mail_server_says_so_once() {
    let folder = folder();
    let portal = Portal::start(&mut demo(folder.path()));
    put_past_the_portal(folder.path(), "ada@example.org").await;
    let mut connection = connect(folder.path()).await;
    let unsent = async |connection: &mut PgConnection| -> bool {
        let unsent = sqlx::query_scalar("select state = 'unsent' from outbox");
        unsent.fetch_one(connection).await.unwrap()
    };
    while !unsent(&mut connection).await {
        sleep(Duration::from_millis(10)).await;
    }
    connection.close().await.unwrap();
    let log = portal.stop(Signal::SIGTERM);
    assert_eq!(log.matches("no mail server configured").count(), 1, "{log}");
}
