// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Where no other project gives more value for the same effort: the efficient frontier.
//!
//! It is the upper convex hull of the projects as points of effort and value, together with the origin: nothing costs
//! nothing and brings nothing. Beneath it lies what some mixture of two others beats, the projects that are
//! "LP-dominated" (Sinha & Zoltners 1979, *The multiple-choice knapsack problem*, Operations Research 27). From corner
//! to corner each further person-day brings less than the one before. The hull is found by the monotone chain of Andrew
//! (1979, *Another efficient algorithm for convex hulls in two dimensions*, Information Processing Letters 9), in exact
//! integers.

use super::{Benefit, PersonDays};

/// A project as a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Point {
    /// To the right: what it takes.
    pub effort: PersonDays,
    /// Upwards: what it brings.
    pub value: Benefit,
}

/// The efficient frontier of some projects.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Frontier(Vec<Point>);

impl Frontier {
    /// The frontier of these projects, in whatever order. Time: that of sorting them.
    pub fn of(points: &[Point]) -> Self {
        let mut sorted = points.to_vec();
        sorted.sort_unstable();
        let mut corners = vec![Point { effort: PersonDays(0), value: Benefit(0) }];
        for point in sorted {
            // Whatever takes more and brings no more stands beneath.
            if corners.last().is_some_and(|last| point.value <= last.value) {
                continue;
            }
            while let [.., before, last] = corners.as_slice() {
                if turn(*before, *last, point) < 0 && last.effort < point.effort {
                    break;
                }
                corners.pop();
            }
            // What brings something without any effort stands where the frontier begins.
            if corners.last().is_some_and(|last| last.effort == point.effort) {
                corners.pop();
            }
            corners.push(point);
        }
        Self(corners)
    }

    /// Its corners from left to right, each higher than the one before. The first takes no effort.
    pub fn corners(&self) -> &[Point] {
        &self.0
    }

    /// Whether the point stands on it, at a corner or on the line between two, and not beneath.
    pub fn has(&self, point: Point) -> bool {
        let is_corner = self.0.contains(&point);
        is_corner
            || self.0.windows(2).any(|pair| match pair {
                [before, after] => {
                    (before.effort..=after.effort).contains(&point.effort)
                        && turn(*before, *after, point) == 0
                }
                _ => false,
            })
    }
}

/// Whether the way from the first by the second to the third turns left (more than 0), right (less) or goes straight
/// on: the cross product.
fn turn(first: Point, second: Point, third: Point) -> i128 {
    let right = |from: Point, to: Point| i128::from(to.effort.0) - i128::from(from.effort.0);
    let up = |from: Point, to: Point| i128::from(to.value.0) - i128::from(from.value.0);
    right(first, second) * up(first, third) - up(first, second) * right(first, third)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn point((effort, value): (u32, u32)) -> Point {
        Point { effort: PersonDays(effort), value: Benefit(value) }
    }

    fn corners(points: &[(u32, u32)]) -> Vec<(u32, u32)> {
        let points: Vec<Point> = points.iter().copied().map(point).collect();
        Frontier::of(&points).corners().iter().map(|corner| (corner.effort.0, corner.value.0)).collect()
    }

    #[test]
    fn a_project_between_two_better_ones_is_no_corner() {
        assert_eq!(corners(&[]), [(0, 0)]);
        assert_eq!(corners(&[(10, 50), (30, 80), (20, 60), (40, 70)]), [(0, 0), (10, 50), (30, 80)]);
        assert_eq!(corners(&[(10, 10), (20, 50)]), [(0, 0), (20, 50)]);
        assert_eq!(corners(&[(10, 10), (20, 20)]), [(0, 0), (20, 20)]);
        assert_eq!(corners(&[(0, 5), (0, 7), (10, 7), (10, 9)]), [(0, 7), (10, 9)]);
        assert_eq!(corners(&[(10, 0), (5, 0)]), [(0, 0)]);
    }

    #[test]
    fn what_lies_on_the_line_stands_on_the_frontier() {
        let frontier = Frontier::of(&[(10, 10), (20, 20), (30, 25), (40, 25)].map(point));
        for (on, is_on) in
            [((10, 10), true), ((20, 20), true), ((40, 25), false), ((10, 9), false), ((5, 5), true)]
        {
            assert_eq!(frontier.has(point(on)), is_on, "{on:?}");
        }
    }

    /// Whether the point stands above the line through each pair of corners and above the last.
    fn is_above(frontier: &Frontier, point: Point) -> bool {
        let corners = frontier.corners();
        let last = *corners.last().unwrap();
        let within =
            corners.windows(2).find(|pair| (pair[0].effort..=pair[1].effort).contains(&point.effort));
        match within {
            Some(pair) => turn(pair[0], pair[1], point) > 0,
            None => point.value > last.value,
        }
    }

    proptest! {
        #[test]
        fn no_project_stands_above_and_the_frontier_rises_ever_less(
            points in prop::collection::vec((0..=u32::MAX, 0..=1000_u32), 0..40),
            small in prop::collection::vec((0..8_u32, 0..8_u32), 0..40),
            turned in any::<prop::sample::Index>(),
        ) {
            for mut points in [points, small] {
                let all: Vec<Point> = points.iter().copied().map(point).collect();
                let frontier = Frontier::of(&all);
                prop_assert!(all.iter().all(|point| !is_above(&frontier, *point)));
                let corners = frontier.corners();
                let is_higher = |pair: &[Point]| pair[0].effort < pair[1].effort && pair[0].value < pair[1].value;
                prop_assert!(corners.windows(2).all(is_higher));
                prop_assert!(corners.windows(3).all(|three| turn(three[0], three[1], three[2]) < 0));
                let origin = point((0, 0));
                prop_assert!(corners.iter().all(|corner| *corner == origin || all.contains(corner)));
                prop_assert!(corners.iter().all(|corner| frontier.has(*corner)));
                if !points.is_empty() {
                    let middle = turned.index(points.len());
                    points.rotate_left(middle);
                    points.reverse();
                }
                let other: Vec<Point> = points.iter().copied().map(point).collect();
                prop_assert_eq!(frontier, Frontier::of(&other));
            }
        }
    }
}
