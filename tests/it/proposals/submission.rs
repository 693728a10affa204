// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Handing a draft in: only when it is complete, once, with a number of its own.

use std::collections::BTreeSet;

use axum::http::StatusCode;
use serde_json::{Value, json};
use sqlx::PgPool;
use vorrang::{
    audit::Actor,
    people::{self, NewPerson, Role},
    projects::{self, Benefit, Effect},
};

use super::{BENEFIT, SUBJECT, begin, complete, count, fill_in, submit};
use crate::support::portal::{Portal, test_day};

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_proposal_becomes_a_project_with_all_that_it_says(pool: PgPool) {
    let head = Portal::demonstration(&pool).await.person("head-services").await;
    let draft = begin(&head).await;
    fill_in(&head, &draft, 1, &SUBJECT).await;
    let law = [
        ("legal_basis", "§ 27 BWO"),
        ("legal_evidence", "BGBl. 2024"),
        ("deadline", "9.6.2029"),
        ("deadline_reason", "Europawahl"),
        ("council_document", "16389-20-e1"),
        ("service_key", "99 108 003 008 000"),
    ];
    fill_in(&head, &draft, 2, &law).await;
    fill_in(&head, &draft, 3, &BENEFIT).await;
    let effort =
        [("effort", "1.200"), ("cost", "45.000 €"), ("requires", "DIG-008"), ("requires", "DIG-007")];
    fill_in(&head, &draft, 4, &effort).await;
    let check = head.get(&format!("{draft}/check")).await;
    assert!(check.all("#missing").is_empty());
    assert!(check.text("main").contains("DIG-008 Serviceportal mit BundID und Postfach"));

    let submitted = submit(&head, &draft).await;
    assert_eq!(submitted.headers["location"], "/projects/DIG-063/summary");
    let profile = head.follow(&submitted).await;
    assert_eq!(profile.text(".kern-alert--success h2"), "Ihr Vorhaben DIG-063 ist eingereicht");
    assert_eq!(profile.text(".sheet > .muted"), "Eingereicht am 24.11.2026, 12:00 Uhr von Harald Brinkmann");
    let facts = profile.texts(".sheet dd");
    for fact in [
        "Bürgerdienste",
        "eingereicht",
        "09.06.2029",
        "1.200 PT",
        "45.000 €",
        "16389-20-E1",
        "99108003008000",
        "viel: kein Besuch, kein Papier, digitaler Bescheid; Fälle im Jahr: 60.000 (vorgeschlagen: Stufe 5 von 5)",
        "nichts (vorgeschlagen: Stufe 0 von 5)",
    ] {
        assert!(facts.iter().any(|said| said.replace('\u{a0}', " ") == fact), "{fact}: {facts:?}");
    }
    let project = head.get("/projects/DIG-063").await;
    assert_eq!(project.text(".state-mark--submitted"), "eingereicht");
    let said = project.texts(".profile dd");
    for fact in ["Harald Brinkmann, 0231 50-0", "Europawahl", "BGBl. 2024"] {
        assert!(said.iter().any(|said| said == fact), "{fact}: {said:?}");
    }
    assert_eq!(project.link("Steckbrief zum Drucken"), "/projects/DIG-063/summary");
    assert!(project.texts(".related a").iter().any(|link| link.starts_with("DIG-007 ")));

    // Others see it, but are not congratulated.
    let other = Portal::on(&pool, vorrang::kit::page::Installation { demonstration: true }, test_day());
    let profile = other.get("/projects/DIG-063/summary").await;
    assert!(profile.all(".kern-alert--success").is_empty());
    assert_eq!(profile.text("h1"), "Briefwahl online beantragen");
    // What came with a list has said less.
    let imported = other.get("/projects/DIG-001/summary").await;
    assert!(imported.all(".sheet > .muted").is_empty());
    assert!(!imported.texts(".sheet dt").contains(&"Kontakt für Rückfragen".to_owned()));

    let number = "DIG-063".parse().unwrap();
    let stored = projects::find_by_number(&pool, &number).await.unwrap().unwrap();
    let details = projects::details(&pool, stored.id).await.unwrap();
    assert_eq!(details.problem.as_deref(), Some("Heute wird abgetippt.\nKünftig nicht mehr."));
    assert_eq!(details.citizens, Benefit { cases: Some(60_000), effect: Some(Effect::High) });
    assert_eq!(details.businesses, Benefit { cases: None, effect: Some(Effect::None) });
    let other = projects::find_by_number(&pool, &"DIG-001".parse().unwrap()).await.unwrap().unwrap();
    assert_eq!(projects::details(&pool, other.id).await.unwrap(), projects::Details::default());
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn the_log_keeps_what_was_proposed(pool: PgPool) {
    let head = Portal::demonstration(&pool).await.person("head-services").await;
    let draft = complete(&head).await;
    submit(&head, &draft).await;
    let (number, actor, after): (String, String, Value) = sqlx::query_as(
        "select project_number, actor_name, after from audit_event where action = 'proposal-submitted'",
    )
    .fetch_one(&pool)
    .await
    .unwrap();
    assert_eq!((number.as_str(), actor.as_str()), ("DIG-063", "Harald Brinkmann"));
    assert_eq!(after["title"], "Briefwahl online beantragen");
    assert_eq!(after["department"], "Bürgerdienste");
    assert_eq!(after["citizens"], json!({"cases": 60_000, "effect": "high"}));
    assert_eq!(after["requires"], json!([]));
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn what_is_missing_is_listed_with_the_way_to_its_field(pool: PgPool) {
    let head = Portal::demonstration(&pool).await.person("head-services").await;
    let draft = begin(&head).await;
    let check = head.get(&format!("{draft}/check")).await;
    let links: Vec<String> =
        check.all("#missing a").iter().filter_map(|link| link.attr("href")).map(str::to_owned).collect();
    let way = |step: u32, field: &str| format!("{draft}/{step}?missing=1#{field}");
    assert_eq!(
        links,
        [
            way(1, "title"),
            way(1, "summary"),
            way(1, "problem"),
            way(1, "kind"),
            way(1, "contact"),
            way(3, "citizen_effect"),
            way(3, "business_effect"),
        ]
    );
    for link in links {
        let (address, field) = link.split_once('#').unwrap();
        let page = head.get(address).await;
        assert_eq!(page.all(&format!("#{field}")).len(), 1, "{link} leads to the field");
        assert!(!page.text(&format!("#{field}-error")).is_empty());
    }
    assert!(check.all("main button").is_empty(), "there is nothing to submit");
    let refused = head.post(&format!("{draft}/check"), &[("version", "4")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(refused.all("#missing li").len(), 7);

    fill_in(&head, &draft, 1, &SUBJECT).await;
    fill_in(&head, &draft, 3, &[("citizen_effect", "low"), ("business_effect", "none")]).await;
    fill_in(&head, &draft, 4, &[("requires", "DIG-999"), ("requires", "<b>")]).await;
    let check = head.get(&format!("{draft}/check")).await;
    assert_eq!(
        check.texts("#missing li"),
        [
            "Fälle im Jahr (Bürgerinnen und Bürger): Bitte geben Sie an, wie viele Fälle von Bürgerinnen und \
             Bürgern es im Jahr gibt.",
            "Was muss vorher da sein?: Ein Vorhaben „<b>“ gibt es nicht. Bitte entfernen Sie das Kreuz.",
            "Was muss vorher da sein?: Ein Vorhaben „DIG-999“ gibt es nicht. Bitte entfernen Sie das Kreuz.",
        ]
    );
    let refused = head.post(&format!("{draft}/check"), &[("version", "7")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(count(&pool, "select count(*) from project").await, 62);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_double_click_submits_once(pool: PgPool) {
    let head = Portal::demonstration(&pool).await.person("head-services").await;
    let draft = complete(&head).await;
    let check = format!("{draft}/check");
    let page = head.get(&check).await;
    let version = page.all("[name=version]")[0].attr("value").unwrap().to_owned();
    let fields = [("version", version.as_str())];
    let (one, other) = tokio::join!(head.post(&check, &fields), head.post(&check, &fields));
    for answer in
        [one, other, head.get(&format!("{draft}/2")).await, head.get(&format!("{draft}/check")).await]
    {
        assert_eq!(answer.headers["location"], "/projects/DIG-063/summary", "{}", answer.address);
    }
    let again = head.post(&format!("{draft}/check"), &[("version", "6")]).await;
    assert_eq!(again.headers["location"], "/projects/DIG-063/summary");
    let late = fill_in(&head, &draft, 1, &[("title", "Zu spät")]).await;
    assert_eq!(late.headers["location"], "/projects/DIG-063/summary");
    assert_eq!(count(&pool, "select count(*) from project").await, 63);
    assert_eq!(count(&pool, "select count(*) from proposal_draft").await, 0);
    assert_eq!(count(&pool, "select count(*) from audit_event where action = 'proposal-submitted'").await, 1);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn two_heads_at_once_get_two_numbers(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let (one, other) = (portal.person("head-services").await, portal.person("head-youth").await);
    let (first, second) = (complete(&one).await, complete(&other).await);
    let (one, other) = tokio::join!(submit(&one, &first), submit(&other, &second));
    let numbers =
        BTreeSet::from([one, other].map(|page| page.headers["location"].to_str().unwrap().to_owned()));
    assert_eq!(numbers, ["/projects/DIG-063/summary", "/projects/DIG-064/summary"].map(str::to_owned).into());
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn numbers_go_on_in_the_series_that_is_there(pool: PgPool) {
    let portal = Portal::empty(&pool).await;
    let mut db = pool.acquire().await.unwrap();
    let department = people::insert_departments(&pool, &["Zoo".to_owned()]).await.unwrap()[0].id;
    let new = NewPerson {
        sign_in_name: "zoo".to_owned(),
        name: "Zita Oo".to_owned(),
        email: None,
        department: Some(department),
        roles: BTreeSet::from([Role::DepartmentHead]),
    };
    let password = people::hash_password("regenschirm tasse elefant".to_owned()).await.unwrap();
    people::add_person(&mut db, &Actor::system(), &new, Some(&password), test_day()).await.unwrap();
    let head = portal.visitor();
    head.get("/sign-in").await;
    head.post("/sign-in", &[("name", "zoo"), ("password", "regenschirm tasse elefant")]).await;
    head.get("/").await;
    let draft = complete(&head).await;
    assert_eq!(submit(&head, &draft).await.headers["location"], "/projects/DIG-001/summary");
    sqlx::query("update project set number = 'EGOV-999'").execute(&pool).await.unwrap();
    let draft = complete(&head).await;
    assert_eq!(submit(&head, &draft).await.headers["location"], "/projects/EGOV-1000/summary");
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn nobody_submits_what_another_window_has_changed_or_for_another_department(pool: PgPool) {
    let head = Portal::demonstration(&pool).await.person("head-services").await;
    let draft = complete(&head).await;
    fill_in(&head, &draft, 4, &[("effort", "5")]).await;
    let old = head.post(&format!("{draft}/check"), &[("version", "6")]).await;
    assert_eq!(old.status, StatusCode::CONFLICT);
    assert!(old.text("[role=alert]").contains("in einem anderen Fenster geändert"));
    sqlx::query(
        "update person set department_id = (select id from department where name = 'Jugendamt')
         where sign_in_name = 'head-services'",
    )
    .execute(&pool)
    .await
    .unwrap();
    let moved = submit(&head, &draft).await;
    assert_eq!(moved.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(moved.text("[role=alert]").contains("für „Bürgerdienste“ begonnen"));
    assert_eq!(count(&pool, "select count(*) from project").await, 62);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn the_database_keeps_what_makes_no_sense_out(pool: PgPool) {
    Portal::demonstration(&pool).await;
    for (statement, rule) in [
        ("update project set problem = repeat('x', 10001)", "project_problem_length"),
        ("update project set contact = repeat('x', 201)", "project_contact_length"),
        ("update project set legal_evidence = repeat('x', 10001)", "project_legal_evidence_length"),
        ("update project set deadline_reason = repeat('x', 10001)", "project_deadline_reason_length"),
        ("update project set council_document = '16389-2020'", "project_council_document_form"),
        ("update project set service_key = '98108003008000'", "project_service_key_form"),
        ("update project set citizen_cases = -1", "project_citizen_cases_range"),
        ("update project set business_cases = 100000001", "project_business_cases_range"),
        ("update project set draft_id = 7", "project_draft_unique"),
    ] {
        let said = sqlx::query(statement).execute(&pool).await.unwrap_err().to_string();
        assert!(said.contains(rule), "{statement}: {said}");
    }
}
