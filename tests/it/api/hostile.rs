// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! What nobody should send.

use axum::{
    body::Body,
    http::{Method, Request},
};
use serde_json::json;
use sqlx::PgPool;

use super::{Answer, Program, token};
use crate::support::portal::Portal;

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn whatever_goes_wrong_is_told_as_a_problem(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let program = Program::of(&pool, &portal, "head-services", "{propose,read}").await;
    for path in
        ["/nowhere", "/projects/", "/projects/x", "/projects/DIG-001%00", "/board/snapshots/x", "/%FF"]
    {
        program.get(path).await.expect(404);
    }
    for address in ["/api/", "/api/v2/projects", "/api/v1"] {
        let request = Request::get(address).body(Body::empty()).unwrap();
        Answer::of(portal.answer(request).await).expect(404);
    }
    let wrong = program.send(Method::DELETE, "/projects", None).await.expect(405);
    assert!(wrong.header("allow").contains("GET"));
    program.send(Method::POST, "/proposals", Some("{")).await.expect(400);
    program.send(Method::POST, "/proposals", Some("")).await.expect(400);
    program.send(Method::POST, "/proposals", None).await.expect(415);
    program.post("/proposals", &json!([])).await.expect(422);
    let refused = program.post("/proposals", &json!({"requires": ["DIG-001", 2]})).await.expect(422);
    assert_eq!(refused.places(), ["/requires/1"]);
    program.post("/proposals", &json!({"unknown": 1})).await.expect(422);
    let large = json!({"title": "x".repeat(2 * 1024 * 1024)});
    program.post("/proposals", &large).await.expect(413);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn what_is_no_token_is_refused(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let right = token(&pool, "reader", "{read}").await;
    for sent in [
        "Bearer",
        "Bearer ",
        "Bearer vorrang_",
        &format!("Basic {right}"),
        &format!("Bearer {}", right.trim_start_matches("vorrang_")),
        &format!("Bearer {right}x"),
        &format!("Bearer {}", right.to_uppercase()),
        "Bearer \u{e4}",
    ] {
        let program = Program::without_token(&portal).with("authorization", sent);
        program.get("/projects").await.expect(401);
    }
    let twice = Program::new(&portal, &right).with("authorization", &format!("Bearer {right}"));
    twice.get("/projects").await.expect(401);
    Program::without_token(&portal)
        .with("authorization", &format!("bearer {right}"))
        .get("/projects")
        .await
        .expect(200);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_mistake_of_ours_tells_nothing_of_itself(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    sqlx::query("alter table weighting rename to elsewhere").execute(&pool).await.unwrap();
    let answer = Program::without_token(&portal).get("/weightings").await.expect(500);
    assert!(!answer.json.to_string().contains("elsewhere") && !answer.json.to_string().contains("relation"));
    assert_eq!(answer.json["request_id"], answer.header("x-request-id"));
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn problems_are_told_in_the_language_that_is_accepted(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let program = Program::without_token(&portal);
    for (wish, title) in [("", "Nicht gefunden"), ("en-GB,en;q=0.9", "Not found"), ("fr", "Nicht gefunden")] {
        let answer = program.with("accept-language", wish).get("/nowhere").await.expect(404);
        assert_eq!(answer.json["title"], title);
        assert!(
            answer.page.headers.get_all("vary").iter().any(|value| value == "authorization, accept-language")
        );
    }
}
