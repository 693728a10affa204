// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! What counts for a time, and the day on which it no longer does.

use chrono::{DateTime, NaiveDate, Utc};
use serde_json::json;
use sqlx::PgPool;

use crate::{
    audit::{self, Action, Actor, Event},
    error::Error,
    kit::clock::Clock,
    projects::{model::ProjectNumber, store},
};

/// Notes of every duty and every decision whose day has come that it counts no longer, with its line in the log; how
/// many there were. Several processes may call it: each is noted once.
pub async fn expire(pool: &PgPool, at: DateTime<Utc>) -> Result<usize, Error> {
    let today = Clock::Fixed(at).today();
    let mut transaction = pool.begin().await?;
    let db = &mut *transaction;
    let duties = store::expire_duties(&mut *db, today, at).await?;
    let decisions = store::expire_rank_decisions(&mut *db, today, at).await?;
    let found = duties.len() + decisions.len();
    let named = |action: Action| move |(number, day): (ProjectNumber, NaiveDate)| (action, number, day);
    let duties = duties.into_iter().map(named(Action::DutyExpired));
    let decisions = decisions.into_iter().map(named(Action::RankDecisionExpired));
    for (action, number, day) in duties.chain(decisions) {
        let event = Event {
            actor: &Actor::system(),
            action,
            project: Some(&number.to_string()),
            subject: String::new(),
            before: Some(json!({ "expires_on": day })),
            after: None,
            reason: None,
        };
        audit::record(&mut *db, at, &event).await?;
    }
    if found > 0 {
        transaction.commit().await?;
        tracing::info!(found, "duties and decisions have expired");
    }
    Ok(found)
}
