// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! The way of a project from submission to its end: who moves it on, what is asked for, who is told.

use axum::http::{StatusCode, header::LOCATION};
use chrono::TimeDelta;
use fantoccini::key::Key;
use proptest::{prelude::*, strategy::ValueTree as _, test_runner::TestRunner};
use scraper::{ElementRef, Selector};
use serde_json::{Value, json};
use sqlx::PgPool;
use vorrang::{
    audit::Actor,
    kit::page::Installation,
    people::{self, AccessRules},
    projects::{self, State, set_state},
};

use crate::{
    journeys,
    support::portal::{Page, Portal, Visitor, test_day, text},
};

const INSTALLATION: Installation = Installation { demonstration: true };
/// Of the department of `head-services`.
const OWN: &str = "DIG-001";
/// Of the department of `head-youth`.
const OTHER: &str = "DIG-029";

/// Puts a project where a test wants it, three days before, as if `head-services` had handed it in.
async fn put(pool: &PgPool, number: &str, state: &str) {
    sqlx::query(
        "update project
         set state = $2::project_state, state_since = $3, submitted_at = $3,
             submitted_by = (select id from person where sign_in_name = 'head-services')
         where number = $1",
    )
    .bind(number)
    .bind(state)
    .bind(test_day() - TimeDelta::days(3))
    .execute(pool)
    .await
    .unwrap();
}

async fn state_of(pool: &PgPool, number: &str) -> String {
    let state = sqlx::query_scalar("select state::text from project where number = $1").bind(number);
    state.fetch_one(pool).await.unwrap()
}

/// What the log says of a project: action, states or kind, reason.
async fn logged(pool: &PgPool, number: &str) -> Vec<(String, Option<Value>, Option<Value>, Option<String>)> {
    let events = sqlx::query_as(
        "select action, before, after, reason from audit_event where project_number = $1 order by id",
    );
    events.bind(number).fetch_all(pool).await.unwrap()
}

fn address(number: &str, verb: &str) -> String {
    format!("/projects/{number}/{verb}")
}

impl Visitor {
    /// Fills in the form of a verb and sends it.
    async fn does(&self, number: &str, verb: &str, fields: &[(&str, &str)]) -> Page {
        let address = address(number, verb);
        assert_eq!(self.get(&address).await.status, StatusCode::OK, "{address}");
        self.post(&address, fields).await
    }

