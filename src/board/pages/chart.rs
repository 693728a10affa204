// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! The places that a project has had, as a drawing and as a table.

use chrono::{DateTime, Utc};

use super::words;
use crate::{
    board::model::{BOARD_SIZE, PastPlace},
    kit::page::Chrome,
};

/// Distance of two boards, and of the drawing from its edges, in units of the drawing.
const STEP: u32 = 48;
const LEFT: u32 = 44;
const TOP: u32 = 22;
/// Height between the best and the worst place.
const HEIGHT: u32 = 150;

/// A line of the table.
pub struct PlaceLine {
    /// When.
    pub day: String,
    /// Address of the board; none for today.
    pub href: Option<String>,
    /// Number of the weighting.
    pub weighting: String,
    /// Whether it was another one before.
    pub is_new_weighting: bool,
    /// The place, or empty.
    pub place: String,
}

/// A place in the drawing.
pub struct Dot {
    /// From the left.
    pub x: u32,
    /// From the top.
    pub y: u32,
    /// The place.
    pub place: String,
}

/// The drawing and the table beneath it.
pub struct Chart {
    /// Size of the drawing.
    pub width: u32,
    /// Size of the drawing.
    pub height: u32,
    /// The places, in pieces: where there was none, the line is broken.
    pub pieces: Vec<String>,
    /// The places.
    pub dots: Vec<Dot>,
    /// Where the Top 25 end, if that is in the drawing.
    pub line: Option<u32>,
    /// Where the weighting changed, and to which.
    pub weightings: Vec<(u32, String)>,
    /// Best and worst place of the drawing with their height.
    pub scale: Vec<(u32, String)>,
    /// The same as a table, the last first.
    pub lines: Vec<PlaceLine>,
}

impl Chart {
    /// The places on frozen boards, the earliest first, and that of today; nothing if there is no frozen board
    /// or never was a place.
    pub(super) fn of(
        past: &[PastPlace],
        (now, place, weighting): (DateTime<Utc>, Option<u32>, i32),
        chrome: &Chrome,
    ) -> Option<Self> {
        if past.is_empty() {
            return None;
        }
        let words = chrome.words;
        let today = (None, now, weighting, place);
        let boards =
            past.iter().map(|past| (Some(past.snapshot), past.taken_at, past.weighting_version, past.place));
        let boards: Vec<_> = boards.chain([today]).collect();
        let places = || boards.iter().filter_map(|(.., place)| *place);
        let (best, worst) = (places().min()?, places().max()?);
        // A place that never changed is drawn in the middle.
        let margin = u32::from(best == worst);
        let scale = Scale { best: best - margin, worst: worst + margin };
        let mut chart = Self {
            width: LEFT + STEP * u32::try_from(boards.len()).unwrap_or(u32::MAX),
            height: HEIGHT + 2 * TOP,
            pieces: Vec::new(),
            dots: Vec::new(),
            line: (best <= BOARD_SIZE && BOARD_SIZE < worst).then(|| scale.between(BOARD_SIZE)),
            weightings: Vec::new(),
            scale: [best, worst].map(|place| (scale.y(place), words.integer(place))).to_vec(),
            lines: Vec::new(),
        };
        chart.scale.dedup();
        let mut before = None;
        let mut piece = Vec::new();
        for (x, (id, at, weighting, place)) in (0..).map(|index| LEFT + STEP * index + STEP / 2).zip(boards) {
            let is_new_weighting = before.is_some_and(|before| before != weighting);
            if is_new_weighting {
                chart.weightings.push((x - STEP / 2, words.integer(weighting)));
            }
            before = Some(weighting);
            match place {
                Some(place) => {
                    let y = scale.y(place);
                    piece.push(format!("{x},{y}"));
                    chart.dots.push(Dot { x, y, place: words.integer(place) });
                }
                None => chart.pieces.extend(joined(&mut piece)),
            }
            chart.lines.push(PlaceLine {
                day: if id.is_some() { words.day_of(at) } else { words.text("places-today") },
                href: id.map(|id| words::board_address(id, chrome)),
                weighting: words.integer(weighting),
                is_new_weighting,
                place: place.map(|place| words.integer(place)).unwrap_or_default(),
            });
        }
        chart.pieces.extend(joined(&mut piece));
        chart.lines.reverse();
        Some(chart)
    }
}

/// The places of a piece; a single one is a dot and no line.
fn joined(piece: &mut Vec<String>) -> Option<String> {
    let places = std::mem::take(piece);
    (places.len() > 1).then(|| places.join(" "))
}

/// From places to heights: the best is at the top.
struct Scale {
    best: u32,
    worst: u32,
}

impl Scale {
    fn height(&self, doubled: u32) -> u32 {
        let (all, down) =
            (u64::from(self.worst - self.best), u64::from(doubled.saturating_sub(2 * self.best)));
        TOP + u32::try_from(u64::from(HEIGHT) * down / (2 * all)).unwrap_or(HEIGHT)
    }

    fn y(&self, place: u32) -> u32 {
        self.height(2 * place)
    }

    /// Half a place below.
    fn between(&self, place: u32) -> u32 {
        self.height(2 * place + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn smaller_places_are_higher_up() {
        let scale = Scale { best: 3, worst: 43 };
        assert_eq!([3, 23, 43].map(|place| scale.y(place)), [TOP, TOP + HEIGHT / 2, TOP + HEIGHT]);
        assert!(scale.y(25) < scale.between(25) && scale.between(25) < scale.y(26));
    }
}
