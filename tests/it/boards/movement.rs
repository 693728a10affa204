// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! The arrows beside the places, and the places that a project has had.

use sqlx::PgPool;

use super::{days_ago, freeze, publish, set_levels, take_levels};
use crate::support::portal::{Page, Portal};

const TOP: &str = ".projects tbody:not(.below)";

/// Number and movement in words of each row.
fn movements(page: &Page) -> Vec<(String, String)> {
    let rows = page.all(".projects tbody tr:not(.line)");
    rows.into_iter()
        .map(|row| {
            let part = |selector: &str| {
                let found = row.select(&scraper::Selector::parse(selector).unwrap()).next();
                found.map(crate::support::portal::text).unwrap_or_default()
            };
            let title = part(".title small");
            (title.chars().take(7).collect(), part(".moved .for-readers"))
        })
        .collect()
}

fn movement(page: &Page, number: &str) -> String {
    let found = movements(page).into_iter().find(|(row, _)| row == number);
    found.unwrap_or_else(|| panic!("{} has no row {number}", page.address)).1
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn without_a_board_of_the_past_nothing_has_moved(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    for address in ["/", "/projects", "/projector"] {
        let page = portal.get(address).await;
        assert!(page.all(".moved").is_empty() && page.all(".legend").is_empty(), "{address}");
    }
    assert!(portal.get("/projects/DIG-001").await.all("#places").is_empty());
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn arrows_tell_how_far_each_project_has_moved(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let board = freeze(&pool, days_ago(200), "Vorher").await;
    let page = portal.get("/").await;
    assert!(movements(&page).iter().all(|(_, said)| said == "unverändert"));
    assert_eq!(page.text(".legend"), "Veränderung gegenüber dem Stichtag 08.05.2026 (Gewichtung 1)");
    assert_eq!(page.link("Stichtag 08.05.2026 (Gewichtung 1)"), format!("/boards/{board}"));

    // The first falls to the end, the second loses its place, and one comes in that nobody knew.
    set_levels(&pool, "DIG-021", 0).await;
    take_levels(&pool, "DIG-030").await;
    sqlx::query(
        "with new as (
             insert into project (number, title, summary, department_id, kind, state)
             select 'DIG-900', 'Neuling', '', min(id), 'visible', 'assessed' from department returning id)
         insert into assessed_level (project_id, criterion_id, half_levels, source)
         select new.id, criterion.id, 10, 'test' from new, criterion",
    )
    .execute(&pool)
    .await
    .unwrap();
    let page = portal.get("/").await;
    assert_eq!(movement(&page, "DIG-900"), "neu mit Platz");
    assert_eq!(movement(&page, "DIG-002"), "1 Platz gestiegen", "from 3 to 2");
    // Those that tie have one place and move together: from 9 to 8.
    for number in ["DIG-017", "DIG-029", "DIG-044"] {
        assert_eq!(movement(&page, number), "1 Platz gestiegen");
    }
    assert_eq!(page.texts(&format!("{TOP} tr:nth-child(2) td.place [aria-hidden]")), ["↑ 1"]);
    assert_eq!(movement(&portal.get("/projects?q=DIG-021").await, "DIG-021"), "61 Plätze gefallen");
    let left = portal.get("/projects?q=DIG-030").await;
    assert_eq!(movement(&left, "DIG-030"), "hatte zuvor Platz 2");
    assert_eq!(left.text(".moved [aria-hidden]"), "bisher 2");
    assert_eq!(movement(&portal.get("/en/projects?q=DIG-021").await, "DIG-021"), "down 61 places");
    let wall = portal.get("/projector").await;
    assert_eq!(
        wall.texts(".projector__list li .moved .for-readers")[..2],
        ["neu mit Platz", "1 Platz gestiegen"]
    );
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_new_weighting_is_compared_with_the_board_before_it(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    freeze(&pool, days_ago(200), "Vorher").await;
    let said = "Seitdem hat sich die Gewichtung geändert: Damals galt Gewichtung 1, jetzt gilt Gewichtung 2.";
    publish(&pool, 2, [0, 100, 0, 0], days_ago(100)).await;
    for address in ["/", "/projects", "/projector"] {
        let page = portal.get(address).await;
        assert!(page.text("main").contains("Stichtag 08.05.2026 (Gewichtung 1)"), "{address}");
        assert!(page.text("main").contains(said), "{address}");
        assert!(page.all(".moved--up").len() > 3, "{address}: the weighting has moved many");
    }
    // A board that is kept under the new weighting is the new measure.
    freeze(&pool, days_ago(50), "Danach").await;
    let page = portal.get("/").await;
    assert_eq!(page.text(".legend"), "Veränderung gegenüber dem Stichtag 05.10.2026 (Gewichtung 2)");
    assert!(movements(&page).iter().all(|(_, said)| said == "unverändert"));
    // Back to the first weights under a new number: the measure is the board of October.
    publish(&pool, 3, [40, 20, 25, 15], days_ago(1)).await;
    assert!(portal.get("/").await.text(".legend").contains("Stichtag 05.10.2026 (Gewichtung 2)"));
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn the_places_of_a_project_are_drawn_and_told(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    freeze(&pool, days_ago(300), "Erster").await;
    freeze(&pool, days_ago(250), "Zweiter").await;
    sqlx::query("update project set state = 'in_assessment' where number = 'DIG-021'")
        .execute(&pool)
        .await
        .unwrap();
    freeze(&pool, days_ago(200), "Dritter, ohne Platz").await;
    sqlx::query("update project set state = 'assessed' where number = 'DIG-021'")
        .execute(&pool)
        .await
        .unwrap();
    let published = publish(&pool, 2, [0, 100, 0, 0], days_ago(100)).await;
    let page = portal.get("/projects/DIG-021").await;
    let now = page.text("#why").replace("Warum Platz ", "").replace('?', "");
    assert_ne!(now, "1");
    let lines = page.rows(".past-places tbody");
    let expected = [
        ["heute".to_owned(), now.clone(), "2".to_owned()],
        ["16.08.2026".to_owned(), now.clone(), "2 (neu)".to_owned()],
        ["08.05.2026".to_owned(), "–noch ohne Platz".to_owned(), "1".to_owned()],
        ["19.03.2026".to_owned(), "1".to_owned(), "1".to_owned()],
        ["28.01.2026".to_owned(), "1".to_owned(), "1".to_owned()],
    ];
    assert_eq!(lines, expected);
    assert_eq!(page.link("16.08.2026"), format!("/boards/{published}"));

    // The line is broken where there was no place; the better place is higher up.
    let points = |element: scraper::ElementRef<'_>| element.attr("points").unwrap().to_owned();
    let pieces: Vec<String> = page.all(".chart__piece").into_iter().map(points).collect();
    assert_eq!(pieces.len(), 2, "{pieces:?}");
    let heights: Vec<u32> =
        page.all(".chart__dot").iter().map(|dot| dot.attr("cy").unwrap().parse().unwrap()).collect();
    assert!(heights.len() == 4 && heights[0] == heights[1] && heights[1] < heights[2], "{heights:?}");
    assert_eq!(page.texts(".chart__label--weighting"), ["Gew. 2"]);

    // A project that came later has no line before.
    let other = portal.get("/projects/DIG-062").await;
    assert_eq!(other.all(".chart__piece").len(), 1);
}
