// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! The drawing of value against effort. Every point is a link; shapes tell apart what colours tell.

use std::fmt::Write as _;

use super::words;
use crate::{
    kit::i18n::Locale,
    portfolio::model::{CELLS, MOST_TENTHS, Offer, ValuePicture, across},
    ranking::frontier::Point,
};

/// The field between the axes: left, top, width, height.
const FIELD: (u64, u64, u64, u64) = (52, 14, 900, 460);
/// Room on the right and below.
const MARGIN: (u64, u64) = (70, 46);
/// Efforts that the axis may name.
const EFFORTS: [u32; 14] =
    [0, 25, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 25_000, 50_000, 100_000, 500_000, 1_000_000];
/// Points that the axis names.
const VALUES: [u32; 6] = [0, 20, 40, 60, 80, 100];
/// So far apart stand two names on the axis.
const APART: u64 = 44;
/// Points between two corners, since a straight line is bent on this axis.
const STEPS: u64 = 16;
/// Half the width of a point.
const RADIUS: u64 = 6;
/// Width and height of a name beside a point.
const NAME: (u64, u64) = (50, 13);

/// A point of the drawing.
pub struct PlotPoint {
    /// Where it leads.
    pub href: String,
    /// Number of the project.
    pub number: String,
    /// What it is, for those who do not see it.
    pub label: String,
    /// Whether it is among the Top 25.
    pub is_on_board: bool,
    /// Whether it stands on the frontier.
    pub is_efficient: bool,
    /// From the left.
    pub x: u64,
    /// From the top.
    pub y: u64,
    /// Where its name is written, if there is room.
    pub name: Option<(u64, u64)>,
    /// Its corners, if it is drawn with such.
    pub diamond: String,
}

impl PlotPoint {
    /// A project as a point; where it stands is worked out with the others.
    pub(super) fn of(offer: &Offer, label: String, number: String, href: String) -> Self {
        Self {
            href,
            number,
            label,
            is_on_board: offer.is_on_board,
            is_efficient: offer.is_efficient,
            x: 0,
            y: 0,
            name: None,
            diamond: String::new(),
        }
    }
}

/// A cell in which projects are counted.
pub struct PlotCell {
    /// From the left.
    pub x: u64,
    /// From the top.
    pub y: u64,
    /// How many there are.
    pub count: String,
    /// How dark it is, from 1 to 4.
    pub shade: u32,
}

/// The drawing.
pub struct Plot {
    /// Width.
    pub width: u64,
    /// Height.
    pub height: u64,
    /// Left, top, right and bottom of the field.
    pub field: (u64, u64, u64, u64),
    /// Names on the axis of effort: where, and what.
    pub efforts: Vec<(u64, String)>,
    /// The same on the axis of points.
    pub values: Vec<(u64, String)>,
    /// The frontier.
    pub frontier: String,
    /// What is counted.
    pub cells: Vec<PlotCell>,
    /// Width and height of a cell.
    pub cell: (u64, u64),
    /// What is drawn; what stands on the frontier last, so that nothing covers it.
    pub points: Vec<PlotPoint>,
}

