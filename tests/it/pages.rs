// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! A project's page, how scoring works, errors, languages and headers.

use std::collections::HashSet;

use axum::http::{Method, StatusCode};
use sqlx::PgPool;
use vorrang::kit::page::Installation;

use crate::support::portal::{Page, Portal, test_day};

/// `76,0` and `−4,0` as tenths.
fn tenths(cell: &str) -> i64 {
    cell.replace('−', "-").replace(['±', '+', ',', '.'], "").parse().unwrap()
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_project_page_works_the_place_out(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let page = portal.get("/projects/DIG-029").await;
    assert_eq!(page.text("h1"), "Kita-Portal: Bedarfsanzeige und Platzvergabe");
    assert_eq!(page.text("#why"), "Warum Platz 9?");
    assert_eq!(page.text(".standing"), "Platz 9 gleichauf 76,0 von 100 Punkten in den Top 25 bewertet");
    assert_eq!(
        page.rows(".calculation tbody"),
        [
            [
                "Gesetzliche Rahmenbedingungen",
                "40 (40 %)",
                "4 von 5",
                "Gesetzliche Pflicht ohne festes Datum (z. B. OZG-Leistung).",
                "32,0",
                "40"
            ],
            [
                "Wünsche der Politik",
                "20 (20 %)",
                "4 von 5",
                "Ratsbeschluss oder Auftrag des Verwaltungsvorstands zu genau diesem Vorhaben, ohne Termin.",
                "16,0",
                "20"
            ],
            [
                "Nutzen für Bürgerinnen und Bürger",
                "25 (25 %)",
                "5 von 5",
                "Hohe Wirkung ab 10.000 Fällen.",
                "25,0",
                "25"
            ],
            [
                "Nutzen für Unternehmen",
                "15 (15 %)",
                "1 von 5",
                "Mittelbar oder geringe Wirkung bei unter 100 Fällen.",
                "3,0",
                "15"
            ],
        ]
    );
    let facts = page.texts(".profile .facts > div");
    assert_eq!(facts[2], "Rechtsgrundlage§ 24 SGB VIII; § 5 KiBiz");
    assert_eq!(facts[4..6], ["Aufwand180 PT", "Kosten230.000 €"]);
    assert_eq!(
        page.texts(".related li"),
        [
            "DIG-008 Serviceportal mit BundID und Postfach Platz 6, in Umsetzung",
            "DIG-007 Zentrales Identitäts- und Berechtigungsmanagement Platz 59, bewertet · nicht in den Top 25"
        ]
    );
    let tied = "DIG-017 Nachweisabruf nach dem Once-Only-Prinzip, DIG-044 Digitale Bauleitplanung mit Online-Beteiligung.";
    assert!(page.text("main").contains(tied));
    assert_eq!(page.texts("h3")[3..], ["Der Platz darüber: Platz 8", "Das erste hinter der Linie: Platz 26"]);
    assert!(page.text("main").contains("Es fehlen 1,0 Punkte zum Platz 8."));
    assert!(page.text("main").contains("nicht in den Top 25 steht, beträgt 11,0 Punkte."));
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn every_calculation_adds_up(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    for number in 1..=62 {
        let page = portal.get(&format!("/projects/DIG-{number:03}")).await;
        assert_eq!(page.status, StatusCode::OK);
        let sum: i64 = page.rows(".calculation tbody").iter().map(|row| tenths(&row[4])).sum();
        assert_eq!(sum, tenths(&page.rows(".calculation tfoot")[0][4]), "DIG-{number:03}");
        assert!(page.text(".standing").contains(&page.rows(".calculation tfoot")[0][4]));
        for (body, foot) in [(0, 0), (1, 1)] {
            let Some(table) = page.all(".comparison").get(body).copied() else { continue };
            let cells = scraper::Selector::parse("td").unwrap();
            let values: Vec<i64> =
                table.select(&cells).map(|cell| tenths(&crate::support::portal::text(cell))).collect();
            for row in values.chunks(3) {
                assert_eq!(row[0] - row[1], row[2], "DIG-{number:03}");
            }
            for column in 0..3 {
                let (lines, sum) = values.split_at(values.len() - 3);
                let added: i64 = lines.iter().skip(column).step_by(3).sum();
                assert_eq!(added, sum[column], "DIG-{number:03}, comparison {foot}");
            }
        }
    }
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn first_and_last_have_one_neighbour_less(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let first = portal.get("/projects/DIG-021").await;
    assert!(!first.text("main").contains("denselben Platz"), "nothing ties with it");
    assert_eq!(first.all(".comparison").len(), 1);
    let last = portal.get("/projects/DIG-012").await;
    assert!(last.text("main").contains("Zum letzten Vorhaben der Top 25 fehlen 50,0 Punkte."));
    assert_eq!(last.text(".mark"), "nicht in den Top 25");
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn what_is_missing_is_a_range_and_not_a_zero(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    sqlx::query(
        "delete from assessed_level where project_id = (select id from project where number = 'DIG-029')
         and criterion_id = (select id from criterion where key = 'buerger')",
    )
    .execute(&pool)
    .await
    .unwrap();
    let page = portal.get("/projects/DIG-029").await;
    assert_eq!(page.text("#why"), "Warum noch kein Platz?");
    // 32 + 16 + 3 = 51 without, 76 with the highest level: 8 others have more than 76, 46 more than 51.
    assert_eq!(
        page.texts(".facts--wide > div"),
        ["bewertet75 %", "mögliche Punkte51,0–76,0", "mögliche Plätze9–47", "in den Top 25möglich"]
    );
    assert_eq!(page.rows(".calculation tbody")[2][2..5], ["–", "noch nicht bewertet", "–"]);
    assert!(page.all(".calculation tfoot").is_empty());
    let open = page.all(".wide-bar .bar__open")[0];
    assert_eq!((open.attr("x"), open.attr("width")), (Some("510"), Some("250")));
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_draft_is_nobody_elses_business(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    sqlx::query("update project set state = 'draft' where number = 'DIG-004'").execute(&pool).await.unwrap();
    assert_eq!(portal.get("/projects/DIG-004").await.status, StatusCode::NOT_FOUND);
    assert_eq!(portal.get("/projects?q=DIG-004").await.rows(".projects tbody").len(), 0);
    sqlx::query("update project set state = 'declined' where number = 'DIG-004'")
        .execute(&pool)
        .await
        .unwrap();
    let page = portal.get("/projects/DIG-004").await;
    assert!(page.text("main").contains("Status „abgelehnt“ und nimmt nicht an der Rangliste teil."));
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn the_method_page_is_made_from_what_is_in_force(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let page = portal.get("/method").await;
    assert_eq!(page.rows(".weights tbody")[0], ["Gesetzliche Rahmenbedingungen", "40", "40 %"]);
    assert_eq!(page.texts(".criterion h3").len(), 4);
    assert_eq!(page.rows("#criteria + .criterion .levels tbody").len(), 6);
    assert_eq!(page.texts(".formula")[1], "100 × 460 ÷ 500 = 92,0 · Platz 1");

    // A second weighting is in force as soon as it is there; percentages need not add up to 100.
    sqlx::query(
        "with new as (
             insert into weighting (version, author, reason, published_at) values (2, 'Leitung', 'Test', now())
             returning id
         )
         insert into weighting_points select new.id, criterion.id, 1 from new, criterion where key <> 'politik'",
    )
    .execute(&pool)
    .await
    .unwrap();
    let page = portal.get("/method").await;
    let shares: Vec<String> =
        page.rows("#weights ~ .scroll tbody").into_iter().map(|row| row[2].clone()).collect();
    assert_eq!(shares, ["33,3 %", "0 %", "33,3 %", "33,3 %"]);
    let board = portal.get("/").await;
    assert_eq!(board.text("main .lead a"), "Gewichtung 2");
    // DIG-002 and DIG-021: (4+4+5) and (5+5+5) of 15.
    assert_eq!(board.rows(".projects tbody")[0][8], "100,0");
}

/// Every page, as somebody may open it.
const PAGES: [&str; 6] =
    ["/", "/projects", "/projects?page=2", "/projects/DIG-001", "/projects/DIG-004", "/method"];

/// What a page is made of, without its words.
fn outline(page: &Page) -> Vec<String> {
    let parts = "h1, h2, h3, table, tr, form, input, select, nav, dl, ul, svg";
    page.all(parts).iter().map(|element| element.value().name().to_owned()).collect()
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn both_languages_have_the_same_pages(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    for address in PAGES {
        let german = portal.get(address).await;
        let english = portal.get(&german.link("English")).await;
        assert_eq!(english.status, StatusCode::OK, "{address}");
        assert_eq!(outline(&english), outline(&german), "{address}");
        assert_ne!(english.text("h1"), "", "{address}");
        // The switch keeps the page, and every link of an English page leads to an English one.
        assert_eq!(english.link("Deutsch"), address);
        for link in english.all("main a[href], nav a[href], footer a[href]") {
            let to = link.attr("href").unwrap();
            let stays =
                to == "/en" || to.starts_with("/en/") || to.starts_with("/en?") || to.starts_with('#');
            assert!(stays || link.attr("lang") == Some("de"), "{address} leads to {to}");
        }
    }
    let english = portal.get("/en").await;
    assert_eq!(english.rows(".projects tbody")[0][9], "1 September 20231,180 days overdue");
    assert_eq!(english.rows(".projects tbody")[0][11], "€95,000");
    assert_eq!(portal.get("/en/").await.status, StatusCode::OK);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn every_link_of_every_page_leads_somewhere(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let mut addresses: Vec<String> = PAGES.iter().map(ToString::to_string).collect();
    let mut documents = HashSet::new();
    let mut next = 0;
    while let Some(address) = addresses.get(next).cloned() {
        next += 1;
        // Setting a document takes seconds without optimisation: of each kind one is enough.
        if address.contains(".pdf") && !documents.insert(address.replace(|it: char| it.is_ascii_digit(), ""))
        {
            continue;
        }
        let page = portal.get(&address).await;
        // What is kept for somebody asks who is there.
        if page.status == StatusCode::SEE_OTHER {
            let to = page.headers["location"].to_str().unwrap();
            assert!(to.contains("/sign-in?"), "{address} leads to {to}");
            continue;
        }
        assert_eq!(page.status, StatusCode::OK, "{address}");
        // Sorting and paging multiply the lists: their links are followed one step only.
        if next > PAGES.len() && address.contains('?') {
            continue;
        }
        for link in page.all("[href]:not([rel=icon]), [action]:not([method=post])") {
            let to = link.attr("href").or(link.attr("action")).unwrap();
            let to = to.split('#').next().unwrap().to_owned();
            if to.starts_with('/') && !addresses.contains(&to) {
                addresses.push(to);
            }
        }
    }
    assert!(addresses.iter().any(|address| address.starts_with("/static/vorrang.css?v=")));
    assert!(addresses.len() > 100);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn what_does_not_exist_says_so_in_the_same_look(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    for (address, heading) in [
        ("/nowhere", "Diese Seite gibt es nicht"),
        ("/en/nowhere", "There is no such page"),
        ("/projects/DIG-999", "Diese Seite gibt es nicht"),
        ("/projects/%3Cscript%3E", "Diese Seite gibt es nicht"),
        ("/projects/%00", "Diese Seite gibt es nicht"),
        ("/projects/%ff", "Diese Seite gibt es nicht"),
        ("/static/none.css", "Diese Seite gibt es nicht"),
        ("/static/../Cargo.toml", "Diese Seite gibt es nicht"),
        ("/static/%2e%2e/Cargo.toml", "Diese Seite gibt es nicht"),
    ] {
        let page = portal.get(address).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{address}");
        assert_eq!(page.text("h1"), heading, "{address}");
        assert_eq!(page.all(".site-navigation").len(), 2);
        assert!(page.all("main code").is_empty(), "nobody needs a reference for this");
    }
    let unknown = portal.get("/projects/DIG-999").await;
    assert_eq!(unknown.text("main .lead"), "Ein Vorhaben mit der Nummer „DIG-999“ gibt es nicht.");
    // A number typed in small letters is understood.
    assert_eq!(portal.get("/projects/dig-001").await.status, StatusCode::OK);
    let posted = portal.ask(Method::POST, "/").await;
    assert_eq!(posted.status, StatusCode::METHOD_NOT_ALLOWED);
    assert_eq!(posted.text("h1"), "So lässt sich diese Seite nicht aufrufen");
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_mistake_of_ours_shows_a_reference_and_nothing_else(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    sqlx::query("alter table weighting rename column reason to motive").execute(&pool).await.unwrap();
    let page = portal.get("/method").await;
    assert_eq!(page.status, StatusCode::INTERNAL_SERVER_ERROR);
    assert_eq!(page.text("h1"), "Das hätte nicht passieren dürfen");
    assert_eq!(page.text("main code"), page.headers["x-request-id"].to_str().unwrap());
    let text = String::from_utf8(page.bytes.clone()).unwrap();
    for secret in ["motive", "reason", "sqlx", "column", "weighting_"] {
        assert!(!text.contains(secret), "the page tells {secret:?}");
    }
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_database_that_is_gone_is_a_503(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    pool.close().await;
    let page = portal.get("/").await;
    assert_eq!(page.status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(page.headers["retry-after"], "5");
    assert_eq!(page.text("h1"), "Gerade nicht erreichbar");
    assert_eq!(portal.get("/healthz").await.status, StatusCode::OK);
    assert_eq!(portal.get("/readyz").await.status, StatusCode::SERVICE_UNAVAILABLE);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn every_answer_tells_the_browser_to_be_careful(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let css = portal.get("/").await.all("link[rel=stylesheet]")[1].attr("href").unwrap().to_owned();
    for address in
        PAGES.into_iter().chain(["/en", "/nowhere", "/?kind=x", "/healthz", "/readyz", css.as_str()])
    {
        let page = portal.get(address).await;
        let policy = page.headers["content-security-policy"].to_str().unwrap();
        assert!(policy.contains("default-src 'none'") && !policy.contains("unsafe"), "{address}: {policy}");
        assert!(policy.contains("frame-ancestors 'none'"));
        for (name, value) in [
            ("x-content-type-options", "nosniff"),
            ("referrer-policy", "same-origin"),
            ("cross-origin-opener-policy", "same-origin"),
        ] {
            assert_eq!(page.headers[name], value, "{address}");
        }
        assert!(!page.headers["x-request-id"].is_empty(), "{address}");
    }
    let file = portal.get(&css).await;
    assert_eq!(file.headers["cache-control"], "public, max-age=31536000, immutable");
    assert_eq!(file.headers["content-type"], "text/css");
    assert_eq!(portal.get("/static/vorrang.css").await.headers["cache-control"], "no-cache");
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn only_a_demonstration_says_that_it_is_one(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    for address in PAGES.into_iter().chain(["/nowhere"]) {
        assert_eq!(portal.get(address).await.all(".demonstration").len(), 1, "{address}");
    }
    let real = Portal::on(&pool, Installation { demonstration: false }, test_day());
    assert!(real.get("/").await.all(".demonstration").is_empty());
}