    /// The same, and it is done.
    async fn has_done(&self, number: &str, verb: &str, fields: &[(&str, &str)]) -> Page {
        let page = self.does(number, verb, fields).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{number} {verb}: {:?}", page.texts(".kern-error"));
        self.follow(&page).await
    }
}

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
        async move { portal.person(name).await.get("/projects/DIG-029").await.texts(".verbs a") }
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
async fn what_is_merged_leads_on_keeps_its_text_and_can_be_undone(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    put(&pool, OWN, "query").await;
    let manager = portal.person("portfolio").await;
    let title = "Online-Antrag Briefwahl";
    let page = manager.does(OWN, "merge", &[("target", "dig-029"), ("text", "Ein Portal für alles")]).await;
    assert_eq!(page.headers[LOCATION], "/projects/DIG-001");
    // Everybody is led on, and told so.
    let stranger = portal.visitor();
    let page = stranger.get("/en/projects/DIG-001").await;
    assert_eq!(page.headers[LOCATION], "/en/projects/DIG-029?from=DIG-001");
    let page = stranger.follow(&page).await;
    assert_eq!(page.text(".notice"), format!("DIG-001 “{title}” has been merged into this project."));
    let old = stranger.get(&page.link("Show the old text DIG-001")).await;
    assert_eq!((old.status, old.text("h1").as_str()), (StatusCode::OK, title));
    // The sentence cannot be had for a project that is not merged into this one.
    assert!(stranger.get("/projects/DIG-029?from=DIG-002").await.all(".notice").is_empty());

    // No chain, and thereby no circle.
    for (number, target, sentence) in [
        ("DIG-002", OWN, "DIG-001 ist selbst zusammengeführt. Bitte nennen Sie DIG-029, wo es weitergeht."),
        (
            OTHER,
            "DIG-002",
            "In diesem Vorhaben gehen schon andere weiter (DIG-001). Führen Sie zuerst diese mit dem neuen \
             zusammen.",
        ),
        (OTHER, OWN, "DIG-001 ist selbst zusammengeführt. Bitte nennen Sie DIG-029, wo es weitergeht."),
    ] {
        let page = manager.does(number, "merge", &[("target", target), ("text", "Dasselbe")]).await;
        assert_eq!(page.texts(".kern-error"), [sentence]);
    }
    let page = manager.has_done(OWN, "unmerge", &[("text", "Doch zweierlei")]).await;
    assert_eq!(page.text("h1"), title);
    assert_eq!(page.text(".state-mark"), "Rückfrage");
    assert!(stranger.get("/projects/DIG-029?from=DIG-001").await.all(".notice").is_empty());
    let events = logged(&pool, OWN).await;
    assert_eq!(events[0].2, Some(json!({ "state": "merged", "merged_into": "DIG-029" })));
    assert_eq!(events[1].2, Some(json!({ "state": "query" })));
    // A button pressed twice is no conflict here either.
    let again = manager.post(&address(OWN, "unmerge"), &[("text", "Doch zweierlei")]).await;
    assert_eq!((again.status, logged(&pool, OWN).await.len()), (StatusCode::SEE_OTHER, 2));
}

