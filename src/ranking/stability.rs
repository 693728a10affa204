// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! How far the weight of one criterion may move before the Top k changes.
//!
//! The points p of one criterion move and the points of the others stay. That is the same as moving its weight
//! t = p / (p + Q), Q the points of the others, with the others rescaled in proportion (weight stability
//! intervals: Mareschal 1988; Ríos Insua & French 1991). In p the raw score of a project is a straight line
//! with whole coefficients, so every bound is an exact fraction.

use std::cmp::Ordering;

use super::{HalfLevels, Rational, Weights, WidthMismatch};

/// The raw score of a project as a function of the points of one criterion: rest + slope · points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ScoreLine {
    /// What the other criteria contribute.
    pub rest: i64,
    /// The half levels on the criterion that moves.
    pub slope: i64,
}

impl ScoreLine {
    /// The line of a project without blanks for the criterion at `criterion`.
    pub fn of(levels: &[HalfLevels], weights: &Weights, criterion: usize) -> Result<Self, WidthMismatch> {
        WidthMismatch::check(weights.points().len(), levels.len())?;
        let mut line = Self { rest: 0, slope: 0 };
        for (index, (level, points)) in levels.iter().zip(weights.points()).enumerate() {
            let half_levels = i64::from(level.get());
            if index == criterion {
                line.slope = half_levels;
            } else {
                line.rest += half_levels * i64::from(*points);
            }
        }
        Ok(line)
    }

    /// The points at which both score the same; `None` if they never do or always.
    ///
    /// p* = (rest of the other − rest) / (slope − slope of the other). With the weight W of the criterion,
    /// W − p* is the change that reverses the pair (Triantaphyllou & Sanchez 1997).
    pub fn crossing(self, other: Self) -> Option<Rational> {
        let gain = self.slope - other.slope;
        (gain != 0).then(|| Rational::new(other.rest - self.rest, gain))
    }

    pub(super) fn at(self, points: Rational) -> Rational {
        Rational::from(self.rest) + points * self.slope
    }
}

/// The points between which something stays as it is; both ends belong to it, and at an inner end there is a
/// tie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StabilityInterval {
    /// The fewest points, 0 if nothing changes on the way down.
    pub low: Rational,
    /// The most points; `None` if no number of points is too many.
    pub high: Option<Rational>,
}

impl StabilityInterval {
    /// The same as weights, 0..=1, where the other criteria have `others` points together (at least 1).
    pub fn weights(self, others: u32) -> (Rational, Rational) {
        let weight = |points: Rational| points / (points + Rational::from(i64::from(others)));
        (weight(self.low), self.high.map_or(Rational::from(1), weight))
    }
}

/// Which projects change places with each other beyond an end of an interval, as indices.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Exchange {
    /// Those that come in.
    pub enter: Vec<usize>,
    /// Those that go out.
    pub leave: Vec<usize>,
}

/// How far the points of one criterion may move before the first places hold other projects.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stability {
    /// From where to where nothing changes.
    pub interval: StabilityInterval,
    /// Who comes in and who goes out below the lower end; nobody if that is 0.
    pub below: Exchange,
    /// Who comes in and who goes out above the upper end; nobody if there is none.
    pub above: Exchange,
}

/// How far the points of the criterion may move so that no project outside `members` passes one of them.
///
/// `members[i]` says whether `lines[i]` is among those that stand first at `present` points. Time: O(n) and
/// 11 · 11 fractions, since projects of the same level on the criterion move in parallel.
pub fn set_stability(lines: &[ScoreLine], members: &[bool]) -> Stability {
    let StabilityInterval { low, high } = set_interval(lines, members);
    let below = if low > Rational::from(0) {
        exchange(lines, members, low, Ordering::Greater)
    } else {
        Exchange::default()
    };
    let above = high.map_or_else(Exchange::default, |high| exchange(lines, members, high, Ordering::Less));
    Stability { interval: StabilityInterval { low, high }, below, above }
}

/// From where to where no project outside `members` passes one of them.
pub(super) fn set_interval(lines: &[ScoreLine], members: &[bool]) -> StabilityInterval {
    let mut low = Rational::from(0);
    let mut high: Option<Rational> = None;
    let lowest_members = extremes(lines, members, true, Ordering::Less);
    let highest_others = extremes(lines, members, false, Ordering::Greater);
    for member in &lowest_members {
        for other in &highest_others {
            let Some(crossing) = member.crossing(*other) else { continue };
            if member.slope > other.slope {
                low = low.max(crossing);
            } else {
                high = Some(high.map_or(crossing, |high| high.min(crossing)));
            }
        }
    }
    StabilityInterval { low, high }
}

