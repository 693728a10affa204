// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! A second server that follows the database by streaming replication, to read from.
//!
//! Several times a second it is looked at whether it has everything that the database had at the look before. Only
//! while that is so, and was seen a moment ago, is it read from: what is read there is at most [`LOOK`] and [`TRUST`]
//! old. One that lags, is silent, follows another database or follows none is left out until it is as it should be.

use std::{
    str::FromStr as _,
    sync::atomic::{AtomicU64, Ordering},
    time::Duration,
};

use sqlx::{PgPool, postgres::PgConnectOptions};
use tokio::{
    sync::Notify,
    time::{Instant, MissedTickBehavior, interval, timeout},
};

use super::{DatabaseError, pool};
use crate::kit::metrics;

/// How often it is looked at.
const LOOK: Duration = Duration::from_millis(100);
/// How long it is read from after a look.
const TRUST: Duration = Duration::from_millis(250);
/// How long either server may take to answer a look.
const PATIENCE: Duration = Duration::from_secs(1);

/// A server to read from beside the database.
#[derive(Debug)]
pub struct Replica {
    /// Connections to it. Nothing can be changed by them.
    pub pool: PgPool,
    database: PgPool,
    begun: Instant,
    /// Milliseconds since `begun`.
    trusted_until: AtomicU64,
    silence: Notify,
}

/// How far the database was at a moment.
struct Position {
    written: String,
    cluster: String,
    database: String,
}

/// What a look at it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// It has everything that the database had at the look before.
    Current,
    /// It does not have that yet.
    Lags,
    /// It follows another database, or none.
    Foreign,
    /// There is no answer from it, or none from the database.
    Silent,
}

impl Replica {
    /// The server at this URL, which is to follow `database`. Nobody is asked yet.
    pub fn new(url: &str, database: PgPool) -> Result<Self, DatabaseError> {
        let options = PgConnectOptions::from_str(url).map_err(DatabaseError::Url)?;
        let trusted_until = AtomicU64::new(0);
        let silence = Notify::new();
        Ok(Self { pool: pool(options), database, begun: Instant::now(), trusted_until, silence })
    }

    /// Whether it may be read from at this moment.
    pub fn is_trusted(&self) -> bool {
        self.now() < self.trusted_until.load(Ordering::SeqCst)
    }

    /// Ends when it does not answer a look: what it has been asked before, it may never answer either.
    pub async fn silent(&self) {
        self.silence.notified().await;
    }

    /// Looks at it for as long as this is polled.
    pub async fn watch(&self) {
        let mut rounds = interval(LOOK);
        rounds.set_missed_tick_behavior(MissedTickBehavior::Delay);
        let (mut before, mut last) = (None, Look::Silent);
        loop {
            rounds.tick().await;
            let now = answer(self.position()).await;
            let look = match &before {
                Some(position) => self.look(position).await,
                None => Look::Silent,
            };
            // Where nobody knows how far the database is, nobody knows whether this one has it all.
            let look = if now.is_some() { look } else { Look::Silent };
            let until = if look == Look::Current { self.now() + millis(TRUST) } else { 0 };
            self.trusted_until.store(until, Ordering::SeqCst);
            if look != last {
                match look {
                    Look::Current => tracing::info!("the replica is read from"),
                    left_out => tracing::warn!(reason = ?left_out, "the replica is left out"),
                }
                metrics::replica_used(look == Look::Current);
                last = look;
            }
            before = now;
        }
    }

    /// How it is found within a second: it may be busy for a moment.
    pub async fn examine(&self) -> Look {
        let Some(position) = answer(self.position()).await else { return Look::Silent };
        let mut rounds = interval(LOOK);
        for _ in 0..=10 {
            rounds.tick().await;
            let look = self.look(&position).await;
            if look != Look::Lags {
                return look;
            }
        }
        Look::Lags
    }

    fn now(&self) -> u64 {
        millis(self.begun.elapsed())
    }

    async fn position(&self) -> sqlx::Result<Position> {
        sqlx::query_as!(
            Position,
            r#"select pg_current_wal_flush_lsn()::text as "written!", system_identifier::text as "cluster!",
                      current_database()::text as "database!"
               from pg_control_system()"#
        )
        .fetch_one(&self.database)
        .await
    }

    async fn look(&self, position: &Position) -> Look {
        let found = sqlx::query!(
            r#"select pg_is_in_recovery() and system_identifier::text = $2
                          and current_database()::text = $3 as "follows!",
                      coalesce(pg_last_wal_replay_lsn() >= $1::text::pg_lsn, false) as "has_all!"
               from pg_control_system()"#,
            position.written,
            position.cluster,
            position.database
        )
        .fetch_one(&self.pool);
        match answer(found).await {
            None => {
                // Not where it is the database that is silent: what the replica was asked, it then still answers.
                self.silence.notify_waiters();
                Look::Silent
            }
            Some(found) if !found.follows => Look::Foreign,
            Some(found) if !found.has_all => Look::Lags,
            Some(_) => Look::Current,
        }
    }
}

/// What was answered, if it was in time.
async fn answer<T>(asked: impl Future<Output = sqlx::Result<T>>) -> Option<T> {
    match timeout(PATIENCE, asked).await {
        Ok(Ok(answer)) => Some(answer),
        Ok(Err(error)) => {
            tracing::debug!(%error, "a look at the replica has failed");
            None
        }
        Err(_) => None,
    }
}

fn millis(duration: Duration) -> u64 {
    u64::try_from(duration.as_millis()).unwrap_or(u64::MAX)
}
