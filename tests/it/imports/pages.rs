// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! A list through the browser: sent, checked, changed, taken over once.

use axum::http::StatusCode;
use sqlx::PgPool;
use vorrang::exchange::reading::{self, Cell, Limits};

use super::sample;
use crate::support::portal::{Page, Portal, Visitor};

async fn projects(pool: &PgPool) -> i64 {
    sqlx::query_scalar("select count(*) from project").fetch_one(pool).await.unwrap()
}

async fn sent(manager: &Visitor, name: &str) -> Page {
    manager.get("/imports").await;
    let answer = manager.post_file("/imports", (name, &sample(name))).await;
    manager.follow(&answer).await
}

/// What the form on a page would send, with some of it changed.
fn filled_in<'a>(page: &'a Page, changed: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let is_changed = |name: &str| changed.iter().any(|(other, _)| *other == name);
    let inputs = page.all("main form input").into_iter().filter_map(|input| {
        let kind = input.attr("type").unwrap_or("text");
        let is_sent = !matches!(kind, "checkbox" | "radio") || input.attr("checked").is_some();
        is_sent.then_some((input.attr("name")?, input.attr("value").unwrap_or("on")))
    });
    let selects = page.all("main form select").into_iter().filter_map(|select| {
        let options = scraper::Selector::parse("option[selected]").unwrap();
        let chosen = select.select(&options).next().and_then(|option| option.attr("value"));
        Some((select.attr("name")?, chosen.unwrap_or_default()))
    });
    let kept = inputs.chain(selects).filter(|(name, _)| *name != "form_token" && !is_changed(name));
    kept.chain(changed.iter().copied()).collect()
}

fn address(page: &Page) -> String {
    page.address.split('?').next().unwrap().to_owned()
}

async fn take_over(manager: &Visitor, page: &Page) -> Page {
    let answer = manager.post(&format!("{}/take-over", address(page)), &filled_in(page, &[])).await;
    manager.follow(&answer).await
}

