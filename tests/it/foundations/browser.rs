// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! The pages in a real browser.

use fantoccini::{Locator, key::Key};
use sqlx::PgPool;

use super::required;
use crate::{journeys::Visitor, support::portal::Portal};

/// Signs a browser in as that person of the demonstration.
async fn sign_in(visitor: &Visitor, name: &str) {
    visitor.open("/sign-in").await;
    let button = format!("//button[@class='visitor'][contains(., '{name}')]");
    visitor.browser.client.find(Locator::XPath(&button)).await.unwrap().click().await.unwrap();
    visitor.arrives_at("/").await;
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_requirement_is_recorded_by_keyboard_and_without_scripts(pool: PgPool) {
    let visitor = Visitor::of(&Portal::demonstration(&pool).await).await;
    visitor.browser.switch_scripts_off().await;
    sign_in(&visitor, "Petra Lindner").await;
    visitor.open("/projects/DIG-001").await;
    visitor.tab_to("a Bild, Anteile und alle Zusammenhänge").await;
    visitor.browser.press(Key::Enter).await;
    visitor.arrives_at("/projects/DIG-001/dependencies").await;
    visitor.tab_to("input Setzt voraus").await;
    visitor.types("Termin").await;
    visitor.tab_to("button Voraussetzung eintragen").await;
    visitor.browser.press(Key::Enter).await;
    visitor.sees("#choice").await;
    // That the page asks back is no surprise, and the browser's console notes it.
    assert_eq!(visitor.browser.console_errors().await.len(), 1);
    visitor.tab_to("a Welches Vorhaben ist gemeint?").await;
    visitor.click("#choice input[value=DIG-010]").await;
    visitor.tab_to("button Voraussetzung eintragen").await;
    visitor.browser.press(Key::Enter).await;
    visitor.arrives_at("/projects/DIG-001/dependencies?added=DIG-010").await;
    assert_eq!(visitor.text("[role=status]").await, "DIG-001 setzt DIG-010 voraus.");
    assert_eq!(required(&pool, "DIG-001").await, ["DIG-010"]);
    // From box to box by keyboard.
    visitor.open("/dependencies").await;
    let box_of = "document.querySelector('.network-frame a[href$=\"DIG-010/dependencies\"]')";
    let is_shown = format!("return getComputedStyle({box_of}.querySelector('.network__own')).opacity");
    assert_eq!(visitor.run(&is_shown).await, "0");
    for _ in 0..60 {
        visitor.browser.press(Key::Tab).await;
        if visitor.run(&format!("return document.activeElement === {box_of}")).await == true {
            break;
        }
    }
    assert_eq!(visitor.run(&is_shown).await, "1", "whoever comes to a box sees its lines");
    visitor.browser.press(Key::Enter).await;
    visitor.arrives_at("/projects/DIG-010/dependencies").await;

    visitor.open("/projects/DIG-001/dependencies").await;
    visitor.tab_to("a zurücknehmen DIG-010").await;
    visitor.browser.press(Key::Enter).await;
    visitor.arrives_at("/projects/DIG-001/dependencies/remove?required=DIG-010").await;
    visitor.tab_to("button Voraussetzung zurücknehmen").await;
    visitor.browser.press(Key::Enter).await;
    visitor.arrives_at("/projects/DIG-001/dependencies?removed=DIG-010").await;
    assert!(required(&pool, "DIG-001").await.is_empty());
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn no_page_of_foundations_has_a_barrier(pool: PgPool) {
    let visitor = Visitor::of(&Portal::demonstration(&pool).await).await;
    sign_in(&visitor, "Petra Lindner").await;
    for path in [
        "/dependencies",
        "/projects/DIG-009/dependencies",
        "/projects/DIG-009/dependencies/remove?required=DIG-008",
        "/start-order",
        "/start-order/credit",
    ] {
        visitor.expect_no_barrier(path).await;
    }
}
