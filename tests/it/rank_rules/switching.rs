// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! A rule is switched in a draft, tried, published, and shown wherever places are.

use axum::http::StatusCode;
use sqlx::PgPool;
use vorrang::{
    audit::Actor,
    board::{self, Cause, verify},
};

use super::{publish, standing};
use crate::support::portal::{Page, Portal, Visitor, test_day};

const REASON: &str = "Was alle brauchen, kommt zuerst.";

fn heads(page: &Page) -> Vec<String> {
    page.texts("table.projects thead th")
}

async fn begin(leader: &Visitor) -> String {
    let begun = leader.post("/weightings/drafts/new", &[("name", "Mit Regeln"), ("from", "1")]).await;
    begun.headers["location"].to_str().unwrap().split('?').next().unwrap().to_owned()
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn without_a_rule_the_board_looks_as_ever(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let board = portal.get("/").await;
    assert_eq!(heads(&board)[..2], ["Platz", "Vorhaben"]);
    assert!(board.all("td.by-points, td.reason").is_empty());
    let page = portal.get("/projects/DIG-021").await;
    assert!(page.all(".place-reason").is_empty());
    let method = portal.get("/method").await;
    assert!(method.text("main").contains("Keine Rangregel: allein die Punkte entscheiden."));
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_rule_is_tried_in_a_draft_and_counts_once_it_is_published(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let author = portal.person("leadership").await;
    let address = begin(&author).await;
    let draft = author.get(&address).await;
    assert_eq!(draft.all("[name=rule]").len(), 3);
    assert!(draft.all("[name=rule][checked]").is_empty());
    let fields: Vec<(String, String)> = draft
        .all("[data-criterion] [name]")
        .iter()
        .map(|field| (field.attr("name").unwrap().to_owned(), field.attr("value").unwrap().to_owned()))
        .collect();
    let points: Vec<String> = fields.iter().map(|(name, value)| format!("{name}={value}")).collect();

    // In the address it is tried without being saved.
    let tried = author.get(&format!("{address}?{}&rules=shown&rule=prerequisite", points.join("&"))).await;
    assert_eq!(tried.all("[name=rule][checked]").len(), 1);
    assert!(tried.text(".weigh__sentence").contains("kommen hinein"), "{}", tried.text(".weigh__sentence"));
    let identity = "DIG-007";
    let lines = tried.texts(".preview tbody tr").join("\n");
    assert!(lines.contains(identity) && lines.contains("Voraussetzung für DIG-"), "{lines}");
    assert!(tried.text("#rule-prerequisite-meaning").ends_with("In der amtlichen Gewichtung ausgeschaltet."));
    let stored: bool =
        sqlx::query_scalar("select prerequisite_rule from weighting_draft").fetch_one(&pool).await.unwrap();
    assert!(!stored);

    let mut form: Vec<(&str, &str)> =
        fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let version = draft.all("[name=row_version]")[0].attr("value").unwrap().to_owned();
    form.extend([
        ("name", "Mit Regeln"),
        ("reason", REASON),
        ("row_version", version.as_str()),
        ("rules", "shown"),
        ("rule", "prerequisite"),
    ]);
    assert_eq!(author.post(&address, &form).await.status, StatusCode::SEE_OTHER);
    let saved = author.get(&address).await;
    assert_eq!(saved.all("[name=rule][checked]").len(), 1);
    let submit = format!("{address}/submit");
    let version = author.get(&submit).await.all("[name=row_version]")[0].attr("value").unwrap().to_owned();
    let submitted = author.post(&submit, &[("reason", REASON), ("row_version", &version)]).await;
    assert_eq!(submitted.status, StatusCode::SEE_OTHER);

    let other = portal.person("leadership-second").await;
    let seen = other.get(&address).await;
    assert!(seen.text("main").contains("Voraussetzung: Was ein Vorhaben voraussetzt"));
    let compared = other.get("/weightings/compare?a=1&b=draft-1").await;
    assert!(compared.rows(".compared tbody").iter().any(|row| row[..] == ["Voraussetzung", "aus", "ein"]));
    let form = other.get(&format!("{address}/publish")).await;
    let hidden: Vec<(String, String)> = form
        .all("form[method=post] input[type=hidden]")
        .iter()
        .filter_map(|field| Some((field.attr("name")?.to_owned(), field.attr("value")?.to_owned())))
        .filter(|(name, _)| name != "form_token")
        .collect();
    let mut order: Vec<(&str, &str)> =
        hidden.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    order.push(("reason", REASON));
    let published = other.post(&format!("{address}/publish"), &order).await;
    assert_eq!(published.status, StatusCode::SEE_OTHER, "{}", published.text("main"));
    assert!(other.follow(&published).await.text("main").contains("Voraussetzung: Was ein Vorhaben"));

    let (place, by_points, reason, because_of) = standing(&pool, identity).await;
    assert!(place <= 3 && by_points > 25, "{place} {by_points}");
    assert_eq!(reason.as_deref(), Some("prerequisite"));
    let board = portal.get("/").await;
    assert_eq!(heads(&board)[..3], ["Platz", "Platz nach Punkten", "Grund"]);
    let rows = board.rows("table.projects tbody");
    let row = rows.iter().find(|row| row.iter().any(|cell| cell.contains(identity))).unwrap();
    assert_eq!(row[1], by_points.to_string());
    assert_eq!(row[2], format!("Voraussetzung für {}", because_of.clone().unwrap()));
    assert!(
        board
            .all("td.reason a")
            .iter()
            .any(|link| { link.attr("href") == Some(&format!("/projects/{}", because_of.clone().unwrap())) })
    );
    for row in rows.iter().filter(|row| row.len() > 3) {
        let place: String = row[0].chars().take_while(char::is_ascii_digit).collect();
        assert_eq!(place == row[1], row[2].is_empty(), "{row:?}");
    }
    let page = portal.get(&format!("/projects/{identity}")).await;
    let said = page.text(".place-reason");
    assert!(said.starts_with(&format!("Nach Punkten steht das Vorhaben auf Platz {by_points}.")), "{said}");
    assert!(said.contains("Voraussetzung für DIG-"), "{said}");

    // The board that was frozen with it is worked out anew from what was frozen.
    let past = portal.get("/boards/1").await;
    assert!(past.texts("td.reason").iter().any(|reason| reason.starts_with("Voraussetzung für")));
    assert_eq!(past.texts("thead th")[1], "Platz nach Punkten");
    let inputs = String::from_utf8(portal.get("/boards/1/inputs").await.bytes).unwrap();
    assert!(inputs.starts_with("vorrang-board 2\nweighting 2\nplaces competition 25\nrules prerequisite\n"));
    assert!(inputs.contains("\nrequires DIG-"));
    verify(&pool).await.unwrap();
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_frozen_board_is_checked_with_its_reasons(pool: PgPool) {
    Portal::demonstration(&pool).await;
    publish(&pool, [true, false, false]).await;
    let mut transaction = pool.begin().await.unwrap();
    board::freeze(&mut transaction, test_day(), &Actor::system(), Cause::Held("Stichtag")).await.unwrap();
    transaction.commit().await.unwrap();
    verify(&pool).await.unwrap();
    sqlx::query("alter table snapshot disable trigger user").execute(&pool).await.unwrap();
    let changed = sqlx::query(
        "update snapshot set shown = replace(shown::text, '\"overtaken\"', '\"moved-up\"')::jsonb",
    );
    changed.execute(&pool).await.unwrap();
    assert!(verify(&pool).await.is_err(), "another reason is noticed");
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn programs_are_told_both_places_and_the_reason(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    publish(&pool, [true, false, false]).await;
    let (place, by_points, _, because_of) = standing(&pool, "DIG-007").await;
    let board: serde_json::Value = serde_json::from_slice(&portal.get("/api/v1/board").await.bytes).unwrap();
    let rows = board["rows"].as_array().unwrap();
    let row = rows.iter().find(|row| row["number"] == "DIG-007").unwrap();
    assert_eq!(
        (row["place"].as_i64(), row["place_by_points"].as_i64()),
        (Some(place.into()), Some(by_points.into()))
    );
    assert_eq!(row["reason"]["reason"], "prerequisite");
    assert_eq!(row["reason"]["because_of"].as_str(), because_of.as_deref());
    let weighting: serde_json::Value =
        serde_json::from_slice(&portal.get("/api/v1/weightings/2").await.bytes).unwrap();
    assert_eq!(weighting["rules"], serde_json::json!(["prerequisite"]));
}
