// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! What came of projects in a real browser. No page has a script, so that nothing needs one.

use fantoccini::{Locator, key::Key};
use sqlx::PgPool;
use vorrang::exchange;

use crate::{
    journeys::Visitor,
    support::portal::{Portal, test_day},
};

async fn manager(pool: &PgPool) -> Visitor {
    let installation = exchange::set_up_demonstration(pool, test_day()).await.unwrap();
    let visitor = Visitor::of(&Portal::on(pool, installation, test_day())).await;
    visitor.open("/sign-in").await;
    let button = Locator::XPath("//button[contains(., 'Petra Lindner')]");
    visitor.browser.client.find(button).await.unwrap().click().await.unwrap();
    visitor.arrives_at("/").await;
    visitor
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn no_page_about_results_has_a_barrier(pool: PgPool) {
    let visitor = manager(&pool).await;
    for path in [
        "/value-and-effort",
        "/en/value-and-effort",
        "/results",
        "/en/results",
        "/projects/DIG-069/results?done=saved",
        "/projects/DIG-073/results",
        "/projects/DIG-069/results/new",
        "/projects/DIG-069/results/1/correct",
        "/inbox",
    ] {
        if path.ends_with("/1/correct") {
            let id: i64 = sqlx::query_scalar(
                "select outcome.id from outcome join project on project.id = project_id
                 where number = 'DIG-069' order by outcome.id limit 1",
            )
            .fetch_one(&pool)
            .await
            .unwrap();
            visitor.expect_no_barrier(&path.replace("/1/", &format!("/{id}/"))).await;
        } else {
            visitor.expect_no_barrier(path).await;
        }
    }
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_measurement_is_entered_by_keyboard_without_script(pool: PgPool) {
    let visitor = manager(&pool).await;
    visitor.browser.switch_scripts_off().await;
    visitor.click_link("Nach dem Abschluss").await;
    visitor.arrives_at("/results").await;
    visitor.click_link("DIG-073 Elektronische Personalakte für Auszubildende").await;
    visitor.arrives_at("/projects/DIG-073/results").await;
    visitor.click_link("Messung eintragen").await;
    visitor.arrives_at("/projects/DIG-073/results/new").await;
    visitor.tab_to("input Vorher").await;
    visitor.browser.press(Key::Down).await;
    visitor.browser.press(Key::Down).await;
    visitor.browser.press(Key::Tab).await;
    visitor.types("01.10.2026").await;
    visitor.browser.press(Key::Tab).await;
    visitor.types("Befragung der Auszubildenden").await;
    visitor.tab_to("input Befragte (freiwillig)").await;
    visitor.types("40").await;
    visitor.browser.press(Key::Tab).await;
    visitor.types("31").await;
    visitor.tab_to("button Speichern").await;
    visitor.browser.press(Key::Enter).await;
    visitor.arrives_at("/projects/DIG-073/results?done=saved").await;
    assert!(visitor.text(".stamped").await.contains("31 von 40 Befragten stimmen zu"));
}
