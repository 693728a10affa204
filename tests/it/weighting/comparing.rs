// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use axum::http::StatusCode;
use sqlx::PgPool;

use super::{draft, publish, submit};
use crate::support::portal::{Page, Portal};

/// Place by number of each project that a comparison shows, in that column.
fn places(page: &Page, column: usize) -> Vec<(String, String)> {
    let numbers = page.texts(".compared--places tbody th small");
    let rows = page.rows(".compared--places tbody");
    let place = |row: &Vec<String>| row[column].split(' ').next().unwrap().to_owned();
    numbers.into_iter().zip(rows.iter().map(place)).collect()
}

async fn board(pool: &PgPool) -> Vec<(String, String)> {
    sqlx::query_as(
        "select number, place::text from standing join project on project.id = project_id
         where place <= 25 order by standing.place, number",
    )
    .fetch_all(pool)
    .await
    .unwrap()
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_comparison_tells_what_the_board_will_be(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let author = portal.person("leadership").await;
    let other = portal.person("leadership-second").await;
    let before = board(&pool).await;
    let address = draft(&author, "Mehr Bürgernutzen", [10, 20, 60, 10]).await;
    let id = address.rsplit('/').next().unwrap();
    let page = author.get(&format!("/weightings/compare?a=1&b=draft-{id}")).await;
    assert_eq!(page.status, StatusCode::OK);
    assert_eq!(page.rows(".compared:not(.compared--places) tbody")[2][1..], ["25 25 %", "60 60 %"]);
    let on_board = |column: usize| -> Vec<(String, String)> {
        let mut shown = places(&page, column);
        shown.retain(|(_, place)| place.parse::<u32>().is_ok_and(|place| place <= 25));
        shown.sort_by_key(|(number, place)| (place.parse::<u32>().unwrap(), number.clone()));
        shown
    };
    assert_eq!(on_board(1), before);
    let predicted = on_board(2);

    submit(&author, &address).await;
    let confirmation = other.get(&format!("{address}/publish")).await;
    assert_eq!(places(&confirmation, 2), places(&page, 2));
    publish(&other, &address).await;
    assert_eq!(board(&pool).await, predicted);

    // Who comes in and who falls out is said in words, and is what the two boards say.
    let page = portal.get("/weightings/compare?a=1&b=2").await;
    let numbers = |board: &[(String, String)]| -> Vec<String> {
        let mut numbers: Vec<String> = board.iter().map(|(number, _)| number.clone()).collect();
        numbers.sort();
        numbers
    };
    let (old, new) = (numbers(&before), numbers(&predicted));
    let entering: Vec<&String> = new.iter().filter(|number| !old.contains(number)).collect();
    let leaving: Vec<&String> = old.iter().filter(|number| !new.contains(number)).collect();
    assert!(!entering.is_empty() && !leaving.is_empty());
    let cells = page.texts(".compared--places td:last-child");
    let said = |words: &str| cells.iter().filter(|cell| cell.ends_with(words)).count();
    assert_eq!(said("neu in der Top 25"), entering.len());
    assert_eq!(said("nicht mehr in der Top 25"), leaving.len());
    let lists: Vec<String> = page.texts(".compared__summary li");
    assert_eq!(lists.len(), entering.len() + leaving.len());
    assert!(entering.iter().all(|number| lists.iter().any(|line| line.starts_with(number.as_str()))));
    let count = entering.len();
    let sentence =
        if count == 1 { "1 Vorhaben kommt".to_owned() } else { format!("{count} Vorhaben kommen") };
    assert!(page.text(".compared__summary > p").starts_with(&sentence));
    assert!(cells.iter().any(|cell| cell.contains('▲')) && cells.iter().any(|cell| cell.contains('▼')));

    let same = portal.get("/weightings/compare?a=2&b=2").await;
    assert_eq!(same.text(".compared__summary > p"), "An der Top 25 ändert sich nichts.");
    let english = portal.get("/en/weightings/compare?a=1&b=2").await;
    assert_eq!(english.text("h1"), "Compare weightings");
    // Nothing said: the last change.
    let last = portal.get("/weightings/compare").await;
    assert_eq!(places(&last, 2), places(&page, 2));
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn drafts_stand_side_by_side_for_those_who_may_read_them(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let author = portal.person("leadership").await;
    let other = portal.person("leadership-second").await;
    let private = draft(&author, "Geheim", [10, 20, 60, 10]).await;
    let shared = draft(&author, "Geteilt", [70, 10, 10, 10]).await;
    author.post(&format!("{shared}/share"), &[("shared", "yes")]).await;
    let heads = async |visitor: &crate::support::portal::Visitor| {
        visitor.get("/weightings/compare?drafts=all").await.texts(".compared--places thead th")
    };
    let (geteilt, geheim) = ("Entwurf „Geteilt“", "Entwurf „Geheim“");
    assert_eq!(heads(&author).await, ["Vorhaben", "Gewichtung 1", geteilt, geheim]);
    assert_eq!(heads(&other).await, ["Vorhaben", "Gewichtung 1", geteilt]);
    let reader = portal.person("reader").await;
    assert_eq!(heads(&reader).await, ["Vorhaben", "Gewichtung 1"]);
    let [private, shared] = [private, shared].map(|at| format!("draft-{}", at.rsplit('/').next().unwrap()));
    for (visitor, code, expected) in [
        (&author, &private, StatusCode::OK),
        (&other, &private, StatusCode::NOT_FOUND),
        (&other, &shared, StatusCode::OK),
        (&reader, &shared, StatusCode::NOT_FOUND),
    ] {
        assert_eq!(
            visitor.get(&format!("/weightings/compare?a=1&b={code}")).await.status,
            expected,
            "{code}"
        );
    }
    for b in ["2", "0", "-1", "x", "draft-", "draft-999", "%00", "99999999999"] {
        let page = author.get(&format!("/weightings/compare?b={b}")).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{b}");
    }
    assert_eq!(portal.get(&format!("/weightings/compare?b={shared}")).await.status, StatusCode::NOT_FOUND);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn drafts_that_do_not_fit_beside_the_others_are_not_passed_over_in_silence(pool: PgPool) {
    let author = Portal::demonstration(&pool).await.person("leadership").await;
    for number in 1..=7 {
        draft(&author, &format!("Versuch {number}"), [10, 20, 60, 10]).await;
    }
    let all = "/weightings/compare?drafts=all";
    assert!(!author.get(all).await.text("main").contains("zuletzt geänderten Entwürfe"));
    draft(&author, "Versuch 8", [10, 20, 60, 10]).await;
    let page = author.get(all).await;
    assert!(page.text("main").contains("Gezeigt werden die 7 zuletzt geänderten Entwürfe."));
    assert_eq!(page.texts(".compared--places thead th").len(), 9);
}
