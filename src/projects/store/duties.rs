// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::PgExecutor;

use crate::{
    kit::ids::PersonId,
    projects::model::{Duty, DutyCheck, DutyClaim, ProjectId, ProjectNumber},
};

/// The duty that is claimed for a project.
pub async fn duty(db: impl PgExecutor<'_>, project: ProjectId) -> sqlx::Result<Option<Duty>> {
    let row = sqlx::query!(
        r#"select norm, evidence, expires_on, claimed_by as "claimed_by: PersonId", claimant.name as claimed_by_name,
                  claimed_at, is_proven, checker.name as "checked_by?", checked_at, remark,
                  expired_at is not null as "has_expired!", duty.row_version
           from duty
           join person as claimant on claimant.id = claimed_by
           left join person as checker on checker.id = checked_by
           where project_id = $1"#,
        project.0
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| Duty {
        claim: DutyClaim { norm: row.norm, evidence: row.evidence, expires_on: row.expires_on },
        claimed_by: row.claimed_by,
        claimed_by_name: row.claimed_by_name,
        claimed_at: row.claimed_at,
        check: row.is_proven.zip(row.checked_by.zip(row.checked_at)).map(|(is_proven, (by, at))| DutyCheck {
            is_proven,
            remark: row.remark,
            by,
            at,
        }),
        has_expired: row.has_expired,
        row_version: row.row_version,
    }))
}

/// Notes what is claimed. Whoever has checked it has checked something else.
pub async fn put_duty(
    db: impl PgExecutor<'_>,
    (project, person): (ProjectId, PersonId),
    claim: &DutyClaim,
    at: DateTime<Utc>,
) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into duty (project_id, norm, evidence, expires_on, claimed_by, claimed_at)
         values ($1, $2, $3, $4, $5, $6)
         on conflict (project_id) do update
         set norm = $2, evidence = $3, expires_on = $4, claimed_by = $5, claimed_at = $6, is_proven = null,
             checked_by = null, checked_at = null, remark = '', expired_at = null,
             row_version = duty.row_version + 1",
        project.0,
        claim.norm,
        claim.evidence,
        claim.expires_on,
        person.0,
        at
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Notes what came of the check.
pub async fn check_duty(
    db: impl PgExecutor<'_>,
    (project, person): (ProjectId, PersonId),
    (is_proven, remark): (bool, &str),
    at: DateTime<Utc>,
) -> sqlx::Result<()> {
    sqlx::query!(
        "update duty set is_proven = $2, checked_by = $3, checked_at = $4, remark = $5,
                row_version = row_version + 1
         where project_id = $1",
        project.0,
        is_proven,
        person.0,
        at,
        remark
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Takes a claim back.
pub async fn delete_duty(db: impl PgExecutor<'_>, project: ProjectId) -> sqlx::Result<()> {
    sqlx::query!("delete from duty where project_id = $1", project.0).execute(db).await?;
    Ok(())
}

/// Notes of every duty whose day has come that it has; those of which that was not noted before.
pub async fn expire_duties(
    db: impl PgExecutor<'_>,
    today: NaiveDate,
    at: DateTime<Utc>,
) -> sqlx::Result<Vec<(ProjectNumber, NaiveDate)>> {
    let rows = sqlx::query!(
        r#"update duty set expired_at = $2, row_version = duty.row_version + 1
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
