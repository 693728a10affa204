// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use std::time::Duration;

use sqlx::PgPool;
use tokio::{sync::watch, time::sleep};
use vorrang::{
    board::{Refreshed, RobustnessKeeper, refresh_robustness},
    kit::clock::Clock,
    ranking::{
        Weights,
        robustness::{Belief, Sampling, rank_acceptabilities},
    },
};

use super::rows;
use crate::support::portal::{Portal, test_day};

async fn stored(pool: &PgPool, belief: &str) -> Vec<(String, Vec<i32>)> {
    sqlx::query_as(
        "select number, ranks from robustness join project on project.id = project_id
         where belief = $1::belief order by number",
    )
    .bind(belief)
    .fetch_all(pool)
    .await
    .unwrap()
}

async fn revisions(pool: &PgPool) -> (i64, Option<i64>) {
    sqlx::query_as("select inputs_revision, (select min(revision) from robustness_run) from board_state")
        .fetch_one(pool)
        .await
        .unwrap()
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn pages_show_what_the_mathematics_counts(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let board = portal.get("/").await;
    assert_eq!(board.all(".sureness").len(), 0);
    assert!(board.texts(".note").iter().any(|note| note.contains("wird gerade neu berechnet")));

    let done = refresh_robustness(&pool, test_day()).await.unwrap();
    assert!(matches!(done, Refreshed::Done(_)), "{done:?}");
    assert_eq!(refresh_robustness(&pool, test_day()).await.unwrap(), Refreshed::Nothing);
    let rows = rows(&pool).await;
    let levels: Vec<_> = rows.iter().map(|(_, row)| row.clone()).collect();
    let weights = Weights::new(vec![40, 20, 25, 15]).unwrap();
    let belief = Belief::around(weights, 0.10).unwrap();
    let expected = rank_acceptabilities(&levels, &belief, Sampling::USUAL).unwrap();
    let stored_ranks = stored(&pool, "within_ten").await;
    for ((number, _), expected) in rows.iter().zip(&expected) {
        let found = stored_ranks.iter().find(|(stored, _)| stored == number);
        let found: Vec<u32> = found.map_or_else(
            || vec![0; 25],
            |(_, ranks)| ranks.iter().map(|times| times.unsigned_abs()).collect(),
        );
        assert_eq!(found, expected.ranks[..25], "{number}");
    }
    let board = portal.get("/").await;
    assert_eq!(board.all(".sureness").len(), 35);
    let position = rows.iter().position(|(number, _)| number == "DIG-043").unwrap();
    let percent = (expected[position].among(25) + 50) / 100;
    let said = format!("wackelig {percent} % ± 1");
    assert!(board.texts(".below .sureness").contains(&said), "{said}");
    let project = portal.get("/projects/DIG-043").await;
    assert_eq!(project.rows(".sureties tbody")[1][1], said);
    assert!(project.text("[aria-labelledby=sureties]").contains("Startwert 25"));
    let first = portal.get("/en/projects/DIG-021").await;
    assert_eq!(first.rows("[aria-labelledby=sureties-first] tbody").len(), 4);
    assert_eq!(first.rows(".sureties tbody")[1][0], "the one in force ± 10 points");

    // After a change the words stay, and say that they are older.
    sqlx::query("update assessed_level set half_levels = 10 where half_levels = 9 or half_levels = 8")
        .execute(&pool)
        .await
        .unwrap();
    let board = portal.get("/").await;
    assert!(board.texts(".note").iter().any(|note| note.contains("gehört noch zu einem älteren Stand")));
    assert!(portal.get("/projects/DIG-043").await.all("[aria-labelledby=sureties-places]").is_empty());
    refresh_robustness(&pool, test_day()).await.unwrap();
    assert_ne!(stored(&pool, "within_ten").await, stored_ranks);
    let board = portal.get("/").await;
    assert!(!board.texts(".note").iter().any(|note| note.contains("älteren Stand")));
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn two_processes_do_not_work_twice(pool: PgPool) {
    Portal::demonstration(&pool).await;
    let at_once = tokio::join!(refresh_robustness(&pool, test_day()), refresh_robustness(&pool, test_day()));
    let outcomes = [at_once.0.unwrap(), at_once.1.unwrap()];
    let done = outcomes.iter().filter(|outcome| matches!(outcome, Refreshed::Done(_))).count();
    assert_eq!(done, 1, "{outcomes:?}");
    assert_eq!(stored(&pool, "anything").await.len(), stored(&pool, "within_five").await.len());
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_change_is_followed_in_the_background_until_told_to_stop(pool: PgPool) {
    Portal::demonstration(&pool).await;
    let (stop, stopped) = watch::channel(false);
    let keeper = RobustnessKeeper::new(pool.clone(), Clock::Fixed(test_day()));
    let running = tokio::spawn(async move { keeper.run(stopped).await });
    let follows = async || {
        for _ in 0..600 {
            let (inputs, robustness) = revisions(&pool).await;
            if robustness == Some(inputs) {
                return;
            }
            sleep(Duration::from_millis(100)).await;
        }
        panic!("not worked out: {:?}", revisions(&pool).await);
    };
    follows().await;
    let before = stored(&pool, "within_ten").await;
    // A burst of changes, of which only the last state counts.
    for half_levels in 0..5_i16 {
        sqlx::query("update assessed_level set half_levels = $1 where half_levels = $1 + 1")
            .bind(half_levels)
            .execute(&pool)
            .await
            .unwrap();
    }
    follows().await;
    assert_ne!(stored(&pool, "within_ten").await, before);
    stop.send_replace(true);
    tokio::time::timeout(Duration::from_secs(30), running).await.unwrap().unwrap();
}
