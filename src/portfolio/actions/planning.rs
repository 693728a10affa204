// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Working a plan out: beside the requests, within a limited time, once for each state of the data.

use std::{
    collections::HashMap,
    num::NonZeroU32,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use chrono::{DateTime, Datelike as _, NaiveDate, Utc};
use sqlx::{PgConnection, PgPool};
use tokio::{
    sync::{self, watch},
    task::spawn_blocking,
    time::timeout,
};

use crate::{
    board::{self, begin_reading, value_model},
    error::Error,
    kit::clock::Clock,
    portfolio::{
        model::{Capacity, PlanInput, PlanResult, Scenario, ScenarioId, ScenarioStatus, work_out},
        store,
    },
};

/// A small plan is there before anybody could read that it is being worked out.
const PATIENCE: Duration = Duration::from_millis(400);

/// Works plans out for the pages that ask for them, one after the other: whoever compares many scenarios leaves the
/// processor to others.
#[derive(Clone, Debug)]
pub struct Planner {
    /// Where plans are kept. Not what a page is read from: that may be a replica, which keeps nothing.
    database: PgPool,
    /// How long a plan may be looked for.
    pub time: Duration,
    /// What is being worked out, and how one hears that it is done.
    at_work: Arc<Mutex<HashMap<Option<ScenarioId>, watch::Receiver<()>>>>,
    turn: Arc<sync::Mutex<()>>,
}

impl Planner {
    /// How long a plan may be looked for, usually, in seconds.
    pub const USUAL_SECONDS: NonZeroU32 = NonZeroU32::MIN.saturating_add(9);

    /// One that looks for plans for so long and keeps them there.
    pub fn new(database: PgPool, time: Duration) -> Self {
        Self { database, time, at_work: Arc::default(), turn: Arc::default() }
    }

    fn at_work<Answer>(
        &self,
        look: impl FnOnce(&mut HashMap<Option<ScenarioId>, watch::Receiver<()>>) -> Answer,
    ) -> Answer {
        look(&mut self.at_work.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Begins to work that plan out unless somebody is at it; the answer ends when it is done.
    fn begin(&self, scenario: Option<ScenarioId>, clock: Clock) -> watch::Receiver<()> {
        self.at_work(|plans| {
            // A sender that is gone has finished or failed.
            if let Some(there) = plans.get(&scenario).filter(|there| there.has_changed().is_ok()) {
                return there.clone();
            }
            let (done, wait) = watch::channel(());
            plans.insert(scenario, wait.clone());
            let planner = self.clone();
            tokio::spawn(async move {
                let turn = planner.turn.lock().await;
                if let Err(error) =
                    work_out_and_keep(&planner.database, scenario, (planner.time, clock)).await
                {
                    tracing::warn!(%error, "a plan cannot be worked out");
                }
                drop(turn);
                planner.at_work(|plans| plans.remove(&scenario));
                drop(done);
            });
            wait
        })
    }
}

/// A plan as it was worked out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ready {
    /// The plan.
    pub result: PlanResult,
    /// The state of the data that it belongs to.
    pub revision: i64,
    /// The version of the scenario that it belongs to.
    pub row_version: i32,
    /// When it was worked out.
    pub computed_at: DateTime<Utc>,
}

/// What there is of a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Planned {
    /// The plan of the present state of the data, or the one that was adopted.
    Ready(Box<Ready>),
    /// It is being worked out; the one before, if there is one.
    AtWork(Option<Box<Ready>>),
    /// Nobody has entered a capacity for this year or later, or there is nothing to rank by.
    NothingToPlan,
}

impl Planned {
    /// The plan, if there is one, even an older one.
    pub fn known(&self) -> Option<&Ready> {
        match self {
            Self::Ready(ready) | Self::AtWork(Some(ready)) => Some(ready),
            Self::AtWork(None) | Self::NothingToPlan => None,
        }
    }

    /// The plan of the present state of the data.
    pub fn ready(&self) -> Option<&Ready> {
        match self {
            Self::Ready(ready) => Some(ready),
            Self::AtWork(_) | Self::NothingToPlan => None,
        }
    }
}

fn internal(error: impl std::error::Error + Send + Sync + 'static) -> Error {
    Error::Internal(Box::new(error))
}

/// The plan as it is kept, of whatever state.
async fn kept(db: &mut PgConnection, scenario: Option<ScenarioId>) -> sqlx::Result<Option<Ready>> {
    let Some(stored) = store::plan_result(&mut *db, scenario).await? else { return Ok(None) };
    // What an older program has kept in another form is worked out anew.
    let result = serde_json::from_value::<PlanResult>(stored.result).ok();
    Ok(result.map(|result| Ready {
        result,
        revision: stored.revision,
        row_version: stored.row_version,
        computed_at: stored.computed_at,
    }))
}

/// The plan of that state of the data and that version of the scenario, if it is kept.
pub(super) async fn kept_of(
    db: &mut PgConnection,
    scenario: &Scenario,
    revision: i64,
    today: NaiveDate,
) -> sqlx::Result<Option<Ready>> {
    let ready = kept(db, Some(scenario.id)).await?;
    Ok(ready.filter(|ready| is_of(ready, Some(scenario), revision, today)))
}

fn is_of(ready: &Ready, scenario: Option<&Scenario>, revision: i64, today: NaiveDate) -> bool {
    let row_version = scenario.map_or(0, |scenario| scenario.row_version);
    ready.revision == revision && ready.row_version == row_version && ready.result.day == today
}

async fn years_to_come(db: &mut PgConnection, today: NaiveDate) -> sqlx::Result<Vec<Capacity>> {
    let mut years = store::capacities(&mut *db).await?;
    years.retain(|year| year.year >= today.year());
    Ok(years)
}

/// The plan of the present state of the data, with what the scenario demands. If it is not there it is begun, and not
/// waited for longer than nobody would notice.
pub async fn planned(
    pool: &PgPool,
    planner: &Planner,
    scenario: Option<&Scenario>,
    clock: Clock,
) -> Result<Planned, Error> {
    let id = scenario.map(|scenario| scenario.id);
    let before = match look(pool, scenario, clock.today()).await? {
        Planned::AtWork(before) => before,
        known => return Ok(known),
    };
    let mut done = planner.begin(id, clock);
    // It is done when nobody is left to say so.
    if timeout(PATIENCE, done.changed()).await.is_ok() {
        return look(pool, scenario, clock.today()).await;
    }
    Ok(Planned::AtWork(before))
}

async fn look(pool: &PgPool, scenario: Option<&Scenario>, today: NaiveDate) -> Result<Planned, Error> {
    let mut reading = begin_reading(pool).await?;
    let db = &mut *reading.transaction;
    let known = kept(db, scenario.map(|scenario| scenario.id)).await?.map(Box::new);
    let is_settled = scenario.is_some_and(|scenario| scenario.status == ScenarioStatus::Adopted);
    match known {
        Some(known) if is_settled || is_of(&known, scenario, reading.revision, today) => {
            Ok(Planned::Ready(known))
        }
        _ if years_to_come(db, today).await?.is_empty() || value_model(db).await?.is_none() => {
            Ok(Planned::NothingToPlan)
        }
        known => Ok(Planned::AtWork(known)),
    }
}

/// Several processes may be asked: one works, the others leave it to that one.
async fn work_out_and_keep(
    pool: &PgPool,
    id: Option<ScenarioId>,
    (time, clock): (Duration, Clock),
) -> Result<(), Error> {
    let mut transaction = pool.begin().await?;
    if !store::try_lock_plan(&mut transaction, id).await? {
        return Ok(());
    }
    let today = clock.today();
    let mut reading = begin_reading(pool).await?;
    let db = &mut *reading.transaction;
    let scenario = match id {
        Some(id) => store::scenario(db, id).await?.filter(|scenario| scenario.status == ScenarioStatus::Open),
        None => None,
    };
    let is_there = |ready: &Ready| is_of(ready, scenario.as_ref(), reading.revision, today);
    if id.is_some() && scenario.is_none() || kept(db, id).await?.as_ref().is_some_and(is_there) {
        return Ok(());
    }
    let Some(model) = value_model(db).await? else { return Ok(()) };
    let input = PlanInput {
        works: board::works(db).await?,
        requirements: board::requirements(db).await?,
        years: years_to_come(db, today).await?,
        teams: store::teams(&mut *db).await?,
        team_works: store::team_works(&mut *db).await?,
        weights: model.weights,
        keeps_deadlines: scenario.as_ref().is_some_and(|scenario| scenario.keeps_deadlines),
        rules: scenario.as_ref().map(|scenario| scenario.rules.clone()).unwrap_or_default(),
        today,
        time,
    };
    let state = (reading.revision, scenario.map_or(0, |scenario| scenario.row_version));
    reading.transaction.rollback().await?;
    let result = spawn_blocking(move || work_out(&input)).await.map_err(internal)?.map_err(internal)?;
    let stored = serde_json::to_value(&result).map_err(internal)?;
    if let Some(id) = id {
        // The plan that was adopted meanwhile stays as it was adopted.
        store::lock_scenario(&mut *transaction, id).await?;
        let scenario = store::scenario(&mut transaction, id).await?;
        if scenario.is_none_or(|scenario| scenario.status != ScenarioStatus::Open) {
            return Ok(());
        }
    }
    store::replace_plan_result(&mut *transaction, id, state, &stored, clock.now()).await?;
    transaction.commit().await?;
    tracing::info!(revision = state.0, "plan worked out");
    Ok(())
}