/// For each slope the line of a member (or of another) whose rest is the least (or the greatest).
fn extremes(lines: &[ScoreLine], members: &[bool], wanted: bool, extreme: Ordering) -> Vec<ScoreLine> {
    let mut found: Vec<ScoreLine> = Vec::new();
    for (line, _) in lines.iter().zip(members).filter(|(_, is_member)| **is_member == wanted) {
        match found.iter_mut().find(|known| known.slope == line.slope) {
            Some(known) if line.rest.cmp(&known.rest) == extreme => *known = *line,
            Some(_) => {}
            None => found.push(*line),
        }
    }
    found
}

/// Who changes places where the last member and the first of the others meet. Beyond that point a member
/// falls behind whose slope compares with the other's as `falls` says.
fn exchange(lines: &[ScoreLine], members: &[bool], points: Rational, falls: Ordering) -> Exchange {
    let score = |index: &usize| lines.get(*index).map(|line| line.at(points));
    let slope = |index: &usize| lines.get(*index).map_or(0, |line| line.slope);
    let (inside, outside): (Vec<usize>, Vec<usize>) =
        (0..lines.len()).partition(|index| members.get(*index).copied().unwrap_or_default());
    let (last, first) = (inside.iter().filter_map(score).min(), outside.iter().filter_map(score).max());
    let at_the_edge = |indices: Vec<usize>, edge: Option<Rational>| -> Vec<usize> {
        indices.into_iter().filter(|index| score(index) == edge).collect()
    };
    let (inside, outside) = (at_the_edge(inside, last), at_the_edge(outside, first));
    let passes = |member: &usize, other: &usize| slope(member).cmp(&slope(other)) == falls;
    Exchange {
        leave: inside
            .iter()
            .copied()
            .filter(|member| outside.iter().any(|other| passes(member, other)))
            .collect(),
        enter: outside
            .iter()
            .copied()
            .filter(|other| inside.iter().any(|member| passes(member, other)))
            .collect(),
    }
}

/// How far the points of the criterion may move so that the project at `index` keeps one of the first `places`;
/// `None` if it has none of them at `present` points.
///
/// The interval around `present`: beyond its ends the project loses its place, and may regain it farther away.
pub fn place_stability(
    lines: &[ScoreLine],
    index: usize,
    present: u32,
    places: usize,
) -> Option<StabilityInterval> {
    let own = *lines.get(index)?;
    let present = Rational::from(i64::from(present));
    let better = lines.iter().filter(|line| line.at(present) > own.at(present)).count();
    let room = places.checked_sub(1)?.checked_sub(better)?;
    let alone: Vec<(ScoreLine, i64)> = lines.iter().map(|line| (*line, 1)).collect();
    let end = |upwards: bool| first_loss(&alone, own, present, room, upwards);
    let zero = Rational::from(0);
    Some(StabilityInterval { low: end(false).map_or(zero, |low| low.max(zero)), high: end(true) })
}

/// The points beyond which more than `room` more projects stand above `own` than at `present`, going up or
/// down. Each line comes with how many projects have it.
pub(super) fn first_loss(
    lines: &[(ScoreLine, i64)],
    own: ScoreLine,
    present: Rational,
    room: usize,
    upwards: bool,
) -> Option<Rational> {
    let direction = if upwards { 1 } else { -1 };
    // Where projects are passed, and how many go above (beyond that point) or below (at that point, and less
    // than none).
    let mut passings: Vec<(Rational, i64)> = Vec::new();
    for (line, projects) in lines {
        let gain = (line.slope - own.slope) * direction;
        let Some(crossing) = line.crossing(own) else { continue };
        let is_above = line.at(present) > own.at(present);
        let is_ahead = if upwards { crossing >= present } else { crossing <= present };
        if is_ahead && (gain > 0) != is_above {
            passings.push((crossing, if gain > 0 { *projects } else { -projects }));
        }
    }
    passings.sort_by_key(|&(crossing, above)| (crossing * direction, above > 0));
    let mut room = i64::try_from(room).unwrap_or(i64::MAX);
    for (crossing, above) in passings {
        room -= above;
        if room < 0 {
            return Some(crossing).filter(|crossing| upwards || *crossing >= Rational::from(0));
        }
    }
    None
}
