// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Mails of one database, sent by a sender that the test holds.

use std::{collections::BTreeSet, net::TcpListener, time::Duration};

use chrono::{DateTime, TimeDelta, Utc};
use sqlx::PgPool;
use tokio::{io::AsyncWriteExt as _, sync::watch};
use vorrang::kit::{
    clock::Clock,
    mail::{Round, Sender, Settings, enqueue},
};

use super::{FROM, closed_port, mail};
use crate::support::{
    mail_server::{MailServer, Taken},
    portal::test_day,
};

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

/// Such a server says 5xx as well, but not of the mail.
#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_server_that_lets_nobody_in_does_not_make_a_mail_fail(pool: PgPool) {
    let closed = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("smtp://{}", closed.local_addr().unwrap());
    tokio::spawn(async move {
        while let Ok((mut caller, _)) = closed.accept().await {
            caller.write_all(b"554 no mail today\r\n").await.unwrap();
        }
    });
    put(&pool, &["ada@example.org"]).await;
    assert_eq!(round(&pool, Some(&url), test_day()).await, Round::ServerDown);
    let row = only_row(&pool).await;
    assert_eq!((row.state.as_str(), row.next_attempt_at), ("waiting", after(1)));
    assert!(row.last_error.unwrap().contains("no mail today"));
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
async fn a_sender_that_is_told_to_stop_finishes_the_mail_in_hand(pool: PgPool) {
    let mut server = MailServer::start().await;
    put(&pool, &["thinking@example.org", "ada@example.org"]).await;
    let (stop, stopped) = watch::channel(false);
    let sender = sender(&pool, Some(&server.url()), test_day());
    let sending = tokio::spawn(async move { sender.run(stopped).await });
    server.taken().await;
    stop.send_replace(true);
    sending.await.unwrap();
    assert_eq!(rows(&pool).await.iter().map(|row| &row.state).collect::<Vec<_>>(), ["sent", "waiting"]);
    assert_eq!(server.end().await, []);
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
