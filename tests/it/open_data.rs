// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! The published board as open data: off unless switched on, never a working state, never a person's name.

use std::{fs, process::Command};

use axum::{
    body::Body,
    http::{Request, StatusCode},
};
use chrono::{DateTime, TimeDelta, Utc};
use serde_json::Value;
use sqlx::PgPool;
use vorrang::{
    audit::Actor,
    board::{self, Cause},
    kit::{clock::Clock, page::Installation},
    state::AppState,
};

use crate::support::portal::{Page, Portal, test_day};

const FILES: [&str; 3] = ["/open-data/board.json", "/open-data/board.csv", "/open-data/catalog.jsonld"];

async fn switched_on(pool: &PgPool) -> Portal {
    Portal::demonstration(pool).await;
    freeze(pool, test_day(), &Actor::system(), "Auftakt").await;
    on(pool)
}

fn on(pool: &PgPool) -> Portal {
    let state = AppState::new(pool.clone(), Clock::Fixed(test_day()), Installation { demonstration: true });
    Portal::of(AppState {
        open_data: true,
        public_url: Some("https://vorrang.example.org/".parse().unwrap()),
        ..state
    })
}

fn later() -> DateTime<Utc> {
    test_day() + TimeDelta::hours(1)
}

async fn freeze(pool: &PgPool, at: DateTime<Utc>, actor: &Actor, reason: &str) {
    let mut transaction = pool.begin().await.unwrap();
    board::freeze(&mut transaction, at, actor, Cause::Held(reason)).await.unwrap();
    transaction.commit().await.unwrap();
}

fn json(page: &Page) -> Value {
    serde_json::from_slice(&page.bytes).unwrap()
}

