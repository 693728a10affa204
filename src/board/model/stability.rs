// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use super::BOARD_SIZE;
use crate::{
    projects::ProjectId,
    ranking::{self, Exchange, HalfLevels, PointsSpan, StabilityInterval, Weights, WidthMismatch},
};

/// How far the points of a criterion may move.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CriterionStability {
    /// So that the Top 25 hold the same projects.
    pub top: Span,
    /// So that the same project is first.
    pub first: Span,
}

/// From where to where the points of a criterion may move, and what happens beyond.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// Its points.
    pub points: u32,
    /// The points of all other criteria together.
    pub others: u32,
    /// From where to where nothing changes; both ends belong to it.
    pub interval: StabilityInterval,
    /// What happens below the lower end.
    pub below: Swap,
    /// What happens above the upper end.
    pub above: Swap,
    /// What happens at exactly 0 points, if that lies within: projects that have been assessed on everything but
    /// this criterion then lack nothing.
    pub at_zero: Swap,
}

/// Who comes in and who goes out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Swap {
    /// Who comes in.
    pub enter: Vec<ProjectId>,
    /// Who goes out.
    pub leave: Vec<ProjectId>,
}

impl Swap {
    /// So many are named at most; of more it is said how many there are.
    pub const MOST_NAMES: usize = 4;

    /// Whether everybody stays.
    pub fn is_none(&self) -> bool {
        self.enter.is_empty() && self.leave.is_empty()
    }
}

/// For each criterion how far its points may move while those of the others stay. `projects` are those that may
/// have a place, each with its levels in the order of the criteria; one that lacks an assessment has none.
///
/// Time: O(projects · criteria) for each criterion.
pub fn stability(
    projects: &[(ProjectId, &[Option<HalfLevels>])],
    weights: &Weights,
) -> Result<Vec<CriterionStability>, WidthMismatch> {
    let rows: Vec<&[Option<HalfLevels>]> = projects.iter().map(|(_, levels)| *levels).collect();
    let named = |span: PointsSpan| {
        let ids = |rows: Vec<usize>| -> Vec<ProjectId> {
            rows.into_iter().filter_map(|row| projects.get(row)).map(|(id, _)| *id).collect()
        };
        let swap = |exchange: Exchange| Swap { enter: ids(exchange.enter), leave: ids(exchange.leave) };
        Span {
            points: span.points,
            others: span.others,
            interval: span.interval,
            below: swap(span.below),
            above: swap(span.above),
            at_zero: swap(span.at_zero),
        }
    };
    let span = |criterion, places| ranking::points_span(&rows, weights, criterion, places).map(named);
    let criteria = 0..weights.points().len();
    criteria
        .map(|criterion| {
            Ok(CriterionStability { top: span(criterion, BOARD_SIZE as usize)?, first: span(criterion, 1)? })
        })
        .collect()
}
