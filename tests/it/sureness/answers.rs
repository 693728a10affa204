// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use axum::http::StatusCode;
use sqlx::PgPool;

use crate::support::portal::{Page, Portal};

async fn run(pool: &PgPool, statement: &'static str) {
    sqlx::query(statement).execute(pool).await.unwrap();
}

fn answer(page: &Page) -> String {
    page.text("[aria-labelledby=answer] .answer")
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn the_smallest_change_is_named_and_true(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let page = portal.get("/projects/DIG-043").await;
    let said = answer(&page);
    for sentence in [
        "Das Vorhaben steht auf Platz 26 und damit nicht in den Top 25.",
        "Am meisten Punkte fehlen bei „Gesetzliche Rahmenbedingungen“: Mit Stufe 3 sind es dort 16,0 Punkte weniger",
        "bei „Gesetzliche Rahmenbedingungen“ Stufe 3,5 statt 3. Damit hätte es Platz 22.",
        "Aufwand und Kosten zählen nicht zu den Punkten",
        "Das letzte Vorhaben in den Top 25 ist DIG-016",
    ] {
        assert!(said.contains(sentence), "{sentence}: {said}");
    }
    assert!(!said.contains("hinter der Linie"), "it is the first behind the line itself: {said}");
    let lines = page.rows("[aria-labelledby=answer] tbody");
    assert_eq!(lines[1], ["Wünsche der Politik", "3", "3,5", "Platz 24"]);
    assert!(answer(&portal.get("/en/projects/DIG-043").await).contains("level 3.5 instead of 3"));

    // What was promised happens.
    run(
        &pool,
        "update assessed_level set half_levels = 7 from project, criterion
         where project_id = project.id and criterion_id = criterion.id and number = 'DIG-043' and key = 'gesetz'",
    )
    .await;
    let page = portal.get("/projects/DIG-043").await;
    assert_eq!(page.text(".standing__place"), "Platz 22 gleichauf");
    let said = answer(&page);
    assert!(said.contains("Die kleinste Änderung, durch die es aus den Top 25 fiele"), "{said}");
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn whoever_has_no_place_is_told_why(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    run(
        &pool,
        "delete from assessed_level using project, criterion
         where project_id = project.id and criterion_id = criterion.id and number = 'DIG-043' and key = 'buerger'",
    )
    .await;
    let said = answer(&portal.get("/projects/DIG-043").await);
    // 45 points are certain, and with 25 of 100 points a level is worth 5: 66 are reached with four and a half.
    assert!(said.contains("„Nutzen für Bürgerinnen und Bürger“"), "{said}");
    assert!(said.contains("wenn es bei diesem Kriterium mindestens Stufe 4,5 erhält"), "{said}");
    for (state, sentence) in [
        ("deferred", "Das Vorhaben ist zurückgestellt"),
        ("declined", "Das Vorhaben ist abgelehnt"),
        ("withdrawn", "Der Fachbereich hat das Vorhaben zurückgezogen"),
        ("completed", "Das Vorhaben ist abgeschlossen"),
    ] {
        sqlx::query("update project set state = $1::project_state where number = 'DIG-030'")
            .bind(state)
            .execute(&pool)
            .await
            .unwrap();
        let page = portal.get("/projects/DIG-030").await;
        assert!(answer(&page).starts_with(sentence), "{state}: {}", answer(&page));
        assert_eq!(page.all("[aria-labelledby=sureties]").len(), 0);
    }
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn the_letter_is_for_its_department_and_those_who_answer_for_the_ranking(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let address = "/projects/DIG-001/letter";
    for (name, status) in [
        ("head-services", StatusCode::OK),
        ("assessor-services", StatusCode::OK),
        ("portfolio", StatusCode::OK),
        ("leadership", StatusCode::OK),
        ("auditor", StatusCode::OK),
        ("head-youth", StatusCode::FORBIDDEN),
        ("admin", StatusCode::FORBIDDEN),
    ] {
        let person = portal.person(name).await;
        assert_eq!(person.get(address).await.status, status, "{name}");
        let links = person.get("/projects/DIG-001").await.all(&format!("a[href='{address}']")).len();
        assert_eq!(links, usize::from(status == StatusCode::OK), "{name}");
    }
    assert_eq!(portal.get(address).await.status, StatusCode::SEE_OTHER);
    let manager = portal.person("portfolio").await;
    assert_eq!(manager.get("/projects/DIG-999/letter").await.status, StatusCode::NOT_FOUND);
    let letter = manager.get(address).await;
    assert_eq!(letter.text("h1"), "Ihr Vorhaben DIG-001 „Online-Antrag Briefwahl“: Platz 8");
    assert_eq!(letter.text(".letter__to"), "An Bürgerdienste");
    assert_eq!(letter.text(".letter__date"), "Dortmund, 24.11.2026");
    let project = manager.get("/projects/DIG-001").await;
    let points = |page: &Page, table: &str, column: usize| -> Vec<String> {
        page.rows(&format!("{table} tbody")).into_iter().map(|row| row[column].clone()).collect()
    };
    assert_eq!(points(&letter, ".letter__lines", 3), points(&project, ".calculation", 4));
    assert!(letter.text(".letter").contains("Die kleinste Änderung, durch die es aus den Top 25 fiele"));
    let english = manager.get("/en/projects/DIG-001/letter").await;
    assert!(english.text("h1").starts_with("Your initiative DIG-001"));
}
