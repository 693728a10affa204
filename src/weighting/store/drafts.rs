// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use sqlx::{PgConnection, PgExecutor};

use crate::{
    assessment::CriterionId,
    kit::ids::PersonId,
    ranking::rules::Rules,
    weighting::model::{CriterionPoints, Draft, DraftContent, DraftId, DraftStatus},
};

#[expect(clippy::struct_excessive_bools, reason = "as the row has them")]
struct StoredDraft {
    id: DraftId,
    name: String,
    author: PersonId,
    author_name: String,
    is_shared: bool,
    status: DraftStatus,
    reason: String,
    row_version: i32,
    base_version: i32,
    inputs_revision: i64,
    created_at: DateTime<Utc>,
    changed_at: DateTime<Utc>,
    published_version: Option<i32>,
    prerequisite_rule: bool,
    duty_rule: bool,
    decision_rule: bool,
}

impl StoredDraft {
    fn with(self, points: CriterionPoints) -> Draft {
        Draft {
            id: self.id,
            name: self.name,
            author: self.author,
            author_name: self.author_name,
            is_shared: self.is_shared,
            status: self.status,
            reason: self.reason,
            row_version: self.row_version,
            base_version: self.base_version,
            inputs_revision: self.inputs_revision,
            created_at: self.created_at,
            changed_at: self.changed_at,
            published_version: self.published_version,
            points,
            rules: Rules {
                prerequisite: self.prerequisite_rule,
                duty: self.duty_rule,
                decision: self.decision_rule,
            },
        }
    }
}

/// The draft of that key, whoever may know of it.
pub async fn draft(db: &mut PgConnection, id: DraftId) -> sqlx::Result<Option<Draft>> {
    let row = sqlx::query_as!(
        StoredDraft,
        r#"select draft.id as "id: DraftId", draft.name, author_id as "author: PersonId",
                  person.name as author_name, is_shared, status as "status: DraftStatus", reason,
                  draft.row_version, base_version, inputs_revision, created_at, changed_at, published_version,
                  prerequisite_rule, duty_rule, decision_rule
           from weighting_draft as draft join person on person.id = author_id
           where draft.id = $1"#,
        id.0
    )
    .fetch_optional(&mut *db)
    .await?;
    Ok(with_points(db, row.into_iter().collect()).await?.pop())
}

/// The drafts that somebody is at work on and that `reader` may know of, the last changed first.
pub async fn open_drafts(db: &mut PgConnection, reader: PersonId) -> sqlx::Result<Vec<Draft>> {
    let rows = sqlx::query_as!(
        StoredDraft,
        r#"select draft.id as "id: DraftId", draft.name, author_id as "author: PersonId",
                  person.name as author_name, is_shared, status as "status: DraftStatus", reason,
                  draft.row_version, base_version, inputs_revision, created_at, changed_at, published_version,
                  prerequisite_rule, duty_rule, decision_rule
           from weighting_draft as draft join person on person.id = author_id
           where status in ('open', 'submitted') and (is_shared or author_id = $1)
           order by changed_at desc, draft.id desc"#,
        reader.0
    )
    .fetch_all(&mut *db)
    .await?;
    with_points(db, rows).await
}

async fn with_points(db: &mut PgConnection, rows: Vec<StoredDraft>) -> sqlx::Result<Vec<Draft>> {
    let ids: Vec<i64> = rows.iter().map(|row| row.id.0).collect();
    let lines = sqlx::query!(
        r#"select draft_id as "draft: DraftId", criterion_id as "criterion: CriterionId", points
           from weighting_draft_points where draft_id = any($1) order by criterion_id"#,
        &ids
    )
    .fetch_all(db)
    .await?;
    let mut points: HashMap<DraftId, CriterionPoints> = HashMap::new();
    for line in lines {
        points.entry(line.draft).or_default().push((line.criterion, line.points.unsigned_abs()));
    }
    Ok(rows
        .into_iter()
        .map(|row| {
            let points = points.remove(&row.id).unwrap_or_default();
            row.with(points)
        })
        .collect())
}

/// The number of the present state of everything that the board shows. The triggers of the database count it.
pub async fn inputs_revision(db: impl PgExecutor<'_>) -> sqlx::Result<i64> {
    sqlx::query_scalar!("select inputs_revision from board_state").fetch_one(db).await
}

