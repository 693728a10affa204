// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! The way of a project from submission to its end: who moves it on, what is asked for, who is told.

mod browser;
mod merging;
mod steps;
mod telling;
mod typing;

use axum::http::StatusCode;
use chrono::TimeDelta;
use serde_json::Value;
use sqlx::PgPool;
use vorrang::kit::page::Installation;

use crate::support::portal::{Page, Visitor, test_day};

const INSTALLATION: Installation = Installation { demonstration: true };
/// Of the department of `head-services`.
const OWN: &str = "DIG-001";
/// Of the department of `head-youth`.
const OTHER: &str = "DIG-029";

/// Puts a project where a test wants it, three days before, as if `head-services` had handed it in.
async fn put(pool: &PgPool, number: &str, state: &str) {
    sqlx::query(
        "update project
         set state = $2::project_state, state_since = $3, submitted_at = $3,
             submitted_by = (select id from person where sign_in_name = 'head-services')
         where number = $1",
    )
    .bind(number)
    .bind(state)
    .bind(test_day() - TimeDelta::days(3))
    .execute(pool)
    .await
    .unwrap();
}

async fn state_of(pool: &PgPool, number: &str) -> String {
    let state = sqlx::query_scalar("select state::text from project where number = $1").bind(number);
    state.fetch_one(pool).await.unwrap()
}

/// What the log says of a project: action, states or kind, reason.
async fn logged(pool: &PgPool, number: &str) -> Vec<(String, Option<Value>, Option<Value>, Option<String>)> {
    let events = sqlx::query_as(
        "select action, before, after, reason from audit_event where project_number = $1 order by id",
    );
    events.bind(number).fetch_all(pool).await.unwrap()
}

fn address(number: &str, verb: &str) -> String {
    format!("/projects/{number}/{verb}")
}

impl Visitor {
    /// Fills in the form of a verb and sends it.
    async fn does(&self, number: &str, verb: &str, fields: &[(&str, &str)]) -> Page {
        let address = address(number, verb);
        assert_eq!(self.get(&address).await.status, StatusCode::OK, "{address}");
        self.post(&address, fields).await
    }

    /// The same, and it is done.
    async fn has_done(&self, number: &str, verb: &str, fields: &[(&str, &str)]) -> Page {
        let page = self.does(number, verb, fields).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{number} {verb}: {:?}", page.texts(".kern-error"));
        self.follow(&page).await
    }
}