/// "Project requires required", and nothing else.
async fn require(pool: &PgPool, edges: &[(&str, &str)]) {
    sqlx::query("delete from dependency").execute(pool).await.unwrap();
    for (project, required) in edges {
        sqlx::query(
            "insert into dependency select one.id, other.id from project as one, project as other
             where one.number = $1 and other.number = $2",
        )
        .bind(project)
        .bind(required)
        .execute(pool)
        .await
        .unwrap();
    }
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn what_requires_a_merged_project_requires_where_it_goes_on(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    put(&pool, OWN, "query").await;
    let manager = portal.person("portfolio").await;
    // The one in which it goes on is required by it, requires the same, and is required by the same.
    require(
        &pool,
        &[
            (OWN, OTHER),
            (OWN, "DIG-003"),
            (OTHER, "DIG-003"),
            ("DIG-004", OWN),
            ("DIG-005", OWN),
            ("DIG-005", OTHER),
        ],
    )
    .await;
    let related = async |number: &str, heading: &str| {
        let page = manager.get(&format!("/projects/{number}")).await;
        let heading = page.all("h3").into_iter().find(|found| text(*found) == heading).unwrap();
        let list = heading.next_siblings().find_map(ElementRef::wrap).unwrap();
        let links = list.select(&Selector::parse("a").unwrap()).map(text).collect::<Vec<_>>();
        let mut numbers: Vec<String> = links.iter().map(|link| link[..7].to_owned()).collect();
        numbers.sort();
        numbers
    };
    let (requires, required_by) = ("Setzt voraus", "Wird benötigt von");
    assert_eq!(related("DIG-004", requires).await, [OWN]);
    assert_eq!(related(OTHER, required_by).await, [OWN, "DIG-005"]);
    manager.does(OWN, "merge", &[("target", OTHER), ("text", "Dasselbe")]).await;
    assert_eq!(state_of(&pool, OWN).await, "merged");
    assert_eq!(related("DIG-004", requires).await, [OTHER]);
    assert_eq!(related("DIG-005", requires).await, [OTHER], "it is there once");
    assert_eq!(related(OTHER, requires).await, ["DIG-003"], "nothing requires itself");
    assert_eq!(related(OTHER, required_by).await, ["DIG-004", "DIG-005"]);
    assert_eq!(related("DIG-003", required_by).await, [OTHER]);
    manager.has_done(OWN, "unmerge", &[("text", "Doch zweierlei")]).await;
    assert_eq!(related("DIG-004", requires).await, [OWN]);
    assert_eq!(related(OTHER, required_by).await, [OWN, "DIG-005"]);

    // What lies between the two would have to be there before itself.
    require(&pool, &[(OWN, "DIG-003"), ("DIG-003", OTHER)]).await;
    let page = manager.does(OWN, "merge", &[("target", OTHER), ("text", "Dasselbe")]).await;
    let said = page.texts(".kern-error");
    assert!(said[0].contains("sich selbst voraussetzen: DIG-0"), "{said:?}");
    assert_eq!(state_of(&pool, OWN).await, "query");
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn two_projects_cannot_be_merged_into_each_other_at_once(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let manager = portal.person("portfolio").await;
    for (one, other) in [("DIG-002", "DIG-003"), ("DIG-016", "DIG-020"), ("DIG-022", "DIG-023")] {
        let (there, back) = (address(one, "merge"), address(other, "merge"));
        manager.get(&there).await;
        let (into_other, into_one) =
            ([("target", other), ("text", "Eins")], [("target", one), ("text", "Eins")]);
        let (there, back) = tokio::join!(manager.post(&there, &into_other), manager.post(&back, &into_one));
        let mut outcomes = [there.status, back.status];
        outcomes.sort();
        assert_eq!(outcomes, [StatusCode::SEE_OTHER, StatusCode::UNPROCESSABLE_ENTITY]);
    }
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn comments_are_for_those_who_are_signed_in_and_are_never_changed(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    put(&pool, OWN, "assessed").await;
    let kinds = |name: &'static str| {
        let portal = portal.clone();
        async move { portal.person(name).await.get("/projects/DIG-001/comment").await }
    };
    assert_eq!(
        kinds("portfolio").await.texts("#kind label"),
        ["Frage an den Fachbereich", "Sachstand: So geht es voran"]
    );
    assert_eq!(
        kinds("head-services").await.texts("#kind label"),
        ["Antwort des Fachbereichs", "Einwand: Es spricht etwas dagegen"]
    );
    // Whoever can say one thing only is not asked which.
    for name in ["head-youth", "leadership"] {
        let form = kinds(name).await;
        assert!(form.all("#kind").is_empty());
        assert_eq!(form.text("label[for=text]"), "Einwand: Es spricht etwas dagegen");
        assert!(form.text(".kern-hint").contains("Keine personenbezogenen Daten"));
    }
    for name in ["reader", "assessor-services", "admin", "auditor"] {
        assert_eq!(kinds(name).await.status, StatusCode::FORBIDDEN, "{name}");
    }

    let head = portal.person("head-youth").await;
    head.has_done(OWN, "comment", &[("text", "Wir brauchen\n<b>das</b> zuerst.")]).await;
    let foreign = head.does(OWN, "comment", &[("kind", "status"), ("text", "Läuft")]).await;
    assert_eq!(foreign.texts(".kern-error"), ["Bitte wählen Sie, was Sie sagen möchten."]);
    let manager = portal.person("portfolio").await;
    let unsure = manager.does(OWN, "comment", &[("text", "")]).await;
    assert_eq!(unsure.texts(".kern-error").len(), 2);
    let reader = portal.person("reader").await.get("/projects/DIG-001").await;
    assert_eq!(
        reader.texts(".comment"),
        ["Einwand Yasemin Acar, Jugendamt · 24.11.2026, 12:00 Uhr Wir brauchen <b>das</b> zuerst."]
    );
    // On an open board strangers see neither comments nor reasons.
    let stranger = portal.visitor().get("/projects/DIG-001").await;
    assert_eq!(stranger.status, StatusCode::OK);
    assert!(stranger.all("#procedure, #comments, .comment").is_empty());

    let said = json!({ "kind": "objection", "text": "Wir brauchen\n<b>das</b> zuerst." });
    assert_eq!(logged(&pool, OWN).await, [("project-commented".to_owned(), None, Some(said), None)]);
    for statement in ["update project_comment set text = 'x'", "delete from project_comment"] {
        let error = sqlx::query(statement).execute(&pool).await.unwrap_err().to_string();
        assert!(error.contains("a comment is never changed or removed"), "{error}");
    }
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn lists_say_what_waits_for_whom_and_since_when(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    for (number, state) in [
        (OWN, "query"),
        ("DIG-010", "submitted"),
        ("DIG-016", "in_review"),
        ("DIG-020", "in_review"),
        ("DIG-022", "deferred"),
        ("DIG-023", "deferred"),
        ("DIG-024", "draft"),
        ("DIG-040", "withdrawn"),
        (OTHER, "submitted"),
    ] {
        put(&pool, number, state).await;
    }
    for change in [
        "update project set state_since = state_since - interval '40 days' where number = 'DIG-029'",
        "update project set state_since = state_since - interval '9 days' where number = 'DIG-016'",
        "update project set former_state = 'query', state_reason = 'Ja.' where number = 'DIG-020'",
        "update project set state_reason = 'Was kostet es?' where number = 'DIG-001'",
        "update project set follow_up_on = '2026-11-24' where number = 'DIG-022'",
        "update project set follow_up_on = '2026-11-25' where number = 'DIG-023'",
    ] {
        sqlx::query(change).execute(&pool).await.unwrap();
    }
    let inbox = portal.person("portfolio").await.get("/inbox").await;
    let headings = [
        "Neu eingereicht 2",
        "Rückfrage beantwortet 1",
        "In Prüfung 1",
        "Wiedervorlage erreicht 1",
        "Antwort des Fachbereichs steht aus 1",
    ];
    assert_eq!(inbox.texts("main h2"), headings);
    let numbers = |page: &Page| -> Vec<String> {
        let titles = page.texts(".case__title a");
        titles.iter().map(|title| title.split(' ').next().unwrap().to_owned()).collect()
    };
    assert_eq!(numbers(&inbox), [OTHER, "DIG-010", "DIG-020", "DIG-016", "DIG-022", OWN]);
    assert_eq!(inbox.texts(".case__facts")[0], "Jugendamteingereicht von Harald Brinkmannseit 43 Tagen");
    assert_eq!(inbox.texts(".case__reason"), ["Antwort: Ja.", "Frage: Was kostet es?"]);
    assert_eq!(inbox.link("Bewertungsrunde öffnen DIG-020"), "/rounds/new?project=DIG-020");

    let own = portal.person("head-services").await.get("/proposals").await;
    assert_eq!(own.texts("main h2"), ["Entwürfe", "Ihre Antwort fehlt", "Unterwegs", "Beendet"]);
    assert_eq!(numbers(&own)[..2], [OWN, "DIG-010"]);
    assert!(
        own.texts(".case")[0].contains("Frage: Was kostet es? eingereicht von Harald Brinkmannseit 3 Tagen")
    );
    assert_eq!(own.link("Antworten DIG-001"), "/projects/DIG-001/answer");
    assert!(own.texts(".case")[1].contains("eingereicht Wartet auf Prüfung durch das Portfoliomanagement"));
    assert!(!numbers(&own).contains(&"DIG-024".to_owned()), "drafts are in another list");
    assert_eq!(numbers(&own).last().unwrap(), "DIG-040");
    assert_eq!(numbers(&portal.person("head-youth").await.get("/proposals").await), [OTHER, "DIG-031"]);

    let decisions = portal.person("leadership").await.get("/decisions").await;
    assert_eq!(decisions.texts("main h2"), ["Wiedervorlage erreicht", "Bewertet"]);
    assert_eq!(numbers(&decisions)[0], "DIG-022");
    let assessed: Vec<String> = numbers(&decisions)[1..].to_vec();
    assert!(!assessed.is_empty());
    let on_board = portal.get("/?state=assessed").await;
    assert_eq!(
        assessed,
        on_board
            .texts("tbody:not(.below) .title small:first-of-type")
            .iter()
            .map(|text| text.split(' ').next().unwrap().to_owned())
            .collect::<Vec<_>>()
    );
    let first = &assessed[0];
    assert_eq!(decisions.link(&format!("Priorisieren {first}")), format!("/projects/{first}/prioritise"));
}

/// Mails on their way: to whom, about what, saying what.
async fn mails(pool: &PgPool) -> Vec<(String, String, String)> {
    let mails = sqlx::query_as("select to_address, subject, body from outbox order by id");
    mails.fetch_all(pool).await.unwrap()
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn those_whom_it_concerns_are_told_once_unless_they_did_it_or_do_not_want_it(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    put(&pool, OWN, "in_review").await;
    sqlx::query("update person set email = sign_in_name || '@example.org'").execute(&pool).await.unwrap();
    // A second head of the department who wants no mails, a third who has left, a fourth without an address.
    sqlx::query(
        "with new as (
             insert into person (sign_in_name, name, email, department_id, is_active, wants_mail, added_at)
             select given.name, given.name, email, department.id, is_active, wants_mail, now()
             from (values ('quiet', 'quiet@example.org', true, false), ('gone', 'gone@example.org', false, true),
                          ('unreachable', null, true, true), ('blank', ' ', true, true))
                  as given(name, email, is_active, wants_mail), department
             where department.name = 'Bürgerdienste'
             returning id
         )
         insert into person_role select id, 'department_head' from new",
    )
    .execute(&pool)
    .await
    .unwrap();
    let manager = portal.person("portfolio").await;
    manager.has_done(OWN, "query", &[("text", "Wer zahlt?")]).await;
    let sent = mails(&pool).await;
    let to: Vec<&str> = sent.iter().map(|(to, ..)| to.as_str()).collect();
    assert_eq!(to, ["head-services@example.org"], "who submitted it and heads the department is told once");
    assert_eq!(sent[0].1, "DIG-001 Online-Antrag Briefwahl: Rückfrage");
    assert_eq!(
        sent[0].2,
        "Guten Tag Harald Brinkmann,\n\nPetra Lindner hat das Vorhaben DIG-001 „Online-Antrag Briefwahl“ \
         (Bürgerdienste) von „in Prüfung“ auf „Rückfrage“ gesetzt.\n\nFrage:\nWer zahlt?\n\nWartet auf eine \
         Antwort des Fachbereichs.\n\nSie bekommen diese Nachricht, weil Sie für das Vorhaben oder für den \
         nächsten Schritt zuständig sind. Im Portal können Sie solche Nachrichten in Ihrem Konto abbestellen.\n"
    );

    // The answer is told to portfolio management, and not to whoever gave it. With an address, mails lead there.
    people::set_public_url(&pool, Some("https://vorrang.example.org/")).await.unwrap();
    let head = portal.person("head-services").await;
    head.has_done(OWN, "answer", &[("text", "Das Land.")]).await;
    let sent = mails(&pool).await;
    assert_eq!(sent.len(), 2);
    assert_eq!(sent[1].0, "portfolio@example.org");
    assert!(sent[1].2.contains("\n\nAntwort:\nDas Land.\n\n"));
    assert!(sent[1].2.contains("\n\nhttps://vorrang.example.org/projects/DIG-001\n\n"));

    // Another head of the same department may withdraw it: whoever submitted it is told, though in another
    // department by now.
    sqlx::query("update person set department_id = null where sign_in_name = 'head-services'")
        .execute(&pool)
        .await
        .unwrap();
    let leader = portal.person("leadership").await;
    leader.has_done(OWN, "defer", &[("follow_up", "01.03.2027"), ("text", "Kein Geld")]).await;
    let sent = mails(&pool).await;
    assert_eq!((sent.len(), sent[2].0.as_str()), (3, "head-services@example.org"));
    assert!(sent[2].2.contains("Wiedervorlage am 01.03.2027"));

    // What is refused writes to nobody.
    leader.post(&address(OWN, "decline"), &[]).await;
    assert_eq!(mails(&pool).await.len(), 3);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn what_is_said_is_told_to_the_other_side(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    put(&pool, OWN, "assessed").await;
    sqlx::query("update person set email = sign_in_name || '@example.org'").execute(&pool).await.unwrap();
    let manager = portal.person("portfolio").await;
    manager.has_done(OWN, "comment", &[("kind", "status"), ("text", "Beginnt im März.")]).await;
    let sent = mails(&pool).await;
    let to: Vec<&str> = sent.iter().map(|(to, ..)| to.as_str()).collect();
    assert_eq!(to, ["head-services@example.org"], "those who wrote it are not told");
    assert_eq!(sent[0].1, "DIG-001 Online-Antrag Briefwahl: Sachstand");
    assert!(sent[0].2.starts_with(
        "Guten Tag Harald Brinkmann,\n\nPetra Lindner hat zum Vorhaben DIG-001 „Online-Antrag Briefwahl“ \
         (Bürgerdienste) geschrieben:\n\nSachstand:\nBeginnt im März.\n\n"
    ));
    // What a department says is told to portfolio management, another department's also to the own one.
    let head = portal.person("head-services").await;
    head.has_done(OWN, "comment", &[("kind", "answer"), ("text", "Gut.")]).await;
    let youth = portal.person("head-youth").await;
    youth.has_done(OWN, "comment", &[("text", "Das stört uns.")]).await;
    let to: Vec<String> = mails(&pool).await.into_iter().skip(1).map(|(to, ..)| to).collect();
    assert_eq!(to.len(), 3);
    assert_eq!(to[0], "portfolio@example.org");
    assert!(to[1..].contains(&"portfolio@example.org".to_owned()));
    assert!(to[1..].contains(&"head-services@example.org".to_owned()));

    // Who wants no mails gets none.
    sqlx::query("update person set wants_mail = false").execute(&pool).await.unwrap();
    manager.has_done(OWN, "comment", &[("kind", "status"), ("text", "Begonnen.")]).await;
    assert_eq!(mails(&pool).await.len(), 4);
}

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

/// Signs a browser in as that person of the demonstration.
async fn sign_in(visitor: &journeys::Visitor, name: &str) {
    visitor.browser.client.delete_all_cookies().await.unwrap();
    visitor.open("/sign-in").await;
    let button = format!("//button[@class='visitor'][contains(., '{name}')]");
    visitor.browser.client.find(fantoccini::Locator::XPath(&button)).await.unwrap().click().await.unwrap();
    visitor.arrives_at("/").await;
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_question_is_asked_and_answered_by_keyboard_and_without_scripts(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    put(&pool, OWN, "submitted").await;
    let visitor = journeys::Visitor::of(&portal).await;
    visitor.browser.switch_scripts_off().await;

    sign_in(&visitor, "Petra Lindner").await;
    visitor.click_link("Eingang").await;
    visitor.arrives_at("/inbox").await;
    visitor.tab_to("a In Prüfung nehmen DIG-001").await;
    visitor.browser.press(Key::Enter).await;
    visitor.arrives_at("/projects/DIG-001/review").await;
    visitor.tab_to("button In Prüfung nehmen").await;
    visitor.browser.press(Key::Enter).await;
    visitor.arrives_at("/projects/DIG-001#procedure").await;
    visitor.tab_to("a Rückfrage stellen").await;
    visitor.browser.press(Key::Enter).await;
    visitor.arrives_at("/projects/DIG-001/query").await;
    visitor.tab_to("button Rückfrage stellen").await;
    visitor.browser.press(Key::Enter).await;
    // Nothing was typed: the summary leads to the field.
    let refused = fantoccini::Locator::Css("[role=alert]");
    visitor.browser.client.wait().for_element(refused).await.unwrap();
    // That the page says no is no surprise, and the browser's console notes it.
    assert_eq!(visitor.browser.console_errors().await.len(), 1);
    visitor.tab_to("a Ihre Frage an den Fachbereich").await;
    visitor.browser.press(Key::Enter).await;
    visitor.arrives_at("/projects/DIG-001/query#text").await;
    assert_eq!(visitor.browser.focused().await, "textarea Ihre Frage an den Fachbereich");
    visitor.types("Wer zahlt?").await;
    visitor.tab_to("button Rückfrage stellen").await;
    visitor.browser.press(Key::Enter).await;
    let asked = fantoccini::Locator::Css(".comment--question");
    visitor.browser.client.wait().for_element(asked).await.unwrap();

    sign_in(&visitor, "Harald Brinkmann").await;
    visitor.open("/proposals").await;
    visitor.tab_to("a Antworten DIG-001").await;
    visitor.browser.press(Key::Enter).await;
    visitor.arrives_at("/projects/DIG-001/answer").await;
    assert!(visitor.text(".quoted").await.contains("Wer zahlt?"));
    visitor.tab_to("textarea Ihre Antwort").await;
    visitor.types("Das Land.").await;
    visitor.tab_to("button Antworten").await;
    visitor.browser.press(Key::Enter).await;
    visitor.arrives_at("/projects/DIG-001#procedure").await;
    visitor.click_link("Zurückziehen").await;
    visitor.arrives_at("/projects/DIG-001/withdraw").await;
    visitor.click("#text").await;
    visitor.types("Hat sich erledigt.").await;
    visitor.click("main form button").await;
    visitor.arrives_at("/projects/DIG-001#procedure").await;
    assert_eq!(visitor.text(".standing .state-mark").await, "zurückgezogen");
    assert_eq!(visitor.texts(".comment").await.len(), 2);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn no_page_of_the_life_cycle_has_a_barrier(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    put(&pool, OWN, "query").await;
    put(&pool, "DIG-010", "submitted").await;
    put(&pool, "DIG-016", "in_review").await;
    put(&pool, "DIG-022", "deferred").await;
    for change in [
        "update project set state_reason = 'Was kostet es?', state_by = 1 where number = 'DIG-001'",
        "update project set former_state = 'assessed', follow_up_on = '2026-11-24',
             state_reason = 'Kein Geld' where number = 'DIG-022'",
        "update project set state = 'merged', merged_into = (select id from project where number = 'DIG-016')
         where number = 'DIG-020'",
        "insert into project_comment (project_id, author_id, kind, text, at)
         select id, 1, 'objection', 'Donaudampfschifffahrtsgesellschaftskapitänsmützenfabrikation', now()
         from project where number = 'DIG-016'",
    ] {
        sqlx::query(change).execute(&pool).await.unwrap();
    }
    let visitor = journeys::Visitor::of(&portal).await;
    for (name, paths) in [
        ("Harald Brinkmann", &["/proposals", "/projects/DIG-001/answer", "/projects/DIG-001/prioritise"][..]),
        (
            "Petra Lindner",
            &[
                "/inbox",
                "/projects/DIG-016?from=DIG-020",
                "/projects/DIG-016/merge",
                "/projects/DIG-016/review",
                "/projects/DIG-010/comment",
            ],
        ),
        ("Dr. Lorenz Hagemann", &["/decisions", "/projects/DIG-022/resume", "/en/projects/DIG-016/defer"]),
    ] {
        sign_in(&visitor, name).await;
        for path in paths {
            visitor.expect_no_barrier(path).await;
        }
    }
}
