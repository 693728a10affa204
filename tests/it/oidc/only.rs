// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! A city whose identity provider alone lets people in.

use std::fs;

use axum::{
    body::Body,
    http::{Request, StatusCode},
};
use serde_json::json;
use sqlx::PgPool;
use vorrang::{
    audit::Actor,
    people::{self, AccessRules, Role},
};

use super::{ADDRESS, BUTTON, PASSWORD, add_local, at, location, newcomers, set_up, sign_in, with_provider};
use crate::support::{
    forger::Plan,
    portal::{Portal, test_day},
    process::{complaint, folder, vorrang},
    provider,
};

/// What a program is told that asks with that token.
async fn with_token(portal: &Portal, token: &str) -> StatusCode {
    let request = Request::get("/api/v1/projects").header("authorization", format!("Bearer {token}"));
    portal.answer(request.body(Body::empty()).unwrap()).await.status
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn where_the_provider_alone_lets_people_in_no_password_does(pool: PgPool) {
    let forger = set_up(&pool).await;
    add_local(&pool, "anna").await;
    let both = at(&pool, &forger, chrono::TimeDelta::zero());
    let typed = [("name", "anna"), ("password", PASSWORD)];
    let before = both.visitor();
    before.get("/sign-in").await;
    assert_eq!(location(&before.post("/sign-in", &typed).await), "/");
    assert_eq!(before.get("/account").await.status, StatusCode::OK);
    before.get("/account/tokens").await;
    let made = before.post("/account/tokens", &[("name", "Skript"), ("scope", "read"), ("days", "30")]).await;
    let token = made.text("#token");
    assert_eq!(with_token(&both, &token).await, StatusCode::OK);
    let anna = people::person_by_sign_in_name(&pool, "anna").await.unwrap().unwrap();
    let mut db = pool.acquire().await.unwrap();
    let link =
        people::make_password_link(&mut db, &Actor::system(), anna.id, test_day()).await.unwrap().unwrap();
    let link = people::password_link_path(&link);
    assert_eq!(both.get(&link).await.status, StatusCode::OK);

    let rules = AccessRules { passwords: false, ..AccessRules::default() };
    let settings = provider::settings(forger.issuer(), ADDRESS);
    let portal = with_provider(&pool, test_day(), settings, rules);
    // A session that has begun with a password ends with the password.
    assert_eq!(before.at(&portal).get("/account").await.status, StatusCode::SEE_OTHER);
    assert_eq!(with_token(&portal, &token).await, StatusCode::UNAUTHORIZED, "nor does what was made with it");
    let visitor = portal.visitor();
    let page = visitor.get("/sign-in").await;
    assert_eq!((page.link(BUTTON).as_str(), page.all("#password").len()), ("/sign-in/provider", 0));
    visitor.get("/accessibility/report").await;
    assert_eq!(visitor.post("/sign-in", &typed).await.status, StatusCode::NOT_FOUND);
    assert_eq!(visitor.get(&link).await.status, StatusCode::NOT_FOUND);
    let new = [("new_password", PASSWORD), ("again_password", PASSWORD)];
    assert_eq!(visitor.post(&link, &new).await.status, StatusCode::NOT_FOUND);

    forger.plan(Plan { claims: json!({ "auth_time": test_day().timestamp() }), ..Plan::default() });
    assert_eq!(location(&sign_in(&visitor, &forger).await), "/");
    let somebody = newcomers(&pool).await.remove(0);
    sqlx::query("insert into person_role values ($1, 'admin')")
        .bind(somebody.id.0)
        .execute(&pool)
        .await
        .unwrap();
    assert!(people::person(&pool, somebody.id).await.unwrap().unwrap().has(Role::Admin));
    // Nor is anything offered that has to do with passwords.
    let account = visitor.get("/account").await;
    assert!(account.all("[type=password]").is_empty());
    let people = visitor.get("/admin/people").await;
    assert!(people.all("a[href='/admin/people/new']").is_empty());
    assert!(people.text(".note:not([role])").contains("durch ihre erste Anmeldung mit dem Konto der Stadt"));
    let person = format!("/admin/people/{}", anna.id.0);
    assert!(!visitor.get(&person).await.text("main").contains("Kennwort"));
    let password_link = format!("{person}/password-link");
    for address in ["/admin/people/new", "/account/password", &password_link] {
        let sent = visitor.post(address, &[("old_password", PASSWORD)]).await;
        assert_eq!(sent.status, StatusCode::NOT_FOUND, "{address}");
    }
    for address in ["/admin/people/new", &password_link] {
        assert_eq!(visitor.get(address).await.status, StatusCode::NOT_FOUND, "{address}");
    }
}

/// What the settings say that no portal could be started with.
fn refused(arguments: &[&str]) -> String {
    let mut command = vorrang(["config", "--public-url", ADDRESS, "--oidc-only"]);
    let output = command.args(arguments).env("LANG", "en_GB.UTF-8").output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    String::from_utf8(output.stderr).unwrap()
}

#[test]
fn nobody_locks_themselves_out() {
    let said = refused(&[]);
    assert!(said.contains("nobody gets in as long as no sign-in service is named"), "{said}");
    let provider = ["--oidc-issuer", "https://id.example.org", "--oidc-client-id", "vorrang"];
    let said = refused(&provider);
    assert!(said.contains("nobody could administrate the portal"), "{said}");
    let folder = folder();
    let mapping = folder.path().join("mapping.csv");
    let mapped = |role: &str| {
        fs::write(&mapping, format!("role;vorrang;{role}\n")).unwrap();
        [provider.as_slice(), &["--oidc-mapping", mapping.to_str().unwrap()]].concat()
    };
    let said = refused(&mapped("leadership"));
    assert!(said.contains("nobody could administrate the portal"), "{said}");
    let mut command = vorrang(["config", "--public-url", ADDRESS, "--oidc-only"]);
    let output = command.args(mapped("admin")).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    // Nor is anybody given a password that would not count.
    let add = vec!["user", "add", "anna", "--name", "Anna", "--role", "admin"];
    for arguments in [add, vec!["user", "password", "anna"]] {
        let mut command = vorrang([]);
        command.args(arguments).env("VORRANG_OIDC_ONLY", "true").env("LANG", "en_GB.UTF-8");
        let said = complaint(&mut command);
        assert!(said.contains("the city's sign-in service alone lets people in"), "{said}");
    }
}
