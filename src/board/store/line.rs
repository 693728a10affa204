// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use sqlx::PgExecutor;

use crate::{projects::ProjectId, ranking::RawScore};

/// The raw scores of the projects with the best scores without this one, so many at most. Where no rule is on
/// (`by_position`), these are the best placed, which an index finds.
pub async fn best_scores(
    db: impl PgExecutor<'_>,
    without: ProjectId,
    most: u32,
    by_position: bool,
) -> sqlx::Result<Vec<RawScore>> {
    let scores = if by_position {
        sqlx::query_scalar!(
            "select lowest from standing where position is not null and project_id <> $1
             order by position limit $2",
            without.0,
            i64::from(most)
        )
        .fetch_all(db)
        .await?
    } else {
        sqlx::query_scalar!(
            "select lowest from standing where position is not null and project_id <> $1
             order by lowest desc limit $2",
            without.0,
            i64::from(most)
        )
        .fetch_all(db)
        .await?
    };
    Ok(scores.into_iter().map(|score| RawScore::new(u32::try_from(score).unwrap_or(u32::MAX))).collect())
}