/// Lets one request at a time change a draft; held to the end of the transaction. To be called before the
/// draft is read.
pub async fn lock_draft(db: impl PgExecutor<'_>, id: DraftId) -> sqlx::Result<()> {
    sqlx::query_scalar!("select id from weighting_draft where id = $1 for update", id.0)
        .fetch_optional(db)
        .await?;
    Ok(())
}

/// Begins a draft on the version in force and the present state of everything that the board shows.
pub async fn insert_draft(
    db: &mut PgConnection,
    author: PersonId,
    (name, base_version): (&str, i32),
    (points, rules): (&[(CriterionId, u32)], Rules),
    at: DateTime<Utc>,
) -> sqlx::Result<DraftId> {
    let id = sqlx::query_scalar!(
        r#"insert into weighting_draft (name, author_id, base_version, inputs_revision, created_at, changed_at,
                                        prerequisite_rule, duty_rule, decision_rule)
           select $1, $2, $3, inputs_revision, $4, $4, $5, $6, $7 from board_state
           returning id as "id: DraftId""#,
        name,
        author.0,
        base_version,
        at,
        rules.prerequisite,
        rules.duty,
        rules.decision
    )
    .fetch_one(&mut *db)
    .await?;
    write_points(db, id, points).await?;
    Ok(id)
}

async fn write_points(db: &mut PgConnection, id: DraftId, points: &[(CriterionId, u32)]) -> sqlx::Result<()> {
    let criteria: Vec<i64> = points.iter().map(|(criterion, _)| criterion.0).collect();
    let points: Vec<i64> = points.iter().map(|(_, points)| i64::from(*points)).collect();
    sqlx::query!(
        "insert into weighting_draft_points (draft_id, criterion_id, points)
         select $1, criterion, points::integer
         from unnest($2::bigint[], $3::bigint[]) as given(criterion, points)
         on conflict (draft_id, criterion_id) do update set points = excluded.points",
        id.0,
        &criteria,
        &points
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Writes what an author wrote, on the version in force and the present state of everything that the board
/// shows. Nobody is asked to approve any more what was another text.
pub async fn update_draft(
    db: &mut PgConnection,
    id: DraftId,
    content: &DraftContent,
    base_version: i32,
    at: DateTime<Utc>,
) -> sqlx::Result<()> {
    sqlx::query!(
        "update weighting_draft
         set name = $2, reason = $3, base_version = $4, inputs_revision = board_state.inputs_revision,
             changed_at = $5, row_version = row_version + 1, status = 'open',
             prerequisite_rule = $6, duty_rule = $7, decision_rule = $8
         from board_state where id = $1",
        id.0,
        content.name,
        content.reason,
        base_version,
        at,
        content.rules.prerequisite,
        content.rules.duty,
        content.rules.decision
    )
    .execute(&mut *db)
    .await?;
    write_points(db, id, &content.points).await
}

/// Shows a draft to the others with the right, or hides it; what is hidden nobody can approve.
pub async fn set_shared(
    db: impl PgExecutor<'_>,
    id: DraftId,
    is_shared: bool,
    at: DateTime<Utc>,
) -> sqlx::Result<()> {
    sqlx::query!(
        "update weighting_draft
         set is_shared = $2, status = 'open', changed_at = $3, row_version = row_version + 1 where id = $1",
        id.0,
        is_shared,
        at
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Asks for approval, with the reason.
pub async fn submit_draft(
    db: impl PgExecutor<'_>,
    id: DraftId,
    reason: &str,
    at: DateTime<Utc>,
) -> sqlx::Result<()> {
    sqlx::query!(
        "update weighting_draft
         set status = 'submitted', is_shared = true, reason = $2, changed_at = $3,
             row_version = row_version + 1
         where id = $1",
        id.0,
        reason,
        at
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Ends a draft that will not be published.
pub async fn discard_draft(db: impl PgExecutor<'_>, id: DraftId, at: DateTime<Utc>) -> sqlx::Result<()> {
    sqlx::query!(
        "update weighting_draft set status = 'discarded', changed_at = $2, row_version = row_version + 1
         where id = $1",
        id.0,
        at
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Notes what a draft was published as.
pub async fn mark_published(
    db: impl PgExecutor<'_>,
    id: DraftId,
    (version, reason): (i32, &str),
    at: DateTime<Utc>,
) -> sqlx::Result<()> {
    sqlx::query!(
        "update weighting_draft
         set status = 'published', published_version = $2, reason = $3, changed_at = $4,
             row_version = row_version + 1
         where id = $1",
        id.0,
        version,
        reason,
        at
    )
    .execute(db)
    .await?;
    Ok(())
}
