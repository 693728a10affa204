// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use sqlx::{PgExecutor, types::Json};

use crate::{
    audit::{Actor, Hash},
    board::model::{Baseline, PastPlace, ShownBoard, Snapshot, SnapshotCause, SnapshotId},
    kit::ids::PersonId,
    projects::ProjectId,
};

/// A board to be frozen.
pub struct NewSnapshot<'a> {
    /// When.
    pub taken_at: DateTime<Utc>,
    /// Why.
    pub cause: SnapshotCause,
    /// Why, in words.
    pub reason: &'a str,
    /// By whom.
    pub actor: &'a Actor,
    /// The weighting in force.
    pub weighting_version: i32,
    /// How many projects are in the procedure, and how many of them have a place.
    pub counts: (i32, i32),
    /// The canonical inputs.
    pub inputs: &'a [u8],
    /// Their hash.
    pub hash: Hash,
    /// The board as it looks.
    pub shown: &'a ShownBoard,
}

/// Freezes a board; the places come by [`insert_places`].
pub async fn insert_snapshot(db: impl PgExecutor<'_>, new: &NewSnapshot<'_>) -> sqlx::Result<SnapshotId> {
    sqlx::query_scalar!(
        r#"insert into snapshot (taken_at, cause, reason, taken_by, taken_by_name, weighting_version,
                                 in_procedure, ranked, inputs, inputs_hash, shown)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
           returning id as "id: SnapshotId""#,
        new.taken_at,
        new.cause as SnapshotCause,
        new.reason,
        new.actor.id.map(|id| id.0),
        new.actor.name,
        new.weighting_version,
        new.counts.0,
        new.counts.1,
        new.inputs,
        &new.hash.0,
        Json(new.shown) as _,
    )
    .fetch_one(db)
    .await
}

