// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! What is written when a board is frozen.

use axum::http::StatusCode;
use sqlx::PgPool;
use vorrang::{board::freeze_first, exchange::understanding::Existing};

use super::{days_ago, freeze, publish, set_levels};
use crate::support::portal::{Portal, test_day};

async fn is_fresh(pool: &PgPool) -> bool {
    sqlx::query_scalar("select inputs_revision = standings_revision from board_state")
        .fetch_one(pool)
        .await
        .unwrap()
}

async fn count(pool: &PgPool, statement: &'static str) -> i64 {
    sqlx::query_scalar(statement).fetch_one(pool).await.unwrap()
}

/// How many projects stand elsewhere than on the frozen board.
async fn moved(pool: &PgPool, snapshot: i64) -> i64 {
    sqlx::query_scalar(
        "select count(*) from (select project_id, place from standing where place is not null) as now
         full join (select project_id, place from snapshot_place where snapshot_id = $1) as past
             using (project_id)
         where now.place is distinct from past.place",
    )
    .bind(snapshot)
    .fetch_one(pool)
    .await
    .unwrap()
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_published_weighting_and_its_board_come_in_one_transaction(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let before = freeze(&pool, days_ago(2), "Vorher").await;
    assert!(is_fresh(&pool).await);
    assert_eq!(moved(&pool, before).await, 0);

    let after = publish(&pool, 2, [1, 70, 9, 20], days_ago(1)).await;
    assert!(is_fresh(&pool).await, "no reader has to work the new board out");
    assert_eq!(moved(&pool, after).await, 0);
    assert!(moved(&pool, before).await > 20);
    assert!(portal.get("/").await.text("main .lead").contains("Gewichtung 2"));
    let row: (String, String, i32, i32, i32, String) = sqlx::query_as(
        "select cause::text, reason, weighting_version, in_procedure, ranked, taken_by_name
         from snapshot where id = $1",
    )
    .bind(after)
    .fetch_one(&pool)
    .await
    .unwrap();
    let expected =
        ("published".to_owned(), "Beschluss vom Vortag".to_owned(), 2, 62, 62, "Vorrang".to_owned());
    assert_eq!(row, expected);
    let logged: (String, i64, i64) = sqlx::query_as(
        "select subject, (after->>'weighting')::bigint, (after->>'ranked')::bigint
         from audit_event where action = 'board-frozen' order by id desc limit 1",
    )
    .fetch_one(&pool)
    .await
    .unwrap();
    let hash: String = sqlx::query_scalar("select encode(sha256(inputs), 'hex') from snapshot where id = $1")
        .bind(after)
        .fetch_one(&pool)
        .await
        .unwrap();
    assert_eq!(logged, (hash, 2, 62));
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_board_that_nobody_has_looked_at_is_frozen_as_it_is(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    portal.get("/").await;
    set_levels(&pool, "DIG-021", 0).await;
    assert!(!is_fresh(&pool).await);
    let frozen = freeze(&pool, test_day(), "Stale").await;
    assert!(is_fresh(&pool).await);
    let page = portal.get(&format!("/boards/{frozen}")).await;
    assert!(
        page.texts(".projects tbody:not(.below) .title a")[0] != "Internetbasierte Fahrzeugzulassung (i-Kfz)"
    );
    assert_eq!(moved(&pool, frozen).await, 0);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn what_is_taken_back_is_not_frozen(pool: PgPool) {
    Portal::demonstration(&pool).await;
    let mut transaction = pool.begin().await.unwrap();
    let system = vorrang::audit::Actor::system();
    let cause = vorrang::board::Cause::Held("Nie");
    vorrang::board::freeze(&mut transaction, test_day(), &system, cause).await.unwrap();
    transaction.rollback().await.unwrap();
    for statement in ["select count(*) from snapshot", "select count(*) from snapshot_place"] {
        assert_eq!(count(&pool, statement).await, 0, "{statement}");
    }
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_frozen_board_cannot_be_changed(pool: PgPool) {
    Portal::demonstration(&pool).await;
    freeze(&pool, test_day(), "Fest").await;
    for statement in [
        "update snapshot set reason = 'Anders'",
        "delete from snapshot",
        "truncate snapshot",
        "update snapshot_place set place = place + 1",
        "delete from snapshot_place",
        "truncate snapshot_place",
    ] {
        let said = sqlx::query(statement).execute(&pool).await.unwrap_err().to_string();
        assert!(said.contains("a frozen board is never changed or removed"), "{statement}: {said}");
    }
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn the_first_board_is_frozen_once_there_is_one(pool: PgPool) {
    let portal = Portal::empty(&pool).await;
    let frozen = || count(&pool, "select count(*) from snapshot");
    portal.get("/").await;
    freeze_first(&pool, test_day()).await.unwrap();
    assert_eq!(frozen().await, 0, "nothing has a place yet");

    let list = std::fs::read("data/projects.csv").unwrap();
    vorrang::exchange::import_list(&pool, &list, ("list.csv", Existing::Skip), test_day()).await.unwrap();
    portal.get("/").await;
    for _ in 0..2 {
        freeze_first(&pool, test_day()).await.unwrap();
        assert_eq!(frozen().await, 1);
    }
    let page = portal.get("/boards").await;
    assert!(page.text(".boards tbody").contains("Erster Stand der Rangliste in Vorrang"));
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn leadership_and_portfolio_management_keep_the_present_board(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    for name in ["reader", "admin", "auditor", "assessor-law", "head-youth"] {
        let person = portal.person(name).await;
        assert!(person.get("/boards").await.all("main .kern-btn--primary").is_empty(), "{name}");
        assert_eq!(person.get("/boards/hold").await.status, StatusCode::FORBIDDEN, "{name}");
        let answer = person.post("/boards/hold", &[("reason", "Darf ich nicht")]).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{name}");
    }
    for (name, reason) in [("leadership", "Sitzung am 24.11."), ("portfolio", "Quartalsende")] {
        let person = portal.person(name).await;
        let link = person.get("/boards").await.link("Stichtag festhalten");
        let form = person.get(&link).await;
        let seen = form.all("[name=seen]")[0].attr("value").unwrap().to_owned();
        let done = person.post("/boards/hold", &[("seen", &seen), ("reason", reason)]).await;
        let page = person.follow(&done).await;
        assert_eq!(page.text("h1"), "Rangliste vom 24.11.2026");
        assert!(page.text(".facts").contains(reason));

        // The second click keeps no second board, but says so and does as it is told.
        let twice = person.post("/boards/hold", &[("seen", &seen), ("reason", reason)]).await;
        assert_eq!(twice.status, StatusCode::CONFLICT);
        assert!(twice.text("[role=alert]").contains("Inzwischen wurde schon ein Stichtag festgehalten"));
        assert_eq!(twice.text("textarea"), reason);
        assert_ne!(twice.all("[name=seen]")[0].attr("value").unwrap(), seen);
    }
    assert_eq!(count(&pool, "select count(*) from snapshot").await, 2);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_board_is_kept_for_a_reason(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let person = portal.person("leadership").await;
    person.get("/boards/hold").await;
    let long = "ä".repeat(1_001);
    for (reason, said) in [
        (" \n", "Bitte geben Sie an, warum die Rangliste festgehalten wird."),
        (long.as_str(), "Das sind 1001 Zeichen."),
    ] {
        let page = person.post("/boards/hold", &[("reason", reason)]).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.text("#reason-error").contains(said), "{}", page.text("#reason-error"));
        assert_eq!(page.text("textarea"), reason.trim());
    }
    // Whatever is typed can be kept.
    let typed = "a\0b <script>alert(1)</script> \u{202e}";
    let done = person.post("/boards/hold", &[("reason", typed)]).await;
    let page = person.follow(&done).await;
    assert!(page.text(".facts").contains("<script>alert(1)</script>"));
    assert!(page.all("main script").is_empty());
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn two_who_keep_the_board_at_once_keep_one(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let (one, other) = (portal.person("leadership").await, portal.person("portfolio").await);
    one.get("/boards/hold").await;
    other.get("/boards/hold").await;
    let fields = [("seen", ""), ("reason", "Zugleich")];
    let (first, second) =
        tokio::join!(one.post("/boards/hold", &fields), other.post("/boards/hold", &fields));
    let mut statuses = [first.status, second.status];
    statuses.sort();
    assert_eq!(statuses, [StatusCode::SEE_OTHER, StatusCode::CONFLICT]);
    assert_eq!(count(&pool, "select count(*) from snapshot").await, 1);
}
