// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! A real provider and a real browser.

use std::{collections::BTreeSet, sync::Arc};

use fantoccini::{Locator, key::Key};
use serde_json::{Value, json};
use sqlx::PgPool;
use tokio::net::TcpListener;
use vorrang::{
    exchange,
    kit::clock::Clock,
    people::{self, AccessRules, Role},
    state::AppState,
};

use super::{ADDRESS, BUTTON, INSTALLATION, count, department_name, newcomers, the_newcomer, with_provider};
use crate::{
    journeys,
    support::{
        browser::Browser,
        portal::{Portal, test_day},
        provider::{self, Provider},
    },
};

fn the_city() -> Value {
    json!({
        "anna": {
            "name": "Anna Muster", "preferred_username": "AMuster", "email": "anna@example.org",
            "department": "StA 33", "groups": ["/Vorrang-Bewertung", "/elsewhere"],
        },
        "otto": { "name": "Otto Ohne", "groups": [] },
    })
}

/// A browser at a portal that has the real provider.
async fn real(pool: &PgPool, userinfo: bool) -> (journeys::Visitor, Provider) {
    exchange::set_up(pool, test_day(), true).await.unwrap();
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let city = Provider::start(&address, &the_city(), userinfo);
    let provider = people::Provider::new(provider::settings(&city.issuer, &address)).unwrap();
    // The provider knows no time but the machine's.
    let state = AppState::new(pool.clone(), Clock::System, INSTALLATION);
    let portal = Portal::of(AppState { provider: Some(Arc::new(provider)), ..state });
    let portal = portal.serve_at(listener);
    (journeys::Visitor { browser: Browser::start().await, portal }, city)
}

/// Types a name at the provider and goes on.
async fn name_oneself(visitor: &journeys::Visitor, name: &str) {
    visitor.browser.client.wait().for_element(Locator::Css("[name=name]")).await.unwrap();
    visitor.click("[name=name]").await;
    visitor.types(name).await;
    visitor.browser.press(Key::Enter).await;
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn the_citys_account_leads_in_to_where_one_wanted_to_go_and_out_on_both_sides(pool: PgPool) {
    let (visitor, city) = real(&pool, false).await;
    visitor.expect_no_barrier("/sign-in").await;
    visitor.browser.resize(1280, 900).await;
    visitor.open("/projects/DIG-001?x=1").await;
    visitor.arrives_at("/sign-in?next=%2Fprojects%2FDIG-001%3Fx%3D1").await;
    visitor.tab_to(&format!("a {BUTTON}")).await;
    visitor.browser.press(Key::Enter).await;
    name_oneself(&visitor, "anna").await;
    visitor.arrives_at("/projects/DIG-001?x=1").await;
    assert!(visitor.text(".site-navigation--aside").await.contains("Anna Muster"));

    let anna = the_newcomer(&pool).await;
    assert_eq!((anna.sign_in_name.as_str(), anna.name.as_str()), ("amuster", "Anna Muster"));
    assert_eq!(anna.email.as_deref(), Some("anna@example.org"));
    assert_eq!(anna.roles, BTreeSet::from([Role::Assessor]));
    assert_eq!(department_name(&pool, &anna).await.as_deref(), Some("Bürgerdienste"));

    // Out of the portal and, as the provider asks first, out of the city.
    visitor.click(".site-navigation--aside button").await;
    visitor.browser.client.wait().for_element(Locator::Css("[name=logout]")).await.unwrap();
    let there = visitor.browser.client.current_url().await.unwrap();
    assert!(there.as_str().starts_with(&city.issuer), "{there}");
    assert_eq!(count(&pool, "session").await, 0);
    visitor.click("[name=logout]").await;
    visitor.arrives_at("/sign-in").await;

    // Neither side remembers: the provider asks for a name again.
    visitor.click_link(BUTTON).await;
    name_oneself(&visitor, "otto").await;
    visitor.arrives_at("/").await;
    assert!(visitor.text(".site-navigation--aside").await.contains("Otto Ohne"));
    let otto = newcomers(&pool).await.into_iter().find(|person| person.name == "Otto Ohne").unwrap();
    assert_eq!(otto.roles, BTreeSet::from([Role::Reader]));
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn in_english_with_claims_from_userinfo_and_after_thinking_better_of_it(pool: PgPool) {
    let (visitor, _city) = real(&pool, true).await;
    visitor.open("/en/sign-in").await;
    visitor.click_link("Sign in with the city's account").await;
    visitor.browser.client.wait().for_element(Locator::Css("[name=cancel]")).await.unwrap();
    visitor.click("[name=cancel]").await;
    visitor.browser.client.wait().for_element(Locator::Css("[role=alert]")).await.unwrap();
    let said = visitor.text("[role=alert]").await;
    assert_eq!(said, "Signing in with the city's account was cancelled or refused. You can try again.");
    visitor.click_link("Deutsch").await;
    visitor.browser.console_errors().await;
    visitor.arrives_at("/sign-in").await;

    visitor.open("/en/projects").await;
    visitor.click_link("Sign in with the city's account").await;
    name_oneself(&visitor, "anna").await;
    visitor.arrives_at("/en/projects").await;
    let anna = the_newcomer(&pool).await;
    assert_eq!((anna.name.as_str(), anna.roles), ("Anna Muster", BTreeSet::from([Role::Assessor])));
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn the_provider_asks_again_for_what_is_essential(pool: PgPool) {
    let (visitor, _city) = real(&pool, false).await;
    visitor.open("/account/tokens").await;
    visitor.click_link(BUTTON).await;
    name_oneself(&visitor, "anna").await;
    visitor.arrives_at("/account/tokens").await;
    let an_hour_ago = "update session set authenticated_at = authenticated_at - interval '1 hour'
                       where authenticated_at is not null";
    assert_eq!(sqlx::query(an_hour_ago).execute(&pool).await.unwrap().rows_affected(), 1);

    visitor.open("/account/tokens").await;
    visitor.click("#name").await;
    visitor.types("Auswertung").await;
    visitor.browser.press(Key::Enter).await;
    visitor.browser.client.wait().for_element(Locator::Css("a[href*='again=yes']")).await.unwrap();
    assert_eq!(visitor.text("h1").await, "Noch einmal anmelden");
    // Nobody types the city's password here.
    assert!(visitor.browser.client.find(Locator::Css("[type=password]")).await.is_err());
    visitor.click_link(BUTTON).await;
    // It knows the browser and asks all the same.
    name_oneself(&visitor, "anna").await;
    visitor.browser.client.wait().for_element(Locator::Css("[role=status]")).await.unwrap();
    assert!(visitor.text("[role=status]").await.contains("senden Sie es noch ab"));
    visitor.click("#name").await;
    visitor.browser.press(Key::Enter).await;
    visitor.browser.client.wait().for_element(Locator::Css("#token")).await.unwrap();
    assert_eq!(count(&pool, "access_token where name = 'Auswertung'").await, 1);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn the_page_that_says_that_the_provider_is_down_has_no_barrier(pool: PgPool) {
    exchange::set_up(&pool, test_day(), true).await.unwrap();
    // Nobody answers at a port that has been given back.
    let place = TcpListener::bind(("127.0.0.1", 0)).await.unwrap().local_addr().unwrap();
    let settings = provider::settings(&format!("http://{place}"), ADDRESS);
    let portal = with_provider(&pool, test_day(), settings, AccessRules::default());
    let visitor = journeys::Visitor::of(&portal).await;
    visitor.expect_no_barrier("/sign-in/provider").await;
    assert!(visitor.text("[role=alert]").await.contains("weil der Anmeldedienst nicht antwortet"));
}
