// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Projects that go on in another one.

use axum::http::{StatusCode, header::LOCATION};
use scraper::{ElementRef, Selector};
use serde_json::json;
use sqlx::PgPool;

use super::{OTHER, OWN, address, logged, put, state_of};
use crate::support::portal::{Portal, require, text};

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn what_is_merged_leads_on_keeps_its_text_and_can_be_undone(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    put(&pool, OWN, "query").await;
    let manager = portal.person("portfolio").await;
    let title = "Online-Antrag Briefwahl";
    let page = manager.does(OWN, "merge", &[("target", "dig-029"), ("text", "Ein Portal für alles")]).await;
    assert_eq!(page.headers[LOCATION], "/projects/DIG-001");
    // Everybody is led on, and told so.
    let stranger = portal.visitor();
    let page = stranger.get("/en/projects/DIG-001").await;
    assert_eq!(page.headers[LOCATION], "/en/projects/DIG-029?from=DIG-001");
    let page = stranger.follow(&page).await;
    assert_eq!(page.text(".notice"), format!("DIG-001 “{title}” has been merged into this initiative."));
    let old = stranger.get(&page.link("Show the old text DIG-001")).await;
    assert_eq!((old.status, old.text("h1").as_str()), (StatusCode::OK, title));
    // The sentence cannot be had for a project that is not merged into this one.
    assert!(stranger.get("/projects/DIG-029?from=DIG-002").await.all(".notice").is_empty());

    // No chain, and thereby no circle.
    for (number, target, sentence) in [
        ("DIG-002", OWN, "DIG-001 ist selbst zusammengeführt. Bitte nennen Sie DIG-029, wo es weitergeht."),
        (
            OTHER,
            "DIG-002",
            "In diesem Vorhaben gehen schon andere weiter (DIG-001). Führen Sie zuerst diese mit dem neuen \
             zusammen.",
        ),
        (OTHER, OWN, "DIG-001 ist selbst zusammengeführt. Bitte nennen Sie DIG-029, wo es weitergeht."),
    ] {
        let page = manager.does(number, "merge", &[("target", target), ("text", "Dasselbe")]).await;
        assert_eq!(page.texts(".kern-error"), [sentence]);
    }
    let page = manager.has_done(OWN, "unmerge", &[("text", "Doch zweierlei")]).await;
    assert_eq!(page.text("h1"), title);
    assert_eq!(page.text(".state-mark"), "Rückfrage");
    assert!(stranger.get("/projects/DIG-029?from=DIG-001").await.all(".notice").is_empty());
    let events = logged(&pool, OWN).await;
    assert_eq!(events[0].2, Some(json!({ "state": "merged", "merged_into": "DIG-029" })));
    assert_eq!(events[1].2, Some(json!({ "state": "query" })));
    // A button pressed twice is no conflict here either.
    let again = manager.post(&address(OWN, "unmerge"), &[("text", "Doch zweierlei")]).await;
    assert_eq!((again.status, logged(&pool, OWN).await.len()), (StatusCode::SEE_OTHER, 2));
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn what_requires_a_merged_project_requires_where_it_goes_on(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    put(&pool, OWN, "query").await;
    let manager = portal.person("portfolio").await;
    // The one in which it goes on is required by it, requires the same, and is required by the same.
    require(
        &pool,
        &[
            (OWN, OTHER),
            (OWN, "DIG-003"),
            (OTHER, "DIG-003"),
            ("DIG-004", OWN),
            ("DIG-005", OWN),
            ("DIG-005", OTHER),
        ],
    )
    .await;
    let related = async |number: &str, heading: &str| {
        let page = manager.get(&format!("/projects/{number}")).await;
        let heading = page.all("h3").into_iter().find(|found| text(*found) == heading).unwrap();
        let list = heading.next_siblings().find_map(ElementRef::wrap).unwrap();
        let links = list.select(&Selector::parse("a").unwrap()).map(text).collect::<Vec<_>>();
        let mut numbers: Vec<String> = links.iter().map(|link| link[..7].to_owned()).collect();
        numbers.sort();
        numbers
    };
    let (requires, required_by) = ("Setzt voraus", "Wird benötigt von");
    assert_eq!(related("DIG-004", requires).await, [OWN]);
    assert_eq!(related(OTHER, required_by).await, [OWN, "DIG-005"]);
    manager.does(OWN, "merge", &[("target", OTHER), ("text", "Dasselbe")]).await;
    assert_eq!(state_of(&pool, OWN).await, "merged");
    assert_eq!(related("DIG-004", requires).await, [OTHER]);
    assert_eq!(related("DIG-005", requires).await, [OTHER], "it is there once");
    assert_eq!(related(OTHER, requires).await, ["DIG-003"], "nothing requires itself");
    assert_eq!(related(OTHER, required_by).await, ["DIG-004", "DIG-005"]);
    assert_eq!(related("DIG-003", required_by).await, [OTHER]);
    manager.has_done(OWN, "unmerge", &[("text", "Doch zweierlei")]).await;
    assert_eq!(related("DIG-004", requires).await, [OWN]);
    assert_eq!(related(OTHER, required_by).await, [OWN, "DIG-005"]);

    // What lies between the two would have to be there before itself.
    require(&pool, &[(OWN, "DIG-003"), ("DIG-003", OTHER)]).await;
    let page = manager.does(OWN, "merge", &[("target", OTHER), ("text", "Dasselbe")]).await;
    let said = page.texts(".kern-error");
    assert!(said[0].contains("sich selbst voraussetzen: DIG-0"), "{said:?}");
    assert_eq!(state_of(&pool, OWN).await, "query");
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn two_projects_cannot_be_merged_into_each_other_at_once(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let manager = portal.person("portfolio").await;
    for (one, other) in [("DIG-002", "DIG-003"), ("DIG-016", "DIG-020"), ("DIG-022", "DIG-023")] {
        let (there, back) = (address(one, "merge"), address(other, "merge"));
        manager.get(&there).await;
        let (into_other, into_one) =
            ([("target", other), ("text", "Eins")], [("target", one), ("text", "Eins")]);
        let (there, back) = tokio::join!(manager.post(&there, &into_other), manager.post(&back, &into_one));
        let mut outcomes = [there.status, back.status];
        outcomes.sort();
        assert_eq!(outcomes, [StatusCode::SEE_OTHER, StatusCode::UNPROCESSABLE_ENTITY]);
    }
}
