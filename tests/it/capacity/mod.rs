// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! What there is in each year, and what must begin by when.

mod journeys;

use axum::http::StatusCode;
use chrono::{TimeZone as _, Utc};
use sqlx::PgPool;
use vorrang::kit::page::Installation;

use crate::support::portal::{Page, Portal, require};

fn said(page: &Page) -> String {
    page.all("main").into_iter().flat_map(|main| main.text().collect::<Vec<_>>()).collect()
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn portfolio_management_enters_changes_and_removes_a_year(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let manager = portal.person("portfolio").await;
    let typed =
        [("year", "2027"), ("person_days", "1.200"), ("euros", "2.500.000,50"), ("reason", "Haushalt")];
    assert_eq!(manager.post("/plan/capacity", &typed).await.status, StatusCode::SEE_OTHER);
    let list = said(&manager.get("/plan/capacity").await);
    assert!(list.contains("1.200") && list.contains("2.500.000,50"), "{list}");

    let again = manager.post("/plan/capacity", &typed).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(said(&again).contains("schon eingetragen"));

    let form = "/plan/capacity/2027";
    let changed =
        [("row_version", "1"), ("person_days", "900"), ("euros", ""), ("reason", "Weniger Personal")];
    assert_eq!(manager.post(form, &changed).await.status, StatusCode::SEE_OTHER);
    let late = [("row_version", "1"), ("person_days", "800"), ("euros", ""), ("reason", "Andere Zahl")];
    let conflict = manager.post(form, &late).await;
    assert_eq!(conflict.status, StatusCode::CONFLICT);
    assert!(said(&conflict).contains("900") && said(&conflict).contains("800"));

    let removed =
        [("row_version", "2"), ("person_days", ""), ("euros", ""), ("reason", "Wird nicht geplant")];
    assert_eq!(manager.post(form, &removed).await.status, StatusCode::SEE_OTHER);
    assert_eq!(manager.get(form).await.status, StatusCode::NOT_FOUND);
    let recorded: i64 = sqlx::query_scalar("select count(*) from audit_event where action = 'capacity-set'")
        .fetch_one(&pool)
        .await
        .unwrap();
    assert_eq!(recorded, 3);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_button_pressed_twice_changes_a_year_once(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let manager = portal.person("portfolio").await;
    for year in 2027..2037 {
        let typed =
            [("year", &*year.to_string()), ("person_days", "1"), ("euros", ""), ("reason", "Haushalt")];
        manager.post("/plan/capacity", &typed).await;
        let form = format!("/plan/capacity/{year}");
        for (version, days) in [("1", "2"), ("2", "")] {
            let changed = [("row_version", version), ("person_days", days), ("euros", ""), ("reason", "Neu")];
            let (one, other) = tokio::join!(manager.post(&form, &changed), manager.post(&form, &changed));
            assert_eq!((one.status, other.status), (StatusCode::SEE_OTHER, StatusCode::SEE_OTHER), "{year}");
        }
    }
    let recorded: i64 = sqlx::query_scalar("select count(*) from audit_event where action = 'capacity-set'")
        .fetch_one(&pool)
        .await
        .unwrap();
    assert_eq!(recorded, 30);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn what_cannot_be_a_capacity_is_explained_and_kept(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let manager = portal.person("portfolio").await;
    for (year, days, euros, sentence) in [
        ("gestern", "1", "", "zwischen 2020 und 2099"),
        ("2028", "viele", "", "ganze Personentage"),
        ("2028", "", "25.00.000", "Betrag in Euro"),
        ("2028", "", "", "Personentage oder Euro"),
    ] {
        let typed = [("year", year), ("person_days", days), ("euros", euros), ("reason", "Haushalt")];
        let page = manager.post("/plan/capacity", &typed).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{year} {days} {euros}");
        assert!(said(&page).contains(sentence), "{sentence}");
        assert!(page.all("[name=year]").iter().any(|field| field.attr("value") == Some(year)));
    }
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_deadline_reaches_back_and_a_service_window_comes_before_it(pool: PgPool) {
    Portal::demonstration(&pool).await;
    sqlx::query("update project set deadline = null").execute(&pool).await.unwrap();
    sqlx::query("update project set deadline = '2027-06-01', effort_days = 10 where number = 'DIG-001'")
        .execute(&pool)
        .await
        .unwrap();
    sqlx::query("update project set effort_days = 6 where number = 'DIG-003'").execute(&pool).await.unwrap();
    require(&pool, &[("DIG-001", "DIG-003")]).await;
    let day = Utc.with_ymd_and_hms(2027, 4, 18, 10, 0, 0).unwrap();
    let portal = Portal::on(&pool, Installation { demonstration: true }, day);
    let list = said(&portal.get("/deadlines").await);
    assert!(list.contains("muss bis 24.05.2027 beginnen, noch 36 Tage"), "{list}");
    assert!(list.contains("muss bis 19.05.2027 beginnen, noch 31 Tage"), "{list}");
    let needed = said(&portal.get("/projects/DIG-003").await);
    assert!(needed.contains("muss bis 19.05.2027 beginnen, noch 31 Tage"), "{needed}");

    let manager = portal.person("portfolio").await;
    let form = "/projects/DIG-001/usable-from";
    let late = [("usable_from", "02.06.2027"), ("reason", "Wahl"), ("row_version", "0")];
    assert_eq!(manager.post(form, &late).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let open = [("usable_from", "03.05.2027"), ("reason", "Anträge ab dann"), ("row_version", "0")];
    assert_eq!(manager.post(form, &open).await.status, StatusCode::SEE_OTHER);
    // A second click does nothing more; another value on the old state is a conflict.
    assert_eq!(manager.post(form, &open).await.status, StatusCode::SEE_OTHER);
    let other = [("usable_from", "04.05.2027"), ("reason", "Anders"), ("row_version", "0")];
    assert_eq!(manager.post(form, &other).await.status, StatusCode::CONFLICT);
    let list = said(&portal.get("/deadlines").await);
    assert!(list.contains("muss bis 26.04.2027 beginnen, noch 8 Tage"), "{list}");
    assert!(list.contains("muss bis 21.04.2027 beginnen, noch 3 Tage"), "{list}");
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn what_deadlines_cost_is_said_once_there_is_a_capacity(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    assert!(said(&portal.get("/deadlines").await).contains("erst sagen"));
    let manager = portal.person("portfolio").await;
    let typed = [("year", "2027"), ("person_days", "100000"), ("euros", ""), ("reason", "Viel Personal")];
    manager.post("/plan/capacity", &typed).await;
    let page = said(&portal.get("/deadlines").await);
    assert!(page.contains("Kapazität des Jahres 2027") && !page.contains("lassen sich nicht alle"), "{page}");
    let english = said(&portal.get("/en/deadlines").await);
    assert!(english.contains("capacity of 2027"), "{english}");
}
