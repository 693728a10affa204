// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Who may do what: every route of the portal for everybody, as one table to read.
//!
//! The routes are read from `src/routes.rs`, so that none can be added without an entry here.

use std::fmt::Write as _;

use axum::http::{Method, StatusCode};
use sqlx::PgPool;
use vorrang::{kit::page::Installation, people::AccessRules};

use crate::{
    assessing,
    support::{
        portal::{Page, Portal, test_day},
        sources::sources,
    },
};

/// Those who try: a name for the column, and the person of the demonstration. Of two heads of departments one
/// is responsible for DIG-001 and the other is not.
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

/// The routes of pages in the order of `src/routes.rs`: method and path.
pub(crate) fn routes() -> Vec<(Method, String)> {
    let files = sources("src", ".rs");
    let text: String =
        files.iter().find(|file| file.path == "routes.rs").unwrap().text.split_whitespace().collect();
    let mut found = Vec::new();
    for part in text.split(".route(\"").skip(1) {
        let (path, rest) = part.split_once('"').unwrap();
        let handlers = rest.split(".layer(").next().unwrap();
        for (word, method) in [("get(", Method::GET), ("post(", Method::POST)] {
            if handlers.contains(&format!(",{word}")) || handlers.contains(&format!(").{word}")) {
                found.push((method, path.to_owned()));
            }
        }
    }
    found
}

/// The path with what a visitor would put in.
pub(crate) fn filled_in(path: &str) -> String {
    let nobodys_link = "A".repeat(43);
    path.replace("{number}", "DIG-001")
        .replace("{*rest}", "nowhere")
        .replace("{*name}", "vorrang.css")
        .replace("{step}", "1")
        .replace("{round}", "1")
        .replace("{criterion}", "gesetz")
        .replace("{id}", "1")
        .replace("{key}", "gesetz")
        .replace("{version}", "1")
        .replace("{year}", "2027")
        .replace("{rule}", "1")
        .replace("{statement}", "help")
        .replace("{language}", "de")
        .replace("{secret}", &nobodys_link)
}

/// What became of it, in a word.
fn outcome(page: &Page) -> String {
    match page.status {
        StatusCode::SEE_OTHER => {
            let to = page.headers["location"].to_str().unwrap();
            let is_sign_in = to.trim_start_matches("/en").starts_with("/sign-in");
            let signs_out = page.address == "/sign-out" || to == "/sign-in?done=sessions";
            if is_sign_in && !signs_out { "sign-in".to_owned() } else { "done".to_owned() }
        }
        status => status.as_u16().to_string(),
    }
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn everybody_gets_in_where_they_belong_and_nowhere_else(pool: PgPool) {
    Portal::demonstration(&pool).await;
    // The one of another department could assess DIG-001, the one of its own was asked by mistake.
    assessing::store_round(&pool, "DIG-001", &["assessor-law", "assessor-services"], &["gesetz"]).await;
    let rules = AccessRules { demonstration_sign_in: true, ..AccessRules::default() };
    let portal = Portal::with_rules(&pool, Installation { demonstration: true }, test_day(), rules);
    let mut table = format!("{:<46}{:<10}", "", "nobody");
    let mut people = Vec::new();
    for (column, name) in PEOPLE {
        let _ = write!(table, "{column:<14}");
        people.push(portal.person(name).await);
    }
    for (method, path) in routes() {
        let address = filled_in(&path);
        let _ = write!(table, "\n{:<46}", format!("{method} {path}"));
        let stranger = portal.visitor();
        stranger.get("/sign-in").await;
        let mut outcomes = vec![if method == Method::GET {
            outcome(&stranger.get(&address).await)
        } else {
            outcome(&stranger.post(&address, &[]).await)
        }];
        for (person, (_, name)) in people.iter_mut().zip(PEOPLE) {
            if method == Method::GET {
                outcomes.push(outcome(&person.get(&address).await));
                continue;
            }
            outcomes.push(outcome(&person.post(&address, &[]).await));
            if person.get("/account").await.status != StatusCode::OK {
                *person = portal.person(name).await; // it has signed out
            }
        }
        for (index, outcome) in outcomes.into_iter().enumerate() {
            let width = if index == 0 { 10 } else { 14 };
            let _ = write!(table, "{outcome:<width$}");
        }
    }
    let table: Vec<&str> = table.lines().map(str::trim_end).collect();
    insta::assert_snapshot!(table.join("\n"));
}
