// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Freezing a board.
//!
//! Locks are taken in this order: the frozen boards, the log, the standings, the one row that counts changes.
//! Whoever changes something else takes the log before that row as well.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use serde_json::json;
use sqlx::{PgConnection, PgPool};

use super::{grounds_for, standings, value_model, write_standings};
use crate::{
    assessment::CriterionId,
    audit::{self, Action, Actor, Event},
    board::{
        model::{
            BOARD_SIZE, BoardInputs, Cause, Grounds, MOST_ROWS, ProjectInputs, ROWS_BELOW, ShownBoard,
            ShownCriterion, ShownReason, ShownRow, SnapshotCause, SnapshotId, ValueModel, hash_of,
        },
        store::{self, NewSnapshot, StoredCandidate, StoredStanding},
    },
    error::Error,
    kit::i18n::Locale,
    people::{Person, Role},
    projects::{ProjectId, ProjectNumber},
    ranking::HalfLevels,
};

/// Freezes the board as it is in this transaction, and records that. The places are worked out here from what
/// this transaction sees, and are those of every page as soon as it commits: whoever publishes a weighting
/// need do nothing else for the new board.
pub async fn freeze(
    db: &mut PgConnection,
    at: DateTime<Utc>,
    actor: &Actor,
    cause: Cause<'_>,
) -> Result<SnapshotId, Error> {
    let (before, was_ours) = store::counted(&mut *db).await?;
    let model = value_model(db).await?.ok_or(Error::NotFound(None))?;
    let criteria: Vec<CriterionId> = model.criteria.iter().map(|criterion| criterion.id).collect();
    let candidates = store::candidates(db, &criteria).await?;
    let rules = model.weighting.rules;
    let grounds = grounds_for(db, rules).await?;
    let lines = standings(&candidates, &model, &grounds)?;
    let inputs = inputs(&model, &candidates).ruled_by(rules, by_number(db, &grounds).await?).text();
    let hash = hash_of(inputs.as_bytes());
    let (cause, reason) = match cause {
        Cause::Published => (SnapshotCause::Published, model.weighting.reason.as_str()),
        Cause::Held(reason) => (SnapshotCause::Held, reason),
    };
    let places: Vec<(ProjectId, i32)> =
        lines.iter().filter_map(|line| Some((line.project, line.place?))).collect();
    let new = NewSnapshot {
        taken_at: at,
        cause,
        reason,
        actor,
        weighting_version: model.weighting.version,
        counts: (super::number(lines.len()), super::number(places.len())),
        inputs: inputs.as_bytes(),
        hash,
        shown: &shown(db, &model, &candidates, &lines).await?,
    };
    let id = store::insert_snapshot(&mut *db, &new).await?;
    store::insert_places(&mut *db, id, &places).await?;
    let event = Event {
        actor,
        action: Action::BoardFrozen,
        project: None,
        subject: hash.to_string(),
        before: None,
        after: Some(json!({ "weighting": new.weighting_version, "ranked": new.counts.1 })),
        reason: Some(reason.to_owned()),
    };
    audit::record(&mut *db, at, &event).await?;
    store::lock_standings(&mut *db).await?;
    store::count_change(&mut *db).await?;
    let (now, is_ours) = store::counted(&mut *db).await?;
    // What others have committed in between is not in these standings: the next reader works them out.
    if now == before + i64::from(is_ours && !was_ours) {
        write_standings(db, now, &lines).await?;
    }
    Ok(id)
}

fn inputs(model: &ValueModel, candidates: &[StoredCandidate]) -> BoardInputs {
    let keys = model.criteria.iter().map(|criterion| criterion.key.clone());
    let projects = candidates.iter().map(|candidate| ProjectInputs {
        number: candidate.number.clone(),
        state: candidate.state,
        deadline: candidate.deadline,
        levels: candidate.levels.clone(),
    });
    let criteria = keys.zip(model.weights.points().iter().copied()).collect();
    BoardInputs::new(model.weighting.version, criteria, projects.collect())
}

/// The same, with the projects named by their number.
async fn by_number(
    db: &mut PgConnection,
    grounds: &Grounds<ProjectId>,
) -> sqlx::Result<Grounds<ProjectNumber>> {
    let projects: Vec<ProjectId> = grounds.projects().copied().collect();
    let names = store::names(db, &projects).await?;
    Ok(grounds.named(|project| names.get(project).map(|name| name.number.clone())))
}

