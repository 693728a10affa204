// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Signing in with the city's account: at a real provider in a real browser, and at one that forges.

use std::{collections::BTreeSet, fs, sync::Arc};

use axum::{
    body::Body,
    http::{Request, StatusCode},
};
use chrono::{DateTime, TimeDelta, Utc};
use fantoccini::{Locator, key::Key};
use serde_json::{Value, json};
use sqlx::PgPool;
use tokio::net::TcpListener;
use vorrang::{
    audit::Actor,
    exchange,
    kit::{clock::Clock, page::Installation},
    people::{self, AccessRules, NewPerson, Person, Role, Unmapped},
    state::AppState,
};

use crate::{
    journeys,
    support::{
        browser::Browser,
        forger::{Forger, Plan, Signature},
        portal::{Page, Portal, Visitor, test_day},
        process,
        provider::{self, Provider},
    },
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

fn form_token(page: &Page) -> String {
    page.all("[name=form_token]")[0].attr("value").unwrap().to_owned()
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

/// Action, subject, before and after of the last events, the newest first.
async fn log(pool: &PgPool, last: i64) -> Vec<(String, String, Option<Value>, Option<Value>)> {
    sqlx::query_as("select action, subject, before, after from audit_event order by id desc limit $1")
        .bind(last)
        .fetch_all(pool)
        .await
        .unwrap()
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
async fn who_comes_twice_at_once_is_added_once(pool: PgPool) {
    let forger = set_up(&pool).await;
    let portal = forged(&pool, &forger);
    let [one, other] = [portal.visitor(), portal.visitor()];
    let (one, other) = tokio::join!(sign_in(&one, &forger), sign_in(&other, &forger));
    assert_eq!((location(&one), location(&other)), ("/".to_owned(), "/".to_owned()));
    assert_eq!((newcomers(&pool).await.len(), count(&pool, "session").await), (1, 2));
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn groups_become_roles_whichever_way_the_provider_writes_them(pool: PgPool) {
    let forger = set_up(&pool).await;
    let both = [Role::Assessor, Role::PortfolioManager];
    let shapes = [
        (json!("vorrang-bewertung"), &both[..1]),
        (json!(["vorrang-bewertung"]), &both[..1]),
        (json!(["/VORRANG-BEWERTUNG", "/other", "vorrang-portfolio"]), &both),
        (json!(["unknown"]), &[Role::Reader]),
        (json!(null), &[Role::Reader]),
        (json!({ "vorrang-bewertung": true }), &[Role::Reader]),
    ];
    for (groups, roles) in shapes {
        let page = sign_in_as(&pool, &forger, json!({ "groups": groups })).await;
        assert_eq!(location(&page), "/", "{groups}");
        assert_eq!(the_newcomer(&pool).await.roles, roles.iter().copied().collect(), "{groups}");
    }

    // Elsewhere in the token, as Keycloak has it; and whoever has no group stays out.
    let mut settings = provider::settings(forger.issuer(), ADDRESS);
    settings.paths.roles = "/realm_access/roles".to_owned();
    settings.unmapped = Unmapped::Refused;
    let strict = with_provider(&pool, test_day(), settings, AccessRules::default());
    let nested = json!({ "realm_access": { "roles": ["vorrang-portfolio"] } });
    forger.plan(Plan { claims: nested, ..Plan::default() });
    assert_eq!(location(&sign_in(&strict.visitor(), &forger).await), "/");
    assert_eq!(the_newcomer(&pool).await.roles, BTreeSet::from([Role::PortfolioManager]));

    forger.plan(Plan { claims: json!({ "groups": ["vorrang-portfolio"] }), ..Plan::default() });
    let sessions = count(&pool, "session").await;
    let refused = sign_in(&strict.visitor(), &forger).await;
    let said = problem(&refused, StatusCode::FORBIDDEN);
    assert!(said.starts_with("Ihr Konto ist für Vorrang nicht freigeschaltet."), "{said}");
    assert_eq!(count(&pool, "session").await, sessions);
    assert_eq!(log(&pool, 1).await[0].0, "sign-in-refused");
    assert_eq!(the_newcomer(&pool).await.roles, BTreeSet::from([Role::PortfolioManager]), "as it was");
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_person_becomes_what_the_provider_says_now(pool: PgPool) {
    let forger = set_up(&pool).await;
    let first = json!({
        "name": "Anna Muster", "email": "anna@example.org", "preferred_username": "Anna Muster!",
        "department": "sta 33", "groups": "vorrang-bewertung",
    });
    sign_in_as(&pool, &forger, first.clone()).await;
    let anna = the_newcomer(&pool).await;
    assert_eq!((anna.sign_in_name.as_str(), anna.row_version), ("annamuster", 1));
    let events = log(&pool, 2).await;
    assert_eq!([&*events[0].0, &*events[1].0], ["person-signed-in", "person-added"]);

    // Nothing new, nothing noted.
    sign_in_as(&pool, &forger, first).await;
    assert_eq!(the_newcomer(&pool).await, anna);
    assert_eq!([&*log(&pool, 2).await[1].0], ["person-signed-in"]);

    let second = json!({
        "name": "Anna Neu", "email": "not an address", "preferred_username": "aneu",
        "department": ["unknown", "JUGENDAMT"], "groups": ["vorrang-portfolio"],
    });
    sign_in_as(&pool, &forger, second).await;
    let changed = the_newcomer(&pool).await;
    assert_eq!((changed.id, &changed.sign_in_name), (anna.id, &anna.sign_in_name));
    assert_eq!((changed.name.as_str(), changed.email.as_ref()), ("Anna Neu", None));
    assert_eq!(changed.roles, BTreeSet::from([Role::PortfolioManager]));
    assert_eq!(department_name(&pool, &changed).await.as_deref(), Some("Jugendamt"));
    assert_eq!(changed.row_version, 2);
    let (action, subject, before, after) = log(&pool, 2).await.swap_remove(1);
    assert_eq!((action.as_str(), subject.as_str()), ("person-changed", "annamuster"));
    let (before, after) = (before.unwrap(), after.unwrap());
    assert_eq!((&before["name"], &after["name"]), (&json!("Anna Muster"), &json!("Anna Neu")));
    assert_eq!((&before["roles"], &after["roles"]), (&json!(["assessor"]), &json!(["portfolio_manager"])));
    assert_eq!((&before["email"], &after["email"]), (&json!("anna@example.org"), &json!(null)));
    assert_ne!(before["department"], after["department"]);

    // A department that is not ours is none.
    sign_in_as(&pool, &forger, json!({ "name": "Anna Neu", "department": "FB 99" })).await;
    assert_eq!(the_newcomer(&pool).await.department, None);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn whoever_is_deactivated_stays_out(pool: PgPool) {
    let forger = set_up(&pool).await;
    sign_in_as(&pool, &forger, json!({ "preferred_username": "anna" })).await;
    sqlx::query("update person set is_active = false where sign_in_name = 'anna'")
        .execute(&pool)
        .await
        .unwrap();
    let page = sign_in_as(&pool, &forger, json!({ "name": "Changed" })).await;
    let said = problem(&page, StatusCode::FORBIDDEN);
    assert!(said.starts_with("Ihr Zugang zu Vorrang ist stillgelegt."), "{said}");
    assert_eq!(the_newcomer(&pool).await.name, "anna");
    let (action, subject, ..) = log(&pool, 1).await.swap_remove(0);
    assert_eq!((action.as_str(), subject.as_str()), ("sign-in-refused", "anna"));
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
async fn a_provider_that_is_down_is_said_to_be_and_nothing_else_is(pool: PgPool) {
    exchange::set_up(&pool, test_day(), true).await.unwrap();
    add_local(&pool, "anna").await;
    // A port at which nobody answers yet.
    let place = TcpListener::bind(("127.0.0.1", 0)).await.unwrap().local_addr().unwrap();
    let settings = provider::settings(&format!("http://{place}"), ADDRESS);
    let open = AccessRules { is_board_public: true, ..AccessRules::default() };
    let portal = with_provider(&pool, test_day(), settings, open);
    let visitor = portal.visitor();
    assert_eq!(visitor.get("/").await.status, StatusCode::OK);
    let page = visitor.get("/sign-in?next=%2Fprojects").await;
    assert_eq!(page.link(BUTTON), "/sign-in/provider?next=%2Fprojects");

    let down = visitor.get("/sign-in/provider?next=%2Fprojects").await;
    let said = problem(&down, StatusCode::SERVICE_UNAVAILABLE);
    assert!(said.contains("weil der Anmeldedienst nicht antwortet"), "{said}");
    assert_eq!(down.link(BUTTON), "/sign-in/provider?next=%2Fprojects");
    assert_eq!(down.link("English"), "/en/sign-in?next=%2Fprojects");
    let english = visitor.get("/en/sign-in/provider").await;
    let said = problem(&english, StatusCode::SERVICE_UNAVAILABLE);
    assert!(said.contains("because the sign-in service does not answer"), "{said}");
    let local = [("name", "anna"), ("password", PASSWORD), ("next", "/projects")];
    assert_eq!(location(&visitor.post("/sign-in", &local).await), "/projects");
    assert_eq!(count(&pool, "provider_sign_in").await, 0);

    // As soon as it is there again, it helps.
    let forger = Forger::open_at(TcpListener::bind(place).await.unwrap(), test_day());
    let visitor = portal.visitor();
    assert_eq!(location(&sign_in(&visitor, &forger).await), "/");

    // It fails between going and coming back.
    let other = portal.visitor();
    let trouble = Some((StatusCode::BAD_GATEWAY, "<html>"));
    forger.plan(Plan { token_answer: trouble, ..Plan::default() });
    problem(&sign_in(&other, &forger).await, StatusCode::SERVICE_UNAVAILABLE);
    let refused = Some((StatusCode::UNAUTHORIZED, r#"{"error":"invalid_client"}"#));
    forger.plan(Plan { token_answer: refused, ..Plan::default() });
    problem(&sign_in(&other, &forger).await, StatusCode::SERVICE_UNAVAILABLE);
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
async fn the_provider_is_asked_seldom_and_may_change_its_key(pool: PgPool) {
    let forger = set_up(&pool).await;
    let portal = forged(&pool, &forger);
    assert_eq!(forger.requests(), 0, "nothing is asked before somebody signs in");
    assert_eq!(location(&sign_in(&portal.visitor(), &forger).await), "/");
    // Its description and its keys; then only a token.
    assert_eq!(forger.requests(), 3);
    assert_eq!(location(&sign_in(&portal.visitor(), &forger).await), "/");
    assert_eq!(forger.requests(), 4);
    forger.plan(Plan { key: ("second", 2), ..Plan::default() });
    assert_eq!(location(&sign_in(&portal.visitor(), &forger).await), "/");
    assert_eq!(forger.requests(), 7);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn userinfo_is_asked_for_what_the_token_leaves_open(pool: PgPool) {
    let forger = set_up(&pool).await;
    let says = |status, said| Plan { userinfo: Some((status, said)), ..Plan::default() };
    let portal = forged(&pool, &forger);
    forger
        .plan(says(StatusCode::OK, json!({ "sub": "f1-a2", "groups": "vorrang-bewertung", "name": "Anna" })));
    assert_eq!(location(&sign_in(&portal.visitor(), &forger).await), "/");
    let anna = the_newcomer(&pool).await;
    assert_eq!((anna.name.as_str(), &anna.roles), ("Anna", &BTreeSet::from([Role::Assessor])));

    // Without an answer nobody loses a role.
    forger.plan(says(StatusCode::INTERNAL_SERVER_ERROR, json!({})));
    problem(&sign_in(&portal.visitor(), &forger).await, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(the_newcomer(&pool).await, anna);
    forger.plan(says(StatusCode::OK, json!({ "sub": "other", "groups": "vorrang-portfolio" })));
    problem(&sign_in(&portal.visitor(), &forger).await, StatusCode::FORBIDDEN);
    forger.plan(says(StatusCode::OK, json!("nonsense")));
    problem(&sign_in(&portal.visitor(), &forger).await, StatusCode::FORBIDDEN);
    assert_eq!(the_newcomer(&pool).await, anna);
    // A provider that refuses has said all it had to say.
    forger.plan(says(StatusCode::FORBIDDEN, json!({})));
    assert_eq!(location(&sign_in(&portal.visitor(), &forger).await), "/");
    assert_eq!(the_newcomer(&pool).await.roles, BTreeSet::from([Role::Reader]));
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn signing_out_goes_on_at_the_provider_if_that_offers_it(pool: PgPool) {
    let forger = set_up(&pool).await;
    let visitor = forged(&pool, &forger).visitor();
    sign_in(&visitor, &forger).await;
    visitor.get("/").await;
    let out = visitor.post("/sign-out", &[]).await;
    assert_eq!(out.status, StatusCode::OK);
    let address: url::Url = out.link("Auch beim Anmeldedienst der Stadt abmelden").parse().unwrap();
    assert_eq!(address[..url::Position::AfterPath], format!("{}/sign-out", forger.issuer()));
    let given: Vec<(String, String)> = address.query_pairs().into_owned().collect();
    let value = |name: &str| given.iter().find(|(found, _)| found == name).map(|(_, value)| value.as_str());
    assert_eq!(value("post_logout_redirect_uri"), Some("https://vorrang.example.org/sign-in"));
    assert_eq!(value("client_id"), Some("vorrang"));
    assert_eq!(value("id_token_hint").unwrap().split('.').count(), 3);
    assert_eq!(out.headers["refresh"], format!("0; url={address}").as_str());
    assert_eq!(out.headers["cache-control"], "no-store");
    assert_eq!(count(&pool, "session").await, 0);
    assert_eq!(visitor.get("/").await.status, StatusCode::SEE_OTHER);

    forger.plan(Plan { signs_out: false, ..Plan::default() });
    let visitor = forged(&pool, &forger).visitor();
    sign_in(&visitor, &forger).await;
    visitor.get("/").await;
    assert_eq!(location(&visitor.post("/sign-out", &[]).await), "/sign-in");

    // One that is down keeps nobody signed in here.
    let visitor = forged(&pool, &forger).visitor();
    sign_in(&visitor, &forger).await;
    let token = form_token(&visitor.get("/").await);
    let other = forged(&pool, &forger);
    drop(forger);
    let form = Request::post("/sign-out").header("content-type", "application/x-www-form-urlencoded");
    let form = form.header("cookie", visitor.cookie().unwrap()).body(format!("form_token={token}").into());
    assert_eq!(location(&other.answer(form.unwrap()).await), "/sign-in");
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

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn what_was_typed_before_the_session_lapsed_is_there_again(pool: PgPool) {
    let forger = set_up(&pool).await;
    let visitor = forged(&pool, &forger).visitor();
    sign_in(&visitor, &forger).await;
    let (cookie, token) = (visitor.cookie().unwrap(), form_token(&visitor.get("/").await));
    let late = at(&pool, &forger, TimeDelta::minutes(31));
    let form = Request::post("/some/form").header("content-type", "application/x-www-form-urlencoded");
    let form = form.header("cookie", &cookie).body(format!("title=Typed&form_token={token}").into());
    let lapsed = location(&late.answer(form.unwrap()).await);
    assert!(lapsed.starts_with("/sign-in?next=%2Fsome%2Fform&resume="), "{lapsed}");
    let parked = lapsed.split_once("resume=").unwrap().1;
    let away = get_with(&late, &cookie, &get_with(&late, &cookie, &lapsed).await.link(BUTTON)).await;
    let expires = (test_day() + TimeDelta::hours(1)).timestamp();
    forger.plan(Plan { claims: json!({ "exp": expires }), ..Plan::default() });
    let query = forger.admit(&location(&away));
    let back = get_with(&late, &cookie, &format!("/sign-in/provider/callback?{query}")).await;
    assert_eq!(location(&back), format!("/some/form?resume={parked}"));
    let owner: Option<i64> =
        sqlx::query_scalar("select person_id from parked_form").fetch_one(&pool).await.unwrap();
    assert_eq!(owner, Some(the_newcomer(&pool).await.id.0));
}

#[test]
fn a_provider_that_is_described_wrongly_is_named_before_anything_else_happens() {
    let folder = process::folder();
    let data = folder.path().join("data");
    let mapping = folder.path().join("mapping");
    fs::write(&mapping, "role;vorrang-bewertung;assessor\nrole;vorrang-leitung;boss\n").unwrap();
    let complaint = |variables: &[(&str, &str)]| {
        let mut command = process::vorrang(["serve", "--listen", "127.0.0.1:0", "--data-folder"]);
        command.arg(&data).env("VORRANG_OIDC_ISSUER", "https://id.example.org");
        command.envs(variables.iter().copied());
        process::complaint(&mut command)
    };
    assert!(complaint(&[]).contains("bitte nennen Sie sie mit VORRANG_PUBLIC_URL"));
    let portal = ("VORRANG_PUBLIC_URL", "https://vorrang.example.org");
    assert!(complaint(&[portal]).contains("bitte nennen Sie ihn mit VORRANG_OIDC_CLIENT_ID"));
    let client = ("VORRANG_OIDC_CLIENT_ID", "vorrang");
    let said = complaint(&[portal, client, ("VORRANG_OIDC_MAPPING", mapping.to_str().unwrap())]);
    assert!(said.contains("Zeile 2") && said.contains("Die Rolle „boss“ gibt es nicht"), "{said}");
    assert!(!data.exists());
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn what_the_provider_says_is_read_but_not_changed_here(pool: PgPool) {
    let forger = set_up(&pool).await;
    let claims = json!({
        "name": "Anna Muster", "email": "anna@example.org", "preferred_username": "anna",
        "department": "StA 33", "groups": ["vorrang-bewertung"],
    });
    sign_in_as(&pool, &forger, claims).await;
    let anna = the_newcomer(&pool).await;
    let admin = Portal::on(&pool, INSTALLATION, test_day()).person("admin").await;
    let address = format!("/admin/people/{}", anna.id.0);
    let page = admin.get(&address).await;
    assert!(page.text("main").contains("kommen vom Anmeldedienst der Stadt"));
    assert_eq!(page.texts("dl.facts dd"), ["Anna Muster", "anna@example.org", "Bürgerdienste", "Bewertung"]);
    for field in ["name", "email", "department", "roles"] {
        assert!(page.all(&format!("[name={field}]")).is_empty(), "{field} is the provider's");
    }

    // Whoever writes the form by hand, or takes the command, is told why not.
    let forged = [("row_version", "1"), ("name", "Anna Andere"), ("roles", "admin"), ("active", "yes")];
    let refused = admin.post(&address, &forged).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text("#active-error").contains("Ändern Sie sie dort"));
    assert_eq!(the_newcomer(&pool).await, anna);

    // Locking out is the portal's own.
    let locked = admin.post(&address, &[("row_version", "1")]).await;
    assert_eq!(location(&locked), "/admin/people?done=saved");
    assert_eq!(the_newcomer(&pool).await, Person { is_active: false, row_version: 2, ..anna });
}
