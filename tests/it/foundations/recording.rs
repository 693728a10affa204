// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Recording requirements and taking them back.

use axum::http::StatusCode;
use proptest::{prelude::*, strategy::ValueTree as _, test_runner::TestRunner};
use sqlx::PgPool;

use super::required;
use crate::support::portal::{Portal, require};

const THERE: &str = "/projects/DIG-001/dependencies";
const REMOVAL: &str = "/projects/DIG-001/dependencies/remove";

/// Action, subject and reason of what the log says of a project, the first first.
async fn logged(pool: &PgPool, number: &str) -> Vec<(String, String, Option<String>)> {
    sqlx::query_as("select action, subject, reason from audit_event where project_number = $1 order by id")
        .bind(number)
        .fetch_all(pool)
        .await
        .unwrap()
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_requirement_is_recorded_by_number_and_taken_back(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let manager = portal.person("portfolio").await;
    let before = logged(&pool, "DIG-001").await.len();
    manager.get(THERE).await;
    let fields = [("required", " dig-010 "), ("reason", "Termine werden dort vergeben.")];
    let answer = manager.post(THERE, &fields).await;
    assert_eq!(answer.headers["location"], format!("{THERE}?added=DIG-010"));
    let page = manager.follow(&answer).await;
    assert_eq!(page.text("[role=status]"), "DIG-001 setzt DIG-010 voraus.");
    let need = &page.rows("#needs ~ .scroll tbody")[0];
    assert_eq!(need[..2], ["DIG-010 Einheitliches Online-Terminmanagement", "unmittelbar"]);
    assert_eq!(need[4], "zurücknehmen DIG-010");
    assert_eq!(required(&pool, "DIG-001").await, ["DIG-010"]);
    // The board knows it at once.
    let board = portal.get("/").await;
    let line = board.texts(".projects .title").into_iter().find(|line| line.contains("DIG-001")).unwrap();
    assert!(line.contains("DIG-001 · setzt voraus DIG-010"), "{line}");

    // The same once more changes nothing and says that it is so.
    let again = manager.post(THERE, &fields).await;
    assert_eq!(again.headers["location"], format!("{THERE}?added=DIG-010"));
    let events = logged(&pool, "DIG-001").await;
    let reason = Some("Termine werden dort vergeben.".to_owned());
    assert_eq!(events[before..], [("dependency-added".to_owned(), "DIG-010".to_owned(), reason)]);

    let page = manager.get(&page.link("zurücknehmen DIG-010")).await;
    assert_eq!(page.all("input[type=radio][checked]")[0].attr("value"), Some("DIG-010"));
    let removal = [("required", "DIG-010"), ("reason", "")];
    let answer = manager.post(REMOVAL, &removal).await;
    assert_eq!(
        manager.follow(&answer).await.text("[role=status]"),
        "DIG-001 setzt DIG-010 nicht mehr unmittelbar voraus."
    );
    assert_eq!(manager.post(REMOVAL, &removal).await.status, StatusCode::SEE_OTHER);
    assert!(required(&pool, "DIG-001").await.is_empty());
    let events = logged(&pool, "DIG-001").await;
    assert_eq!(events[before + 1..], [("dependency-removed".to_owned(), "DIG-010".to_owned(), None)]);
    let page = manager.get(REMOVAL).await;
    assert!(page.all("main form").is_empty());
    // What an address claims is not said unless it is so.
    assert!(manager.get(&format!("{THERE}?added=DIG-010")).await.all("[role=status]").is_empty());
    assert!(manager.get(&format!("{THERE}?removed=DIG-99999")).await.all("[role=status]").is_empty());
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_title_is_looked_for_and_chosen(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let manager = portal.person("portfolio").await;
    manager.get(THERE).await;
    let page = manager.post(THERE, &[("required", "E-Rechnung"), ("reason", "Weil")]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    let choices = page.texts("#choice .kern-form-check");
    assert!(choices.iter().any(|choice| choice.starts_with("DIG-013 E-Rechnung: Eingang und Freigabe")));
    assert!(choices.len() > 1);
    assert_eq!(
        page.text("#choice-error"),
        format!("{} Vorhaben passen. Wählen Sie eines aus.", choices.len())
    );
    assert_eq!(page.text("#reason"), "Weil");
    let chosen = |words: &'static str| {
        [("required", words), ("searched", "E-Rechnung"), ("choice", "DIG-013"), ("reason", "Weil")]
    };
    // Whoever types something else means something else.
    let page = manager.post(THERE, &chosen("Terminmanagement")).await;
    assert_eq!(page.text("#choice-error"), "Ein Vorhaben passt. Wählen Sie es aus, wenn es gemeint ist.");
    assert_eq!(manager.post(THERE, &chosen("E-Rechnung")).await.status, StatusCode::SEE_OTHER);
    assert_eq!(required(&pool, "DIG-001").await, ["DIG-013"]);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn what_cannot_be_is_refused_with_its_reason(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    for change in [
        "update project set state = 'merged', merged_into = (select id from project where number = 'DIG-003')
         where number = 'DIG-050'",
        "update project set state = 'declined' where number = 'DIG-051'",
    ] {
        sqlx::query(change).execute(&pool).await.unwrap();
    }
    let manager = portal.person("portfolio").await;
    manager.get(THERE).await;
    for (typed, sentence) in [
        ("", "Geben Sie an, welches Vorhaben vorausgesetzt wird."),
        ("DIG-001", "Kein Vorhaben setzt sich selbst voraus. Geben Sie ein anderes an."),
        ("DIG-987", "Ein Vorhaben mit der Nummer „DIG-987“ gibt es nicht."),
        ("DIG-050", "DIG-050 geht in DIG-003 weiter. Geben Sie DIG-003 an."),
        ("DIG-051", "DIG-051 ist abgelehnt oder zurückgezogen und kann nicht vorausgesetzt werden."),
        (
            "Raumschiff",
            "Zu „Raumschiff“ ist kein Vorhaben gefunden. Versuchen Sie es mit der Kennung oder einem anderen Wort.",
        ),
    ] {
        let page = manager.post(THERE, &[("required", typed), ("reason", "Weil")]).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{typed}");
        assert_eq!(page.text("#required-error"), sentence);
        assert_eq!(
            (page.all("#required")[0].attr("value"), page.text("#reason")),
            (Some(typed), "Weil".to_owned())
        );
    }
    let page = manager.post(REMOVAL, &[("required", "nichts"), ("reason", "a\u{202e}b")]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(required(&pool, "DIG-001").await.is_empty());
    // The merged project leads to where it goes on.
    let elsewhere = manager.get("/projects/DIG-050/dependencies").await;
    assert_eq!(elsewhere.headers["location"], "/projects/DIG-003/dependencies");
    assert_eq!(manager.get("/projects/DIG-987/dependencies").await.status, StatusCode::NOT_FOUND);
    assert_eq!(manager.get("/projects/nichts/dependencies").await.status, StatusCode::NOT_FOUND);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_circle_is_refused_and_named_with_its_way(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    require(
        &pool,
        &[("DIG-002", "DIG-004"), ("DIG-004", "DIG-007"), ("DIG-002", "DIG-005"), ("DIG-005", "DIG-004")],
    )
    .await;
    let manager = portal.person("portfolio").await;
    let address = "/projects/DIG-007/dependencies";
    manager.get(address).await;
    let page = manager.post(address, &[("required", "DIG-002")]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(
        page.text("#required-error"),
        "Das ergäbe einen Kreis: DIG-007 setzt DIG-002 voraus, DIG-002 setzt DIG-004 voraus, DIG-004 setzt \
         DIG-007 voraus. Keines davon könnte beginnen."
    );
    let links: Vec<_> = page
        .all(".circle li:last-child a")
        .iter()
        .map(|link| link.attr("href").unwrap().to_owned())
        .collect();
    assert_eq!(links, ["/projects/DIG-004/dependencies", "/projects/DIG-007/dependencies"]);
    assert!(required(&pool, "DIG-007").await.is_empty());
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn two_at_once_make_no_circle_and_do_a_thing_once(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    require(&pool, &[]).await;
    let manager = portal.person("portfolio").await;
    for (one, other) in [("DIG-002", "DIG-003"), ("DIG-016", "DIG-020"), ("DIG-022", "DIG-023")] {
        let [there, back] = [one, other].map(|number| format!("/projects/{number}/dependencies"));
        manager.get(&there).await;
        let (requires_other, requires_one) = ([("required", other)], [("required", one)]);
        let (there, back) =
            tokio::join!(manager.post(&there, &requires_other), manager.post(&back, &requires_one));
        let mut outcomes = [there.status, back.status];
        outcomes.sort();
        assert_eq!(outcomes, [StatusCode::SEE_OTHER, StatusCode::UNPROCESSABLE_ENTITY]);
    }
    let before = logged(&pool, "DIG-001").await.len();
    manager.get(THERE).await;
    let fields = [("required", "DIG-002")];
    let twice = tokio::join!(manager.post(THERE, &fields), manager.post(THERE, &fields));
    assert_eq!([twice.0.status, twice.1.status], [StatusCode::SEE_OTHER; 2]);
    let twice = tokio::join!(manager.post(REMOVAL, &fields), manager.post(REMOVAL, &fields));
    assert_eq!([twice.0.status, twice.1.status], [StatusCode::SEE_OTHER; 2]);
    assert_eq!(logged(&pool, "DIG-001").await.len(), before + 2);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn what_counts_by_way_of_a_merged_project_is_taken_back_as_well(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    require(
        &pool,
        &[("DIG-001", "DIG-020"), ("DIG-021", "DIG-003"), ("DIG-001", "DIG-003"), ("DIG-002", "DIG-020")],
    )
    .await;
    // 20 goes on in 3, 21 in 1.
    sqlx::query(
        "update project set state = 'merged',
             merged_into = (select id from project as target where target.number =
                 case project.number when 'DIG-020' then 'DIG-003' else 'DIG-001' end)
         where number in ('DIG-020', 'DIG-021')",
    )
    .execute(&pool)
    .await
    .unwrap();
    let manager = portal.person("portfolio").await;
    let page = manager.get(THERE).await;
    assert_eq!(page.rows("#needs ~ .scroll tbody").len(), 1);
    assert_eq!(manager.post(REMOVAL, &[("required", "DIG-003")]).await.status, StatusCode::SEE_OTHER);
    for number in ["DIG-001", "DIG-021"] {
        assert!(required(&pool, number).await.is_empty(), "{number}");
    }
    assert_eq!(required(&pool, "DIG-002").await, ["DIG-020"]);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn others_see_no_form_and_cannot_send_it(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    for name in ["head-services", "leadership", "admin", "auditor", "assessor-law", "reader"] {
        let person = portal.person(name).await;
        let page = person.get("/projects/DIG-002/dependencies").await;
        assert!(page.all("#connect").is_empty(), "{name}");
        assert!(!page.texts("main").concat().contains("zurücknehmen"), "{name}");
        for address in [THERE, REMOVAL] {
            let answer = person.post(address, &[("required", "DIG-007")]).await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{name} {address}");
        }
    }
    assert!(required(&pool, "DIG-001").await.is_empty());
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn no_input_breaks_the_forms(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let manager = portal.person("portfolio").await;
    manager.get(THERE).await;
    let hostile = prop_oneof![
        any::<String>(),
        "[%_\\\\\u{0}<>&'\"]{0,6}",
        "DIG-[0-9]{1,12}",
        "[a-zäöü ]{1,3}",
        Just("DIG-002".to_owned()),
        Just("ä".repeat(5000)),
    ];
    let names = ["required", "searched", "choice", "reason"];
    let fields = prop::collection::vec((0..names.len(), hostile), 0..6);
    let mut runner = TestRunner::deterministic();
    for _ in 0..60 {
        let fields = fields.new_tree(&mut runner).unwrap().current();
        let fields: Vec<(&str, &str)> =
            fields.iter().map(|(name, value)| (names[*name], value.as_str())).collect();
        for address in [THERE, REMOVAL] {
            let page = manager.post(address, &fields).await;
            assert!(matches!(page.status.as_u16(), 303 | 422), "{address} {fields:?}: {}", page.status);
        }
    }
    assert!(!logged(&pool, "DIG-001").await.is_empty());
}
