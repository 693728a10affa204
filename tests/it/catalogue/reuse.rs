// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! The check whether a solution of others can be used.

use axum::http::StatusCode;
use serde_json::Value;
use sqlx::PgPool;

use crate::support::portal::Portal;

const FORM: &str = "/projects/DIG-001/reuse";
const FOUND: [(&str, &str); 4] = [
    ("checked_on", "23.11.2026"),
    ("result", "reusable"),
    ("reason", "Der Dienst des Landes deckt alles ab."),
    ("source", "EfA-Marktplatz"),
];

fn typed(version: &'static str) -> Vec<(&'static str, &'static str)> {
    [FOUND.as_slice(), &[("version", version)]].concat()
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_check_is_noted_once_and_shown(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let manager = portal.person("portfolio").await;
    let form = manager.get(FORM).await;
    assert_eq!(form.all("#checked_on")[0].attr("value"), Some("24.11.2026"));
    let fields = typed("0");
    let (one, other) = tokio::join!(manager.post(FORM, &fields), manager.post(FORM, &fields));
    for answer in [one, other] {
        assert_eq!(answer.headers["location"], "/projects/DIG-001#profile");
    }
    let (count, after): (i64, Value) = sqlx::query_as(
        "select count(*) over (), after from audit_event where action = 'reuse-checked' limit 1",
    )
    .fetch_one(&pool)
    .await
    .unwrap();
    assert_eq!((count, after["reuse_result"].as_str()), (1, Some("reusable")));
    for address in ["/projects/DIG-001", "/projects/DIG-001/summary"] {
        let page = manager.get(address).await;
        let facts = page.texts("dd");
        for fact in ["23.11.2026", "nachnutzbar", "Der Dienst des Landes deckt alles ab.", "EfA-Marktplatz"] {
            assert!(facts.iter().any(|said| said == fact), "{address}: {fact}");
        }
    }
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn the_second_of_two_decides_with_both_before_them(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let (manager, head) = (portal.person("portfolio").await, portal.person("head-services").await);
    manager.get(FORM).await;
    head.get(FORM).await;
    manager.post(FORM, &typed("0")).await;
    let open =
        [("checked_on", "24.11.2026"), ("result", "open"), ("reason", "Anfrage läuft."), ("version", "0")];
    let conflict = head.post(FORM, &open).await;
    assert_eq!(conflict.status, StatusCode::CONFLICT);
    assert_eq!(conflict.rows(".conflict tbody").len(), 4);
    assert_eq!(conflict.all("[name=version]")[0].attr("value"), Some("1"));
    let again = [&open[..3], &[("version", "1")]].concat();
    assert_eq!(head.post(FORM, &again).await.status, StatusCode::SEE_OTHER);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn what_is_missing_is_said_beside_its_field(pool: PgPool) {
    let manager = Portal::demonstration(&pool).await.person("portfolio").await;
    manager.get(FORM).await;
    let refused = manager.post(FORM, &[("checked_on", "25.11.2026"), ("reason", " ")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    for field in ["checked_on", "result", "reason", "source"] {
        assert!(!refused.text(&format!("#{field}-error")).is_empty(), "{field}");
    }
    assert_eq!(refused.all("#checked_on")[0].attr("value"), Some("25.11.2026"));
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn another_department_may_not_and_is_not_asked(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let stranger = portal.person("head-youth").await;
    assert_eq!(stranger.get(FORM).await.status, StatusCode::FORBIDDEN);
    assert_eq!(stranger.post(FORM, &typed("0")).await.status, StatusCode::FORBIDDEN);
    let links = stranger.get("/projects/DIG-001").await.texts("a");
    assert!(!links.iter().any(|link| link == "EfA-Prüfung"));
    assert_eq!(portal.person("head-services").await.get("/projects/DIG-001").await.link("EfA-Prüfung"), FORM);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn the_check_is_asked_for_before_prioritising_if_there_is_a_key(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let (leader, manager) = (portal.person("leadership").await, portal.person("portfolio").await);
    let prioritise = "/projects/DIG-001/prioritise";
    assert!(leader.get(prioritise).await.all(".notice").is_empty(), "no key, nothing to look for");
    sqlx::query("update project set service_key = '10145' where number = 'DIG-001'")
        .execute(&pool)
        .await
        .unwrap();
    assert!(leader.get(prioritise).await.text(".notice").contains("noch nicht geprüft"));
    manager.get(FORM).await;
    manager.post(FORM, &typed("0")).await;
    assert!(leader.get(prioritise).await.all(".notice").is_empty());
}