/// The board as it looks now: the lines that it has above and below its own line.
async fn shown(
    db: &mut PgConnection,
    model: &ValueModel,
    candidates: &[StoredCandidate],
    lines: &[StoredStanding],
) -> Result<ShownBoard, Error> {
    let is_on_board =
        |line: &&StoredStanding| line.place.is_some_and(|place| place <= BOARD_SIZE.cast_signed());
    let on_board = lines.iter().filter(is_on_board).count();
    let listed = |count: i64| usize::try_from(count).unwrap_or_default();
    let above = lines.iter().take(on_board.min(listed(MOST_ROWS)));
    let below = lines.iter().skip(on_board).take(listed(ROWS_BELOW)).filter(|line| line.place.is_some());
    let chosen: Vec<&StoredStanding> = above.chain(below).collect();
    let keys: Vec<ProjectId> = chosen.iter().map(|line| line.project).collect();
    let by_key: HashMap<ProjectId, &StoredCandidate> =
        candidates.iter().map(|candidate| (candidate.id, candidate)).collect();
    let mut names = store::names(&mut *db, &keys).await?;
    let has_rules = model.weighting.rules.any();
    let is_tied = |place: i32| lines.iter().filter(|other| other.place == Some(place)).nth(1).is_some();
    let row = |line: &StoredStanding| {
        let candidate = by_key.get(&line.project)?;
        let project = names.remove(&line.project)?;
        let place = line.place?;
        Some(ShownRow {
            place: place.unsigned_abs(),
            is_tied: is_tied(place),
            number: candidate.number.to_string(),
            title: project.title,
            department: project.department,
            state: candidate.state.code().to_owned(),
            deadline: candidate.deadline,
            levels: candidate.levels.iter().map(|level| level.map(HalfLevels::get)).collect(),
            score: u32::try_from(line.lowest).unwrap_or(u32::MAX),
            by_points: line.by_points.filter(|_| has_rules).map(i32::unsigned_abs),
            reason: line.reason.map(|(reason, because_of)| ShownReason {
                reason: reason.code().to_owned(),
                because_of: because_of
                    .and_then(|other| by_key.get(&other))
                    .map(|other| other.number.to_string()),
            }),
        })
    };
    let rows = chosen.into_iter().filter_map(row).collect();
    let criteria =
        model.criteria.iter().zip(model.weights.points()).map(|(criterion, points)| ShownCriterion {
            key: criterion.key.clone(),
            name_de: criterion.name.de.clone(),
            name_en: criterion.name.en.clone(),
            short_name_de: criterion.short_name.de.clone(),
            short_name_en: criterion.short_name.en.clone(),
            points: *points,
        });
    Ok(ShownBoard {
        criteria: criteria.collect(),
        rows,
        on_board: u32::try_from(on_board).unwrap_or(u32::MAX),
    })
}

/// What became of the wish to have the present board kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holding {
    /// It is kept.
    Done(SnapshotId),
    /// Another board has been frozen since the page was opened.
    Changed,
}

/// Whether a person may have boards kept.
pub fn may_hold(person: &Person) -> bool {
    person.has(Role::Leadership) || person.has(Role::PortfolioManager)
}

/// Has the present board kept. `seen` is the last frozen board that the person knew of: whoever sends a form
/// twice, or at once with somebody else, keeps one.
pub async fn hold(
    pool: &PgPool,
    person: &Person,
    (seen, reason): (Option<SnapshotId>, &str),
    at: DateTime<Utc>,
) -> Result<Holding, Error> {
    if !may_hold(person) {
        return Err(Error::Forbidden);
    }
    let mut transaction = pool.begin().await?;
    store::lock_snapshots(&mut *transaction).await?;
    if store::snapshot(&mut *transaction, None).await?.map(|last| last.id) != seen {
        return Ok(Holding::Changed);
    }
    let id = freeze(&mut transaction, at, &person.actor(), Cause::Held(reason)).await?;
    transaction.commit().await?;
    Ok(Holding::Done(id))
}

/// Freezes the first board of an installation, so that there is something to compare with; where there is one
/// already, or no place yet, nothing happens.
pub async fn freeze_first(pool: &PgPool, at: DateTime<Utc>) -> Result<(), Error> {
    let mut transaction = pool.begin().await?;
    store::lock_snapshots(&mut *transaction).await?;
    let has_places = store::has_places(&mut *transaction).await?;
    if !has_places || store::snapshot(&mut *transaction, None).await?.is_some() {
        return Ok(());
    }
    let reason = Locale::De.text("snapshot-first-reason");
    let id = freeze(&mut transaction, at, &Actor::system(), Cause::Held(&reason)).await?;
    transaction.commit().await?;
    tracing::info!(snapshot = id.0, "first board frozen");
    Ok(())
}
