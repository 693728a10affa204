// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! What of `docs/accessibility.md` can be read from the HTML of every page, without a browser: every route as
//! everybody gets it. What needs a browser is in the journeys (`expect_no_barrier`).

use std::collections::{BTreeMap, BTreeSet};

use axum::http::{Method, StatusCode};
use scraper::{ElementRef, Selector};
use sqlx::PgPool;

use crate::{
    access::{filled_in, routes},
    support::portal::{Page, Portal, text},
};

fn is_page(page: &Page) -> bool {
    page.headers.get("content-type").is_some_and(|kind| kind == "text/html; charset=utf-8")
}

fn inside(element: ElementRef<'_>, tag: &str) -> bool {
    element.ancestors().filter_map(ElementRef::wrap).any(|around| around.value().name() == tag)
}

fn has(element: ElementRef<'_>, selector: &str) -> bool {
    element.select(&Selector::parse(selector).unwrap()).next().is_some()
}

/// Whether something says what the element is called.
fn is_named(page: &Page, element: ElementRef<'_>) -> bool {
    let labelled = element.attr("aria-labelledby").is_some_and(|ids| {
        ids.split(' ').all(|id| page.all("[id]").iter().any(|named| named.attr("id") == Some(id)))
    });
    labelled || element.attr("aria-label").is_some_and(|label| !label.is_empty())
}

/// Whether it is in a part that says what it is: a region that scrolls, a section, or something to be opened.
fn is_in_named_part(page: &Page, element: ElementRef<'_>) -> bool {
    let mut around = element.ancestors().filter_map(ElementRef::wrap);
    around.any(|it| {
        let is_part = it.value().name() == "section" || it.attr("role") == Some("region");
        it.value().name() == "details" || (is_part && is_named(page, it))
    })
}

/// Addresses that show a page which has another address, too.
const SAME_PAGE: [&str; 4] = ["/account/mail", "/account/password", "/account/sessions", "/en/"];

/// What is wrong with a page, by number of the checklist.
fn faults(page: &Page) -> Vec<String> {
    let mut faults = Vec::new();
    let mut expect = |holds: bool, fault: String| {
        if !holds {
            faults.push(fault);
        }
    };
    // 2: whoever hears nothing but the title learns that something went wrong.
    let title = page.text("title");
    let says_error = title.starts_with("Fehler: ") || title.starts_with("Error: ");
    let is_refused = page.status == StatusCode::UNPROCESSABLE_ENTITY && !page.all("[role=alert]").is_empty();
    expect(!is_refused || says_error, format!("2: the title of a refused form is {title:?}"));
    // 3: the first that can be reached leads to the content; every part has its element and its name.
    let first = page.all("body a[href], body button, body input:not([type=hidden])").first().copied();
    let leads = first.and_then(|first| first.attr("href")) == Some("#content");
    expect(leads && page.all("main#content").len() == 1, "3: no skip link first".to_owned());
    expect(
        page.all("body > header").len() == 1 && page.all("body > footer").len() == 1,
        "3: no frame".to_owned(),
    );
    for nav in page.all("nav, [role=region], [role=search], form[role=search]") {
        expect(is_named(page, nav), format!("3: a part without a name: {}", text(nav)));
    }
    // 13: tables say what they are and what their cells belong to.
    for table in page.all("table") {
        let is_told = has(table, "caption") || is_named(page, table) || is_in_named_part(page, table);
        expect(is_told, format!("13: a table without a name: {:.60}", text(table)));
        expect(!has(table, "th:not([scope])"), format!("13: a head without a scope: {:.60}", text(table)));
    }
    // 14: what scrolls can be scrolled by keyboard.
    for region in page.all(".scroll") {
        let attributes = (region.attr("tabindex"), region.attr("role"));
        expect(attributes == (Some("0"), Some("region")), format!("14: {:.60}", text(region)));
    }
    // 15: a picture is told or hidden.
    for picture in page.all("svg, img") {
        let mut around = picture.ancestors().filter_map(ElementRef::wrap).chain([picture]);
        let is_hidden = around.any(|it| it.attr("aria-hidden") == Some("true"));
        let is_told = picture.attr("role").is_some() && is_named(page, picture);
        expect(
            is_hidden || is_told || picture.attr("alt").is_some(),
            "15: a picture says nothing".to_owned(),
        );
    }
    // 16: answers that belong together are a group with a name.
    for choice in page.all("input[type=radio]") {
        expect(inside(choice, "fieldset"), format!("16: {:?} is in no group", choice.attr("name")));
    }
    for group in page.all("fieldset") {
        expect(
            has(group, "legend") || is_named(page, group),
            format!("16: a group without a name: {:.60}", text(group)),
        );
    }
    // 17: what is wrong stands at the field.
    for field in page.all("[aria-invalid=true]") {
        expect(field.attr("aria-describedby").is_some(), format!("17: {:?} says not why", field.attr("id")));
    }
    // 21 and 32: help, statement and report stand at the same place.
    let places = page.all("footer .footer-links a").into_iter().filter_map(|link| link.attr("href"));
    let places: Vec<&str> = places.map(|to| to.strip_prefix("/en").unwrap_or(to)).collect();
    let expected = ["/help", "/accessibility", "/accessibility/report", "/privacy", "/legal-notice"];
    expect(places == expected, format!("21: the foot leads to {places:?}"));
    // 28: browsers help to fill in what is about oneself; the administration fills in what is about others.
    let is_about_others = page.address.contains("/admin/");
    for field in page.all("input[type=email], input[type=password]") {
        let helps = field.attr("autocomplete").is_some();
        expect(helps || is_about_others, format!("28: {:?} has no token", field.attr("name")));
    }
    faults
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn every_page_keeps_what_a_machine_can_read_of_the_checklist(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let mut wrong = BTreeSet::new();
    let mut titles: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut pages = 0;
    for name in ["portfolio", "leadership", "admin", "auditor", "head-services", "assessor-law"] {
        let mut person = portal.person(name).await;
        for (method, path) in routes() {
            // An English page is built of the same template. What is not a page says so by its ending.
            // The picture on a wall has no frame: nobody operates it.
            if path.contains('.') || ["/events", "/projector"].contains(&&*path) || path.starts_with("/{*") {
                continue;
            }
            let address = filled_in(&path);
            let page = if method == Method::GET {
                person.get(&address).await
            } else {
                person.post(&address, &[("row_version", "1")]).await
            };
            if is_page(&page) {
                pages += 1;
                wrong.extend(faults(&page).into_iter().map(|fault| format!("{method} {path}: {fault}")));
                if method == Method::GET && page.status == StatusCode::OK && !SAME_PAGE.contains(&&*path) {
                    titles.entry(page.text("title")).or_default().insert(path.clone());
                }
            }
            if method == Method::POST && person.get("/account").await.status != StatusCode::OK {
                person = portal.person(name).await; // it has signed out
            }
        }
    }
    assert!(pages > 200, "{pages}");
    // 2: two pages are told apart by their titles.
    wrong.extend(
        titles
            .into_iter()
            .filter(|(_, paths)| paths.len() > 1)
            .map(|(title, paths)| format!("2: {title:?}: {paths:?}")),
    );
    assert_eq!(wrong, BTreeSet::new());
}
