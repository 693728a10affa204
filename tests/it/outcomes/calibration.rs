// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use axum::http::StatusCode;
use sqlx::PgPool;
use vorrang::exchange;

use super::{completed, form, said};
use crate::support::portal::{Portal, test_day};

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn forecasts_are_compared_by_department_and_told_to_those_who_check(pool: PgPool) {
    // Two of Bürgerdienste, one of Stadtplanung; DIG-004 of dosys has a promise and no measurement.
    let portal = completed(&pool, &["DIG-001", "DIG-005", "DIG-002", "DIG-004"]).await;
    for (number, cases) in [("DIG-001", 1000), ("DIG-002", 500)] {
        sqlx::query("update project set citizen_cases = $2 - 100, business_cases = 100 where number = $1")
            .bind(number)
            .bind(cases)
            .execute(&pool)
            .await
            .unwrap();
    }
    sqlx::query(
        "update project set department_id = (select department_id from project where number = 'DIG-001')
         where number = 'DIG-005'",
    )
    .execute(&pool)
    .await
    .unwrap();
    let manager = portal.person("portfolio").await;
    for (number, moment, day, cases) in [
        ("DIG-001", "after", "01.09.2026", "10"),
        ("DIG-001", "after", "01.10.2026", "800"),
        ("DIG-005", "promised", "01.01.2024", "2.000"),
        ("DIG-005", "after", "01.10.2026", "1.000"),
        ("DIG-002", "after", "01.10.2026", "600"),
        ("DIG-004", "promised", "01.10.2026", "70"),
    ] {
        let address = format!("/projects/{number}/results/new");
        let entered = manager.post(&address, &form(moment, day, &[("cases", cases)])).await;
        assert_eq!(entered.status, StatusCode::SEE_OTHER, "{number} {moment}");
    }
    let page = portal.get("/results").await;
    assert_eq!(
        page.rows(".calibration tbody"),
        [["Bürgerdienste", "2", "65 %"], ["Stadtplanungs- und Bauordnungsamt", "1", "120 %"]]
    );
    assert_eq!(page.rows(".calibration tfoot"), [["Alle Fachbereiche", "3", "80 %"]]);

    sqlx::query(
        "update project set state = 'submitted', submitted_at = now() where number in ('DIG-016', 'DIG-012')",
    )
    .execute(&pool)
    .await
    .unwrap();
    let number: String = sqlx::query_scalar(
        "update project set state = 'submitted', submitted_at = now() where number = (
             select max(number) from project join department on department.id = department_id
             where name = 'Bürgerdienste' and state = 'assessed'
         ) returning number",
    )
    .fetch_one(&pool)
    .await
    .unwrap();
    let sentence = "Frühere Vorhersagen von Bürgerdienste: Gemessen wurden im Median 65 % der vorhergesagten Fälle \
                    (2 Vorhaben).";
    let address = format!("/projects/{number}");
    assert!(said(&manager.get(&address).await).contains(sentence));
    assert!(said(&manager.get("/inbox").await).contains(sentence));
    let head = portal.person("head-services").await;
    assert!(!said(&head.get(&address).await).contains("Frühere Vorhersagen"), "it is for those who check");
    assert!(!said(&manager.get("/projects/DIG-003").await).contains("Frühere Vorhersagen"), "it is checked");
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_demonstration_shows_what_came_of_completed_projects(pool: PgPool) {
    let installation = exchange::set_up_demonstration(&pool, test_day()).await.unwrap();
    let portal = Portal::on(&pool, installation, test_day());
    let page = portal.get("/results").await;
    assert!(said(&page).contains("6 Vorhaben sind abgeschlossen. Davon nach dem Abschluss gemessen: 5."));
    assert!(said(&page).contains("Messwerte sind erfunden"));
    let stamps: Vec<(String, bool)> = page
        .rows(".results tbody")
        .into_iter()
        .map(|row| (row[0][..7].to_owned(), row[7].starts_with("Das hat mein Leben")))
        .collect();
    let expected = [
        ("DIG-069", true),
        ("DIG-071", true),
        ("DIG-072", false),
        ("DIG-068", true),
        ("DIG-070", true),
        ("DIG-073", false),
    ];
    assert_eq!(stamps, expected.map(|(number, is_stamped)| (number.to_owned(), is_stamped)));
    let list = portal.get(&page.link("Abgeschlossene Vorhaben in der Liste")).await;
    assert_eq!(list.texts("tbody th.title").len(), 6);
    assert_eq!(list.link("Nach dem Abschluss: versprochen und gemessen"), "/results");
    assert_eq!(portal.get("/").await.link("Nach dem Abschluss"), "/results");
    assert_eq!(portal.get("/results?page=2").await.status, StatusCode::NOT_FOUND);
    assert_eq!(portal.get("/results?page=0").await.status, StatusCode::NOT_FOUND);
}