fn row<'a>(rows: &'a [Vec<String>], line: &str) -> &'a Vec<String> {
    rows.iter().find(|row| row[0].ends_with(line)).unwrap()
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_list_is_checked_changed_and_taken_over_once(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let manager = portal.person("portfolio").await;
    let page = sent(&manager, "20_zweizeiliger_kopf.xlsx").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.text("h1").ends_with("20_zweizeiliger_kopf.xlsx"));
    assert!(page.text(".lead").contains("12 Vorhaben gibt es schon"), "{}", page.text(".lead"));
    let before = projects(&pool).await;

    // As new projects, without the first row, and with costs as they are written.
    let fields = filled_in(&page, &[("existing", "new"), ("cost_unit", "one")]);
    let answer = manager.post(&address(&page), &fields).await;
    let page = manager.follow(&answer).await;
    assert!(page.text(".lead").starts_with("12 Vorhaben werden neu übernommen."), "{}", page.text(".lead"));
    let rows = page.rows(".import-rows tbody");
    assert!(row(&rows, "3")[3].contains("45 €"), "{:?}", row(&rows, "3"));
    let fields: Vec<_> = filled_in(&page, &[]).into_iter().filter(|field| *field != ("row", "2")).collect();
    let answer = manager.post(&address(&page), &fields).await;
    let page = manager.follow(&answer).await;
    assert!(page.text(".lead").starts_with("11 Vorhaben werden neu übernommen."), "{}", page.text(".lead"));
    assert_eq!(row(&page.rows(".import-rows tbody"), "3")[1], "gibt es schon");
    assert_eq!(projects(&pool).await, before, "a check writes nothing");

    let done = take_over(&manager, &page).await;
    assert!(done.text("[role=status]").starts_with("11 Vorhaben wurden übernommen."));
    assert_eq!(projects(&pool).await, before + 11);
    // Sending the form once more does nothing more.
    let again = take_over(&manager, &page).await;
    assert!(again.text("[role=status]").starts_with("11 Vorhaben wurden übernommen."));
    assert_eq!(projects(&pool).await, before + 11);
    let log: String = sqlx::query_scalar(
        "select actor_name || ' ' || subject from audit_event where action = 'list-imported' order by id desc limit 1",
    )
    .fetch_one(&pool)
    .await
    .unwrap();
    assert!(log.ends_with("20_zweizeiliger_kopf.xlsx") && !log.starts_with("Vorrang"), "{log}");

    // The next list with these heads is read as this one was.
    let page = sent(&manager, "20_zweizeiliger_kopf.xlsx").await;
    assert_eq!(page.all("[name=existing][value=new][checked]").len(), 1);
    assert!(row(&page.rows(".import-rows tbody"), "3")[3].contains("45 €"));
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn every_row_says_how_it_was_understood(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let manager = portal.person("portfolio").await;
    for statement in ["delete from dependency", "delete from project"] {
        sqlx::query(statement).execute(&pool).await.unwrap();
    }
    let page = sent(&manager, "01_projektliste_realistisch.xlsx").await;
    assert!(
        page.text(".lead").starts_with("62 Vorhaben werden neu übernommen. 3 Zeilen werden ausgelassen.")
    );
    assert!(page.texts(".facts-of-file li").iter().any(|said| said.contains("nicht ausgewertet")));
    let rows = page.rows(".import-rows tbody");
    assert_eq!(rows.len(), 69);
    assert_eq!(row(&rows, "53")[1], "Zwischenüberschrift");
    assert!(
        row(&rows, "31")[4]
            .starts_with("'Projektliste 2024'!J31 „-130000“: Ein Betrag kann nicht negativ sein.")
    );
    let english = manager.get(&format!("/en{}", address(&page))).await;
    assert!(english.text(".lead").starts_with("62 proposals will be new."));

    // Another sheet is another list.
    let answer = manager.post(&address(&page), &filled_in(&page, &[("sheet", "3")])).await;
    let other = manager.follow(&answer).await;
    assert!(other.text(".lead").starts_with("6 Vorhaben werden neu übernommen."), "{}", other.text(".lead"));
    let answer = manager.post(&address(&page), &filled_in(&other, &[("sheet", "1")])).await;
    let page = manager.follow(&answer).await;
    let done = take_over(&manager, &page).await;
    assert!(done.text("[role=status]").starts_with("62 Vorhaben wurden übernommen."));

    let copy = manager.get(&format!("{}/annotated", address(&page))).await;
    let copy = reading::read(&copy.bytes, &Limits::SENT).unwrap();
    let remark = copy.sheets[0].row(30).last().map(|(_, cell)| cell.clone());
    let Some(Cell::Text(remark)) = remark else { panic!("{remark:?}") };
    assert!(remark.contains("J31 „-130000“"), "{remark}");
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn data_that_changed_since_the_check_are_looked_at_again(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let manager = portal.person("portfolio").await;
    let page = sent(&manager, "12_formel_und_html.csv").await;
    assert!(page.all("main script").is_empty() && page.all("main b").is_empty());
    sqlx::query("update project set title = 'Anders' where number = 'DIG-001'").execute(&pool).await.unwrap();
    let address = format!("{}/take-over", address(&page));
    let asked = manager.post(&address, &filled_in(&page, &[])).await;
    assert_eq!(asked.status, StatusCode::CONFLICT);
    assert!(asked.text("[role=alert]").starts_with("Inzwischen wurden Daten geändert."));
    let before = projects(&pool).await;
    let answer = manager.post(&address, &filled_in(&asked, &[])).await;
    assert!(manager.follow(&answer).await.text("[role=status]").starts_with("3 Vorhaben wurden übernommen."));
    assert_eq!(projects(&pool).await, before + 3);
    let copy = manager.get(&address.replace("take-over", "annotated")).await;
    let text = String::from_utf8(copy.bytes.clone()).unwrap();
    assert!(text.contains("'=HYPERLINK") && text.contains("'-2+3") && text.contains("'@SUM"), "{text}");
    assert!(copy.headers["content-disposition"].to_str().unwrap().contains("12_formel_und_html-gepr"));
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn what_cannot_be_read_is_said_beside_the_field(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let manager = portal.person("portfolio").await;
    for (name, said) in [
        ("17_kennwortgeschuetzt.xlsx", "Kennwort"),
        ("14_altes_excel.xls", ".xlsx"),
        ("18_riesiger_bereich.xlsx", "XFD1048576"),
        ("11_leer.csv", "leer"),
    ] {
        manager.get("/imports").await;
        let refused = manager.post_file("/imports", (name, &sample(name))).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
        assert!(refused.text("#file-error").contains(said), "{name}: {}", refused.text("#file-error"));
    }
    let nothing = manager.post_file("/imports", ("", b"")).await;
    assert_eq!(nothing.text("#file-error"), "Bitte wählen Sie eine Datei.");
    let large = manager.post_file("/imports", ("groß.csv", &vec![b'a'; 12 * 1024 * 1024])).await;
    assert_eq!(large.status, StatusCode::PAYLOAD_TOO_LARGE);
    let empty = sent(&manager, "10_nur_kopfzeile.csv").await;
    let refused = manager.post(&format!("{}/take-over", address(&empty)), &filled_in(&empty, &[])).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(refused.text("[role=alert]"), "Unter der Kopfzeile steht kein Vorhaben.");
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn nobody_sees_the_list_of_somebody_else(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let manager = portal.person("portfolio").await;
    let page = sent(&manager, "02_sauber.xlsx").await;
    assert!(page.text(".lead").contains("62 Vorhaben gibt es schon"));
    sqlx::query("update import_file set owner_id = (select id from person where sign_in_name = 'admin')")
        .execute(&pool)
        .await
        .unwrap();
    for address in [address(&page), format!("{}/annotated", address(&page))] {
        assert_eq!(manager.get(&address).await.status, StatusCode::NOT_FOUND);
    }
    assert_eq!(manager.post(&address(&page), &[]).await.status, StatusCode::NOT_FOUND);
    let head = portal.person("head-services").await;
    assert_eq!(head.post_file("/imports", ("a.csv", b"a;b")).await.status, StatusCode::FORBIDDEN);
    // A form that is not ours, and a file that is too old.
    let stranger = portal.person("portfolio").await;
    let foreign = manager.at(&portal).post_with_token("/imports", &[], "falsch").await;
    assert_eq!(foreign.status, StatusCode::FORBIDDEN);
    let page = sent(&stranger, "02_sauber.xlsx").await;
    sqlx::query("update import_file set created_at = created_at - interval '25 hours'")
        .execute(&pool)
        .await
        .unwrap();
    assert_eq!(stranger.get(&address(&page)).await.status, StatusCode::NOT_FOUND);
    sent(&stranger, "12_formel_und_html.csv").await;
    let kept: i64 = sqlx::query_scalar("select count(*) from import_file").fetch_one(&pool).await.unwrap();
    assert_eq!(kept, 1, "what is too old is gone");
}
