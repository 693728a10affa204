// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Duties are claimed, checked and expire; decisions of the leadership are entered, taken back and expire.

use axum::http::StatusCode;
use chrono::{NaiveDate, TimeDelta};
use sqlx::PgPool;
use vorrang::board::expire_grounds;

use super::{publish, standing};
use crate::support::portal::{Page, Portal, Visitor, test_day};

/// A project far below the line.
const LOW: &str = "DIG-059";

async fn logged(pool: &PgPool) -> Vec<(String, Option<String>, String)> {
    sqlx::query_as(
        "select action, reason, actor_name from audit_event
         where action like 'duty-%' or action like 'rank-%' order by id",
    )
    .fetch_all(pool)
    .await
    .unwrap()
}

/// A day after that of the tests, as in a form.
fn day(ahead: i64) -> String {
    (test_day() + TimeDelta::days(ahead)).format("%d.%m.%Y").to_string()
}

async fn version(visitor: &Visitor, address: &str) -> String {
    let page = visitor.get(address).await;
    assert_eq!(page.status, StatusCode::OK, "{address}");
    page.all("input[name=version]")[0].attr("value").unwrap().to_owned()
}

async fn claim(visitor: &Visitor, number: &str, (norm, expires_on): (&str, &str)) -> Page {
    let address = format!("/projects/{number}/duty");
    let version = version(visitor, &address).await;
    let fields = [
        ("norm", norm),
        ("evidence", "BGBl. I 2017 S. 3122"),
        ("expires_on", expires_on),
        ("version", &version),
    ];
    visitor.post(&address, &fields).await
}

