// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Searching in a real browser: by keyboard, without script, on a telephone, in the dark; for every role.

use fantoccini::key::Key;
use sqlx::PgPool;

use crate::{
    journeys::Visitor,
    support::{browser::ColourScheme, portal::Portal},
};

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_reader_searches_from_every_page_by_keyboard_and_without_script(pool: PgPool) {
    let visitor = Visitor::of(&Portal::demonstration(&pool).await).await;
    visitor.browser.switch_scripts_off().await;
    visitor.open("/method").await;
    while !visitor.browser.press_tab().await.starts_with("input") {}
    visitor.types("Antraege").await;
    visitor.browser.press(Key::Enter).await;
    visitor.arrives_at("/search?q=Antraege").await;
    assert_eq!(visitor.text("h1").await, "Suche nach „Antraege“");
    assert!(!visitor.texts(".findings mark").await.is_empty());

    // Narrowing keeps the words.
    visitor.click("#filter-kind").await;
    visitor.types("sichtbar").await;
    visitor.browser.press(Key::Enter).await;
    visitor.click(".filter button").await;
    visitor.arrives_at("/search?q=Antraege&department=&kind=visible&state=").await;
    let facts = visitor.texts(".findings__facts").await;
    assert!(!facts.is_empty() && facts.iter().all(|line| line.contains("sichtbar")), "{facts:?}");

    visitor.click("#site-search").await;
    visitor.types("Breifwahl").await;
    visitor.click(".site-search__button").await;
    visitor.arrives_at("/search?q=Breifwahl").await;
    visitor.click_link("„Briefwahl“?").await;
    visitor.arrives_at("/search?q=Briefwahl").await;
    visitor.click(".findings a").await;
    visitor.arrives_at("/projects/DIG-001").await;

    visitor.click("#site-search").await;
    visitor.types("dig 29").await;
    visitor.browser.press(Key::Enter).await;
    visitor.arrives_at("/projects/DIG-029").await;
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn the_search_has_no_barriers_and_fits_every_width(pool: PgPool) {
    let visitor = Visitor::of(&Portal::demonstration(&pool).await).await;
    for scheme in [ColourScheme::Light, ColourScheme::Dark] {
        visitor.browser.prefer(scheme).await;
        for (width, height) in [(1440, 900), (320, 640)] {
            visitor.browser.resize(width, height).await;
            for path in ["/search", "/search?q=Antrag", "/search?q=Breifwahl", "/search?q=qqqqqqqq"] {
                visitor.open(path).await;
                let barriers = visitor.browser.axe().await;
                assert!(barriers.is_empty(), "{path} {scheme:?} {width}: {barriers:?}");
                let overflow =
                    "return document.documentElement.scrollWidth - document.documentElement.clientWidth";
                assert_eq!(visitor.run(overflow).await, 0, "{path} {width}");
            }
        }
    }
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn the_header_keeps_to_one_line_for_every_role(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let visitor = Visitor::of(&portal).await;
    visitor.browser.resize(1440, 900).await;
    for person in ["reader", "head-youth", "assessor-law", "portfolio", "leadership", "admin", "auditor"] {
        let name = crate::support::portal::demonstration_name(person);
        for language in ["", "/en"] {
            visitor.open(&format!("{language}/sign-in")).await;
            visitor.press("visitor", &name).await;
            visitor.sees(".site-navigation--aside form").await;
            let height = visitor.run("return document.querySelector('.site-header__row').offsetHeight").await;
            assert!(height.as_i64().unwrap() < 72, "{name} {language}: {height} px");
            visitor.click(".site-navigation--aside button").await;
            visitor.sees("h1").await;
        }
    }
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_view_is_kept_shared_and_opened(pool: PgPool) {
    let visitor = Visitor::of(&Portal::demonstration(&pool).await).await;
    visitor.open("/sign-in").await;
    visitor.press("visitor", &crate::support::portal::demonstration_name("reader")).await;
    visitor.arrives_at("/").await;
    visitor.open("/projects?kind=background").await;
    while visitor.browser.press_tab().await != "a Ansicht speichern" {}
    visitor.browser.press(Key::Enter).await;
    visitor.arrives_at("/views/new?on=list&query=kind%3Dbackground").await;
    assert!(visitor.browser.axe().await.is_empty());
    visitor.click("#name").await;
    visitor.types("Hintergrund").await;
    visitor.browser.press(Key::Enter).await;
    visitor.arrives_at("/views").await;
    for scheme in [ColourScheme::Light, ColourScheme::Dark] {
        visitor.browser.prefer(scheme).await;
        assert!(visitor.browser.axe().await.is_empty());
    }
    visitor.click_link("Freigeben").await;
    visitor.sees("[name=shared]").await;
    assert!(visitor.browser.axe().await.is_empty());
    visitor.click("main .kern-btn").await;
    visitor.sees(".view-link").await;
    visitor.click(".view-link").await;
    visitor.arrives_at("/projects?kind=background").await;
}
