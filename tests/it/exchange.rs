// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Lists in: good rows are taken over, bad ones named, and nothing is there twice.

use chrono::{DateTime, Utc};
use proptest::{prelude::*, strategy::ValueTree as _, test_runner::TestRunner};
use sqlx::PgPool;
use vorrang::{
    audit,
    exchange::{
        Checked, ImportError, ImportSummary, import_list, set_up, set_up_demonstration,
        understanding::Existing,
    },
    kit::i18n::Locale,
};

use crate::support::portal::{Portal, test_day};

const HEAD: &str = "Kennung;Titel;Kurzbeschreibung;Fachbereich;Art;Rechtsgrundlage;Frist;Aufwand Personentage;\
                    Kosten EUR;setzt voraus;Gesetz;Politik;Nutzen Bürger;Nutzen Unternehmen";

fn list(rows: &[&str]) -> Vec<u8> {
    let lines: Vec<&str> = [HEAD].iter().chain(rows).copied().collect();
    (lines.join("\r\n") + "\r\n").into_bytes()
}

/// What is stored, so that "nothing" can be told.
async fn stored(pool: &PgPool) -> (i64, i64, i64, i64) {
    sqlx::query_as(
        "select (select count(*) from project), (select count(*) from department),
                (select count(*) from assessed_level), (select count(*) from dependency)",
    )
    .fetch_one(pool)
    .await
    .unwrap()
}

fn said(error: &ImportError) -> Vec<String> {
    error.messages().iter().map(|message| Locale::De.message(message)).collect()
}

async fn import(
    pool: &PgPool,
    list: &[u8],
    existing: Existing,
) -> Result<(Checked, ImportSummary), ImportError> {
    import_list(pool, list, ("probe.csv", existing), test_day()).await
}