async fn check(visitor: &Visitor, number: &str, outcome: &str) -> Page {
    let address = format!("/projects/{number}/duty/check");
    let version = version(visitor, &address).await;
    visitor.post(&address, &[("outcome", outcome), ("remark", "Angesehen."), ("version", &version)]).await
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_duty_counts_once_it_is_checked_and_until_its_day(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    publish(&pool, [false, true, false]).await;
    let (before, ..) = standing(&pool, LOW).await;
    assert!(before > 40);
    let head = portal.person("head-services").await;
    let manager = portal.person("portfolio").await;

    assert_eq!(claim(&head, LOW, ("§ 1a OZG", &day(10))).await.status, StatusCode::SEE_OTHER);
    let page = portal.get(&format!("/projects/{LOW}")).await;
    assert!(page.text("main").contains("Behauptet ist nicht nachgewiesen"));
    assert_eq!(standing(&pool, LOW).await.0, before, "claimed is not proven");
    let own = head.get(&format!("/projects/{LOW}/duty/check")).await;
    assert_eq!(own.status, StatusCode::FORBIDDEN);

    assert_eq!(check(&manager, LOW, "proven").await.status, StatusCode::SEE_OTHER);
    assert_eq!(standing(&pool, LOW).await, (1, before, Some("duty".to_owned()), None));
    let board = portal.get("/").await;
    assert_eq!(board.rows("table.projects tbody")[0][2], "Nachgewiesene Pflicht");

    // Another norm has to be checked anew.
    assert_eq!(claim(&manager, LOW, ("§ 2 OZG", &day(10))).await.status, StatusCode::SEE_OTHER);
    assert_eq!(standing(&pool, LOW).await.0, before);
    let own = manager.get(&format!("/projects/{LOW}/duty/check")).await;
    assert_eq!(own.status, StatusCode::FORBIDDEN, "nobody checks what they have claimed");
    assert_eq!(claim(&head, LOW, ("§ 3 OZG", &day(10))).await.status, StatusCode::SEE_OTHER);
    check(&manager, LOW, "proven").await;
    assert_eq!(standing(&pool, LOW).await.0, 1);

    // It counts on the day before, and no longer on the day.
    assert_eq!(expire_grounds(&pool, test_day() + TimeDelta::days(9)).await.unwrap(), 0);
    assert_eq!(standing(&pool, LOW).await.0, 1);
    let (now, again) = (test_day() + TimeDelta::days(10), test_day() + TimeDelta::days(11));
    assert_eq!(expire_grounds(&pool, now).await.unwrap(), 1);
    assert_eq!(expire_grounds(&pool, again).await.unwrap(), 0, "once");
    assert_eq!(standing(&pool, LOW).await, (before, before, None, None));
    let page = portal.get(&format!("/projects/{LOW}")).await;
    assert!(page.text("main").contains(&format!("Abgelaufen am {}.", day(10))));
    let actions: Vec<String> = logged(&pool).await.into_iter().map(|(action, ..)| action).collect();
    assert_eq!(
        actions,
        ["duty-claimed", "duty-checked", "duty-claimed", "duty-claimed", "duty-checked", "duty-expired"]
    );
    assert_eq!(logged(&pool).await[5].2, "Vorrang");
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn what_is_wrong_with_a_duty_is_said_beside_the_field(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let head = portal.person("head-services").await;
    let address = format!("/projects/{LOW}/duty");
    let refused = head.post(&address, &[("norm", "§ 1"), ("expires_on", &day(0)), ("version", "0")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(!refused.text("#evidence-error").is_empty() && !refused.text("#expires_on-error").is_empty());
    assert_eq!(refused.all("#norm")[0].attr("value"), Some("§ 1"));

    claim(&head, LOW, ("§ 1a OZG", &day(10))).await;
    let old = [("norm", "§ 9"), ("evidence", "x"), ("expires_on", &day(20)), ("version", "0")];
    let conflict = head.post(&address, &old).await;
    assert_eq!(conflict.status, StatusCode::CONFLICT);
    assert!(conflict.text(".conflict").contains("§ 1a OZG"));
    let manager = portal.person("portfolio").await;
    let silent = manager.post(&format!("{address}/check"), &[("outcome", "refused"), ("version", "1")]).await;
    assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(silent.text("#remark-error"), "Bitte sagen Sie, was zum Nachweis fehlt.");
    assert_eq!(check(&manager, LOW, "refused").await.status, StatusCode::SEE_OTHER);
    assert!(
        portal
            .get(&format!("/projects/{LOW}"))
            .await
            .text("main")
            .contains("Geprüft und nicht nachgewiesen.")
    );
    let withdraw = format!("{address}/withdraw");
    let seen = version(&manager, &withdraw).await;
    assert_eq!(manager.post(&withdraw, &[("version", &seen)]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let gone = manager.post(&withdraw, &[("reason", "Irrtum"), ("version", &seen)]).await;
    assert_eq!(gone.status, StatusCode::SEE_OTHER);
    assert_eq!(logged(&pool).await.last().unwrap().1.as_deref(), Some("Irrtum"));
    // Those of other departments have no say in it.
    let stranger = portal.person("head-youth").await;
    assert_eq!(stranger.get(&address).await.status, StatusCode::FORBIDDEN);
}

async fn decide(visitor: &Visitor, number: &str, target: [(&str, &str); 2], expires_on: &str) -> Page {
    let address = format!("/projects/{number}/decision");
    let version = version(visitor, &address).await;
    let mut fields = vec![
        ("body", "Verwaltungsvorstand"),
        ("document", "16389-20"),
        ("decided_on", "20.11.2026"),
        ("reason", "Der Rat erwartet es."),
        ("expires_on", expires_on),
        ("version", version.as_str()),
    ];
    fields.extend(target);
    visitor.post(&address, &fields).await
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_decision_counts_until_its_day_or_until_it_is_taken_back(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let leader = portal.person("leadership").await;
    let (before, ..) = standing(&pool, LOW).await;
    let decided = decide(&leader, LOW, [("position", "above"), ("other", "DIG-030")], &day(5)).await;
    assert_eq!(decided.status, StatusCode::SEE_OTHER);
    assert_eq!(standing(&pool, LOW).await.0, before, "the rule is off");
    let page = portal.get(&format!("/projects/{LOW}")).await;
    for said in ["unmittelbar vor DIG-030", "Verwaltungsvorstand", "16389-20", "Rangregel dazu ausgeschaltet"]
    {
        assert!(page.text("main").contains(said), "{said}");
    }
    publish(&pool, [false, false, true]).await;
    let reason = Some("decision".to_owned());
    assert_eq!(standing(&pool, LOW).await, (2, before, reason.clone(), None));
    let (place, by_points, overtaken, by) = standing(&pool, "DIG-030").await;
    assert_eq!((place, by_points), (3, 2));
    assert_eq!((overtaken.as_deref(), by.as_deref()), (Some("overtaken"), Some(LOW)));

    // Two that wait for each other are refused by name.
    let circle = decide(&leader, "DIG-030", [("position", "below"), ("other", LOW)], &day(5)).await;
    assert_eq!(circle.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(circle.text("#other-error").contains("DIG-030") && circle.text("#other-error").contains(LOW));
    let missing = decide(&leader, "DIG-030", [("position", "place"), ("place", "0")], &day(5)).await;
    assert_eq!(missing.text("#place-error"), "Bitte geben Sie den Platz als ganze Zahl ab 1 an.");
    let itself = decide(&leader, LOW, [("position", "above"), ("other", LOW)], &day(5)).await;
    assert!(itself.text("#other-error").contains("sich selbst"));

    // Another decision takes the place of the first.
    let changed = decide(&leader, LOW, [("position", "place"), ("place", "10")], &day(5)).await;
    assert_eq!(changed.status, StatusCode::SEE_OTHER);
    assert_eq!(standing(&pool, LOW).await.2, reason);
    assert_eq!(expire_grounds(&pool, test_day() + TimeDelta::days(5)).await.unwrap(), 1);
    assert_eq!(standing(&pool, LOW).await, (before, before, None, None));

    decide(&leader, LOW, [("position", "place"), ("place", "1")], &day(5)).await;
    assert_eq!(standing(&pool, LOW).await.0, 1);
    let withdraw = format!("/projects/{LOW}/decision/withdraw");
    let seen = version(&leader, &withdraw).await;
    let gone = leader.post(&withdraw, &[("reason", "Überholt."), ("version", &seen)]).await;
    assert_eq!(gone.status, StatusCode::SEE_OTHER);
    assert_eq!(standing(&pool, LOW).await.0, before);
    let log = logged(&pool).await;
    let actions: Vec<&str> = log.iter().map(|(action, ..)| action.as_str()).collect();
    assert_eq!(
        actions,
        ["rank-decided", "rank-decided", "rank-decision-expired", "rank-decided", "rank-decision-withdrawn"]
    );
    assert_eq!(log[0].1.as_deref(), Some("Der Rat erwartet es."));
    let manager = portal.person("portfolio").await;
    assert_eq!(manager.get(&format!("/projects/{LOW}/decision")).await.status, StatusCode::FORBIDDEN);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn two_who_send_at_once_do_not_overwrite_each_other(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let leaders = [portal.person("leadership").await, portal.person("leadership-second").await];
    let send = |leader: Visitor, place: &'static str| async move {
        let fields = [
            ("position", "place"),
            ("place", place),
            ("body", "Verwaltungsvorstand"),
            ("document", "1"),
            ("decided_on", "20.11.2026"),
            ("reason", "Darum"),
            ("expires_on", "20.12.2026"),
            ("version", "0"),
        ];
        leader.post(&format!("/projects/{LOW}/decision"), &fields).await.status
    };
    let [one, other] = leaders;
    let (one, other) = tokio::join!(send(one, "3"), send(other, "4"));
    let mut both = [one, other];
    both.sort();
    assert_eq!(both, [StatusCode::SEE_OTHER, StatusCode::CONFLICT]);
    let stored: (i32, NaiveDate) =
        sqlx::query_as("select row_version, expires_on from rank_decision").fetch_one(&pool).await.unwrap();
    assert_eq!(stored, (1, NaiveDate::from_ymd_opt(2026, 12, 20).unwrap()));
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn what_is_done_needs_no_other_place(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let done = "DIG-001";
    sqlx::query("update project set state = 'completed' where number = $1")
        .bind(done)
        .execute(&pool)
        .await
        .unwrap();
    // Of the same department.
    for (number, links) in [(done, 0), (LOW, 1)] {
        for (name, form) in [("head-services", "duty"), ("portfolio", "duty"), ("leadership", "decision")] {
            let visitor = portal.person(name).await;
            let page = visitor.get(&format!("/projects/{number}")).await;
            assert_eq!(page.status, StatusCode::OK, "{name} {number}");
            let address = format!("/projects/{number}/{form}");
            assert_eq!(page.all(&format!("main a[href='{address}']")).len(), links, "{name} {number}");
            let status = if links == 0 { StatusCode::FORBIDDEN } else { StatusCode::OK };
            assert_eq!(visitor.get(&address).await.status, status, "{name} {number}");
            let posted = visitor.post(&address, &[]).await.status;
            assert_eq!(posted == StatusCode::FORBIDDEN, links == 0, "{name} {number}: {posted}");
        }
    }
}
