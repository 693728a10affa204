// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! What programs read is what the pages say.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use sqlx::PgPool;

use super::Program;
use crate::{
    assessing::store_round,
    support::portal::{Portal, test_day},
};

fn numbers(list: &Value) -> Vec<String> {
    list.as_array().unwrap().iter().map(|one| one["number"].as_str().unwrap().to_owned()).collect()
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn the_board_is_the_one_of_the_page(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let program = Program::without_token(&portal);
    let board = program.get("/board").await.expect(200).json;
    assert_eq!((board["rows"].as_array().unwrap().len(), &board["snapshot"]), (35, &Value::Null));
    let page = portal.get("/").await;
    let shown: Vec<Vec<String>> =
        page.rows(".projects tbody").into_iter().filter(|cells| cells.len() > 5).collect();
    assert_eq!(shown.len(), 35);
    for (cells, told) in shown.iter().zip(board["rows"].as_array().unwrap()) {
        let said = cells.join(" ");
        assert!(said.contains(told["title"].as_str().unwrap()), "{said}: {told}");
        let points = format!("{:.1}", told["points"].as_f64().unwrap()).replace('.', ",");
        assert!(said.contains(&points), "{said}: {told}");
    }
    let first = &board["rows"][0];
    let project =
        program.get(&format!("/projects/{}", first["number"].as_str().unwrap())).await.expect(200).json;
    assert_eq!(project["place"], 1);
    assert_eq!(project["levels"], first["levels"]);
    assert_eq!((&project["points"]["from"], &project["points"]["to"]), (&first["points"], &first["points"]));
    let points: u64 =
        board["criteria"].as_array().unwrap().iter().map(|one| one["points"].as_u64().unwrap()).sum();
    assert!(points > 0);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_board_of_the_past_is_found_by_its_day_and_stays_as_it_was(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    vorrang::board::refresh_standings(&pool).await.unwrap();
    vorrang::board::freeze_first(&pool, test_day()).await.unwrap();
    let program = Program::without_token(&portal);
    let snapshots = program.get("/board/snapshots").await.expect(200).json;
    let id = snapshots[0]["id"].as_i64().unwrap();
    let before = program.get(&format!("/board/snapshots/{id}")).await.expect(200).json;
    assert_eq!(before["snapshot"], id);
    let now = program.get("/board").await.expect(200).json;
    assert_eq!(before["rows"], now["rows"]);
    let rename = "update project set title = 'Ganz anders' where number = $1";
    let first = before["rows"][0]["number"].as_str().unwrap().to_owned();
    sqlx::query(rename).bind(&first).execute(&pool).await.unwrap();
    assert_eq!(program.get("/board").await.json["rows"][0]["title"], "Ganz anders");
    assert_eq!(program.get("/board?as_of=2026-11-24").await.expect(200).json, before);
    program.get("/board?as_of=2020-01-01").await.expect(404);
    for other in ["24.11.2026", "2026-2-1", "2026-02-30", "x"] {
        let refused = program.get(&format!("/board?as_of={other}")).await.expect(422);
        assert_eq!(refused.places(), ["as_of"]);
    }
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn filters_are_those_of_the_page(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let program = Program::without_token(&portal);
    let departments = program.get("/departments").await.expect(200).json;
    let department = departments[3]["id"].as_i64().unwrap();
    for filter in
        ["q=online", "kind=background", "state=completed", &format!("department={department}"), "q=%25"]
    {
        let told = program.get(&format!("/projects?limit=100&{filter}")).await.expect(200).json;
        let page = portal.get(&format!("/projects?{filter}")).await;
        let found = page.texts("main").join(" ");
        let count = told["projects"].as_array().unwrap().len();
        assert!(count < 62, "{filter}");
        let said = match count {
            1 => "1 Vorhaben".to_owned(),
            0 => "Kein Vorhaben passt zum Filter.".to_owned(),
            count => format!("{count} Vorhaben"),
        };
        assert!(found.contains(&said), "{filter}: {said}");
    }
    let refused = program.get("/projects?department=9999&kind=x&state=y&limit=0&cursor=z").await.expect(422);
    let places: BTreeSet<&str> = refused.places().into_iter().collect();
    assert_eq!(places, BTreeSet::from(["department", "kind", "state", "limit", "cursor"]));
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn parts_of_a_list_are_complete_while_rows_change(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let program = Program::without_token(&portal);
    let whole = numbers(&program.get("/projects?limit=100").await.expect(200).json["projects"]);
    assert_eq!(whole.len(), 62);
    let (mut address, mut found) = ("/projects?limit=7&q=".to_owned(), Vec::new());
    let mut parts = 0;
    loop {
        let answer = program.get(&address).await.expect(200);
        found.extend(numbers(&answer.json["projects"]));
        parts += 1;
        // Titles change, a place moves, a project leaves, another comes.
        let change = "update project set title = title || '!', state = case when state = 'assessed' then 'prioritised' else state end";
        sqlx::query(change).execute(&pool).await.unwrap();
        let Some(next) = answer.json["next"].as_str() else {
            assert_eq!(answer.header("link"), "");
            break;
        };
        let link = answer.header("link");
        assert!(link.contains(next) && link.ends_with("; rel=\"next\"") && link.contains("limit=7"));
        address = link.split_once('>').unwrap().0.trim_start_matches("</api/v1").to_owned();
    }
    assert_eq!((found, parts), (whole, 9));
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn the_log_comes_in_parts_to_auditors(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let auditor = Program::of(&pool, &portal, "auditor", "{audit}").await;
    let all = auditor.get("/audit?limit=100").await.expect(200).json;
    let all: Vec<i64> =
        all["events"].as_array().unwrap().iter().map(|one| one["number"].as_i64().unwrap()).collect();
    let mut found = Vec::new();
    let mut address = "/audit?limit=2".to_owned();
    loop {
        let answer = auditor.get(&address).await.expect(200);
        found.extend(
            answer.json["events"].as_array().unwrap().iter().map(|one| one["number"].as_i64().unwrap()),
        );
        let Some(next) = answer.json["next"].as_str() else { break };
        address = format!("/audit?limit=2&cursor={next}");
    }
    assert_eq!(found, all);
    let refused = auditor.get("/audit?action=x&limit=101").await.expect(422);
    assert_eq!(refused.places(), ["action", "limit"]);
    let refused = auditor.get("/audit?from=24.11.2026&to=").await.expect(422);
    assert_eq!(refused.places(), ["from", "to"]);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn criteria_weightings_and_departments_are_told(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let program = Program::without_token(&portal);
    let criteria = program.get("/criteria").await.expect(200).json;
    assert_eq!(criteria[0]["key"], "gesetz");
    assert_eq!(criteria[0]["levels"].as_array().unwrap().len(), 6);
    let weightings = program.get("/weightings").await.expect(200).json;
    let version = weightings[0]["version"].as_i64().unwrap();
    assert_eq!(program.get(&format!("/weightings/{version}")).await.expect(200).json, weightings[0]);
    assert_eq!(weightings[0]["is_in_force"], true);
    program.get("/weightings/999").await.expect(404);
    program.get("/weightings/x").await.expect(404);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn an_open_round_tells_nothing_and_a_closed_one_no_names(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let people = ["assessor-law", "assessor-economy"];
    let round = store_round(&pool, "DIG-001", &people, &["gesetz"]).await;
    for name in people {
        let assessor = Program::of(&pool, &portal, name, "{assess}").await;
        let judgement = json!({"level": 4, "reason": format!("Meint {name}.")});
        assessor.put(&format!("/assessments/{round}/gesetz"), &judgement).await.expect(200);
    }
    let reader = Program::of(&pool, &portal, "reader", "{read}").await;
    let manager = Program::of(&pool, &portal, "portfolio", "{read}").await;
    for program in [&reader, &manager] {
        let told = program.get("/projects/DIG-001/assessments").await.expect(200).json;
        assert_eq!(told, json!({"project": "DIG-001", "round": "open", "closed_at": null, "criteria": []}));
    }
    sqlx::query("update assessment_round set closed_at = $1, closed_by = opened_by")
        .bind(test_day())
        .execute(&pool)
        .await
        .unwrap();
    let told = reader.get("/projects/DIG-001/assessments").await.expect(200).json;
    assert_eq!(told["round"], "closed");
    assert_eq!(told["criteria"][0]["levels"], json!([4.0, 4.0]));
    assert_eq!(told["criteria"][0]["opinions"], json!([]));
    let told = manager.get("/projects/DIG-001/assessments").await.expect(200).json;
    assert_eq!(told["criteria"][0]["opinions"].as_array().unwrap().len(), 2);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn what_has_not_changed_is_not_sent_again(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let program = Program::without_token(&portal);
    for path in ["/board", "/projects", "/projects/DIG-001", "/criteria", "/weightings", "/departments"] {
        let tag = program.get(path).await.expect(200).header("etag").to_owned();
        let again = program.with("if-none-match", &tag).get(path).await.expect(304);
        assert_eq!((again.header("etag"), again.page.bytes.len()), (tag.as_str(), 0));
        program.with("if-none-match", "\"other\"").get(path).await.expect(200);
    }
    let tag = program.get("/projects/DIG-001").await.header("etag").to_owned();
    sqlx::query("update project set title = 'Neu' where number = 'DIG-001'").execute(&pool).await.unwrap();
    program.with("if-none-match", &tag).get("/projects/DIG-001").await.expect(200);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_draft_is_nobodys_project(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    sqlx::query("update project set state = 'draft' where number = 'DIG-001'").execute(&pool).await.unwrap();
    let manager = Program::of(&pool, &portal, "portfolio", "{read}").await;
    manager.get("/projects/DIG-001").await.expect(404);
    manager.get("/projects/DIG-001/assessments").await.expect(404);
    let list = manager.get("/projects?limit=100").await.expect(200).json;
    assert!(!numbers(&list["projects"]).contains(&"DIG-001".to_owned()));
}
