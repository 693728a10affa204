// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use chrono::{DateTime, Utc};
use sqlx::{PgConnection, PgExecutor};

/// Lets one import or set-up at a time check and write; held to the end of the transaction.
pub async fn lock_import(db: impl PgExecutor<'_>) -> sqlx::Result<()> {
    sqlx::query!("select pg_advisory_xact_lock(hashtextextended('vorrang.import', 0))").execute(db).await?;
    Ok(())
}

/// Whether the portal was filled with demonstration data; `None` before it has been set up.
pub async fn is_demonstration(db: impl PgExecutor<'_>) -> sqlx::Result<Option<bool>> {
    sqlx::query_scalar!("select demonstration from installation").fetch_optional(db).await
}

/// Whether anybody has begun to propose something.
pub async fn has_proposals(db: impl PgExecutor<'_>) -> sqlx::Result<bool> {
    sqlx::query_scalar!(
        r#"select exists (select from project where submitted_by is not null)
                  or exists (select from proposal_draft) as "has!""#
    )
    .fetch_one(db)
    .await
}

/// Notes that the portal has been set up.
pub async fn insert_installation(
    db: impl PgExecutor<'_>,
    demonstration: bool,
    set_up_at: DateTime<Utc>,
) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into installation (demonstration, set_up_at) values ($1, $2)",
        demonstration,
        set_up_at
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Tells the database how many rows there are now, so that it plans for them from the first page on.
pub async fn analyze(db: &mut PgConnection) -> sqlx::Result<()> {
    sqlx::query!("analyze department, project, dependency, assessed_level").execute(db).await?;
    Ok(())
}
