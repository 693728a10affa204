// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Value against effort: which projects bring the most for what they take.

use std::collections::BTreeMap;

use super::network::{Member, Network};
use crate::{
    board::BOARD_SIZE,
    ranking::{
        Benefit, PersonDays,
        frontier::{Frontier, Point},
    },
};

/// So many projects besides the board and the frontier can still be told apart in a picture.
const MOST_SINGLE: usize = 100;
/// Columns and rows of the cells in which the others are counted.
pub const CELLS: (u32, u32) = (20, 10);
/// Tenths of points that a project can have.
pub const MOST_TENTHS: u32 = 1000;

/// A project with a place and an estimated effort.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Offer {
    /// Its place in the network.
    pub project: usize,
    /// What it takes and brings.
    pub point: Point,
    /// Whether it is among the Top 25.
    pub is_on_board: bool,
    /// Whether no mixture of others brings more for the same effort.
    pub is_efficient: bool,
}

/// The projects as points, as far as they can be told apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValuePicture {
    /// Corners of the frontier.
    pub corners: Vec<Point>,
    /// The most that a project takes.
    pub most_effort: PersonDays,
    /// The Top 25 and what stands on the frontier, and if they are not too many all others; those that bring the most
    /// for a person-day first.
    pub offers: Vec<Offer>,
    /// How many others there are, by column and row of their cell from the left and from below.
    pub cells: BTreeMap<(u32, u32), usize>,
    /// How many have a place but no estimate.
    pub without_effort: usize,
}

impl ValuePicture {
    /// The picture of a network.
    pub fn of(network: &Network) -> Self {
        let ranked = network.members().iter().enumerate().filter(|(_, member)| member.points.is_some());
        let (estimated, missing): (Vec<_>, Vec<_>) = ranked.partition(|(_, member)| member.effort.is_some());
        let points: Vec<(usize, &Member, Point)> = estimated
            .into_iter()
            .filter_map(|(place, member)| Some((place, member, point(member)?)))
            .collect();
        let frontier = Frontier::of(&points.iter().map(|(_, _, point)| *point).collect::<Vec<_>>());
        let offers = points.into_iter().map(|(project, member, point)| Offer {
            project,
            point,
            is_on_board: member.place.is_some_and(|(place, _)| place <= BOARD_SIZE),
            is_efficient: frontier.has(point),
        });
        let (mut offers, mut others): (Vec<Offer>, Vec<Offer>) =
            offers.partition(|offer| offer.is_on_board || offer.is_efficient);
        let all = offers.iter().chain(&others);
        let most_effort = all.map(|offer| offer.point.effort).max().unwrap_or_default();
        if others.len() <= MOST_SINGLE {
            offers.append(&mut others);
        }
        let mut cells = BTreeMap::new();
        for offer in &others {
            *cells.entry(cell(offer.point, most_effort)).or_default() += 1;
        }
        offers.sort_by(|one, other| by_density(one.point, other.point).then(one.project.cmp(&other.project)));
        Self {
            corners: frontier.corners().to_vec(),
            most_effort,
            offers,
            cells,
            without_effort: missing.len(),
        }
    }

    /// How many projects are counted and not drawn.
    pub fn counted(&self) -> usize {
        self.cells.values().sum()
    }
}

fn point(member: &Member) -> Option<Point> {
    let effort = PersonDays(member.effort?.0.unsigned_abs());
    Some(Point { effort, value: Benefit(member.points?) })
}

/// What brings more for a person-day comes first; what takes none before all.
fn by_density(one: Point, other: Point) -> std::cmp::Ordering {
    let times = |value: Benefit, effort: PersonDays| u64::from(value.0) * u64::from(effort.0);
    times(other.value, one.effort).cmp(&times(one.value, other.effort)).then(one.effort.cmp(&other.effort))
}

/// How far to the right an effort stands, of `width`: the axis counts square roots, so that small and large projects can
/// be told apart. Efforts are in thousandths of a person-day.
pub fn across(thousandths: u64, most: PersonDays, width: u64) -> u64 {
    let square = u128::from(thousandths) * u128::from(width) * u128::from(width);
    let square = square / (u128::from(most.0.max(1)) * 1000);
    u64::try_from(square.isqrt()).unwrap_or(width)
}

fn cell(point: Point, most: PersonDays) -> (u32, u32) {
    let (columns, rows) = CELLS;
    let column = across(u64::from(point.effort.0) * 1000, most, columns.into());
    let column = u32::try_from(column).unwrap_or(columns).min(columns - 1);
    (column, (point.value.0 * rows / MOST_TENTHS).min(rows - 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn point((effort, value): (u32, u32)) -> Point {
        Point { effort: PersonDays(effort), value: Benefit(value) }
    }

    #[test]
    fn the_axis_begins_at_nothing_and_ends_with_the_most() {
        let most = PersonDays(400);
        assert_eq!([0, 100, 400].map(|days| across(days * 1000, most, 800)), [0, 400, 800]);
        assert_eq!(across(u64::from(u32::MAX) * 1000, PersonDays(u32::MAX), 800), 800);
        assert_eq!(across(0, PersonDays(0), 800), 0);
        assert_eq!(cell(point((400, 1000)), most), (19, 9));
        assert_eq!(cell(point((0, 0)), most), (0, 0));
        assert_eq!(cell(point((100, 455)), most), (10, 4));
    }

    #[test]
    fn what_brings_more_for_a_day_comes_first() {
        let mut points = [(10, 50), (0, 1), (5, 50), (20, 100), (7, 0)].map(point);
        points.sort_by(|one, other| by_density(*one, *other));
        assert_eq!(points, [(0, 1), (5, 50), (10, 50), (20, 100), (7, 0)].map(point));
    }
}
