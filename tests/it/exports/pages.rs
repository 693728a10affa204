// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! The files that pages offer say what the pages say.

use axum::http::StatusCode;
use sqlx::PgPool;
use vorrang::{
    audit::Actor,
    board::{self, Cause},
};

use super::{read, rows, sheet, shown};
use crate::support::portal::{Page, Portal, test_day};

/// The numbers on a page, in its order.
fn numbers(page: &Page) -> Vec<String> {
    let said = page.texts("table.projects tbody th.title small, table.incomplete tbody th.title small");
    said.iter().map(|text| text.split(' ').next().unwrap().to_owned()).collect()
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_page_and_its_files_say_the_same(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    sqlx::query("delete from assessed_level where project_id = 9").execute(&pool).await.unwrap();
    for address in [
        "/",
        "/?q=B%C3%BCrgerdienste",
        "/?kind=background&sort=title",
        "/projects",
        "/projects?q=online&sort=cost&dir=desc",
        "/projects?state=assessed&kind=visible",
    ] {
        let page = portal.get(address).await;
        let (workbook, text) = (page.link("Excel (.xlsx) mit Formeln"), page.link("Text (.csv)"));
        let answer = portal.get(&workbook).await;
        assert_eq!(answer.status, StatusCode::OK, "{workbook}");
        let book = read(&answer.bytes);
        let listed = rows(sheet(&book, "Vorhaben"), ["Kennung", "Platz", "Punkte"]);
        let mut whole: Vec<String> = Vec::new();
        let mut next = Some(address.to_owned());
        while let Some(address) = next {
            let page = portal.get(&address).await;
            whole.extend(numbers(&page));
            let links = page.all(".pages a");
            let current = links.iter().position(|link| link.attr("aria-current").is_some());
            next = current.and_then(|at| links.get(at + 1)).map(|link| link.attr("href").unwrap().to_owned());
        }
        let numbers: Vec<String> = listed.iter().map(|[number, ..]| number.clone()).collect();
        assert_eq!(numbers, whole, "{address}");
        let csv = read(&portal.get(&text).await.bytes);
        assert_eq!(
            rows(&csv.sheets[0], ["Kennung", "Platz"]),
            rows(sheet(&book, "Vorhaben"), ["Kennung", "Platz"]),
            "{address}"
        );
    }
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn text_is_what_a_german_excel_expects(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    sqlx::query(
        "update project set title = '=HYPERLINK(\"http://x\")', summary = E'a\n\"b\"; c' where id = 1",
    )
    .execute(&pool)
    .await
    .unwrap();
    sqlx::query("update assessed_level set half_levels = 7 where project_id = 1")
        .execute(&pool)
        .await
        .unwrap();
    let file = portal.get("/projects.csv?sort=number").await;
    assert_eq!(file.headers["content-type"], "text/csv; charset=utf-8");
    let said = file.headers["content-disposition"].to_str().unwrap();
    assert_eq!(said, "attachment; filename*=UTF-8''Vorrang-Vorhaben-2026-11-24.csv");
    let text = String::from_utf8(file.bytes).unwrap();
    assert!(text.starts_with("\u{feff}Platz;Kennung;Titel;Fachbereich;Art;Gesetz;"), "{text:.80}");
    let line = text.split("\r\n").nth(1).unwrap();
    assert!(
        line.contains(
            ";DIG-001;\"'=HYPERLINK(\"\"http://x\"\")\";Bürgerdienste;sichtbar;3,5;3,5;3,5;3,5;70,0;"
        )
    );
    assert!(line.contains(";09.06.2024;60;45000;"), "{line}");
    assert!(line.ends_with(";\"a\n\"\"b\"\"; c\""), "{line}");
    assert_eq!(text.split("\r\n").count(), 64, "heads, 62 projects, and nothing behind them");
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_filtered_list_keeps_the_official_places(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let all = read(&portal.get("/projects.xlsx").await.bytes);
    let some = read(&portal.get("/projects.xlsx?kind=background").await.bytes);
    assert!(all.sheets.iter().all(|sheet| sheet.name != "Weitere Vorhaben"));
    let all = rows(sheet(&all, "Vorhaben"), ["Kennung", "Platz", "Punkte"]);
    let shown = rows(sheet(&some, "Vorhaben"), ["Kennung", "Platz", "Punkte"]);
    let others = rows(sheet(&some, "Weitere Vorhaben"), ["Kennung", "Platz", "Punkte"]);
    assert!(shown.len() > 5 && shown.len() + others.len() == all.len());
    assert!(shown.iter().chain(&others).all(|row| all.contains(row)));
    let empty = read(&portal.get("/projects.xlsx?q=gibt+es+nicht").await.bytes);
    assert_eq!(sheet(&empty, "Vorhaben").rows().count(), 1);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn an_address_that_means_nothing_leads_to_the_page_that_says_so(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    for (file, page) in
        [("/en/board.csv?kind=x", "/en?kind=x"), ("/projects.xlsx?department=0", "/projects?department=0")]
    {
        let answer = portal.get(file).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER);
        assert_eq!(answer.headers["location"], page);
        assert_eq!(portal.get(page).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    assert_eq!(portal.get("/boards/999/board.xlsx").await.status, StatusCode::NOT_FOUND);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_frozen_board_is_taken_along_as_it_was(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let mut transaction = pool.begin().await.unwrap();
    let why = Cause::Held("Haushalt");
    let past = board::freeze(&mut transaction, test_day(), &Actor::system(), why).await.unwrap().0;
    transaction.commit().await.unwrap();
    sqlx::query("update assessed_level set half_levels = 0").execute(&pool).await.unwrap();
    let page = portal.get(&format!("/boards/{past}")).await;
    let book = read(&portal.get(&page.link("Excel (.xlsx) mit Formeln")).await.bytes);
    let listed = rows(sheet(&book, "Vorhaben"), ["Platz", "Kennung", "Punkte"]);
    let on_page = page.rows("table.projects--past tbody");
    let on_page: Vec<&Vec<String>> = on_page.iter().filter(|row| row.len() > 5).collect();
    assert_eq!(listed.len(), on_page.len());
    for ([place, number, points], row) in listed.iter().zip(on_page) {
        assert!(
            row[0].starts_with(place.as_str()) && row[1].contains(number.as_str()),
            "{place} {number}: {row:?}"
        );
        assert!(row[7].replace(",0", "") == *points, "{points}: {row:?}");
    }
    assert_eq!(sheet(&book, "Weitere Vorhaben").rows().count() + listed.len(), 63);
    let csv = portal.get(&page.link("Text (.csv)")).await;
    assert_eq!(rows(&read(&csv.bytes).sheets[0], ["Platz", "Kennung", "Punkte"]).len(), listed.len());
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn the_template_can_be_filled_in_and_taken_over(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let stranger = portal.get("/imports/template.xlsx").await;
    assert_eq!(stranger.status, StatusCode::SEE_OTHER);
    let head = portal.person("head-services").await;
    let link = head.get("/proposals").await.link("Leere Vorlage herunterladen (.xlsx)");
    let manager = portal.person("portfolio").await;
    assert_eq!(manager.get("/imports").await.link("Leere Vorlage herunterladen (.xlsx)"), link);
    let template = head.get(&link).await.bytes;
    let book = read(&template);
    let names: Vec<&str> = book.sheets.iter().map(|sheet| sheet.name.as_str()).collect();
    assert_eq!(names, ["Vorhaben", "Hinweise", "Auswahl"]);
    let heads: Vec<String> = (0..9).map(|column| shown(&book.sheets[0], 0, column)).collect();
    assert_eq!(
        heads,
        [
            "Titel",
            "Kurzbeschreibung",
            "Fachbereich",
            "Art",
            "Rechtsgrundlage",
            "Frist",
            "Aufwand (PT)",
            "Kosten (EUR)",
            "setzt voraus"
        ]
    );
    assert!(rows(&book.sheets[2], ["Fachbereich"]).contains(&["Bürgerdienste".to_owned()]));

    manager.get("/imports").await;
    let answer = manager.post_file("/imports", ("vorlage.xlsx", &template)).await;
    let page = manager.follow(&answer).await;
    assert_eq!(page.rows(".import-rows tbody").len(), 0, "an empty template holds no project");
    let filled = super::repacked(&template, "xl/worksheets/sheet1.xml", |xml| {
        let text =
            |cell: &str, text: &str| format!("<c r=\"{cell}\" t=\"inlineStr\"><is><t>{text}</t></is></c>");
        let row = [text("A2", "Etwas ganz Neues"), text("C2", "Bürgerdienste"), text("D2", "Hintergrund")];
        let number = "<c r=\"F2\"><v>46752</v></c><c r=\"H2\"><v>1200</v></c>";
        xml.replace("</sheetData>", &format!("<row r=\"2\">{}{number}</row></sheetData>", row.concat()))
    });
    let answer = manager.post_file("/imports", ("vorlage.xlsx", &filled)).await;
    let page = manager.follow(&answer).await;
    let rows = page.rows(".import-rows tbody");
    assert!(rows.len() == 1 && rows[0][1] == "neu", "{rows:?}");
    assert!(rows[0][3].contains("Hintergrund") && rows[0][3].contains("1.200"), "{rows:?}");
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn an_upload_after_the_session_has_lapsed_leads_to_the_sign_in(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let manager = portal.person("portfolio").await;
    manager.get("/imports").await;
    sqlx::query("delete from session").execute(&pool).await.unwrap();
    let large = vec![b'a'; 3 * 1024 * 1024];
    let answer = manager.post_file("/imports", ("liste.csv", &large)).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert_eq!(answer.headers["location"], "/sign-in?next=%2Fimports");
}
