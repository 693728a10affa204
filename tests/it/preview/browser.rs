// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Weighing in a real browser: by keyboard, while typing, without script, without barriers.

use std::time::Duration;

use fantoccini::{Locator, key::Key};
use sqlx::PgPool;
use tokio::time::{Instant, sleep};

use super::with;
use crate::{journeys::Visitor, support::portal::Portal};

impl Visitor {
    /// Waits until the script says so.
    async fn comes_true(&self, script: &str) {
        let until = Instant::now() + Duration::from_secs(20);
        while self.run(script).await != true {
            assert!(Instant::now() < until, "{script}");
            sleep(Duration::from_millis(50)).await;
        }
    }

    async fn weighs(&self, points: &str, text: &str) {
        let field = self.browser.client.find(Locator::Id(points)).await.unwrap();
        field.clear().await.unwrap();
        field.send_keys(text).await.unwrap();
    }
}

const SENTENCE: &str = "document.querySelector('.weigh__sentence').textContent";

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_slider_moves_the_board_by_keyboard(pool: PgPool) {
    let visitor = Visitor::of(&Portal::demonstration(&pool).await).await;
    visitor.open("/my-view").await;
    assert!(visitor.text(".weigh__sentence").await.starts_with("Die Top 25 bleiben"));
    // The button is for those without script.
    assert_eq!(visitor.run("return document.querySelector('[data-calculates]').offsetHeight").await, 0);
    visitor.run("document.getElementById('points-politik-slider').focus(); scrollTo(0, 120)").await;
    for _ in 0..8 {
        visitor.browser.press(Key::PageUp).await;
    }
    // The field keeps step, the board follows without being asked.
    visitor.comes_true("return Number(document.getElementById('points-politik').value) > 90").await;
    visitor.comes_true(&format!("return {SENTENCE}.includes('hinein')")).await;
    assert!(!visitor.texts(".preview__enters .change").await.is_empty());
    assert!(visitor.texts(".preview__enters .change").await.iter().all(|said| said.contains("neu dabei")));
    // What is shown is what the address says, and what is read out.
    visitor.comes_true("return location.search.includes('points-politik=100')").await;
    visitor
        .comes_true(&format!("return document.querySelector('[data-said]').textContent === {SENTENCE}"))
        .await;
    assert_eq!(visitor.run("return [scrollY, history.length > 2]").await, serde_json::json!([120, false]));
    assert!(visitor.browser.focused().await.starts_with("input Schieberegler: Wünsche der Politik"));
    let shown = visitor.texts(".preview tr").await;
    visitor.run("location.reload()").await;
    visitor
        .comes_true(
            "return document.readyState === 'complete' && !document.querySelector('.weigh__slider').hidden",
        )
        .await;
    assert_eq!(visitor.texts(".preview tr").await, shown);
    // The other language shows the same.
    visitor.click_link("English").await;
    visitor.browser.client.wait().for_element(Locator::Css("html[lang=en]")).await.unwrap();
    assert_eq!(visitor.run("return document.getElementById('points-politik').value").await, "100");
    assert_eq!(visitor.browser.console_errors().await, Vec::<String>::new());
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_number_that_is_typed_moves_the_slider_or_is_refused_after_a_pause(pool: PgPool) {
    let visitor = Visitor::of(&Portal::demonstration(&pool).await).await;
    visitor.open("/my-view").await;
    visitor.weighs("points-buerger", "500").await;
    visitor.comes_true(&format!("return {SENTENCE}.includes('hinein')")).await;
    let slider = "const it = document.getElementById('points-buerger-slider'); return [it.value, it.max]";
    assert_eq!(visitor.run(slider).await, serde_json::json!(["500", "1000"]));
    visitor.comes_true("return document.querySelector('.weigh__sum').innerText.includes('575 Punkte')").await;

    visitor.weighs("points-buerger", "viel").await;
    visitor
        .comes_true(
            "return document.getElementById('points-buerger').getAttribute('aria-invalid') === 'true'",
        )
        .await;
    assert!(visitor.text("#points-buerger-error").await.starts_with("„viel“ ist keine ganze Zahl."));
    assert_eq!(visitor.run("return document.getElementById('points-buerger').value").await, "viel");
    assert!(visitor.texts(".preview").await.is_empty());

    visitor.weighs("points-buerger", "26").await;
    visitor.comes_true("return document.querySelector('.preview') !== null").await;
    visitor
        .comes_true("return !document.getElementById('points-buerger').hasAttribute('aria-invalid')")
        .await;
    assert_eq!(visitor.text("#points-buerger-error").await, "");
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_lost_connection_is_said_and_gives_the_button_back(pool: PgPool) {
    let visitor = Visitor::of(&Portal::demonstration(&pool).await).await;
    visitor.open("/my-view").await;
    visitor.browser.be_offline(true).await;
    visitor.weighs("points-buerger", "90").await;
    visitor.comes_true("return document.querySelector('[data-calculates]').offsetHeight > 0").await;
    assert!(visitor.text("[data-said]").await.starts_with("Die Vorschau ließ sich nicht aktualisieren."));
    visitor.browser.be_offline(false).await;
    visitor.click("[data-calculates]").await;
    visitor.arrives_at_with_noise("points-buerger=90").await;
    assert!(visitor.text(".weigh__sentence").await.contains("hinein"));
}

impl Visitor {
    /// Waits until the address says so, whatever the console said about the lost connection.
    async fn arrives_at_with_noise(&self, part: &str) {
        self.comes_true(&format!(
            "return location.search.includes('{part}') && document.readyState === 'complete'"
        ))
        .await;
    }
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn without_script_the_button_does_it(pool: PgPool) {
    let visitor = Visitor::of(&Portal::demonstration(&pool).await).await;
    visitor.browser.switch_scripts_off().await;
    visitor.open("/my-view").await;
    visitor.weighs("points-gesetz", "10").await;
    visitor.click("[data-calculates]").await;
    visitor.arrives_at(&format!("{}&rules=shown", with(["10", "20", "25", "15"]))).await;
    visitor.browser.client.wait().for_element(Locator::Css(".preview__enters")).await.unwrap();
    let slider = visitor.browser.client.find(Locator::Id("points-gesetz-slider")).await.unwrap();
    assert!(!slider.is_displayed().await.unwrap(), "a slider that moves nothing");
    // Help, by keyboard alone.
    visitor.click_link("Hilfe beim Gewichten").await;
    visitor.arrives_at("/my-view/help").await;
    visitor.browser.client.wait().for_element(Locator::Id("order-gesetz")).await.unwrap();
    for (field, rank) in [("gesetz", "2"), ("politik", "1"), ("buerger", "3"), ("unternehmen", "4")] {
        visitor.weighs(&format!("order-{field}"), rank).await;
    }
    visitor.browser.press(Key::Enter).await;
    visitor.arrives_at(&with(["271", "521", "146", "62"])).await;
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn no_page_has_a_barrier(pool: PgPool) {
    let visitor = Visitor::of(&Portal::demonstration(&pool).await).await;
    for path in [
        &with(["10", "40", "25", "15"]),
        &with(["", "-4", "1,5", "1"]),
        "/my-view/help",
        "/en/my-view/help?swing-gesetz=50",
    ] {
        visitor.expect_no_barrier(path).await;
    }
}
