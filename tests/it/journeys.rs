// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! What people do in the portal, in a real browser: by mouse, by keyboard alone, on a telephone, enlarged,
//! in the dark.

use std::time::Duration;

use fantoccini::{Locator, key::Key};
use serde_json::Value;
use sqlx::PgPool;
use tokio::time::sleep;

use crate::support::{
    browser::{Browser, ColourScheme},
    portal::Portal,
};

/// Somebody at a browser, and where the portal is.
pub(crate) struct Visitor {
    pub(crate) browser: Browser,
    pub(crate) portal: String,
}

impl Visitor {
    pub(crate) async fn of(portal: &Portal) -> Self {
        Self { browser: Browser::start().await, portal: portal.serve().await }
    }

    pub(crate) async fn open(&self, path: &str) {
        self.browser.open(&format!("{}{path}", self.portal)).await;
    }

    /// Waits until the browser is at `path`; a page that complains in the console has not arrived well.
    pub(crate) async fn arrives_at(&self, path: &str) {
        let address = format!("{}{path}", self.portal).parse().unwrap();
        self.browser.client.wait().for_url(&address).await.unwrap();
        // The scripts of the page have run by then.
        while self.run("return document.readyState").await != "complete" {}
        assert_eq!(self.browser.console_errors().await, Vec::<String>::new(), "{path}");
    }

    pub(crate) async fn click(&self, selector: &str) {
        self.browser.client.find(Locator::Css(selector)).await.unwrap().click().await.unwrap();
    }

    pub(crate) async fn click_link(&self, said: &str) {
        self.browser.client.find(Locator::LinkText(said)).await.unwrap().click().await.unwrap();
    }

    /// Types into the field that has the focus; a list of choices goes to the one that begins so.
    pub(crate) async fn types(&self, text: &str) {
        self.browser.client.active_element().await.unwrap().send_keys(text).await.unwrap();
    }

    pub(crate) async fn run(&self, script: &str) -> Value {
        self.browser.client.execute(script, Vec::new()).await.unwrap()
    }

    /// What the matching elements say, as they are shown.
    pub(crate) async fn texts(&self, selector: &str) -> Vec<String> {
        let script = format!("return [...document.querySelectorAll({selector:?})].map(it => it.innerText)");
        serde_json::from_value(self.run(&script).await).unwrap()
    }

    /// Waits until there is such an element: an answer at the same address is not told apart by it.
    pub(crate) async fn sees(&self, selector: &str) {
        self.browser.client.wait().for_element(Locator::Css(selector)).await.unwrap();
    }

    pub(crate) async fn text(&self, selector: &str) -> String {
        self.sees(selector).await;
        let texts = self.texts(selector).await;
        assert_eq!(texts.len(), 1, "{selector}: {texts:?}");
        texts[0].clone()
    }
}

