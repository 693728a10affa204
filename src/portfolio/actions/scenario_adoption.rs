// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Adopting a scenario: what it plans becomes prioritised.

use chrono::{DateTime, Utc};
use serde_json::json;
use sqlx::PgPool;

use super::{
    planning::kept_of,
    scenario::{find_scenario, record},
};
use crate::{
    audit::Action,
    error::Error,
    kit::clock::day_of,
    people::{Person, Role},
    portfolio::{
        model::{Found, ScenarioId, ScenarioStatus},
        store,
    },
    projects::{State, StateError, find_by_number, set_state},
};

/// What somebody wants to adopt, and what they had before the eyes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AdoptionOrder {
    /// Which scenario.
    pub scenario: ScenarioId,
    /// How often it had been changed.
    pub row_version: i32,
    /// The state of the data that its plan was worked out from.
    pub revision: i64,
    /// Why.
    pub reason: String,
}

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Adoption {
    /// It is the plan, now or by the same click a moment ago; so many projects were prioritised by it.
    Done(usize),
    /// Scenario or data have changed since it was looked at: look again.
    Stale,
    /// There is no plan that does everything it demands.
    NoPlan,
}

/// Makes a scenario the plan of the city. What it plans and what is assessed becomes prioritised, all of it or
/// nothing, together with the records of it.
pub async fn adopt(
    pool: &PgPool,
    person: &Person,
    order: &AdoptionOrder,
    at: DateTime<Utc>,
) -> Result<Adoption, Error> {
    if !person.has(Role::Leadership) {
        return Err(Error::Forbidden);
    }
    let mut transaction = pool.begin().await?;
    let db = &mut *transaction;
    store::lock_scenario(&mut *db, order.scenario).await?;
    let scenario = find_scenario(db, person, order.scenario).await?;
    if scenario.status == ScenarioStatus::Adopted {
        let by_me = scenario.adopted == Some((person.name.clone(), order.reason.clone()));
        return Ok(if by_me { Adoption::Done(0) } else { Adoption::Stale });
    }
    if scenario.status != ScenarioStatus::Open || scenario.row_version != order.row_version {
        return Ok(Adoption::Stale);
    }
    let ready = kept_of(db, &scenario, order.revision, day_of(at)).await?;
    let Some(ready) = ready else { return Ok(Adoption::Stale) };
    let Found::Plan { chosen, .. } = &ready.result.found else { return Ok(Adoption::NoPlan) };
    let ids: Vec<i64> = chosen.iter().map(|chosen| chosen.project).collect();
    let numbers = store::lock_in_state(&mut *db, &ids, State::Assessed).await?;
    let mut prioritised = Vec::new();
    for number in numbers {
        let Some(project) = find_by_number(&mut *db, &number).await? else { continue };
        let reason = Some(order.reason.as_str());
        match set_state(db, &person.actor(), &project, State::Prioritised, reason, at).await {
            Ok(()) => prioritised.push(number.to_string()),
            Err(StateError::Changed(_)) => return Ok(Adoption::Stale),
            Err(StateError::Database(error)) => return Err(error.into()),
        }
    }
    if store::lock_state(&mut *db).await? != order.revision {
        return Ok(Adoption::Stale);
    }
    store::mark_adopted(&mut *db, order.scenario, (&person.name, &order.reason), at).await?;
    let count = prioritised.len();
    let after = json!({ "projects": prioritised });
    let about = (Action::ScenarioAdopted, scenario.name.as_str());
    record(db, person, about, (None, Some(after)), Some(&order.reason), at).await?;
    transaction.commit().await?;
    tracing::info!(scenario = order.scenario.0, prioritised = count, "scenario adopted");
    Ok(Adoption::Done(count))
}
