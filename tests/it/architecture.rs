// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! The directions of the house, held by reading `src/` and `templates/`.
//!
//! Each rule is a function from a file to what it finds wrong, and each has a test that feeds it a
//! violation, so that a rule which no longer sees anything is noticed.

use crate::support::{
    paths::{Name, names, resolved_names},
    sources::sources,
};

/// The rooms in order: a room may use only those before it, through their `mod.rs`.
const ROOMS: [&str; 10] = [
    "audit",
    "people",
    "projects",
    "assessment",
    "weighting",
    "board",
    "portfolio",
    "exchange",
    "statements",
    "privacy",
];

/// The shelves of a room with their height: a shelf may use only lower ones of its room.
const SHELVES: [(&str, u8); 5] = [("model", 0), ("store", 1), ("actions", 2), ("pages", 3), ("api", 3)];

/// Longest file in `src/`, in lines.
const LONGEST_FILE: usize = 400;

type Rule = fn(path: &str, text: &str) -> Vec<String>;

const RULES: [Rule; 9] = [
    rooms_use_earlier_rooms_through_their_front_door,
    shelves_use_lower_shelves,
    kit_and_ranking_stand_alone,
    sql_is_written_in_stores,
    sql_is_never_asserted_safe,
    web_and_templates_stay_in_pages,
    database_stays_out_of_model_and_pages,
    errors_become_responses_in_one_place,
    files_are_short,
];

/// The room that a file below `src/`, or a path of ours, belongs to.
fn room(name: &str) -> Option<usize> {
    ROOMS.iter().position(|room| *room == name)
}

fn room_of_file(path: &str) -> Option<usize> {
    room(path.split('/').next().unwrap_or_default().trim_end_matches(".rs"))
}

/// The shelf of a room that a file stands on: `store` for `projects/store.rs` and `projects/store/list.rs`.
fn shelf_of_file(path: &str) -> Option<&str> {
    room_of_file(path)?;
    path.split('/').nth(1).map(|shelf| shelf.trim_end_matches(".rs"))
}

fn shelf_height(shelf: &str) -> Option<u8> {
    SHELVES.iter().find(|(name, _)| *name == shelf).map(|(_, height)| *height)
}

fn segment(name: &Name, at: usize) -> &str {
    name.get(at).map_or("", String::as_str)
}

fn is_type(segment: &str) -> bool {
    segment.starts_with(char::is_uppercase)
}

/// Paths of ours (`crate::…`) in a file; one that starts at an imported room counts as well.
fn our_names(path: &str, text: &str) -> Vec<Name> {
    let all = resolved_names(path, text);
    let imported = |segment: &str| {
        room(segment).is_some()
            && all.iter().any(|name| name[0] == "crate" && name[1..] == [segment.to_owned()])
    };
    all.iter()
        .filter_map(|name| match name[0].as_str() {
            "crate" => Some(name.clone()),
            first if name.len() > 1 && imported(first) => {
                Some([&["crate".to_owned()], name.as_slice()].concat())
            }
            _ => None,
        })
        .collect()
}

fn rooms_use_earlier_rooms_through_their_front_door(path: &str, text: &str) -> Vec<String> {
    let here = room_of_file(path);
    let mut wrong = Vec::new();
    for name in our_names(path, text) {
        let Some(there) = room(segment(&name, 1)) else { continue };
        let written = name.join("::");
        if let Some(here) = here {
            if there > here {
                wrong.push(format!("{} stands before {}: {written}", ROOMS[here], ROOMS[there]));
            }
            // `crate::projects::Kind::Visible` names a type; `crate::projects::store::find` walks past mod.rs.
            let past_the_door =
                shelf_height(segment(&name, 2)).is_some() || (name.len() > 3 && !is_type(&name[2]));
            if there != here && past_the_door {
                wrong.push(format!("walks past the mod.rs of {}: {written}", ROOMS[there]));
            }
        } else if segment(&name, 2) == "store" {
            wrong.push(format!("only the room itself opens its store: {written}"));
        }
    }
    let all = resolved_names(path, text);
    for pair in all.windows(2) {
        if pair[0].len() == 2 && pair[0][0] == "crate" && room(&pair[0][1]).is_some() && pair[1] == ["as"] {
            wrong.push(format!("a room keeps its name: {}", pair[0].join("::")));
        }
    }
    wrong
}

fn shelves_use_lower_shelves(path: &str, text: &str) -> Vec<String> {
    let (Some(here), Some(height)) = (room_of_file(path), shelf_of_file(path).and_then(shelf_height)) else {
        return Vec::new();
    };
    let shelf = shelf_of_file(path);
    our_names(path, text)
        .into_iter()
        .filter(|name| room(segment(name, 1)) == Some(here) && shelf != Some(segment(name, 2)))
        .filter(|name| shelf_height(segment(name, 2)).is_some_and(|other| other >= height))
        .map(|name| format!("a shelf uses only lower shelves: {}", name.join("::")))
        .collect()
}

