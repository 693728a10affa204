// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Signing in and out, sessions, and forms that come from elsewhere or too late.

use std::collections::BTreeSet;

use axum::http::StatusCode;
use chrono::TimeDelta;
use sqlx::PgPool;
use vorrang::{
    audit::Actor,
    kit::{ids::PersonId, page::Installation},
    people::{self, AccessRules, NewPerson, Role},
};

use crate::support::portal::{Page, Portal, Visitor, test_day};

const INSTALLATION: Installation = Installation { demonstration: true };
const PASSWORD: &str = "regenschirm tasse elefant blau";

fn closed() -> AccessRules {
    AccessRules { demonstration_sign_in: true, ..AccessRules::default() }
}

async fn with_password(pool: &PgPool, sign_in_name: &str) -> PersonId {
    let mut db = pool.acquire().await.unwrap();
    let new = NewPerson {
        sign_in_name: sign_in_name.to_owned(),
        name: "Anna Muster".to_owned(),
        email: None,
        department: None,
        roles: BTreeSet::from([Role::Reader]),
    };
    let hash = people::hash_password(PASSWORD.to_owned()).await.unwrap();
    people::add_person(&mut db, &Actor::system(), &new, Some(&hash), test_day()).await.unwrap()
}

async fn try_password(visitor: &Visitor, name: &str, password: &str) -> Page {
    visitor.post("/sign-in", &[("name", name), ("password", password)]).await
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn name_and_password_lead_to_where_one_wanted_to_go(pool: PgPool) {
    Portal::demonstration(&pool).await;
    with_password(&pool, "anna").await;
    let portal = Portal::with_rules(&pool, INSTALLATION, test_day(), AccessRules::default());
    let visitor = portal.visitor();
    let refused = visitor.get("/en/projects/DIG-001?x=1").await;
    assert_eq!(refused.headers["location"], "/en/sign-in?next=%2Fprojects%2FDIG-001%3Fx%3D1");
    let form = visitor.follow(&refused).await;
    assert!(form.all(".visitors").is_empty(), "no sign-in by click outside a demonstration");
    let before = visitor.cookie().unwrap();

    let wrong = visitor
        .post("/en/sign-in", &[("name", "anna"), ("password", "wrong"), ("next", "/projects/DIG-001?x=1")])
        .await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(wrong.text("[role=alert]"), "Sign-in name or password is wrong.");
    assert_eq!(wrong.all("#name")[0].attr("value"), Some("anna"));
    assert_eq!(wrong.all("#password")[0].attr("value"), None);
    let unknown = try_password(&visitor, "nobody", PASSWORD).await;
    assert_eq!(unknown.text("[role=alert]"), "Anmeldename oder Kennwort stimmt nicht.");
    assert_eq!(
        try_password(&visitor, " ", PASSWORD).await.text("[role=alert]"),
        "Bitte geben Sie Ihren Anmeldenamen ein."
    );

    // Capital letters and blanks around the name are forgiven; a new secret makes the session.
    let done = visitor
        .post("/en/sign-in", &[("name", " Anna "), ("password", PASSWORD), ("next", "/projects/DIG-001?x=1")])
        .await;
    assert_eq!(done.headers["location"], "/en/projects/DIG-001?x=1");
    let page = visitor.follow(&done).await;
    assert!(page.text(".site-navigation--aside").contains("Anna Muster"));
    assert_ne!(visitor.cookie().unwrap(), before);
    let cookie = done.headers["set-cookie"].to_str().unwrap();
    assert!(cookie.starts_with("vorrang=") && cookie.contains("HttpOnly; SameSite=Lax; Path=/"), "{cookie}");

    let out = visitor.post("/sign-out", &[]).await;
    assert_eq!(out.headers["location"], "/sign-in");
    assert_eq!(visitor.get("/").await.status, StatusCode::SEE_OTHER);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn nobody_is_led_to_another_host(pool: PgPool) {
    Portal::demonstration(&pool).await;
    with_password(&pool, "anna").await;
    let visitor = Portal::on(&pool, INSTALLATION, test_day()).visitor();
    for next in ["//evil.example", "/\\evil.example", "https://evil.example/", "/x\r\nset-cookie: a=b"] {
        visitor.get("/sign-in").await;
        let done =
            visitor.post("/sign-in", &[("name", "anna"), ("password", PASSWORD), ("next", next)]).await;
        assert_eq!(done.headers["location"], "/", "{next}");
    }
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn guessing_is_slowed_down_and_nobody_is_locked_out_for_good(pool: PgPool) {
    Portal::demonstration(&pool).await;
    with_password(&pool, "anna").await;
    let portal = Portal::on(&pool, INSTALLATION, test_day());
    let visitor = portal.visitor();
    visitor.get("/sign-in").await;
    for _ in 0..5 {
        let refused = try_password(&visitor, "anna", "wrong").await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    let waits = try_password(&visitor, "anna", PASSWORD).await;
    assert_eq!(waits.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(waits.headers["retry-after"], "900");
    assert!(waits.text("[role=alert]").contains("15 Minuten"));
    // Others are not held up, and after a quarter of an hour neither is Anna.
    with_password(&pool, "berta").await;
    assert_eq!(try_password(&visitor, "berta", PASSWORD).await.status, StatusCode::SEE_OTHER);
    let later = Portal::on(&pool, INSTALLATION, test_day() + TimeDelta::minutes(16)).visitor();
    later.get("/sign-in").await;
    assert_eq!(try_password(&later, "anna", PASSWORD).await.status, StatusCode::SEE_OTHER);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn strangers_cannot_lock_out_whoever_has_signed_in_here_before(pool: PgPool) {
    Portal::demonstration(&pool).await;
    with_password(&pool, "anna").await;
    let visitor = Portal::on(&pool, INSTALLATION, test_day()).visitor();
    visitor.get("/sign-in").await;
    assert_eq!(try_password(&visitor, "anna", PASSWORD).await.status, StatusCode::SEE_OTHER);
    sqlx::query(
        "insert into sign_in_attempt (at, sign_in_name, address)
         select $1, 'anna', '10.0.0.' || number from generate_series(1, 50) as number",
    )
    .bind(test_day())
    .execute(&pool)
    .await
    .unwrap();
    visitor.get("/sign-in").await;
    assert_eq!(try_password(&visitor, "anna", PASSWORD).await.status, StatusCode::SEE_OTHER);
    sqlx::query("update sign_in_attempt set address = 'elsewhere' where succeeded")
        .execute(&pool)
        .await
        .unwrap();
    visitor.get("/sign-in").await;
    assert_eq!(try_password(&visitor, "anna", PASSWORD).await.status, StatusCode::TOO_MANY_REQUESTS);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn sessions_lapse_when_idle_and_in_the_end(pool: PgPool) {
    Portal::demonstration(&pool).await;
    let at =
        |minutes| Portal::with_rules(&pool, INSTALLATION, test_day() + TimeDelta::minutes(minutes), closed());
    let visitor = at(0).person("reader").await;
    let cookie = visitor.cookie().unwrap();
    let status = |minutes: i64| {
        let request = axum::http::Request::get("/").header("cookie", cookie.clone());
        let portal = at(minutes);
        async move { portal.answer(request.body(axum::body::Body::empty()).unwrap()).await.status }
    };
    // Used every 25 minutes it lives on, for ten hours.
    for minutes in (0..600).step_by(25) {
        assert_eq!(status(minutes).await, StatusCode::OK, "{minutes}");
    }
    assert_eq!(status(600).await, StatusCode::SEE_OTHER);
    let idle = at(0).person("reader").await;
    let request = axum::http::Request::get("/").header("cookie", idle.cookie().unwrap());
    let page = at(31).answer(request.body(axum::body::Body::empty()).unwrap()).await;
    assert_eq!(page.status, StatusCode::SEE_OTHER);
    // What the database holds is no cookie.
    let keys: Vec<Vec<u8>> = sqlx::query_scalar("select key from session").fetch_all(&pool).await.unwrap();
    assert!(keys.iter().all(|key| key.len() == 32));
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_form_from_elsewhere_is_refused(pool: PgPool) {
    Portal::demonstration(&pool).await;
    let portal = Portal::with_rules(&pool, INSTALLATION, test_day(), closed());
    let visitor = portal.person("reader").await;
    let other = portal.person("admin").await;
    other.get("/").await;
    for token in ["", "x", &"A".repeat(43)] {
        let page = visitor.post_with_token("/sign-out", &[], token).await;
        assert_eq!(page.status, StatusCode::FORBIDDEN);
        assert!(page.text("main").contains("gehört nicht zu Ihrer Sitzung"));
        assert!(page.text(".site-navigation--aside").contains("Lea Sommer"), "the header stays");
    }
    assert_eq!(visitor.get("/").await.status, StatusCode::OK, "still signed in");
    // A browser that never saw a form cannot send one.
    let stranger = portal.visitor();
    assert_eq!(stranger.post("/sign-in", &[("name", "x")]).await.status, StatusCode::FORBIDDEN);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn behind_tls_the_cookie_is_for_tls_alone(pool: PgPool) {
    use vorrang::{
        kit::{browser::Front, clock::Clock},
        state::AppState,
    };
    Portal::demonstration(&pool).await;
    let state = AppState::new(pool.clone(), Clock::Fixed(test_day()), INSTALLATION);
    let portal = Portal::of(AppState { front: Front { behind_tls: true }, ..state });
    let page = portal.get("/sign-in").await;
    let cookie = page.headers["set-cookie"].to_str().unwrap();
    assert!(cookie.starts_with("__Host-vorrang="), "{cookie}");
    for part in ["HttpOnly", "SameSite=Lax", "Secure", "Path=/"] {
        assert!(cookie.contains(part), "{cookie}");
    }
    // A reader of an open board gets no cookie at all.
    assert!(Portal::on(&pool, INSTALLATION, test_day()).get("/").await.headers.get("set-cookie").is_none());
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_session_that_is_about_to_lapse_says_so_and_goes_on(pool: PgPool) {
    use fantoccini::Locator;
    let portal = Portal::demonstration(&pool).await;
    // Two minutes before the end is at once, when there are two minutes in all.
    let short = AccessRules { idle: TimeDelta::minutes(2), ..closed() };
    let served = Portal::with_rules(&pool, INSTALLATION, test_day(), short).serve().await;
    assert!(portal.get("/").await.all("[data-session-seconds]").is_empty(), "nobody is signed in");
    let browser = crate::support::browser::Browser::start().await;
    browser.open(&format!("{served}/sign-in")).await;
    browser.client.find(Locator::Css(".visitors button")).await.unwrap().click().await.unwrap();
    browser.client.wait().for_url(&format!("{served}/").parse().unwrap()).await.unwrap();
    let notice = browser.client.find(Locator::Css(".session-notice")).await.unwrap();
    assert!(notice.is_displayed().await.unwrap());
    let used = "return Number(localStorage.getItem('vorrang-last-used'))";
    let before = browser.client.execute(used, Vec::new()).await.unwrap().as_f64().unwrap();
    notice.find(Locator::Css("button")).await.unwrap().click().await.unwrap();
    let mut after = before;
    while after <= before {
        after = browser.client.execute(used, Vec::new()).await.unwrap().as_f64().unwrap();
    }
    assert_eq!(browser.console_errors().await, Vec::<String>::new());
    assert_eq!(browser.axe().await.len(), 0);
}
