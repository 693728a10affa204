// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Boards of the past and of the present in a real browser.

use std::time::{Duration, Instant};

use fantoccini::{Locator, key::Key};
use sqlx::PgPool;
use tokio::time::sleep;
use vorrang::board::Live;

use super::{days_ago, freeze, open_to_all, publish, running, set_levels};
use crate::{
    journeys::Visitor,
    support::{browser::ColourScheme, portal::Portal},
};

/// Waits until the script says yes.
async fn until(visitor: &Visitor, script: &str) {
    let begun = Instant::now();
    while visitor.run(script).await != true {
        assert!(begun.elapsed() < Duration::from_secs(30), "never: {script}");
        sleep(Duration::from_millis(100)).await;
    }
}

/// Waits until the page hears of changes.
async fn listens(pool: &PgPool) {
    let begun = Instant::now();
    let listening = "select exists (select from pg_stat_activity where query ilike 'listen \"board\"%'
                     and datname = current_database())";
    while !sqlx::query_scalar::<_, bool>(listening).fetch_one(pool).await.unwrap() {
        assert!(begun.elapsed() < Duration::from_secs(30), "nobody listens");
        sleep(Duration::from_millis(100)).await;
    }
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn an_open_board_offers_the_new_one_and_stays_where_it_is(pool: PgPool) {
    let (portal, _stop) = running(&pool, open_to_all(), Live::default()).await;
    let visitor = Visitor::of(&portal).await;
    visitor.open("/").await;
    listens(&pool).await;
    sleep(Duration::from_secs(1)).await;
    assert_eq!(visitor.text(".live").await, "");
    visitor.run("document.querySelector('#filter-q').value = 'halb getippt'; scrollTo(0, 700)").await;
    let first = ".projects tbody tr:first-child .title > a";
    assert_eq!(visitor.text(first).await, "Internetbasierte Fahrzeugzulassung (i-Kfz)");

    set_levels(&pool, "DIG-021", 0).await;
    visitor.browser.client.wait().for_element(Locator::Css(".live a")).await.unwrap();
    assert_eq!(
        visitor.text(".live").await.replace('\n', " "),
        "Die Rangliste hat sich geändert. Jetzt aktualisieren"
    );
    assert_eq!(
        visitor.text(first).await,
        "Internetbasierte Fahrzeugzulassung (i-Kfz)",
        "nothing moves unasked"
    );
    let in_sight = "const box = document.querySelector('.live a').getBoundingClientRect();
                    return box.top >= 0 && box.bottom <= innerHeight";
    assert_eq!(visitor.run(in_sight).await, true, "however far one has scrolled");

    visitor.click(".live a").await;
    until(&visitor, "return document.querySelector('.live').innerText.includes('ist aktualisiert')").await;
    assert_eq!(visitor.text(first).await, "Ganztagsplatz in der Grundschule online anmelden");
    // The notice takes some room, for which the browser makes up.
    let scrolled = visitor.run("return scrollY").await.as_f64().unwrap();
    assert!((640.0..=800.0).contains(&scrolled), "{scrolled}");
    assert_eq!(visitor.run("return document.querySelector('#filter-q').value").await, "halb getippt");
    assert_eq!(visitor.run("return document.activeElement.className").await, "live");
    visitor.arrives_at("/").await;

    // And again, by keyboard.
    set_levels(&pool, "DIG-030", 0).await;
    visitor.browser.client.wait().for_element(Locator::Css(".live a")).await.unwrap();
    assert_eq!(visitor.tab().await, "a Jetzt aktualisieren");
    visitor.browser.press(Key::Enter).await;
    until(&visitor, "return document.querySelector('.live').innerText.includes('ist aktualisiert')").await;
    assert_eq!(visitor.text(first).await, "Digitales Baugenehmigungsverfahren");
    visitor.arrives_at("/").await;
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn the_wall_follows_by_itself_and_fits(pool: PgPool) {
    let (portal, _stop) = running(&pool, open_to_all(), Live::default()).await;
    freeze(&pool, days_ago(100), "Vorher").await;
    let visitor = Visitor::of(&portal).await;
    visitor.open("/projector").await;
    listens(&pool).await;
    sleep(Duration::from_secs(1)).await;
    let first = ".projector__list li:first-child strong";
    assert_eq!(visitor.text(first).await, "Internetbasierte Fahrzeugzulassung (i-Kfz)");
    set_levels(&pool, "DIG-021", 0).await;
    let moved = format!("return document.querySelector('{first}').innerText.startsWith('Ganztagsplatz')");
    until(&visitor, &moved).await;
    assert_eq!(visitor.texts(".projector__list li:first-child .moved [aria-hidden]").await, ["↑\u{a0}1"]);
    visitor.arrives_at("/projector").await;

    let longest = "Digitalisierung aller Verwaltungsleistungen mit Bezug zu Mobilität und Verkehr einschließlich Genehmigungen";
    sqlx::query("update project set title = $1 where number in ('DIG-030', 'DIG-002', 'DIG-017', 'DIG-016')")
        .bind(longest)
        .execute(&pool)
        .await
        .unwrap();
    until(
        &visitor,
        &format!("return document.querySelector('{first}').innerText.startsWith('Digitalisierung aller')"),
    )
    .await;
    for (width, height) in [(1920, 1080), (1280, 720)] {
        visitor.browser.resize(width, height).await;
        let lowest = "return Math.max(...[...document.querySelectorAll('.projector__list li')]
            .map(line => line.getBoundingClientRect().bottom))";
        assert!(visitor.run(lowest).await.as_f64().unwrap() <= f64::from(height), "{width}");
        let cut = "return [...document.querySelectorAll('.projector__list li')].filter(line =>
            line.querySelector('small')?.getBoundingClientRect().bottom > line.getBoundingClientRect().bottom + 1)
            .map(line => line.innerText)";
        assert_eq!(visitor.run(cut).await, serde_json::json!([]), "{width}");
        let wide = "return document.documentElement.scrollWidth <= innerWidth";
        assert_eq!(visitor.run(wide).await, true, "{width}");
        let size =
            "return parseFloat(getComputedStyle(document.querySelector('.projector__list strong')).fontSize)";
        assert!(visitor.run(size).await.as_f64().unwrap() >= f64::from(height) / 42.0, "{width}");
    }
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn everything_works_without_script(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    freeze(&pool, days_ago(100), "Vorher").await;
    let visitor = Visitor::of(&portal).await;
    visitor.browser.switch_scripts_off().await;
    visitor.open("/sign-in").await;
    let leadership = crate::support::portal::demonstration_name("leadership");
    let button = format!("//button[contains(., '{leadership}')]");
    visitor.browser.client.find(Locator::XPath(&button)).await.unwrap().click().await.unwrap();
    visitor.arrives_at("/").await;
    visitor.click_link("Neu laden").await;
    visitor.arrives_at("/").await;
    visitor.click_link("Stichtage").await;
    visitor.arrives_at("/boards").await;
    visitor.click_link("Stichtag festhalten").await;
    visitor.arrives_at("/boards/hold").await;
    visitor.click("#reason").await;
    visitor.types("Ohne Skript").await;
    visitor.click("main form button").await;
    let latest = "select max(id) from snapshot";
    visitor.browser.client.wait().for_element(Locator::Css(".projects--past")).await.unwrap();
    let id: i64 = sqlx::query_scalar(latest).fetch_one(&pool).await.unwrap();
    visitor.arrives_at(&format!("/boards/{id}")).await;
    visitor.open("/projector").await;
    visitor.click_link("Zurück zur Rangliste").await;
    visitor.arrives_at("/").await;
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn no_page_has_a_barrier(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    freeze(&pool, days_ago(100), "Sitzung des Lenkungskreises").await;
    publish(&pool, 2, [10, 40, 30, 20], days_ago(50)).await;
    freeze(&pool, days_ago(20), "Noch einmal").await;
    set_levels(&pool, "DIG-021", 0).await;
    set_levels(&pool, "DIG-062", 10).await;
    let visitor = Visitor::of(&portal).await;
    visitor.browser.prefer(ColourScheme::Light).await;
    for path in
        ["/boards", "/boards?on=gestern", "/boards/1", "/projector", "/projects/DIG-021", "/", "/en/boards/1"]
    {
        visitor.expect_no_barrier(path).await;
    }
    visitor.open("/sign-in").await;
    let leadership = crate::support::portal::demonstration_name("leadership");
    let button = format!("//button[contains(., '{leadership}')]");
    visitor.browser.client.find(Locator::XPath(&button)).await.unwrap().click().await.unwrap();
    visitor.arrives_at("/").await;
    visitor.expect_no_barrier("/boards/hold").await;
    visitor.expect_no_barrier("/boards").await;
}
