// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use chrono::{DateTime, Utc};
use serde_json::{Map, Value};
use sqlx::{PgConnection, PgPool};

use super::must_manage;
use crate::{
    assessment::{
        model::{CellResult, Criterion, CriterionId, Round, RoundId},
        store,
    },
    audit::{self, Action, Event},
    error::Error,
    people::Person,
    projects::{self, Project, State, StateError},
    ranking::{GroupJudgement, HalfLevels},
};

/// A criterion on which a round will have no result.
#[derive(Clone, Debug)]
pub struct Unfinished {
    /// The criterion.
    pub criterion: Criterion,
    /// The level of before, which goes on to count; `None` if the project lacks one then.
    pub former: Option<HalfLevels>,
}

/// What whoever closes a round should know before: where too few have given a level. How many, and what, stays
/// hidden.
pub async fn closing(pool: &PgPool, id: RoundId) -> Result<(Round, Vec<Unfinished>), Error> {
    let mut db = super::reading(pool).await?;
    let round = store::round(&mut *db, id).await?.ok_or(Error::NotFound(None))?;
    let project = project_of(&mut db, &round).await?;
    let (criteria, results) = results(&mut db, id).await?;
    let former = store::levels_of(&mut *db, project.id).await?;
    let unfinished = criteria.into_iter().zip(results).filter(|(_, result)| result.judgement().is_none());
    let unfinished = unfinished.map(|(criterion, _)| Unfinished {
        former: former.iter().find(|(id, _)| *id == criterion.id).map(|(_, level)| *level),
        criterion,
    });
    Ok((round, unfinished.collect()))
}

async fn project_of(db: &mut PgConnection, round: &Round) -> Result<Project, Error> {
    projects::find_by_number(db, &round.project).await?.ok_or(Error::NotFound(None))
}

async fn results(db: &mut PgConnection, round: RoundId) -> Result<(Vec<Criterion>, Vec<CellResult>), Error> {
    let criteria = store::all_criteria(&mut *db).await?;
    let opinions = store::opinions(db, round).await?;
    let results = CellResult::of(&opinions, criteria.iter().map(|criterion| criterion.id));
    Ok((criteria, results))
}

/// What became of the wish to close a round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Closing {
    /// It is closed.
    Done,
    /// Somebody has closed or reopened it since the page was opened.
    Changed,
}

/// Closes a round: its medians are the levels that count from now on, and the project is assessed. On a
/// criterion without enough levels nothing changes.
pub async fn close(
    pool: &PgPool,
    person: &Person,
    (id, version): (RoundId, i32),
    at: DateTime<Utc>,
) -> Result<Closing, Error> {
    must_manage(person)?;
    let mut transaction = pool.begin().await?;
    let db = &mut *transaction;
    let Some(round) = locked(&mut *db, id, version).await?.filter(|round| round.closed.is_none()) else {
        return Ok(Closing::Changed);
    };
    let (criteria, results) = results(&mut *db, id).await?;
    let level = |result: &CellResult| result.judgement().as_ref().and_then(GroupJudgement::level);
    let levels: Vec<(CriterionId, HalfLevels)> =
        results.iter().filter_map(|result| Some((result.criterion, level(result)?))).collect();
    let project = project_of(&mut *db, &round).await?;
    store::write_results(&mut *db, id, project.id, &levels).await?;
    store::close_round(&mut *db, id, person.id, at).await?;
    // A project that has been withdrawn or put off in the meantime stays so.
    if project.state == State::InAssessment
        && !move_on(&mut *db, person, &project, (State::Assessed, None), at).await?
    {
        return Ok(Closing::Changed);
    }
    let event = Event {
        actor: &person.actor(),
        action: Action::RoundClosed,
        project: Some(&project.number.to_string()),
        subject: String::new(),
        before: None,
        after: Some(medians(&criteria, &levels)),
        reason: None,
    };
    audit::record(&mut *db, at, &event).await?;
    transaction.commit().await?;
    Ok(Closing::Done)
}

/// The round, held for a change, if it is still as it was seen.
async fn locked(db: &mut PgConnection, id: RoundId, version: i32) -> Result<Option<Round>, Error> {
    let stored = store::lock_round(&mut *db, id).await?.ok_or(Error::NotFound(None))?;
    if stored == version { Ok(store::round(db, id).await?) } else { Ok(None) }
}

/// `false` if somebody else has moved the project on.
async fn move_on(
    db: &mut PgConnection,
    person: &Person,
    project: &Project,
    (to, reason): (State, Option<&str>),
    at: DateTime<Utc>,
) -> Result<bool, Error> {
    match projects::set_state(db, &person.actor(), project, to, reason, at).await {
        Ok(()) => Ok(true),
        Err(StateError::Changed(_)) => Ok(false),
        Err(StateError::Database(error)) => Err(error.into()),
    }
}

fn medians(criteria: &[Criterion], levels: &[(CriterionId, HalfLevels)]) -> Value {
    let median = |criterion: &Criterion| {
        let level = levels.iter().find(|(id, _)| *id == criterion.id).map(|(_, level)| *level);
        (criterion.key.clone(), level.map(|level| f64::from(level.get()) / 2.0).into())
    };
    Value::Object(criteria.iter().map(median).collect::<Map<_, _>>())
}

/// What became of the wish to reopen a round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reopening {
    /// It goes on.
    Done,
    /// It is open already, the project has moved on, or there is a later round.
    Impossible,
}

/// Lets a closed round go on: its results no longer count, and the levels of before do again.
pub async fn reopen(
    pool: &PgPool,
    person: &Person,
    (id, version): (RoundId, i32),
    reason: &str,
    at: DateTime<Utc>,
) -> Result<Reopening, Error> {
    must_manage(person)?;
    let mut transaction = pool.begin().await?;
    let db = &mut *transaction;
    let Some(round) = locked(&mut *db, id, version).await?.filter(|round| round.closed.is_some()) else {
        return Ok(Reopening::Impossible);
    };
    let project = project_of(&mut *db, &round).await?;
    let is_last = store::last_round_of(&mut *db, project.id).await? == Some(id);
    if !is_last || project.state != State::Assessed {
        return Ok(Reopening::Impossible);
    }
    let (criteria, _) = results(&mut *db, id).await?;
    let before = medians(&criteria, &store::levels_of(&mut *db, project.id).await?);
    store::take_results_back(&mut *db, id, project.id).await?;
    store::reopen_round(&mut *db, id, reason).await?;
    if !move_on(&mut *db, person, &project, (State::InAssessment, Some(reason)), at).await? {
        return Ok(Reopening::Impossible);
    }
    let after = medians(&criteria, &store::levels_of(&mut *db, project.id).await?);
    let event = Event {
        actor: &person.actor(),
        action: Action::RoundReopened,
        project: Some(&project.number.to_string()),
        subject: String::new(),
        before: Some(before),
        after: Some(after),
        reason: Some(reason.to_owned()),
    };
    audit::record(&mut *db, at, &event).await?;
    transaction.commit().await?;
    Ok(Reopening::Done)
}
