// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use chrono::{DateTime, Utc};
use sqlx::PgConnection;

use super::model::{Event, storable, storable_value};

/// Appends an event to the log. To be called at the end of the transaction of the change: until that is
/// over, every other change waits for its own turn to record.
pub async fn record(db: &mut PgConnection, at: DateTime<Utc>, event: &Event<'_>) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into audit_event (at, actor_id, actor_name, action, project_number, subject, before, after, reason)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        at,
        event.actor.id.map(|id| id.0),
        storable(&event.actor.name),
        event.action.code(),
        event.project.map(storable),
        storable(&event.subject),
        event.before.as_ref().map(storable_value),
        event.after.as_ref().map(storable_value),
        event.reason.as_deref().map(storable),
    )
    .execute(db)
    .await?;
    Ok(())
}
