// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Who may do what: every route of the interface for everybody and for every scope, as one table to read. The
//! routes are those of the document, and there are no others.

use std::fmt::Write as _;

use axum::http::Method;
use serde_json::json;
use sqlx::PgPool;
use vorrang::{api, kit::page::Installation, people::AccessRules};

use super::Program;
use crate::{
    assessing::store_round,
    support::portal::{Portal, test_day},
};

/// Those who try with every scope there is: what they may not do, no scope lets them do.
const PEOPLE: [(&str, &str); 9] = [
    ("reader", "reader"),
    ("head-own", "head-services"),
    ("head-other", "head-youth"),
    ("assessor", "assessor-law"),
    ("assessor-own", "assessor-services"),
    ("portfolio", "portfolio"),
    ("leadership", "leadership"),
    ("admin", "admin"),
    ("auditor", "auditor"),
];

const SCOPES: [&str; 4] = ["read", "propose", "assess", "audit"];

fn body(operation: &str) -> Option<&'static str> {
    match operation {
        "PUT /assessments/{round}/{criterion}" => Some(r#"{"level":null,"reason":""}"#),
        "POST /proposals" | "PUT /proposals/{id}" => Some("{}"),
        _ => None,
    }
}

/// Somebody gets every role, to try the scopes one by one.
async fn give_every_role(pool: &PgPool) {
    sqlx::query(
        "insert into person_role (person_id, role)
         select id, role from person, unnest(enum_range(null::role)) as role where sign_in_name = 'leadership-second'
         on conflict do nothing",
    )
    .execute(pool)
    .await
    .unwrap();
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn every_route_is_open_to_those_whom_it_is_for(pool: PgPool) {
    Portal::demonstration(&pool).await;
    let round = store_round(&pool, "DIG-001", &["assessor-law", "assessor-services"], &["gesetz"]).await;
    give_every_role(&pool).await;
    let portal =
        Portal::with_rules(&pool, Installation { demonstration: true }, test_day(), AccessRules::default());
    let mut programs = vec![("nobody".to_owned(), Program::without_token(&portal))];
    for (column, name) in PEOPLE {
        programs.push((
            column.to_owned(),
            Program::of(&pool, &portal, name, "{read,propose,assess,audit}").await,
        ));
    }
    for scope in SCOPES {
        let program = Program::of(&pool, &portal, "leadership-second", &format!("{{{scope}}}")).await;
        programs.push((format!("+{scope}"), program));
    }
    let owner = Program::of(&pool, &portal, "head-services", "{propose}").await;
    let mut table = format!("{:<40}", "");
    for (column, _) in &programs {
        let _ = write!(table, "{column:<14}");
    }
    let document = serde_json::to_value(api::document()).unwrap();
    for (path, item) in document["paths"].as_object().unwrap() {
        for method in item.as_object().unwrap().keys() {
            let operation = format!("{} {path}", method.to_uppercase());
            let _ = write!(table, "\n{operation:<40}");
            for (_, program) in &programs {
                // One draft, of the head of one department, however those before have left it.
                sqlx::query("delete from proposal_draft").execute(&pool).await.unwrap();
                let draft = owner.post("/proposals", &json!({})).await.expect(201).json["id"].to_string();
                let address = path
                    .replace("{number}", "DIG-001")
                    .replace("{round}", &round.to_string())
                    .replace("{criterion}", "gesetz")
                    .replace("{version}", "1")
                    .replace("/proposals/{id}", &format!("/proposals/{draft}"))
                    .replace("{id}", "1");
                let method = Method::from_bytes(method.to_uppercase().as_bytes()).unwrap();
                let answer = program.with("if-match", "*").send(method, &address, body(&operation)).await;
                let _ = write!(table, "{:<14}", answer.status.as_u16());
            }
        }
    }
    let table: Vec<&str> = table.lines().map(str::trim_end).collect();
    insta::assert_snapshot!(table.join("\n"));
}
