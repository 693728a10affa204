// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Lists in: all of it or nothing, and every bad cell by name.

use chrono::{DateTime, Utc};
use proptest::{prelude::*, strategy::ValueTree as _, test_runner::TestRunner};
use sqlx::PgPool;
use vorrang::{
    audit,
    exchange::{ImportError, import_list, set_up, set_up_demonstration},
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

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_list_is_taken_over_with_every_column(pool: PgPool) {
    let portal = Portal::empty(&pool).await;
    let list = list(&[
        "DIG-900;Neu;Was es ist;Jugendamt;sichtbar;\"§ 1; § 2\";09.06.2027;60;45000;DIG-901;4;5;5;0",
        "DIG-901;Grund;;Sozialamt;Hintergrund;keine;;;;;2;;0;1",
        "dig-902;Später;;Jugendamt;sichtbar;;;0;0;DIG-900, DIG-901;1;1;1;1",
    ]);
    let summary = import_list(&pool, &list, "probe.csv", test_day()).await.unwrap();
    assert_eq!(
        (summary.projects, summary.new_departments.as_slice()),
        (3, &["Jugendamt".to_owned(), "Sozialamt".to_owned()][..])
    );
    assert_eq!(
        Locale::De.message(&summary.message()),
        "3 Vorhaben wurden übernommen. Neu sind 2 Fachbereiche: Jugendamt, Sozialamt."
    );
    assert_eq!(stored(&pool).await, (3, 2, 11, 3));
    let page = portal.get("/projects/DIG-900").await;
    assert_eq!(
        page.texts(".profile .facts dd"),
        ["Jugendamt", "sichtbar", "§ 1; § 2", "09.06.2027 (noch 197 Tage)", "60 PT", "45.000 €", "bewertet"]
    );
    assert_eq!(page.texts(".related li")[0], "DIG-901 Grund in Bewertung · nicht in den Top 25");
    let page = portal.get("/projects/DIG-901").await;
    assert_eq!(
        page.texts(".profile .facts dd")[2..],
        ["keine genannt", "keine", "noch nicht geschätzt", "noch nicht geschätzt", "in Bewertung"]
    );
    assert_eq!(portal.get("/projects/DIG-902").await.texts(".profile .facts dd")[4..6], ["0 PT", "0 €"]);
    let source: String =
        sqlx::query_scalar("select distinct source from assessed_level").fetch_one(&pool).await.unwrap();
    assert_eq!(source, "probe.csv");
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_list_may_build_on_what_is_there(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let mut with_mark = vec![0xef, 0xbb, 0xbf];
    with_mark.extend(list(&["DIG-063;Neu;;Jugendamt;sichtbar;;;;;DIG-007;5;5;5;5"]));
    let summary = import_list(&pool, &with_mark, "nachtrag.csv", test_day()).await.unwrap();
    assert_eq!((summary.projects, summary.new_departments.len()), (1, 0));
    assert_eq!(portal.get("/").await.rows(".projects tbody")[0][8], "100,0");
    let again = import_list(&pool, &with_mark, "nachtrag.csv", test_day()).await.unwrap_err();
    assert_eq!(
        said(&again),
        [
            "Nichts wurde übernommen, weil eine Angabe nicht stimmt:",
            "Zeile 2, Spalte „Kennung“: gefunden wurde „DIG-063“. Erwartet wird eine Kennung, die es noch nicht gibt."
        ]
    );
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn every_bad_cell_is_named_and_nothing_is_stored(pool: PgPool) {
    Portal::empty(&pool).await;
    let before = stored(&pool).await;
    let refused = import_list(
        &pool,
        &list(&[
            "DIG-1;Titel;;Amt;sichtbar;;;;;;1;1;1;1",
            "DIG-901;;;Amt;grün;;Anfang 2027;viel;-1;X;6;-1;2,5;hoch",
            "DIG-902;Titel;;Amt;sichtbar;;31.02.2027;1.000;45.000,00;;1;1;1;1",
            "DIG-903;Titel;;;sichtbar;;9.6.2024;;;;1;1;1;1",
            "DIG-904;zu kurz",
            "DIG-905;gut;;Amt;sichtbar;;;;;;1;1;1;1",
        ]),
        "kaputt.csv",
        test_day(),
    )
    .await
    .unwrap_err();
    let ImportError::Rows(rows) = &refused else { panic!("{refused}") };
    let cells: Vec<(u64, &str, &str)> =
        rows.iter().map(|row| (row.line, row.column.as_str(), row.value.as_str())).collect();
    assert_eq!(
        cells,
        [
            (2, "Kennung", "DIG-1"),
            (3, "Titel", ""),
            (3, "Art", "grün"),
            (3, "Frist", "Anfang 2027"),
            (3, "Aufwand Personentage", "viel"),
            (3, "Kosten EUR", "-1"),
            (3, "setzt voraus", "X"),
            (3, "Gesetz", "6"),
            (3, "Politik", "-1"),
            (3, "Nutzen Bürger", "2,5"),
            (3, "Nutzen Unternehmen", "hoch"),
            (4, "Frist", "31.02.2027"),
            (4, "Aufwand Personentage", "1.000"),
            (4, "Kosten EUR", "45.000,00"),
            (5, "Fachbereich", ""),
            (5, "Frist", "9.6.2024"),
            (6, "Kennung", "DIG-904;zu kurz"),
        ]
    );
    let said = said(&refused);
    assert_eq!(said[0], "Nichts wurde übernommen, weil 17 Angaben nicht stimmen:");
    assert_eq!(
        said[4],
        "Zeile 3, Spalte „Frist“: gefunden wurde „Anfang 2027“. Erwartet wird ein Datum TT.MM.JJJJ, zum Beispiel 09.06.2024, oder nichts."
    );
    assert_eq!(
        said[2],
        "Zeile 3, Spalte „Titel“: die Zelle ist leer. Erwartet wird ein Text von 1 bis 200 Zeichen."
    );
    assert_eq!(stored(&pool).await, before);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn rows_that_contradict_each_other_are_refused(pool: PgPool) {
    Portal::empty(&pool).await;
    let row = |number: &str, requires: &str| format!("{number};Titel;;Amt;sichtbar;;;;;{requires};1;1;1;1");
    let refusal = async |rows: &[String]| {
        let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
        said(&import_list(&pool, &list(&rows), "liste.csv", test_day()).await.unwrap_err())[1..].join(" | ")
    };
    let twice = refusal(&[row("DIG-901", ""), row("DIG-901", "")]).await;
    assert!(
        twice.contains("Zeile 3, Spalte „Kennung“") && twice.contains("steht schon in Zeile 2"),
        "{twice}"
    );
    let itself = refusal(&[row("DIG-901", "DIG-901")]).await;
    assert!(itself.contains("kein Vorhaben setzt sich selbst voraus"), "{itself}");
    let unknown = refusal(&[row("DIG-901", "DIG-999")]).await;
    assert!(unknown.contains("DIG-999 gibt es nicht"), "{unknown}");
    let circle =
        refusal(&[row("DIG-901", "DIG-902"), row("DIG-902", "DIG-903"), row("DIG-903", "DIG-901")]).await;
    assert!(circle.contains("DIG-901 → DIG-902 → DIG-903 → DIG-901"), "{circle}");
    // The same prerequisite twice is one prerequisite.
    let twice = list(&[
        "DIG-901;T;;Amt;sichtbar;;;;;;1;1;1;1",
        "DIG-902;T;;Amt;sichtbar;;;;;DIG-901,DIG-901;1;1;1;1",
    ]);
    import_list(&pool, &twice, "liste.csv", test_day()).await.unwrap();
    assert_eq!(stored(&pool).await, (2, 1, 8, 1));
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn what_is_no_list_is_refused_in_a_sentence(pool: PgPool) {
    Portal::empty(&pool).await;
    for (bytes, sentence) in [
        (&b""[..], "In der Kopfzeile fehlen 14 Spalten: Kennung, Titel,"),
        (b"Kennung;Titel\n", "In der Kopfzeile fehlen 12 Spalten: Kurzbeschreibung,"),
        (b"\xff\xfeK\0e\0", "Die Datei ist kein Text in UTF-8."),
        (HEAD.as_bytes(), "Die Liste hat keine Zeile unter der Kopfzeile."),
    ] {
        let refused = import_list(&pool, bytes, "liste.csv", test_day()).await.unwrap_err();
        assert!(said(&refused)[0].starts_with(sentence), "{:?}", said(&refused));
    }
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_thousand_bad_rows_do_not_scroll_the_reason_away(pool: PgPool) {
    Portal::empty(&pool).await;
    let rows = vec!["x;T;;Amt;sichtbar;;;;;;1;1;1;1"; 1000];
    let refused = import_list(&pool, &list(&rows), "liste.csv", test_day()).await.unwrap_err();
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
    for _ in 0..128 {
        let (head, rows) = lists.new_tree(&mut runner).unwrap().current();
        let text = rows.iter().fold(head, |text, row| text + "\n" + &row.join(";"));
        let outcome = import_list(&pool, text.as_bytes(), "zufall.csv", test_day()).await;
        assert!(!matches!(outcome, Err(ImportError::Database(_))), "{outcome:?} of {text:?}");
    }
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn two_imports_of_the_same_list_at_once_store_it_once(pool: PgPool) {
    Portal::empty(&pool).await;
    let list = list(&["DIG-901;T;;Amt;sichtbar;;;;;;1;1;1;1"]);
    let (one, other) =
        tokio::join!(import_list(&pool, &list, "a", test_day()), import_list(&pool, &list, "b", test_day()));
    assert_eq!([one.is_ok(), other.is_ok()].iter().filter(|stored| **stored).count(), 1);
    assert_eq!(stored(&pool).await.0, 1);
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
    assert_eq!(stored(&pool).await.0, 67);

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
