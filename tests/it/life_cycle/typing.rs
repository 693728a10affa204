// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! What is typed into the forms of the steps.

use chrono::TimeDelta;
use proptest::{prelude::*, strategy::ValueTree as _, test_runner::TestRunner};
use sqlx::PgPool;
use vorrang::projects::State;

use super::{INSTALLATION, OWN, address, put, state_of};
use crate::support::portal::{Portal, test_day};

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn what_was_typed_survives_the_end_of_the_session(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    put(&pool, OWN, "in_review").await;
    let leader = portal.person("leadership").await;
    leader.get(&address(OWN, "defer")).await;
    let later = Portal::on(&pool, INSTALLATION, test_day() + TimeDelta::hours(11));
    let late = later.with_cookie_of(&leader);
    let lapsed = late.post(&address(OWN, "defer"), &[("follow_up", "1.3.2027"), ("text", "Kein Geld")]).await;
    let form = late.follow(&lapsed).await;
    let person = form
        .all(".visitors form")
        .into_iter()
        .find(|form| form.text().collect::<String>().contains("Dr. Lorenz Hagemann"));
    let hidden: Vec<(String, String)> = person
        .unwrap()
        .select(&scraper::Selector::parse("input[type=hidden]").unwrap())
        .map(|field| (field.attr("name").unwrap().to_owned(), field.attr("value").unwrap().to_owned()))
        .filter(|(name, _)| name != "form_token")
        .collect();
    let hidden: Vec<(&str, &str)> =
        hidden.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let back = late.post("/sign-in/demonstration", &hidden).await;
    let form = late.follow(&back).await;
    assert_eq!(form.text("#text"), "Kein Geld");
    assert_eq!(form.all("#follow_up")[0].attr("value"), Some("1.3.2027"));
    assert_eq!(state_of(&pool, OWN).await, "in_review");
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn no_input_breaks_a_form_or_gets_out_of_its_text(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let people = [
        portal.person("portfolio").await,
        portal.person("leadership").await,
        portal.person("head-services").await,
    ];
    let verbs = [
        "comment",
        "comment",
        "comment",
        "review",
        "query",
        "answer",
        "prioritise",
        "start",
        "complete",
        "defer",
        "resume",
        "decline",
        "reconsider",
        "merge",
        "unmerge",
        "withdraw",
    ];
    let hostile = prop_oneof![
        any::<String>(),
        proptest::collection::vec(any::<char>(), 0..30).prop_map(String::from_iter),
        Just("<script>alert(1)</script>".to_owned()),
        Just("\0".to_owned()),
        Just("'; drop table project; --".to_owned()),
        Just("ä".repeat(5000)),
        Just("31.12.9999".to_owned()),
        Just("01.03.2027".to_owned()),
        Just("DIG-002".to_owned()),
        Just("assessed".to_owned()),
        Just("objection".to_owned()),
        Just("status".to_owned()),
        Just("-9223372036854775809".to_owned()),
    ];
    let names = ["text", "follow_up", "target", "to", "kind", "after"];
    let fields = proptest::collection::vec((0..names.len(), hostile), 0..7);
    let case = (0..people.len(), 0..verbs.len(), 0..State::ALL.len(), fields);
    let mut runner = TestRunner::deterministic();
    for _ in 0..200 {
        let (person, verb, state, fields) = case.new_tree(&mut runner).unwrap().current();
        let state = State::ALL[state].code().replace('-', "_");
        put(&pool, OWN, if state == "draft" { "submitted" } else { &state }).await;
        let fields: Vec<(&str, &str)> =
            fields.iter().map(|(name, value)| (names[*name], value.as_str())).collect();
        let page = people[person].post(&address(OWN, verbs[verb]), &fields).await;
        assert!(
            matches!(page.status.as_u16(), 303 | 403 | 409 | 422),
            "{} in {state} with {fields:?}: {}",
            verbs[verb],
            page.status
        );
        sqlx::query("update project set follow_up_on = null, merged_into = null where number = $1")
            .bind(OWN)
            .execute(&pool)
            .await
            .unwrap();
    }
    put(&pool, OWN, "submitted").await;
    let page = people[0].get("/projects/DIG-001").await;
    assert!(!page.all(".comment").is_empty(), "some of it was said");
    assert!(page.all("main script").is_empty());
}
