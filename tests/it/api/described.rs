// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! The document and the page that explains it.

use std::collections::BTreeSet;

use serde_json::Value;
use sqlx::PgPool;
use vorrang::{api, kit::i18n::Locale};

use super::Program;
use crate::support::portal::Portal;

fn document() -> Value {
    serde_json::to_value(api::document()).unwrap()
}

/// Every string in the document, to look for what is not one.
fn strings<'a>(value: &'a Value, found: &mut Vec<&'a str>) {
    match value {
        Value::String(text) => found.push(text),
        Value::Array(items) => items.iter().for_each(|item| strings(item, found)),
        Value::Object(fields) => fields.values().for_each(|item| strings(item, found)),
        _ => {}
    }
}

#[test]
fn the_interface_is_as_it_was_agreed() {
    insta::assert_snapshot!(api::document().to_pretty_json().unwrap());
}

#[test]
fn everything_in_the_document_is_explained_in_both_languages() {
    let document = document();
    let mut keys = BTreeSet::new();
    let slug = |name: &str| name.to_lowercase().replace('_', "-");
    for operation in
        document["paths"].as_object().unwrap().values().flat_map(|item| item.as_object().unwrap().values())
    {
        keys.insert(format!("operation-{}", operation["operationId"].as_str().unwrap()));
        for parameter in operation["parameters"].as_array().map(Vec::as_slice).unwrap_or_default() {
            keys.insert(format!("parameter-{}", slug(parameter["name"].as_str().unwrap())));
        }
    }
    for schema in document["components"]["schemas"].as_object().unwrap().values() {
        let parts = schema["allOf"].as_array().map(Vec::as_slice).unwrap_or_default();
        for properties in [schema].into_iter().chain(parts).filter_map(|part| part["properties"].as_object())
        {
            keys.extend(properties.keys().map(|name| format!("property-{}", slug(name))));
        }
    }
    assert!(keys.len() > 100);
    for words in Locale::ALL {
        let missing: Vec<&String> = keys.iter().filter(|key| words.text_if_any(key).is_none()).collect();
        assert!(missing.is_empty(), "{missing:?}");
    }
    let mut found = Vec::new();
    strings(&document, &mut found);
    let unsaid =
        |text: &&&str| ["api-", "tag-", "parameter-", "header-"].iter().any(|start| text.starts_with(start));
    assert_eq!(found.iter().filter(unsaid).count(), 0);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn the_page_shows_all_of_the_document_and_nothing_from_elsewhere(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let document = document();
    let operations: usize =
        document["paths"].as_object().unwrap().values().map(|item| item.as_object().unwrap().len()).sum();
    for (address, heading) in [("/api", "Schnittstelle für Programme"), ("/en/api", "Interface for programs")]
    {
        let page = portal.get(address).await;
        assert_eq!(page.text("h1"), heading);
        assert_eq!(page.all("article.operation").len(), operations);
        for link in page.all("main a[href^='#type-']") {
            let target = link.attr("href").unwrap();
            assert_eq!(page.all(target).len(), 1, "{target}");
        }
        for name in document["components"]["schemas"].as_object().unwrap().keys() {
            assert_eq!(page.all(&format!("#type-{name}")).len(), 1, "{name}");
        }
        for link in page.all("a[href]") {
            assert!(link.attr("href").unwrap().starts_with(['/', '#']));
        }
    }
    assert!(
        portal.get("/").await.link("Schnittstelle für Programme") == "/api",
        "in the footer of every page"
    );
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn the_document_is_there_for_everybody_and_a_problem_leads_to_its_explanation(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let program = Program::without_token(&portal);
    let answer = program.get("/openapi.json").await.expect(200);
    assert_eq!(answer.json, document());
    let problem = program.get("/projects/DIG-999").await.expect(404);
    let page = portal.get("/api").await;
    let anchor = problem.json["type"].as_str().unwrap().trim_start_matches("/api");
    assert_eq!(page.all(anchor).len(), 1);
}
