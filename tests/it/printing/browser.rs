// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Pages as a real browser prints them.

use sqlx::PgPool;

use super::{Document, freeze, write_long_titles};
use crate::{journeys::Visitor, support::portal::Portal};

/// Paper held crosswise, in centimetres.
const A3: (f64, f64) = (42.0, 29.7);
const A4: (f64, f64) = (29.7, 21.0);

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_browser_prints_the_board_on_as_few_sheets(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let past = format!("/boards/{}", freeze(&pool).await);
    write_long_titles(&pool).await;
    let visitor = Visitor::of(&portal).await;
    for (address, paper, pages) in
        [("/", A4, 2), ("/", A3, 1), (past.as_str(), A4, 2), (past.as_str(), A3, 1)]
    {
        visitor.open(address).await;
        let document = Document::new(visitor.browser.print(paper).await);
        assert_eq!(document.pages(), pages, "{address} on {paper:?}");
    }
    visitor.open("/").await;
    let text = Document::new(visitor.browser.print(A4).await).text();
    for part in ["Demonstrationsdaten", "Stand ", "Gewichtung 1", "1 / 2", "2 / 2"] {
        assert!(text.contains(part), "{part}: {text}");
    }
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_browser_prints_a_profile_on_one_page(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let visitor = Visitor::of(&portal).await;
    visitor.open("/projects/DIG-001/summary").await;
    let document = Document::new(visitor.browser.print((21.0, 29.7)).await);
    assert_eq!(document.pages(), 1);
}
