// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use axum::http::StatusCode;
use sqlx::PgPool;
use vorrang::kit::page::Installation;

use super::{Document, freeze, write_long_titles};
use crate::support::portal::{Portal, test_day};

/// Positions of these texts must follow each other.
fn assert_in_order(text: &str, parts: &[&str]) {
    let mut from = 0;
    for part in parts {
        let found =
            text[from..].find(part).unwrap_or_else(|| panic!("{part:?} is not after {:?}", &text[..from]));
        from += found + part.len();
    }
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn the_board_is_one_sheet_of_a3_and_two_of_a4_to_be_read_aloud(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let large = Document::of(portal.get("/board.pdf?format=a3").await);
    assert_eq!((large.pages(), large.info("Tagged").as_str()), (1, "yes"));
    assert!(large.info("Page size").ends_with("(A3)"), "{}", large.info("Page size"));
    let small = Document::of(portal.get("/board.pdf").await);
    assert_eq!((small.pages(), small.info("Tagged").as_str()), (2, "yes"));
    assert!(small.info("Page size").ends_with("(A4)"), "{}", small.info("Page size"));

    let page = portal.get("/").await;
    let as_of = page.text("#board-figures .lead").split(" · ").next().unwrap().to_owned();
    let title = format!("Top 25 der Digitalisierungsvorhaben, {as_of}");
    assert_eq!(large.info("Title").replace('\u{a0}', " "), title);
    assert!(String::from_utf8_lossy(&large.bytes).contains("/Lang(de-DE)"));
    assert!(String::from_utf8_lossy(&large.bytes).contains("pdfuaid:part"), "claims PDF/UA");
    let fonts = large.ask("pdffonts", &[]);
    let fonts: Vec<Vec<&str>> =
        fonts.lines().skip(2).map(|line| line.split_whitespace().rev().collect()).collect();
    assert!(!fonts.is_empty());
    // From the right: object, generation, unicode, subset, embedded.
    assert!(fonts.iter().all(|font| (font[2], font[4]) == ("yes", "yes")), "{fonts:?}");

    let title = |row: usize| page.texts(".projects .title > a")[row].clone();
    let text = large.text();
    let tile = page.text(".tile:nth-child(3) dd").replace('\u{a0}', " ");
    let parts = ["Top 25", &as_of, &tile, &title(0), &title(24), "Hier enden die Top 25", "Seite 1 von 1"];
    let parts = parts.map(|part| part.split(' ').take(2).collect::<Vec<_>>().join(" "));
    assert_in_order(&text, &parts.each_ref().map(String::as_str));
    assert!(text.contains("Demonstrationsdaten"), "{text}");
    assert_in_order(&small.text(), &["Seite 1 von 2", "Seite 2 von 2"]);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn long_titles_take_no_further_sheet(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    write_long_titles(&pool).await;
    for (format, pages) in [("a3", 1), ("a4", 2)] {
        let document = Document::of(portal.get(&format!("/en/board.pdf?format={format}")).await);
        assert_eq!(document.pages(), pages, "{format}");
        assert!(String::from_utf8_lossy(&document.bytes).contains("/Lang(en-GB)"));
        assert_in_order(&document.text(), &["Top 25", "As of", &format!("Page 1 of {pages}")]);
    }
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn the_same_document_is_made_once_and_another_after_a_change(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let first = portal.get("/projects/DIG-001/summary.pdf").await;
    assert_eq!(first.bytes, portal.get("/projects/DIG-001/summary.pdf").await.bytes);
    sqlx::query("update project set title = 'Ein neuer Titel' where number = 'DIG-001'")
        .execute(&pool)
        .await
        .unwrap();
    let later = Document::of(portal.get("/projects/DIG-001/summary.pdf").await);
    assert!(later.text().contains("Ein neuer Titel"));
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_board_of_the_past_is_printed_as_it_was(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let board = freeze(&pool).await;
    let page = portal.get(&format!("/boards/{board}")).await;
    let (hash, title) = (page.text(".hash"), page.texts(".projects .title > a")[0].clone());
    let address = page.link("eine Seite A3");
    sqlx::query("update project set title = 'Heute heißt es anders'").execute(&pool).await.unwrap();
    let document = Document::of(portal.get(&address).await);
    let text = document.text();
    assert_eq!(document.pages(), 1);
    assert!(text.contains(&title) && text.contains(&hash) && !text.contains("Heute heißt"), "{text}");
    assert_eq!(portal.get("/boards/4711/board.pdf").await.status, StatusCode::NOT_FOUND);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_profile_fits_on_a_page_and_long_texts_on_as_many_as_they_need(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let page = portal.get("/projects/DIG-001/summary").await;
    let address = page.link("Steckbrief als PDF");
    let document = Document::of(portal.get(&address).await);
    assert_eq!(document.pages(), 1);
    assert_in_order(
        &document.text(),
        &["Steckbrief · DIG-001", "Online-Antrag", "Fachbereich", "Seite 1 von 1"],
    );
    sqlx::query(
        "update project set summary = repeat('Fünf Wörter sind ein Satz. ', 370) where number = 'DIG-001'",
    )
    .execute(&pool)
    .await
    .unwrap();
    assert_eq!(Document::of(portal.get(&address).await).pages(), 2);
    assert_eq!(portal.get("/projects/DIG-999/summary.pdf").await.status, StatusCode::NOT_FOUND);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_letter_is_for_those_who_may_read_it(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let head = portal.person("head-services").await;
    let page = head.get("/projects/DIG-001/letter").await;
    let document = Document::of(head.get(&page.link("Brief als PDF")).await);
    assert_eq!(document.pages(), 1);
    let subject = page.text(".letter h1");
    assert_eq!(document.info("Title"), subject);
    assert_in_order(
        &document.text(),
        &["An ", "Bürgerdienste", "Dortmund, 24.11.2026", "Sehr geehrte", "Summe", "Mit freundlichen"],
    );
    let stranger = portal.person("head-youth").await;
    assert_eq!(stranger.get("/projects/DIG-001/letter.pdf").await.status, StatusCode::FORBIDDEN);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn without_a_weighting_there_is_nothing_to_print(pool: PgPool) {
    let installation = Installation { demonstration: false };
    let answer = Portal::on(&pool, installation, test_day()).get("/board.pdf").await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
    assert!(answer.text("main").contains("keine Rangliste"), "{}", answer.text("main"));
}
