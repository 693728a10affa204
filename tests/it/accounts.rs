// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! The own account, passwords, and the administration of people, departments and criteria.

mod administration;
mod again;
mod commands;
mod criteria;
mod hostile;
mod journeys;
mod lapsed;

use std::collections::BTreeSet;

use axum::http::StatusCode;
use chrono::TimeDelta;
use serde_json::Value;
use sqlx::PgPool;
use vorrang::{
    audit::Actor,
    kit::{clock::Clock, ids::PersonId, page::Installation},
    people::{self, AccessRules, NewPerson, Role},
    state::AppState,
};

use crate::support::portal::{Page, Portal, Visitor, test_day};

const INSTALLATION: Installation = Installation { demonstration: true };
const PASSWORD: &str = "regenschirm tasse elefant blau";
const OTHER_PASSWORD: &str = "giraffe im keller zweimal";

/// The portal so many minutes after the test began.
fn at(pool: &PgPool, minutes: i64) -> Portal {
    let rules = AccessRules { demonstration_sign_in: true, ..AccessRules::default() };
    Portal::with_rules(pool, INSTALLATION, test_day() + TimeDelta::minutes(minutes), rules)
}

/// Adds somebody with [`PASSWORD`].
async fn with_password(pool: &PgPool, sign_in_name: &str) -> PersonId {
    let mut db = pool.acquire().await.unwrap();
    let new = NewPerson {
        sign_in_name: sign_in_name.to_owned(),
        name: "Anna Muster".to_owned(),
        email: Some("anna@stadt.example".to_owned()),
        department: None,
        roles: BTreeSet::from([Role::Reader, Role::Assessor]),
    };
    let hash = people::hash_password(PASSWORD.to_owned()).await.unwrap();
    people::add_person(&mut db, &Actor::system(), &new, Some(&hash), test_day()).await.unwrap()
}

async fn signed_in(portal: &Portal, name: &str, password: &str) -> Option<Visitor> {
    let visitor = portal.visitor();
    visitor.get("/sign-in").await;
    let answer = visitor.post("/sign-in", &[("name", name), ("password", password)]).await;
    (answer.status == StatusCode::SEE_OTHER).then_some(visitor)
}

/// Signs somebody of the demonstration in at the sign-in page that a form led to, and goes on from there.
async fn sign_in_again(pool: &PgPool, visitor: &Visitor, sign_in_page: &Page, name: &str) -> Page {
    let hidden = |name: &str| {
        let fields = sign_in_page.all(&format!("form:not([action$=sign-out]) [name={name}]"));
        fields.first().map(|field| field.attr("value").unwrap().to_owned()).unwrap_or_default()
    };
    let (next, resume, again) = (hidden("next"), hidden("resume"), hidden("again"));
    let person = id_of(pool, name).await.to_string();
    let typed = [("person", &*person), ("next", &next), ("resume", &resume), ("again", &again)];
    let done = visitor.post("/sign-in/demonstration", &typed).await;
    visitor.follow(&done).await
}

async fn id_of(pool: &PgPool, sign_in_name: &str) -> i64 {
    let id = sqlx::query_scalar("select id from person where sign_in_name = $1").bind(sign_in_name);
    id.fetch_one(pool).await.unwrap()
}

/// Actor, action, subject, before and after of the events that came after the first `since`.
type Event = (String, String, String, Option<Value>, Option<Value>);

async fn events(pool: &PgPool, since: i64) -> Vec<Event> {
    sqlx::query_as(
        "select actor_name, action, subject, before, after from audit_event where id > $1 order by id",
    )
    .bind(since)
    .fetch_all(pool)
    .await
    .unwrap()
}

async fn last_event(pool: &PgPool) -> i64 {
    sqlx::query_scalar("select count(*) from audit_event").fetch_one(pool).await.unwrap()
}

/// What the page says beside a field.
fn beside(page: &Page, field: &str) -> String {
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", page.address);
    page.text(&format!("#{field}-error"))
}

