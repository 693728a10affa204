// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Working the places out anew on the day on which a duty or a decision no longer counts.

use std::time::Duration;

use chrono::{DateTime, Utc};
use sqlx::PgPool;
use tokio::{sync::watch, time::sleep};

use super::refresh_standings;
use crate::{
    error::Error,
    kit::{
        clock::Clock,
        metrics::{self, Task},
    },
    projects,
};

/// How often is looked whether a day has come.
const LOOK: Duration = Duration::from_mins(1);

/// Ends every duty and every decision whose day has come, and works the places out that follow; how many there were.
pub async fn expire_grounds(pool: &PgPool, at: DateTime<Utc>) -> Result<usize, Error> {
    let found = projects::expire(pool, at).await?;
    if found > 0 {
        refresh_standings(pool).await?;
    }
    Ok(found)
}

/// Looks every minute. There may be several on one database.
pub struct ExpiryKeeper {
    pool: PgPool,
    clock: Clock,
}

impl ExpiryKeeper {
    /// A keeper for that database.
    pub const fn new(pool: PgPool, clock: Clock) -> Self {
        Self { pool, clock }
    }

    /// Looks until told to stop.
    pub async fn run(&self, mut stopped: watch::Receiver<bool>) {
        tokio::select! {
            // An error means that nobody is left who could let us go on.
            _ = stopped.wait_for(|stopped| *stopped) => {}
            () = async { loop { self.look().await } } => {}
        }
    }

    async fn look(&self) {
        let looked = expire_grounds(&self.pool, self.clock.now()).await;
        metrics::ran(Task::Expiry, looked.is_ok(), self.clock);
        if let Err(error) = looked {
            tracing::warn!(%error, "cannot look whether duties have expired; trying again in a minute");
        }
        sleep(LOOK).await;
    }
}
