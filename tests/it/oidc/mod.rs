// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Signing in with the city's account: at a real provider in a real browser, and at one that forges.

mod again;
mod asking;
mod becoming;
mod browser;
mod forging;
mod only;

use std::{collections::BTreeSet, sync::Arc};

use axum::{
    body::Body,
    http::{Request, StatusCode},
};
use chrono::{DateTime, TimeDelta, Utc};
use serde_json::Value;
use sqlx::PgPool;
use vorrang::{
    audit::Actor,
    exchange,
    kit::{clock::Clock, page::Installation},
    people::{self, AccessRules, NewPerson, Person, Role},
    state::AppState,
};

use crate::support::{
    forger::{Forger, Plan},
    portal::{Page, Portal, Visitor, test_day},
    provider::{self},
};

const INSTALLATION: Installation = Installation { demonstration: true };
const PASSWORD: &str = "regenschirm tasse elefant blau";
const BUTTON: &str = "Mit dem Konto der Stadt anmelden";

/// A portal that nobody reads without signing in, with that provider.
fn with_provider(
    pool: &PgPool,
    now: DateTime<Utc>,
    settings: vorrang::people::ProviderSettings,
    access: AccessRules,
) -> Portal {
    let state = AppState::new(pool.clone(), Clock::Fixed(now), INSTALLATION);
    let provider = Some(Arc::new(people::Provider::new(settings).unwrap()));
    Portal::of(AppState { access, provider, ..state })
}

const ADDRESS: &str = "https://vorrang.example.org";

/// A portal whose provider is the forger.
fn forged(pool: &PgPool, forger: &Forger) -> Portal {
    at(pool, forger, TimeDelta::zero())
}

/// The same some time later.
fn at(pool: &PgPool, forger: &Forger, later: TimeDelta) -> Portal {
    let settings = provider::settings(forger.issuer(), ADDRESS);
    with_provider(pool, test_day() + later, settings, AccessRules::default())
}

async fn set_up(pool: &PgPool) -> Forger {
    exchange::set_up(pool, test_day(), true).await.unwrap();
    Forger::open(test_day()).await
}

fn location(page: &Page) -> String {
    assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.address);
    page.headers["location"].to_str().unwrap().to_owned()
}

/// What a browser with that cookie gets.
async fn get_with(portal: &Portal, cookie: &str, address: &str) -> Page {
    portal.answer(Request::get(address).header("cookie", cookie).body(Body::empty()).unwrap()).await
}

/// Goes to the provider and comes back with what it says.
async fn sign_in(visitor: &Visitor, forger: &Forger) -> Page {
    let away = visitor.get("/sign-in/provider").await;
    let query = forger.admit(&location(&away));
    visitor.get(&format!("/sign-in/provider/callback?{query}")).await
}

/// Somebody new signs in, of whom the provider says that.
async fn sign_in_as(pool: &PgPool, forger: &Forger, claims: Value) -> Page {
    forger.plan(Plan { claims, ..Plan::default() });
    sign_in(&forged(pool, forger).visitor(), forger).await
}

/// What the portal says on the sign-in page, where name and password are still a way in.
fn problem(page: &Page, status: StatusCode) -> String {
    assert_eq!(page.status, status, "{}", page.address);
    assert_eq!(page.all("form.sign-in #password").len(), 1, "{}", page.address);
    page.text("[role=alert]")
}

async fn everybody(pool: &PgPool) -> Vec<Person> {
    people::all_persons(pool).await.unwrap()
}

/// Those who came through the provider.
async fn newcomers(pool: &PgPool) -> Vec<Person> {
    let names: Vec<String> =
        sqlx::query_scalar("select sign_in_name from person where provider_subject is not null")
            .fetch_all(pool)
            .await
            .unwrap();
    let mut found = everybody(pool).await;
    found.retain(|person| names.contains(&person.sign_in_name));
    found.sort_by_key(|person| person.id);
    found
}

async fn the_newcomer(pool: &PgPool) -> Person {
    let found = newcomers(pool).await;
    assert_eq!(found.len(), 1, "{found:?}");
    found.into_iter().next().unwrap()
}

async fn count(pool: &PgPool, table: &str) -> i64 {
    let count = format!("select count(*) from {table}");
    sqlx::query_scalar(sqlx::AssertSqlSafe(count)).fetch_one(pool).await.unwrap()
}

async fn department_name(pool: &PgPool, person: &Person) -> Option<String> {
    let all = people::all_departments(pool).await.unwrap();
    person.department.map(|id| all.into_iter().find(|found| found.id == id).unwrap().name)
}

async fn add_local(pool: &PgPool, sign_in_name: &str) {
    let mut db = pool.acquire().await.unwrap();
    let new = NewPerson {
        sign_in_name: sign_in_name.to_owned(),
        name: "Anna Ort".to_owned(),
        email: Some("anna@example.org".to_owned()),
        department: None,
        roles: BTreeSet::from([Role::Admin]),
    };
    let hash = people::hash_password(PASSWORD.to_owned()).await.unwrap();
    people::add_person(&mut db, &Actor::system(), &new, Some(&hash), test_day()).await.unwrap();
}
