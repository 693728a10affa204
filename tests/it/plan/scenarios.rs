// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use axum::http::StatusCode;
use sqlx::PgPool;

use super::{capacity, demand, planned, points, said, scenario, settled, three};
use crate::support::portal::require;

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn each_demand_says_what_it_costs(pool: PgPool) {
    let (portal, [best, second, third]) = three(&pool).await;
    capacity(&pool, 2027, 20).await;
    let manager = portal.person("portfolio").await;
    let address = scenario(&manager, "Mit Pflicht", &[("duty", &third.0, "2027")]).await;
    let page = settled(&manager, &address).await;
    assert_eq!(planned(&page).len(), 2);
    assert!(planned(&page).contains(&third.0) && planned(&page).contains(&best.0));
    let costs = points(second.1 - third.1);
    assert!(page.text(".demands tbody").contains(&format!("Die Vorgabe kostet {costs}.")), "{}", said(&page));
    assert!(said(&page).contains(&format!("Alle Vorgaben zusammen kosten {costs}.")), "{}", said(&page));

    demand(&manager, &address, ("incompatible", &best.0, &third.0, "")).await;
    let page = settled(&manager, &address).await;
    assert!(!planned(&page).contains(&best.0), "only one of both, and one is a duty");

    // Without its demands the plan is the best again.
    for href in page.all(".demands a[href$=remove]").iter().map(|link| link.attr("href").unwrap()) {
        assert_eq!(manager.get(href).await.status, StatusCode::OK);
        let (one, other) = tokio::join!(manager.post(href, &[]), manager.post(href, &[]));
        assert_eq!((one.status, other.status), (StatusCode::SEE_OTHER, StatusCode::SEE_OTHER));
    }
    let page = settled(&manager, &address).await;
    assert!(page.all(".demands").is_empty() && planned(&page).contains(&second.0));

    demand(&manager, &address, ("excluded", &best.0, "", "")).await;
    let page = settled(&manager, &address).await;
    assert!(page.text(".demands tbody").contains(&points(best.1 - third.1)), "{}", said(&page));
    let recorded: i64 =
        sqlx::query_scalar("select count(*) from audit_event where action = 'scenario-changed'")
            .fetch_one(&pool)
            .await
            .unwrap();
    assert_eq!(recorded, 5, "each change once");
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn what_cannot_be_met_is_named_with_what_is_missing(pool: PgPool) {
    let (portal, [best, second, third]) = three(&pool).await;
    capacity(&pool, 2027, 15).await;
    let manager = portal.person("portfolio").await;
    let address =
        scenario(&manager, "Zu viel", &[("forced", &best.0, ""), ("duty", &second.0, "2027")]).await;
    let page = settled(&manager, &address).await;
    let text = said(&page);
    assert!(text.contains("Kein Plan erfüllt alle Vorgaben"), "{text}");
    assert!(text.contains("Es fehlen 5\u{a0}PT"), "{text}");
    assert!(page.all("svg.roadmap[role=group]").is_empty());

    require(&pool, &[(&best.0, &third.0)]).await;
    let address =
        scenario(&manager, "Widerspruch", &[("forced", &best.0, ""), ("excluded", &third.0, "")]).await;
    let text = said(&settled(&manager, &address).await);
    assert!(text.contains(&format!("setzt aber {}", third.0)), "{text}");

    let leader = portal.person("leadership").await;
    manager.post(&format!("{address}/share"), &[("shared", "yes")]).await;
    let page = leader.get(&format!("{address}/adopt")).await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    assert!(said(&page).contains("So lässt es sich nicht beschließen") && page.all("main form").is_empty());
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn deadlines_are_kept_if_the_scenario_says_so(pool: PgPool) {
    let (portal, [best, second, third]) = three(&pool).await;
    capacity(&pool, 2027, 10).await;
    capacity(&pool, 2028, 10).await;
    sqlx::query("update project set deadline = '2027-06-30' where number = $1")
        .bind(&third.0)
        .execute(&pool)
        .await
        .unwrap();
    let manager = portal.person("portfolio").await;
    let address = scenario(&manager, "Fristen", &[]).await;
    let page = settled(&manager, &address).await;
    assert_eq!(planned(&page), [best.0.clone(), second.0.clone()]);
    let typed = [("name", "Fristen"), ("keeps_deadlines", "yes"), ("row_version", "1")];
    let form = format!("{address}/edit");
    assert_eq!(manager.post(&form, &typed).await.status, StatusCode::SEE_OTHER);
    let page = settled(&manager, &address).await;
    assert_eq!(planned(&page), [third.0.clone(), best.0]);
    let costs = points(2 * best.1 + second.1 - 2 * third.1 - best.1);
    assert!(said(&page).contains(&format!("Die Vorgabe kostet {costs}.")), "{}", said(&page));

    // Another window that still shows the first version is told.
    let late = [("name", "Anders"), ("row_version", "1")];
    let conflict = manager.post(&form, &late).await;
    assert_eq!(conflict.status, StatusCode::CONFLICT);
    let text = conflict.text("table.conflict");
    assert!(text.contains("Fristen") && text.contains("Anders"), "{text}");
    let version = conflict.all("[name=row_version]")[0].attr("value").unwrap().to_owned();
    let again = [("name", "Anders"), ("row_version", version.as_str())];
    assert_eq!(manager.post(&form, &again).await.status, StatusCode::SEE_OTHER);
    assert_eq!(manager.get(&address).await.text("h1"), "Anders");
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_scenario_is_its_authors_own_until_it_is_shown(pool: PgPool) {
    let (portal, _) = three(&pool).await;
    let manager = portal.person("portfolio").await;
    let leader = portal.person("leadership").await;
    let address = scenario(&manager, "Nur für mich", &[]).await;
    assert_eq!(leader.get(&address).await.status, StatusCode::NOT_FOUND);
    assert!(!said(&leader.get("/plan").await).contains("Nur für mich"));
    let copied = leader
        .post("/plan/scenarios/new", &[("name", "Kopie"), ("from", address.rsplit('/').next().unwrap())])
        .await;
    assert_eq!(copied.status, StatusCode::UNPROCESSABLE_ENTITY);

    let form = format!("{address}/share");
    assert_eq!(manager.post(&form, &[("shared", "yes")]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(leader.get(&address).await.status, StatusCode::OK);
    for (path, fields) in [
        ("edit", vec![("name", "Meins"), ("row_version", "1")]),
        ("share", vec![("shared", "no")]),
        ("discard", vec![]),
        ("rules/new", vec![("kind", "excluded"), ("project", "DIG-001"), ("reason", "Nein")]),
    ] {
        let refused = leader.post(&format!("{address}/{path}"), &fields).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN, "{path}");
    }
    assert_eq!(manager.get(&address).await.text("h1"), "Nur für mich");

    let form = format!("{address}/discard");
    let (one, other) = tokio::join!(manager.post(&form, &[]), manager.post(&form, &[]));
    assert_eq!((one.status, other.status), (StatusCode::SEE_OTHER, StatusCode::SEE_OTHER));
    assert_eq!(manager.get(&address).await.status, StatusCode::NOT_FOUND);
    assert!(!said(&leader.get("/plan").await).contains("Nur für mich"));
    let recorded: Vec<String> =
        sqlx::query_scalar("select action from audit_event where action like 'scenario%' order by id")
            .fetch_all(&pool)
            .await
            .unwrap();
    assert_eq!(recorded, ["scenario-begun", "scenario-shared", "scenario-discarded"]);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn what_cannot_be_demanded_is_explained_and_kept(pool: PgPool) {
    let (portal, [best, second, _]) = three(&pool).await;
    capacity(&pool, 2027, 20).await;
    let manager = portal.person("portfolio").await;
    let address = scenario(&manager, "Fehler", &[("forced", &second.0, "")]).await;
    let form = format!("{address}/rules/new");
    let deferred: String = sqlx::query_scalar("select number from project where state = 'deferred' limit 1")
        .fetch_one(&pool)
        .await
        .unwrap();
    for (kind, project, other, year, reason, sentence) in [
        ("", best.0.as_str(), "", "", "Weil", "wählen Sie, was vorgegeben wird"),
        ("forced", "", "", "", "Weil", "nennen Sie ein Vorhaben"),
        ("forced", "Zzyzx", "", "", "Weil", "gibt es kein Vorhaben"),
        ("forced", "DIG-999", "", "", "Weil", "ist nicht im Verfahren"),
        ("forced", deferred.as_str(), "", "", "Weil", "ist nicht im Verfahren"),
        ("forced", best.0.as_str(), "", "2031", "Weil", "eines der geplanten Jahre"),
        ("excluded", best.0.as_str(), "", "2027", "Weil", "nur zu „Pflicht“ und „Gesetzt“"),
        ("forced", best.0.as_str(), second.0.as_str(), "", "Weil", "nur zu „Unverträglich“"),
        ("incompatible", best.0.as_str(), "", "", "Weil", "nennen Sie das zweite Vorhaben"),
        ("incompatible", best.0.as_str(), best.0.as_str(), "", "Weil", "dasselbe Vorhaben"),
        ("excluded", second.0.as_str(), "", "", "Weil", "widersprechende Vorgabe"),
        ("forced", best.0.as_str(), "", "", "", "Bitte"),
    ] {
        let fields =
            [("kind", kind), ("project", project), ("other", other), ("by_year", year), ("reason", reason)];
        let page = manager.post(&form, &fields).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{kind} {project} {other} {year}");
        assert!(
            page.texts(".kern-error").iter().any(|error| error.contains(sentence)),
            "{sentence}: {}",
            said(&page)
        );
        assert_eq!(page.all("#project")[0].attr("value"), Some(project), "what was typed is still there");
    }
    // Words that only one project has are as good as its number.
    let title: String = sqlx::query_scalar("select title from project where number = $1")
        .bind(&best.0)
        .fetch_one(&pool)
        .await
        .unwrap();
    let fields = [("kind", "forced"), ("project", title.as_str()), ("reason", "Weil")];
    assert_eq!(manager.post(&form, &fields).await.status, StatusCode::SEE_OTHER);
    assert!(manager.get(&address).await.text(".demands").contains(&best.0));
    let unnamed = manager.post("/plan/scenarios/new", &[("name", " ")]).await;
    assert_eq!(unnamed.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn scenarios_stand_side_by_side(pool: PgPool) {
    let (portal, [best, second, third]) = three(&pool).await;
    capacity(&pool, 2027, 20).await;
    let manager = portal.person("portfolio").await;
    let one = scenario(&manager, "Mit dem dritten", &[("forced", &third.0, "")]).await;
    let from = one.rsplit('/').next().unwrap();
    let copy = manager.post("/plan/scenarios/new", &[("name", "Kopie"), ("from", from)]).await;
    let other = copy.headers["location"].to_str().unwrap().split('?').next().unwrap().to_owned();
    demand(&manager, &other, ("excluded", &best.0, "", "")).await;
    let page = settled(&manager, "/plan/scenarios/compare").await;
    assert_eq!(
        page.texts("#side-by-side ~ .scroll thead th > a"),
        ["Ohne Vorgaben", "Kopie", "Mit dem dritten"]
    );
    let rows = page.rows("#side-by-side ~ .scroll tbody");
    let worth = [best.1 + second.1, second.1 + third.1, best.1 + third.1].map(points);
    assert_eq!(rows[1][1..], worth);
    assert!(rows[2][2].contains(&points(best.1 - third.1)), "{rows:?}");
    let differing = page.rows("#differing ~ .scroll tbody");
    let line =
        |number: &str| differing.iter().find(|line| line[0].starts_with(number)).unwrap()[1..].to_vec();
    assert_eq!(line(&best.0), ["2027", "–", "2027"]);
    assert_eq!(line(&second.0), ["2027", "2027", "–"]);
    assert_eq!(line(&third.0), ["–", "2027", "2027"]);
    let page = settled(&manager, &format!("/plan/scenarios/compare?with={from}&with=99999&with=x")).await;
    assert_eq!(page.texts("#side-by-side ~ .scroll thead th > a"), ["Ohne Vorgaben", "Mit dem dritten"]);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_plan_of_other_demands_is_not_compared(pool: PgPool) {
    let (portal, [best, second, third]) = three(&pool).await;
    capacity(&pool, 2027, 20).await;
    let manager = portal.person("portfolio").await;
    let one = scenario(&manager, "Mit dem dritten", &[("forced", &third.0, "")]).await;
    let page = settled(&manager, "/plan/scenarios/compare").await;
    let worth = page.rows("#side-by-side ~ .scroll tbody")[1].clone();
    assert_eq!(worth[1..], [best.1 + second.1, best.1 + third.1].map(points));

    // Nobody gets to work its plan out.
    let id: i64 = one.rsplit('/').next().unwrap().parse().unwrap();
    let mut other = pool.begin().await.unwrap();
    sqlx::query("select pg_advisory_xact_lock(hashtextextended('vorrang.plan', $1))")
        .bind(id)
        .execute(&mut *other)
        .await
        .unwrap();
    demand(&manager, &one, ("excluded", &best.0, "", "")).await;
    let page = manager.get("/plan/scenarios/compare").await;
    let rows = page.rows("#side-by-side ~ .scroll tbody");
    assert_eq!(rows[0][2], "2");
    assert_eq!(rows[1][1..], [points(best.1 + second.1), "wird berechnet".to_owned()]);
    other.rollback().await.unwrap();
    let page = settled(&manager, "/plan/scenarios/compare").await;
    assert_eq!(page.rows("#side-by-side ~ .scroll tbody")[1][2], points(second.1 + third.1));
}