fn said(page: &Page) -> String {
    String::from_utf8(page.bytes.clone()).unwrap()
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn nothing_is_there_unless_it_is_switched_on(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    for address in FILES.into_iter().chain(["/open-data", "/en/open-data"]) {
        assert_eq!(portal.get(address).await.status, StatusCode::NOT_FOUND, "{address}");
    }
    assert!(portal.get("/boards").await.all("a[href*=open-data]").is_empty());
    let on = on(&pool);
    assert_eq!(on.get("/open-data").await.status, StatusCode::OK, "also where the board itself is not open");
    assert_eq!(on.get("/").await.status, StatusCode::SEE_OTHER);
    for file in on.get("/open-data").await.all("main li a") {
        assert_eq!(on.get(file.attr("href").unwrap()).await.status, StatusCode::OK);
    }
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn it_is_the_last_frozen_board_and_no_working_state(pool: PgPool) {
    let portal = switched_on(&pool).await;
    let before = json(&portal.get(FILES[0]).await);
    let first = before["projects"][0].clone();
    assert_eq!((&first["place"], &first["number"]), (&1.into(), &"DIG-021".into()));
    assert_eq!(first["points"], 92.0);
    assert_eq!(first["levels"]["gesetz"], 5.0);
    sqlx::query("update project set title = 'Geheimer Arbeitsstand' where number = 'DIG-021'")
        .execute(&pool)
        .await
        .unwrap();
    assert_eq!(json(&portal.get(FILES[0]).await), before);
    freeze(&pool, later(), &Actor::system(), "Stichtag").await;
    let after = json(&portal.get(FILES[0]).await);
    assert_ne!(after["board"], before["board"]);
    assert_eq!(after["projects"][0]["title"], "Geheimer Arbeitsstand");
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn json_and_csv_say_the_same(pool: PgPool) {
    let portal = switched_on(&pool).await;
    let board = json(&portal.get(FILES[0]).await);
    let table = portal.get(FILES[1]).await;
    let mut reader = csv::Reader::from_reader(table.bytes.as_slice());
    let heads = reader.headers().unwrap().clone();
    assert_eq!(&heads[0], "place");
    assert_eq!(&heads[8], "level_gesetz");
    let lines: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let projects = board["projects"].as_array().unwrap();
    assert_eq!(lines.len(), projects.len());
    for (line, project) in lines.iter().zip(projects) {
        assert_eq!(line[0], project["place"].to_string());
        assert_eq!(&line[2], project["number"].as_str().unwrap());
        assert_eq!(&line[7], project["points"].to_string().trim_end_matches(".0"));
    }
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_title_is_no_formula(pool: PgPool) {
    Portal::demonstration(&pool).await;
    sqlx::query("update project set title = '=1+1' where number = 'DIG-021'").execute(&pool).await.unwrap();
    freeze(&pool, later(), &Actor::system(), "Stichtag").await;
    let portal = on(&pool);
    assert!(said(&portal.get(FILES[1]).await).contains(",'=1+1,"));
    assert_eq!(json(&portal.get(FILES[0]).await)["projects"][0]["title"], "=1+1");
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn no_name_of_a_person_is_in_it(pool: PgPool) {
    Portal::demonstration(&pool).await;
    sqlx::query(
        "update project set contact = 'Nora Nennmich', state_reason = 'Nora Nennmich will es',
                submitted_by = (select min(id) from person), state_by = (select max(id) from person)",
    )
    .execute(&pool)
    .await
    .unwrap();
    let actor = Actor { id: None, name: "Nora Nennmich".to_owned() };
    freeze(&pool, later(), &actor, "Auf Wunsch von Nora Nennmich").await;
    let portal = on(&pool);
    let people: Vec<String> = sqlx::query_scalar("select name from person").fetch_all(&pool).await.unwrap();
    assert!(people.len() > 5);
    for file in FILES {
        let page = portal.get(file).await;
        assert_eq!(page.status, StatusCode::OK);
        let text = said(&page);
        for name in people.iter().map(String::as_str).chain(["Nora Nennmich"]) {
            assert!(!text.contains(name), "{file} names {name}");
        }
    }
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn programs_keep_it_and_ask_whether_it_has_changed(pool: PgPool) {
    let portal = switched_on(&pool).await;
    for file in FILES {
        let page = portal.get(file).await;
        assert_eq!(page.headers["access-control-allow-origin"], "*");
        assert_eq!(page.headers["cache-control"], "public, max-age=300");
        let tag = page.headers["etag"].to_str().unwrap();
        let again = Request::get(file).header("if-none-match", format!("\"other\", {tag}"));
        let again = portal.answer(again.body(Body::empty()).unwrap()).await;
        assert_eq!((again.status, again.bytes.len()), (StatusCode::NOT_MODIFIED, 0), "{file}");
    }
    assert!(!portal.get("/sign-in").await.headers.contains_key("access-control-allow-origin"));
}

/// Reads the description with a parser of others' and asks it what a portal of open data asks.
const QUESTIONS: &str = r"
import sys
from rdflib import Graph
from rdflib.namespace import DCAT, DCTERMS, RDF, FOAF
graph = Graph().parse(sys.argv[1], format='json-ld')
catalogue = graph.value(predicate=RDF.type, object=DCAT.Catalog)
dataset = graph.value(catalogue, DCAT.dataset)
assert str(dataset) == 'https://vorrang.example.org/open-data#board', dataset
for needed in [DCTERMS.title, DCTERMS.description, DCTERMS.publisher, DCTERMS.modified, DCAT.theme]:
    assert graph.value(dataset, needed) is not None, needed
assert graph.value(graph.value(dataset, DCTERMS.publisher), FOAF.name) is not None
kinds = set()
for distribution in graph.objects(dataset, DCAT.distribution):
    assert (distribution, RDF.type, DCAT.Distribution) in graph
    assert str(graph.value(distribution, DCTERMS.license)).startswith('http://dcat-ap.de/def/licenses/')
    assert str(graph.value(distribution, DCAT.downloadURL)).startswith('https://vorrang.example.org/open-data/board.')
    kinds.add(str(graph.value(distribution, DCAT.mediaType)).rsplit('/', 1)[1])
assert kinds == {'json', 'csv'}, kinds
";

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn portals_of_open_data_understand_the_description(pool: PgPool) {
    let portal = switched_on(&pool).await;
    let page = portal.get(FILES[2]).await;
    assert_eq!(page.headers["content-type"], "application/ld+json");
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("catalog.jsonld");
    fs::write(&file, &page.bytes).unwrap();
    let installed = Command::new("tests/tools/venv.sh").arg("rdflib==7.1.4").output().unwrap();
    assert!(installed.status.success(), "{}", String::from_utf8_lossy(&installed.stderr));
    let python = format!("{}/python", String::from_utf8(installed.stdout).unwrap().trim());
    let asked = Command::new(python).args(["-c", QUESTIONS]).arg(&file).output().unwrap();
    assert!(asked.status.success(), "{}", String::from_utf8_lossy(&asked.stderr));
}