/// The rows of the table above the line, and below it.
const TOP: &str = ".projects tbody:not(.below) tr";
const BELOW: &str = ".projects .below tr:not(.line)";

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_reader_filters_sorts_and_asks_why(pool: PgPool) {
    let visitor = Visitor::of(&Portal::demonstration(&pool).await).await;
    visitor.open("/").await;
    visitor.arrives_at("/").await;
    assert_eq!(visitor.text("h1").await, "Top 25 der Digitalisierungsvorhaben");
    assert_eq!(visitor.browser.client.title().await.unwrap(), "Top 25 – Vorrang");
    assert_eq!(visitor.texts(TOP).await.len(), 25);
    assert_eq!(visitor.texts(BELOW).await.len(), 10);

    // The filter stands in the address and stays in the form.
    visitor.click("#filter-department").await;
    visitor.types("Bürgerdienste").await;
    visitor.browser.press(Key::Enter).await;
    visitor.click(".filter button").await;
    let department = visitor.run("return document.querySelector('#filter-department').value").await;
    let filtered = format!("/?q=&department={}&kind=&state=", department.as_str().unwrap());
    visitor.arrives_at(&filtered).await;
    assert_eq!(visitor.text("#filter-department option:checked").await, "Bürgerdienste");
    let departments = visitor.texts(".projects td.department").await;
    assert!(
        departments.len() > 1 && departments.iter().all(|name| name == "Bürgerdienste"),
        "{departments:?}"
    );
    let places = visitor.texts(".projects td.place").await;

    // Sorting keeps the filter, and to every project its place.
    let deadline = ".projects th.deadline";
    visitor.click(&format!("{deadline} a")).await;
    visitor.arrives_at(&format!("/?department={}&sort=deadline", department.as_str().unwrap())).await;
    let sorted = visitor.run("return document.querySelector('th[aria-sort]').ariaSort").await;
    assert_eq!((visitor.text("th[aria-sort]").await, sorted), ("Frist".into(), "ascending".into()));
    let mut sorted_places = visitor.texts(".projects td.place").await;
    assert_ne!(sorted_places, places);
    sorted_places.sort();
    let mut expected = places;
    expected.sort();
    assert_eq!(sorted_places, expected);

    // Another language is the same page.
    visitor.click_link("English").await;
    visitor.arrives_at(&format!("/en?department={}&sort=deadline", department.as_str().unwrap())).await;
    assert_eq!(visitor.text("#filter-department option:checked").await, "Bürgerdienste");
    assert_eq!(visitor.text("th[aria-sort]").await, "Deadline");

    visitor.click_link("Online-Antrag Briefwahl").await;
    visitor.arrives_at("/en/projects/DIG-001").await;
    visitor.click_link("Deutsch").await;
    visitor.arrives_at("/projects/DIG-001").await;
    assert_eq!(visitor.text("#why").await, "Warum Platz 8?");
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_reader_pages_through_the_whole_list(pool: PgPool) {
    let visitor = Visitor::of(&Portal::demonstration(&pool).await).await;
    visitor.open("/").await;
    visitor.click_link("Vorhaben").await;
    visitor.arrives_at("/projects").await;
    let first = visitor.texts(TOP).await;
    visitor.click_link("2").await;
    visitor.arrives_at("/projects?page=2").await;
    let second = visitor.texts(TOP).await;
    assert_eq!((first.len(), second.len()), (50, 12));
    assert!(second.iter().all(|row| !first.contains(row)));
    visitor.browser.client.back().await.unwrap();
    visitor.arrives_at("/projects").await;
    assert_eq!(visitor.texts(TOP).await, first);
}

/// What [`Visitor::is_seen`] says of what everybody sees.
const SEEN: [bool; 3] = [true; 3];

impl Visitor {
    /// Moves the focus on; where it is then. It must be seen there: outlined, in the window, under nothing.
    pub(crate) async fn tab(&self) -> String {
        let is_fresh = self.browser.focused().await == "body";
        let mut focused = self.browser.press_tab().await;
        // A page that is not drawn yet takes no key, and its style comes with the drawing.
        for _ in 0..40 {
            if is_fresh && focused == "body" {
                focused = self.browser.press_tab().await;
            } else if self.is_seen().await == SEEN {
                break;
            }
            sleep(Duration::from_millis(25)).await;
        }
        assert_eq!(self.is_seen().await, SEEN, "{focused}");
        focused
    }

    /// Whether what has the focus is outlined, in the window, and under nothing.
    async fn is_seen(&self) -> [bool; 3] {
        let seen = self
            .run(
                "const it = document.activeElement, style = getComputedStyle(it);
                 const { left, right, top, bottom } = it.getClientRects()[0];
                 const middle = [(left + right) / 2, (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2];
                 return [
                     style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
                     left >= 0 && right <= innerWidth
                         && (bottom - top > innerHeight || (top >= 0 && bottom <= innerHeight)),
                     it.contains(document.elementFromPoint(...middle)),
                 ]",
            )
            .await;
        serde_json::from_value(seen).unwrap()
    }

    /// Moves the focus on to what is called so.
    pub(crate) async fn tab_to(&self, called: &str) {
        while self.tab().await != called {}
    }
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn the_keyboard_is_enough(pool: PgPool) {
    let visitor = Visitor::of(&Portal::demonstration(&pool).await).await;
    let before_the_table = [
        "a Zum Inhalt springen",
        "a Vorrang Stadt Dortmund · Dortmunder Systemhaus",
        "a Rangliste",
        "a Vorhaben",
        "a Gewichtung",
        "a So wird bewertet",
        "input Vorhaben suchen",
        "button Suchen",
        "a English",
        "a Anmelden",
        "a Gewichtung 1",
        "a Ihre Sicht",
        "a Stichtage",
        "a Projektoransicht",
        "a Neu laden",
        "a Startreihenfolge",
        "a Was worauf aufbaut",
        "a Fristen",
        "a Plan",
        "a Wert und Aufwand",
        "a Nach dem Abschluss",
        "a eine Seite A3",
        "a zwei Seiten A4",
        "input Suche",
        "select Fachbereich",
        "select Art",
        "select Status",
        "button Anwenden",
        "a Gespeicherte Ansichten",
    ];
    let heads = [
        "a Platz",
        "a Vorhaben",
        "a Fachbereich",
        "a Art",
        "a Gesetz",
        "a Politik",
        "a Nutzen Bürger",
        "a Nutzen Unternehmen",
        "a Punkte",
        "a Frist",
        "a Aufwand",
        "a Kosten",
        "a Status",
    ];
    for width in [1280, 390] {
        visitor.browser.resize(width, 844).await;
        visitor.open("/").await;
        for called in before_the_table {
            assert_eq!(visitor.tab().await, called);
        }
        assert!(visitor.tab().await.starts_with("div "), "the table can be scrolled");
        for called in heads {
            assert_eq!(visitor.tab().await, called);
        }
        assert_eq!(visitor.tab().await, "a Internetbasierte Fahrzeugzulassung (i-Kfz)");
        visitor.browser.press(Key::Enter).await;
        visitor.arrives_at("/projects/DIG-021").await;
    }

    // The first stop leads past the navigation.
    visitor.open("/").await;
    visitor.tab().await;
    visitor.browser.press(Key::Enter).await;
    visitor.arrives_at("/#content").await;
    assert_eq!(visitor.tab().await, "a Gewichtung 1");

    visitor.tab_to("input Suche").await;
    visitor.types("online").await;
    visitor.tab_to("select Fachbereich").await;
    visitor.types("Sozialamt").await;
    let sozialamt = visitor.run("return document.activeElement.value").await;
    visitor.tab_to("button Anwenden").await;
    visitor.browser.press(Key::Enter).await;
    visitor.arrives_at(&format!("/?q=online&department={}&kind=&state=", sozialamt.as_str().unwrap())).await;
    assert_eq!(visitor.texts(".projects td.department").await, ["Sozialamt", "Sozialamt"]);
}

impl Visitor {
    /// Asserts what every page owes its readers at every size.
    pub(crate) async fn expect_no_barrier(&self, path: &str) {
        for scheme in [ColourScheme::Light, ColourScheme::Dark] {
            self.browser.prefer(scheme).await;
            self.open(path).await;
            for width in [1440, 390] {
                self.browser.resize(width, 900).await;
                let barriers = match scheme {
                    ColourScheme::Light => self.browser.axe().await,
                    ColourScheme::Dark => self.browser.axe_of_colours().await,
                };
                let barriers: Vec<String> = barriers.iter().map(ToString::to_string).collect();
                assert!(barriers.is_empty(), "{path}, {scheme:?}, {width}: {barriers:#?}");
            }
        }
        let mut errors = self.browser.console_errors().await;
        // That the page itself is an error is no surprise.
        errors
            .retain(|error| !error.starts_with(&format!("{}{path} - Failed to load resource", self.portal)));
        assert!(errors.is_empty(), "{path}: {errors:?}");
        let scripts = "return [...document.scripts].filter(it => it.type !== 'module').length";
        assert_eq!(self.run(scripts).await, 0, "{path} waits for no script");

        // Telephones, and half of 1280 pixels: that is 200 % zoom.
        for width in [640, 390, 320] {
            self.browser.resize(width, 900).await;
            self.expect_to_fit(&format!("{path}, {width}")).await;
        }
        // What WCAG 1.4.12 lets readers do to the text.
        self.run(
            "const spacing = new CSSStyleSheet();
             spacing.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important;
                 word-spacing: .16em !important } p { margin-bottom: 2em !important }`);
             document.adoptedStyleSheets.push(spacing)",
        )
        .await;
        self.expect_to_fit(&format!("{path}, spaced out")).await;
    }

    /// Nothing to scroll sideways, neither the page nor a list of projects, and no text cut off.
    pub(crate) async fn expect_to_fit(&self, situation: &str) {
        let too_wide = self
            .run(
                "const overflows = it => it.scrollWidth > it.clientWidth;
                 const cut = it => ['hidden', 'clip'].includes(getComputedStyle(it).overflowX)
                     && !it.matches('.for-readers') && it.textContent.trim()
                     && (overflows(it) || it.scrollHeight > it.clientHeight);
                 return [document.documentElement, ...document.querySelectorAll('.scroll:has(.projects)')]
                     .filter(overflows).concat([...document.body.querySelectorAll('*')].filter(cut))
                     .map(it => `${it.tagName} ${it.className}: ${it.innerText.slice(0, 80)}`)",
            )
            .await;
        assert_eq!(too_wide, serde_json::json!([]), "{situation}");
    }
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn no_page_has_a_barrier(pool: PgPool) {
    let visitor = Visitor::of(&Portal::demonstration(&pool).await).await;
    for path in [
        "/",
        "/projects",
        "/projects/DIG-029",
        "/projects/DIG-004",
        "/method",
        "/en",
        "/no-such-page",
        "/?kind=green",
    ] {
        visitor.expect_no_barrier(path).await;
    }

    sqlx::query(
        "delete from assessed_level where project_id = (select id from project where number = 'DIG-021')",
    )
    .execute(&pool)
    .await
    .unwrap();
    visitor.expect_no_barrier("/").await;
    assert_eq!(visitor.texts(".incomplete tbody tr").await.len(), 1);
    visitor.expect_no_barrier("/projects/DIG-021").await;

    // Nothing moves, whatever the system prefers.
    let moving = "return [...document.querySelectorAll('*')].map(it => getComputedStyle(it)).filter(it =>
        it.animationName !== 'none' || it.transitionDuration.split(',').some(it => parseFloat(it) > 0)).length";
    assert_eq!(visitor.run(moving).await, 0);
}
