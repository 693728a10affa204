// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use axum::http::StatusCode;
use sqlx::PgPool;

use super::{Pointed, capacity, planned, said, scenario, settled, three};
use crate::support::portal::{Page, Portal, Visitor};

/// A shown scenario that forces the third of three, with room for two.
async fn shown(pool: &PgPool) -> (Portal, [Pointed; 3], Visitor, String) {
    let (portal, projects) = three(pool).await;
    capacity(pool, 2027, 20).await;
    let manager = portal.person("portfolio").await;
    let address = scenario(&manager, "Haushalt 2027", &[("forced", &projects[2].0, "")]).await;
    manager.post(&format!("{address}/share"), &[("shared", "yes")]).await;
    let leader = portal.person("leadership").await;
    settled(&leader, &address).await;
    (portal, projects, leader, address)
}

async fn states(pool: &PgPool) -> Vec<(String, String)> {
    sqlx::query_as(
        "select number, state::text from project where state not in ('deferred', 'draft') order by 1",
    )
    .fetch_all(pool)
    .await
    .unwrap()
}

fn order(form: &Page, reason: &str) -> Vec<(&'static str, String)> {
    let hidden =
        |name: &str| form.all(&format!("main form [name={name}]"))[0].attr("value").unwrap().to_owned();
    vec![
        ("row_version", hidden("row_version")),
        ("revision", hidden("revision")),
        ("reason", reason.to_owned()),
    ]
}

async fn send(leader: &Visitor, form: &str, order: &[(&'static str, String)]) -> Page {
    let fields: Vec<(&str, &str)> = order.iter().map(|(name, value)| (*name, value.as_str())).collect();
    leader.post(form, &fields).await
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn the_leadership_adopts_a_scenario_once_and_all_of_it(pool: PgPool) {
    let (portal, [best, second, third], leader, address) = shown(&pool).await;
    let form = format!("{address}/adopt");
    let page = leader.get(&form).await;
    assert_eq!(page.status, StatusCode::OK);
    let text = said(&page);
    assert!(text.contains("2 Vorhaben werden priorisiert") && text.contains(&third.0), "{text}");
    let missing = send(&leader, &form, &order(&page, " ")).await;
    assert_eq!(missing.status, StatusCode::UNPROCESSABLE_ENTITY);

    let wanted = order(&page, "Beschluss des Verwaltungsvorstands");
    let (one, other) = tokio::join!(send(&leader, &form, &wanted), send(&leader, &form, &wanted));
    assert_eq!((one.status, other.status), (StatusCode::SEE_OTHER, StatusCode::SEE_OTHER));
    for (number, state) in states(&pool).await {
        let expected = if number == second.0 { "assessed" } else { "prioritised" };
        assert_eq!(state, expected, "{number}");
    }
    let recorded: Vec<(String, Option<String>)> = sqlx::query_as(
        "select action, reason from audit_event where action in ('scenario-adopted', 'project-state-changed')
         and reason = 'Beschluss des Verwaltungsvorstands' order by id",
    )
    .fetch_all(&pool)
    .await
    .unwrap();
    let actions: Vec<&str> = recorded.iter().map(|(action, _)| action.as_str()).collect();
    assert_eq!(actions, ["project-state-changed", "project-state-changed", "scenario-adopted"]);

    // Everybody reads who decided and why; the plan stays as it was adopted, whatever happens to the data.
    assert!(said(&portal.get("/plan").await).contains("Beschluss des Verwaltungsvorstands"));
    capacity(&pool, 2027, 10).await;
    let page = settled(&leader, &address).await;
    assert_eq!(planned(&page).len(), 2);
    assert!(planned(&page).contains(&best.0) && page.all("main a[href$=adopt]").is_empty());
    let manager = portal.person("portfolio").await;
    let late = manager.post(&format!("{address}/edit"), &[("name", "Später"), ("row_version", "2")]).await;
    assert_eq!(late.status, StatusCode::FORBIDDEN);
    let again = leader.get(&form).await;
    assert!(said(&again).contains("schon beschlossen"));
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn what_has_changed_since_is_looked_at_again(pool: PgPool) {
    let (portal, [best, ..], leader, address) = shown(&pool).await;
    let form = format!("{address}/adopt");
    let wanted = order(&leader.get(&form).await, "Beschluss");
    // The data change.
    capacity(&pool, 2027, 10).await;
    let stale = send(&leader, &form, &wanted).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    assert!(states(&pool).await.iter().all(|(_, state)| state == "assessed"));
    settled(&leader, &address).await;
    let stale = send(&leader, &form, &wanted).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    assert!(said(&stale).contains("haben sich Daten oder Szenario geändert"), "{}", said(&stale));
    assert_eq!(stale.text("textarea").trim(), "Beschluss", "what was typed is still there");
    let anew = order(&stale, "Beschluss");

    // The scenario changes.
    let manager = portal.person("portfolio").await;
    super::demand(&manager, &address, ("excluded", &best.0, "", "")).await;
    settled(&leader, &address).await;
    let stale = send(&leader, &form, &anew).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    assert!(states(&pool).await.iter().all(|(_, state)| state == "assessed"));
    assert_eq!(send(&leader, &form, &order(&stale, "Beschluss")).await.status, StatusCode::SEE_OTHER);
    let prioritised = states(&pool).await.iter().filter(|(_, state)| state == "prioritised").count();
    assert_eq!(prioritised, 1);
    let recorded: i64 =
        sqlx::query_scalar("select count(*) from audit_event where action = 'scenario-adopted'")
            .fetch_one(&pool)
            .await
            .unwrap();
    assert_eq!(recorded, 1);
}
