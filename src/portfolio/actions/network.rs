// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Keeping the network of the present state of the data, and what follows from it.

use std::sync::Arc;

use sqlx::PgPool;
use tokio::{
    sync::{Mutex, OnceCell},
    task,
};

use crate::{
    board,
    error::Error,
    portfolio::{
        model::{DepartmentCredit, Network, StartPlan, ValuePicture, department_credits},
        store,
    },
};

/// The network of one state of the data with what has been worked out from it.
#[derive(Debug)]
pub struct Known {
    /// The projects and what they require.
    pub network: Arc<Network>,
    /// What the pages drawn from it depend on.
    pub edition: board::Edition,
    start_plan: OnceCell<StartPlan>,
    credits: OnceCell<Vec<DepartmentCredit>>,
    value_picture: OnceCell<ValuePicture>,
}

/// The network of the latest state of the data that somebody has asked for. Older ones are dropped.
#[derive(Debug, Default)]
pub struct KeptNetwork(Mutex<Option<Arc<Known>>>);

/// The network of the present state, read if it is not at hand; one reads, the others wait for it without a
/// connection to the database. `None` while there are no weights to rank by.
pub async fn network(pool: &PgPool, kept: &KeptNetwork) -> Result<Option<Arc<Known>>, Error> {
    let mut kept = kept.0.lock().await;
    let mut reading = board::begin_reading(pool).await?;
    if let Some(known) = kept.as_ref().filter(|known| known.network.revision >= reading.revision) {
        return Ok(Some(known.clone()));
    }
    let db = &mut *reading.transaction;
    let Some(model) = board::value_model(db).await? else { return Ok(None) };
    let members = store::members(&mut *db, &model).await?;
    let edges = store::edges(&mut *db).await?;
    let (edition, state) = (reading.edition, (reading.revision, model.weighting.version));
    reading.transaction.rollback().await?;
    let network = in_background(move || Network::of(state, members, &edges)).await?;
    let network = network.map_err(|error| Error::Internal(Box::new(error)))?;
    let known = Arc::new(Known {
        network: Arc::new(network),
        edition,
        start_plan: OnceCell::new(),
        credits: OnceCell::new(),
        value_picture: OnceCell::new(),
    });
    *kept = Some(known.clone());
    Ok(Some(known))
}

/// The start order, worked out when it is asked for the first time.
pub async fn start_plan(known: &Known) -> Result<&StartPlan, Error> {
    let work_out = || async {
        let network = known.network.clone();
        let plan = in_background(move || StartPlan::of(&network)).await?;
        plan.map_err(|error| Error::Internal(Box::new(error)))
    };
    known.start_plan.get_or_try_init(work_out).await
}

/// What is due to each department, worked out when it is asked for the first time.
pub async fn credits(known: &Known) -> Result<&[DepartmentCredit], Error> {
    let work_out = || async {
        let network = known.network.clone();
        in_background(move || department_credits(&network)).await
    };
    Ok(known.credits.get_or_try_init(work_out).await?)
}

/// Value against effort, worked out when it is asked for the first time.
pub async fn value_picture(known: &Known) -> Result<&ValuePicture, Error> {
    let work_out = || async {
        let network = known.network.clone();
        in_background(move || ValuePicture::of(&network)).await
    };
    known.value_picture.get_or_try_init(work_out).await
}

/// Away from the threads that answer requests, which it would hold up with a hundred thousand projects.
async fn in_background<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, Error> {
    task::spawn_blocking(work).await.map_err(|error| Error::Internal(Box::new(error)))
}
