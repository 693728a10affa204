// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use sqlx::{PgExecutor, PgPool, postgres::PgListener};

use crate::board::model::{MOST_ROWS, ROWS_BELOW};

/// A line to the database on which it tells of every change that `channel` is about: `board`, what a board
/// shows; `robustness`, what the shares depend on.
pub async fn listen(pool: &PgPool, channel: &str) -> sqlx::Result<PgListener> {
    let mut listener = PgListener::connect_with(pool).await?;
    listener.listen(channel).await?;
    Ok(listener)
}

/// Something that is the same as long as the board shows the same projects on the same places with the same
/// points: what else changes is no reason to disturb anybody. Reads only the lines of the page.
pub async fn mark(db: impl PgExecutor<'_>) -> sqlx::Result<String> {
    sqlx::query_scalar!(
        r#"select md5(jsonb_build_array(
               (select max(version) from weighting),
               (select max(id) from snapshot),
               (select jsonb_agg(jsonb_build_array(number, title, department_name, place, lowest) order by position)
                from board_row where position <= $1)
           )::text) as "mark!""#,
        i32::try_from(MOST_ROWS + ROWS_BELOW).unwrap_or(i32::MAX)
    )
    .fetch_one(db)
    .await
}
