// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Working out in how many weightings each project is in the Top 25: in the background, when something has changed.

use std::{collections::HashMap, future::pending, time::Duration};

use chrono::{DateTime, Utc};
use sqlx::{PgConnection, PgPool, postgres::PgListener};
use tokio::{
    sync::watch,
    task::spawn_blocking,
    time::{Instant, sleep, timeout},
};

use super::{begin_reading, value_model};
use crate::{
    assessment::CriterionId,
    board::{
        model::{self, Belief, PlaceShares, ProjectShares, Run},
        store,
    },
    error::Error,
    kit::{
        clock::Clock,
        metrics::{self, Computation, Task},
    },
    projects::ProjectId,
    ranking::robustness::Sampling,
};

/// How often is looked whether something has changed when nobody says so.
const LOOK: Duration = Duration::from_mins(1);

/// After a change, so long is waited for more of them; and so long for another process that is at work.
const SETTLE: Duration = Duration::from_millis(250);

/// What came of a look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refreshed {
    /// Nothing has changed, or there is nothing to rank by.
    Nothing,
    /// Another process is at it.
    Elsewhere,
    /// The shares have been worked out from the state with that number.
    Done(i64),
}

/// Works out in how many weightings each project is in the Top 25, if something has changed since the last time.
/// Several processes may call it: one works, the others find it busy.
pub async fn refresh_robustness(pool: &PgPool, now: DateTime<Utc>) -> Result<Refreshed, Error> {
    let mut transaction = pool.begin().await?;
    if !store::try_lock_robustness(&mut transaction).await? {
        return Ok(Refreshed::Elsewhere);
    }
    let state = store::board_state(&mut *transaction).await?;
    if state.robustness_revision == Some(state.inputs_revision) {
        return Ok(Refreshed::Nothing);
    }
    let mut reading = begin_reading(pool).await?;
    let Some(weights) = value_model(&mut reading.transaction).await? else { return Ok(Refreshed::Nothing) };
    let criteria: Vec<CriterionId> = weights.criteria.iter().map(|criterion| criterion.id).collect();
    let candidates = store::candidates(&mut reading.transaction, &criteria).await?;
    let revision = reading.revision;
    reading.transaction.rollback().await?;
    let worked_out = spawn_blocking(move || {
        let eligible = candidates.iter().filter(|candidate| candidate.state.is_ranked());
        let rows: Vec<_> = eligible.map(|candidate| (candidate.id, candidate.levels.as_slice())).collect();
        let ranked = model::ranked_rows(&rows, &weights.weights);
        let of = |belief| model::place_shares(&ranked, &weights.weights, belief, Sampling::USUAL);
        (ranked.len(), Belief::ALL.map(|belief| (belief, of(belief))))
    });
    let (projects, shares): (usize, [(Belief, Vec<ProjectShares>); 3]) =
        worked_out.await.map_err(|error| Error::Internal(Box::new(error)))?;
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    for (belief, shares) in &shares {
        let run = Run {
            belief: *belief,
            revision,
            sampling: Sampling::USUAL,
            projects: count(projects),
            remaining: count(shares.len()),
            computed_at: now,
        };
        store::replace_shares(&mut transaction, &run, shares).await?;
    }
    transaction.commit().await?;
    tracing::info!(revision, projects, "shares of weightings worked out");
    Ok(Refreshed::Done(revision))
}

/// Keeps the shares up to date. There may be several on one database.
pub struct RobustnessKeeper {
    pool: PgPool,
    clock: Clock,
}

impl RobustnessKeeper {
    /// A keeper for that database.
    pub const fn new(pool: PgPool, clock: Clock) -> Self {
        Self { pool, clock }
    }

    /// Keeps them until told to stop. What has been begun then is left undone.
    pub async fn run(&self, mut stopped: watch::Receiver<bool>) {
        let mut bell = None;
        tokio::select! {
            // An error means that nobody is left who could let us go on.
            _ = stopped.wait_for(|stopped| *stopped) => {}
            () = async { loop { self.round(&mut bell).await } } => {}
        }
    }

    async fn round(&self, bell: &mut Option<PgListener>) {
        // Before the look, so that no change falls between it and the ring.
        if bell.is_none() {
            *bell = store::listen(&self.pool, "robustness")
                .await
                .inspect_err(|error| tracing::debug!(%error, "changes are looked for once a minute only"))
                .ok();
        }
        let begun = Instant::now();
        let refreshed = refresh_robustness(&self.pool, self.clock.now()).await;
        metrics::ran(Task::Robustness, refreshed.is_ok(), self.clock);
        match refreshed {
            Ok(Refreshed::Nothing) => wait(bell).await,
            Ok(Refreshed::Elsewhere) => sleep(SETTLE).await,
            // However often something changes, half of the time is left to others.
            Ok(Refreshed::Done(_)) => {
                metrics::computed(Computation::Robustness, begun.into_std());
                sleep(begun.elapsed()).await;
            }
            Err(error) => {
                tracing::warn!(%error, "the shares of weightings cannot be worked out; trying again in a minute");
                *bell = None;
                sleep(LOOK).await;
            }
        }
    }
}

/// Waits for a change, at most until it is time to look without one.
async fn wait(bell: &mut Option<PgListener>) {
    let ring = async {
        match bell {
            // The database may have gone and come back, and with it a ring may be lost: that counts as one.
            Some(listener) => listener.try_recv().await.map(drop),
            None => pending().await,
        }
    };
    match timeout(LOOK, ring).await {
        Ok(Ok(())) => sleep(SETTLE).await,
        Ok(Err(error)) => {
            tracing::debug!(%error, "nobody rings");
            *bell = None;
            sleep(LOOK).await;
        }
        Err(_) => {}
    }
}

/// How sure the place of a project is.
pub struct Sureties {
    /// What the shares were worked out from, by belief; empty before the first time.
    pub runs: Vec<Run>,
    /// How often it has which place; nothing for a belief under which it is never in the Top 25.
    pub shares: HashMap<Belief, PlaceShares>,
}

/// How sure the place of that project is.
pub async fn sureties(db: &mut PgConnection, project: ProjectId) -> Result<Sureties, Error> {
    Ok(Sureties { runs: store::runs(&mut *db).await?, shares: store::place_shares(&mut *db, project).await? })
}
