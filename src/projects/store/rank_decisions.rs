// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use std::num::NonZeroU32;

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::PgExecutor;

use crate::{
    kit::ids::PersonId,
    projects::model::{DecisionText, Position, ProjectId, ProjectName, ProjectNumber, RankDecision, Target},
};

/// What is decided about the place of a project.
pub async fn rank_decision(
    db: impl PgExecutor<'_>,
    project: ProjectId,
) -> sqlx::Result<Option<RankDecision>> {
    let row = sqlx::query!(
        r#"select position as "position: Position", place, other.number as "number?: ProjectNumber",
                  other.title as "title?", body, document, decided_on, reason, expires_on,
                  person.name as entered_by, entered_at, expired_at is not null as "has_expired!",
                  decision.row_version
           from rank_decision as decision
           join person on person.id = entered_by
           left join project as other on other.id = other_id
           where project_id = $1"#,
        project.0
    )
    .fetch_optional(db)
    .await?;
    Ok(row.and_then(|row| {
        let other = row.number.zip(row.title).map(|(number, title)| ProjectName { number, title });
        let target = match row.position {
            Position::Above => Target::Above(other?),
            Position::Below => Target::Below(other?),
            Position::Place => Target::Place(NonZeroU32::new(row.place?.unsigned_abs())?),
        };
        let text = DecisionText {
            body: row.body,
            document: row.document,
            decided_on: row.decided_on,
            reason: row.reason,
            expires_on: row.expires_on,
        };
        Some(RankDecision {
            target,
            text,
            entered_by: row.entered_by,
            entered_at: row.entered_at,
            has_expired: row.has_expired,
            row_version: row.row_version,
        })
    }))
}

/// Lets one person at a time decide, so that no two decisions wait for each other; held to the end of the
/// transaction. Gives who is put above or below whom.
pub async fn lock_rank_decisions(db: &mut sqlx::PgConnection) -> sqlx::Result<Vec<(ProjectId, ProjectId)>> {
    sqlx::query!("select pg_advisory_xact_lock(hashtextextended('vorrang.rank_decisions', 0))")
        .execute(&mut *db)
        .await?;
    let rows = sqlx::query!(
        r#"select project_id as "project: ProjectId", other_id as "other!: ProjectId"
           from rank_decision where other_id is not null and expired_at is null"#
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| (row.project, row.other)).collect())
}

/// Notes what is decided.
pub async fn put_rank_decision(
    db: impl PgExecutor<'_>,
    (project, person): (ProjectId, PersonId),
    (target, text): (&Target<ProjectId>, &DecisionText),
    at: DateTime<Utc>,
) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into rank_decision (project_id, position, place, other_id, body, document, decided_on, reason,
                                    expires_on, entered_by, entered_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
         on conflict (project_id) do update
         set position = $2, place = $3, other_id = $4, body = $5, document = $6, decided_on = $7, reason = $8,
             expires_on = $9, entered_by = $10, entered_at = $11, expired_at = null,
             row_version = rank_decision.row_version + 1",
        project.0,
        target.position() as Position,
        target.place().map(|place| place.get().cast_signed()),
        target.other().map(|other| other.0),
        text.body,
        text.document,
        text.decided_on,
        text.reason,
        text.expires_on,
        person.0,
        at
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Takes a decision back.
pub async fn delete_rank_decision(db: impl PgExecutor<'_>, project: ProjectId) -> sqlx::Result<()> {
    sqlx::query!("delete from rank_decision where project_id = $1", project.0).execute(db).await?;
    Ok(())
}

/// Notes of every decision whose day has come that it has; those of which that was not noted before.
pub async fn expire_rank_decisions(
    db: impl PgExecutor<'_>,
    today: NaiveDate,
    at: DateTime<Utc>,
) -> sqlx::Result<Vec<(ProjectNumber, NaiveDate)>> {
    let rows = sqlx::query!(
        r#"update rank_decision set expired_at = $2, row_version = rank_decision.row_version + 1
           from project
           where project.id = project_id and expires_on <= $1 and expired_at is null
           returning project.number as "number: ProjectNumber", expires_on"#,
        today,
        at
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| (row.number, row.expires_on)).collect())
}
