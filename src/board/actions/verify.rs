// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Working frozen boards out anew.

use std::collections::{BTreeMap, HashMap};

use chrono::{DateTime, Utc};
use sqlx::{PgConnection, PgPool};

use crate::{
    audit::{self, Action},
    board::{
        model::{
            BoardInputs, Difference, NotCanonical, Placed, RankReason, ShownBoard, ShownReason, ShownRow,
            Snapshot, SnapshotId, Verified, hash_of,
        },
        store,
    },
    kit::i18n::Message,
    ranking::{HalfLevels, ScoreRange},
};

/// So many differences are named; of a board on which everything differs, more would help nobody.
const MOST_NAMED: usize = 100;

/// Why the frozen boards cannot be trusted, or were not verified.
#[derive(Debug, thiserror::Error)]
pub enum BoardVerifyError {
    /// Something is not what follows from the inputs.
    #[error("{} differences", .0.len())]
    Differs(Vec<(SnapshotId, DateTime<Utc>, Difference)>),
    /// There are places of a board that is not there.
    #[error("places of the missing board {0:?}")]
    Missing(SnapshotId),
    /// The database cannot tell.
    #[error(transparent)]
    Database(#[from] sqlx::Error),
}

impl BoardVerifyError {
    /// The reasons in sentences.
    pub fn messages(&self) -> Vec<Message> {
        match self {
            Self::Differs(differences) => {
                let named = differences.iter().take(MOST_NAMED);
                let more = differences.len().saturating_sub(MOST_NAMED);
                let more = (more > 0).then(|| Message::new("board-verify-more").with("count", more));
                named.map(|(id, at, difference)| difference.message(*id, *at)).chain(more).collect()
            }
            Self::Missing(id) => {
                vec![Message::new("board-verify-missing").with("snapshot", id.0.to_string())]
            }
            Self::Database(error) => {
                vec![Message::new("program-system").with("reason", error.to_string())]
            }
        }
    }
}

/// Works every frozen board out anew from its inputs, and compares hash, places and what was shown.
pub async fn verify(pool: &PgPool) -> Result<Verified, BoardVerifyError> {
    let mut db = pool.begin_with("begin isolation level repeatable read read only").await?;
    let mut differences = Vec::new();
    let mut verified = Verified { boards: 0, places: 0 };
    for snapshot in store::snapshots(&mut *db, i64::MAX).await? {
        let found = verify_one(&mut db, &snapshot, &mut verified).await?;
        differences.extend(found.into_iter().map(|difference| (snapshot.id, snapshot.taken_at, difference)));
    }
    if !differences.is_empty() {
        return Err(BoardVerifyError::Differs(differences));
    }
    match store::stray_places(&mut *db).await? {
        Some(missing) => Err(BoardVerifyError::Missing(missing)),
        None => Ok(verified),
    }
}

async fn verify_one(
    db: &mut PgConnection,
    snapshot: &Snapshot,
    verified: &mut Verified,
) -> sqlx::Result<Vec<Difference>> {
    let inputs = store::inputs(&mut *db, snapshot.id).await?.unwrap_or_default();
    let places = store::places(&mut *db, snapshot.id).await?;
    verified.boards += 1;
    verified.places += places.len();
    let (stored, recomputed) = (snapshot.hash, hash_of(&inputs));
    let mut found = Vec::new();
    if stored != recomputed {
        found.push(Difference::Hash { stored, recomputed });
    }
    if !audit::knows(&mut *db, Action::BoardFrozen, &stored.to_string()).await? {
        found.push(Difference::Log { stored });
    }
    let text = String::from_utf8_lossy(&inputs);
    match read(&text) {
        Err(NotCanonical(line)) => found.push(Difference::Unreadable { line }),
        Ok((inputs, standings)) => {
            let (stored, recomputed) = (snapshot.weighting_version, inputs.weighting);
            if stored != recomputed {
                found.push(Difference::Weighting { stored, recomputed });
            }
            found.extend(compare_places(&inputs, &standings, places));
            let shown = store::shown(&mut *db, snapshot.id).await?;
            found.extend(shown.iter().flat_map(|shown| compare_shown(&inputs, &standings, shown)));
        }
    }
    Ok(found)
}

fn read(text: &str) -> Result<(BoardInputs, Vec<(ScoreRange, Placed)>), NotCanonical> {
    let inputs = BoardInputs::read(text)?;
    // Criteria that make no weighting: their lines begin behind the three of the head.
    let standings = inputs.standings().ok_or(NotCanonical(4))?;
    Ok((inputs, standings))
}

/// The projects whose stored place is not the one that follows, by number.
fn compare_places(
    inputs: &BoardInputs,
    standings: &[(ScoreRange, Placed)],
    mut stored: HashMap<String, u32>,
) -> Vec<Difference> {
    let mut found = Vec::new();
    for (project, (_, placed)) in inputs.projects.iter().zip(standings) {
        let project = project.number.to_string();
        let stored = stored.remove(&project);
        if stored != placed.place {
            found.push(Difference::Place { project, stored, recomputed: placed.place });
        }
    }
    let strays: BTreeMap<String, u32> = stored.into_iter().collect();
    found.extend(strays.into_iter().map(|(project, place)| Difference::Place {
        project,
        stored: Some(place),
        recomputed: None,
    }));
    found
}

/// The lines of the board as it looked that say something else than the inputs.
fn compare_shown(
    inputs: &BoardInputs,
    standings: &[(ScoreRange, Placed)],
    shown: &ShownBoard,
) -> Vec<Difference> {
    let by_number: HashMap<String, _> = inputs
        .projects
        .iter()
        .zip(standings)
        .map(|(project, standing)| (project.number.to_string(), (project, standing)))
        .collect();
    // The page has the criteria in an order of its own.
    let position = |key: &str| shown.criteria.iter().position(|criterion| criterion.key == key);
    let columns: Vec<Option<usize>> = inputs.criteria.iter().map(|(key, _)| position(key)).collect();
    let differs = |row: &&ShownRow| {
        let Some((project, (score, placed))) = by_number.get(&row.number) else { return true };
        let levels = columns.iter().map(|column| column.and_then(|at| row.levels.get(at).copied()).flatten());
        placed.place != Some(row.place)
            || !shows_reason(inputs, placed, row)
            || score.lowest().get() != row.score
            || project.deadline != row.deadline
            || project.state.code() != row.state
            || !levels.eq(project.levels.iter().map(|level| level.map(HalfLevels::get)))
    };
    let rows = shown.rows.iter().filter(differs);
    rows.map(|row| Difference::Shown { project: row.number.clone() }).collect()
}

/// Whether a line of a board with rules says the place by points and the reason as they follow; a board without
/// rules says neither.
fn shows_reason(inputs: &BoardInputs, placed: &Placed, row: &ShownRow) -> bool {
    if !inputs.rules.any() {
        return row.by_points.is_none() && row.reason.is_none();
    }
    let reason = placed.reason.map(|reason| {
        let (reason, row) = RankReason::of(reason);
        let because_of = row.and_then(|row| inputs.projects.get(row));
        ShownReason {
            reason: reason.code().to_owned(),
            because_of: because_of.map(|project| project.number.to_string()),
        }
    });
    row.by_points == placed.by_points && row.reason == reason
}
