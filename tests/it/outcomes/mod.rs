// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! What was promised and what was measured: entered, corrected, told and judged.

mod calibration;
mod journeys;
mod recording;
mod rule;

use sqlx::PgPool;

use crate::support::portal::{Page, Portal};

/// A demonstration in which these projects are completed.
async fn completed(pool: &PgPool, numbers: &[&str]) -> Portal {
    let portal = Portal::demonstration(pool).await;
    for number in numbers {
        sqlx::query("update project set state = 'completed' where number = $1")
            .bind(number)
            .execute(pool)
            .await
            .unwrap();
    }
    portal
}

/// Everything that stands on the page, white space folded.
fn said(page: &Page) -> String {
    page.text("main")
}

/// A form that says something of one moment.
fn form<'a>(moment: &'a str, day: &'a str, figures: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let known = [("moment", moment), ("measured_on", day), ("source", "Fachverfahren")];
    known.into_iter().chain(figures.iter().copied()).collect()
}

async fn count(pool: &PgPool, statement: &'static str) -> i64 {
    sqlx::query_scalar(statement).fetch_one(pool).await.unwrap()
}
