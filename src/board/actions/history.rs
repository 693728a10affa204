// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Boards of the past, and what has become of projects since.

use chrono::NaiveDate;
use sqlx::{PgConnection, PgPool};

use crate::{
    board::{
        model::{Baseline, Entry, Movement, OpenBoard, PastPlace, ShownBoard, Snapshot, SnapshotId},
        store,
    },
    error::Error,
    kit::clock::start_of_day,
    projects::ProjectId,
};

/// So many boards of the past are listed; an earlier one is found by its day.
const MOST_LISTED: i64 = 500;

/// So many frozen boards are told of at most: a chart of more could not be read.
const MOST_PAST: i64 = 60;

/// The frozen board that the present one is compared with, if there is one.
pub async fn baseline(db: &mut PgConnection) -> Result<Option<Baseline>, Error> {
    Ok(store::baseline(db).await?)
}

/// Notes how far each of these projects has moved since. Reads a line for each and no more.
pub async fn attach_movements(
    db: &mut PgConnection,
    since: Option<Baseline>,
    entries: &mut [Entry],
) -> Result<(), Error> {
    let Some(since) = since.filter(|_| !entries.is_empty()) else { return Ok(()) };
    let projects: Vec<ProjectId> = entries.iter().map(|entry| entry.project.id).collect();
    let then = store::places_of(db, since.id, &projects).await?;
    for entry in entries {
        entry.movement = Movement::between(then.get(&entry.project.id).copied(), entry.place());
    }
    Ok(())
}

/// The place of a project on every frozen board, the earliest first.
pub async fn past_places(db: &mut PgConnection, project: ProjectId) -> Result<Vec<PastPlace>, Error> {
    Ok(store::past_places(db, project, MOST_PAST).await?)
}

/// A board of the past.
pub struct Past {
    /// When, why, by whom.
    pub snapshot: Snapshot,
    /// As it looked.
    pub shown: ShownBoard,
}

/// That board of the past, if there is one.
pub async fn past(pool: &PgPool, id: SnapshotId) -> Result<Option<Past>, Error> {
    let Some(snapshot) = store::snapshot(pool, Some(id)).await? else { return Ok(None) };
    Ok(store::shown(pool, id).await?.map(|shown| Past { snapshot, shown }))
}

/// What everybody may use of the last board that was frozen.
pub async fn open_board(pool: &PgPool) -> Result<Option<OpenBoard>, Error> {
    let Some(last) = store::snapshot(pool, None).await? else { return Ok(None) };
    Ok(store::shown(pool, last.id).await?.map(|shown| OpenBoard::of(&last, &shown)))
}

/// The canonical inputs of that board of the past, if there is one.
pub async fn past_inputs(pool: &PgPool, id: SnapshotId) -> Result<Option<Vec<u8>>, Error> {
    Ok(store::inputs(pool, id).await?)
}

/// The boards of the past, the last first.
pub async fn snapshots(pool: &PgPool) -> Result<Vec<Snapshot>, Error> {
    Ok(store::snapshots(pool, MOST_LISTED).await?)
}

/// The last board that was frozen.
pub async fn last_snapshot(pool: &PgPool) -> Result<Option<Snapshot>, Error> {
    Ok(store::snapshot(pool, None).await?)
}

/// The board of a day: the last that was frozen up to its end.
pub async fn board_of(pool: &PgPool, day: NaiveDate) -> Result<Option<SnapshotId>, Error> {
    let end = start_of_day(day.succ_opt().unwrap_or(day));
    Ok(store::last_before(pool, end).await?)
}
