// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Rules that put a project on another place than its points.

mod browser;
mod grounds;
mod property;
mod switching;

use sqlx::PgPool;
use vorrang::board::refresh_standings;

use crate::support::portal::test_day;

/// Publishes a weighting with the points in force and these rules: *Voraussetzung*, *Pflicht*, *Leitungsentscheid*.
async fn publish(pool: &PgPool, rules: [bool; 3]) {
    sqlx::query(
        "with former as (select id, version from weighting order by version desc limit 1),
              new as (insert into weighting (version, author, reason, published_at, prerequisite_rule, duty_rule,
                                             decision_rule)
                      select version + 1, 'Leitung', 'Test', $1, $2, $3, $4 from former returning id)
         insert into weighting_points (weighting_id, criterion_id, points)
         select new.id, criterion_id, points from new, weighting_points, former where weighting_id = former.id",
    )
    .bind(test_day())
    .bind(rules[0])
    .bind(rules[1])
    .bind(rules[2])
    .execute(pool)
    .await
    .unwrap();
    refresh_standings(pool).await.unwrap();
}

/// Place, place by points, reason and the project that it names.
type Standing = (i32, i32, Option<String>, Option<String>);

/// Where the project of that number stands.
async fn standing(pool: &PgPool, number: &str) -> Standing {
    refresh_standings(pool).await.unwrap();
    sqlx::query_as(
        "select place, place_by_points, reason::text, reason_number from board_row where number = $1",
    )
    .bind(number)
    .fetch_one(pool)
    .await
    .unwrap()
}
