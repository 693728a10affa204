// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Who moves a project on, and from where to where.

use axum::http::{StatusCode, header::LOCATION};
use serde_json::json;
use sqlx::PgPool;
use vorrang::{
    audit::Actor,
    people::AccessRules,
    projects::{self, State, set_state},
};

use super::{INSTALLATION, OTHER, OWN, address, logged, put, state_of};
use crate::support::portal::{Portal, test_day};

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_project_goes_its_way_and_every_step_is_kept(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    put(&pool, OWN, "submitted").await;
    let head = portal.person("head-services").await;
    let manager = portal.person("portfolio").await;
    let leader = portal.person("leadership").await;

    let page = manager.has_done(OWN, "review", &[]).await;
    assert_eq!(page.text(".state-mark"), "in Prüfung");
    let page = manager.has_done(OWN, "query", &[("text", " Wer zahlt?\r\nUnd wann? ")]).await;
    assert!(page.text("#procedure").contains("Wartet auf eine Antwort des Fachbereichs"));
    assert!(page.text("#procedure").contains("Rückfrage seit 24.11.2026, 12:00 Uhr · Petra Lindner"));

    let form = head.get(&address(OWN, "answer")).await;
    assert!(form.text(".quoted").contains("Wer zahlt? Und wann?"), "{}", form.text(".quoted"));
    let page = head.has_done(OWN, "answer", &[("text", "Das Land, 2027.")]).await;
    assert!(page.text("#procedure").contains("Antwort: Das Land, 2027."));
    assert_eq!(
        page.texts(".comment"),
        [
            "Frage Petra Lindner, Dortmunder Systemhaus · 24.11.2026, 12:00 Uhr Wer zahlt? Und wann?",
            "Antwort Harald Brinkmann, Bürgerdienste · 24.11.2026, 12:00 Uhr Das Land, 2027.",
        ]
    );

    // What rounds of assessment do with it.
    let mut db = pool.acquire().await.unwrap();
    for to in [State::InAssessment, State::Assessed] {
        let project = projects::find_by_number(&mut *db, &OWN.parse().unwrap()).await.unwrap().unwrap();
        set_state(&mut db, &Actor::system(), &project, to, None, test_day()).await.unwrap();
    }
    leader.has_done(OWN, "prioritise", &[("text", "Lenkungskreis, 24.11.2026")]).await;
    manager.has_done(OWN, "start", &[("text", "Anna Muster, 01.03.2027")]).await;
    let page = manager.has_done(OWN, "complete", &[("text", "Zur Wahl im Einsatz.")]).await;
    assert!(page.text("#procedure").contains("Ergebnis: Zur Wahl im Einsatz."));
    assert!(page.all(".verbs").is_empty(), "nothing is left to do");

    let step = |from: &str, to: &str, reason: Option<&str>| {
        let (before, after) = (json!({ "state": from }), json!({ "state": to }));
        ("project-state-changed".to_owned(), Some(before), Some(after), reason.map(str::to_owned))
    };
    let expected = [
        step("submitted", "in-review", None),
        step("in-review", "query", Some("Wer zahlt?\nUnd wann?")),
        step("query", "in-review", Some("Das Land, 2027.")),
        step("in-review", "in-assessment", None),
        step("in-assessment", "assessed", None),
        step("assessed", "prioritised", Some("Lenkungskreis, 24.11.2026")),
        step("prioritised", "in-progress", Some("Anna Muster, 01.03.2027")),
        step("in-progress", "completed", Some("Zur Wahl im Einsatz.")),
    ];
    assert_eq!(logged(&pool, OWN).await, expected);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_step_is_for_those_alone_whose_it_is(pool: PgPool) {
    Portal::demonstration(&pool).await;
    let rules = AccessRules { demonstration_sign_in: true, ..AccessRules::default() };
    let portal = Portal::with_rules(&pool, INSTALLATION, test_day(), rules);
    put(&pool, OWN, "query").await;
    put(&pool, OTHER, "in_review").await;
    let cases = [
        ("head-youth", OWN, "answer", StatusCode::FORBIDDEN),
        ("assessor-services", OWN, "answer", StatusCode::FORBIDDEN),
        ("portfolio", OWN, "answer", StatusCode::FORBIDDEN),
        ("head-services", OTHER, "withdraw", StatusCode::FORBIDDEN),
        ("head-services", OTHER, "query", StatusCode::FORBIDDEN),
        ("portfolio", OTHER, "decline", StatusCode::FORBIDDEN),
        ("admin", OTHER, "decline", StatusCode::FORBIDDEN),
        ("leadership", OTHER, "merge", StatusCode::FORBIDDEN),
        ("leadership", OTHER, "prioritise", StatusCode::CONFLICT),
        ("leadership", "DIG-999", "decline", StatusCode::NOT_FOUND),
        ("leadership", "nonsense", "decline", StatusCode::NOT_FOUND),
        // What comes of rounds and of proposals has no form here.
        ("portfolio", OTHER, "begin-assessment", StatusCode::NOT_FOUND),
        ("head-youth", OTHER, "submit", StatusCode::NOT_FOUND),
    ];
    let fields = [("text", "Darum"), ("target", "DIG-002"), ("follow_up", "01.03.2027")];
    for (name, number, verb, status) in cases {
        let person = portal.person(name).await;
        assert_eq!(person.get(&address(number, verb)).await.status, status, "{name} GET {number} {verb}");
        assert_eq!(
            person.post(&address(number, verb), &fields).await.status,
            status,
            "{name} POST {number} {verb}"
        );
    }
    let stranger = portal.visitor().get(&address(OTHER, "decline")).await;
    assert!(stranger.headers[LOCATION].to_str().unwrap().starts_with("/sign-in?next="));
    assert_eq!(
        (state_of(&pool, OWN).await, state_of(&pool, OTHER).await),
        ("query".into(), "in_review".into())
    );

    // A draft is nobody else's business, not even that it is there.
    put(&pool, OTHER, "draft").await;
    for name in ["portfolio", "leadership", "head-youth"] {
        let person = portal.person(name).await;
        for verb in ["comment", "withdraw", "decline", "merge"] {
            assert_eq!(
                person.get(&address(OTHER, verb)).await.status,
                StatusCode::NOT_FOUND,
                "{name} {verb}"
            );
        }
    }
    // On the page, everybody is offered what is theirs, and nothing that is not.
    put(&pool, OTHER, "in_review").await;
    let offered = |name: &'static str| {
        let portal = portal.clone();
        async move { portal.person(name).await.get("/projects/DIG-029").await.texts("#procedure .verbs a") }
    };
    assert_eq!(offered("portfolio").await, ["Bewertungsrunde öffnen", "Rückfrage stellen", "Zusammenführen"]);
    assert_eq!(offered("leadership").await, ["Zurückstellen", "Ablehnen"]);
    assert_eq!(offered("head-youth").await, ["Zurückziehen"]);
    for name in ["head-services", "reader", "admin", "auditor", "assessor-law"] {
        assert_eq!(offered(name).await, [""; 0], "{name}");
    }
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn what_is_missing_is_said_beside_its_field(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    put(&pool, OWN, "in_review").await;
    put(&pool, "DIG-040", "declined").await;
    let leader = portal.person("leadership").await;
    let page = leader.does(OWN, "defer", &[("follow_up", "bald"), ("text", " ")]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    let sentences = [
        "Bitte ein Datum im Format TT.MM.JJJJ eingeben, zum Beispiel 01.03.2027.",
        "Bitte füllen Sie dieses Feld aus.",
    ];
    assert_eq!(page.texts(".kern-error"), sentences);
    assert_eq!(page.all("#follow_up")[0].attr("value"), Some("bald"));
    assert_eq!(page.text("[role=alert] h2"), "Bitte prüfen Sie Ihre Angaben");
    assert!(page.text("title").starts_with("Fehler: "));
    let page = leader.does(OWN, "defer", &[("follow_up", "24.11.2026"), ("text", "Aus Gründen")]).await;
    assert_eq!(page.texts(".kern-error"), ["Bitte wählen Sie einen Tag nach dem heutigen."]);
    assert_eq!(page.text("#text"), "Aus Gründen");
    let page = leader.does(OWN, "defer", &[("follow_up", "1.3.2027"), ("text", &"ä".repeat(4001))]).await;
    assert_eq!(
        page.texts(".kern-error"),
        ["Bitte kürzen Sie den Text auf höchstens 4000 Zeichen; es sind 4001."]
    );

    let manager = portal.person("portfolio").await;
    for (target, sentence) in [
        ("", "Bitte geben Sie die Kennung eines Vorhabens ein, zum Beispiel DIG-002."),
        (
            "zwei",
            "Das ist keine Kennung. Sie besteht aus Buchstaben, Bindestrich und Ziffern, zum Beispiel DIG-002.",
        ),
        ("DIG-999", "Ein Vorhaben mit der Nummer „DIG-999“ gibt es nicht."),
        ("dig-001", "Das ist dieses Vorhaben selbst. Bitte nennen Sie ein anderes."),
        ("DIG-040", "DIG-040 wird nicht weiterverfolgt. Bitte nennen Sie ein anderes Vorhaben."),
    ] {
        let page = manager.does(OWN, "merge", &[("target", target), ("text", "Dasselbe")]).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{target}");
        assert_eq!(page.texts(".kern-error"), [sentence], "{target}");
        assert_eq!(page.all("#target")[0].attr("value"), Some(target));
    }
    assert_eq!(state_of(&pool, OWN).await, "in_review");
    assert!(logged(&pool, OWN).await.is_empty());
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn who_comes_too_late_is_told_what_happened_and_loses_no_word(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    put(&pool, OWN, "in_review").await;
    let manager = portal.person("portfolio").await;
    let leader = portal.person("leadership").await;
    manager.get(&address(OWN, "query")).await;
    leader.has_done(OWN, "decline", &[("text", "Gibt es schon beim Land.")]).await;
    let page = manager.post(&address(OWN, "query"), &[("text", "Wer zahlt?")]).await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    let said = page.text("main");
    for part in [
        "„Rückfrage stellen“ ist nicht möglich, solange das Vorhaben den Status „abgelehnt“ hat.",
        "seit 24.11.2026, 12:00 Uhr · Dr. Lorenz Hagemann",
        "Begründung: Gibt es schon beim Land.",
        "Das hatten Sie geschrieben Wer zahlt?",
    ] {
        assert!(said.contains(part), "{part}: {said}");
    }
    // The same with nothing filled in, and before anything is filled in.
    assert_eq!(manager.post(&address(OWN, "query"), &[]).await.status, StatusCode::CONFLICT);
    assert_eq!(manager.get(&address(OWN, "query")).await.status, StatusCode::CONFLICT);
    assert_eq!(logged(&pool, OWN).await.len(), 1);

    let page = leader.has_done(OWN, "reconsider", &[("text", "Das Land hört auf.")]).await;
    assert_eq!(page.text(".state-mark"), "in Prüfung");
    assert!(page.text("#procedure").contains("Begründung: Das Land hört auf."), "no answer to anything");
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn two_clicks_and_two_people_do_a_thing_once(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    put(&pool, OWN, "in_review").await;
    let manager = portal.person("portfolio").await;
    manager.get(&address(OWN, "query")).await;
    let (address, fields) = (address(OWN, "query"), [("text", "Wer zahlt?")]);
    let (one, other) = tokio::join!(manager.post(&address, &fields), manager.post(&address, &fields));
    assert_eq!((one.status, other.status), (StatusCode::SEE_OTHER, StatusCode::SEE_OTHER));
    assert_eq!(one.headers[LOCATION], "/projects/DIG-001#procedure");
    assert_eq!(logged(&pool, OWN).await.len(), 1);
    // Other words are another question, and that cannot be asked any more.
    assert_eq!(manager.post(&address, &[("text", "Und wann?")]).await.status, StatusCode::CONFLICT);

    put(&pool, OTHER, "assessed").await;
    let (one, other) = (portal.person("leadership").await, portal.person("leadership-second").await);
    let decline = self::address(OTHER, "decline");
    let prioritise = self::address(OTHER, "prioritise");
    one.get(&decline).await;
    other.get(&prioritise).await;
    let fields = [("text", "So beschlossen")];
    let (one, other) = tokio::join!(one.post(&decline, &fields), other.post(&prioritise, &fields));
    let mut outcomes = [one.status, other.status];
    outcomes.sort();
    // Whoever declines second may: prioritised projects can be declined.
    assert!(
        outcomes == [StatusCode::SEE_OTHER, StatusCode::CONFLICT]
            || (outcomes == [StatusCode::SEE_OTHER; 2] && state_of(&pool, OTHER).await == "declined"),
        "{outcomes:?}"
    );

    // A comment that is sent twice is said once; to say it again one has to open the form again.
    let manager = portal.person("portfolio").await;
    for count in 1..=2 {
        let form = manager.get("/projects/DIG-001/comment").await;
        let after = form.all("[name=after]")[0].attr("value").unwrap().to_owned();
        let fields = [("text", "Es geht voran."), ("after", &after)];
        for _ in 0..2 {
            let page = manager.post("/projects/DIG-001/comment", &fields).await;
            assert_eq!(page.headers[LOCATION], "/projects/DIG-001#comments");
        }
        let page = manager.get("/projects/DIG-001").await;
        assert_eq!(page.all(".comment--status").len(), count);
    }
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn what_is_put_off_comes_back_to_where_it_was(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    put(&pool, OWN, "prioritised").await;
    let leader = portal.person("leadership").await;
    let manager = portal.person("portfolio").await;
    let page =
        leader.has_done(OWN, "defer", &[("follow_up", "1.3.2027"), ("text", "Kein Geld in 2026")]).await;
    assert!(page.text("#procedure").contains("Wiedervorlage am 01.03.2027"));
    assert!(page.text("#procedure").contains("Begründung: Kein Geld in 2026"));
    let events = logged(&pool, OWN).await;
    assert_eq!(events[0].2, Some(json!({ "state": "deferred", "follow_up": "2027-03-01" })));

    // That it comes first is not for portfolio management to say.
    let form = manager.get(&address(OWN, "resume")).await;
    assert!(form.all("#to").is_empty());
    let refused =
        manager.post(&address(OWN, "resume"), &[("to", "prioritised"), ("text", "Geld ist da")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let form = leader.get(&address(OWN, "resume")).await;
    assert_eq!(form.texts("#to label"), ["priorisiert", "in Prüfung"]);
    let unsure = leader.post(&address(OWN, "resume"), &[("text", "Geld ist da")]).await;
    assert_eq!(unsure.texts(".kern-error"), ["Bitte wählen Sie, wie es weitergeht."]);
    let page = leader.has_done(OWN, "resume", &[("to", "prioritised"), ("text", "Geld ist da")]).await;
    assert_eq!(page.text(".state-mark"), "priorisiert");
    assert!(!page.text("#procedure").contains("Wiedervorlage"));
    // The reason is a reason, and not the decision that put it first.
    assert!(page.text("#procedure").contains("Begründung: Geld ist da"));

    // What came with a list has been nowhere before.
    put(&pool, OTHER, "deferred").await;
    let page = manager.has_done(OTHER, "resume", &[("text", "Es ist so weit")]).await;
    assert_eq!(page.text(".state-mark"), "in Prüfung");
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn the_database_itself_refuses_what_makes_no_sense(pool: PgPool) {
    Portal::demonstration(&pool).await;
    for (statement, rule) in [
        (
            "update project set follow_up_on = '2027-03-01' where number = 'DIG-001'",
            "project_follow_up_of_deferred",
        ),
        ("update project set merged_into = 1 where number = 'DIG-002'", "project_target_of_merged"),
        ("update project set state = 'merged', merged_into = id", "project_target_of_merged"),
        (
            "insert into project_comment (project_id, author_id, kind, text, at) values (1, 1, 'status', ' ', now())",
            "project_comment_written",
        ),
    ] {
        let error = sqlx::query(statement).execute(&pool).await.unwrap_err().to_string();
        assert!(error.contains(rule), "{statement}: {error}");
    }
}
