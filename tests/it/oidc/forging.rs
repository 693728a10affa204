// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! What somebody forges, and where a sign-in leads.

use std::collections::BTreeSet;

use axum::http::StatusCode;
use chrono::TimeDelta;
use serde_json::json;
use sqlx::PgPool;
use vorrang::people::{AccessRules, Role};

use super::{
    INSTALLATION, PASSWORD, add_local, at, count, everybody, forged, get_with, location, problem, set_up,
    sign_in, sign_in_as, the_newcomer,
};
use crate::support::{
    forger::{Plan, Signature},
    portal::{Page, Portal, test_day},
};

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn what_somebody_else_has_forged_lets_nobody_in(pool: PgPool) {
    let forger = set_up(&pool).await;
    let portal = forged(&pool, &forger);
    let now = test_day().timestamp();
    let signed = |signature| Plan { signature, ..Plan::default() };
    let says = |claims| Plan { claims, ..Plan::default() };
    let answers = |token_answer| Plan { token_answer: Some(token_answer), ..Plan::default() };
    let forgeries = [
        ("no signature", signed(Signature::None)),
        ("a foreign signature", signed(Signature::Foreign)),
        ("a signature with our own secret", signed(Signature::Shared)),
        ("a signature of something else", signed(Signature::Altered)),
        ("an unknown key", Plan { key: ("hidden", 3), publishes_key: false, ..Plan::default() }),
        ("a wrong nonce", says(json!({ "nonce": "x" }))),
        ("no nonce", says(json!({ "nonce": null }))),
        ("an expired token", says(json!({ "exp": now }))),
        ("no end", says(json!({ "exp": null }))),
        ("another audience", says(json!({ "aud": "another" }))),
        ("another audience besides", says(json!({ "aud": ["vorrang", "another"] }))),
        ("another issuer", says(json!({ "iss": "https://evil.example" }))),
        ("nobody", says(json!({ "sub": "" }))),
        ("a text that cannot be stored", says(json!({ "sub": "a\0b" }))),
        ("a code that is used up", answers((StatusCode::BAD_REQUEST, r#"{"error":"invalid_grant"}"#))),
        ("no token", answers((StatusCode::OK, r#"{"access_token":"a","token_type":"Bearer"}"#))),
        ("nonsense", answers((StatusCode::OK, "nonsense"))),
    ];
    let before = everybody(&pool).await;
    for (forgery, plan) in forgeries {
        forger.plan(plan);
        let visitor = portal.visitor();
        let page = sign_in(&visitor, &forger).await;
        let said = problem(&page, StatusCode::FORBIDDEN);
        assert!(said.starts_with("Die Anmeldung konnte nicht sicher geprüft werden."), "{forgery}: {said}");
        assert_eq!(visitor.get("/").await.status, StatusCode::SEE_OTHER, "{forgery}");
    }
    assert_eq!(everybody(&pool).await, before);
    assert_eq!(count(&pool, "session").await, 0);

    // The same without a forgery.
    forger.plan(Plan::default());
    let visitor = portal.visitor();
    assert_eq!(location(&sign_in(&visitor, &forger).await), "/");
    assert_eq!(visitor.get("/").await.status, StatusCode::OK);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_sign_in_comes_back_once_in_time_and_to_the_browser_that_began_it(pool: PgPool) {
    let forger = set_up(&pool).await;
    let portal = forged(&pool, &forger);
    let begin_again = |page: &Page| {
        let said = problem(page, StatusCode::BAD_REQUEST);
        assert!(said.starts_with("Diese Anmeldung ist abgelaufen, schon verwendet oder"), "{said}");
    };
    let visitor = portal.visitor();
    let away = visitor.get("/sign-in/provider").await;
    let cookie = visitor.cookie().expect("the browser is to be known again");
    let back = format!("/sign-in/provider/callback?{}", forger.admit(&location(&away)));

    // Somebody else's browser, one without a cookie, and one that asks for something else.
    let stranger = portal.visitor();
    begin_again(&stranger.get(&back).await);
    begin_again(&portal.get(&back).await);
    let other = portal.visitor();
    other.get("/sign-in/provider").await;
    begin_again(&other.get(&back).await);
    for wrong in
        ["", "?code=a-code", "?code=a-code&state=", &format!("?code=a-code&state={}", "A".repeat(43))]
    {
        begin_again(&visitor.get(&format!("/sign-in/provider/callback{wrong}")).await);
    }
    assert_eq!(count(&pool, "session").await, 0);

    // The right one, with a new secret for the session; then the same again.
    let done = visitor.get(&back).await;
    assert_eq!(location(&done), "/");
    assert_ne!(visitor.cookie().unwrap(), cookie);
    begin_again(&visitor.get(&back).await);
    assert_eq!(visitor.get("/").await.status, StatusCode::OK, "still signed in");

    // A sign-in that is used up is so for the old secret as well.
    let late = at(&pool, &forger, TimeDelta::minutes(11));
    let again = portal.visitor();
    let query = forger.admit(&location(&again.get("/sign-in/provider").await));
    let in_vain = format!("/sign-in/provider/callback?{query}");
    begin_again(&get_with(&late, &again.cookie().unwrap(), &in_vain).await);
    begin_again(&get_with(&portal, &cookie, &back).await);

    // What nobody comes back from is not kept.
    assert!(count(&pool, "provider_sign_in").await > 0);
    forger.plan(Plan::default());
    late.get("/sign-in/provider").await;
    assert_eq!(count(&pool, "provider_sign_in").await, 1);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn nobody_becomes_a_local_person_of_the_same_name_or_address(pool: PgPool) {
    let forger = set_up(&pool).await;
    for taken in ["anna", "anna-2", "anna-x"] {
        add_local(&pool, taken).await;
    }
    let claims = json!({ "preferred_username": "Anna", "email": "anna@example.org", "name": "Anna Ort" });
    sign_in_as(&pool, &forger, claims).await;
    let newcomer = the_newcomer(&pool).await;
    assert_eq!((newcomer.sign_in_name.as_str(), newcomer.roles), ("anna-3", BTreeSet::from([Role::Reader])));

    // The provider's person has no password here; the local one signs in as before.
    let visitor = forged(&pool, &forger).visitor();
    visitor.get("/sign-in").await;
    let wrong = visitor.post("/sign-in", &[("name", "anna-3"), ("password", PASSWORD)]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let right = visitor.post("/sign-in", &[("name", "anna"), ("password", PASSWORD)]).await;
    assert_eq!(location(&right), "/");
    visitor.get("/").await;
    assert_eq!(location(&visitor.post("/sign-out", &[]).await), "/sign-in", "not to the provider");
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn the_portal_goes_nowhere_but_where_it_was_told(pool: PgPool) {
    let forger = set_up(&pool).await;
    forger.plan(Plan { redirects: Some("/elsewhere"), ..Plan::default() });
    let visitor = forged(&pool, &forger).visitor();
    problem(&visitor.get("/sign-in/provider").await, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(forger.requests(), 1, "the redirect is not followed");

    forger.plan(Plan::default());
    let query = forger.admit(&location(&visitor.get("/sign-in/provider").await));
    let before = forger.requests();
    forger.plan(Plan { redirects: Some("/elsewhere"), ..Plan::default() });
    let page = visitor.get(&format!("/sign-in/provider/callback?{query}")).await;
    problem(&page, StatusCode::FORBIDDEN);
    assert_eq!(forger.requests(), before + 1, "nor is the one of the token endpoint");
    assert_eq!(count(&pool, "session").await, 0);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn one_comes_back_to_ones_own_page_in_ones_own_language_and_to_no_other_host(pool: PgPool) {
    let forger = set_up(&pool).await;
    let portal = forged(&pool, &forger);
    for (begun, expected) in [
        ("/sign-in/provider?next=%2Fprojects%3Fq%3Da%26b", "/projects?q=a&b"),
        ("/sign-in/provider?next=%2F%2Fevil.example", "/"),
        ("/sign-in/provider?next=https%3A%2F%2Fevil.example", "/"),
        ("/en/sign-in/provider?next=%2Fprojects", "/en/projects"),
    ] {
        let visitor = portal.visitor();
        let address = location(&visitor.get(begun).await);
        let language = if begun.starts_with("/en") { "ui_locales=en" } else { "ui_locales=de" };
        assert!(address.contains(language), "{address}");
        // The provider knows one address to come back to, whatever the language.
        assert!(
            address
                .contains("redirect_uri=https%3A%2F%2Fvorrang.example.org%2Fsign-in%2Fprovider%2Fcallback&")
        );
        let mut page = visitor.get(&format!("/sign-in/provider/callback?{}", forger.admit(&address))).await;
        if begun.starts_with("/en") {
            page = visitor.follow(&page).await;
        }
        assert_eq!(location(&page), expected, "{begun}");
    }
    // Where there is no provider, there is no such address.
    let without = Portal::with_rules(&pool, INSTALLATION, test_day(), AccessRules::default());
    for address in ["/sign-in/provider", "/sign-in/provider/callback?code=a&state=b"] {
        assert_eq!(without.get(address).await.status, StatusCode::NOT_FOUND);
    }
    assert!(without.get("/sign-in").await.all("main a.kern-btn").is_empty());
}
