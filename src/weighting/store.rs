// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use sqlx::PgConnection;

use super::model::Weighting;
use crate::assessment::CriterionId;

/// The version with the highest number, or `None` before the first has been published.
pub async fn weighting_in_force(db: &mut PgConnection) -> sqlx::Result<Option<Weighting>> {
    let row = sqlx::query!(
        "select id, version, author, reason, published_at from weighting order by version desc limit 1"
    )
    .fetch_optional(&mut *db)
    .await?;
    let Some(row) = row else { return Ok(None) };
    let points = sqlx::query!(
        r#"select criterion_id as "criterion: CriterionId", points
           from weighting_points where weighting_id = $1 order by criterion_id"#,
        row.id
    )
    .fetch_all(db)
    .await?;
    Ok(Some(Weighting {
        version: row.version,
        author: row.author,
        reason: row.reason,
        published_at: row.published_at,
        points: points.into_iter().map(|row| (row.criterion, row.points.unsigned_abs())).collect(),
    }))
}

/// Publishes a version; the database refuses a number that is taken.
pub async fn insert_weighting(db: &mut PgConnection, new: &Weighting) -> sqlx::Result<()> {
    let id = sqlx::query_scalar!(
        "insert into weighting (version, author, reason, published_at) values ($1, $2, $3, $4) returning id",
        new.version,
        new.author,
        new.reason,
        new.published_at
    )
    .fetch_one(&mut *db)
    .await?;
    let criteria: Vec<i64> = new.points.iter().map(|(criterion, _)| criterion.0).collect();
    let points: Vec<i64> = new.points.iter().map(|(_, points)| i64::from(*points)).collect();
    sqlx::query!(
        "insert into weighting_points (weighting_id, criterion_id, points)
         select $1, criterion, points::integer
         from unnest($2::bigint[], $3::bigint[]) as given(criterion, points)",
        id,
        &criteria,
        &points
    )
    .execute(db)
    .await?;
    Ok(())
}
