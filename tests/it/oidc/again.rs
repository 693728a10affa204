// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! What is essential, asked for by people of the provider: it says when the password was typed.

use axum::http::StatusCode;
use serde_json::{Value, json};
use sqlx::PgPool;

use super::{BUTTON, PASSWORD, add_local, at, forged, location, set_up, sign_in};
use crate::support::{
    forger::Plan,
    portal::{Page, Visitor, test_day},
};

const TOKENS: &str = "/account/tokens";
const TYPED: [(&str, &str); 3] = [("name", "Auswertung"), ("scope", "read"), ("days", "30")];

fn says(claims: Value) -> Plan {
    Plan { claims, ..Plan::default() }
}

/// Sends the form of a token and goes to the page that asks to sign in again.
async fn asked_again(visitor: &Visitor) -> Page {
    visitor.get(TOKENS).await;
    let sent = visitor.post(TOKENS, &TYPED).await;
    assert!(location(&sent).contains("again=yes"), "{}", location(&sent));
    visitor.follow(&sent).await
}

/// What is said to somebody of the provider, who has no password here to type.
fn refused(page: &Page) -> String {
    assert_eq!(
        (page.status, page.all("[type=password]").len()),
        (StatusCode::FORBIDDEN, 0),
        "{}",
        page.address
    );
    page.text("[role=alert]")
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn only_the_provider_says_when_a_password_was_typed(pool: PgPool) {
    let forger = set_up(&pool).await;
    let portal = forged(&pool, &forger);
    let (now, minutes) = (test_day().timestamp(), 60);
    for (what, claims) in [
        ("it does not say", json!({})),
        ("it knew the browser", json!({ "auth_time": now - 16 * minutes })),
        ("its clock is an hour ahead", json!({ "auth_time": now + 60 * minutes })),
    ] {
        forger.plan(says(claims));
        let visitor = portal.visitor();
        assert_eq!(location(&sign_in(&visitor, &forger).await), "/", "{what}");
        let again = asked_again(&visitor).await.link(BUTTON);
        let away = visitor.get(&again).await;
        let address = location(&away);
        assert!(address.contains("prompt=login") && address.contains("max_age=900"), "{address}");
        let back = visitor.get(&format!("/sign-in/provider/callback?{}", forger.admit(&address))).await;
        let said = refused(&back);
        assert!(
            said.contains("nicht bestätigt, dass Sie Ihr Kennwort gerade eben eingegeben haben"),
            "{what}: {said}"
        );
        assert_eq!(back.link(BUTTON), again, "{what}: the next try is for the same form");
        assert_eq!(visitor.get("/account").await.status, StatusCode::OK, "{what}: signed in as before");
        // Whoever leaves the word out of the address is signed in and no further.
        let quiet = visitor.get(&again.replace("again=yes", "")).await;
        assert!(!location(&quiet).contains("prompt="));
        visitor.get(&format!("/sign-in/provider/callback?{}", forger.admit(&location(&quiet)))).await;
        asked_again(&visitor).await;
    }
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn whoever_has_just_typed_it_there_goes_on(pool: PgPool) {
    let forger = set_up(&pool).await;
    forger.plan(says(json!({ "auth_time": test_day().timestamp() })));
    let visitor = forged(&pool, &forger).visitor();
    sign_in(&visitor, &forger).await;
    visitor.get(TOKENS).await;
    assert_eq!(visitor.post(TOKENS, &TYPED).await.status, StatusCode::OK);

    let later = chrono::TimeDelta::minutes(20);
    let visitor = visitor.at(&at(&pool, &forger, later));
    let now = (test_day() + later).timestamp();
    forger.plan(says(json!({ "auth_time": now, "exp": now + 300 })));
    let away = visitor.get(&asked_again(&visitor).await.link(BUTTON)).await;
    let back = visitor.get(&format!("/sign-in/provider/callback?{}", forger.admit(&location(&away)))).await;
    let form = visitor.follow(&back).await;
    assert_eq!(form.all("#name")[0].attr("value"), Some("Auswertung"));
    let other = [("name", "Zweite Auswertung"), TYPED[1], TYPED[2]];
    assert_eq!(visitor.post(TOKENS, &other).await.status, StatusCode::OK);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn what_the_userinfo_endpoint_says_of_the_time_is_not_signed(pool: PgPool) {
    let forger = set_up(&pool).await;
    let said = json!({ "sub": "f1-a2", "auth_time": test_day().timestamp() });
    forger.plan(Plan { userinfo: Some((StatusCode::OK, said)), ..Plan::default() });
    let visitor = forged(&pool, &forger).visitor();
    sign_in(&visitor, &forger).await;
    asked_again(&visitor).await;
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn whoever_comes_back_as_somebody_else_stays_who_they_are(pool: PgPool) {
    let forger = set_up(&pool).await;
    let now = test_day().timestamp();
    let visitor = forged(&pool, &forger).visitor();
    forger.plan(says(json!({ "sub": "other", "preferred_username": "otto", "auth_time": now })));
    sign_in(&forged(&pool, &forger).visitor(), &forger).await;
    forger.plan(says(json!({ "preferred_username": "anna" })));
    sign_in(&visitor, &forger).await;
    let again = asked_again(&visitor).await.link(BUTTON);
    // Known here or not.
    for subject in ["other", "a third"] {
        let away = visitor.get(&again).await;
        forger.plan(says(json!({ "sub": subject, "auth_time": now })));
        let back = format!("/sign-in/provider/callback?{}", forger.admit(&location(&away)));
        let said = refused(&visitor.get(&back).await);
        assert!(said.contains("Hier ist jemand anders angemeldet."), "{subject}: {said}");
        assert_eq!(visitor.get("/account").await.texts(".facts dd")[1], "anna", "{subject}");
    }
    // Nor does a password of somebody else do.
    add_local(&pool, "lokal").await;
    let typed = [("name", "lokal"), ("password", PASSWORD), ("again", "yes")];
    let other = visitor.post("/sign-in", &typed).await;
    assert_eq!(other.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(other.text("[role=alert]").contains("Hier ist jemand anders angemeldet."));
    assert_eq!(visitor.get("/account").await.texts(".facts dd")[1], "anna");
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn whoever_is_not_signed_in_any_more_signs_in_as_usual(pool: PgPool) {
    let forger = set_up(&pool).await;
    let visitor = forged(&pool, &forger).visitor();
    let away = visitor.get("/sign-in/provider?again=yes&next=%2Fprojects").await;
    assert!(!location(&away).contains("prompt="));
    let back = format!("/sign-in/provider/callback?{}", forger.admit(&location(&away)));
    assert_eq!(location(&visitor.get(&back).await), "/projects");
}
