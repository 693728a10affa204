// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! A list in a real browser: without script, by keyboard alone, and without barriers.

use std::path::Path;

use fantoccini::{Locator, key::Key};
use sqlx::PgPool;

use crate::{journeys::Visitor, support::portal::Portal};

async fn manager(portal: &Portal) -> Visitor {
    let visitor = Visitor::of(portal).await;
    visitor.open("/sign-in").await;
    let button = Locator::XPath("//button[contains(., 'Petra Lindner')]");
    visitor.browser.client.find(button).await.unwrap().click().await.unwrap();
    visitor.arrives_at("/").await;
    visitor
}

async fn choose_file(visitor: &Visitor, name: &str) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/import").join(name);
    let field = visitor.browser.client.find(Locator::Css("#file")).await.unwrap();
    field.send_keys(file.to_str().unwrap()).await.unwrap();
}

async fn key_of_file(pool: &PgPool) -> i64 {
    sqlx::query_scalar("select max(id) from import_file").fetch_one(pool).await.unwrap()
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_list_comes_in_without_script_and_without_a_mouse(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let visitor = manager(&portal).await;
    visitor.browser.switch_scripts_off().await;
    visitor.open("/imports").await;
    choose_file(&visitor, "12_formel_und_html.csv").await;
    visitor.tab_to("button Datei prüfen").await;
    visitor.browser.press(Key::Enter).await;
    visitor.sees(".import-rows").await;
    let page = format!("/imports/{}", key_of_file(&pool).await);
    assert!(visitor.text(".lead").await.starts_with("3 Vorhaben werden neu übernommen."));
    visitor.tab_to("button Übernehmen").await;
    visitor.browser.press(Key::Enter).await;
    visitor.arrives_at(&page).await;
    visitor.sees("[role=status]").await;
    assert!(visitor.text("[role=status]").await.starts_with("3 Vorhaben wurden übernommen."));
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn lists_have_no_barrier(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let visitor = manager(&portal).await;
    visitor.open("/imports").await;
    choose_file(&visitor, "01_projektliste_realistisch.xlsx").await;
    visitor.click("main button[type=submit]").await;
    visitor.sees(".import-rows").await;
    let page = format!("/imports/{}", key_of_file(&pool).await);
    visitor.expect_no_barrier("/imports").await;
    visitor.expect_no_barrier(&page).await;
    visitor.expect_no_barrier(&format!("/en{page}")).await;
}