/// Writes the places of a frozen board.
pub async fn insert_places(
    db: impl PgExecutor<'_>,
    snapshot: SnapshotId,
    places: &[(ProjectId, i32)],
) -> sqlx::Result<()> {
    let projects: Vec<i64> = places.iter().map(|(project, _)| project.0).collect();
    let places: Vec<i32> = places.iter().map(|(_, place)| *place).collect();
    sqlx::query!(
        "insert into snapshot_place (project_id, snapshot_id, place)
         select project, $1, place from unnest($2::bigint[], $3::integer[]) as given(project, place)
         order by project",
        snapshot.0,
        &projects,
        &places
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Lets one person at a time have a board kept; held to the end of the transaction.
pub async fn lock_snapshots(db: impl PgExecutor<'_>) -> sqlx::Result<()> {
    sqlx::query!("select pg_advisory_xact_lock(hashtextextended('vorrang.snapshots', 0))")
        .execute(db)
        .await?;
    Ok(())
}

/// The frozen board of that number, or the last of all.
pub async fn snapshot(db: impl PgExecutor<'_>, id: Option<SnapshotId>) -> sqlx::Result<Option<Snapshot>> {
    let found = snapshots_where(db, id, None).await?;
    Ok(found.into_iter().next())
}

/// The last board that was frozen before `before`.
pub async fn last_before(db: impl PgExecutor<'_>, before: DateTime<Utc>) -> sqlx::Result<Option<SnapshotId>> {
    sqlx::query_scalar!(
        r#"select id as "id: SnapshotId" from snapshot
           where taken_at < $1 order by taken_at desc, id desc limit 1"#,
        before
    )
    .fetch_optional(db)
    .await
}

/// Frozen boards, the last first; at most `limit`.
pub async fn snapshots(db: impl PgExecutor<'_>, limit: i64) -> sqlx::Result<Vec<Snapshot>> {
    snapshots_where(db, None, Some(limit)).await
}

async fn snapshots_where(
    db: impl PgExecutor<'_>,
    id: Option<SnapshotId>,
    limit: Option<i64>,
) -> sqlx::Result<Vec<Snapshot>> {
    let rows = sqlx::query!(
        r#"select id as "id: SnapshotId", taken_at, cause as "cause: SnapshotCause", reason, taken_by_name,
                  weighting_version, in_procedure, ranked, inputs_hash
           from snapshot where id = $1 or $1 is null order by id desc limit $2"#,
        id.map(|id| id.0),
        limit.unwrap_or(1)
    )
    .fetch_all(db)
    .await?;
    let snapshots = rows.into_iter().map(|row| Snapshot {
        id: row.id,
        taken_at: row.taken_at,
        cause: row.cause,
        reason: row.reason,
        taken_by: row.taken_by_name,
        weighting_version: row.weighting_version,
        in_procedure: row.in_procedure.unsigned_abs(),
        ranked: row.ranked.unsigned_abs(),
        hash: Hash(row.inputs_hash.try_into().unwrap_or_default()),
    });
    Ok(snapshots.collect())
}

/// A frozen board as it looked.
pub async fn shown(db: impl PgExecutor<'_>, id: SnapshotId) -> sqlx::Result<Option<ShownBoard>> {
    let shown =
        sqlx::query_scalar!(r#"select shown as "shown: Json<ShownBoard>" from snapshot where id = $1"#, id.0);
    Ok(shown.fetch_optional(db).await?.map(|Json(shown)| shown))
}

/// The canonical inputs of a frozen board.
pub async fn inputs(db: impl PgExecutor<'_>, id: SnapshotId) -> sqlx::Result<Option<Vec<u8>>> {
    sqlx::query_scalar!("select inputs from snapshot where id = $1", id.0).fetch_optional(db).await
}

/// The stored places of a frozen board by number of the project. A row that belongs to no project has its key
/// in place of the number.
pub async fn places(db: impl PgExecutor<'_>, id: SnapshotId) -> sqlx::Result<HashMap<String, u32>> {
    let rows = sqlx::query!(
        r#"select coalesce(project.number, snapshot_place.project_id::text) as "number!", place as "place!"
           from snapshot_place left join project on project.id = snapshot_place.project_id
           where snapshot_id = $1"#,
        id.0
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| (row.number, row.place.unsigned_abs())).collect())
}

/// How many places are stored for boards that are not there.
pub async fn stray_places(db: impl PgExecutor<'_>) -> sqlx::Result<Option<SnapshotId>> {
    sqlx::query_scalar!(
        r#"select min(snapshot_id) as "id: SnapshotId" from snapshot_place
           where snapshot_id not in (select id from snapshot)"#
    )
    .fetch_one(db)
    .await
}

/// The board that the present one is compared with: the last frozen one, but not the one that was frozen
/// when the weighting in force was published, which would hide what that has moved.
pub async fn baseline(db: impl PgExecutor<'_>) -> sqlx::Result<Option<Baseline>> {
    sqlx::query_as!(
        Baseline,
        r#"select id as "id: SnapshotId", taken_at, weighting_version from snapshot
           where not (cause = 'published' and weighting_version = (select max(version) from weighting))
           order by id desc limit 1"#
    )
    .fetch_optional(db)
    .await
}

/// The places of these projects on a frozen board.
pub async fn places_of(
    db: impl PgExecutor<'_>,
    snapshot: SnapshotId,
    projects: &[ProjectId],
) -> sqlx::Result<HashMap<ProjectId, u32>> {
    let projects: Vec<i64> = projects.iter().map(|project| project.0).collect();
    let rows = sqlx::query!(
        r#"select project_id as "project: ProjectId", place from snapshot_place
           where project_id = any($1) and snapshot_id = $2"#,
        &projects,
        snapshot.0
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| (row.project, row.place.unsigned_abs())).collect())
}

/// The place of a project on each of the last `limit` frozen boards, the earliest first.
pub async fn past_places(
    db: impl PgExecutor<'_>,
    project: ProjectId,
    limit: i64,
) -> sqlx::Result<Vec<PastPlace>> {
    let rows = sqlx::query!(
        r#"select id as "id: SnapshotId", taken_at, weighting_version, place as "place?"
           from (select id, taken_at, weighting_version from snapshot order by id desc limit $2) as last
           left join snapshot_place on snapshot_id = id and project_id = $1
           order by id"#,
        project.0,
        limit
    )
    .fetch_all(db)
    .await?;
    let places = rows.into_iter().map(|row| PastPlace {
        snapshot: row.id,
        taken_at: row.taken_at,
        weighting_version: row.weighting_version,
        place: row.place.map(i32::unsigned_abs),
    });
    Ok(places.collect())
}

/// How far changes have been counted, and whether this transaction has counted its own already.
pub async fn counted(db: impl PgExecutor<'_>) -> sqlx::Result<(i64, bool)> {
    let row = sqlx::query!(
        r#"select inputs_revision,
                  coalesce(current_setting('vorrang.inputs_revision_raised', true), '') = 'yes' as "is_ours!"
           from board_state"#
    )
    .fetch_one(db)
    .await?;
    Ok((row.inputs_revision, row.is_ours))
}

/// Puts a pseudonym in the place of the person's name in the boards that they froze. What a board was worked out from
/// names nobody.
pub async fn forget_names(db: impl PgExecutor<'_>, person: PersonId) -> sqlx::Result<()> {
    sqlx::query!("update snapshot set taken_by_name = pseudonym($1) where taken_by = $1", person.0)
        .execute(db)
        .await?;
    Ok(())
}
