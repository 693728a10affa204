// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use axum::http::StatusCode;
use sqlx::PgPool;

use super::{completed, count, form, said};

const NEW: &str = "/projects/DIG-001/results/new";
const TOLD: &str = "/projects/DIG-001/results";
const OUTCOMES: &str = "select count(*) from outcome";

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn the_department_enters_what_was_measured_and_everybody_sees_it(pool: PgPool) {
    let portal = completed(&pool, &["DIG-001"]).await;
    let head = portal.person("head-services").await;
    assert!(said(&head.get(TOLD).await).contains("Noch ist nichts eingetragen"));
    for (moment, day, days) in
        [("before", "01.02.2024", "30"), ("promised", "01.03.2024", "5"), ("after", "2026-10-01", "6")]
    {
        let entered = head.post(NEW, &form(moment, day, &[("processing_days", days)])).await;
        assert_eq!(entered.status, StatusCode::SEE_OTHER, "{moment}");
    }
    let page = portal.get(TOLD).await;
    let row = &page.rows(".measures tbody")[0];
    assert_eq!(row[0], "Bearbeitungstage");
    assert!(row[1].starts_with("30") && row[1].contains("01.02.2024, Fachverfahren"), "{row:?}");
    assert!(row[2].starts_with('5') && row[3].starts_with('6'), "{row:?}");
    assert_eq!(row[4], "besserVersprechen nicht erreicht");
    assert!(page.text(".stamped").contains("Bearbeitungstage: 30 → 6"));
    assert!(page.all(".measurement a").iter().all(|link| !link.attr("href").unwrap().ends_with("/correct")));

    let list = portal.get("/results").await;
    assert!(said(&list).contains("1 Vorhaben ist abgeschlossen. Nach dem Abschluss gemessen: 1."));
    let row = &list.rows(".results tbody")[0];
    assert!(row[0].starts_with("DIG-001 Online-Antrag Briefwahl"), "{row:?}");
    assert!(row[3].starts_with("30 → 6") && row[3].contains("versprochen: 5"), "{row:?}");
    assert!(row[7].starts_with("Das hat mein Leben einfacher gemacht"), "{row:?}");
    let recorded = count(&pool, "select count(*) from audit_event where action = 'outcome-recorded'").await;
    assert_eq!(recorded, 3);
    let history = portal.get("/projects/DIG-001").await;
    assert!(said(&history).contains("Messung eingetragen"));
    assert_eq!(history.link("Versprochen und gemessen"), TOLD);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_correction_says_what_it_corrects_and_nothing_is_overwritten(pool: PgPool) {
    let portal = completed(&pool, &["DIG-001"]).await;
    let manager = portal.person("portfolio").await;
    manager.post(NEW, &form("after", "01.10.2026", &[("steps", "30")])).await;
    let correct = manager.get(TOLD).await.link("Berichtigen: Nach dem Abschluss, 01.10.2026");
    let typed = manager.get(&correct).await;
    assert_eq!(typed.all("[name=steps]")[0].attr("value"), Some("30"));

    let figures = [("steps", "3"), ("reason", "")];
    let refused = manager.post(&correct, &form("after", "01.10.2026", &figures)).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "without a reason");
    let figures = [("steps", "3"), ("reason", "Eine Null zu viel")];
    let corrected = form("after", "01.10.2026", &figures);
    let (one, other) = tokio::join!(manager.post(&correct, &corrected), manager.post(&correct, &corrected));
    assert_eq!((one.status, other.status), (StatusCode::SEE_OTHER, StatusCode::SEE_OTHER));
    let figures = [("steps", "4"), ("reason", "Noch einmal gezählt")];
    let late = manager.post(&correct, &form("after", "01.10.2026", &figures)).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(said(&late).contains("schon jemand anders berichtigt"));
    assert_eq!(late.all("[name=steps]")[0].attr("value"), Some("4"), "what was typed stays");
    assert_eq!(
        manager.get(&correct).await.status,
        StatusCode::SEE_OTHER,
        "it leads to what stands there now"
    );

    let page = portal.get(TOLD).await;
    assert!(page.rows(".measures tbody")[0][3].starts_with('3'));
    let entered = page.texts(".measurement");
    assert_eq!(entered.len(), 2);
    assert!(entered[0].contains("Berichtigt diese Messung: Eine Null zu viel"), "{entered:?}");
    assert!(entered[1].contains("Berichtigt.") && entered[1].contains("Schritte30"), "{entered:?}");
    let recorded = "select count(*) from audit_event where action = 'outcome-corrected'
                    and before->>'steps' = '30' and after->>'steps' = '3' and reason = 'Eine Null zu viel'";
    assert_eq!(count(&pool, recorded).await, 1);
    for statement in ["update outcome set steps = 1", "delete from outcome", "truncate outcome"] {
        assert!(sqlx::query(statement).execute(&pool).await.is_err(), "{statement}");
    }
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_button_pressed_twice_enters_once_and_a_later_measurement_stands_beside(pool: PgPool) {
    let portal = completed(&pool, &["DIG-001"]).await;
    let manager = portal.person("portfolio").await;
    for number in 1..=5 {
        let visits = number.to_string();
        let figures = [("visits", &*visits)];
        let typed = form("after", "01.10.2026", &figures);
        let (one, other) = tokio::join!(manager.post(NEW, &typed), manager.post(NEW, &typed));
        assert_eq!((one.status, other.status), (StatusCode::SEE_OTHER, StatusCode::SEE_OTHER));
        assert_eq!(count(&pool, OUTCOMES).await, number);
    }
    assert!(portal.get(TOLD).await.rows(".measures tbody")[0][3].starts_with('5'), "the last one counts");
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn what_cannot_be_a_measurement_is_explained_and_kept(pool: PgPool) {
    let portal = completed(&pool, &["DIG-001"]).await;
    sqlx::query("update project set citizen_cases = 500 where number = 'DIG-001'")
        .execute(&pool)
        .await
        .unwrap();
    let manager = portal.person("portfolio").await;
    for (moment, day, figures, sentence) in [
        ("", "01.10.2026", vec![("steps", "1")], "für welchen Zeitpunkt"),
        ("someday", "01.10.2026", vec![("steps", "1")], "für welchen Zeitpunkt"),
        ("after", "", vec![("steps", "1")], "Bitte geben Sie ein Datum ein"),
        ("after", "25.11.2026", vec![("steps", "1")], "in der Zukunft"),
        ("after", "01.10.1026", vec![("steps", "1")], "TT.MM.JJJJ"),
        ("after", "01.10.2026", vec![], "mindestens eine Zahl"),
        ("after", "01.10.2026", vec![("steps", "wenige")], "ganze Zahl"),
        ("after", "01.10.2026", vec![("steps", "-1")], "ganze Zahl"),
        ("after", "01.10.2026", vec![("cases", "100000001")], "ganze Zahl"),
        ("after", "01.10.2026", vec![("online_cases", "5")], "alle Fälle im Jahr"),
        ("after", "01.10.2026", vec![("cases", "4"), ("online_cases", "5")], "mehr als alle Fälle"),
        ("promised", "01.10.2026", vec![("cases", "4")], "stehen schon im Antrag"),
        ("after", "01.10.2026", vec![("asked", "40")], "wie viele zugestimmt haben"),
        ("after", "01.10.2026", vec![("agreeing", "40")], "wie viele befragt wurden"),
        ("after", "01.10.2026", vec![("asked", "0"), ("agreeing", "0")], "mindestens 1"),
        ("after", "01.10.2026", vec![("asked", "40"), ("agreeing", "41")], "mehr, als befragt wurden"),
        ("before", "01.10.2026", vec![("asked", "40"), ("agreeing", "4")], "erst nach dem Abschluss"),
    ] {
        let page = manager.post(NEW, &form(moment, day, &figures)).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{moment} {day} {figures:?}");
        assert!(page.texts(".kern-error").iter().any(|error| error.contains(sentence)), "{sentence}");
        for (name, value) in figures {
            assert_eq!(page.all(&format!("[name={name}]"))[0].attr("value"), Some(value));
        }
    }
    assert_eq!(count(&pool, OUTCOMES).await, 0);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn only_those_who_know_enter_and_only_what_can_be_known(pool: PgPool) {
    let portal = completed(&pool, &["DIG-001"]).await;
    let typed = form("after", "01.10.2026", &[("steps", "1")]);
    for (person, status) in [
        ("head-youth", StatusCode::FORBIDDEN),
        ("assessor-services", StatusCode::FORBIDDEN),
        ("leadership", StatusCode::FORBIDDEN),
        ("admin", StatusCode::FORBIDDEN),
    ] {
        let visitor = portal.person(person).await;
        assert_eq!(visitor.get(NEW).await.status, status, "{person}");
        assert_eq!(visitor.post(NEW, &typed).await.status, status, "{person}");
        assert!(!said(&visitor.get(TOLD).await).contains("Messung eintragen"), "{person}");
    }
    let manager = portal.person("portfolio").await;
    // DIG-004 is being carried out: how it was before can be told, how it has become cannot.
    let form_of_open = manager.get("/projects/DIG-004/results/new").await;
    assert_eq!(form_of_open.all("[name=moment]").len(), 2);
    assert!(form_of_open.all("[name=asked]").is_empty());
    let early = manager.post("/projects/DIG-004/results/new", &typed).await;
    assert_eq!(early.status, StatusCode::UNPROCESSABLE_ENTITY);
    let before = form("before", "01.10.2026", &[("steps", "1")]);
    assert_eq!(manager.post("/projects/DIG-004/results/new", &before).await.status, StatusCode::SEE_OTHER);
    // DIG-016 has not been decided on, DIG-999 is unknown, and a measurement belongs to its project.
    for path in [
        "/projects/DIG-016/results/new",
        "/projects/DIG-999/results/new",
        "/projects/DIG-001/results/1/correct",
    ] {
        assert_eq!(manager.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
        assert_eq!(manager.post(path, &typed).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    assert_eq!(portal.get("/projects/DIG-999/results").await.status, StatusCode::NOT_FOUND);
    assert_eq!(count(&pool, OUTCOMES).await, 1);
}
