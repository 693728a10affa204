// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use sqlx::{PgConnection, PgPool};

use crate::{
    assessment::{
        model::{Assignment, CellResult, Criterion, Opinion, Round, RoundId},
        store,
    },
    error::Error,
    people::{Person, Role},
    projects::{self, Project, ProjectNumber, State},
};

/// So many closed rounds are listed.
const LISTED: i64 = 50;

/// All rounds at a glance.
#[derive(Clone, Debug)]
pub struct Overview {
    /// Those in which people may still judge, the oldest first.
    pub open: Vec<Round>,
    /// Those that were closed last, the latest first.
    pub closed: Vec<Round>,
}

/// Reads all rounds at a glance.
pub async fn overview(pool: &PgPool) -> Result<Overview, Error> {
    let mut db = super::reading(pool).await?;
    let open = store::open_rounds(&mut *db).await?;
    Ok(Overview { open, closed: store::closed_rounds(&mut *db, LISTED).await? })
}

/// A round, and what came of it.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// The round.
    pub round: Round,
    /// The criteria in the order of every page.
    pub criteria: Vec<Criterion>,
    /// Who was asked for what; nothing for those who may not know names.
    pub assignments: Vec<Assignment>,
    /// What was said on each criterion; nothing while the round is open.
    pub results: Vec<CellResult>,
    /// Who said what; nothing while the round is open, and nothing for those who may not know names.
    pub opinions: Vec<Opinion>,
    /// Whether it can go on: it is closed, the last of its project, and nothing has been decided since.
    pub can_be_reopened: bool,
}

/// Reads a round for those who manage it.
pub async fn outcome_of_round(pool: &PgPool, person: &Person, id: RoundId) -> Result<Outcome, Error> {
    let mut db = super::reading(pool).await?;
    let round = store::round(&mut *db, id).await?.ok_or(Error::NotFound(None))?;
    let project = projects::find_by_number(&mut *db, &round.project).await?.ok_or(Error::NotFound(None))?;
    outcome(&mut db, Some(person), &project, round).await
}

/// Reads the last round of a project for anybody; `None` if there is no such project. A draft is nobody's
/// business yet.
pub async fn outcome_of_project(
    pool: &PgPool,
    person: Option<&Person>,
    number: &ProjectNumber,
) -> Result<Option<(Project, Option<Outcome>)>, Error> {
    let mut db = super::reading(pool).await?;
    let project = projects::find_by_number(&mut *db, number).await?;
    let Some(project) = project.filter(|project| project.state != State::Draft) else { return Ok(None) };
    let round = match store::last_round_of(&mut *db, project.id).await? {
        Some(id) => store::round(&mut *db, id).await?,
        None => None,
    };
    let outcome = match round {
        Some(round) => Some(outcome(&mut db, person, &project, round).await?),
        None => None,
    };
    Ok(Some((project, outcome)))
}

async fn outcome(
    db: &mut PgConnection,
    person: Option<&Person>,
    project: &Project,
    round: Round,
) -> Result<Outcome, Error> {
    let knows_names =
        person.is_some_and(|person| person.has(Role::PortfolioManager) || person.has(Role::Auditor));
    let is_closed = round.closed.is_some();
    let criteria = store::all_criteria(&mut *db).await?;
    let assignments = if knows_names { store::assignments(&mut *db, round.id).await? } else { Vec::new() };
    // Blind: while the round is open, this does not even leave the database.
    let opinions = if is_closed { store::opinions(&mut *db, round.id).await? } else { Vec::new() };
    let results = if is_closed {
        CellResult::of(&opinions, criteria.iter().map(|criterion| criterion.id))
    } else {
        Vec::new()
    };
    let is_last = store::last_round_of(db, project.id).await? == Some(round.id);
    Ok(Outcome {
        can_be_reopened: is_closed && is_last && project.state == State::Assessed,
        opinions: if knows_names { opinions } else { Vec::new() },
        round,
        criteria,
        assignments,
        results,
    })
}
