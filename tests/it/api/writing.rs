// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Proposing and assessing by program: the rules of the pages, and nothing overwritten unseen.

use serde_json::{Value, json};
use sqlx::PgPool;

use super::Program;
use crate::{assessing::store_round, support::portal::Portal};

fn complete() -> Value {
    json!({
        "title": "Urkunden online bestellen", "summary": "Alle Urkunden.", "problem": "Heute nur mit Papier.",
        "kind": "visible", "contact": "Standesamt", "legal_basis": "OZG",
        "deadline": "2027-12-31", "deadline_reason": "Ende der Frist",
        "citizen_effect": "high", "citizen_cases": 12000, "business_effect": "none",
        "effort_days": 80, "cost_eur": 45000, "requires": ["DIG-002"]
    })
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_proposal_is_begun_changed_and_submitted(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let head = Program::of(&pool, &portal, "head-services", "{propose,read}").await;
    let begun = head.post("/proposals", &json!({"title": "Urk"})).await.expect(201);
    let address = begun.header("location").trim_start_matches("/api/v1").to_owned();
    let findings = begun.json["findings"].as_array().unwrap();
    assert!(findings.iter().any(|finding| finding["pointer"] == "/title" && finding["is_missing"] == false));
    assert!(findings.iter().any(|finding| finding["pointer"] == "/summary" && finding["is_missing"] == true));

    let tag = begun.header("etag").to_owned();
    let submission = format!("{address}/submission");
    let refused = head.with("if-match", &tag).post(&submission, &json!(null)).await.expect(422);
    assert!(refused.places().contains(&"/content/summary"));
    head.put(&address, &complete()).await.expect(428);
    let changed = head.with("if-match", &tag).put(&address, &complete()).await.expect(200);
    assert_eq!(changed.json["findings"], json!([]));
    for (name, value) in complete().as_object().unwrap() {
        assert_eq!(changed.json["content"][name], *value, "{name}");
    }
    head.with("if-match", &tag).put(&address, &json!({})).await.expect(412);
    head.post(&submission, &json!(null)).await.expect(428);
    head.with("if-match", &tag).post(&submission, &json!(null)).await.expect(412);

    let tag = head.get(&address).await.expect(200).header("etag").to_owned();
    assert_eq!(changed.header("etag"), tag);
    let submitted = head.with("if-match", &tag).post(&submission, &json!(null)).await.expect(201);
    let again = head.with("if-match", &tag).post(&submission, &json!(null)).await.expect(201);
    assert_eq!(again.json, submitted.json, "the same number");
    let project = submitted.header("location").trim_start_matches("/api/v1").to_owned();
    let project = head.get(&project).await.expect(200).json;
    assert_eq!((&project["state"], &project["deadline"]), (&json!("submitted"), &json!("2027-12-31")));
    assert_eq!(project["requires"][0]["number"], "DIG-002");
    head.get(&address).await.expect(404);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn of_two_changes_at_once_one_wins(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let head = Program::of(&pool, &portal, "head-services", "{propose}").await;
    for turn in 0..5 {
        let begun = head.post("/proposals", &json!({})).await.expect(201);
        let address = format!("/proposals/{}", begun.json["id"]);
        let head = head.with("if-match", begun.header("etag"));
        let (one, other) =
            (json!({"title": format!("Eins {turn}")}), json!({"title": format!("Zwei {turn}")}));
        let (first, second) = tokio::join!(head.put(&address, &one), head.put(&address, &other));
        let mut statuses = [first.status.as_u16(), second.status.as_u16()];
        statuses.sort_unstable();
        assert_eq!(statuses, [200, 412]);
        let winner = if first.status == 200 { one } else { other };
        assert_eq!(head.get(&address).await.json["content"]["title"], winner["title"]);
    }
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_draft_of_somebody_else_is_not_there(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let owner = Program::of(&pool, &portal, "head-services", "{propose}").await;
    let begun = owner.post("/proposals", &complete()).await.expect(201);
    let address = format!("/proposals/{}", begun.json["id"]);
    let other = Program::of(&pool, &portal, "head-youth", "{propose}").await.with("if-match", "*");
    other.get(&address).await.expect(404);
    other.put(&address, &json!({})).await.expect(404);
    other.send(axum::http::Method::DELETE, &address, None).await.expect(404);
    other.post(&format!("{address}/submission"), &json!(null)).await.expect(404);
    assert_eq!(other.get("/proposals").await.expect(200).json, json!([]));
    assert_eq!(owner.get(&address).await.expect(200).json["content"]["title"], complete()["title"]);
    owner.send(axum::http::Method::DELETE, &address, None).await.expect(204);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_proposal_is_of_the_department_that_its_owner_is_in(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let head = Program::of(&pool, &portal, "head-services", "{propose}").await.with("if-match", "*");
    let begun = head.post("/proposals", &complete()).await.expect(201);
    let moved = "update person set department_id =
                     (select department_id from person where sign_in_name = 'head-youth')
                 where sign_in_name = 'head-services'";
    sqlx::query(moved).execute(&pool).await.unwrap();
    let submission = format!("/proposals/{}/submission", begun.json["id"]);
    head.post(&submission, &json!(null)).await.expect(409);
    sqlx::query("update person set department_id = null").execute(&pool).await.unwrap();
    head.post("/proposals", &json!({})).await.expect(409);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn an_assessment_is_given_once_and_changed_only_by_its_name(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let round = store_round(&pool, "DIG-001", &["assessor-law"], &["gesetz"]).await;
    let assessor = Program::of(&pool, &portal, "assessor-law", "{assess}").await;
    let tasks = assessor.get("/assessments").await.expect(200).json;
    assert!(
        tasks
            .as_array()
            .unwrap()
            .iter()
            .any(|task| task["project"] == "DIG-001" && task["is_given"] == false)
    );
    let address = format!("/assessments/{round}/gesetz");
    assessor.get(&address).await.expect(404);
    let four = json!({"level": 4, "reason": "Pflicht nach OZG."});
    let five = json!({"level": 5, "reason": "Pflicht mit Frist."});
    let given = assessor.put(&address, &four).await.expect(200);
    let tag = given.header("etag").to_owned();
    assessor.put(&address, &four).await.expect(200);
    assessor.put(&address, &five).await.expect(428);
    assessor.with("if-match", "\"99\"").put(&address, &five).await.expect(412);
    assert_eq!(assessor.get(&address).await.expect(200).json, four);
    let (first, second) =
        tokio::join!(async { assessor.with("if-match", &tag).put(&address, &five).await }, async {
            assessor.with("if-match", &tag).put(&address, &json!({"level": null, "reason": ""})).await
        });
    let mut statuses = [first.status.as_u16(), second.status.as_u16()];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 412]);
    for (wrong, place) in [
        (json!({"level": 6, "reason": "Lang genug ist das."}), "/level"),
        (json!({"level": 4, "reason": "kurz"}), "/reason"),
        (json!({"level": "4", "reason": "Lang genug ist das."}), "/level"),
    ] {
        assert_eq!(assessor.put(&address, &wrong).await.expect(422).places(), [place]);
    }
    assessor.put(&address, &json!({"reason": "Die Stufe fehlt."})).await.expect(422);
    sqlx::query("update assessment_round set closed_at = now(), closed_by = opened_by")
        .execute(&pool)
        .await
        .unwrap();
    assessor.with("if-match", "*").put(&address, &four).await.expect(409);
}
