// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Setting for how long things are kept, and letting go of what has been kept for so long.

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::json;
use sqlx::{PgConnection, PgPool};
use tokio::{sync::watch, time::sleep};

use super::{
    model::{Kept, Periods, Processing, by_processing},
    store,
};
use crate::{
    audit::{self, Action, Actor, Event},
    board,
    error::Error,
    exchange,
    kit::{clock::Clock, mail},
    people::{self, Leaver},
    portfolio, projects, statements, weighting,
};

/// How often is looked whether something has been kept for long enough.
const LOOK: Duration = Duration::from_hours(1);

/// For how long things are kept, and how often that has been changed.
pub async fn periods(pool: &PgPool) -> Result<(Periods, i32), Error> {
    Ok(store::periods(pool).await?)
}

/// What personal data there are, by what they are for, and for how long they are kept.
pub async fn processing(pool: &PgPool) -> Result<(Vec<Processing>, Periods), Error> {
    let columns = store::personal_columns(pool).await?;
    let (periods, _) = store::periods(pool).await?;
    Ok((by_processing(columns), periods))
}

/// How setting the periods ended.
#[derive(Debug, PartialEq, Eq)]
pub enum Setting {
    /// They count from the next look on.
    Done,
    /// Somebody else has set these in the meantime, and so often have they been changed now.
    Changed(Periods, i32),
}

/// Sets for how long things are kept, if that has been changed `row_version` times.
pub async fn set_periods(
    pool: &PgPool,
    actor: &Actor,
    row_version: i32,
    periods: &Periods,
    at: DateTime<Utc>,
) -> Result<Setting, Error> {
    let mut transaction = pool.begin().await?;
    let (before, _) = store::periods(&mut *transaction).await?;
    if before == *periods {
        return Ok(Setting::Done);
    }
    if !store::set_periods(&mut *transaction, row_version, periods).await? {
        let (now, row_version) = store::periods(&mut *transaction).await?;
        return Ok(Setting::Changed(now, row_version));
    }
    let event = Event {
        actor,
        action: Action::RetentionSet,
        project: None,
        subject: String::new(),
        before: Some(before.recorded()),
        after: Some(periods.recorded()),
        reason: None,
    };
    audit::record(&mut transaction, at, &event).await?;
    transaction.commit().await?;
    Ok(Setting::Done)
}

/// What has gone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Applied {
    /// People whose names went.
    pub persons: usize,
    /// Drafts of proposals.
    pub drafts: u64,
    /// Reported barriers.
    pub barriers: u64,
    /// Mails.
    pub mails: u64,
}

/// Lets go of everything that has been kept for long enough by then. The log tells what has gone, not of whom; that
/// sessions and attempts to sign in go is no news. Several processes may call it: one does it.
pub async fn apply(pool: &PgPool, at: DateTime<Utc>) -> Result<Applied, Error> {
    let mut transaction = pool.begin().await?;
    let db = &mut *transaction;
    if !store::is_our_turn(&mut *db).await? {
        return Ok(Applied::default());
    }
    let (periods, _) = store::periods(&mut *db).await?;
    let before = |kept: Kept| at - TimeDelta::days(periods.days(kept).into());
    let leavers = people::leavers(&mut *db, before(Kept::Persons), at).await?;
    for leaver in &leavers {
        forget(&mut *db, leaver, at).await?;
    }
    people::purge(&mut *db, before(Kept::Sessions), before(Kept::Attempts), at).await?;
    exchange::delete_old_files(&mut *db, at - TimeDelta::days(1)).await?;
    let applied = Applied {
        persons: leavers.len(),
        drafts: projects::delete_drafts_saved_before(&mut *db, before(Kept::Drafts)).await?,
        barriers: statements::delete_reports_closed_before(&mut *db, before(Kept::Barriers)).await?,
        mails: mail::delete_ended(&mut *db, before(Kept::Mails)).await?,
    };
    if applied != Applied::default() {
        let event = Event {
            actor: &Actor::system(),
            action: Action::RetentionApplied,
            project: None,
            subject: String::new(),
            before: None,
            after: Some(json!({
                "persons": applied.persons,
                "drafts": applied.drafts,
                "barriers": applied.barriers,
                "mails": applied.mails,
            })),
            reason: None,
        };
        audit::record(&mut *db, at, &event).await?;
        tracing::info!(?applied, "what had been kept for long enough has gone");
    }
    transaction.commit().await?;
    Ok(applied)
}

/// Takes the names of somebody who has left from everywhere.
async fn forget(db: &mut PgConnection, leaver: &Leaver, at: DateTime<Utc>) -> sqlx::Result<()> {
    let mut names = audit::forget_names(&mut *db, (leaver.id, &leaver.sign_in_name), at).await?;
    names.extend([Some(leaver.name.clone()), leaver.email.clone()].into_iter().flatten());
    weighting::forget_names(&mut *db, leaver.id).await?;
    board::forget_names(&mut *db, leaver.id).await?;
    portfolio::forget_names(&mut *db, leaver.id, &names).await?;
    projects::forget_names(&mut *db, leaver.id, &names).await?;
    people::forget(db, leaver.id, at).await
}

/// Looks every hour. There may be several on one database.
pub struct RetentionKeeper {
    pool: PgPool,
    clock: Clock,
}

impl RetentionKeeper {
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
        if let Err(error) = apply(&self.pool, self.clock.now()).await {
            tracing::warn!(%error, "cannot let go of what has been kept for long enough; trying again in an hour");
        }
        sleep(LOOK).await;
    }
}
