// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! What fits into the years, and scenarios with what somebody demands of it.

mod adopting;
mod board_line;
mod journeys;
mod scenarios;
mod teams;

use std::time::Duration;

use axum::http::StatusCode;
use sqlx::PgPool;
use tokio::time::sleep;

use crate::support::portal::{Page, Portal, Visitor, require};

/// Number of a project with its tenths of points.
type Pointed = (String, i64);

fn said(page: &Page) -> String {
    page.all("main").into_iter().flat_map(|main| main.text().collect::<Vec<_>>()).collect()
}

/// The demonstration with three assessed projects that go on, each with ten days of work and nothing required: the best
/// first.
async fn three(pool: &PgPool) -> (Portal, [Pointed; 3]) {
    let portal = Portal::demonstration(pool).await;
    // The places are worked out when somebody looks.
    portal.get("/").await;
    sqlx::query("delete from dependency").execute(pool).await.unwrap();
    sqlx::query(
        "update project set state = 'deferred' where state <> 'draft' and id not in
         (select project_id from standing where place <= 25 order by position limit 3)",
    )
    .execute(pool)
    .await
    .unwrap();
    sqlx::query(
        "update project set state = 'assessed', effort_days = 10, cost_eur = 1000, deadline = null
         where state <> 'deferred' and state <> 'draft'",
    )
    .execute(pool)
    .await
    .unwrap();
    let board = portal.get("/").await;
    let numbers = board
        .all(".projects tbody th.title > a")
        .into_iter()
        .map(|link| link.attr("href").unwrap().to_owned());
    let tenths = board.texts(".projects td.points strong").into_iter().map(|points| points.replace(',', ""));
    let points: Vec<Pointed> = numbers
        .zip(tenths)
        .map(|(href, tenths)| (href.replace("/projects/", ""), tenths.parse().unwrap()))
        .collect();
    (portal, points.try_into().unwrap())
}

async fn capacity(pool: &PgPool, year: i32, days: i32) {
    sqlx::query(
        "insert into capacity (year, person_days, reason) values ($1, $2, 'Test')
         on conflict (year) do update set person_days = excluded.person_days",
    )
    .bind(year)
    .bind(days)
    .execute(pool)
    .await
    .unwrap();
}

/// The page once its plan has been worked out.
async fn settled(visitor: &Visitor, address: &str) -> Page {
    loop {
        let page = visitor.get(address).await;
        assert_eq!(page.status, StatusCode::OK, "{address}");
        if page.all("main .notice[role=status]").is_empty() {
            return page;
        }
        sleep(Duration::from_millis(20)).await;
    }
}

fn points(tenths: i64) -> String {
    match (tenths / 10, tenths % 10) {
        (whole, 0) => format!("{whole} Punkte"),
        (whole, rest) => format!("{whole},{rest} Punkte"),
    }
}

/// The numbers of the projects in the tables of the years.
fn planned(page: &Page) -> Vec<String> {
    let titles = page.texts("[id^=year-] ~ .scroll tbody th > a");
    titles.iter().map(|title| title.split(' ').next().unwrap().to_owned()).collect()
}

/// A scenario of that person with these demands: kind, project, by when.
async fn scenario(person: &Visitor, name: &str, demands: &[(&str, &str, &str)]) -> String {
    let begun = person.post("/plan/scenarios/new", &[("name", name)]).await;
    assert_eq!(begun.status, StatusCode::SEE_OTHER, "{}", said(&begun));
    let to = begun.headers["location"].to_str().unwrap();
    let address = to.split('?').next().unwrap().to_owned();
    for (kind, project, year) in demands {
        demand(person, &address, (kind, project, "", year)).await;
    }
    address
}

