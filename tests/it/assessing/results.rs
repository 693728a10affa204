// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! What comes of a round when it is closed, and when it is opened again.

use axum::http::StatusCode;
use sqlx::PgPool;
use vorrang::ranking::{GroupJudgement, HalfLevels, ScoreRange, Weights};

use super::{CRITERIA, REASON, close, give, levels, logged, state_of, store_round, submit};
use crate::support::portal::{Portal, Visitor};

const PEOPLE: [&str; 3] = ["assessor-law", "assessor-politics", "assessor-economy"];

/// Lets each of [`PEOPLE`] say a level on each criterion; nothing where the text is empty.
async fn say(portal: &Portal, round: i64, said: [[&str; 3]; 4]) {
    for (index, name) in PEOPLE.iter().enumerate() {
        let person = portal.person(name).await;
        for (criterion, levels) in CRITERIA.iter().zip(said) {
            if !levels[index].is_empty() {
                let address = format!("/assessments/{round}/{criterion}");
                let done = give(&person, &address, levels[index], REASON).await;
                assert_eq!(done.status, StatusCode::SEE_OTHER);
            }
        }
    }
}

const SAID: [[&str; 3]; 4] = [["4", "5", "5"], ["2", "5", "none"], ["3", "3", "4"], ["1", "none", "none"]];

