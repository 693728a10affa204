// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! How sure the places are, and what a place means for those who asked for it: on the pages, with the figures of the
//! mathematics behind them, and in the background.

mod answers;
mod background;
mod spans;

use fantoccini::Locator;
use sqlx::PgPool;
use vorrang::{board, ranking::HalfLevels};

use crate::{
    journeys,
    support::portal::{Page, Portal, test_day},
};

/// The projects with all levels, as the database has them: number and row, in the order of the numbers.
async fn rows(pool: &PgPool) -> Vec<(String, Vec<HalfLevels>)> {
    let rows: Vec<(String, Vec<i16>)> = sqlx::query_as(
        "select number, array_agg(half_levels order by position)
         from project join assessed_level on project_id = project.id join criterion on criterion.id = criterion_id
         group by number order by number",
    )
    .fetch_all(pool)
    .await
    .unwrap();
    let level = |half: i16| HalfLevels::new(u8::try_from(half).unwrap()).unwrap();
    rows.into_iter().map(|(number, row)| (number, row.into_iter().map(level).collect())).collect()
}

/// The numbers of the projects above the line of the board.
fn top(board: &Page) -> Vec<String> {
    let lines = board.texts(".projects tbody:not(.below) .title small");
    let mut numbers: Vec<String> =
        lines.iter().map(|line| line.split(' ').next().unwrap().to_owned()).collect();
    numbers.sort();
    numbers
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn no_page_has_a_barrier(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    board::refresh_robustness(&pool, test_day()).await.unwrap();
    let visitor = journeys::Visitor::of(&portal).await;
    for path in ["/", "/method", "/method/stability", "/en/method/stability", "/projects/DIG-043"] {
        visitor.expect_no_barrier(path).await;
    }
    // Half the words on the board are those about sureness.
    visitor.open("/").await;
    assert_eq!(visitor.texts(".projects .sureness").await.len(), 35);
    visitor.open("/sign-in").await;
    let button = Locator::XPath("//button[contains(., 'Petra Lindner')]");
    visitor.browser.client.find(button).await.unwrap().click().await.unwrap();
    visitor.arrives_at("/").await;
    visitor.expect_no_barrier("/projects/DIG-021/letter").await;
}