fn leads_to(page: &Page) -> &str {
    assert_eq!(
        page.status,
        StatusCode::SEE_OTHER,
        "{}: {}",
        page.address,
        page.texts(".kern-error").join(" ")
    );
    page.headers["location"].to_str().unwrap()
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_page_says_who_one_is_here(pool: PgPool) {
    Portal::demonstration(&pool).await;
    let visitor = at(&pool, 0).person("head-services").await;
    let page = visitor.get("/en/account").await;
    assert_eq!(
        page.texts(".facts dd"),
        ["Harald Brinkmann", "head-services", "Bürgerdienste", "Reader, Department head"]
    );
    // Whoever signs in elsewhere has no password to change.
    assert!(page.all("input[type=password]").is_empty());
    assert!(page.text("main").contains("No password is set for your account here"));

    with_password(&pool, "anna").await;
    let visitor = signed_in(&at(&pool, 0), "anna", PASSWORD).await.unwrap();
    let page = visitor.get("/account").await;
    let expected = ["Anna Muster", "anna", "anna@stadt.example", "keiner", "Lesezugriff, Bewertung"];
    assert_eq!(page.texts(".facts dd"), expected);
    assert_eq!(page.all("input[type=password]").len(), 3);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_new_password_needs_the_old_one_and_ends_the_other_sessions(pool: PgPool) {
    Portal::demonstration(&pool).await;
    with_password(&pool, "anna").await;
    let portal = at(&pool, 0);
    let (here, elsewhere) = (
        signed_in(&portal, "anna", PASSWORD).await.unwrap(),
        signed_in(&portal, "anna", PASSWORD).await.unwrap(),
    );
    here.get("/account").await;
    let change = async |old: &str, new: &str, again: &str| {
        let typed = [("old_password", old), ("new_password", new), ("again_password", again)];
        here.post("/account/password", &typed).await
    };
    let refused = change("", "kurz", "").await;
    assert_eq!(beside(&refused, "old_password"), "Bitte geben Sie Ihr bisheriges Kennwort ein.");
    assert!(beside(&refused, "new_password").contains("mindestens 12 Zeichen"));
    let refused = change(PASSWORD, "Anna Muster anna", "").await;
    assert!(beside(&refused, "new_password").contains("leicht zu erraten"));
    let refused = change(PASSWORD, OTHER_PASSWORD, "giraffe").await;
    assert_eq!(beside(&refused, "again_password"), "Die beiden Eingaben stimmen nicht überein.");
    let refused = change("falsch", OTHER_PASSWORD, OTHER_PASSWORD).await;
    assert_eq!(beside(&refused, "old_password"), "Das bisherige Kennwort stimmt nicht.");
    assert!(
        !String::from_utf8_lossy(&refused.bytes).contains(OTHER_PASSWORD),
        "passwords are not shown again"
    );
    assert_eq!(elsewhere.get("/account").await.status, StatusCode::OK);

    let since = last_event(&pool).await;
    let done = change(PASSWORD, OTHER_PASSWORD, OTHER_PASSWORD).await;
    assert_eq!(leads_to(&done), "/account?done=password");
    let page = here.follow(&done).await;
    assert!(page.text("[role=status]").contains("Ihr Kennwort ist geändert"));
    assert_eq!(elsewhere.get("/account").await.status, StatusCode::SEE_OTHER, "ended");
    assert!(signed_in(&portal, "anna", PASSWORD).await.is_none());
    assert!(signed_in(&portal, "anna", OTHER_PASSWORD).await.is_some());
    let said = &events(&pool, since).await[0];
    let expected: Event = ("Anna Muster".into(), "password-changed".into(), "anna".into(), None, None);
    assert_eq!(*said, expected);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn whose_password_or_address_changes_is_told(pool: PgPool) {
    Portal::demonstration(&pool).await;
    let id = with_password(&pool, "anna").await;
    // It is no news that one could do without.
    sqlx::query("update person set wants_mail = false where id = $1")
        .bind(id.0)
        .execute(&pool)
        .await
        .unwrap();
    let mails = async || -> Vec<(String, String, String)> {
        let mails = sqlx::query_as("select to_address, subject, body from outbox order by id");
        mails.fetch_all(&pool).await.unwrap()
    };
    let portal = at(&pool, 0);
    let anna = signed_in(&portal, "anna", PASSWORD).await.unwrap();
    anna.get("/account").await;
    let typed =
        |old| [("old_password", old), ("new_password", OTHER_PASSWORD), ("again_password", OTHER_PASSWORD)];
    anna.post("/account/password", &typed("falsch")).await;
    assert_eq!(mails().await, []);
    leads_to(&anna.post("/account/password", &typed(PASSWORD)).await);
    let [(to, subject, text)] = <[_; 1]>::try_from(mails().await).unwrap();
    assert_eq!((&*to, &*subject), ("anna@stadt.example", "Neues Kennwort für Vorrang"));
    assert!(text.starts_with("Guten Tag Anna Muster,\n\nIhr Konto bei Vorrang hat seit 24."), "{text}");
    assert!(text.contains("rufen Sie bitte gleich die Administration an"), "{text}");
    assert!(!text.contains(OTHER_PASSWORD) && !text.contains("://"), "nothing to click on: {text}");

    let admin = portal.person("admin").await;
    let address = format!("/admin/people/{}", id.0);
    admin.get(&address).await;
    let edit = |name, email, version| {
        let fields = [("name", name), ("email", email), ("roles", "reader"), ("active", "true")];
        [&fields[..], &[("row_version", version)]].concat()
    };
    leads_to(&admin.post(&address, &edit("Anna Muster", "fremd@anderswo.example", "1")).await);
    let (to, subject, text) = mails().await.pop().unwrap();
    assert_eq!((&*to, &*subject), ("anna@stadt.example", "Ihre E-Mail-Adresse bei Vorrang"));
    assert!(text.contains("die letzte Nachricht an die bisherige") && !text.contains("fremd"), "{text}");
    // A name tells nobody anything about how to get in.
    leads_to(&admin.post(&address, &edit("Anna Neu", "fremd@anderswo.example", "2")).await);
    assert_eq!(mails().await.len(), 2);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn whoever_finds_an_open_session_cannot_guess_the_password(pool: PgPool) {
    Portal::demonstration(&pool).await;
    with_password(&pool, "anna").await;
    let visitor = signed_in(&at(&pool, 0), "anna", PASSWORD).await.unwrap();
    visitor.get("/account").await;
    let change = async |old: &str| {
        let typed =
            [("old_password", old), ("new_password", OTHER_PASSWORD), ("again_password", OTHER_PASSWORD)];
        visitor.post("/account/password", &typed).await
    };
    for _ in 0..5 {
        assert_eq!(change("falsch").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    let waits = change(PASSWORD).await;
    assert_eq!(waits.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(waits.text("#old_password-error").contains("15 Minuten"));
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn mails_are_switched_off_and_on(pool: PgPool) {
    Portal::demonstration(&pool).await;
    let visitor = at(&pool, 0).person("head-youth").await;
    let ticked = async || visitor.get("/account").await.all("#wants_mail-1[checked]").len();
    assert_eq!(ticked().await, 1);
    let since = last_event(&pool).await;
    for (typed, after) in [([].as_slice(), 0), (&[("wants_mail", "yes")], 1), (&[("wants_mail", "yes")], 1)] {
        assert_eq!(leads_to(&visitor.post("/account/mail", typed).await), "/account?done=mail");
        assert_eq!(ticked().await, after);
    }
    let events = events(&pool, since).await;
    assert_eq!(events.len(), 2, "the third changed nothing");
    assert_eq!(events[0].4, Some(serde_json::json!({ "wants_mail": false })));
    assert_eq!(events[1].3, Some(serde_json::json!({ "wants_mail": false })));
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn one_click_signs_out_everywhere(pool: PgPool) {
    Portal::demonstration(&pool).await;
    let portal = at(&pool, 0);
    let (here, elsewhere) = (portal.person("reader").await, portal.person("reader").await);
    let somebody = portal.person("admin").await;
    here.get("/account").await;
    let done = here.post("/account/sessions", &[]).await;
    assert_eq!(leads_to(&done), "/sign-in?done=sessions");
    assert_eq!(here.follow(&done).await.text("[role=status]"), "Sie sind überall abgemeldet.");
    for visitor in [&here, &elsewhere] {
        assert_eq!(visitor.get("/account").await.status, StatusCode::SEE_OTHER);
    }
    assert_eq!(somebody.get("/account").await.status, StatusCode::OK);
}

/// The link that an administrator makes for somebody, without the portal's address.
async fn link_for(pool: &PgPool, sign_in_name: &str) -> String {
    let admin = at(pool, 0).person("admin").await;
    let address = format!("/admin/people/{}/password-link", id_of(pool, sign_in_name).await);
    admin.get(&address).await;
    let page = admin.post(&address, &[]).await;
    assert_eq!(page.headers["cache-control"], "no-store");
    let link = page.text(".secret-link");
    assert!(!admin.get(&address).await.text("main").contains(&link), "shown once");
    link.strip_prefix("http://").map_or(link.clone(), |rest| rest[rest.find('/').unwrap()..].to_owned())
}

async fn set(visitor: &Visitor, link: &str, password: &str) -> Page {
    visitor.post(link, &[("new_password", password), ("again_password", password)]).await
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_link_sets_a_password_once(pool: PgPool) {
    Portal::demonstration(&pool).await;
    with_password(&pool, "anna").await;
    let portal = at(&pool, 0);
    let before = signed_in(&portal, "anna", PASSWORD).await.unwrap();
    for _ in 0..5 {
        assert!(signed_in(&portal, "anna", "vergessen").await.is_none());
    }
    let link = link_for(&pool, "anna").await;
    let visitor = portal.visitor();
    let form = visitor.get(&link).await;
    assert_eq!(form.headers["cache-control"], "no-store");
    assert!(form.text(".lead").contains("Anna Muster"));
    let refused = set(&visitor, &link, "kurz").await;
    assert!(beside(&refused, "new_password").contains("mindestens 12 Zeichen"));

    let since = last_event(&pool).await;
    let done = set(&visitor, &link, OTHER_PASSWORD).await;
    assert_eq!(leads_to(&done), "/sign-in?done=password");
    assert!(visitor.follow(&done).await.text("[role=status]").contains("Ihr Kennwort ist gesetzt"));
    assert_eq!(before.get("/account").await.status, StatusCode::SEE_OTHER, "all sessions have ended");
    assert!(signed_in(&portal, "anna", OTHER_PASSWORD).await.is_some(), "and nobody has to wait");
    for page in [visitor.get(&link).await, set(&visitor, &link, PASSWORD).await] {
        assert_eq!(page.status, StatusCode::NOT_FOUND);
        assert_eq!(page.text("h1"), "Dieser Link gilt nicht mehr");
    }
    let events = events(&pool, since).await;
    assert_eq!((&*events[0].0, &*events[0].1), ("Anna Muster", "password-changed"));
    // Neither the link nor a password nor a hash ever stands in the log.
    let log: String = sqlx::query_scalar("select string_agg(audit_event::text, ' ') from audit_event")
        .fetch_one(&pool)
        .await
        .unwrap();
    for secret in [link.trim_start_matches("/password/"), PASSWORD, OTHER_PASSWORD, "argon2"] {
        assert!(!log.contains(secret));
    }
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_link_ends_after_a_day_by_a_newer_one_and_with_the_account(pool: PgPool) {
    Portal::demonstration(&pool).await;
    with_password(&pool, "anna").await;
    let status = async |link: &str, minutes: i64| at(&pool, minutes).get(link).await.status;
    let first = link_for(&pool, "anna").await;
    assert_eq!(status(&first, 24 * 60 - 1).await, StatusCode::OK);
    assert_eq!(status(&first, 24 * 60).await, StatusCode::NOT_FOUND);
    let second = link_for(&pool, "anna").await;
    assert_eq!(status(&first, 0).await, StatusCode::NOT_FOUND);
    assert_eq!(status(&second, 0).await, StatusCode::OK);
    let others = link_for(&pool, "reader").await;
    sqlx::query("update person set is_active = false where sign_in_name = 'anna'")
        .execute(&pool)
        .await
        .unwrap();
    assert_eq!(status(&second, 0).await, StatusCode::NOT_FOUND);
    assert_eq!(status(&others, 0).await, StatusCode::OK);
    for wrong in ["/password/x", "/password/%FF", "/en/password/x"] {
        assert_eq!(status(wrong, 0).await, StatusCode::NOT_FOUND);
    }
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn of_two_who_use_a_link_at_once_one_succeeds(pool: PgPool) {
    Portal::demonstration(&pool).await;
    let portal = at(&pool, 0);
    let link = link_for(&pool, "reader").await;
    let (one, other) = (portal.visitor(), portal.visitor());
    one.get(&link).await;
    other.get(&link).await;
    let (one, other) = tokio::join!(set(&one, &link, PASSWORD), set(&other, &link, OTHER_PASSWORD));
    let mut outcomes = [one.status, other.status];
    outcomes.sort();
    assert_eq!(outcomes, [StatusCode::SEE_OTHER, StatusCode::NOT_FOUND]);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_link_works_in_a_browser_whose_session_has_lapsed(pool: PgPool) {
    Portal::demonstration(&pool).await;
    let visitor = at(&pool, 0).person("reader").await;
    let link = link_for(&pool, "reader").await;
    let later = visitor.at(&at(&pool, 60));
    later.get(&link).await;
    assert_eq!(leads_to(&set(&later, &link, PASSWORD).await), "/sign-in?done=password");
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_link_begins_with_the_address_that_the_operator_gives(pool: PgPool) {
    Portal::demonstration(&pool).await;
    let state = AppState::new(pool.clone(), Clock::Fixed(test_day()), INSTALLATION);
    let access = AccessRules { demonstration_sign_in: true, ..AccessRules::default() };
    let public_url = Some("https://vorrang.example.org/".parse().unwrap());
    let admin = Portal::of(AppState { access, public_url, ..state }).person("admin").await;
    let address = format!("/en/admin/people/{}/password-link", id_of(&pool, "reader").await);
    admin.get(&address).await;
    let page = admin.post(&address, &[]).await;
    let link = page.text(".secret-link");
    let secret = link.strip_prefix("https://vorrang.example.org/en/password/").unwrap();
    assert_eq!(secret.len(), 43);
    assert!(page.text("main").contains("until 25 November 2026, 12:00"));
    // What the database holds is no link.
    let key: Vec<u8> = sqlx::query_scalar("select key from password_link").fetch_one(&pool).await.unwrap();
    assert_eq!(key.len(), 32);
}
