// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Why a place is not the place by points.

use crate::ranking::{Candidate, RawScore, ScoreRange, cells::Cells, standings};

use super::{Cause, Entrant, Placement, Reason, Row};

/// The placement of each project, from a filled board.
pub(super) fn explain(entrants: &[Entrant], rows: &[Row]) -> Vec<Option<Placement>> {
    let by_points = places_by_points(entrants);
    let points = |row: &Row| entrants.at(row.project).points;
    // From the top, those with fewer points than all before them: the first that has at most so many points.
    let mut falling: Vec<(Option<RawScore>, usize, u32)> = Vec::new();
    // From the bottom, those with more points than all after them.
    let mut rising: Vec<(Option<RawScore>, usize, u32)> = Vec::new();
    for row in rows {
        if falling.last().is_none_or(|(least, ..)| points(row) < *least) {
            falling.push((points(row), row.project, row.place));
        }
    }
    for row in rows.iter().rev() {
        if rising.last().is_none_or(|(most, ..)| points(row) > *most) {
            rising.push((points(row), row.project, row.place));
        }
    }
    let mut placements = vec![None; entrants.len()];
    for row in rows {
        let own = points(row);
        let (place, by_points) = (row.place, by_points.at(row.project));
        let overtaken = || {
            let first = falling.partition_point(|(least, ..)| *least > own);
            let by = falling.get(first).filter(|(.., above)| *above < place);
            by.map(|(_, by, _)| Reason::Overtaken { by: *by })
        };
        let moved_up = || {
            let last = rising.partition_point(|(most, ..)| *most <= own);
            let past = rising.get(last).filter(|(.., below)| *below >= place);
            past.map(|(_, past, _)| Reason::MovedUp { past: *past })
        };
        let rule = match row.cause {
            Cause::Points => None,
            Cause::Prerequisite(of) => Some(Reason::Prerequisite { of }),
            Cause::Duty => Some(Reason::Duty),
            Cause::Decision => Some(Reason::Decision),
        };
        let reason = match row.cause {
            _ if place == by_points => None,
            // A decision may move a project down; the other rules only lift.
            Cause::Decision => rule,
            _ if place > by_points => overtaken(),
            Cause::Points => moved_up(),
            Cause::Prerequisite(_) | Cause::Duty => rule,
        };
        placements.put(row.project, Some(Placement { place, by_points, reason }));
    }
    placements
}

/// The places that points alone give; 0 for those without.
fn places_by_points(entrants: &[Entrant]) -> Vec<u32> {
    let candidate = |entrant: &Entrant| {
        let score = ScoreRange::exact(entrant.points.unwrap_or(RawScore::new(0)));
        Candidate { score, eligible: entrant.points.is_some() }
    };
    let candidates: Vec<Candidate> = entrants.iter().map(candidate).collect();
    standings(&candidates).into_iter().map(|standing| standing.place.unwrap_or_default()).collect()
}
