// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! The life of a token.

use axum::http::StatusCode;
use chrono::TimeDelta;
use sqlx::PgPool;
use vorrang::kit::page::Installation;

use super::{Program, token};
use crate::support::portal::{Page, Portal, test_day};

async fn make(person: &crate::support::portal::Visitor, name: &str, scopes: &[&str], days: &str) -> Page {
    person.get("/account/tokens").await;
    let mut fields = vec![("name", name), ("days", days)];
    fields.extend(scopes.iter().map(|scope| ("scope", *scope)));
    person.post("/account/tokens", &fields).await
}

async fn count(pool: &PgPool) -> i64 {
    sqlx::query_scalar("select count(*) from access_token").fetch_one(pool).await.unwrap()
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_token_is_shown_once_works_and_is_revoked(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let auditor = portal.person("auditor").await;
    let page = make(&auditor, "Auswertung", &["audit"], "30").await;
    assert_eq!(page.status, StatusCode::OK);
    let written = page.text("#token");
    assert!(written.starts_with("vorrang_") && written.len() == 51);
    assert_eq!(page.headers["cache-control"], "no-store");
    let program = Program::new(&portal, &written);
    program.get("/audit").await.expect(200);

    let page = auditor.get("/account/tokens").await;
    assert!(!String::from_utf8_lossy(&page.bytes).contains(&written));
    assert_eq!(
        page.rows("tbody"),
        [["Auswertung", "Protokoll", "24.11.2026", "24.12.2026", "24.11.2026, 12:00 Uhr", "Sperren"]]
    );
    let stored: Vec<u8> = sqlx::query_scalar("select key from access_token").fetch_one(&pool).await.unwrap();
    assert_eq!(stored.len(), 32);
    let mentions: i64 =
        sqlx::query_scalar("select count(*) from audit_event where position($1 in audit_event::text) > 0")
            .bind(&written)
            .fetch_one(&pool)
            .await
            .unwrap();
    assert_eq!(mentions, 0);

    let revoke = page.all("tbody a")[0].attr("href").unwrap().to_owned();
    assert_eq!(auditor.get(&revoke).await.text("h1"), "Zugangsschlüssel sperren");
    let done = auditor.post(&revoke, &[]).await;
    assert_eq!(auditor.follow(&done).await.text("[role=status]"), "Der Schlüssel ist gesperrt.");
    assert_eq!(auditor.post(&revoke, &[]).await.status, StatusCode::SEE_OTHER, "a second click does no harm");
    let refused = program.get("/audit").await.expect(401);
    assert!(refused.header("www-authenticate").starts_with("Bearer"));
    let told: Vec<String> =
        sqlx::query_scalar("select action from audit_event where action like 'access-token%' order by id")
            .fetch_all(&pool)
            .await
            .unwrap();
    assert_eq!(told, ["access-token-made", "access-token-revoked"]);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn what_cannot_be_made_is_explained_and_stays_in_the_form(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let reader = portal.person("reader").await;
    for (name, scopes, days, error) in [
        ("  ", vec!["read"], "30", "Bitte geben Sie dem Schlüssel einen Namen."),
        ("x", vec![], "30", "Bitte wählen Sie mindestens eine Berechtigung."),
        (
            "x",
            vec!["audit"],
            "30",
            "Diese Berechtigung gehört zu einer Aufgabe, die Ihnen nicht zugewiesen ist.",
        ),
        (
            "x",
            vec!["all"],
            "30",
            "Diese Berechtigung gehört zu einer Aufgabe, die Ihnen nicht zugewiesen ist.",
        ),
        ("x", vec!["read"], "366", "Bitte wählen Sie, wie lange der Schlüssel gilt: höchstens ein Jahr."),
    ] {
        let page = make(&reader, name, &scopes, days).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(page.texts("form .kern-error"), [error]);
        assert_eq!(page.all("#name")[0].attr("value"), Some(name));
    }
    assert_eq!(count(&pool).await, 0);
    let (one, other) = tokio::join!(make(&reader, "x", &["read"], "30"), make(&reader, "x", &["read"], "30"));
    let mut answers = [one.status.as_u16(), other.status.as_u16()];
    answers.sort_unstable();
    assert_eq!((answers, count(&pool).await), ([200, 422], 1), "two clicks make one token");
    for number in 2..=20 {
        assert_eq!(make(&reader, &number.to_string(), &["read"], "365").await.status, StatusCode::OK);
    }
    assert_eq!(make(&reader, "21", &["read"], "30").await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_token_of_somebody_else_can_be_neither_seen_nor_revoked(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let token = token(&pool, "auditor", "{audit}").await;
    let id: i64 = sqlx::query_scalar("select id from access_token").fetch_one(&pool).await.unwrap();
    let admin = portal.person("admin").await;
    assert_eq!(admin.get(&format!("/account/tokens/{id}/revoke")).await.status, StatusCode::NOT_FOUND);
    admin.get("/account/tokens").await;
    admin.post(&format!("/account/tokens/{id}/revoke"), &[]).await;
    Program::new(&portal, &token).get("/audit").await.expect(200);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_token_ends_with_its_time_its_owner_and_the_role(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let written = token(&pool, "auditor", "{audit}").await;
    let later = |days: i64, seconds: i64| {
        let at = test_day() + TimeDelta::days(days) + TimeDelta::seconds(seconds);
        Program::new(&Portal::on(&pool, Installation { demonstration: true }, at), &written)
    };
    later(30, -1).get("/audit").await.expect(200);
    later(30, 0).get("/audit").await.expect(401);
    let program = Program::new(&portal, &written);
    let role = "delete from person_role where role = 'auditor'";
    sqlx::query(role).execute(&pool).await.unwrap();
    let refused = program.get("/audit").await.expect(403);
    assert!(
        refused.json["detail"].as_str().unwrap().starts_with("Die Person, der der Zugangsschlüssel gehört")
    );
    sqlx::query("update person set is_active = false where sign_in_name = 'auditor'")
        .execute(&pool)
        .await
        .unwrap();
    program.get("/audit").await.expect(401);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_cookie_counts_on_pages_alone_and_a_token_for_programs_alone(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let auditor = portal.person("auditor").await;
    let cookie = auditor.cookie().unwrap();
    assert_eq!(auditor.get("/log").await.status, StatusCode::OK);
    Program::without_token(&portal).with("cookie", &cookie).get("/audit").await.expect(401);

    let token = token(&pool, "auditor", "{audit,read}").await;
    let request = axum::http::Request::get("/log").header("authorization", format!("Bearer {token}"));
    let page = portal.answer(request.body(axum::body::Body::empty()).unwrap()).await;
    assert_eq!(page.status, StatusCode::SEE_OTHER, "to the sign-in page");
    let answer = Program::new(&portal, &token).get("/projects").await.expect(200);
    assert_eq!(answer.header("set-cookie"), "");
}
