// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! From the outbox to a real mail server: nothing is lost, and nothing doubled as far as SMTP allows.

use std::{collections::BTreeSet, net::TcpListener, path::Path, process::Command, time::Duration};

use chrono::{DateTime, TimeDelta, Utc};
use nix::sys::signal::Signal;
use sqlx::{Connection as _, PgConnection, PgPool};
use tokio::{sync::watch, time::sleep};
use vorrang::kit::{
    clock::Clock,
    mail::{Mail, Round, Sender, Settings, enqueue},
};

use crate::support::{
    mail_server::{MailServer, Taken},
    portal::test_day,
    process::{Portal, complaint, connect, demo, folder, vorrang},
};

const FROM: &str = "Amt für Größe <vorrang@example.org>";

fn mail(to_address: &str) -> Mail {
    Mail {
        to_name: "Jörg Müller-Lüdenscheidt".to_owned(),
        to_address: to_address.to_owned(),
        subject: "Ihr Vorhaben „Straßenaufbruch“ ist jetzt bewertet".to_owned(),
        text: "Guten Tag,\n\ndas Vorhaben hat Platz 3.\n.\nGrüße aus dem Rathaus – 100 % öffentlich\n"
            .to_owned(),
    }
}

async fn put(pool: &PgPool, to_addresses: &[&str]) {
    let mut connection = pool.acquire().await.unwrap();
    for to_address in to_addresses {
        enqueue(&mut connection, test_day(), &mail(to_address)).await.unwrap();
    }
}

fn sender(pool: &PgPool, url: Option<&str>, now: DateTime<Utc>) -> Sender {
    Sender::new(pool.clone(), Clock::Fixed(now), Settings::read(url, Some(FROM)).unwrap())
}

/// One round through the outbox at that time.
async fn round(pool: &PgPool, url: Option<&str>, now: DateTime<Utc>) -> Round {
    sender(pool, url, now).deliver_due(&watch::channel(false).1).await.unwrap()
}

/// A row of the outbox as an operator sees it.
#[derive(Debug, PartialEq, sqlx::FromRow)]
struct Row {
    to_address: String,
    state: String,
    attempts: i32,
    next_attempt_at: DateTime<Utc>,
    last_error: Option<String>,
}

async fn rows(pool: &PgPool) -> Vec<Row> {
    sqlx::query_as("select to_address, state, attempts, next_attempt_at, last_error from outbox order by id")
        .fetch_all(pool)
        .await
        .unwrap()
}

async fn only_row(pool: &PgPool) -> Row {
    let [row] = <[Row; 1]>::try_from(rows(pool).await).unwrap();
    row
}

/// An address at which nobody answers.
fn closed_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

fn after(minutes: i64) -> DateTime<Utc> {
    test_day() + TimeDelta::minutes(minutes)
}