impl Plot {
    pub(super) fn of(picture: &ValuePicture, mut points: Vec<PlotPoint>, words: Locale) -> Self {
        let (left, top, width, height) = FIELD;
        let most = picture.most_effort;
        let x = |thousandths: u64| left + across(thousandths, most, width);
        let y = |tenths: u64| top + height - tenths * height / u64::from(MOST_TENTHS);
        for (point, offer) in points.iter_mut().zip(&picture.offers) {
            point.x = x(u64::from(offer.point.effort.0) * 1000);
            point.y = y(offer.point.value.0.into());
            point.diamond = diamond(point.x, point.y);
        }
        name(&mut points);
        points.sort_by_key(|point| (point.is_efficient, point.is_on_board));
        let mut efforts: Vec<(u64, String)> = Vec::new();
        for days in EFFORTS.into_iter().filter(|days| *days <= most.0) {
            let at = x(u64::from(days) * 1000);
            if efforts.last().is_none_or(|(last, _)| at >= last + APART) {
                efforts.push((at, words.integer(days)));
            }
        }
        let cell = (width / u64::from(CELLS.0), height / u64::from(CELLS.1));
        let cells = picture.cells.iter().map(|((column, row), count)| PlotCell {
            x: left + u64::from(*column) * cell.0,
            y: top + height - (u64::from(*row) + 1) * cell.1,
            count: words::count(*count, words),
            shade: count.checked_ilog10().map_or(1, |digits| digits.min(3) + 1),
        });
        Self {
            width: left + width + MARGIN.0,
            height: top + height + MARGIN.1,
            field: (left, top, left + width, top + height),
            efforts,
            values: VALUES.map(|points| (y(u64::from(points) * 10), words.integer(points))).into(),
            frontier: frontier(&picture.corners, x, y) + &format!("H{}", left + width),
            cells: cells.collect(),
            cell,
            points,
        }
    }
}

/// The line from corner to corner.
fn frontier(corners: &[Point], x: impl Fn(u64) -> u64, y: impl Fn(u64) -> u64) -> String {
    let mut path = String::new();
    for (index, pair) in corners.windows(2).enumerate() {
        let [from, to] = pair else { continue };
        if index == 0 {
            let _ = write!(path, "M{} {}", x(u64::from(from.effort.0) * 1000), y(from.value.0.into()));
        }
        for step in 1..=STEPS {
            let between = |from: u32, to: u32, unit: u64| {
                (u64::from(from) * (STEPS - step) + u64::from(to) * step) * unit / STEPS
            };
            let (across, up) =
                (between(from.effort.0, to.effort.0, 1000), between(from.value.0, to.value.0, 1));
            let _ = write!(path, "L{} {}", x(across), y(up));
        }
    }
    if path.is_empty() {
        let height = corners.first().map_or(0, |corner| corner.value.0);
        path = format!("M{} {}", x(0), y(height.into()));
    }
    path
}

fn diamond(x: u64, y: u64) -> String {
    let out = RADIUS + 3;
    format!("M{} {y}L{x} {}L{} {y}L{x} {}Z", x - out, y.saturating_sub(out), x + out, y + out)
}

/// A part of the drawing that something takes: left, top, right, bottom.
type Taken = (u64, u64, u64, u64);

fn overlap(one: &Taken, other: &Taken) -> bool {
    one.0 < other.2 && other.0 < one.2 && one.1 < other.3 && other.1 < one.3
}

/// Writes as many names beside their points as fit without covering anything: those of the frontier first.
fn name(points: &mut [PlotPoint]) {
    let mut taken: Vec<Taken> = points
        .iter()
        .map(|point| (point.x - RADIUS, point.y.saturating_sub(RADIUS), point.x + RADIUS, point.y + RADIUS))
        .collect();
    let mut order: Vec<&mut PlotPoint> = points.iter_mut().collect();
    order.sort_by_key(|point| (!point.is_efficient, !point.is_on_board));
    for point in order {
        let (x, y, out) = (point.x, point.y, RADIUS + 4);
        let (wide, high) = NAME;
        let spots = [
            (x + out, (y + high / 2).saturating_sub(high)),
            (x.saturating_sub(out + wide), (y + high / 2).saturating_sub(high)),
            (x.saturating_sub(wide / 2), y.saturating_sub(out + high)),
            (x.saturating_sub(wide / 2), y + out),
        ];
        let free = spots.into_iter().map(|(left, top)| (left, top, left + wide, top + high)).find(|spot| {
            spot.0 > FIELD.0 && spot.3 < FIELD.1 + FIELD.3 && !taken.iter().any(|other| overlap(spot, other))
        });
        if let Some(spot) = free {
            taken.push(spot);
            point.name = Some((spot.0, spot.3 - 2));
        }
    }
}
