// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Teams whose work is counted by itself.

use super::*;

async fn add(manager: &Visitor, name: &str) -> StatusCode {
    manager.post("/plan/teams", &[("name", name)]).await.status
}

/// The three best projects, of which the first two ask all of their work of a team that can do ten days in 2027.
async fn scarce(pool: &PgPool) -> (Portal, Visitor, [Pointed; 3]) {
    let (portal, projects) = three(pool).await;
    let manager = portal.person("portfolio").await;
    assert_eq!(add(&manager, "Netz").await, StatusCode::SEE_OTHER);
    let year = [("year", "2027"), ("person_days", "100"), ("team-1", "10"), ("reason", "Stellenplan")];
    let entered = manager.post("/plan/capacity", &year).await;
    assert_eq!(entered.status, StatusCode::SEE_OTHER, "{}", said(&entered));
    for (number, _) in &projects[..2] {
        let form = format!("/projects/{number}/teams");
        let asked = manager.post(&form, &[("team-1", "10"), ("seen", "")]).await;
        assert_eq!(asked.status, StatusCode::SEE_OTHER, "{}", said(&asked));
    }
    (portal, manager, projects)
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_team_bounds_the_plan_though_there_are_days_enough(pool: PgPool) {
    let (portal, manager, [best, _, third]) = scarce(&pool).await;
    let page = settled(&portal.visitor(), "/plan").await;
    let mut chosen = planned(&page);
    let mut expected = [best.0.clone(), third.0];
    chosen.sort();
    expected.sort();
    assert_eq!(chosen, expected);
    assert_eq!(
        page.rows(".capacity-table tbody"),
        [["2027", "20 PT", "80 PT", "2.000 €", "ohne Grenze", "10 PT", "0 PT"]]
    );
    assert!(said(&page).contains("Netz: 10\u{a0}PT von 10\u{a0}PT"), "{}", said(&page));
    assert!(said(&portal.get(&format!("/projects/{}", best.0)).await).contains("Netz: 10\u{a0}PT"));
    assert!(said(&manager.get("/plan/capacity").await).contains("Netz: 10\u{a0}PT"));
    // What is no longer asked of the team fits again.
    let form = format!("/projects/{}/teams", best.0);
    let seen = manager.get(&form).await.all("[name=seen]")[0].attr("value").unwrap().to_owned();
    let released = manager.post(&form, &[("team-1", ""), ("seen", &seen)]).await;
    assert_eq!(released.status, StatusCode::SEE_OTHER);
    assert_eq!(planned(&settled(&portal.visitor(), "/plan").await).len(), 3);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_plan_that_asks_too_much_of_a_team_says_of_which(pool: PgPool) {
    let (_, manager, [best, second, _]) = scarce(&pool).await;
    let demands = [("forced", &*best.0, "2027"), ("forced", &*second.0, "2027")];
    let address = scenario(&manager, "Beide", &demands).await;
    let page = settled(&manager, &address).await;
    assert!(said(&page).contains("Netz: 10\u{a0}PT"), "{}", said(&page));
    assert!(planned(&page).is_empty());
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn what_is_asked_of_teams_is_part_of_the_effort_and_nobody_overwrites_it(pool: PgPool) {
    let (_, manager, [best, ..]) = scarce(&pool).await;
    let form = format!("/projects/{}/teams", best.0);
    let beyond = manager.post(&form, &[("team-1", "11"), ("seen", "1:10 ")]).await;
    assert_eq!(beyond.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        said(&beyond).contains("mehr als der Aufwand des ganzen Vorhabens (10\u{a0}PT)"),
        "{}",
        said(&beyond)
    );
    assert_eq!(beyond.all("[name=team-1]")[0].attr("value"), Some("11"));
    let late = manager.post(&form, &[("team-1", "7"), ("seen", "")]).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert_eq!(late.all("[name=team-1]")[0].attr("value"), Some("7"));
    assert!(said(&late).contains("10"), "{}", said(&late));
    let seen = late.all("[name=seen]")[0].attr("value").unwrap().to_owned();
    let fields = [("team-1", "7"), ("seen", &*seen)];
    let (one, other) = tokio::join!(manager.post(&form, &fields), manager.post(&form, &fields));
    assert_eq!((one.status, other.status), (StatusCode::SEE_OTHER, StatusCode::SEE_OTHER));
    let events: i64 = sqlx::query_scalar("select count(*) from audit_event where action = 'team-work-set'")
        .fetch_one(&pool)
        .await
        .unwrap();
    assert_eq!(events, 3);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_team_that_is_in_use_stays_and_two_are_not_called_alike(pool: PgPool) {
    let (_, manager, _) = scarce(&pool).await;
    assert_eq!(add(&manager, "NETZ").await, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(add(&manager, " ").await, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(manager.post("/plan/teams/1/remove", &[]).await.status, StatusCode::CONFLICT);
    // Whoever signs in again after a lapsed session comes back by GET.
    let back = manager.get("/plan/teams/1/remove").await;
    assert_eq!(back.headers["location"], "/plan/teams/1");
    assert!(said(&manager.get("/plan/teams/1").await).contains("bei Jahren (1) oder Vorhaben (2)"));
    let renamed = manager.post("/plan/teams/1", &[("name", "Netze"), ("row_version", "1")]).await;
    assert_eq!(renamed.status, StatusCode::SEE_OTHER);
    let late = manager.post("/plan/teams/1", &[("name", "Kabel"), ("row_version", "1")]).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(said(&late).contains("Netze") && said(&late).contains("Kabel"), "{}", said(&late));
    assert_eq!(add(&manager, "Register").await, StatusCode::SEE_OTHER);
    let list = manager.get("/plan/teams").await;
    let unused = list.link("Register");
    assert_eq!(manager.post(&format!("{unused}/remove"), &[]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(manager.get(&unused).await.status, StatusCode::NOT_FOUND);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn what_cannot_be_the_days_of_a_team_is_explained_and_kept(pool: PgPool) {
    let (_, manager, _) = scarce(&pool).await;
    let typed = [("row_version", "1"), ("person_days", "90"), ("team-1", "viele"), ("reason", "Neu")];
    let page = manager.post("/plan/capacity/2027", &typed).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.text("#team-1-error").contains("ganze Personentage"), "{}", said(&page));
    assert_eq!(page.all("[name=team-1]")[0].attr("value"), Some("viele"));
}
