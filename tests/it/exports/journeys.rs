// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Taking a list along and bringing it back, in a real browser: without script, by keyboard alone, and without
//! barriers.

use std::fs;

use fantoccini::{Locator, key::Key};
use sqlx::PgPool;
use tempfile::TempDir;

use super::{cell_of, read, repacked, sheet, with_number};
use crate::{journeys::Visitor, support::portal::Portal};

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_changed_list_comes_back_without_script_and_without_a_mouse(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let visitor = Visitor::of(&portal).await;
    visitor.open("/sign-in").await;
    let button = Locator::XPath("//button[contains(., 'Petra Lindner')]");
    visitor.browser.client.find(button).await.unwrap().click().await.unwrap();
    visitor.arrives_at("/").await;
    visitor.open("/projects?kind=visible").await;
    visitor.sees("table.projects").await;
    visitor.tab_to("a Excel (.xlsx) mit Formeln").await;
    let link = visitor.browser.client.active_element().await.unwrap();
    let address = link.attr("href").await.unwrap().unwrap();
    let bytes = portal.get(&address).await.bytes;
    let book = read(&bytes);
    let cell = cell_of(sheet(&book, "Vorhaben"), "DIG-001", "Kosten (EUR)");
    let changed = repacked(&bytes, "xl/worksheets/sheet1.xml", |xml| with_number(&xml, &cell, "46000"));
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("geändert.xlsx");
    fs::write(&file, changed).unwrap();

    visitor.browser.switch_scripts_off().await;
    visitor.open("/imports").await;
    let field = visitor.browser.client.find(Locator::Css("#file")).await.unwrap();
    field.send_keys(file.to_str().unwrap()).await.unwrap();
    visitor.tab_to("button Datei prüfen").await;
    visitor.browser.press(Key::Enter).await;
    visitor.sees(".import-rows").await;
    let update = visitor.browser.client.find(Locator::Css("[name=existing][value=update]")).await.unwrap();
    update.click().await.unwrap();
    visitor.click("main form button:not([formaction])").await;
    visitor.sees("[name=existing][value=update][checked]").await;
    assert!(visitor.text(".lead").await.contains("1 Vorhaben wird aktualisiert."));
    visitor.tab_to("button Übernehmen").await;
    visitor.browser.press(Key::Enter).await;
    visitor.sees("[role=status]").await;
    assert!(visitor.text("[role=status]").await.contains("1 Vorhaben wurde aktualisiert."));
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn what_a_list_changes_is_shown_without_a_barrier(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let manager = portal.person("portfolio").await;
    let bytes = portal.get("/board.xlsx?q=online").await.bytes;
    sqlx::query("update project set cost_eur = cost_eur + 1").execute(&pool).await.unwrap();
    manager.get("/imports").await;
    let answer = manager.post_file("/imports", ("liste.xlsx", &bytes)).await;
    let page = manager.follow(&answer).await;
    assert!(page.texts(".import-rows tbody p").contains(&"Unterschiede zum Bestand:".to_owned()));
    let visitor = Visitor::of(&portal).await;
    visitor.open("/sign-in").await;
    let button = Locator::XPath("//button[contains(., 'Petra Lindner')]");
    visitor.browser.client.find(button).await.unwrap().click().await.unwrap();
    visitor.arrives_at("/").await;
    visitor.expect_no_barrier(&page.address).await;
}
