// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! What an administrator does with criteria and their levels.

use axum::http::StatusCode;
use sqlx::PgPool;
use vorrang::assessment::RESERVED_SHORT_NAMES;

use super::{at, beside, events, last_event, leads_to};
use crate::support::portal::{Page, Portal, Visitor};

/// Names of every field of the form, in its order.
pub(super) fn fields() -> Vec<String> {
    let parts = ["name", "short_name", "question", "evidence"].map(str::to_owned).into_iter();
    let parts = parts.chain((0..6).map(|level| format!("level_{level}")));
    parts.flat_map(|part| [format!("{part}_de"), format!("{part}_en")]).collect()
}

/// What the form shows, to be sent again with other values for some fields.
fn shown(page: &Page, other: &[(&str, &str)]) -> Vec<(String, String)> {
    let mut shown = Vec::new();
    for field in page.all("main form [name]") {
        let name = field.attr("name").unwrap();
        let value = field.attr("value").map_or_else(|| field.text().collect::<String>(), str::to_owned);
        let value =
            other.iter().find(|(named, _)| *named == name).map_or(value, |(_, value)| (*value).to_owned());
        if name != "form_token" {
            shown.push((name.to_owned(), value));
        }
    }
    shown
}

async fn send(visitor: &Visitor, address: &str, typed: &[(String, String)]) -> Page {
    let typed: Vec<(&str, &str)> = typed.iter().map(|(name, value)| (&**name, &**value)).collect();
    visitor.post(address, &typed).await
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_new_criterion_counts_for_nothing_until_it_is_weighted(pool: PgPool) {
    Portal::demonstration(&pool).await;
    let admin = at(&pool, 0).person("admin").await;
    let places = async || admin.get("/").await.texts(".projects td.place, .projects th[scope=row]");
    let before = places().await;
    let form = admin.get("/admin/criteria/new").await;
    assert!(form.text(".lead").contains("zählt erst, wenn ihm eine Gewichtung Punkte gibt"));
    let typed: Vec<(String, String)> =
        fields().into_iter().map(|field| (field.clone(), format!("Klima {field}"))).collect();
    let since = last_event(&pool).await;
    leads_to(&send(&admin, "/admin/criteria/new", &typed).await);
    let again = send(&admin, "/admin/criteria/new", &typed).await;
    assert_eq!(beside(&again, "short_name_de"), "Ein anderes Kriterium hat schon diesen Kurznamen.");

    assert_eq!(places().await, before);
    assert!(admin.get("/").await.text("thead").contains("Klima short_name_de"));
    assert!(admin.get("/en/method").await.text("main").contains("Klima level_3_en"));
    let page = admin.get("/admin/criteria/klima-short-name-de-5").await;
    assert_eq!(page.text(".notice"), "Unter diesem Kriterium ist noch nichts bewertet.");
    let events = events(&pool, since).await;
    assert_eq!(events.len(), 1);
    assert_eq!((&*events[0].1, &*events[0].2), ("criterion-added", "klima-short-name-de-5"));
    assert_eq!(events[0].4.as_ref().unwrap()["levels"][5]["en"], "Klima level_5_en");
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn what_a_criterion_says_is_changed_by_one_editor_after_the_other(pool: PgPool) {
    Portal::demonstration(&pool).await;
    let portal = at(&pool, 0);
    let (one, other) = (portal.person("admin").await, portal.person("admin").await);
    let address = "/admin/criteria/politik";
    let form = one.get(address).await;
    assert!(form.text(".notice").starts_with("Unter diesem Kriterium gelten 62 Stufen."));
    other.get(address).await;
    let since = last_event(&pool).await;
    let first = shown(&form, &[("level_2_de", "Erste Zeile\r\nzweite"), ("name_en", "Council")]);
    leads_to(&send(&one, address, &first).await);
    leads_to(&send(&one, address, &first).await);
    let second = shown(&form, &[("level_2_de", "Ganz anders")]);
    let conflict = send(&other, address, &second).await;
    assert_eq!(conflict.status, StatusCode::CONFLICT);
    assert_eq!(
        conflict.rows(".conflict tbody"),
        [
            ["Name (englisch)", "Council", "Political priorities"],
            ["Stufe 2 (deutsch)", "Erste Zeile zweite", "Ganz anders"],
        ]
    );
    leads_to(&send(&other, address, &shown(&conflict, &[])).await);
    let levels: Vec<String> = sqlx::query_scalar(
        "select description_de from criterion_level join criterion on criterion_id = id
         where key = 'politik' order by level",
    )
    .fetch_all(&pool)
    .await
    .unwrap();
    assert_eq!((levels.len(), &*levels[2]), (6, "Ganz anders"));
    let events = events(&pool, since).await;
    assert_eq!(events.len(), 2);
    assert_eq!(events[1].3.as_ref().unwrap()["levels"][2]["de"], "Erste Zeile\nzweite");
    assert_eq!(events[1].4.as_ref().unwrap()["levels"][2]["de"], "Ganz anders");

    let form = one.get("/en/admin/criteria/politik").await;
    let refused = send(
        &one,
        "/en/admin/criteria/politik",
        &shown(&form, &[("short_name_en", "Law"), ("name_de", "Politik")]),
    )
    .await;
    assert_eq!(beside(&refused, "short_name_en"), "Another criterion has this short name already.");
    let long = "x".repeat(31);
    let refused = send(
        &one,
        "/en/admin/criteria/politik",
        &shown(&form, &[("short_name_de", &long), ("question_de", "a\u{202e}b"), ("level_0_en", "")]),
    )
    .await;
    assert!(beside(&refused, "short_name_de").contains("at most 30 characters; it has 31"));
    assert!(beside(&refused, "question_de").starts_with("At position 2"));
    assert_eq!(beside(&refused, "level_0_en"), "Please fill this in.");
    assert_eq!(one.get("/admin/criteria/nothing").await.status, StatusCode::NOT_FOUND);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn there_are_no_more_criteria_than_can_be_weighted(pool: PgPool) {
    Portal::demonstration(&pool).await;
    sqlx::query(
        "insert into criterion (key, position, name_de, name_en, short_name_de, short_name_en,
                                question_de, question_en, evidence_de, evidence_en)
         select 'more-' || n, 100 + n, 'x', 'x', 'x' || n, 'x' || n, 'x', 'x', 'x', 'x'
         from generate_series(5, 64) as n",
    )
    .execute(&pool)
    .await
    .unwrap();
    let admin = at(&pool, 0).person("admin").await;
    admin.get("/admin/criteria/new").await;
    let typed: Vec<(String, String)> = fields().into_iter().map(|field| (field.clone(), field)).collect();
    let refused = send(&admin, "/admin/criteria/new", &typed).await;
    assert_eq!(beside(&refused, "short_name_de"), "Mehr als 64 Kriterien lassen sich nicht gewichten.");
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn no_short_name_is_that_of_a_column_of_every_list(pool: PgPool) {
    Portal::demonstration(&pool).await;
    let admin = at(&pool, 0).person("admin").await;
    admin.get("/admin/criteria/new").await;
    for heading in RESERVED_SHORT_NAMES.iter().copied().chain(["frist", "STATUS"]) {
        let typed: Vec<(String, String)> = fields()
            .into_iter()
            .map(|field| {
                let value = if field == "short_name_de" { heading.to_owned() } else { field.clone() };
                (field, value)
            })
            .collect();
        let refused = send(&admin, "/admin/criteria/new", &typed).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{heading}");
        assert!(beside(&refused, "short_name_de").contains("schon eine Spalte"), "{heading}");
    }
}
