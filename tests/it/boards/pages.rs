// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! The pages of the past.

use axum::http::StatusCode;
use sqlx::PgPool;
use vorrang::{kit::page::Installation, people::AccessRules};

use super::{days_ago, freeze, publish};
use crate::support::portal::{Portal, test_day};

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn boards_of_the_past_are_listed_and_found_by_their_day(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let page = portal.get("/boards").await;
    assert!(page.text("main").contains("Noch ist keine Rangliste festgehalten."));
    let first = freeze(&pool, days_ago(200), "Sitzung im Mai").await;
    let second = publish(&pool, 2, [1, 1, 1, 1], days_ago(100)).await;

    let page = portal.get("/boards").await;
    let rows = page.rows(".boards tbody");
    assert_eq!(rows.len(), 2);
    assert_eq!(
        rows[0][..4],
        ["16.08.2026, 13:00 Uhr", "Gewichtung 2 veröffentlichtBeschluss vom Vortag", "Vorrang", "2"]
    );
    assert_eq!(
        rows[1][..4],
        ["08.05.2026, 13:00 Uhr", "Stichtag festgehaltenSitzung im Mai", "Vorrang", "1"]
    );
    assert_eq!(rows[0][4].chars().count(), 13);

    // The board of a day is the last that was frozen up to its end.
    for (day, board) in [
        ("2026-05-08", first),
        ("2026-08-15", first),
        ("16.08.2026", second),
        ("2026-11-24", second),
        ("9999-12-31", second),
    ] {
        let answer = portal.get(&format!("/boards?on={day}")).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{day}");
        assert_eq!(answer.headers["location"], format!("/boards/{board}").as_str(), "{day}");
    }
    for (day, said) in [
        ("2026-05-07", "Bis zum 07.05.2026 wurde keine Rangliste festgehalten."),
        ("gestern", "Bitte ein Datum im Format TT.MM.JJJJ eingeben"),
    ] {
        let page = portal.get(&format!("/boards?on={day}")).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.text("#on-error").contains(said));
        assert_eq!(page.all("#on")[0].attr("value"), Some(day));
        assert_eq!(page.rows(".boards tbody").len(), 2, "the list is still there");
    }
    assert_eq!(
        portal.get("/en/boards?on=2026-05-08").await.headers["location"],
        format!("/en/boards/{first}").as_str()
    );
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_board_of_the_past_is_what_it_was(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let cells = |page: &crate::support::portal::Page| -> Vec<Vec<String>> { page.rows(".projects tbody") };
    let present = portal.get("/").await;
    let id = freeze(&pool, days_ago(10), "Vor der Umbenennung").await;
    for change in [
        "update project set title = 'Anders ' || number, deadline = null, state = 'declined'",
        "update department set name = 'Anderes Amt ' || id",
        "update assessed_level set half_levels = 1",
        "update criterion set short_name_de = 'Anders ' || key, name_de = 'Anders'",
        "update criterion set position = 100 - position",
    ] {
        sqlx::query(change).execute(&pool).await.unwrap();
    }
    publish(&pool, 2, [0, 0, 0, 1], days_ago(1)).await;

    let address = format!("/boards/{id}");
    let page = portal.get(&address).await;
    assert_eq!(page.text("h1"), "Rangliste vom 14.11.2026");
    assert!(
        page.text(".notice")
            .starts_with("Das ist ein vergangener Stand. So sah die Rangliste am 14.11.2026, 12:00 Uhr aus.")
    );
    assert_eq!(
        page.texts(".facts dd"),
        ["Stichtag festgehalten", "Vor der Umbenennung", "Vorrang", "62", "62"]
    );
    let then: Vec<Vec<String>> = cells(&present)
        .into_iter()
        .map(
            |row| if row.len() == 1 { row } else { [&row[..1], &row[2..3], &row[4..9], &row[12..]].concat() },
        )
        .collect();
    let now: Vec<Vec<String>> = cells(&page)
        .into_iter()
        .map(|row| if row.len() == 1 { row } else { [&row[..1], &row[2..8], &row[9..]].concat() })
        .collect();
    assert_eq!(now.len(), 36);
    assert_eq!(now[..25], then[..25]);
    assert_eq!(now[26..], then[26..]);
    assert_eq!(page.texts(".projects tbody .title > a")[0], "Internetbasierte Fahrzeugzulassung (i-Kfz)");
    assert_eq!(page.texts(".projects td.deadline")[0], "01.09.2023");
    assert_eq!(page.texts("thead .level"), ["Gesetz", "Politik", "Nutzen Bürger", "Nutzen Unternehmen"]);
    assert_eq!(page.rows(".weights tbody")[0], ["Gesetzliche Rahmenbedingungen", "40", "40 %"]);

    // Whoever doubts the hash works it out.
    let hash = page.text(".hash");
    let inputs = portal.get(&page.link("Eingaben als Text")).await;
    assert_eq!(inputs.headers["content-type"], "text/plain; charset=utf-8");
    let worked_out: String = sqlx::query_scalar("select encode(sha256($1), 'hex')")
        .bind(&inputs.bytes)
        .fetch_one(&pool)
        .await
        .unwrap();
    assert_eq!(worked_out, hash);
    assert!(
        String::from_utf8(inputs.bytes)
            .unwrap()
            .contains("\nproject DIG-021 in-progress 2023-09-01 10 10 6 10\n")
    );
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn ties_at_the_line_of_then_are_told(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    sqlx::query(
        "with new as (
             insert into project (number, title, summary, department_id, kind, state)
             select 'MANY-' || lpad(n::text, 5, '0'), 'Gleichauf', '', (select min(id) from department),
                    'visible', 'assessed'
             from generate_series(1, 300) as n returning id
         )
         insert into assessed_level (project_id, criterion_id, half_levels, source)
         select new.id, criterion.id, 10, 'test' from new, criterion",
    )
    .execute(&pool)
    .await
    .unwrap();
    let id = freeze(&pool, test_day(), "Viele").await;
    let page = portal.get(&format!("/boards/{id}")).await;
    assert_eq!(page.rows(".projects tbody:not(.below)").len(), 60);
    assert!(
        page.texts(".note")[0].starts_with("Die Top 25 umfassten 300 Vorhaben"),
        "{:?}",
        page.texts(".note")
    );
    let wall = portal.get("/projector").await;
    assert_eq!(wall.all(".projector__list li").len(), 26);
    assert_eq!(wall.text(".projector__more"), "275 weitere Vorhaben liegen gleichauf auf dem letzten Platz.");
    assert_eq!(vorrang::board::verify(&pool).await.unwrap().places, 362);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn what_is_not_there_is_not_found(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    freeze(&pool, test_day(), "Einer").await;
    for address in
        ["/boards/99", "/boards/99/inputs", "/boards/abc", "/boards/-1", "/boards/99999999999999999999"]
    {
        let page = portal.get(address).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{address}");
        assert!(page.text("main").contains("Einen Stichtag mit der Nummer"), "{address}");
    }
    // Where the board is not open to everybody, neither is its past.
    let rules = AccessRules::default();
    let closed = Portal::with_rules(&pool, Installation { demonstration: true }, test_day(), rules);
    for address in ["/boards", "/boards/1", "/boards/1/inputs", "/projector", "/events"] {
        let answer = closed.get(address).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{address}");
        assert!(answer.headers["location"].to_str().unwrap().starts_with("/sign-in"), "{address}");
    }
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn the_wall_shows_the_top_25_and_nothing_else(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let page = portal.get(&portal.get("/").await.link("Projektoransicht")).await;
    let rows = page.texts(".projector__list li");
    assert_eq!(rows.len(), 25);
    assert_eq!(rows[0], "Platz 11 Internetbasierte Fahrzeugzulassung (i-Kfz) Bürgerdienste 92,0 Punkte");
    assert!(page.all("nav").is_empty());
    assert_eq!(page.link("Zurück zur Rangliste"), "/");
    // Without script it loads itself again.
    assert!(
        String::from_utf8_lossy(&page.bytes)
            .contains("<noscript><meta http-equiv=\"refresh\" content=\"60\"></noscript>")
    );
    assert_eq!(portal.get("/en/projector").await.link("Back to the ranking"), "/en");
    assert_eq!(Portal::empty(&pool).await.get("/projector").await.status, StatusCode::OK);
}
