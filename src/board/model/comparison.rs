// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Weightings side by side: what each criterion counts, and where today's projects would stand.

use super::BOARD_SIZE;
use crate::{
    assessment::{Criterion, CriterionId},
    projects::ProjectNumber,
    weighting::{Draft, Weighting},
};

/// What can be put beside another: a version or a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Compared {
    /// A version.
    Version(Weighting),
    /// A draft.
    Draft(Draft),
}

impl Compared {
    /// The word for it in addresses.
    pub fn code(&self) -> String {
        match self {
            Self::Version(weighting) => weighting.version.to_string(),
            Self::Draft(draft) => format!("{}{}", Self::DRAFT, draft.id.0),
        }
    }

    /// How the word for a draft begins.
    pub const DRAFT: &'static str = "draft-";

    /// Its points, of every criterion that it knows.
    pub fn points(&self) -> &[(CriterionId, u32)] {
        match self {
            Self::Version(weighting) => &weighting.points,
            Self::Draft(draft) => &draft.points,
        }
    }
}

/// One of the weightings that are compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Side {
    /// Which.
    pub what: Compared,
    /// Its points in the order of the criteria.
    pub points: Vec<u32>,
    /// How many projects are in the Top 25 with it and not with the first side.
    pub entering: u32,
    /// How many are in the Top 25 with the first side and not with it.
    pub leaving: u32,
    /// How many are in the Top 25 with both, at another place.
    pub moving: u32,
    /// How many are in the Top 25: more than 25 when some tie at the line.
    pub on_board: u32,
}

/// A project that is in the Top 25 with one of them at least.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComparedProject {
    /// Its number.
    pub number: ProjectNumber,
    /// Its title.
    pub title: String,
    /// Its place with each side; none where something is missing on a criterion that counts there.
    pub places: Vec<Option<u32>>,
}

/// Weightings side by side; the first is the one that the others are measured by.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// The criteria in their order.
    pub criteria: Vec<Criterion>,
    /// At least one.
    pub sides: Vec<Side>,
    /// Those in the Top 25 of a side, by their places with the first.
    pub projects: Vec<ComparedProject>,
    /// So many more there are than are shown.
    pub more: usize,
}

/// How a project fares with another weighting, as far as the Top 25 is concerned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Movement {
    /// It comes into the Top 25.
    Enters,
    /// It falls out of the Top 25.
    Leaves,
    /// It is so many places higher.
    Rises(u32),
    /// It is so many places lower.
    Falls(u32),
    /// It stands where it stood, or has no place with one of them.
    Stays,
}

/// Whether a place is in the Top 25.
pub(super) const fn is_in(place: Option<u32>) -> bool {
    matches!(place, Some(place) if place <= BOARD_SIZE)
}

impl Movement {
    /// From one place to another.
    pub const fn between(before: Option<u32>, after: Option<u32>) -> Self {
        match (is_in(before), is_in(after)) {
            (false, true) => return Self::Enters,
            (true, false) => return Self::Leaves,
            (true, true) | (false, false) => {}
        }
        match (before, after) {
            (Some(before), Some(after)) if after < before => Self::Rises(before - after),
            (Some(before), Some(after)) if after > before => Self::Falls(after - before),
            _ => Self::Stays,
        }
    }
}

impl Side {
    /// A side by the places of all projects with the first side and with this one.
    pub fn of(what: Compared, points: Vec<u32>, first: &[Option<u32>], own: &[Option<u32>]) -> Self {
        let mut side = Self { what, points, entering: 0, leaving: 0, moving: 0, on_board: 0 };
        for (before, after) in first.iter().zip(own) {
            side.on_board += u32::from(is_in(*after));
            match Movement::between(*before, *after) {
                Movement::Enters => side.entering += 1,
                Movement::Leaves => side.leaving += 1,
                Movement::Rises(_) | Movement::Falls(_) if is_in(*after) => side.moving += 1,
                Movement::Rises(_) | Movement::Falls(_) | Movement::Stays => {}
            }
        }
        side
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn movements_are_told_by_the_line() {
        for (before, after, expected) in [
            (Some(26), Some(25), Movement::Enters),
            (None, Some(1), Movement::Enters),
            (Some(25), Some(26), Movement::Leaves),
            (Some(1), None, Movement::Leaves),
            (Some(5), Some(2), Movement::Rises(3)),
            (Some(30), Some(40), Movement::Falls(10)),
            (Some(7), Some(7), Movement::Stays),
            (Some(30), None, Movement::Stays),
            (None, None, Movement::Stays),
        ] {
            assert_eq!(Movement::between(before, after), expected, "{before:?} {after:?}");
        }
    }
}
