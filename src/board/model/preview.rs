// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! What other weights and rules would do to the board: who enters, who leaves, who moves how far.

use super::{BOARD_SIZE, Candidates, MOST_ROWS, PlaceChange, Placed, RankReason, is_on_board};
use crate::{
    projects::ProjectId,
    ranking::{self, Contribution, Points, ScoreRange, Weights, WidthMismatch, rules::Rules},
};

/// The board with other weights, against the one in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preview {
    /// The Top 25 in their new order, the first [`MOST_ROWS`] of them.
    pub top: Vec<Moved>,
    /// Who is no longer among them, by the place in force, the first [`MOST_ROWS`] of them.
    pub left: Vec<Moved>,
    /// How many the Top 25 are: more than 25 when some tie at the line.
    pub on_board: u32,
    /// How many come in.
    pub entering: u32,
    /// How many go out.
    pub leaving: u32,
    /// How many stay in, but on another place.
    pub moving: u32,
    /// The place that several share at the line, and how many.
    pub tie: Option<(u32, u32)>,
    /// Projects in the procedure that have no place.
    pub without_place: u32,
    /// The same with the weights in force.
    pub without_place_in_force: u32,
}

/// A project whose place other weights may change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    /// Which one.
    pub project: ProjectId,
    /// Its place with the weights in force, if it has one.
    pub before: Option<u32>,
    /// Its new place, if it has one.
    pub now: Option<u32>,
    /// Why the new place is not the one by points, and the project that the reason names.
    pub reason: Option<(RankReason, Option<ProjectId>)>,
    /// Whether another project of the Top 25 shares the new place.
    pub is_tied: bool,
    /// Its points; what is missing counts at its lowest.
    pub points: Points,
    /// What each criterion contributes to them.
    pub contributions: Vec<Contribution>,
}

impl Moved {
    /// What becomes of its place.
    pub const fn change(&self) -> PlaceChange {
        PlaceChange::between(self.before, self.now)
    }
}

/// The board that these weights and rules would make.
pub fn preview(candidates: &Candidates, weights: &Weights, rules: Rules) -> Result<Preview, WidthMismatch> {
    let placed = candidates.places_with(weights, rules)?;
    let both = || candidates.places.iter().copied().zip(placed.iter().map(|placed| placed.place));
    let mut top: Vec<(u32, usize)> = Vec::new();
    let mut left: Vec<(u32, usize)> = Vec::new();
    for (row, (before, now)) in both().enumerate() {
        match (before.filter(|_| is_on_board(before)), now.filter(|_| is_on_board(now))) {
            (_, Some(now)) => top.push((now, row)),
            (Some(before), None) => left.push((before, row)),
            (None, None) => {}
        }
    }
    top.sort_unstable();
    left.sort_unstable();
    let count = |is_counted: fn((Option<u32>, Option<u32>)) -> bool| {
        number(both().filter(|it| is_counted(*it)).count())
    };
    let moved = |row: usize| -> Result<Moved, WidthMismatch> {
        let levels = candidates.levels.levels(row).unwrap_or_default();
        let placed = placed.get(row);
        let now = placed.and_then(|placed| placed.place);
        let shares_place = |(place, other): &(u32, usize)| Some(*place) == now && *other != row;
        Ok(Moved {
            project: candidates.projects.get(row).copied().unwrap_or(ProjectId(0)),
            before: candidates.places.get(row).copied().flatten(),
            now,
            reason: placed.and_then(|placed| reason(candidates, placed)),
            is_tied: top.iter().any(shares_place),
            points: weights.points_of(ScoreRange::of(&levels, weights)?.lowest()),
            contributions: ranking::contributions(&levels, weights)?,
        })
    };
    let shown = usize::try_from(MOST_ROWS).unwrap_or(usize::MAX);
    let rows = |lines: &[(u32, usize)]| -> Result<Vec<Moved>, WidthMismatch> {
        lines.iter().take(shown).map(|(_, row)| moved(*row)).collect()
    };
    let last = top.last().map(|(place, _)| *place);
    let sharing_the_last = number(top.iter().filter(|(place, _)| Some(*place) == last).count());
    Ok(Preview {
        top: rows(&top)?,
        left: rows(&left)?,
        on_board: number(top.len()),
        entering: count(|(before, now)| !is_on_board(before) && is_on_board(now)),
        leaving: number(left.len()),
        moving: count(|(before, now)| is_on_board(before) && is_on_board(now) && before != now),
        tie: last.filter(|_| number(top.len()) > BOARD_SIZE).map(|place| (place, sharing_the_last)),
        without_place: count(|(_, now)| now.is_none()),
        without_place_in_force: count(|(before, _)| before.is_none()),
    })
}

fn reason(candidates: &Candidates, placed: &Placed) -> Option<(RankReason, Option<ProjectId>)> {
    let (reason, row) = RankReason::of(placed.reason?);
    Some((reason, row.and_then(|row| candidates.projects.get(row).copied())))
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