fn kit_and_ranking_stand_alone(path: &str, text: &str) -> Vec<String> {
    let allowed: &[&str] = match path.split('/').next() {
        Some("kit") => &["kit", "error"],
        Some("ranking" | "ranking.rs") => &["ranking"],
        _ => return Vec::new(),
    };
    our_names(path, text)
        .into_iter()
        .filter(|name| !allowed.contains(&segment(name, 1)))
        .map(|name| format!("knows only {allowed:?}: {}", name.join("::")))
        .collect()
}

fn sql_is_written_in_stores(path: &str, text: &str) -> Vec<String> {
    // The kit has no shelves; what of it keeps data of its own has one file for that.
    let may = shelf_of_file(path) == Some("store")
        || path == "kit/mail/store.rs"
        || path == "kit/database.rs"
        || path == "kit/database/replica.rs"
        || path == "kit/cluster.rs"
        || path.starts_with("kit/cluster/");
    let is_sql = |name: &Name| {
        let function = segment(name, 1);
        name[0] == "sqlx"
            && (function.starts_with("query") || matches!(function, "QueryBuilder" | "raw_sql" | "*"))
    };
    names(text)
        .into_iter()
        .filter(|name| !may && is_sql(name))
        .map(|name| format!("SQL stands in a store: {}", name.join("::")))
        .collect()
}

fn sql_is_never_asserted_safe(_path: &str, text: &str) -> Vec<String> {
    names(text)
        .into_iter()
        .filter(|name| name.iter().any(|segment| segment == "AssertSqlSafe"))
        .map(|name| format!("SQL is never put together from text: {}", name.join("::")))
        .collect()
}

fn web_and_templates_stay_in_pages(path: &str, text: &str) -> Vec<String> {
    let pure =
        path.starts_with("ranking") || matches!(shelf_of_file(path), Some("model" | "store" | "actions"));
    mentions(pure, text, &["axum", "axum_extra", "askama", "askama_web", "tower", "tower_http"], &[])
}

fn database_stays_out_of_model_and_pages(path: &str, text: &str) -> Vec<String> {
    let pure = path.starts_with("ranking") || matches!(shelf_of_file(path), Some("model" | "pages" | "api"));
    let derive: &[&str] = if shelf_of_file(path) == Some("model") { &["sqlx::Type"] } else { &[] };
    mentions(pure, text, &["sqlx"], derive)
}

fn mentions(held: bool, text: &str, crates: &[&str], except: &[&str]) -> Vec<String> {
    names(text)
        .into_iter()
        .filter(|name| held && name.len() > 1 && crates.contains(&name[0].as_str()))
        .map(|name| name.join("::"))
        .filter(|written| !except.contains(&written.as_str()))
        .map(|written| format!("has no business here: {written}"))
        .collect()
}

fn errors_become_responses_in_one_place(path: &str, text: &str) -> Vec<String> {
    error_responses(text)
        .into_iter()
        .filter(|_| path != "error.rs")
        .map(|error| format!("only src/error.rs turns an error into a response: {error}"))
        .collect()
}

/// Error types for which `text` implements `IntoResponse`.
fn error_responses(text: &str) -> Vec<String> {
    let is_error = |segment: &String| {
        ["Error", "Failure", "Problem", "Rejection"].iter().any(|end| segment.ends_with(end))
    };
    names(text)
        .windows(3)
        .filter(|three| {
            three[0].last().is_some_and(|segment| segment == "IntoResponse") && three[1] == ["for"]
        })
        .filter(|three| three[2].last().is_some_and(is_error))
        .map(|three| three[2].join("::"))
        .collect()
}

fn files_are_short(_path: &str, text: &str) -> Vec<String> {
    let lines = text.lines().count();
    if lines > LONGEST_FILE { vec![format!("{lines} lines; a file is about one thing")] } else { Vec::new() }
}

fn templates_escape(text: &str) -> bool {
    let packed: String = text.split_whitespace().collect();
    !packed.contains("|safe") && !packed.contains("|e(\"none") && !packed.contains("|escape(\"none")
}