async fn demand(person: &Visitor, address: &str, (kind, project, other, year): (&str, &str, &str, &str)) {
    let fields = [
        ("kind", kind),
        ("project", project),
        ("other", other),
        ("by_year", year),
        ("reason", "Ratsbeschluss 12/2026"),
    ];
    let added = person.post(&format!("{address}/rules/new"), &fields).await;
    assert_eq!(added.status, StatusCode::SEE_OTHER, "{}", said(&added));
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn without_a_capacity_the_page_says_where_one_is_entered(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let page = portal.get("/plan").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(said(&page).contains("noch keine Kapazität eingetragen"));
    assert!(page.all("main a[href='/plan/capacity']").is_empty());
    let manager = portal.person("portfolio").await;
    let page = manager.get("/plan").await;
    assert!(!page.all("main .notice a[href='/plan/capacity']").is_empty());
    // A year that is over is no longer planned.
    capacity(&pool, 2025, 100).await;
    assert!(said(&portal.get("/plan").await).contains("noch keine Kapazität eingetragen"));
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn everybody_sees_the_selection_that_is_worth_most(pool: PgPool) {
    let (portal, [best, second, third]) = three(&pool).await;
    capacity(&pool, 2027, 20).await;
    let page = settled(&portal.visitor(), "/plan").await;
    let text = said(&page);
    assert!(
        text.contains(&format!("2 Vorhaben passen hinein, zusammen {}", points(best.1 + second.1))),
        "{text}"
    );
    assert!(text.contains("nachweislich der beste Plan"), "{text}");
    assert_eq!(planned(&page).len(), 2);
    assert!(planned(&page).contains(&best.0) && planned(&page).contains(&second.0));
    assert!(page.texts("#left-out ~ .scroll tbody th").iter().any(|title| title.starts_with(&third.0)));
    // The pictures say what the tables say.
    assert_eq!(page.all("svg.roadmap[role=group] a").len(), 2);
    assert_eq!(page.rows(".capacity-table tbody"), [["2027", "20 PT", "0 PT", "2.000 €", "ohne Grenze"]]);
    assert!(page.all("main a[href*=scenarios]").is_empty(), "scenarios are for those who plan");

    // What the best requires is done, too, in the same year or before, and takes its part of the capacity.
    require(&pool, &[(&best.0, &third.0)]).await;
    let page = settled(&portal.visitor(), "/plan").await;
    let mut chosen = planned(&page);
    assert_eq!(chosen, [third.0.clone(), best.0.clone()], "what is required stands before");
    chosen.sort();
    let english = settled(&portal.visitor(), "/en/plan").await;
    assert!(said(&english).contains("2 initiatives fit"), "{}", said(&english));

    // More years: benefit that is there earlier counts more.
    sqlx::query("delete from dependency").execute(&pool).await.unwrap();
    capacity(&pool, 2027, 10).await;
    capacity(&pool, 2028, 10).await;
    let page = settled(&portal.visitor(), "/plan").await;
    assert!(said(&page).contains(&points(2 * best.1 + second.1)), "{}", said(&page));
    assert_eq!(planned(&page), [best.0, second.0]);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn what_is_limited_must_be_estimated(pool: PgPool) {
    let (portal, [best, ..]) = three(&pool).await;
    capacity(&pool, 2027, 20).await;
    sqlx::query("update project set effort_days = null, cost_eur = null where number = $1")
        .bind(&best.0)
        .execute(&pool)
        .await
        .unwrap();
    let page = settled(&portal.visitor(), "/plan").await;
    assert_eq!(page.texts("#unplannable ~ ul li").len(), 1);
    assert!(page.text("#unplannable ~ ul li").contains("Aufwand ist nicht geschätzt"));
    assert!(!planned(&page).contains(&best.0));
    // Money has no limit: what it costs need not be known.
    sqlx::query("update project set effort_days = 10 where number = $1")
        .bind(&best.0)
        .execute(&pool)
        .await
        .unwrap();
    assert!(planned(&settled(&portal.visitor(), "/plan").await).contains(&best.0));
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn the_whole_demonstration_is_planned_within_its_capacity(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    capacity(&pool, 2027, 600).await;
    capacity(&pool, 2028, 400).await;
    settled(&portal.visitor(), "/plan").await;
    let kept: serde_json::Value =
        sqlx::query_scalar("select result from plan_result where scenario_id is null")
            .fetch_one(&pool)
            .await
            .unwrap();
    let chosen = kept["found"]["Plan"]["chosen"].as_array().unwrap();
    for (year, most) in [(2027, 600), (2028, 400)] {
        let of_year = chosen.iter().filter(|chosen| chosen["year"] == year);
        let used: i64 = of_year.map(|chosen| chosen["days"].as_i64().unwrap()).sum();
        assert!(0 < used && used <= most, "{year}: {used}");
    }
    // Everything that is required is there, is done, or runs.
    let ids: Vec<i64> = chosen.iter().map(|chosen| chosen["project"].as_i64().unwrap()).collect();
    let missing: i64 = sqlx::query_scalar(
        "select count(*) from dependency_in_force join project on project.id = required_id
         where project_id = any($1) and required_id <> all($1) and state not in ('completed', 'in_progress')",
    )
    .bind(&ids)
    .fetch_one(&pool)
    .await
    .unwrap();
    assert_eq!(missing, 0);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_plan_is_worked_out_once_for_each_state_of_the_data(pool: PgPool) {
    let (portal, _) = three(&pool).await;
    capacity(&pool, 2027, 20).await;
    let revision = async || -> (i64, String) {
        sqlx::query_as("select inputs_revision, xmin::text from plan_result").fetch_one(&pool).await.unwrap()
    };
    settled(&portal.visitor(), "/plan").await;
    let first = revision().await;
    settled(&portal.visitor(), "/plan").await;
    assert_eq!(revision().await, first, "it is kept");
    capacity(&pool, 2027, 10).await;
    let page = settled(&portal.visitor(), "/plan").await;
    assert_eq!(planned(&page).len(), 1);
    assert!(revision().await.0 > first.0);
}
