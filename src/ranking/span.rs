// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! How far the points of one criterion may move before the first k places hold other projects, on a board as it
//! is: several may tie for the last place, and projects may lack an assessment.
//!
//! A project that lacks one on a criterion that counts has no place. So one that lacks it only on the criterion
//! that moves has a place at exactly 0 points and nowhere else.

use super::{
    Exchange, HalfLevels, Rational, ScoreLine, StabilityInterval, Weights, WidthMismatch,
    stability::{first_loss, set_interval},
};

/// How far the points of one criterion may move.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PointsSpan {
    /// Its points.
    pub points: u32,
    /// The points of all other criteria together. If there are none, any points of this one mean the same.
    pub others: u32,
    /// From where to where the first places hold the same projects; at an inner end there is a tie.
    pub interval: StabilityInterval,
    /// Who comes in and who goes out below the lower end.
    pub below: Exchange,
    /// Who comes in and who goes out above the upper end.
    pub above: Exchange,
    /// Who comes in and who goes out at exactly 0 points, where nothing lacks on this criterion any more; nobody
    /// if 0 is below the lower end.
    pub at_zero: Exchange,
}

/// The rows that have a place while the criterion has points, and those that have one only while it has none.
struct Rows {
    assessed: Vec<(usize, ScoreLine)>,
    open: Vec<(usize, ScoreLine)>,
}

impl Rows {
    fn read(rows: &[&[Option<HalfLevels>]], weights: &Weights, moving: usize) -> Result<Self, WidthMismatch> {
        let mut found = Self { assessed: Vec::new(), open: Vec::new() };
        for (index, row) in rows.iter().enumerate() {
            WidthMismatch::check(weights.points().len(), row.len())?;
            let others = row.iter().zip(weights.points()).enumerate();
            let rest = others
                .filter(|(criterion, (_, points))| *criterion != moving && **points > 0)
                .try_fold(0, |rest, (_, (level, points))| {
                    Some(rest + i64::from(level.as_ref()?.get()) * i64::from(*points))
                });
            let Some(rest) = rest else { continue };
            match row.get(moving).copied().flatten() {
                Some(level) => {
                    found.assessed.push((index, ScoreLine { rest, slope: i64::from(level.get()) }));
                }
                None => found.open.push((index, ScoreLine { rest, slope: 0 })),
            }
        }
        Ok(found)
    }
}

/// How far the points of the criterion at `criterion` may move so that the first `places` hold the same projects.
/// What comes in and goes out is named by its row.
///
/// Time: O(rows · criteria).
pub fn points_span(
    rows: &[&[Option<HalfLevels>]],
    weights: &Weights,
    criterion: usize,
    places: usize,
) -> Result<PointsSpan, WidthMismatch> {
    let Rows { assessed, open } = Rows::read(rows, weights, criterion)?;
    let points = weights.points().get(criterion).copied().unwrap_or_default();
    let others = weights.total() - points;
    let zero = Rational::from(0);
    let all = [assessed.as_slice(), open.as_slice()].concat();
    let present = Rational::from(i64::from(points));
    let members = first(if points == 0 { &all } else { &assessed }, present, 0, places);
    let beyond = |at: Rational, direction| exchange(&members, &first(&assessed, at, direction, places));
    let nobody = Exchange::default;

    if points == 0 && open.iter().any(|(row, _)| members.binary_search(row).is_ok()) {
        // The smallest number of points takes the place of those who have not been assessed.
        let interval = StabilityInterval { low: zero, high: Some(zero) };
        return Ok(PointsSpan {
            points,
            others,
            interval,
            below: nobody(),
            above: beyond(zero, 1),
            at_zero: nobody(),
        });
    }
    let interval = interval(&assessed, &members, present, places);
    let (low, high) = (interval.low, interval.high);
    let at_zero = if points > 0 && others > 0 && low == zero {
        let assessed = first(&assessed, zero, 0, places);
        exchange(&assessed, &first(&all, zero, 0, places))
    } else {
        nobody()
    };
    Ok(PointsSpan {
        points,
        others,
        interval,
        below: if low > zero { beyond(low, -1) } else { nobody() },
        above: high.map_or_else(nobody, |high| beyond(high, 1)),
        at_zero,
    })
}

fn interval(
    assessed: &[(usize, ScoreLine)],
    members: &[usize],
    present: Rational,
    places: usize,
) -> StabilityInterval {
    let lines: Vec<ScoreLine> = assessed.iter().map(|(_, line)| *line).collect();
    let is_member: Vec<bool> = assessed.iter().map(|(row, _)| members.binary_search(row).is_ok()).collect();
    let mut interval = set_interval(&lines, &is_member);
    if members.len() > places {
        // More than fit, because some tie for the last place: a member may also fall behind the others.
        let mut different: Vec<(ScoreLine, i64)> = Vec::new();
        for (line, _) in lines.iter().zip(&is_member).filter(|(_, is_member)| **is_member) {
            match different.iter_mut().find(|(known, _)| known == line) {
                Some((_, projects)) => *projects += 1,
                None => different.push((*line, 1)),
            }
        }
        for (own, _) in &different {
            let better = different.iter().filter(|(line, _)| line.at(present) > own.at(present));
            let better: i64 = better.map(|(_, projects)| projects).sum();
            let room = places.saturating_sub(1).saturating_sub(usize::try_from(better).unwrap_or(usize::MAX));
            if let Some(low) = first_loss(&different, *own, present, room, false) {
                interval.low = interval.low.max(low);
            }
            if let Some(loss) = first_loss(&different, *own, present, room, true) {
                interval.high = Some(interval.high.map_or(loss, |high| high.min(loss)));
            }
        }
    }
    interval
}

/// The rows among the first `places` at `points`, or just beside that point: below it if `direction` is −1, above
/// it if it is 1. In order.
fn first(lines: &[(usize, ScoreLine)], points: Rational, direction: i64, places: usize) -> Vec<usize> {
    // Scores in parts of the denominator are whole; where they are equal, the slope decides what comes next.
    let key = |(_, line): &(usize, ScoreLine)| {
        (line.rest * points.denom() + points.numer() * line.slope, direction * line.slope)
    };
    let Some(last) = places.checked_sub(1) else { return Vec::new() };
    let mut standings: Vec<(i64, i64)> = lines.iter().map(key).collect();
    let cut = if last < standings.len() {
        *standings.select_nth_unstable_by(last, |one, other| other.cmp(one)).1
    } else {
        (i64::MIN, i64::MIN)
    };
    let mut rows: Vec<usize> = lines.iter().filter(|line| key(line) >= cut).map(|(row, _)| *row).collect();
    rows.sort_unstable();
    rows
}

/// What makes `after` of `before`; both are in order.
fn exchange(before: &[usize], after: &[usize]) -> Exchange {
    let without = |these: &[usize], those: &[usize]| -> Vec<usize> {
        these.iter().copied().filter(|row| those.binary_search(row).is_err()).collect()
    };
    Exchange { enter: without(after, before), leave: without(before, after) }
}