async fn reopen(manager: &Visitor, round: i64, reason: &str) -> crate::support::portal::Page {
    let address = format!("/rounds/{round}/reopen");
    let page = manager.get(&address).await;
    let version = page.all("[name=version]")[0].attr("value").unwrap().to_owned();
    manager.post(&address, &[("version", &version), ("reason", reason)]).await
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn the_median_counts_and_fewer_than_two_are_missing(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let manager = portal.person("portfolio").await;
    let round = store_round(&pool, "DIG-003", &PEOPLE, &CRITERIA).await;
    submit(&pool, &["DIG-003"]).await;
    sqlx::query("update project set state = 'in_assessment' where number = 'DIG-003'")
        .execute(&pool)
        .await
        .unwrap();
    say(&portal, round, SAID).await;

    let asked = manager.get(&format!("/rounds/{round}/close")).await;
    assert_eq!(asked.text(".progress"), "12 von 12 bewertet");
    let expected = "Nutzen für Unternehmen: die Stufe fehlt, das Vorhaben bekommt noch keinen Platz";
    assert_eq!(asked.texts(".notice li"), [expected]);
    let done = close(&manager, round).await;
    assert_eq!(levels(&pool, "DIG-003").await, [Some(10), Some(7), Some(6), None]);
    assert_eq!(state_of(&pool, "DIG-003").await, "assessed");
    let events = logged(&pool, "round-closed").await;
    assert_eq!(events.len(), 1);
    assert_eq!(
        (events[0].0.as_deref(), events[0].3.as_str()),
        (Some("DIG-003"), r#"{"gesetz": 5.0, "buerger": 3.0, "politik": 3.5, "unternehmen": null}"#)
    );

    let page = manager.follow(&done).await;
    let rows = page.rows(".outcome tbody");
    let figures: Vec<Vec<&str>> =
        rows.iter().map(|row| row[2..].iter().map(String::as_str).collect()).collect();
    assert_eq!(
        figures,
        [
            vec!["3", "5", "4–5", "0,13", ""],
            vec!["2", "3,5", "2–5", "0,60", "Bitte besprechen 1 kann es nicht beurteilen"],
            vec!["3", "3", "3–4", "0,13", ""],
            vec!["1", "–", "–", "–", "weniger als zwei Stufen 2 können es nicht beurteilen"],
        ]
    );
    let labels: Vec<&str> = page.all(".strip").iter().filter_map(|strip| strip.attr("aria-label")).collect();
    assert_eq!(labels, ["Stufen: 4, 5, 5", "Stufen: 2, 5", "Stufen: 3, 3, 4", "Stufen: 1"]);
    assert_eq!(page.all(".strip circle").len(), 9);
    assert_eq!(page.all(".strip__median").len(), 3);
    let english = manager.get(&format!("/en/rounds/{round}")).await;
    assert_eq!(english.rows(".outcome tbody")[1][5], "0.60");
    let group =
        |levels: [u8; 2]| GroupJudgement::of(&levels.map(|level| HalfLevels::from_level(level).unwrap()));
    assert!(group([2, 5]).unwrap().needs_discussion());

    // A second click, or another manager with an old page, closes nothing twice.
    let again = manager.post(&format!("/rounds/{round}/close"), &[("version", "1")]).await;
    assert_eq!(again.status, StatusCode::SEE_OTHER);
    assert_eq!(logged(&pool, "round-closed").await.len(), 1);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn everybody_sees_the_dots_and_few_the_names(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let manager = portal.person("portfolio").await;
    let none = portal.get("/projects/DIG-003/assessment").await;
    assert!(none.text("main").contains("noch keine Bewertungsrunde"));
    let round = store_round(&pool, "DIG-003", &PEOPLE, &CRITERIA).await;
    say(&portal, round, SAID).await;
    let open = portal.get("/projects/DIG-003/assessment").await;
    assert!(open.text("main").contains("Die Bewertung läuft."));
    close(&manager, round).await;
    let public = portal.get("/projects/DIG-003/assessment").await;
    assert_eq!(public.all(".strip circle").len(), 9);
    for name in ["reader", "head-own", "assessor-law", "leadership", "admin", "portfolio", "auditor"] {
        let name = if name == "head-own" { "head-services" } else { name };
        let page = portal.person(name).await.get("/projects/DIG-003/assessment").await;
        let knows = matches!(name, "portfolio" | "auditor");
        assert_eq!(page.all(".opinions tbody tr").len(), if knows { 12 } else { 0 }, "{name}");
        let main = page.text("main");
        assert_eq!(main.contains("Renate Vogt") || main.contains(REASON), knows, "{name}");
    }
    assert_eq!(portal.get("/projects/DIG-999/assessment").await.status, StatusCode::NOT_FOUND);
    sqlx::query("update project set state = 'draft' where number = 'DIG-003'").execute(&pool).await.unwrap();
    assert_eq!(portal.get("/projects/DIG-003/assessment").await.status, StatusCode::NOT_FOUND);
    assert_eq!(
        portal.get("/projects/DIG-001").await.link("Was die Bewertenden im Einzelnen sagen"),
        "/projects/DIG-001/assessment"
    );
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn the_board_shows_at_once_what_the_arithmetic_says(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let manager = portal.person("portfolio").await;
    submit(&pool, &["DIG-003"]).await;
    let place = |page: &crate::support::portal::Page| {
        let rows = page.rows(".projects tbody");
        rows.into_iter().find(|row| row.iter().any(|cell| cell.contains("DIG-003"))).map(|row| row[0].clone())
    };
    assert_eq!(place(&portal.get("/").await), None);
    let round = store_round(&pool, "DIG-003", &PEOPLE, &CRITERIA).await;
    say(&portal, round, [["4", "5", "5"], ["5", "5", "none"], ["4", "5", "4"], ["3", "4", "none"]]).await;
    assert_eq!(place(&portal.get("/").await), None, "what is said counts when the round is closed");
    close(&manager, round).await;

    // Worked out beside the portal: every ranked project with its levels.
    let weights = Weights::new(vec![40, 20, 25, 15]).unwrap();
    let rows: Vec<(String, Vec<i16>)> = sqlx::query_as(
        "select number, array_agg(half_levels order by position)
         from project join assessed_level on project_id = project.id
         join criterion on criterion.id = criterion_id
         where state in ('assessed', 'prioritised', 'in_progress') group by number having count(*) = 4",
    )
    .fetch_all(&pool)
    .await
    .unwrap();
    let score = |levels: &[i16]| {
        let levels: Vec<Option<HalfLevels>> =
            levels.iter().map(|level| HalfLevels::new(u8::try_from(*level).unwrap())).collect();
        ScoreRange::of(&levels, &weights).unwrap().lowest()
    };
    let (_, mine) = rows.iter().find(|(number, _)| number == "DIG-003").unwrap();
    assert_eq!(*mine, [10, 10, 8, 7]);
    let better = rows.iter().filter(|(_, levels)| score(levels) > score(mine)).count();
    let page = portal.get("/projects/DIG-003").await;
    let expected = format!("Platz {}", better + 1);
    assert!(page.text(".standing").starts_with(&expected), "{}: {}", expected, page.text(".standing"));
    // 40·5 + 20·5 + 25·4 + 15·3,5 = 452,5 of 500.
    assert!(page.text(".standing").contains("90,5 von 100 Punkten"));
    let shown = place(&portal.get("/").await).unwrap();
    assert!(shown.starts_with(&(better + 1).to_string()), "{shown}");
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn levels_of_before_are_replaced_where_the_round_has_judged_and_come_back(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let manager = portal.person("portfolio").await;
    let before = levels(&pool, "DIG-003").await;
    assert_eq!(before, [Some(8), Some(10), Some(10), Some(6)]);
    let round = store_round(&pool, "DIG-003", &PEOPLE, &CRITERIA).await;
    say(&portal, round, SAID).await;
    let asked = manager.get(&format!("/rounds/{round}/close")).await;
    assert_eq!(asked.texts(".notice li"), ["Nutzen für Unternehmen: es bleibt bei der bisherigen Stufe 3"]);
    close(&manager, round).await;
    assert_eq!(levels(&pool, "DIG-003").await, [Some(10), Some(7), Some(6), Some(6)]);

    let refused = reopen(&manager, round, "Irrtum").await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(refused.text("#reason-error"), "Bitte begründen Sie in mindestens 10 Zeichen.");
    assert_eq!(refused.text("#reason"), "Irrtum");
    let why = "Eine neue Norm ist in Kraft getreten.";
    let reopened = reopen(&manager, round, why).await;
    assert_eq!(reopened.status, StatusCode::SEE_OTHER);
    assert_eq!(levels(&pool, "DIG-003").await, before);
    assert_eq!(state_of(&pool, "DIG-003").await, "in_assessment");
    let events = logged(&pool, "round-reopened").await;
    assert_eq!((events[0].0.as_deref(), events[0].4.as_deref()), (Some("DIG-003"), Some(why)));
    let page = manager.follow(&reopened).await;
    assert!(page.text("main").contains(&format!("Wieder geöffnet: {why}")));
    assert!(page.all(".outcome, .opinions").is_empty(), "blind again");
    assert!(manager.get("/rounds").await.text("[aria-labelledby=open]").contains("wieder geöffnet"));

    // What was said is still there, can be changed, and closes to other results.
    let law = portal.person("assessor-law").await;
    give(&law, &format!("/assessments/{round}/gesetz"), "0", REASON).await;
    close(&manager, round).await;
    assert_eq!(levels(&pool, "DIG-003").await, [Some(10), Some(7), Some(6), Some(6)]);
    let politics = portal.person("assessor-politics").await;
    reopen(&manager, round, why).await;
    give(&politics, &format!("/assessments/{round}/gesetz"), "1", REASON).await;
    close(&manager, round).await;
    assert_eq!(levels(&pool, "DIG-003").await[0], Some(2));
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn what_has_been_decided_since_is_not_undone(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let manager = portal.person("portfolio").await;
    let round = store_round(&pool, "DIG-003", &PEOPLE, &CRITERIA).await;
    say(&portal, round, SAID).await;
    close(&manager, round).await;
    let form = manager.get(&format!("/rounds/{round}/reopen")).await;
    let version = form.all("[name=version]")[0].attr("value").unwrap().to_owned();
    sqlx::query("update project set state = 'prioritised' where number = 'DIG-003'")
        .execute(&pool)
        .await
        .unwrap();
    let reason = [("version", version.as_str()), ("reason", "Weil es nötig ist.")];
    let late = manager.post(&format!("/rounds/{round}/reopen"), &reason).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.text("main").contains("Über das Vorhaben ist schon entschieden"));
    assert!(manager.get(&format!("/rounds/{round}")).await.all("a[href$=reopen]").is_empty());
    assert_eq!(state_of(&pool, "DIG-003").await, "prioritised");

    // Neither is a round reopened that a later one has followed.
    sqlx::query("update project set state = 'assessed' where number = 'DIG-003'")
        .execute(&pool)
        .await
        .unwrap();
    let second = store_round(&pool, "DIG-003", &PEOPLE, &["gesetz"]).await;
    close(&manager, second).await;
    let late = manager.post(&format!("/rounds/{round}/reopen"), &reason).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(!manager.get(&format!("/rounds/{second}")).await.all("a[href$=reopen]").is_empty());
    // A project that was withdrawn meanwhile stays withdrawn when its round is closed.
    let third = store_round(&pool, "DIG-001", &PEOPLE, &["gesetz"]).await;
    sqlx::query("update project set state = 'withdrawn' where number = 'DIG-001'")
        .execute(&pool)
        .await
        .unwrap();
    assert_eq!(close(&manager, third).await.status, StatusCode::SEE_OTHER);
    assert_eq!(state_of(&pool, "DIG-001").await, "withdrawn");
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn the_database_keeps_the_rules_by_itself(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    drop(portal);
    let round = store_round(&pool, "DIG-003", &["assessor-law"], &["gesetz"]).await;
    let cell = "select round_id, criterion_id, person_id";
    for (statement, rule) in [
        ("insert into assessment_round (project_id, opened_by, opened_at) select project_id, opened_by, now() from assessment_round".to_owned(), "assessment_round_one_open"),
        ("update assessment_round set closed_at = now()".to_owned(), "assessment_round_closed_by_somebody"),
        (format!("insert into assessment {cell}, 6, 'lang genug ist das', now(), 1 from round_assignment"), "assessment_level_range"),
        (format!("insert into assessment {cell}, 0, '   kurz    ', now(), 1 from round_assignment"), "assessment_reason_written"),
        (format!("insert into assessment {cell} + 1, 0, 'lang genug ist das', now(), 1 from round_assignment"), "assessment_round_id_criterion_id_person_id_fkey"),
        (format!("insert into replaced_level values ({round}, 1, 11, 'x', null)"), "replaced_level_range"),
    ] {
        let said = sqlx::raw_sql(sqlx::AssertSqlSafe(statement.clone())).execute(&pool).await.unwrap_err().to_string();
        assert!(said.contains(rule), "{statement}: {said}");
    }
}
