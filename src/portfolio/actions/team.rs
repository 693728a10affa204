// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use chrono::{DateTime, Utc};
use serde_json::{Map, Value, json};
use sqlx::{PgConnection, PgPool};

use super::capacity::check;
use crate::{
    audit::{self, Action, Event},
    error::Error,
    kit::database::violates,
    people::Person,
    portfolio::{
        model::{Team, TeamDays, TeamId},
        store,
    },
    projects::{Project, ProjectNumber, State, find_by_number},
};

/// What became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TeamChange {
    /// It is so, by this or by an earlier click.
    Done,
    /// Another team has this name.
    Taken,
    /// Somebody else was quicker: this is what stands there now.
    Conflict(Team),
    /// It is entered in so many years and for so many projects, and stays.
    InUse {
        /// Years in which there is only so much of its work.
        years: i64,
        /// Projects that ask for its work.
        projects: i64,
    },
}

/// Person-days by the names of teams, for the log.
pub(super) fn by_name(days: &TeamDays, teams: &[Team]) -> Value {
    let named = teams.iter().filter_map(|team| Some((team.name.clone(), json!(days.of(team.id)?.0))));
    Value::Object(named.collect::<Map<_, _>>())
}

async fn record(
    db: &mut PgConnection,
    person: &Person,
    (before, after): (Option<&str>, Option<&str>),
    at: DateTime<Utc>,
) -> sqlx::Result<()> {
    let named = |name: &str| json!({ "name": name });
    let event = Event {
        actor: &person.actor(),
        action: Action::TeamSet,
        project: None,
        subject: after.or(before).unwrap_or_default().to_owned(),
        before: before.map(named),
        after: after.map(named),
        reason: None,
    };
    audit::record(db, at, &event).await
}

fn taken(done: sqlx::Result<()>) -> Result<TeamChange, Error> {
    match done {
        Err(error) if violates(&error, "team_name_once") => Ok(TeamChange::Taken),
        done => Ok(done.map(|()| TeamChange::Done)?),
    }
}

/// Enters a team.
pub async fn add_team(
    pool: &PgPool,
    person: &Person,
    name: &str,
    at: DateTime<Utc>,
) -> Result<TeamChange, Error> {
    check(person)?;
    let mut transaction = pool.begin().await?;
    let done = taken(store::insert_team(&mut *transaction, name).await)?;
    if done == TeamChange::Done {
        record(&mut transaction, person, (None, Some(name)), at).await?;
        transaction.commit().await?;
    }
    Ok(done)
}

/// Gives a team that has been changed `row_version` times another name.
pub async fn rename_team(
    pool: &PgPool,
    person: &Person,
    (team, row_version): (TeamId, i32),
    name: &str,
    at: DateTime<Utc>,
) -> Result<TeamChange, Error> {
    check(person)?;
    let mut transaction = pool.begin().await?;
    let db = &mut *transaction;
    let before = store::lock_team(&mut *db, team).await?.ok_or(Error::NotFound(None))?;
    if before.name == name {
        return Ok(TeamChange::Done);
    }
    if before.row_version != row_version {
        return Ok(TeamChange::Conflict(before));
    }
    let done = taken(store::rename_team(&mut *db, team, name).await)?;
    if done == TeamChange::Done {
        record(db, person, (Some(&before.name), Some(name)), at).await?;
        transaction.commit().await?;
    }
    Ok(done)
}

/// Removes a team that nobody has entered anything for.
pub async fn remove_team(
    pool: &PgPool,
    person: &Person,
    team: TeamId,
    at: DateTime<Utc>,
) -> Result<TeamChange, Error> {
    check(person)?;
    let mut transaction = pool.begin().await?;
    let db = &mut *transaction;
    // Whoever enters something for it meanwhile waits for this lock, and is told that the team is gone.
    let Some(before) = store::lock_team(&mut *db, team).await? else { return Ok(TeamChange::Done) };
    let (years, projects) = store::uses_of_team(&mut *db, team).await?;
    if years + projects > 0 {
        return Ok(TeamChange::InUse { years, projects });
    }
    store::delete_team(&mut *db, team).await?;
    record(db, person, (Some(&before.name), None), at).await?;
    transaction.commit().await?;
    Ok(TeamChange::Done)
}

/// What a project asks of the teams.
#[derive(Clone, Debug)]
pub struct AskedOfTeams {
    /// The project.
    pub project: Project,
    /// Every team.
    pub teams: Vec<Team>,
    /// The part of the project's work that each has to do.
    pub work: TeamDays,
}

/// What became of it.
#[derive(Clone, Debug)]
pub enum TeamWorkChange {
    /// It is so, by this or by an earlier click.
    Done,
    /// Somebody else was quicker: this is what stands there now.
    Conflict(TeamDays),
    /// The teams would do more than the whole project takes, in person-days.
    Beyond {
        /// What the whole project takes.
        effort: u32,
    },
}

/// What the project of that number asks of the teams, for portfolio management.
pub async fn asked_of_teams(
    db: &mut PgConnection,
    person: &Person,
    number: &ProjectNumber,
) -> Result<AskedOfTeams, Error> {
    check(person)?;
    let found = find_by_number(&mut *db, number).await?;
    let project = found.filter(|project| project.state != State::Draft).ok_or(Error::NotFound(None))?;
    let work = store::team_work(&mut *db, project.id).await?;
    Ok(AskedOfTeams { work, teams: store::teams(&mut *db).await?, project })
}

/// Says what the project asks of the teams, by somebody who saw what was there with the stamp `seen`.
pub async fn set_team_work(
    pool: &PgPool,
    person: &Person,
    (number, seen): (&ProjectNumber, &str),
    work: TeamDays,
    at: DateTime<Utc>,
) -> Result<TeamWorkChange, Error> {
    check(person)?;
    let work = work.without_nothing();
    let mut transaction = pool.begin().await?;
    let db = &mut *transaction;
    store::lock_project(&mut *db, number).await?;
    let there = asked_of_teams(db, person, number).await?;
    if there.work == work {
        return Ok(TeamWorkChange::Done);
    }
    if there.work.stamp() != seen {
        return Ok(TeamWorkChange::Conflict(there.work));
    }
    let effort = there.project.effort.map(|effort| effort.0.unsigned_abs());
    if let Some(effort) = effort.filter(|effort| work.sum() > u64::from(*effort)) {
        return Ok(TeamWorkChange::Beyond { effort });
    }
    store::replace_team_work(&mut *db, there.project.id, &work).await?;
    let event = Event {
        actor: &person.actor(),
        action: Action::TeamWorkSet,
        project: Some(&number.to_string()),
        subject: String::new(),
        before: Some(json!({ "teams": by_name(&there.work, &there.teams) })),
        after: Some(json!({ "teams": by_name(&work, &there.teams) })),
        reason: None,
    };
    audit::record(db, at, &event).await?;
    transaction.commit().await?;
    Ok(TeamWorkChange::Done)
}
