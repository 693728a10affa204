// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! How much programs may ask.

use std::{num::NonZeroU32, sync::Arc};

use sqlx::PgPool;
use vorrang::{
    kit::{clock::Clock, limits::Limits, page::Installation},
    people::AccessRules,
    state::AppState,
};

use super::{Program, token};
use crate::support::portal::{Portal, test_day};

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn who_asks_too_much_is_told_to_wait_and_nobody_else_is(pool: PgPool) {
    Portal::demonstration(&pool).await;
    let clock = Clock::Fixed(test_day());
    let portal = Portal::of(AppState {
        access: AccessRules { is_board_public: true, ..AccessRules::default() },
        limits: Arc::new(Limits::new(NonZeroU32::new(3).unwrap(), clock)),
        ..AppState::new(pool.clone(), clock, Installation { demonstration: true })
    });
    let program = Program::of(&pool, &portal, "reader", "{read}").await;
    let other = Program::of(&pool, &portal, "auditor", "{read}").await;
    for left in ["2", "1", "0"] {
        let answer = program.get("/departments").await.expect(200);
        assert_eq!(answer.header("ratelimit-policy"), "\"minute\";q=3;w=60");
        assert_eq!(answer.header("ratelimit"), format!("\"minute\";r={left};t=60"));
    }
    let refused = program.with("accept-language", "en").get("/departments").await.expect(429);
    assert_eq!(refused.header("retry-after"), "21");
    assert_eq!(refused.json["detail"], "Please wait 21 seconds.");
    other.get("/departments").await.expect(200);
    Program::without_token(&portal).get("/departments").await.expect(200);
    // Pages and the description are not counted.
    assert_eq!(portal.get("/").await.status, 200);
    program.get("/openapi.json").await.expect(200);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn guessing_tokens_is_slowed_down(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let guess = Program::new(&portal, &format!("vorrang_{}", "A".repeat(43)));
    for _ in 0..20 {
        guess.get("/projects").await.expect(401);
    }
    guess.get("/projects").await.expect(429);
    let program = Program::new(&portal, &token(&pool, "reader", "{read}").await);
    program.get("/projects").await.expect(200);
}
