// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! The workbench, and what is stored of what people say there.

use axum::http::StatusCode;
use chrono::TimeDelta;
use sqlx::PgPool;
use vorrang::kit::page::Installation;

use super::{CRITERIA, REASON, close, give, logged, person_id, store_round};
use crate::support::portal::{Portal, test_day};

async fn stored(pool: &PgPool) -> Vec<(String, Option<i16>, String, i32)> {
    sqlx::query_as(
        "select key, level, reason, assessment.row_version from assessment
         join criterion on criterion.id = criterion_id order by position",
    )
    .fetch_all(pool)
    .await
    .unwrap()
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn the_facts_of_the_proposal_stand_beside_the_levels(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let round = store_round(&pool, "DIG-001", &["assessor-law"], &["buerger"]).await;
    sqlx::query(
        "update project set problem = 'Heute auf Papier.\nKünftig online.', citizen_cases = 12000,
                citizen_effect = 'medium', deadline_reason = 'Wahltermin', council_document = '16389-20'
         where number = 'DIG-001'",
    )
    .execute(&pool)
    .await
    .unwrap();
    let law = portal.person("assessor-law").await;
    let page = law.get(&format!("/assessments/{round}/buerger")).await;
    let facts: Vec<(String, String)> =
        page.texts(".bench__project dt").into_iter().zip(page.texts(".bench__project dd")).collect();
    let fact = |label: &str| &*facts.iter().find(|(named, _)| named == label).unwrap().1;
    assert_eq!(fact("Frist"), "09.06.2024");
    assert_eq!(fact("Grund der Frist"), "Wahltermin");
    assert_eq!(fact("Drucksachennummer"), "16389-20");
    assert!(fact("Nutzen für Bürgerinnen und Bürger").contains("12.000"), "{facts:?}");
    assert!(facts.iter().any(|(_, value)| value == "Heute auf Papier. Künftig online."), "{facts:?}");

    // A project of a list says no more than the list.
    let round = store_round(&pool, "DIG-003", &["assessor-law"], &["buerger"]).await;
    let page = law.get(&format!("/assessments/{round}/buerger")).await;
    assert_eq!(page.all(".bench__project dt").len(), 3);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn from_criterion_to_criterion_and_from_project_to_project(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let law = portal.person("assessor-law").await;
    assert!(law.get("/assessments").await.text("main").contains("Zurzeit ist nichts zu bewerten."));
    // DIG-003 has no deadline, DIG-001 has: it comes first although it was opened later.
    let later = store_round(&pool, "DIG-003", &["assessor-law"], &["gesetz", "politik"]).await;
    let first = store_round(&pool, "DIG-001", &["assessor-law", "assessor-politics"], &CRITERIA).await;

    let list = law.get("/assessments").await;
    let lines = list.texts(".tasks li");
    assert_eq!(lines.len(), 2);
    assert_eq!(
        lines[0],
        "Online-Antrag Briefwahl DIG-001 · Frist 09.06.2024 0 von 4 bewertet Bewerten DIG-001"
    );
    assert!(lines[1].contains("DIG-003 0 von 2 bewertet"), "{}", lines[1]);

    let page = law.get(&list.link("Bewerten DIG-001")).await;
    assert_eq!(page.address, format!("/assessments/{first}/gesetz"));
    assert_eq!(page.text("h1"), "Online-Antrag Briefwahl");
    assert_eq!(page.text("#criterion"), "Gesetzliche Rahmenbedingungen");
    assert!(page.text(".bench__project").contains("§ 26 EuWO"));
    let choices = page.texts(".level-to-give label");
    assert_eq!(choices.len(), 7);
    assert!(choices[0].starts_with("0 Kein Rechtsbezug."), "{}", choices[0]);
    assert_eq!(choices[6], "– Kann ich nicht beurteilen");
    assert_eq!(page.texts(".steps li"), ["Gesetz", "Politik", "Nutzen Bürger", "Nutzen Unternehmen"]);
    assert_eq!(page.link("Überspringen"), format!("/assessments/{first}/politik"));

    let on = give(&law, &page.address, "4", REASON).await;
    assert_eq!(on.headers["location"].to_str().unwrap(), format!("/assessments/{first}/politik"));
    let page = law.follow(&on).await;
    assert_eq!(page.text(".steps .progress"), "1 von 4 bewertet");
    assert_eq!(page.texts(".steps--done"), ["Gesetz (bewertet)"]);
    give(&law, &page.address, "none", "").await;
    give(&law, &format!("/assessments/{first}/buerger"), "5", REASON).await;
    let on = give(&law, &format!("/assessments/{first}/unternehmen"), "0", REASON).await;
    assert_eq!(on.headers["location"].to_str().unwrap(), format!("/assessments/{later}/gesetz"));
    give(&law, &format!("/assessments/{later}/politik"), "1", REASON).await;
    let last = law.get(&format!("/assessments/{later}/gesetz")).await;
    assert_eq!(last.text(".assess button"), "Speichern");
    let on = give(&law, &last.address, "3", REASON).await;
    assert_eq!(on.headers["location"], "/assessments");
    let done = law.follow(&on).await;
    assert!(done.text("main").contains("Sie haben alles bewertet."));
    assert_eq!(done.texts(".tasks li").len(), 2);
    assert_eq!(
        stored(&pool).await.into_iter().map(|(key, level, ..)| (key, level)).collect::<Vec<_>>(),
        [
            ("gesetz", Some(4)),
            ("gesetz", Some(3)),
            ("politik", None),
            ("politik", Some(1)),
            ("buerger", Some(5)),
            ("unternehmen", Some(0))
        ]
        .map(|(key, level)| (key.to_owned(), level))
    );
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn what_is_missing_is_said_and_what_was_typed_stays(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let law = portal.person("assessor-law").await;
    let round = store_round(&pool, "DIG-001", &["assessor-law"], &["gesetz"]).await;
    let address = format!("/en/assessments/{round}/gesetz");
    let refused = give(&law, &address, "4", "Zu kurz").await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(refused.text("#reason-error"), "Please give a justification of at least 10 characters.");
    assert_eq!(refused.text("#reason"), "Zu kurz");
    assert_eq!(refused.all("[name=level][checked]")[0].attr("value"), Some("4"));
    assert!(refused.text("title").starts_with("Error: "));
    let refused = give(&law, &address, "6", REASON).await;
    assert!(refused.text("#level-error").starts_with("Please choose a level"));
    assert_eq!(stored(&pool).await, []);
    assert_eq!(logged(&pool, "assessment-given").await, []);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_judgement_can_be_changed_until_two_windows_disagree(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let law = portal.person("assessor-law").await;
    let round = store_round(&pool, "DIG-001", &["assessor-law"], &["gesetz"]).await;
    let address = format!("/assessments/{round}/gesetz");
    give(&law, &address, "4", REASON).await;
    let page = law.get(&address).await;
    assert_eq!(page.all("[name=level][checked]")[0].attr("value"), Some("4"));
    assert_eq!(page.text("#reason"), REASON);
    give(&law, &address, "2", "Doch nur eine Kann-Regelung.").await;
    assert_eq!(
        logged(&pool, "assessment-given").await,
        [
            (None, "DIG-001 gesetz".into(), String::new(), r#"{"level": 4}"#.into(), Some(REASON.into())),
            (
                None,
                "DIG-001 gesetz".into(),
                r#"{"level": 4}"#.into(),
                r#"{"level": 2}"#.into(),
                Some("Doch nur eine Kann-Regelung.".into())
            ),
        ],
        "with a person, but in the history of no project"
    );

    // The other window still shows the first version, or none at all.
    for (version, level) in [("1", "5"), ("", "none"), ("x", "0")] {
        let typed = [("level", level), ("reason", "Aus dem anderen Fenster."), ("version", version)];
        let conflict = law.post(&address, &typed).await;
        assert_eq!(conflict.status, StatusCode::CONFLICT);
        let rows = conflict.rows(".conflict tbody");
        assert_eq!(rows[0][1], "2");
        assert_eq!(rows[1][1..], ["Doch nur eine Kann-Regelung.", "Aus dem anderen Fenster."]);
        assert_eq!(conflict.text("#reason"), "Aus dem anderen Fenster.");
        assert_eq!(conflict.all("[name=version]")[0].attr("value"), Some("2"));
    }
    assert_eq!(stored(&pool).await, [("gesetz".into(), Some(2), "Doch nur eine Kann-Regelung.".into(), 2)]);
    // Having compared, one decides.
    let decided = [("level", "5"), ("reason", "Aus dem anderen Fenster."), ("version", "2")];
    assert_eq!(law.post(&address, &decided).await.status, StatusCode::SEE_OTHER);
    assert_eq!(stored(&pool).await[0].1, Some(5));
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_double_click_is_one_judgement(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let law = portal.person("assessor-law").await;
    let round = store_round(&pool, "DIG-001", &["assessor-law"], &["gesetz"]).await;
    let address = format!("/assessments/{round}/gesetz");
    law.get(&address).await;
    let typed = [("level", "4"), ("reason", REASON), ("version", "")];
    let clicks =
        tokio::join!(law.post(&address, &typed), law.post(&address, &typed), law.post(&address, &typed));
    for page in [clicks.0, clicks.1, clicks.2] {
        assert_eq!(page.status, StatusCode::SEE_OTHER);
    }
    assert_eq!(stored(&pool).await, [("gesetz".to_owned(), Some(4), REASON.to_owned(), 1)]);
    assert_eq!(logged(&pool, "assessment-given").await.len(), 1);
    // The same when it is changed.
    let typed = [("level", "3"), ("reason", REASON), ("version", "1")];
    let clicks = tokio::join!(law.post(&address, &typed), law.post(&address, &typed));
    assert_eq!([clicks.0.status, clicks.1.status], [StatusCode::SEE_OTHER; 2]);
    assert_eq!(stored(&pool).await, [("gesetz".to_owned(), Some(3), REASON.to_owned(), 2)]);
    assert_eq!(logged(&pool, "assessment-given").await.len(), 2);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn what_counts_is_who_somebody_is_at_that_moment(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let round = store_round(&pool, "DIG-001", &["assessor-law"], &["gesetz"]).await;
    let address = format!("/assessments/{round}/gesetz");
    let typed = [("level", "4"), ("reason", REASON)];
    // Whoever is not asked does not judge, and cells that are not there are nowhere.
    let politics = portal.person("assessor-politics").await;
    assert_eq!(politics.get(&address).await.status, StatusCode::FORBIDDEN);
    assert_eq!(politics.post(&address, &typed).await.status, StatusCode::FORBIDDEN);
    let law = portal.person("assessor-law").await;
    for nowhere in [format!("/assessments/{round}/preis"), "/assessments/99/gesetz".to_owned()] {
        law.get("/").await;
        assert_eq!(law.get(&nowhere).await.status, StatusCode::NOT_FOUND);
        assert_eq!(law.post(&nowhere, &typed).await.status, StatusCode::NOT_FOUND);
    }
    // After a move to the department that asks for the project, it is neither listed nor accepted.
    assert_eq!(law.get("/assessments").await.texts(".tasks li").len(), 1);
    sqlx::query(
        "update person set department_id = (select id from department where name = 'Bürgerdienste')
         where sign_in_name = 'assessor-law'",
    )
    .execute(&pool)
    .await
    .unwrap();
    assert!(law.get("/assessments").await.all(".tasks").is_empty());
    for page in [law.get(&address).await, law.post(&address, &typed).await] {
        assert_eq!(page.text("h1"), "Dieses Vorhaben bewerten andere");
        assert_eq!(page.status, StatusCode::FORBIDDEN);
        assert!(page.text("main").contains("Niemand bewertet Vorhaben des eigenen Fachbereichs."));
    }
    sqlx::query("update person set department_id = null where sign_in_name = 'assessor-law'")
        .execute(&pool)
        .await
        .unwrap();
    assert_eq!(law.get(&address).await.status, StatusCode::OK);
    sqlx::query("delete from person_role where role = 'assessor' and person_id = $1")
        .bind(person_id(&pool, "assessor-law").await)
        .execute(&pool)
        .await
        .unwrap();
    assert_eq!(law.post(&address, &typed).await.status, StatusCode::FORBIDDEN);
    assert_eq!(stored(&pool).await, []);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn too_late_is_said_and_what_was_typed_stays(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let manager = portal.person("portfolio").await;
    let law = portal.person("assessor-law").await;
    let round = store_round(&pool, "DIG-001", &["assessor-law"], &["gesetz"]).await;
    let address = format!("/assessments/{round}/gesetz");
    law.get(&address).await;
    close(&manager, round).await;
    let late = law.post(&address, &[("level", "4"), ("reason", REASON), ("version", "")]).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.text("[role=alert]").starts_with("Die Runde ist geschlossen"));
    assert_eq!(late.text("#reason"), REASON);
    assert!(late.all("main button").is_empty());
    assert_eq!(stored(&pool).await, []);
    assert!(law.get("/assessments").await.all(".tasks").is_empty());
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn either_it_counts_or_the_assessor_is_told(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let manager = portal.person("portfolio").await;
    let (law, politics) = (portal.person("assessor-law").await, portal.person("assessor-politics").await);
    for number in ["DIG-001", "DIG-003", "DIG-010", "DIG-011", "DIG-012", "DIG-013"] {
        let people = ["assessor-law", "assessor-politics"];
        let round = store_round(&pool, number, &people, &["gesetz"]).await;
        super::submit(&pool, &[number]).await;
        let address = format!("/assessments/{round}/gesetz");
        assert_eq!(give(&politics, &address, "4", REASON).await.status, StatusCode::SEE_OTHER);
        let (given, closed) = tokio::join!(give(&law, &address, "4", REASON), close(&manager, round));
        assert_eq!(closed.status, StatusCode::SEE_OTHER);
        // Two levels make one that counts; so it counts exactly if the assessor was not told otherwise.
        let counts = super::levels(&pool, number).await[0] == Some(8);
        assert_eq!(counts, given.status == StatusCode::SEE_OTHER, "{number}: {}", given.status);
    }
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_lapsed_session_loses_nothing(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let law = portal.person("assessor-law").await;
    let round = store_round(&pool, "DIG-001", &["assessor-law"], &["gesetz"]).await;
    let address = format!("/assessments/{round}/gesetz");
    law.get(&address).await;
    let later = test_day() + TimeDelta::hours(1);
    let portal = Portal::on(&pool, Installation { demonstration: true }, later);
    let law = law.at(&portal);
    let lapsed = law.post(&address, &[("level", "4"), ("reason", REASON), ("version", "")]).await;
    let form = law.follow(&lapsed).await;
    let value =
        |name: &str| form.all(&format!(".visitors [name={name}]"))[0].attr("value").unwrap().to_owned();
    let id = person_id(&pool, "assessor-law").await.to_string();
    let (next, resume) = (value("next"), value("resume"));
    let fields = [("person", id.as_str()), ("next", &next), ("resume", &resume)];
    let back = law.post("/sign-in/demonstration", &fields).await;
    let page = law.follow(&back).await;
    assert_eq!(page.text("#reason"), REASON);
    assert_eq!(page.all("[name=level][checked]")[0].attr("value"), Some("4"));
}
