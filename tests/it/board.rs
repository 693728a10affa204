// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! The board and the whole list, as readers see them.

use std::cmp::Ordering;

use axum::http::StatusCode;
use sqlx::PgPool;
use vorrang::{board::refresh_standings, kit::page::Installation};

use crate::support::portal::{Page, Portal, test_day};

const TOP: &str = ".projects tbody:not(.below)";
const BELOW: &str = ".projects tbody.below";

/// Number, place and points of each row, e.g. `("DIG-021", "1", "92,0")`.
fn places(page: &Page, part: &str) -> Vec<(String, String, String)> {
    let rows = page.rows(part).into_iter().filter(|row| row.len() > 1);
    rows.map(|row| {
        let number = &row[1][row[1].find("DIG-").unwrap()..][.."DIG-000".len()];
        let place = row[0].trim_end_matches("gleichauf").trim().to_owned();
        (number.to_owned(), place, row[8].clone())
    })
    .collect()
}

fn numbers(page: &Page, part: &str) -> Vec<String> {
    places(page, part).into_iter().map(|(number, ..)| number).collect()
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn the_demonstration_stands_as_somebody_else_worked_it_out(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let mut shown = places(&portal.get("/projects").await, TOP);
    shown.extend(places(&portal.get("/projects?page=2").await, TOP));
    shown.sort();

    let mut oracle = csv::ReaderBuilder::new().delimiter(b';').from_path("tests/data/places.csv").unwrap();
    let mut expected: Vec<(String, String, String)> = oracle
        .records()
        .map(|record| record.unwrap())
        .map(|record| (record[1].to_owned(), record[0].to_owned(), record[4].to_owned()))
        .collect();
    expected.sort();

    assert_eq!(expected.len(), 62);
    assert_eq!(shown, expected);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn the_board_shows_25_places_and_the_next_ten(pool: PgPool) {
    let page = Portal::demonstration(&pool).await.get("/").await;
    assert_eq!(page.status, StatusCode::OK);
    let (top, below) = (places(&page, TOP), places(&page, BELOW));
    assert_eq!((top.len(), below.len()), (25, 10));
    assert_eq!(top[0], ("DIG-021".to_owned(), "1".to_owned(), "92,0".to_owned()));
    // Ties share a place; the earlier deadline is listed first, then the smaller number.
    let ninth: Vec<&str> = top.iter().filter(|row| row.1 == "9").map(|row| row.0.as_str()).collect();
    assert_eq!(ninth, ["DIG-017", "DIG-029", "DIG-044"]);
    let seventeenth: Vec<&str> = top.iter().filter(|row| row.1 == "17").map(|row| row.0.as_str()).collect();
    assert_eq!(seventeenth, ["DIG-049", "DIG-027", "DIG-028", "DIG-040"]);
    assert_eq!(page.text(".line"), "Hier enden die Top 25. Es folgen die nächsten zehn.");
    assert_eq!(
        page.texts(".tile"),
        [
            "Vorhaben im Verfahren62",
            "davon mit Platz62",
            "Aufwand der Top 255.575 PT",
            "Kosten der Top 257,8 Mio. €",
            "Fristen in 12 Monaten49 überschritten"
        ]
    );
    assert!(page.text(".notice").starts_with("17 Vorhaben der Top 25 setzen"));
    assert!(page.text(".demonstration").contains("nicht die der Stadt Dortmund"));
    assert_eq!(page.text("main .lead a"), "Gewichtung 1");
    assert!(page.all(".incomplete").is_empty());

    let row = &page.rows(TOP)[0];
    assert_eq!(
        row[1..],
        [
            "Internetbasierte Fahrzeugzulassung (i-Kfz)DIG-021 · setzt voraus DIG-009 · mittelbar DIG-007",
            "Bürgerdienste",
            "sichtbar",
            "5",
            "3",
            "5",
            "5",
            "92,0",
            "01.09.20231.180 Tage überfällig",
            "70 PT",
            "95.000 €",
            "in Umsetzung"
        ]
    );
    let pieces: Vec<u32> = page
        .all(&format!("{TOP} tr:first-child .bar rect[class^=colour]"))
        .iter()
        .map(|piece| piece.attr("width").unwrap().parse().unwrap())
        .collect();
    assert_eq!(pieces, [400, 120, 250, 150]);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn filters_narrow_the_board_and_stand_in_the_form(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let housing: i64 = sqlx::query_scalar("select id from department where name = 'Amt für Wohnen'")
        .fetch_one(&pool)
        .await
        .unwrap();
    let page = portal.get(&format!("/?department={housing}")).await;
    assert_eq!(numbers(&page, TOP), ["DIG-025", "DIG-027"]);
    assert_eq!(numbers(&page, BELOW), ["DIG-026"]);
    assert_eq!(page.text("select[name=department] option[selected]"), "Amt für Wohnen");
    assert!(page.text("[role=status]:not(.live)").contains("passen 3 Vorhaben"));
    // The figures above it go on counting everything.
    assert!(page.texts(".tile")[0].ends_with("62"));

    let page = portal.get("/?kind=background").await;
    assert_eq!(numbers(&page, TOP), ["DIG-017", "DIG-009", "DIG-049", "DIG-016"]);
    let page = portal.get("/?state=in-progress").await;
    assert_eq!(numbers(&page, TOP), ["DIG-021", "DIG-008", "DIG-019"]);
    // Upper and lower case do not matter, and the text is looked for as it is.
    assert_eq!(numbers(&portal.get("/?q=OZGX").await, TOP), [""; 0]);
    assert_eq!(numbers(&portal.get("/?q=kITA").await, TOP), ["DIG-029"]);
    assert_eq!(numbers(&portal.get("/?q=%25").await, TOP), [""; 0]);
    assert_eq!(numbers(&portal.get("/?q=_").await, TOP), [""; 0]);
    assert_eq!(portal.get("/?q=Kita").await.all("#filter-q")[0].attr("value"), Some("Kita"));

    // What does not fit on the board is found in the whole list, with the same filter.
    let page = portal.get("/?q=Hundesteuer").await;
    assert!(
        page.text("[role=status]:not(.live)")
            .starts_with("Unter den Top 25 und den zehn folgenden passt kein Vorhaben")
    );
    let list = portal.get(&page.link("In allen Vorhaben suchen")).await;
    assert_eq!(numbers(&list, TOP), ["DIG-041"]);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_bad_filter_value_is_named_beside_its_field(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    for (address, field, said) in [
        ("/?department=999", "department", "Den Fachbereich „999“ gibt es nicht."),
        ("/?kind=green", "kind", "Die Art „green“ gibt es nicht."),
        ("/projects?state=lost", "state", "Den Status „lost“ gibt es nicht."),
        ("/en/projects?state=lost", "state", "There is no state “lost”."),
    ] {
        let page = portal.get(address).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{address}");
        assert!(page.text(&format!("#filter-{field}-error")).contains(said), "{address}");
        assert!(page.text("[role=alert]").contains(said));
        let chosen = page.all(&format!("select[name={field}] option[selected]"));
        assert!(address.ends_with(chosen[0].attr("value").unwrap()), "what was asked for is kept");
        assert!(page.all(".projects").is_empty());
        assert!(page.text("title").starts_with(if address.starts_with("/en") {
            "Error:"
        } else {
            "Fehler:"
        }));
    }
    for address in ["/?sort=luck", "/?dir=up", "/projects?page=0", "/projects?page=x", "/?q=%00"] {
        let page = portal.get(address).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{address}");
        assert_eq!(page.texts("[role=alert] li").len(), 1);
    }
    let long = "ü".repeat(101);
    let page = portal
        .get(&format!("/?q={}", form_urlencoded::byte_serialize(long.as_bytes()).collect::<String>()))
        .await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(page.all("#filter-q")[0].attr("value"), Some(long.as_str()));
    let hostile = portal.get("/?kind=%22%3E%3Cscript%3Ealert(1)%3C/script%3E").await;
    assert!(hostile.all("main script").is_empty());
}

/// Sorts as the page should have and compares.
fn assert_sorted(page: &Page, column: usize, compare: impl Fn(&str, &str) -> Ordering) {
    for part in [TOP, BELOW] {
        let cells: Vec<String> =
            page.rows(part).into_iter().filter(|row| row.len() > 1).map(|row| row[column].clone()).collect();
        assert!(cells.len() > 1);
        // What is empty comes last, whatever the order.
        let filled: Vec<&String> = cells.iter().take_while(|cell| !cell.is_empty()).collect();
        assert!(cells[filled.len()..].iter().all(String::is_empty), "{}: {cells:?}", page.address);
        for pair in filled.windows(2) {
            assert_ne!(compare(pair[0], pair[1]), Ordering::Greater, "{}: {cells:?}", page.address);
        }
    }
}

fn amount(cell: &str) -> u64 {
    cell.chars().filter(char::is_ascii_digit).collect::<String>().parse().unwrap()
}

fn day(cell: &str) -> (u64, u64, u64) {
    (cell[6..10].parse().unwrap(), cell[3..5].parse().unwrap(), cell[..2].parse().unwrap())
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn every_column_sorts_both_ways_and_the_place_stays_official(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let board = portal.get("/").await;
    let mut official = places(&board, TOP);
    official.sort();
    let amounts = |a: &str, b: &str| amount(a).cmp(&amount(b));
    for (key, column) in [
        ("gesetz", 4),
        ("politik", 5),
        ("buerger", 6),
        ("unternehmen", 7),
        ("points", 8),
        ("effort", 10),
        ("cost", 11),
    ] {
        assert_sorted(&portal.get(&format!("/?sort={key}&dir=asc")).await, column, amounts);
        assert_sorted(&portal.get(&format!("/?sort={key}&dir=desc")).await, column, |a, b| amounts(b, a));
    }
    assert_sorted(&portal.get("/?sort=deadline").await, 9, |a, b| day(a).cmp(&day(b)));
    assert_sorted(&portal.get("/?sort=deadline&dir=desc").await, 9, |a, b| day(b).cmp(&day(a)));
    let in_dictionary = |name: &str| name.to_lowercase().replace('ä', "a").replace('ü', "u");
    assert_sorted(&portal.get("/?sort=department").await, 2, |a, b| in_dictionary(a).cmp(&in_dictionary(b)));
    assert_sorted(&portal.get("/?sort=kind&dir=desc").await, 3, |a, b| {
        a.to_lowercase().cmp(&b.to_lowercase())
    });
    for key in ["title", "number", "state", "place"] {
        for direction in ["asc", "desc"] {
            let page = portal.get(&format!("/?sort={key}&dir={direction}")).await;
            let mut shown = places(&page, TOP);
            shown.sort();
            assert_eq!(shown, official, "the same rows with the same places");
        }
    }
    let by_number = numbers(&portal.get("/?sort=number").await, TOP);
    assert!(by_number.is_sorted(), "{by_number:?}");

    let page = portal.get("/?sort=deadline").await;
    assert_eq!(page.text("th[aria-sort]"), "Frist");
    assert_eq!(page.all("th[aria-sort]")[0].attr("aria-sort"), Some("ascending"));
    assert!(page.texts(".note")[0].contains("Sortiert nach „Frist“"));
    // The head turns the order round, and a filter keeps it.
    let turned = portal.get(&page.link("Frist")).await;
    assert_eq!(turned.all("th[aria-sort]")[0].attr("aria-sort"), Some("descending"));
    assert_eq!(page.all("input[type=hidden][name=sort]")[0].attr("value"), Some("deadline"));
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn titles_sort_as_in_a_german_dictionary(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    sqlx::query("update project set title = 'Ämterlotse' where number = 'DIG-021'")
        .execute(&pool)
        .await
        .unwrap();
    sqlx::query("update project set title = 'Zebra' where number = 'DIG-030'").execute(&pool).await.unwrap();
    let shown = numbers(&portal.get("/?sort=title").await, TOP);
    assert_eq!(
        shown.iter().position(|number| number == "DIG-021"),
        Some(1),
        "after Akzeptanz, before Barriere"
    );
    assert_eq!(shown.last().map(String::as_str), Some("DIG-030"));
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_change_is_on_the_next_page(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    assert_eq!(places(&portal.get("/").await, TOP)[0].0, "DIG-021");
    sqlx::query(
        "delete from assessed_level where project_id = (select id from project where number = 'DIG-021')",
    )
    .execute(&pool)
    .await
    .unwrap();
    let page = portal.get("/").await;
    let top = places(&page, TOP);
    assert_eq!((top[0].0.as_str(), top[0].1.as_str()), ("DIG-030", "1"));
    assert_eq!(page.text("section h2"), "Ein Vorhaben ist noch nicht vollständig bewertet");
    let incomplete = &page.rows(".incomplete tbody")[0];
    assert_eq!(incomplete[1..], ["0 %", "0,0–100,0", "1–62", "möglich"]);
    assert!(page.texts(".tile")[1].ends_with("61"));

    let narrowed = portal.get("/?kind=visible").await;
    assert_eq!(narrowed.rows(".incomplete tbody").len(), 1);
    assert_eq!(portal.get("/?kind=background").await.all(".incomplete").len(), 0);

    // A deadline counts down overnight without any change of the data.
    let left = |page: &Page| page.texts("td.deadline small").join(" ");
    let tomorrow = test_day() + chrono::Duration::days(1);
    let next_day = Portal::on(&pool, Installation { demonstration: true }, tomorrow);
    assert_ne!(left(&next_day.get("/").await), left(&page));
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_project_in_an_open_round_has_no_place_yet(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    for (state, is_placed, is_incomplete) in [
        ("in_assessment", false, true),
        ("submitted", false, true),
        ("draft", false, false),
        ("declined", false, false),
        ("completed", false, false),
        ("prioritised", true, false),
    ] {
        sqlx::query("update project set state = $1::project_state where number = 'DIG-021'")
            .bind(state)
            .execute(&pool)
            .await
            .unwrap();
        let page = portal.get("/").await;
        assert_eq!(numbers(&page, TOP)[0] == "DIG-021", is_placed, "{state}");
        assert_eq!(page.rows(".incomplete tbody").len() == 1, is_incomplete, "{state}");
    }
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn all_that_tie_at_the_line_are_in(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    // DIG-043, place 26 with 65.0, gets what DIG-016, place 25 with 66.0, has.
    sqlx::query(
        "update assessed_level set half_levels = source_level.half_levels
         from assessed_level as source_level
         where assessed_level.project_id = (select id from project where number = 'DIG-043')
           and source_level.project_id = (select id from project where number = 'DIG-016')
           and source_level.criterion_id = assessed_level.criterion_id",
    )
    .execute(&pool)
    .await
    .unwrap();
    let page = portal.get("/").await;
    let top = places(&page, TOP);
    assert_eq!(top.len(), 26);
    assert_eq!((top[24].1.as_str(), top[25].1.as_str()), ("25", "25"));
    assert_eq!(places(&page, BELOW)[0].1, "27");
    assert!(page.texts(".note").iter().any(|note| note.starts_with("Die Top 25 umfassen 26 Vorhaben")));
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn the_board_stays_a_page_however_many_tie(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    sqlx::query(
        "with new as (
             insert into project (number, title, summary, department_id, kind, state)
             select 'MANY-' || lpad(n::text, 5, '0'), 'Gleichauf', '', (select min(id) from department),
                    'visible', 'assessed'
             from generate_series(1, 3000) as n returning id
         )
         insert into assessed_level (project_id, criterion_id, half_levels, source)
         select new.id, criterion.id, 10, 'test' from new, criterion",
    )
    .execute(&pool)
    .await
    .unwrap();
    let page = portal.get("/").await;
    assert_eq!(page.rows(TOP).len(), 60);
    assert!(
        page.texts(".note").iter().any(|note| note.contains("3.000 Vorhaben") && note.contains("ersten 60"))
    );
    let list = portal.get("/projects").await;
    assert_eq!(list.rows(TOP).len(), 50);
    assert_eq!(list.text("[role=status]"), "3.062 Vorhaben");
    assert_eq!(list.texts(".pages a"), ["1", "2", "3", "62"]);
    let last = portal.get("/projects?page=62").await;
    assert_eq!(last.rows(TOP).len(), 12);
    assert_eq!(last.text(".pages [aria-current]"), "62");
    assert_eq!(portal.get("/projects?page=63").await.rows(TOP).len(), 0);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn no_page_shows_half_of_two_states(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    // One writer moves the first project to the end and back; every page must be one state or the other.
    let writer = async {
        for half_levels in [0_i16, 10].repeat(12) {
            sqlx::query("update assessed_level set half_levels = $1 where project_id = (select id from project where number = 'DIG-021')")
                .bind(half_levels)
                .execute(&pool)
                .await
                .unwrap();
        }
    };
    let reader = async {
        for _ in 0..24 {
            let page = portal.get("/").await;
            if page.status == StatusCode::SERVICE_UNAVAILABLE {
                continue;
            }
            let rows = places(&page, TOP);
            let first = rows.iter().find(|row| row.0 == "DIG-021");
            let is_whole = |points: &str| points == "92,0" || points == "100,0";
            assert!(first.is_none_or(|row| row.1 == "1" && is_whole(&row.2)), "{first:?}");
            assert_eq!(rows.len(), 25);
            let points: Vec<u64> = rows.iter().map(|row| amount(&row.2)).collect();
            assert!(points.is_sorted_by(|a, b| a >= b), "{points:?}");
        }
    };
    tokio::join!(writer, reader);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn standings_are_written_only_where_they_change(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    portal.get("/").await;
    let versions = || async {
        let rows: Vec<(i64, String)> =
            sqlx::query_as("select project_id, xmin::text from standing order by 1")
                .fetch_all(&pool)
                .await
                .unwrap();
        rows
    };
    let before = versions().await;
    sqlx::query("update project set title = 'Anders' where number = 'DIG-012'").execute(&pool).await.unwrap();
    refresh_standings(&pool).await.unwrap();
    assert_eq!(versions().await, before, "a new title moves nobody");
    sqlx::query(
        "update assessed_level set half_levels = 10 where project_id = (select id from project where number = 'DIG-012')",
    )
    .execute(&pool)
    .await
    .unwrap();
    refresh_standings(&pool).await.unwrap();
    assert_eq!(versions().await.len(), before.len());
    assert_ne!(versions().await, before);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_portal_without_projects_says_so(pool: PgPool) {
    let portal = Portal::empty(&pool).await;
    let page = portal.get("/").await;
    assert!(page.texts("main .lead").contains(&"Noch ist kein Vorhaben vollständig bewertet.".to_owned()));
    assert!(page.all(".demonstration").is_empty());
    assert_eq!(portal.get("/projects").await.text("[role=status]"), "Kein Vorhaben passt zum Filter.");
    let method = portal.get("/method").await;
    assert_eq!(method.rows(".weights tbody").len(), 4);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_database_that_was_never_set_up_says_so(pool: PgPool) {
    let portal = Portal::on(&pool, Installation { demonstration: false }, test_day());
    assert!(
        portal.get("/").await.text("main .lead").starts_with("Noch ist keine Gewichtung veröffentlicht.")
    );
    assert_eq!(portal.get("/projects").await.status, StatusCode::NOT_FOUND);
}
