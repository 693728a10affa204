// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! The same beside a draft: its author tries points before saving them.

use axum::http::StatusCode;
use sqlx::PgPool;

use super::{LEFT, TOP, fields, lines, with};
use crate::support::portal::Portal;

/// The points that are stored, in the order of the criteria.
async fn stored(pool: &PgPool) -> Vec<i32> {
    let points = "select points from weighting_draft_points join criterion on criterion.id = criterion_id
        order by criterion.position";
    sqlx::query_scalar(points).fetch_all(pool).await.unwrap()
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_view_becomes_a_draft_and_is_tried_before_it_is_saved(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let leader = portal.person("leadership").await;
    let view = leader.get(&with(["10", "40", "25", "15"])).await;
    let expected = (lines(&view, TOP), lines(&view, LEFT));
    let new = leader.get(&view.link("Als Entwurf speichern")).await;
    assert!(new.all("[name=from]").is_empty(), "the points are there already");
    let hidden: Vec<(String, String)> = new
        .all("[name^=points-]")
        .iter()
        .map(|field| (field.attr("name").unwrap().to_owned(), field.attr("value").unwrap().to_owned()))
        .collect();
    let mut form: Vec<(&str, &str)> =
        hidden.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    form.push(("name", "Mehr Politik"));
    let begun = leader.post("/weightings/drafts/new", &form).await;
    let draft = leader.follow(&begun).await;
    assert_eq!(stored(&pool).await, [10, 40, 25, 15]);
    assert_eq!(fields(&draft), ["10", "40", "25", "15"]);
    assert_eq!((lines(&draft, TOP), lines(&draft, LEFT)), expected);

    // Points in the address stand in the form and are not saved.
    let tried = with(["40", "20", "25", "15"]).replace("/my-view", "/weightings/drafts/1");
    let page = leader.get(&tried).await;
    assert_eq!(fields(&page), ["40", "20", "25", "15"]);
    assert!(page.text(".weigh__sentence").starts_with("Die Top 25 bleiben"));
    assert_eq!(page.all("[name=name]")[0].attr("value"), Some("Mehr Politik"));
    assert_eq!(stored(&pool).await, [10, 40, 25, 15]);
    let refused = leader.get(&tried.replace("=40", "=-40")).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(
        refused.text("#points-gesetz-error"),
        "Punkte sind nie kleiner als 0. Was nicht zählen soll, bekommt 0 Punkte."
    );

    // Help leads back into the form.
    let help = leader.get(&page.link("Hilfe beim Gewichten")).await;
    assert_eq!(help.all("[name=draft]").len(), 2);
    let order = "order-gesetz=1&order-politik=2&order-buerger=3&order-unternehmen=4";
    let page = leader.follow(&leader.get(&format!("/my-view/help?draft=1&{order}")).await).await;
    assert_eq!(fields(&page), ["521", "271", "146", "62"]);
    assert!(page.address.starts_with("/weightings/drafts/1?"));
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn only_leadership_is_offered_a_draft(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    for visitor in [portal.visitor(), portal.person("head-services").await, portal.person("admin").await] {
        let page = visitor.get(&with(["10", "40", "25", "15"])).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(!page.texts("a").contains(&"Als Entwurf speichern".to_owned()));
        assert_eq!(page.text("[data-part=draft]"), "");
    }
    let leader = portal.person("leadership").await;
    let refused = leader.get(&with(["", "40", "25", "15"])).await;
    assert_eq!(refused.text("[data-part=draft]"), "");
}
