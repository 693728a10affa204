// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! A machine's clock that was a year ahead and is set right again: what was written meanwhile lies in the future.

use std::collections::BTreeSet;

use axum::http::StatusCode;
use chrono::{DateTime, TimeDelta, Utc};
use sqlx::PgPool;
use tokio::sync::watch;
use vorrang::{
    audit::{self, Actor},
    kit::{
        clock::Clock,
        mail::{self, Mail, Sender},
        page::Installation,
    },
    people::{self, AccessRules, NewPerson, Role},
};

use crate::support::{
    mail_server::MailServer,
    portal::{Portal, test_day},
};

const PASSWORD: &str = "regenschirm tasse elefant blau";

fn ahead() -> DateTime<Utc> {
    test_day() + TimeDelta::days(365)
}

/// The portal at a time, open to those who are signed in.
fn portal(pool: &PgPool, now: DateTime<Utc>) -> Portal {
    let rules = AccessRules { demonstration_sign_in: true, ..AccessRules::default() };
    Portal::with_rules(pool, Installation { demonstration: true }, now, rules)
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_session_outlasts_no_limit_because_a_clock_was_ahead(pool: PgPool) {
    Portal::demonstration(&pool).await;
    let early = portal(&pool, ahead()).person("reader").await;
    assert_eq!(early.get("/").await.status, StatusCode::OK);
    assert_eq!(early.at(&portal(&pool, test_day())).get("/").await.status, StatusCode::SEE_OTHER);

    // What clocks of several machines differ by, and what is corrected every day, ends nothing.
    let reader = portal(&pool, test_day()).person("reader").await;
    let corrected = portal(&pool, test_day() - TimeDelta::minutes(1));
    assert_eq!(reader.at(&corrected).get("/").await.status, StatusCode::OK);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn nobody_is_kept_out_for_what_failed_while_a_clock_was_ahead(pool: PgPool) {
    Portal::demonstration(&pool).await;
    let mut db = pool.acquire().await.unwrap();
    let anna = NewPerson {
        sign_in_name: "anna".to_owned(),
        name: "Anna Muster".to_owned(),
        email: None,
        department: None,
        roles: BTreeSet::from([Role::Reader]),
    };
    let hash = people::hash_password(PASSWORD.to_owned()).await.unwrap();
    people::add_person(&mut db, &Actor::system(), &anna, Some(&hash), test_day()).await.unwrap();
    drop(db);
    let try_at = async |now, password| {
        let visitor = portal(&pool, now).visitor();
        visitor.get("/sign-in").await;
        visitor.post("/sign-in", &[("name", "anna"), ("password", password)]).await.status
    };
    for _ in 0..5 {
        assert_eq!(try_at(ahead(), "wrong").await, StatusCode::UNPROCESSABLE_ENTITY);
    }
    assert_eq!(try_at(ahead(), PASSWORD).await, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(try_at(test_day(), PASSWORD).await, StatusCode::SEE_OTHER);
    audit::verify(&pool, None).await.unwrap();
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_mail_does_not_wait_until_the_clock_has_caught_up(pool: PgPool) {
    let mut server = MailServer::start().await;
    let mut db = pool.acquire().await.unwrap();
    let letter = Mail {
        to_name: "Anna Muster".to_owned(),
        to_address: "anna@example.org".to_owned(),
        subject: "Aus der Zukunft".to_owned(),
        text: "Guten Tag.\n".to_owned(),
    };
    mail::enqueue(&mut db, ahead(), &letter).await.unwrap();
    drop(db);
    let settings = mail::Settings::read(Some(&server.url()), Some("vorrang@example.org")).unwrap();
    let sender = Sender::new(pool.clone(), Clock::Fixed(test_day()), settings);
    sender.deliver_due(&watch::channel(false).1).await.unwrap();
    assert_eq!(server.taken().await.to, ["anna@example.org"]);
    assert_eq!(server.end().await, []);
}
