// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! What the provider is asked, and what happens when it does not answer.

use std::{collections::BTreeSet, fs};

use axum::http::{Request, StatusCode};
use chrono::TimeDelta;
use serde_json::json;
use sqlx::PgPool;
use tokio::net::TcpListener;
use vorrang::{
    exchange,
    people::{AccessRules, Role},
};

use super::{
    ADDRESS, BUTTON, PASSWORD, add_local, at, count, forged, get_with, location, problem, set_up, sign_in,
    the_newcomer, with_provider,
};
use crate::support::{
    forger::{Forger, Plan},
    portal::{Page, test_day},
    process, provider,
};

fn form_token(page: &Page) -> String {
    page.all("[name=form_token]")[0].attr("value").unwrap().to_owned()
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
    let portal = ("VORRANG_PUBLIC_URL", "https://vorrang.example.org");
    assert!(complaint(&[portal]).contains("bitte nennen Sie ihn mit VORRANG_OIDC_CLIENT_ID"));
    let client = ("VORRANG_OIDC_CLIENT_ID", "vorrang");
    assert!(complaint(&[client]).contains("bitte nennen Sie sie mit VORRANG_PUBLIC_URL"));
    let said = complaint(&[portal, client, ("VORRANG_OIDC_MAPPING", mapping.to_str().unwrap())]);
    assert!(said.contains("Zeile 2") && said.contains("Die Rolle „boss“ gibt es nicht"), "{said}");
    assert!(!data.exists());
}