/// Cells that something is said about, with what.
fn remarks(checked: &Checked) -> Vec<String> {
    let rows = checked.understood.rows.iter().flat_map(|row| &row.remarks);
    rows.map(|remark| format!("{} {}", remark.at, remark.what.key)).collect()
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_list_is_taken_over_with_every_column(pool: PgPool) {
    let portal = Portal::empty(&pool).await;
    let list = list(&[
        "DIG-900;Neu;Was es ist;Jugendamt;sichtbar;\"§ 1; § 2\";09.06.2027;60;45000;DIG-901;4;5;5;0",
        "DIG-901;Grund;;Sozialamt;Hintergrund;keine;;;;;2;;0;1",
        "dig-902;Später;;jugendamt;sichtbar;;Anfang 2027;0;0;DIG-900, DIG-901;1;1;1;1",
    ]);
    let (checked, summary) = import(&pool, &list, Existing::Skip).await.unwrap();
    assert_eq!(remarks(&checked), ["A4 remark-spelling", "G4 remark-deadline-vague", "D4 remark-spelling"]);
    assert_eq!(
        Locale::De.message(&summary.message()),
        "3 Vorhaben wurden übernommen. Neu sind 2 Fachbereiche: Jugendamt, Sozialamt."
    );
    assert_eq!(stored(&pool).await, (3, 2, 11, 3));
    let page = portal.get("/projects/DIG-900").await;
    assert_eq!(
        page.texts(".profile .facts dd"),
        [
            "Jugendamt",
            "sichtbar",
            "§ 1; § 2",
            "09.06.2027 (noch 197 Tage)",
            "muss bis 23.04.2027 beginnen, noch 150 Tage Fristen",
            "60 PT",
            "45.000 €",
            "bewertet"
        ]
    );
    assert_eq!(page.texts(".related li")[0], "DIG-901 Grund in Bewertung · nicht in den Top 25");
    let page = portal.get("/projects/DIG-901").await;
    assert_eq!(
        page.texts(".profile .facts dd")[2..],
        [
            "keine genannt",
            "keine",
            "muss bis 23.04.2027 beginnen, noch 150 Tage wegen DIG-900 (09.06.2027) Fristen",
            "noch nicht geschätzt",
            "noch nicht geschätzt",
            "in Bewertung"
        ]
    );
    let (source, words): (String, Option<String>) = sqlx::query_as(
        "select distinct source, (select deadline_reason from project where number = 'DIG-902') from assessed_level",
    )
    .fetch_one(&pool)
    .await
    .unwrap();
    assert_eq!((source.as_str(), words.as_deref()), ("probe.csv", Some("Anfang 2027")));
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn the_same_list_twice_adds_nothing_twice(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let mut with_mark = vec![0xef, 0xbb, 0xbf];
    with_mark.extend(list(&[
        "DIG-063;Neu;;Jugendamt;sichtbar;;;;;DIG-007;5;5;5;5",
        ";Ohne Kennung;;Jugendamt;Hintergrund;;;;;;1;1;1;1",
    ]));
    let (_, summary) = import(&pool, &with_mark, Existing::Skip).await.unwrap();
    assert_eq!((summary.added, summary.new_departments.len()), (2, 0));
    assert_eq!(portal.get("/").await.rows(".projects tbody")[0][8], "100,0");
    assert_eq!(portal.get("/projects/DIG-064").await.status, 200, "behind the highest of the list");
    let before = stored(&pool).await;
    let (_, again) = import(&pool, &with_mark, Existing::Skip).await.unwrap();
    assert_eq!((again.added, again.updated, again.skipped), (0, 0, 2));
    assert_eq!(stored(&pool).await, before);
    // Whoever wants them twice gets them with numbers of their own.
    let (_, anew) = import(&pool, &with_mark, Existing::New).await.unwrap();
    assert_eq!((anew.added, stored(&pool).await.0), (2, before.0 + 2));
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn what_is_there_can_be_updated_and_the_log_tells_what_changed(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let changed =
        list(&["DIG-002;Digitales Baugenehmigungsverfahren;;Jugendamt;Hintergrund;;;950;;DIG-006;;;;0"]);
    let (_, summary) = import(&pool, &changed, Existing::Update).await.unwrap();
    assert_eq!((summary.added, summary.updated), (0, 1));
    let page = portal.get("/projects/DIG-002").await;
    let facts = page.texts(".profile .facts dd");
    assert_eq!((facts[0].as_str(), facts[1].as_str()), ("Jugendamt", "Hintergrund"));
    assert!(facts.contains(&"950 PT".to_owned()) && facts.contains(&"1.450.000 €".to_owned()), "{facts:?}");
    assert!(!page.text(".profile").is_empty() && facts[2].contains("BauO NRW"), "what is empty stays");
    let (requires, level): (i64, i16) = sqlx::query_as(
        "select (select count(*) from dependency where project_id = project.id),
                (select half_levels from assessed_level join criterion on criterion.id = criterion_id
                 where project_id = project.id and key = 'unternehmen')
         from project where number = 'DIG-002'",
    )
    .fetch_one(&pool)
    .await
    .unwrap();
    assert_eq!((requires, level), (1, 0));
    let (before, after): (serde_json::Value, serde_json::Value) = sqlx::query_as(
        "select before, after from audit_event where action = 'proposal-changed' and project_number = 'DIG-002'",
    )
    .fetch_one(&pool)
    .await
    .unwrap();
    assert_eq!((&before["effort"], &after["effort"]), (&900.into(), &950.into()));
    assert_eq!((&before["kind"], &after["kind"]), (&"visible".into(), &"background".into()));
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_bad_row_costs_itself_and_nothing_else(pool: PgPool) {
    Portal::empty(&pool).await;
    let rows = [
        "DIG-1;Titel;;Amt;sichtbar;;;;;;1;1;1;1",
        "DIG-901;;;Amt;sichtbar;;;;;;6;-1;2,5;hoch",
        "DIG-902;Titel;;Amt;grün;;31.02.2027;1.000;-45.000,00;X;6;2,5;hoch;1",
        "DIG-903;Anderes;;;sichtbar;;9.6.2024;;;;1;1;1;1",
        "DIG-904;zu kurz",
        "DIG-905;gut;;Amt;sichtbar;;;;;DIG-905, DIG-777;1;1;1;1",
    ];
    let (checked, summary) = import(&pool, &list(&rows), Existing::Skip).await.unwrap();
    assert_eq!((summary.added, summary.left_out), (2, 4));
    let remarks = remarks(&checked);
    for expected in [
        "A2 remark-number-form",
        "B3 remark-title-missing",
        "E4 remark-kind-unknown",
        "G4 remark-deadline-vague",
        "I4 remark-number-negative",
        "J4 remark-requires-words",
        "K4 remark-level-outside",
        "L4 remark-level-half",
        "M4 remark-level-word",
        "D5 remark-department-missing",
        "C6 remark-cells-missing",
        "J7 remark-requires-itself",
        "J7 remark-requires-unknown",
    ] {
        assert!(remarks.iter().any(|remark| remark == expected), "{expected} in {remarks:#?}");
    }
    assert_eq!(stored(&pool).await, (2, 1, 5, 0));
    let refused = import(&pool, &list(&rows[..2]), Existing::Skip).await.unwrap_err();
    assert_eq!(
        said(&refused)[..2],
        [
            "Nichts wurde übernommen, weil keine Zeile übernommen werden kann:",
            "A2 „DIG-1“: Das ist keine Kennung. Vorschlag: Buchstaben, Bindestrich, Ziffern, zum Beispiel DIG-001. Die Zeile wird nicht übernommen."
        ]
    );
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn no_project_waits_for_itself_even_by_way_of_others(pool: PgPool) {
    Portal::demonstration(&pool).await;
    let row = |number: &str, requires: &str| {
        format!("{number};Titel {number};;Amt;sichtbar;;;;;{requires};1;1;1;1")
    };
    let rows = [row("DIG-901", "DIG-902"), row("DIG-902", "DIG-903"), row("DIG-903", "DIG-901,DIG-901")];
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let (checked, _) = import(&pool, &list(&rows), Existing::Skip).await.unwrap();
    assert!(remarks(&checked).contains(&"J4 remark-requires-cycle".to_owned()));
    let count: i64 = sqlx::query_scalar(
        "select count(*) from dependency join project on project.id = project_id where number like 'DIG-90%'",
    )
    .fetch_one(&pool)
    .await
    .unwrap();
    assert_eq!(count, 2);
    // DIG-002 requires DIG-004 in the portal, and an update must not close that circle.
    let update = list(&["DIG-004;Elektronische Aktenführung;;Amt;Hintergrund;;;;;DIG-002;1;1;1;1"]);
    let (checked, _) = import(&pool, &update, Existing::Update).await.unwrap();
    assert!(remarks(&checked).contains(&"J2 remark-requires-cycle".to_owned()), "{:?}", remarks(&checked));
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn what_is_no_list_is_refused_in_a_sentence(pool: PgPool) {
    Portal::empty(&pool).await;
    for (bytes, sentence) in [
        (&b""[..], "Die Datei ist leer."),
        (b"%PDF-1.4", "Die Datei enthält keine Tabelle."),
        (HEAD.as_bytes(), "Unter der Kopfzeile steht kein Vorhaben."),
    ] {
        let refused = import(&pool, bytes, Existing::Skip).await.unwrap_err();
        assert!(said(&refused)[0].starts_with(sentence), "{:?}", said(&refused));
    }
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_thousand_bad_rows_do_not_scroll_the_reason_away(pool: PgPool) {
    Portal::empty(&pool).await;
    let rows = vec!["x;T;;Amt;sichtbar;;;;;;1;1;1;1"; 1000];
    let refused = import(&pool, &list(&rows), Existing::Skip).await.unwrap_err();
    let said = said(&refused);
    assert_eq!(said.len(), 102);
    assert_eq!(said[101], "… und 900 weitere.");
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn no_bytes_break_the_import(pool: PgPool) {
    Portal::empty(&pool).await;
    let cell = prop_oneof![
        Just(String::new()),
        "[0-9]{1,12}",
        "DIG-[0-9]{3}",
        Just("sichtbar".to_owned()),
        Just("31.12.9999".to_owned()),
        Just("\u{202e}<script>\u{0}".to_owned()),
        "\\PC{0,40}",
    ];
    let rows = proptest::collection::vec(proptest::collection::vec(cell, 12..16), 0..6);
    let head = prop_oneof![Just(HEAD.to_owned()), "\\PC{0,60}"];
    let lists = (head, rows);
    let mut runner = TestRunner::default();
    for round in 0..128 {
        let (head, rows) = lists.new_tree(&mut runner).unwrap().current();
        let text = rows.iter().fold(head, |text, row| text + "\n" + &row.join(";"));
        let existing = Existing::ALL[round % 3];
        let outcome = import(&pool, text.as_bytes(), existing).await;
        assert!(!matches!(outcome, Err(ImportError::Database(_))), "{outcome:?} of {text:?}");
    }
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn two_imports_of_the_same_list_at_once_store_it_once(pool: PgPool) {
    Portal::empty(&pool).await;
    let list = list(&["DIG-901;T;;Amt;sichtbar;;;;;;1;1;1;1"]);
    let (one, other) =
        tokio::join!(import(&pool, &list, Existing::Skip), import(&pool, &list, Existing::Skip));
    let added =
        [one, other].into_iter().filter_map(Result::ok).map(|(_, summary)| summary.added).sum::<usize>();
    assert_eq!((added, stored(&pool).await.0), (1, 1));
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_portal_is_set_up_once(pool: PgPool) {
    let (one, other) = tokio::join!(set_up(&pool, test_day(), true), set_up(&pool, test_day(), true));
    assert!(one.unwrap().demonstration && other.unwrap().demonstration);
    sqlx::query("update project set title = 'Geändert' where number = 'DIG-001'")
        .execute(&pool)
        .await
        .unwrap();
    // What a portal is was decided when it was set up.
    assert!(set_up(&pool, test_day(), false).await.unwrap().demonstration);
    let title: String = sqlx::query_scalar("select title from project where number = 'DIG-001'")
        .fetch_one(&pool)
        .await
        .unwrap();
    assert_eq!(title, "Geändert");
    assert_eq!(stored(&pool).await.0, 62);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_demonstration_begins_with_work_under_way(pool: PgPool) {
    let (one, other) =
        tokio::join!(set_up_demonstration(&pool, test_day()), set_up_demonstration(&pool, test_day()));
    assert!(other.unwrap().demonstration);
    let portal = Portal::on(&pool, one.unwrap(), test_day());
    // The 62 keep their places, and two that come to be set up at once do the work once.
    assert_eq!(portal.get("/").await.texts(".tile")[1], "davon mit Platz62");
    assert!(portal.get("/projects/DIG-001").await.text(".standing").starts_with("Platz 8"));
    assert_eq!(stored(&pool).await.0, 73, "five of the proposals and six that are completed");

    let inbox = portal.person("portfolio").await.get("/inbox").await;
    assert_eq!(inbox.texts("h2"), ["Neu eingereicht 2", "Antwort des Fachbereichs steht aus 1"]);
    let waiting = inbox.texts(".case");
    assert!(waiting[0].starts_with("DIG-066 Elternbeiträge: Einkommen online nachweisen"), "{waiting:?}");
    assert!(waiting[0].contains("seit 3 Tagen"), "{waiting:?}");
    assert!(waiting[2].contains("Frage: Woher stammt die Fallzahl") && waiting[2].contains("seit 6 Tagen"));

    let own = portal.person("head-services").await.get("/proposals").await;
    assert_eq!(own.texts(".drafts h3"), ["Bewohnerparken: Umzug automatisch übernehmen"]);
    assert_eq!(own.texts(".case--asked").len(), 1);
    assert!(own.text("main").contains("Wiedervorlage 03.03.2027"), "{}", own.text("main"));

    for (name, done) in
        [("assessor-law", 2), ("assessor-politics", 2), ("assessor-economy", 2), ("assessor-services", 0)]
    {
        let mine = portal.person(name).await.get("/assessments").await;
        assert_eq!(mine.texts(".progress"), [format!("{done} von 4 bewertet")], "{name}");
    }

    audit::verify(&pool, None).await.unwrap();
    let times: Vec<DateTime<Utc>> =
        sqlx::query_scalar("select at from audit_event where at < $1 order by id")
            .bind(test_day())
            .fetch_all(&pool)
            .await
            .unwrap();
    assert!(times.is_sorted(), "the log tells it in the order of time");
}