#[test]
fn the_house_keeps_its_directions() {
    let wrong: Vec<String> = sources("src", ".rs")
        .iter()
        .flat_map(|file| {
            let findings = RULES.iter().flat_map(|rule| rule(&file.path, &file.text));
            findings.map(|finding| format!("src/{}: {finding}", file.path)).collect::<Vec<_>>()
        })
        .collect();
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

#[test]
fn one_error_type_answers_requests() {
    for file in sources("src", ".rs").iter().filter(|file| file.path == "error.rs") {
        assert_eq!(error_responses(&file.text).len(), 1, "src/error.rs");
    }
}

#[test]
fn no_template_switches_escaping_off() {
    for file in sources("templates", ".html") {
        assert!(templates_escape(&file.text), "templates/{}", file.path);
    }
    assert!(!templates_escape("{{ name | safe }}"));
    assert!(templates_escape("{{ name|unsafely }}"));
}

/// For each rule a file that breaks it once.
const REFUSED: [(Rule, &str, &str); 22] = [
    (rooms_use_earlier_rooms_through_their_front_door, "projects/actions.rs", "use crate::board::Board;"),
    (rooms_use_earlier_rooms_through_their_front_door, "board/mod.rs", "use crate::projects::store::find;"),
    (rooms_use_earlier_rooms_through_their_front_door, "board/mod.rs", "use crate::projects::numbers::next;"),
    (
        rooms_use_earlier_rooms_through_their_front_door,
        "board/mod.rs",
        "use crate::{people, projects::{model::Kind}};",
    ),
    (
        rooms_use_earlier_rooms_through_their_front_door,
        "board/store.rs",
        "use super::super::projects::store;",
    ),
    (
        rooms_use_earlier_rooms_through_their_front_door,
        "board/mod.rs",
        "use crate::projects; fn f() { projects::store::find() }",
    ),
    (rooms_use_earlier_rooms_through_their_front_door, "board/mod.rs", "use crate::projects as wishes;"),
    (
        rooms_use_earlier_rooms_through_their_front_door,
        "main.rs",
        "fn f() { vorrang::projects::store::find() }",
    ),
    (shelves_use_lower_shelves, "board/model.rs", "use super::store::rows;"),
    (shelves_use_lower_shelves, "board/pages.rs", "use crate::board::api::Out;"),
    (kit_and_ranking_stand_alone, "kit/page.rs", "use crate::people::User;"),
    (kit_and_ranking_stand_alone, "kit/page.rs", "use crate::ranking::score;"),
    (kit_and_ranking_stand_alone, "ranking/score.rs", "use crate::kit::clock::Clock;"),
    (sql_is_written_in_stores, "board/pages.rs", "fn f() { sqlx::query!(\"select 1\") }"),
    (sql_is_written_in_stores, "kit/mail/sender.rs", "fn f() { sqlx::query!(\"select 1\") }"),
    (sql_is_written_in_stores, "routes.rs", "use sqlx::{PgPool, query_as};"),
    (sql_is_never_asserted_safe, "board/store.rs", "use sqlx::AssertSqlSafe;"),
    (web_and_templates_stay_in_pages, "board/actions.rs", "use axum::http::StatusCode;"),
    (web_and_templates_stay_in_pages, "ranking/mod.rs", "#[derive(askama::Template)] struct Page;"),
    (database_stays_out_of_model_and_pages, "board/model.rs", "use sqlx::{PgPool, Type};"),
    (database_stays_out_of_model_and_pages, "board/pages.rs", "use sqlx::PgPool;"),
    (
        errors_become_responses_in_one_place,
        "kit/form.rs",
        "impl axum::response::IntoResponse for FormError {}",
    ),
];

#[test]
fn each_rule_refuses_what_it_is_there_to_refuse() {
    let long = "// line\n".repeat(LONGEST_FILE + 1);
    let refused = [REFUSED.as_slice(), &[(files_are_short, "board/mod.rs", &long)]].concat();
    for (rule, path, text) in &refused {
        assert_eq!(rule(path, text).len(), 1, "{path}: {text:.80}");
    }
    for rule in RULES {
        assert!(
            refused.iter().any(|(tried, ..)| std::ptr::fn_addr_eq(*tried, rule)),
            "a rule without an example"
        );
    }
}

#[test]
fn what_the_design_allows_is_let_through() {
    let allowed = [
        (
            "board/actions.rs",
            "use crate::{audit, kit::clock::Clock, projects::{Kind, Project}, ranking::score};",
        ),
        (
            "board/actions.rs",
            "use crate::audit; fn f() { audit::record(super::store::rows(), crate::projects::Kind::Visible) }",
        ),
        ("board/store/list.rs", "use sqlx::query_as; use super::rows; use crate::board::model::Row;"),
        ("board/mod.rs", "mod store; pub use store::rows; pub use model::Row;"),
        ("board/model.rs", "#[derive(sqlx::Type)] #[sqlx(transparent)] struct Points(i64);"),
        ("routes.rs", "use crate::board::pages::show; use axum::Router;"),
        ("kit/database.rs", "use crate::error::Error; fn f() { sqlx::query(\"select 1\") }"),
        ("kit/mail/store.rs", "use sqlx::PgPool; fn f() { sqlx::query!(\"select 1\") }"),
        ("error.rs", "impl IntoResponse for Error {}"),
        ("kit/page.rs", "impl IntoResponse for Page {}"),
    ];
    for (path, text) in allowed {
        for rule in RULES {
            assert_eq!(rule(path, text), Vec::<String>::new(), "{path}: {text}");
        }
    }
}
