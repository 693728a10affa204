// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Capacity and deadlines in a real browser. No page has a script, so that nothing needs one.

use fantoccini::{Locator, key::Key};
use sqlx::PgPool;

use crate::{journeys::Visitor, support::portal::Portal};

async fn manager(pool: &PgPool) -> Visitor {
    let visitor = Visitor::of(&Portal::demonstration(pool).await).await;
    visitor.open("/sign-in").await;
    let button = Locator::XPath("//button[contains(., 'Petra Lindner')]");
    visitor.browser.client.find(button).await.unwrap().click().await.unwrap();
    visitor.arrives_at("/").await;
    visitor
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn no_page_about_time_has_a_barrier(pool: PgPool) {
    let visitor = manager(&pool).await;
    sqlx::query(
        "insert into capacity (year, person_days, cents, reason) values (2027, 1200, 50, 'Haushalt')",
    )
    .execute(&pool)
    .await
    .unwrap();
    sqlx::query("insert into team (name) values ('Netz')").execute(&pool).await.unwrap();
    for path in [
        "/plan/teams",
        "/plan/teams/1",
        "/projects/DIG-016/teams",
        "/deadlines",
        "/en/deadlines",
        "/plan/capacity?done=saved",
        "/plan/capacity/2027",
        "/projects/DIG-016",
        "/projects/DIG-016/usable-from",
    ] {
        visitor.expect_no_barrier(path).await;
    }
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_year_is_entered_by_keyboard_without_script(pool: PgPool) {
    let visitor = manager(&pool).await;
    visitor.browser.switch_scripts_off().await;
    visitor.click_link("Fristen").await;
    visitor.arrives_at("/deadlines").await;
    visitor.click_link("Kapazität der Jahre").await;
    visitor.arrives_at("/plan/capacity").await;
    visitor.tab_to("input Jahr").await;
    visitor.types("2027").await;
    visitor.browser.press(Key::Tab).await;
    visitor.types("1.200").await;
    visitor.browser.press(Key::Tab).await;
    visitor.browser.press(Key::Tab).await;
    assert_eq!(visitor.browser.focused().await, "textarea Begründung");
    visitor.types("Haushalt 2027").await;
    visitor.tab_to("button Jahr eintragen").await;
    visitor.browser.press(Key::Enter).await;
    visitor.arrives_at("/plan/capacity?done=saved").await;
    assert!(visitor.text("main table").await.contains("1.200"));
}