fn addresses(taken: &[Taken]) -> Vec<&str> {
    taken.iter().flat_map(|mail| &mail.to).map(String::as_str).collect()
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_mail_arrives_as_it_was_written(pool: PgPool) {
    let mut server = MailServer::start().await;
    let mut hostile = mail("ada@example.org");
    hostile.to_name = String::new();
    hostile.subject = "Neu\r\nBcc: eve@example.org\r\n\r\nText".to_owned();
    put(&pool, &["joerg@example.org"]).await;
    enqueue(&mut pool.acquire().await.unwrap(), after(1), &hostile).await.unwrap();
    assert_eq!(round(&pool, Some(&server.url()), after(1)).await, Round::Finished);

    let taken = server.taken().await;
    assert_eq!(taken.from, "vorrang@example.org");
    assert_eq!(taken.to, ["joerg@example.org"]);
    assert_eq!(taken.header("From"), "Amt für Größe <vorrang@example.org>");
    assert_eq!(taken.header("To"), "Jörg Müller-Lüdenscheidt <joerg@example.org>");
    assert_eq!(taken.header("Subject"), mail("").subject);
    assert_eq!(taken.header("Date"), "Tue, 24 Nov 2026 11:00:00 +0000");
    assert_eq!(taken.header("Auto-Submitted"), "auto-generated");
    assert_eq!(taken.header("Content-Type"), "text/plain; charset=\"utf-8\"");
    assert_eq!(taken.text.replace("\r\n", "\n").trim_end(), mail("").text.trim_end());
    let message_id: String =
        sqlx::query_scalar("select message_id::text from outbox where to_address = 'joerg@example.org'")
            .fetch_one(&pool)
            .await
            .unwrap();
    assert_eq!(taken.header("Message-ID"), format!("<{message_id}@example.org>"));
    assert_eq!(taken.defects, [""; 0]);

    let taken = server.taken().await;
    assert_eq!(taken.to, ["ada@example.org"]);
    assert_eq!(taken.header("To"), "ada@example.org");
    assert_eq!(taken.header("Subject"), "Neu Bcc: eve@example.org Text");
    assert_eq!(taken.text.replace("\r\n", "\n").trim_end(), mail("").text.trim_end());
    assert_eq!(server.end().await, []);
    assert!(rows(&pool).await.iter().all(|row| row.state == "sent" && row.attempts == 1));
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_mail_goes_out_when_its_transaction_commits_and_only_then(pool: PgPool) {
    let mut server = MailServer::start().await;
    let (stop, stopped) = watch::channel(false);
    let sender = sender(&pool, Some(&server.url()), test_day());
    let sending = tokio::spawn(async move { sender.run(stopped).await });
    // Once this has arrived, the sender waits to be woken.
    put(&pool, &["first@example.org"]).await;
    assert_eq!(server.taken().await.to, ["first@example.org"]);

    let mut taken_back = pool.begin().await.unwrap();
    enqueue(&mut taken_back, test_day(), &mail("taken.back@example.org")).await.unwrap();
    let mut kept = pool.begin().await.unwrap();
    enqueue(&mut kept, test_day(), &mail("kept@example.org")).await.unwrap();
    // The sender does something else meanwhile, and still knows nothing of those two.
    put(&pool, &["second@example.org"]).await;
    assert_eq!(server.taken().await.to, ["second@example.org"]);
    taken_back.rollback().await.unwrap();
    kept.commit().await.unwrap();
    assert_eq!(server.taken().await.to, ["kept@example.org"]);

    stop.send_replace(true);
    sending.await.unwrap();
    assert_eq!(server.end().await, []);
    assert!(rows(&pool).await.iter().all(|row| row.state == "sent"));
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn while_the_server_is_down_mails_wait_and_one_attempt_is_enough(pool: PgPool) {
    let port = closed_port();
    let url = format!("smtp://127.0.0.1:{port}");
    put(&pool, &["first@example.org", "second@example.org"]).await;
    assert_eq!(round(&pool, Some(&url), test_day()).await, Round::ServerDown);
    let waiting = rows(&pool).await;
    assert_eq!((waiting[0].state.as_str(), waiting[0].attempts), ("waiting", 1));
    assert_eq!(waiting[0].next_attempt_at, after(1));
    assert!(waiting[0].last_error.as_ref().unwrap().contains("refused"), "{waiting:?}");
    assert_eq!((waiting[1].attempts, waiting[1].next_attempt_at), (0, test_day()));

    let server = MailServer::at(port).await;
    assert_eq!(round(&pool, Some(&url), after(1)).await, Round::Finished);
    assert_eq!(addresses(&server.end().await), ["second@example.org", "first@example.org"]);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_server_that_says_nothing_is_not_waited_for_for_ever(pool: PgPool) {
    let silent = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("smtp://{}", silent.local_addr().unwrap());
    put(&pool, &["ada@example.org"]).await;
    let sender = sender(&pool, Some(&url), test_day()).patient_for(Duration::from_millis(100));
    assert_eq!(sender.deliver_due(&watch::channel(false).1).await.unwrap(), Round::ServerDown);
    assert_eq!(only_row(&pool).await.last_error.unwrap(), "the mail server did not answer in time");
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn refused_for_now_is_tried_again_and_refused_for_good_is_not(pool: PgPool) {
    let server = MailServer::start().await;
    let url = server.url();
    put(&pool, &["greylisted@example.org", "unknown@example.org", "no address", "ada@example.org"]).await;
    assert_eq!(round(&pool, Some(&url), test_day()).await, Round::Finished);
    let [greylisted, unknown, no_address, ada] = <[Row; 4]>::try_from(rows(&pool).await).unwrap();
    assert_eq!((greylisted.state.as_str(), greylisted.next_attempt_at), ("waiting", after(1)));
    assert!(greylisted.last_error.unwrap().contains("come back later"));
    assert_eq!((unknown.state.as_str(), unknown.attempts), ("failed", 1));
    assert!(unknown.last_error.unwrap().contains("<unknown@example.org>: nobody of that name"));
    assert_eq!(no_address.state, "failed");
    assert!(no_address.last_error.unwrap().starts_with("not a mail address"));
    assert_eq!(ada.state, "sent");

    // Not before its time.
    assert_eq!(round(&pool, Some(&url), after(0)).await, Round::Finished);
    assert_eq!(rows(&pool).await[0].attempts, 1);
    assert_eq!(round(&pool, Some(&url), after(1)).await, Round::Finished);
    let [greylisted, unknown, ..] = <[Row; 4]>::try_from(rows(&pool).await).unwrap();
    assert_eq!((greylisted.state.as_str(), greylisted.attempts), ("sent", 2));
    assert_eq!(unknown.attempts, 1);
    assert_eq!(addresses(&server.end().await), ["ada@example.org", "greylisted@example.org"]);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn after_three_days_a_mail_is_given_up_with_its_last_error(pool: PgPool) {
    let url = format!("smtp://127.0.0.1:{}", closed_port());
    put(&pool, &["ada@example.org"]).await;
    let mut attempts = 0;
    let given_up = loop {
        let row = only_row(&pool).await;
        assert_eq!(row.attempts, attempts);
        if row.state != "waiting" {
            break row;
        }
        round(&pool, Some(&url), row.next_attempt_at).await;
        attempts += 1;
    };
    assert_eq!(given_up.state, "failed");
    assert!(given_up.last_error.unwrap().contains("refused"));
    let waited = given_up.next_attempt_at - test_day();
    assert!(waited <= TimeDelta::days(3) && waited > TimeDelta::hours(66), "{waited}");
    assert_eq!(attempts, 16);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn two_senders_at_once_send_each_mail_once(pool: PgPool) {
    let server = MailServer::start().await;
    let all: Vec<String> = (0..40).map(|number| format!("number.{number}@example.org")).collect();
    put(&pool, &all.iter().map(String::as_str).collect::<Vec<_>>()).await;
    let url = server.url();
    tokio::join!(
        round(&pool, Some(&url), test_day()),
        round(&pool, Some(&url), test_day()),
        round(&pool, Some(&url), test_day())
    );
    let taken = server.end().await;
    assert_eq!(taken.len(), all.len());
    assert_eq!(addresses(&taken).into_iter().collect::<BTreeSet<_>>().len(), all.len());
    assert!(rows(&pool).await.iter().all(|row| row.state == "sent" && row.attempts == 1));
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_sender_that_is_told_to_stop_begins_no_further_mail(pool: PgPool) {
    let server = MailServer::start().await;
    put(&pool, &["ada@example.org"]).await;
    let (_stop, stopped) = watch::channel(true);
    sender(&pool, Some(&server.url()), test_day()).deliver_due(&stopped).await.unwrap();
    assert_eq!(server.end().await, []);
    assert_eq!(only_row(&pool).await.state, "waiting");
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn without_a_mail_server_mails_are_marked_as_not_sent(pool: PgPool) {
    put(&pool, &["ada@example.org"]).await;
    assert_eq!(round(&pool, None, test_day()).await, Round::Finished);
    let row = only_row(&pool).await;
    assert_eq!((row.state.as_str(), row.attempts), ("unsent", 0));
    assert_eq!(row.last_error.unwrap(), "no mail server configured");

    // A server that comes later does not send what is old news by then.
    let server = MailServer::start().await;
    round(&pool, Some(&server.url()), after(1)).await;
    assert_eq!(server.end().await, []);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn what_has_ended_is_forgotten_after_30_days_and_what_waits_is_not(pool: PgPool) {
    let server = MailServer::start().await;
    put(&pool, &["ada@example.org", "unknown@example.org"]).await;
    round(&pool, Some(&server.url()), test_day()).await;
    put(&pool, &["later@example.org"]).await;
    sqlx::query("update outbox set next_attempt_at = 'infinity' where state = 'waiting'")
        .execute(&pool)
        .await
        .unwrap();

    let left = async |days: i64| {
        round(&pool, Some(&server.url()), test_day() + TimeDelta::days(days)).await;
        let addresses =
            sqlx::query_scalar("select to_address from outbox order by id").fetch_all(&pool).await;
        let addresses: Vec<String> = addresses.unwrap();
        addresses
    };
    assert_eq!(left(30).await, ["ada@example.org", "unknown@example.org", "later@example.org"]);
    assert_eq!(left(31).await, ["later@example.org"]);
}

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

async fn now(connection: &mut PgConnection) -> DateTime<Utc> {
    sqlx::query_scalar("select now()").fetch_one(connection).await.unwrap()
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
        ("mail.example.org:geheim", FROM, "VORRANG_SMTP_URL ist keine", "VORRANG_SMTP_URL is not"),
        ("smtps://portal:geheim@", FROM, "VORRANG_SMTP_URL ist keine", "VORRANG_SMTP_URL is not"),
        ("smtps://portal:geheim@x", "", "VORRANG_SMTP_URL nennt einen", "VORRANG_SMTP_URL names a"),
        ("smtps://portal:geheim@x", "nobody", "VORRANG_MAIL_FROM ist keine", "VORRANG_MAIL_FROM is not"),
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
