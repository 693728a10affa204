// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! The log as an auditor reads it, and a project's own history.

use axum::{Router, http::StatusCode, routing::get};
use chrono::{DateTime, TimeDelta, TimeZone as _, Utc};
use serde_json::json;
use sqlx::{Executor as _, PgPool};
use vorrang::{
    audit::{Action, Actor, Event, history_of, log_page},
    kit::{clock::Clock, i18n::Locale, page::Installation},
    state::AppState,
};

use super::{ada, event, five_events, minute, record};
use crate::support::portal::{Page, Portal, test_day};

/// The pages of the room alone, without the door in front of them: signing in would stand in the log as well.
fn portal(pool: &PgPool) -> Portal {
    let installation = Installation { demonstration: false };
    let state = AppState::new(pool.clone(), Clock::Fixed(test_day()), installation);
    let log = || Router::new().route("/log", get(log_page));
    Portal::of_pages(Router::new().nest("/en", log()).merge(log()).with_state(state))
}

fn numbers(page: &Page) -> Vec<u32> {
    let items = page.all(".log > li");
    items.iter().map(|item| item.attr("value").unwrap().parse().unwrap()).collect()
}

#[test]
fn every_action_has_a_name_in_both_languages() {
    for action in Action::ALL {
        for words in Locale::ALL {
            let key = format!("action-{}", action.code());
            assert!(words.text_if_any(&key).is_some(), "{words:?} lacks {key}");
        }
    }
    assert_eq!(Locale::De.text_if_any("action-"), None);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn an_event_is_told_in_both_languages(pool: PgPool) {
    five_events(&pool).await;
    let page = portal(&pool).get("/log").await;
    assert_eq!(page.status, StatusCode::OK);
    assert_eq!(page.text("h1"), "Protokoll");
    assert_eq!(numbers(&page), [5, 4, 3, 2, 1]);
    assert_eq!(page.texts(".log__head")[1], "Nr. 4 24.11.2026, 12:04 Uhr Ada Muster");
    assert_eq!(page.texts(".log__deed")[1], "Angaben zum Vorhaben geändert: Gewichtung 4 · DIG-001");
    assert_eq!(page.texts(".log__reason")[1], "Begründung: Beschluss");
    assert_eq!(page.link("DIG-001"), "/projects/DIG-001");
    assert_eq!(
        page.rows(".log > li:nth-child(2) .changes tbody"),
        [["Aufwand", "4", "5"], ["Titel", "Alt", "Neu"]]
    );
    assert_eq!(page.all("time")[1].attr("datetime"), Some("2026-11-24T11:04:00+00:00"));

    let page = portal(&pool).get("/en/log").await;
    assert_eq!(page.text("h1"), "Log");
    assert_eq!(page.texts(".log__head")[1], "No. 4 24 November 2026, 12:04 Ada Muster");
    assert_eq!(page.texts(".log__deed")[1], "Details of the initiative changed: Gewichtung 4 · DIG-001");
    assert_eq!(page.link("DIG-001"), "/en/projects/DIG-001");
    assert_eq!(page.rows(".log > li:nth-child(2) .changes thead"), [["Detail", "Before", "After"]]);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn what_the_portal_does_of_itself_is_in_the_log(pool: PgPool) {
    Portal::demonstration(&pool).await;
    let page = portal(&pool).get("/log").await;
    let deeds = page.texts(".log__deed");
    assert_eq!(deeds[..1], ["Konto angelegt: auditor"]);
    assert_eq!(deeds[deeds.len() - 2..], ["Liste übernommen: Demonstrationsdaten", "Portal eingerichtet"]);
    assert_eq!(page.texts(".log__head")[0], "Nr. 14 24.11.2026, 12:00 Uhr Vorrang");
    let imported = &page.rows(".log > li:nth-last-child(2) .changes tbody");
    assert_eq!(imported[1], ["Vorhaben", "–", "62"]);
    assert!(imported[0][2].contains("Jugendamt"), "{imported:?}");
    assert_eq!(page.rows(".log > li:last-child .changes tbody"), [["Demonstrationsdaten", "–", "ja"]]);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn an_event_of_a_newer_program_remains_legible(pool: PgPool) {
    pool.execute(
        "insert into audit_event (at, actor_name, action, project_number, subject, before, after)
         values ('2026-11-24 11:00+00', '<b>Ada</b>', 'moon-landed', 'X<>', '', '[1, {\"a\": 2}]', '\"neu\"')",
    )
    .await
    .unwrap();
    let page = portal(&pool).get("/log").await;
    assert_eq!(page.text(".log__deed"), "moon-landed · X<>");
    assert_eq!(page.text(".log__actor"), "<b>Ada</b>");
    assert_eq!(page.rows(".changes tbody"), [["Wert", "1, {\"a\":2}", "neu"]]);
    let history = history_of(&pool, "X<>").await.unwrap();
    assert_eq!(history, [], "who knows whether everybody may read it");
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn the_log_is_read_page_by_page(pool: PgPool) {
    let page = portal(&pool).get("/log").await;
    assert_eq!(page.text("[role=status]"), "Das Protokoll enthält noch kein Ereignis.");
    assert!(page.all(".pages").is_empty());

    let (mut db, ada) = (pool.acquire().await.unwrap(), ada());
    for number in 1..=101 {
        let action = if number % 2 == 0 { Action::RoundOpened } else { Action::RoundClosed };
        record(&mut db, minute(number), &event(&ada, action)).await;
    }
    let portal = portal(&pool);
    let newest = portal.get("/log").await;
    assert_eq!(numbers(&newest), (52..=101).rev().collect::<Vec<_>>());
    assert_eq!(newest.texts(".pages a"), ["Frühere Ereignisse"]);
    // What is added meanwhile moves nothing.
    record(&mut db, minute(102), &event(&ada, Action::RoundOpened)).await;
    let second = portal.get(&newest.link("Frühere Ereignisse")).await;
    assert_eq!(numbers(&second), (2..=51).rev().collect::<Vec<_>>());
    assert_eq!(second.link("Neueste Ereignisse"), "/log");
    let last = portal.get(&second.link("Frühere Ereignisse")).await;
    assert_eq!(numbers(&last), [1]);
    assert_eq!(last.texts(".pages a"), ["Neueste Ereignisse"]);
    let beyond = portal.get("/log?before=1").await;
    assert_eq!(beyond.text("[role=status]"), "Kein Ereignis passt zum Filter.");

    let filtered = portal.get("/en/log?action=round-closed").await;
    assert_eq!(numbers(&filtered).len(), 50);
    let earlier = filtered.link("Earlier events");
    assert_eq!(earlier, "/en/log?action=round-closed&before=3");
    assert_eq!(numbers(&portal.get(&earlier).await), [1]);
}

/// One event for each thing that the filter looks at.
async fn mixed_events(pool: &PgPool) {
    let at = |month, day, hour, minute| Utc.with_ymd_and_hms(2026, month, day, hour, minute, 0).unwrap();
    let (mut db, ada) = (pool.acquire().await.unwrap(), ada());
    let mut add = async |at: DateTime<Utc>, action, project, subject: &str| {
        record(&mut db, at, &Event { project, subject: subject.to_owned(), ..event(&ada, action) }).await;
    };
    // The 1st of July begins in Dortmund at ten in the evening of the 30th of June.
    add(at(6, 30, 21, 59), Action::RoundOpened, None, "Runde 100%").await;
    add(at(6, 30, 22, 0), Action::ProposalChanged, Some("DIG-001"), "").await;
    add(at(7, 1, 21, 59), Action::ProposalChanged, Some("DIG-011"), "runde_1").await;
    add(at(7, 1, 22, 0), Action::PersonSignedIn, None, "runde").await;
    add(at(7, 2, 9, 0), Action::RoundClosed, None, "Runde 1000").await;
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn the_log_can_be_narrowed(pool: PgPool) {
    mixed_events(&pool).await;
    let portal = portal(&pool);
    for (query, expected) in [
        ("", &[5, 4, 3, 2, 1][..]),
        ("q=&action=&from=&to=", &[5, 4, 3, 2, 1]),
        ("q=RUNDE", &[5, 3, 1]),
        ("q=dig-0", &[3, 2]),
        ("q=001", &[2]),
        ("q=100%25", &[1]),
        ("q=e_1", &[3]),
        ("q=%5C", &[]),
        ("action=proposal-changed", &[3, 2]),
        ("action=person-signed-in", &[4]),
        ("from=01.07.2026", &[5, 4, 3, 2]),
        ("to=30.06.2026", &[1]),
        ("to=1.7.2026", &[3, 2, 1]),
        ("from=01.07.2026&to=01.07.2026", &[3, 2]),
        ("from=1+July+2026&to=2026-07-01", &[3, 2]),
        ("from=01.07.2026&action=round-closed&q=1000", &[5]),
        ("from=31.12.9999&to=31.12.9999", &[]),
        ("from=01.01.1000", &[5, 4, 3, 2, 1]),
        ("before=3&q=runde", &[1]),
    ] {
        let page = portal.get(&format!("/log?{query}")).await;
        assert_eq!(page.status, StatusCode::OK, "{query}");
        assert_eq!(numbers(&page), expected, "{query}");
    }
    let page = portal.get("/en/log?from=01.07.2026&q=dig&action=proposal-changed").await;
    let values: Vec<&str> =
        page.all(".filter input").iter().filter_map(|input| input.attr("value")).collect();
    assert_eq!(values, ["dig", "1 July 2026", ""]);
    assert_eq!(page.text("option[selected]"), "Details of the initiative changed");
    assert_eq!(page.link("Clear filter"), "/en/log");
}

/// Co-determination, § 72 LPVG NRW: the portal must not be able to watch what a person does.
#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn nobody_can_ask_for_a_person(pool: PgPool) {
    let mut db = pool.acquire().await.unwrap();
    let ada = ada();
    for action in Action::ALL {
        let subject = if action.is_about_a_person() { "ada.muster" } else { "Sache" };
        record(&mut db, minute(1), &Event { subject: subject.to_owned(), ..event(&ada, *action) }).await;
    }
    let portal = portal(&pool);
    let all = numbers(&portal.get("/log").await).len();
    assert_eq!(all, 50, "of more actions than a page has lines one page is shown");
    for query in ["q=ada", "q=Muster", "q=Ada+Muster", "q=7"] {
        assert!(numbers(&portal.get(&format!("/log?{query}")).await).is_empty(), "{query}");
    }
    for query in ["actor=8", "actor_id=8", "person=8", "actor=Grace"] {
        assert_eq!(numbers(&portal.get(&format!("/log?{query}")).await).len(), all, "{query}");
    }
    let page = portal.get("/log").await;
    let names: Vec<&str> =
        page.all("main form [name]").iter().filter_map(|field| field.attr("name")).collect();
    assert_eq!(names, ["q", "from", "to", "action"]);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_filter_that_makes_no_sense_is_explained_beside_its_field(pool: PgPool) {
    mixed_events(&pool).await;
    let portal = portal(&pool);
    let page = portal.get("/log?q=dig&from=31.02.2026&to=%3Cmorgen%3E&action=tanzen").await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.all(".log").is_empty());
    assert!(page.text("title").starts_with("Fehler: Protokoll"));
    assert_eq!(
        page.text("#filter-from-error"),
        "„31.02.2026“ ist kein Datum. Bitte schreiben Sie TT.MM.JJJJ, zum Beispiel 09.06.2024."
    );
    assert!(page.text("#filter-to-error").starts_with("„<morgen>“ ist kein Datum."));
    assert!(page.text("#filter-action-error").starts_with("Den Vorgang „tanzen“ gibt es nicht."));
    assert_eq!(page.all(".kern-alert li").len(), 3);
    assert_eq!(page.all("[aria-invalid=true]").len(), 3);
    let values: Vec<&str> =
        page.all(".filter input").iter().filter_map(|input| input.attr("value")).collect();
    assert_eq!(values, ["dig", "31.02.2026", "<morgen>"]);

    let page = portal.get("/en/log?from=2+July+2026&to=1+July+2026").await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(page.text("#filter-to-error"), "The end is before the beginning. Please choose a later day.");
    let page = portal.get("/log?before=x").await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(page.text(".kern-alert li"), "Ein Ereignis „x“ gibt es nicht. Ereignisse zählen ab 1.");
    for query in
        ["q=%00", "q=%FF", "from=%00", "action=%F0%9F%98%80", "before=9223372036854775807", "before=-1"]
    {
        let status = portal.get(&format!("/log?{query}")).await.status;
        assert!(!status.is_server_error(), "{query}: {status}");
    }
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_project_tells_its_own_history_and_names_nobody(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    assert!(portal.get("/projects/DIG-001").await.all("#history").is_empty());
    let (mut db, system) = (pool.acquire().await.unwrap(), Actor::system());
    let ada = ada();
    let about = |action, project| Event { project: Some(project), ..event(&ada, action) };
    let moved = Event {
        before: Some(json!({ "state": "in-review", "place": 9 })),
        after: Some(json!({ "state": "in-assessment", "place": 8 })),
        reason: Some("Beschluss".to_owned()),
        ..about(Action::ProjectStateChanged, "DIG-001")
    };
    record(&mut db, minute(1), &moved).await;
    record(&mut db, minute(2), &about(Action::AssessmentGiven, "DIG-001")).await;
    record(&mut db, minute(3), &about(Action::ProjectStateChanged, "DIG-002")).await;
    let required = Event { subject: "DIG-002".to_owned(), ..about(Action::DependencyAdded, "DIG-001") };
    record(&mut db, minute(4) + TimeDelta::days(1), &required).await;
    record(&mut db, minute(5), &event(&system, Action::RoundOpened)).await;

    let history = history_of(&pool, "DIG-001").await.unwrap();
    assert_eq!(history.iter().map(|event| event.number).collect::<Vec<_>>(), [18, 15]);
    assert_eq!(history[1].known_action(), Some(Action::ProjectStateChanged));
    let page = portal.get("/projects/DIG-001").await;
    assert_eq!(
        page.texts(".history li"),
        [
            "25.11.2026, 12:04 Uhr: Abhängigkeit hinzugefügt: DIG-002",
            "24.11.2026, 12:01 Uhr: Status geändert, Platz 9 → 8, Status in Prüfung → in Bewertung Begründung: Beschluss",
        ]
    );
    let page = portal.get("/en/projects/DIG-001").await;
    assert_eq!(page.text("#history"), "History");
    assert_eq!(page.texts(".history li")[0], "25 November 2026, 12:04: Dependency added: DIG-002");
    assert!(!String::from_utf8(page.bytes).unwrap().contains("Muster"));
}
