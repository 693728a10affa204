// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! How far the capacity of the year reaches, on the board.

use sqlx::PgPool;

use super::{capacity, three};
use crate::support::portal::{Page, require};

/// For each row of the board the number of its project, or what the line says.
fn rows(page: &Page) -> Vec<String> {
    let said = |row: &scraper::ElementRef<'_>| row.text().collect::<String>();
    let rows = page.all(".projects tbody tr");
    let number = |row: &scraper::ElementRef<'_>| {
        let text = said(row);
        text.split("DIG-").nth(1).map(|rest| format!("DIG-{}", rest.chars().take(3).collect::<String>()))
    };
    rows.iter()
        .filter(|row| row.attr("class") != Some("line"))
        .map(|row| if row.attr("class") == Some("capacity-line") { said(row) } else { number(row).unwrap() })
        .collect()
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_line_says_where_the_capacity_of_the_year_ends(pool: PgPool) {
    let (portal, [best, second, third]) = three(&pool).await;
    let projects = [best.0.clone(), second.0.clone(), third.0.clone()];
    assert_eq!(rows(&portal.get("/").await), projects, "nobody has entered a capacity");
    capacity(&pool, 2027, 25).await;
    let shown = rows(&portal.get("/").await);
    assert_eq!(shown[..2], projects[..2]);
    assert!(shown[2].contains("25\u{a0}PT des Jahres 2027") && shown[2].contains("20\u{a0}PT"), "{shown:?}");
    assert_eq!(shown[3], third.0);
    let english = rows(&portal.get("/en/").await);
    assert!(english[2].contains("25\u{a0}PD of 2027"), "{english:?}");

    // Below the rows of another order or of a part of the board, "above" would mean something else.
    for address in ["/?sort=title", "/?q=DIG", "/?state=assessed"] {
        let page = portal.get(address).await;
        assert!(page.all(".capacity-line").is_empty(), "{address}");
    }

    // What a row requires belongs to it, and counts once.
    require(&pool, &[(&best.0, &third.0), (&second.0, &third.0)]).await;
    let shown = rows(&portal.get("/").await);
    assert!(shown[1].contains("20\u{a0}PT"), "{shown:?}");
    capacity(&pool, 2027, 30).await;
    assert_eq!(rows(&portal.get("/").await), projects, "all of them fit");
    sqlx::query("update project set effort_days = null where number = $1")
        .bind(&third.0)
        .execute(&pool)
        .await
        .unwrap();
    capacity(&pool, 2027, 15).await;
    let shown = rows(&portal.get("/").await);
    assert!(shown[1].contains("Für eines davon ist der Aufwand nicht geschätzt"), "{shown:?}");

    // What runs is paid for.
    sqlx::query("update project set state = 'in_progress' where number = $1")
        .bind(&best.0)
        .execute(&pool)
        .await
        .unwrap();
    assert_eq!(rows(&portal.get("/").await), projects);
}
