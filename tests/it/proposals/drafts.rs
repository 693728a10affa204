// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Drafts: kept as they were typed, seen by nobody else, overwritten by no other window.

use axum::http::StatusCode;
use chrono::TimeDelta;
use serde_json::Value;
use sqlx::PgPool;
use vorrang::{kit::page::Installation, people::AccessRules};

use super::{SUBJECT, begin, complete, count, fill_in, value};
use crate::support::portal::{Page, Portal, test_day};

fn json(page: &Page) -> Value {
    assert_eq!(page.headers["content-type"], "application/json");
    serde_json::from_slice(&page.bytes).unwrap()
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn whatever_is_typed_is_kept_and_explained_when_one_comes_back(pool: PgPool) {
    let head = Portal::demonstration(&pool).await.person("head-services").await;
    let draft = begin(&head).await;
    let typed =
        [("deadline", "31.02.2027"), ("council_document", " Drucksache 7 "), ("service_key", "10145")];
    let saved = fill_in(&head, &draft, 2, &typed).await;
    assert_eq!(saved.headers["location"].to_str().unwrap(), format!("{draft}/2"));
    let page = head.follow(&saved).await;
    assert_eq!(page.status, StatusCode::OK);
    assert_eq!(page.text("#saved"), "gespeichert 12:00");
    assert_eq!(value(&page, "deadline"), "31.02.2027");
    assert_eq!(value(&page, "council_document"), " Drucksache 7 ");
    let said = "Diesen Tag gibt es nicht im Kalender. Bitte prüfen Sie das Datum.";
    assert_eq!(page.text("#deadline-error"), said);
    assert_eq!(page.text(".kern-alert--danger li:first-child"), format!("Frist: {said}"));
    assert!(page.text("#council_document-error").contains("wie 16389-20 ein"));
    assert!(page.all("#service_key-error").is_empty());
    assert!(page.all("#deadline_reason-error").is_empty(), "what is missing is no mistake yet");
    assert!(page.text("title").starts_with("Fehler: "));
    // Coming from the list of what is missing, one is told beside the field.
    let page = head.get(&format!("{draft}/2?missing=1")).await;
    assert_eq!(page.text("#deadline_reason-error"), "Bitte nennen Sie den Grund der Frist.");
    // The other steps are as they were.
    assert_eq!(value(&head.get(&format!("{draft}/1")).await, "title"), "");
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn every_button_saves_and_leads_where_it_says(pool: PgPool) {
    let head = Portal::demonstration(&pool).await.person("head-services").await;
    let draft = begin(&head).await;
    for (version, (step, then, leads_to)) in (1..).zip([
        (1, "next", "/2"),
        (1, "stay", "/1"),
        (1, "4", "/4"),
        (1, "check", "/check"),
        (1, "99", "/check"),
        (1, "back", ""),
        (1, "nonsense", "/1"),
    ]) {
        let title = format!("Titel {version}");
        let fields = [("title", title.as_str()), ("version", &version.to_string()), ("then", then)];
        let answer = head.post(&format!("{draft}/{step}"), &fields).await;
        let expected =
            if leads_to.is_empty() { "/proposals".to_owned() } else { format!("{draft}{leads_to}") };
        assert_eq!(answer.headers["location"].to_str().unwrap(), expected, "{then}");
        assert_eq!(value(&head.get(&format!("{draft}/1")).await, "title"), title);
    }
    let answer = head.post(&format!("{draft}/4"), &[("version", "1"), ("then", "next")]).await;
    assert_eq!(answer.headers["location"].to_str().unwrap(), format!("{draft}/check"));
    assert_eq!(head.get(&format!("{draft}/5")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(head.get("/proposals/x/1").await.status, StatusCode::NOT_FOUND);
    // In English one stays in English.
    let answer = head.post(&format!("/en{draft}/2"), &[("version", "1"), ("then", "next")]).await;
    assert_eq!(answer.headers["location"].to_str().unwrap(), format!("/en{draft}/3"));
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn nobody_but_the_owner_sees_a_draft(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let (head, other) = (portal.person("head-services").await, portal.person("head-youth").await);
    let draft = complete(&head).await;
    for page in ["1", "2", "3", "4", "check", "discard"] {
        assert_eq!(other.get(&format!("{draft}/{page}")).await.status, StatusCode::NOT_FOUND, "{page}");
    }
    for page in ["1", "check", "discard"] {
        let answer = other.post(&format!("{draft}/{page}"), &[("title", "Meins"), ("version", "2")]).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{page}");
    }
    assert_eq!(value(&head.get(&format!("{draft}/1")).await, "title"), "Briefwahl online beantragen");
    assert!(other.get("/proposals").await.all(".drafts li").is_empty());
    for page in ["/", "/projects", "/projects?q=Briefwahl+online+beantragen"] {
        let page = head.get(page).await;
        assert!(!page.texts("main table").join(" ").contains("Briefwahl online beantragen"));
    }
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn several_drafts_stand_in_a_list_and_are_discarded_after_a_question(pool: PgPool) {
    let head = Portal::demonstration(&pool).await.person("head-services").await;
    assert_eq!(head.get("/proposals").await.texts("section .muted"), ["Sie haben keinen Entwurf."]);
    let empty = begin(&head).await;
    let full = complete(&head).await;
    let list = head.get("/proposals").await;
    assert_eq!(list.texts(".drafts h3"), ["Briefwahl online beantragen", "ohne Titel"]);
    assert_eq!(
        list.texts(".drafts p"),
        [
            "Bürgerdienste · nichts offen · gespeichert 12:00",
            "Bürgerdienste · noch 7 Angaben offen · gespeichert 12:00"
        ]
    );
    let ways: Vec<&str> = list.all(".drafts .kern-btn").iter().filter_map(|way| way.attr("href")).collect();
    assert_eq!(ways, [format!("{full}/check"), format!("{empty}/1")]);
    let question = head.get(&format!("{full}/discard")).await;
    assert!(question.text("main").contains("„Briefwahl online beantragen“ wird gelöscht"));
    assert_eq!(count(&pool, "select count(*) from proposal_draft").await, 2);
    let done = head.post(&format!("{full}/discard"), &[]).await;
    assert_eq!(head.follow(&done).await.texts(".drafts h3"), ["ohne Titel"]);
    assert_eq!(head.post(&format!("{full}/discard"), &[]).await.status, StatusCode::NOT_FOUND);
    assert_eq!(head.get(&format!("{full}/1")).await.status, StatusCode::NOT_FOUND);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_second_window_overwrites_nothing(pool: PgPool) {
    let head = Portal::demonstration(&pool).await.person("head-services").await;
    let draft = begin(&head).await;
    let address = format!("{draft}/1");
    fill_in(&head, &draft, 1, &[("title", "Erste Fassung"), ("contact", "Anna")]).await;
    // The same once more is no contradiction, however old the window.
    let again = fill_in(&head, &draft, 1, &[("title", "Erste Fassung"), ("contact", "Anna")]).await;
    assert_eq!(again.status, StatusCode::SEE_OTHER);
    // Another step is another thing.
    assert_eq!(fill_in(&head, &draft, 2, &[("deadline", "1.1.2027")]).await.status, StatusCode::SEE_OTHER);

    let typed = [("title", "Zweite Fassung"), ("contact", "Anna"), ("kind", "background")];
    let conflict = fill_in(&head, &draft, 1, &typed).await;
    assert_eq!(conflict.status, StatusCode::CONFLICT);
    assert_eq!(
        conflict.rows(".conflict tbody"),
        [
            ["Titel", "Erste Fassung", "Zweite Fassung"],
            [
                "Art des Vorhabens",
                "",
                "Hintergrund: eine Grundlage, auf der andere Vorhaben aufbauen, zum Beispiel die E-Akte."
            ]
        ]
    );
    assert_eq!(value(&conflict, "title"), "Zweite Fassung");
    assert_eq!(value(&head.get(&address).await, "title"), "Erste Fassung");
    let by_script = head.post_by_script(&address, &[("title", "Dritte"), ("version", "1")]).await;
    assert_eq!(by_script.status, StatusCode::CONFLICT);

    // Sent again from the page that shows both, it is a decision.
    let version = conflict.all("[name=version]")[0].attr("value").unwrap();
    let decided = head.post(&address, &[("title", "Zweite Fassung"), ("version", version)]).await;
    assert_eq!(decided.status, StatusCode::SEE_OTHER);
    assert_eq!(value(&head.get(&address).await, "title"), "Zweite Fassung");
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn the_script_is_told_what_of_the_page_has_changed(pool: PgPool) {
    let head = Portal::demonstration(&pool).await.person("head-services").await;
    let draft = begin(&head).await;
    let typed = [("title", "Briefwahl online"), ("version", "1")];
    let answer = json(&head.post_by_script(&format!("{draft}/1"), &typed).await);
    assert_eq!(answer["status"], "gespeichert 12:00");
    assert_eq!(answer["version"], 2);
    assert_eq!(answer["parts"]["open-1"], "noch 4 Angaben offen");
    let similar = answer["parts"]["similar"].as_str().unwrap();
    assert!(
        similar.contains("/projects/DIG-001") && similar.contains("Online-Antrag Briefwahl"),
        "{similar}"
    );
    assert!(!similar.contains("DIG-053"), "{similar}");

    let typed = [("citizen_effect", "medium"), ("citizen_cases", "1.200"), ("version", "1")];
    let answer = json(&head.post_by_script(&format!("/en{draft}/3"), &typed).await);
    assert_eq!(answer["status"], "saved 12:00");
    let level = answer["parts"]["citizen-level"].as_str().unwrap();
    assert!(
        level.contains("Level 3 of 5 follows") && level.contains("medium with 1,000 to 9,999"),
        "{level}"
    );
    assert!(answer["parts"]["business-level"].as_str().unwrap().contains("As soon as"));

    let typed = [("search", "akte"), ("requires", "DIG-006"), ("version", "1")];
    let answer = json(&head.post_by_script(&format!("{draft}/4"), &typed).await);
    assert_eq!(answer["status"], "gespeichert 12:00 · 2 Vorhaben gefunden");
    let list = answer["parts"]["prerequisites"].as_str().unwrap();
    for (number, is_there) in [("DIG-004", true), ("DIG-053", true), ("DIG-006", true), ("DIG-001", false)] {
        assert_eq!(list.contains(&format!("value=\"{number}\"")), is_there, "{number}: {list}");
    }
    assert_eq!(list.matches(" checked").count(), 1);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn similar_projects_and_levels_are_shown_without_script_after_saving(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let head = portal.person("head-services").await;
    let draft = begin(&head).await;
    let page = head.get(&format!("{draft}/1")).await;
    assert_eq!(page.text("#similar"), "", "nothing is like nothing");
    for (title, similar) in [
        ("E-Akte", &["DIG-004 ", "DIG-053 "][..]),
        ("Elektronische Rechnungen", &["DIG-014 ", "DIG-013 "]),
        ("Briefwahl per Telefon", &["DIG-001 "]),
        ("Wohngeldantrag digital", &["DIG-025 "]),
        ("HUNDESTEUR", &["DIG-041 "]),
        ("Online und digital", &[]),
        ("Feuerwerk am Phoenixsee", &[]),
        ("Akt", &[]),
    ] {
        sqlx::query("update proposal_draft set typed = jsonb_build_object('title', $1::text)")
            .bind(title)
            .execute(&pool)
            .await
            .unwrap();
        let found = head.get(&format!("{draft}/1")).await.texts("#similar a");
        let is = |found: &String, number: &&str| found.starts_with(*number);
        let has_all = similar.iter().all(|number| found.iter().any(|found| is(found, number)));
        // What is less like it may follow, but does not come first.
        let is_right = has_all && found.first().is_none_or(|first| similar.iter().any(|one| is(first, one)));
        assert!(is_right, "{title}: {found:?}");
    }

    fill_in(&head, &draft, 3, &super::BENEFIT).await;
    let page = head.get(&format!("{draft}/3")).await;
    assert!(
        page.text("#citizen-level").starts_with("Daraus folgt Stufe 5 von 5 Hohe Wirkung ab 10.000 Fällen.")
    );
    assert!(page.text("#business-level").starts_with("Daraus folgt Stufe 0 von 5 Keine Wirkung"));
    assert_eq!(page.all(".level-words").len(), 2);
    assert_eq!(page.all(".level-words li").len(), 12);
    assert_eq!(
        head.get(&format!("{draft}/2")).await.texts(".level-words summary"),
        ["So wird bewertet: Gesetzliche Rahmenbedingungen", "So wird bewertet: Wünsche der Politik"]
    );
    // A portal may judge by other criteria.
    sqlx::query("update criterion set key = 'etwas-anderes' where key = 'buerger'")
        .execute(&pool)
        .await
        .unwrap();
    let page = head.get(&format!("{draft}/3")).await;
    assert!(page.text("#citizen-level").starts_with("Daraus folgt Stufe 5 von 5"));
    assert_eq!(page.all(".level-words").len(), 1);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn prerequisites_are_found_and_kept_without_script(pool: PgPool) {
    let head = Portal::demonstration(&pool).await.person("head-services").await;
    let draft = begin(&head).await;
    let page = head.get(&format!("{draft}/4")).await;
    let first = page.texts("#requires label");
    assert_eq!(first.len(), 20);
    // Many others require it, and it is there for them.
    assert!(first[0].starts_with("DIG-009 ") && first[0].contains("(Hintergrund, "), "{}", first[0]);

    let typed = [("requires", "DIG-007"), ("effort", "80"), ("search", "  Signieren % "), ("then", "search")];
    let fields = [typed.as_slice(), &[("version", "1")]].concat();
    let found = head.post(&format!("{draft}/4"), &fields).await;
    let address = found.headers["location"].to_str().unwrap();
    assert!(address.ends_with("#search"), "{address}");
    let page = head.get(address).await;
    assert!(page.texts("#requires label")[0].starts_with("DIG-007 "), "what is chosen stays");
    assert!(page.texts("#requires label").iter().any(|label| label.starts_with("DIG-006 ")));
    assert_eq!(value(&page, "effort"), "80");
    let fields = [("requires", "DIG-007"), ("requires", "DIG-006"), ("version", "2"), ("then", "stay")];
    head.post(&format!("{draft}/4"), &fields).await;
    let page = head.get(&format!("{draft}/4?search=nirgends")).await;
    assert_eq!(page.all("#requires [checked]").len(), 2);
    assert!(page.text("#requires-hint").contains("nichts gefunden"));
    // Nobody waits for what will not come.
    sqlx::query("update project set state = 'declined' where number = 'DIG-053'")
        .execute(&pool)
        .await
        .unwrap();
    let labels = head.get(&format!("{draft}/4?search=akte")).await.texts("#requires label");
    assert!(labels.iter().any(|label| label.starts_with("DIG-004 ")));
    assert!(labels.iter().all(|label| !label.starts_with("DIG-053 ")), "{labels:?}");
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn nobody_has_more_drafts_than_fit_a_list(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let (head, again) = (portal.person("head-services").await, portal.person("head-services").await);
    let other = portal.person("head-youth").await;
    sqlx::query(
        "insert into proposal_draft (owner_id, department_id, created_at, saved_at)
         select id, department_id, now(), now() from person, generate_series(1, 49)
         where sign_in_name = 'head-services'",
    )
    .execute(&pool)
    .await
    .unwrap();
    for visitor in [&head, &again, &other] {
        visitor.get("/proposals/new").await;
    }
    // Of two clicks at once one is the last that fits.
    let (one, two) = tokio::join!(head.post("/proposals/new", &[]), again.post("/proposals/new", &[]));
    let refused = if one.status == StatusCode::SEE_OTHER { two } else { one };
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let said = refused.text("[role=alert]");
    assert!(said.contains("Mehr als 50 Entwürfe gleichzeitig sind nicht möglich."), "{said}");
    assert_eq!(refused.link("Meine Vorhaben"), "/proposals");
    assert_eq!(count(&pool, "select count(*) from proposal_draft").await, 50);
    assert_eq!(other.post("/proposals/new", &[]).await.status, StatusCode::SEE_OTHER);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_head_without_a_department_is_told_whom_to_ask(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let head = portal.person("head-services").await;
    sqlx::query("update person set department_id = null where sign_in_name = 'head-services'")
        .execute(&pool)
        .await
        .unwrap();
    for page in ["/proposals", "/proposals/new"] {
        let page = head.get(page).await;
        assert!(page.text(".notice").contains("Administration des Portals"));
        assert!(page.all("main form").is_empty());
    }
    let refused = head.post("/proposals/new", &[]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text(".notice").contains("keinem Fachbereich zugeordnet"));
    assert_eq!(count(&pool, "select count(*) from proposal_draft").await, 0);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn what_is_sent_after_the_session_has_lapsed_comes_back(pool: PgPool) {
    Portal::demonstration(&pool).await;
    let rules = AccessRules { demonstration_sign_in: true, ..AccessRules::default() };
    let at = |minutes| {
        let now = test_day() + TimeDelta::minutes(minutes);
        Portal::with_rules(&pool, Installation { demonstration: true }, now, rules)
    };
    let head = at(0).person("head-services").await;
    let draft = begin(&head).await;
    fill_in(&head, &draft, 1, &SUBJECT).await;
    head.get(&format!("{draft}/2")).await;
    let late = head.at(&at(45));
    let typed = [("legal_basis", "§ 27 BWO"), ("version", "1"), ("then", "next")];
    let lapsed = late.post(&format!("{draft}/2"), &typed).await;
    let sign_in = late.follow(&lapsed).await;
    let form = |name: &str| sign_in.all(&format!(".visitors [name={name}]"))[0].attr("value").unwrap();
    let form = [("next", form("next")), ("resume", form("resume"))];
    let person: i64 = sqlx::query_scalar("select id from person where sign_in_name = 'head-services'")
        .fetch_one(&pool)
        .await
        .unwrap();
    let person = person.to_string();
    let back = [form.as_slice(), &[("person", &person)]].concat();
    let back = late.post("/sign-in/demonstration", &back).await;
    let page = late.follow(&back).await;
    assert_eq!(value(&page, "legal_basis"), "§ 27 BWO");
    assert_eq!(page.all("form[data-unsaved]").len(), 1, "the script saves it at once");
    assert_eq!(value(&late.get(&format!("{draft}/1")).await, "title"), "Briefwahl online beantragen");
}
