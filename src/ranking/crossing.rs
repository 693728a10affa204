// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! What would bring a project among the first k, or out of them: another level on a single criterion.

use super::{HalfLevels, RawScore, ScoreRange, Weights, WidthMismatch};

/// Another level on one criterion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// Position of the criterion, from 0.
    pub criterion: usize,
    /// The level as it is.
    pub from: HalfLevels,
    /// The level as it would have to be.
    pub to: HalfLevels,
}

impl Step {
    /// How many half levels that is, whether up or down.
    pub const fn size(self) -> u8 {
        self.from.get().abs_diff(self.to.get())
    }
}

/// The score that it takes to be among the first `places` beside these others: the k-th highest of theirs, since
/// whoever ties with the last is in. `None` if there is room for everybody.
pub fn line(others: &[RawScore], places: usize) -> Option<RawScore> {
    let mut scores = others.to_vec();
    let last = places.checked_sub(1).filter(|last| *last < scores.len())?;
    Some(*scores.select_nth_unstable_by(last, |one, other| other.cmp(one)).1)
}

/// For each criterion the smallest change of the level that takes the project across `line`: up to it, or, if the
/// project has reached it, below it. A criterion without points or without a level crosses nothing, and one on
/// which no level is high or low enough is left out.
pub fn crossings(
    levels: &[Option<HalfLevels>],
    weights: &Weights,
    line: RawScore,
) -> Result<Vec<Step>, WidthMismatch> {
    let score = ScoreRange::of(levels, weights)?.lowest().get();
    let is_in = score >= line.get();
    let steps = levels.iter().zip(weights.points()).enumerate().filter_map(|(criterion, (level, points))| {
        let from = (*level)?;
        let distance = line.get().abs_diff(score) + u32::from(is_in);
        // With no points there is no number of half levels that would do.
        let halves =
            u8::try_from(distance.checked_add(points.checked_sub(1)?)?.checked_div(*points)?).ok()?;
        let to = if is_in { from.get().checked_sub(halves)? } else { from.get().checked_add(halves)? };
        Some(Step { criterion, from, to: HalfLevels::new(to)? })
    });
    Ok(steps.collect())
}

/// The criterion on which the project misses most of what could be had, and how much; the first of equal ones,
/// none if nothing is missed.
pub fn largest_loss(
    levels: &[Option<HalfLevels>],
    weights: &Weights,
) -> Result<Option<(usize, RawScore)>, WidthMismatch> {
    WidthMismatch::check(weights.points().len(), levels.len())?;
    let losses =
        levels.iter().zip(weights.points()).enumerate().filter_map(|(criterion, (level, points))| {
            let missed = HalfLevels::HIGHEST.get() - (*level)?.get();
            Some((criterion, points * u32::from(missed)))
        });
    // Of equal ones `max_by_key` takes the last, and counting from behind the first is the last.
    let largest = losses.rev().max_by_key(|(_, loss)| *loss);
    Ok(largest.filter(|(_, loss)| *loss > 0).map(|(criterion, loss)| (criterion, RawScore::new(loss))))
}
