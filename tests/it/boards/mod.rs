// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Boards of the past, what has moved since, and boards that follow the present.

mod browser;
mod command;
mod freezing;
mod live;
mod movement;
mod pages;
mod verify;

use chrono::{DateTime, TimeDelta, Utc};
use sqlx::PgPool;
use tokio::sync::watch;
use vorrang::{
    audit::Actor,
    board::{self, Cause, Live},
    exchange,
    kit::clock::Clock,
    people::AccessRules,
    state::AppState,
};

use crate::support::portal::{Portal, test_day};

/// So many days before the day of the tests.
fn days_ago(days: i64) -> DateTime<Utc> {
    test_day() - TimeDelta::days(days)
}

/// Freezes the present board; its key.
async fn freeze(pool: &PgPool, at: DateTime<Utc>, reason: &str) -> i64 {
    let mut transaction = pool.begin().await.unwrap();
    let id = board::freeze(&mut transaction, at, &Actor::system(), Cause::Held(reason)).await.unwrap();
    transaction.commit().await.unwrap();
    id.0
}

/// Publishes a weighting with these points, in the order of the criteria, and freezes the new board.
async fn publish(pool: &PgPool, version: i32, points: [i32; 4], at: DateTime<Utc>) -> i64 {
    let mut transaction = pool.begin().await.unwrap();
    sqlx::query(
        "with new as (insert into weighting (version, author, reason, published_at)
                      values ($1, 'Leitung', 'Beschluss vom Vortag', $3) returning id)
         insert into weighting_points (weighting_id, criterion_id, points)
         select new.id, criterion.id, ($2::integer[])[row_number() over (order by criterion.position)]
         from new, criterion",
    )
    .bind(version)
    .bind(points)
    .bind(at)
    .execute(&mut *transaction)
    .await
    .unwrap();
    let id = board::freeze(&mut transaction, at, &Actor::system(), Cause::Published).await.unwrap();
    transaction.commit().await.unwrap();
    id.0
}

/// Gives a project the same level everywhere.
async fn set_levels(pool: &PgPool, number: &str, half_levels: i16) {
    sqlx::query(
        "update assessed_level set half_levels = $2
         where project_id = (select id from project where number = $1)",
    )
    .bind(number)
    .bind(half_levels)
    .execute(pool)
    .await
    .unwrap();
}

/// Takes a project all its levels, and with them its place.
async fn take_levels(pool: &PgPool, number: &str) {
    sqlx::query("delete from assessed_level where project_id = (select id from project where number = $1)")
        .bind(number)
        .execute(pool)
        .await
        .unwrap();
}

/// The demonstration as it runs beside a server: open boards are told of changes. It ends when the sender goes.
async fn running(pool: &PgPool, access: AccessRules, live: Live) -> (Portal, watch::Sender<bool>) {
    let installation = exchange::set_up(pool, test_day(), true).await.unwrap();
    let state = AppState {
        access: AccessRules { demonstration_sign_in: true, ..access },
        live,
        ..AppState::new(pool.clone(), Clock::Fixed(test_day()), installation)
    };
    let (stop, stopped) = watch::channel(false);
    let (live, pool) = (state.live.clone(), pool.clone());
    tokio::spawn(async move { live.run(&pool, stopped).await });
    (Portal::of(state), stop)
}

/// Everybody may read the board.
fn open_to_all() -> AccessRules {
    AccessRules { is_board_public: true, ..AccessRules::default() }
}
