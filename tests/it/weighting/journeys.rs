// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Drafting and publishing in a real browser: from one person to the other, by keyboard, without script, and
//! without barriers.

use fantoccini::{Locator, key::Key};
use sqlx::PgPool;

use super::{REASON, draft, publish, submit};
use crate::{journeys::Visitor, support::portal::Portal};

async fn sign_in(visitor: &Visitor, name: &str) {
    visitor.open("/sign-in").await;
    let button = format!("//button[contains(., '{name}')]");
    visitor.browser.client.find(Locator::XPath(&button)).await.unwrap().click().await.unwrap();
    visitor.arrives_at("/").await;
}

/// Replaces what stands in a field.
async fn fill(visitor: &Visitor, selector: &str, text: &str) {
    let field = visitor.browser.client.find(Locator::Css(selector)).await.unwrap();
    field.clear().await.unwrap();
    field.send_keys(text).await.unwrap();
}

/// The page after a click shows this.
async fn expect(visitor: &Visitor, selector: &str) {
    visitor.browser.client.wait().for_element(Locator::Css(selector)).await.unwrap();
}

/// From an empty draft to a new board: one drafts and asks, the other reads and publishes.
async fn from_one_to_the_other(visitor: &Visitor) {
    visitor.open("/").await;
    visitor.arrives_at("/").await;
    let before = visitor.texts(".projects tbody:not(.below) th.title").await;

    sign_in(visitor, "Dr. Lorenz Hagemann").await;
    visitor.click_link("Gewichtung").await;
    visitor.arrives_at("/weightings").await;
    visitor.click_link("Neuer Entwurf").await;
    visitor.arrives_at("/weightings/drafts/new").await;
    fill(visitor, "#name", "Mehr Bürgernutzen").await;
    visitor.click("main form button").await;
    visitor.arrives_at("/weightings/drafts/1?done=begun").await;
    fill(visitor, "#points-gesetz", "10").await;
    fill(visitor, "#points-buerger", "60").await;
    fill(visitor, "#points-unternehmen", "viel").await;
    visitor.click("form.draft button").await;
    expect(visitor, "#errors").await;
    fill(visitor, "#points-unternehmen", "10").await;
    // That the browser notes what was refused, also while somebody types, is no surprise.
    visitor.browser.console_errors().await;
    visitor.click("form.draft button").await;
    visitor.arrives_at("/weightings/drafts/1?done=saved").await;
    assert_eq!(visitor.text("#points-buerger-share strong").await, "60\u{a0}%");
    visitor.click_link("Teilen").await;
    visitor.arrives_at("/weightings/drafts/1/share").await;
    visitor.click("main form button").await;
    visitor.arrives_at("/weightings/drafts/1?done=shared").await;
    visitor.click_link("Freigabe beantragen").await;
    visitor.arrives_at("/weightings/drafts/1/submit").await;
    fill(visitor, "#reason", REASON).await;
    visitor.click("main form button").await;
    visitor.arrives_at("/weightings/drafts/1?done=submitted").await;
    visitor.click(".site-navigation--aside button").await;
    visitor.arrives_at("/sign-in").await;

    sign_in(visitor, "Sabine Reuter").await;
    visitor.click_link("Gewichtung").await;
    visitor.arrives_at("/weightings").await;
    visitor.click_link("Mehr Bürgernutzen").await;
    visitor.arrives_at("/weightings/drafts/1").await;
    assert_eq!(visitor.text(".quoted").await, REASON);
    visitor.click_link("Prüfen und veröffentlichen").await;
    visitor.arrives_at("/weightings/drafts/1/publish").await;
    assert_eq!(visitor.text("h1").await, "Gewichtung 2 veröffentlichen");
    assert!(!visitor.texts(".shift--enters").await.is_empty());
    visitor.click("main form button").await;
    visitor.arrives_at("/weightings/2?done=published").await;
    visitor.click_link("Rangliste").await;
    visitor.arrives_at("/").await;
    assert!(visitor.text(".lead").await.ends_with("Gewichtung 2"));
    assert_ne!(visitor.texts(".projects tbody:not(.below) th.title").await, before);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn one_drafts_and_the_other_publishes(pool: PgPool) {
    let visitor = Visitor::of(&Portal::demonstration(&pool).await).await;
    from_one_to_the_other(&visitor).await;
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn everything_works_without_script(pool: PgPool) {
    let visitor = Visitor::of(&Portal::demonstration(&pool).await).await;
    visitor.browser.switch_scripts_off().await;
    from_one_to_the_other(&visitor).await;
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn the_keyboard_is_enough_to_draft(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let visitor = Visitor::of(&portal).await;
    sign_in(&visitor, "Sabine Reuter").await;
    visitor.open("/weightings/drafts/new").await;
    visitor.tab_to("input Name des Entwurfs").await;
    visitor.types("Versuch").await;
    visitor.browser.press(Key::Enter).await;
    visitor.arrives_at("/weightings/drafts/1?done=begun").await;
    visitor.tab_to("input Nutzen für Bürgerinnen und Bürger").await;
    // The whole field is chosen when it is reached.
    visitor.types("60").await;
    // The board beside it follows, and moves what stands below it.
    while visitor.text("main").await.contains("dieselben Vorhaben auf denselben Plätzen") {}
    visitor.tab_to("button Speichern").await;
    visitor.browser.press(Key::Enter).await;
    visitor.arrives_at("/weightings/drafts/1?done=saved").await;
    visitor.tab_to("a Mit der geltenden Gewichtung vergleichen").await;
    visitor.browser.press(Key::Enter).await;
    visitor.arrives_at("/weightings/compare?a=1&b=draft-1").await;
    assert_eq!(
        visitor.texts(".compared:not(.compared--places) tbody:first-of-type tr:nth-child(3) td").await.len(),
        2
    );
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn no_page_of_weighting_has_a_barrier(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let author = portal.person("leadership").await;
    let other = portal.person("leadership-second").await;
    let first = draft(&author, "Mehr Bürgernutzen", [10, 20, 60, 10]).await;
    let waiting = draft(&author, "Mehr Gesetz", [70, 10, 10, 10]).await;
    submit(&author, &first).await;
    submit(&author, &waiting).await;
    publish(&other, &first).await;
    let own = draft(&other, "Gleich viel", [1, 1, 1, 1]).await;

    let visitor = Visitor::of(&portal).await;
    sign_in(&visitor, "Sabine Reuter").await;
    for path in [
        "/weightings".to_owned(),
        "/weightings/2".to_owned(),
        "/weightings/1/take-up".to_owned(),
        "/weightings/compare?a=1&b=2".to_owned(),
        "/weightings/compare?drafts=all".to_owned(),
        "/weightings/drafts/new".to_owned(),
        own.clone(),
        format!("{own}/share"),
        format!("{own}/submit"),
        format!("{own}/discard"),
        format!("{own}/publish"),
        waiting.clone(),
        // It was made on the version before.
        format!("{waiting}/publish"),
        format!("/en{own}"),
    ] {
        visitor.expect_no_barrier(&path).await;
    }
}
