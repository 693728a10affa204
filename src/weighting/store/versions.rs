// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use sqlx::{PgConnection, PgExecutor};

use crate::{
    assessment::CriterionId,
    kit::ids::PersonId,
    ranking::rules::Rules,
    weighting::model::{Approval, CriterionPoints, Weighting},
};

struct StoredWeighting {
    id: i64,
    version: i32,
    author: String,
    author_id: Option<PersonId>,
    approver_id: Option<PersonId>,
    approver: Option<String>,
    reason: String,
    published_at: DateTime<Utc>,
    prerequisite_rule: bool,
    duty_rule: bool,
    decision_rule: bool,
}

impl StoredWeighting {
    fn with(self, points: CriterionPoints) -> Weighting {
        Weighting {
            version: self.version,
            author: self.author,
            author_id: self.author_id,
            approval: self.approver_id.zip(self.approver).map(|(by, name)| Approval { by, name }),
            reason: self.reason,
            published_at: self.published_at,
            points,
            rules: Rules {
                prerequisite: self.prerequisite_rule,
                duty: self.duty_rule,
                decision: self.decision_rule,
            },
        }
    }
}

/// The version with the highest number, or `None` before the first has been published.
pub async fn weighting_in_force(db: &mut PgConnection) -> sqlx::Result<Option<Weighting>> {
    let version = sqlx::query_scalar!("select max(version) from weighting").fetch_one(&mut *db).await?;
    match version {
        Some(version) => weighting(db, version).await,
        None => Ok(None),
    }
}

/// The version of that number.
pub async fn weighting(db: &mut PgConnection, version: i32) -> sqlx::Result<Option<Weighting>> {
    Ok(read(db, Some(version)).await?.pop())
}

/// Every version, the newest first.
pub async fn weightings(db: &mut PgConnection) -> sqlx::Result<Vec<Weighting>> {
    read(db, None).await
}

async fn read(db: &mut PgConnection, version: Option<i32>) -> sqlx::Result<Vec<Weighting>> {
    let rows = sqlx::query_as!(
        StoredWeighting,
        r#"select id, version, author, author_id as "author_id: PersonId",
                  approver_id as "approver_id: PersonId", approver, reason, published_at,
                  prerequisite_rule, duty_rule, decision_rule
           from weighting where $1::integer is null or version = $1 order by version desc"#,
        version
    )
    .fetch_all(&mut *db)
    .await?;
    let ids: Vec<i64> = rows.iter().map(|row| row.id).collect();
    let lines = sqlx::query!(
        r#"select weighting_id, criterion_id as "criterion: CriterionId", points
           from weighting_points where weighting_id = any($1) order by criterion_id"#,
        &ids
    )
    .fetch_all(db)
    .await?;
    let mut points: HashMap<i64, CriterionPoints> = HashMap::new();
    for line in lines {
        points.entry(line.weighting_id).or_default().push((line.criterion, line.points.unsigned_abs()));
    }
    Ok(rows
        .into_iter()
        .map(|row| {
            let points = points.remove(&row.id).unwrap_or_default();
            row.with(points)
        })
        .collect())
}

/// Lets one person at a time publish; held to the end of the transaction.
pub async fn lock_publishing(db: impl PgExecutor<'_>) -> sqlx::Result<()> {
    sqlx::query!("select pg_advisory_xact_lock(hashtextextended('vorrang.weighting', 0))")
        .execute(db)
        .await?;
    Ok(())
}

/// Publishes a version; the database refuses a number that is taken.
pub async fn insert_weighting(db: &mut PgConnection, new: &Weighting) -> sqlx::Result<()> {
    let id = sqlx::query_scalar!(
        "insert into weighting (version, author, author_id, approver_id, approver, reason, published_at,
                                prerequisite_rule, duty_rule, decision_rule)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning id",
        new.version,
        new.author,
        new.author_id.map(|person| person.0),
        new.approval.as_ref().map(|approval| approval.by.0),
        new.approval.as_ref().map(|approval| approval.name.as_str()),
        new.reason,
        new.published_at,
        new.rules.prerequisite,
        new.rules.duty,
        new.rules.decision
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

/// Puts a pseudonym in the place of the person's name in the versions that they wrote or approved.
pub async fn forget_names(db: &mut PgConnection, person: PersonId) -> sqlx::Result<()> {
    sqlx::query!("update weighting set author = pseudonym($1) where author_id = $1", person.0)
        .execute(&mut *db)
        .await?;
    sqlx::query!("update weighting set approver = pseudonym($1) where approver_id = $1", person.0)
        .execute(db)
        .await?;
    Ok(())
}
