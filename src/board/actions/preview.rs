// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Trying other weights. The candidates are read once for each state of the data and kept in memory, so that
//! a preview costs the database two small statements.

use std::{collections::HashMap, sync::Arc};

use chrono::NaiveDate;
use sqlx::PgPool;
use tokio::{sync::Mutex, task};

use super::{ruling, stability::everybody};
use crate::{
    assessment::CriterionId,
    board::{
        model::{self, CandidateRow, Candidates, CriterionStability, Named, Preview},
        store::{self, StoredCandidate},
    },
    error::Error,
    projects::ProjectId,
    ranking::{Weights, WidthMismatch, rules::Rules},
};

/// The candidates of the latest state of the data that somebody has asked for. Older ones are dropped.
#[derive(Debug, Default)]
pub struct KeptCandidates(Mutex<Option<Arc<Candidates>>>);

/// The candidates of the present state, read if they are not at hand; one reads, the others wait for it. `None`
/// while there are no weights to rank by.
pub async fn candidates(pool: &PgPool, kept: &KeptCandidates) -> Result<Option<Arc<Candidates>>, Error> {
    let revision = store::board_state(pool).await?.inputs_revision;
    let mut kept = kept.0.lock().await;
    if let Some(present) = kept.as_ref().filter(|candidates| candidates.revision >= revision) {
        return Ok(Some(present.clone()));
    }
    let read = read_candidates(pool).await?.map(Arc::new);
    kept.clone_from(&read);
    Ok(read)
}

async fn read_candidates(pool: &PgPool) -> Result<Option<Candidates>, Error> {
    let mut transaction = pool.begin_with("begin isolation level repeatable read read only").await?;
    let revision = store::board_state(&mut *transaction).await?.inputs_revision;
    let Some(model) = super::value_model(&mut transaction).await? else { return Ok(None) };
    let criteria: Vec<CriterionId> = model.criteria.iter().map(|criterion| criterion.id).collect();
    let stored = store::candidates(&mut transaction, &criteria).await?;
    let grounds = store::grounds(&mut transaction).await?;
    transaction.rollback().await?;
    let lay_out = move || -> Result<Candidates, Error> {
        let rows: Vec<CandidateRow> = in_order(stored).collect();
        let keys: Vec<ProjectId> = rows.iter().map(|(project, ..)| *project).collect();
        let ruling = ruling(&grounds, &keys)?;
        Ok(Candidates::of(revision, model, ruling, rows)?)
    };
    Ok(Some(in_background(lay_out).await??))
}

/// In the order in which pages show what ties: earlier deadline, then number.
fn in_order(mut stored: Vec<StoredCandidate>) -> impl Iterator<Item = CandidateRow> {
    stored.sort_by_cached_key(|candidate| {
        (candidate.deadline.unwrap_or(NaiveDate::MAX), candidate.number.clone())
    });
    stored.into_iter().map(|candidate| (candidate.id, candidate.state.is_ranked(), candidate.levels))
}

/// A preview with what the projects in it are called.
pub struct Outlook {
    /// What the weights would do.
    pub preview: Preview,
    /// How far each of the weights may move, in the order of the criteria.
    pub stability: Vec<CriterionStability>,
    /// The projects that the preview shows, and those that come in or go out where a weight moves too far.
    pub names: HashMap<ProjectId, Named>,
}

/// What these weights and rules would do to the board.
pub async fn try_weights(
    pool: &PgPool,
    candidates: &Arc<Candidates>,
    (weights, rules): (Weights, Rules),
) -> Result<Outlook, Error> {
    let candidates = candidates.clone();
    let look = move || Ok((model::preview(&candidates, &weights, rules)?, candidates.stability(&weights)?));
    let (preview, stability) =
        in_background(look).await?.map_err(|error: WidthMismatch| Error::from(error))?;
    let shown = preview.top.iter().chain(&preview.left).map(|moved| moved.project);
    let reasons = preview.top.iter().chain(&preview.left).filter_map(|moved| moved.reason?.1);
    let everyone: Vec<ProjectId> = shown.chain(reasons).chain(everybody(&stability)).collect();
    let names = store::names(pool, &everyone).await?;
    Ok(Outlook { preview, stability, names })
}

/// Away from the threads that answer requests, which it would hold up with a hundred thousand projects.
async fn in_background<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, Error> {
    task::spawn_blocking(work).await.map_err(|error| Error::Internal(Box::new(error)))
}
