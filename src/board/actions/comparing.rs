// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use sqlx::PgConnection;

use super::{ruling, scored};
use crate::{
    assessment::{CriterionId, all_criteria},
    board::{
        model::{BOARD_SIZE, Compared, ComparedProject, Comparison, Side},
        store,
    },
    error::Error,
    people::Person,
    projects::ProjectId,
    ranking::{self, Weights},
    weighting::{self, DraftId},
};

/// More projects than this are never drawn, however many tie at the line.
const MOST_COMPARED: usize = 150;

/// The version or draft with that word in addresses, as far as the person may read it.
pub async fn find_compared(
    db: &mut PgConnection,
    person: Option<&Person>,
    code: &str,
) -> Result<Compared, Error> {
    let unknown = || Error::NotFound(None);
    let Some(draft) = code.strip_prefix(Compared::DRAFT) else {
        let version = code.parse().map_err(|_| unknown())?;
        return Ok(Compared::Version(weighting::read_version(db, version).await?));
    };
    let id = DraftId(draft.parse().map_err(|_| unknown())?);
    let person = person.ok_or_else(unknown)?;
    Ok(Compared::Draft(weighting::read_draft(db, person, id).await?))
}

/// Works out where today's projects would stand with each of these weightings.
pub async fn compare(db: &mut PgConnection, compared: Vec<Compared>) -> Result<Comparison, Error> {
    let criteria = all_criteria(db).await?;
    let ids: Vec<CriterionId> = criteria.iter().map(|criterion| criterion.id).collect();
    let candidates = store::candidates(&mut *db, &ids).await?;
    let keys: Vec<ProjectId> = candidates.iter().map(|candidate| candidate.id).collect();
    let ruling = ruling(&store::grounds(&mut *db).await?, &keys)?;
    let mut sides: Vec<Side> = Vec::new();
    let mut places: Vec<Vec<Option<u32>>> = Vec::new();
    for what in compared {
        let points = weighting::in_order(what.points(), &criteria);
        let weights = Weights::new(points.clone()).map_err(|error| Error::Internal(Box::new(error)))?;
        let scored = scored(&candidates, &weights)?;
        let standing = ruling.places(&scored, &ranking::standings(&scored), what.rules());
        let own: Vec<Option<u32>> = standing.iter().map(|placed| placed.place).collect();
        sides.push(Side::of(what, points, places.first().unwrap_or(&own), &own));
        places.push(own);
    }
    let is_shown = |row: &usize| {
        let on_board =
            |own: &Vec<Option<u32>>| own.get(*row).copied().flatten().is_some_and(|at| at <= BOARD_SIZE);
        places.iter().any(on_board)
    };
    let place = |own: &Vec<Option<u32>>, row: usize| own.get(row).copied().flatten();
    let mut rows: Vec<usize> = (0..candidates.len()).filter(is_shown).collect();
    let order = |row: usize| candidates.get(row).map(|candidate| candidate.number.clone());
    rows.sort_by_cached_key(|row| {
        let by_place = |own| place(own, *row).unwrap_or(u32::MAX);
        (places.iter().map(by_place).collect::<Vec<_>>(), order(*row))
    });
    let more = rows.len().saturating_sub(MOST_COMPARED);
    rows.truncate(MOST_COMPARED);
    let shown: Vec<ProjectId> =
        rows.iter().filter_map(|row| candidates.get(*row)).map(|candidate| candidate.id).collect();
    let mut names = store::names(db, &shown).await?;
    let projects = rows.iter().zip(&shown).filter_map(|(row, id)| {
        let project = names.remove(id)?;
        let places = places.iter().map(|own| place(own, *row)).collect();
        Some(ComparedProject { number: project.number, title: project.title, places })
    });
    let projects = projects.collect();
    Ok(Comparison { criteria, sides, projects, more })
}
