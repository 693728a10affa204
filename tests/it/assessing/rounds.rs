// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Opening rounds: for which projects, with whom.

use axum::http::StatusCode;
use proptest::{prelude::*, strategy::ValueTree as _, test_runner::TestRunner};
use sqlx::PgPool;

use super::{logged, open, pair, person_id, state_of, store_round, submit};
use crate::support::portal::{Portal, text};

const ASSESSORS: [&str; 3] = ["assessor-law", "assessor-politics", "assessor-economy"];

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn what_waits_is_offered_and_opened(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let manager = portal.person("portfolio").await;
    let empty = manager.get("/rounds/new").await;
    assert!(empty.text("main").contains("Zurzeit wartet kein Vorhaben auf eine Bewertung."));
    submit(&pool, &["DIG-001", "DIG-003"]).await;
    sqlx::query("update project set state = 'in_review' where number = 'DIG-003'")
        .execute(&pool)
        .await
        .unwrap();
    store_round(&pool, "DIG-010", &["assessor-law"], &["gesetz"]).await;

    let page = manager.get("/rounds/new").await;
    let offered = page.texts(".kern-form-check label");
    assert_eq!(
        offered,
        [
            "DIG-001 Online-Antrag Briefwahl · Bürgerdienste · eingereicht",
            "DIG-003 Digitalisierung des Ausländerwesens · Ausländerbehörde · in Prüfung",
        ]
    );
    let nothing = manager.get("/rounds/new?chosen=1").await;
    assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(nothing.text("#project-error"), "Bitte wählen Sie mindestens ein Vorhaben.");

    // Who belongs to the department is not even offered.
    let page = manager.get("/rounds/new?chosen=1&project=DIG-001").await;
    let people = page.texts(".matrix tbody th");
    assert!(people.iter().any(|name| name.starts_with("Renate Vogt")), "{people:?}");
    assert!(people.iter().all(|name| !name.contains("Clara Winter") && !name.contains("Lea Sommer")));
    assert_eq!(page.texts(".matrix thead th").len(), 5);
    // The people of the last round are ticked already.
    assert_eq!(page.all("[name=assess][checked]").len(), 1);
    let both = manager.get("/rounds/new?project=DIG-001&project=DIG-003").await;
    let clara = both.texts(".matrix tbody th").into_iter().find(|name| name.contains("Clara Winter"));
    assert_eq!(clara.as_deref(), Some("Clara Winter Bürgerdienste · nicht bei DIG-001"));

    let done = open(&pool, &manager, &["DIG-001", "DIG-003"], &ASSESSORS).await;
    assert_eq!(done.headers["location"], "/rounds");
    let list = manager.follow(&done).await;
    let lines = list.texts("[aria-labelledby=open] li");
    assert_eq!(lines.len(), 3);
    assert!(
        lines[1].starts_with("Online-Antrag Briefwahl DIG-001 · geöffnet am 24.11.2026, 12:00 Uhr von Petra")
    );
    assert!(lines[1].ends_with("0 von 12 bewertet"), "{}", lines[1]);
    for number in ["DIG-001", "DIG-003"] {
        assert_eq!(state_of(&pool, number).await, "in_assessment");
    }
    let events = logged(&pool, "round-opened").await;
    assert_eq!(events.len(), 2);
    assert_eq!(events[0].0.as_deref(), Some("DIG-001"));
    assert!(!events[0].3.contains("Vogt"), "the history of a project names nobody: {}", events[0].3);
    assert!(events[0].3.contains(&person_id(&pool, "assessor-law").await.to_string()));

    // A second click opens no second round.
    let again = open(&pool, &manager, &["DIG-001", "DIG-003"], &ASSESSORS).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(again.text("[role=alert]").contains("Für DIG-001 lässt sich keine Runde öffnen"));
    assert_eq!(logged(&pool, "round-opened").await.len(), 2);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn nobody_is_asked_about_the_own_department(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let manager = portal.person("portfolio").await;
    submit(&pool, &["DIG-001", "DIG-003"]).await;
    // Sent by hand, it is refused.
    let refused = open(&pool, &manager, &["DIG-001"], &["assessor-law", "assessor-services"]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let said = refused.text("[role=alert]");
    assert!(said.contains("Clara Winter gehört zum Fachbereich des Vorhabens"), "{said}");
    assert_eq!(refused.all("[name=assess][checked]").len(), 4, "what was ticked is still ticked");
    // Neither can people without the role be asked.
    let refused = open(&pool, &manager, &["DIG-001"], &["assessor-law", "reader"]).await;
    assert!(refused.text("[role=alert]").contains("hat die Rolle „Bewertung“ nicht mehr"));
    // With another project beside it, the person is left out where it must be.
    let all = ["assessor-law", "assessor-politics", "assessor-services"];
    assert_eq!(open(&pool, &manager, &["DIG-001", "DIG-003"], &all).await.status, StatusCode::SEE_OTHER);
    let asked: Vec<(String, i64)> = sqlx::query_as(
        "select number, count(*) filter (where sign_in_name = 'assessor-services')
         from round_assignment join assessment_round on assessment_round.id = round_id
         join project on project.id = project_id join person on person.id = person_id
         group by number order by number",
    )
    .fetch_all(&pool)
    .await
    .unwrap();
    assert_eq!(asked, [("DIG-001".to_owned(), 0), ("DIG-003".to_owned(), 4)]);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn too_few_people_are_warned_about_and_not_forbidden(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let manager = portal.person("portfolio").await;
    submit(&pool, &["DIG-001"]).await;
    let law = pair(&pool, "gesetz", "assessor-law").await;
    let politics = pair(&pool, "gesetz", "assessor-politics").await;
    let mut fields = vec![("project", "DIG-001"), ("assess", &law), ("assess", &politics)];
    manager.get("/rounds/new").await;
    let warned = manager.post("/rounds/new", &fields).await;
    assert_eq!(warned.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(warned.texts("[role=alert] li"), ["DIG-001: Politik, Nutzen Bürger, Nutzen Unternehmen"]);
    assert_eq!(warned.all("[name=assess][checked]").len(), 2);
    assert_eq!(state_of(&pool, "DIG-001").await, "submitted");
    fields.push(("anyway", "1"));
    assert_eq!(manager.post("/rounds/new", &fields).await.headers["location"], "/rounds");
    assert_eq!(state_of(&pool, "DIG-001").await, "in_assessment");
    // Nobody at all is no round.
    submit(&pool, &["DIG-003"]).await;
    let nobody = manager.post("/rounds/new", &[("project", "DIG-003"), ("anyway", "1")]).await;
    assert!(nobody.text("[role=alert]").contains("Bitte wählen Sie mindestens eine Person"));
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn two_managers_at_once_open_one_round(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let (one, other) = (portal.person("portfolio").await, portal.person("portfolio").await);
    submit(&pool, &["DIG-001", "DIG-003", "DIG-010"]).await;
    // In another order, so that they would wait for each other if the order of locks were theirs.
    let (first, second) = tokio::join!(
        open(&pool, &one, &["DIG-001", "DIG-003", "DIG-010"], &ASSESSORS),
        open(&pool, &other, &["DIG-010", "DIG-003", "DIG-001"], &ASSESSORS)
    );
    let mut statuses = [first.status, second.status];
    statuses.sort();
    assert_eq!(statuses, [StatusCode::SEE_OTHER, StatusCode::UNPROCESSABLE_ENTITY]);
    assert_eq!(logged(&pool, "round-opened").await.len(), 3);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn an_open_round_shows_who_is_asked_and_not_who_has_answered(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let manager = portal.person("portfolio").await;
    let round = store_round(&pool, "DIG-003", &ASSESSORS, &["gesetz", "politik"]).await;
    let law = portal.person("assessor-law").await;
    super::give(&law, &format!("/assessments/{round}/gesetz"), "4", super::REASON).await;
    let page = manager.get(&format!("/rounds/{round}")).await;
    assert_eq!(page.text(".progress"), "1 von 6 bewertet");
    let assessors: Vec<String> = page.all(".facts--assessors > div").into_iter().map(text).collect();
    assert_eq!(assessors[0], "Gesetzliche RahmenbedingungenEmre Yildiz, Paul Kessler, Renate Vogt");
    assert_eq!(assessors[3], "Nutzen für Unternehmenniemand");
    assert!(page.all(".outcome, .opinions").is_empty());
    assert_eq!(manager.get("/rounds/999").await.status, StatusCode::NOT_FOUND);
    assert_eq!(manager.get("/rounds/x").await.status, StatusCode::NOT_FOUND);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn nothing_that_is_typed_breaks_a_form(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let manager = portal.person("portfolio").await;
    let law = portal.person("assessor-law").await;
    submit(&pool, &["DIG-001"]).await;
    let round = store_round(&pool, "DIG-003", &["assessor-law"], &["gesetz"]).await;
    let odd = || {
        prop_oneof![
            Just(String::new()),
            "[0-9]{1,25}",
            "-?[0-5]",
            "gesetz:[0-9]{1,20}",
            "DIG-[0-9]{3}",
            Just("none".to_owned()),
            Just("\u{202e}<script>alert(1)</script>\u{0}\r\n".to_owned()),
            Just("ä".repeat(5000)),
            "\\PC{0,40}",
        ]
    };
    let name =
        prop::sample::select(vec!["level", "reason", "version", "project", "assess", "chosen", "anyway"]);
    let forms = proptest::collection::vec((name, odd()), 0..8);
    let mut runner = TestRunner::default();
    let addresses = [
        (&law, format!("/assessments/{round}/gesetz")),
        (&manager, "/rounds/new".to_owned()),
        (&manager, format!("/rounds/{round}/assessors")),
        (&manager, format!("/rounds/{round}/close")),
        (&manager, format!("/rounds/{round}/reopen")),
    ];
    for (visitor, address) in &addresses {
        visitor.get(address).await;
        for _ in 0..48 {
            let typed = forms.new_tree(&mut runner).unwrap().current();
            let fields: Vec<(&str, &str)> =
                typed.iter().map(|(name, value)| (*name, value.as_str())).collect();
            let page = visitor.post(address, &fields).await;
            let is_told = page.status.is_redirection() || page.status.is_client_error();
            assert!(is_told, "{} of {typed:?} at {address}", page.status);
            assert!(page.all("main script:not([src])").is_empty());
        }
    }
    // And nothing was stored that the database would not accept by itself: level and reason belong together.
    let odd: i64 =
        sqlx::query_scalar("select count(*) from assessment where level is not null and length(reason) < 10")
            .fetch_one(&pool)
            .await
            .unwrap();
    assert_eq!(odd, 0);
}
