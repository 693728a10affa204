// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use super::BOARD_SIZE;

/// How a project fares with another weighting, as far as the Top 25 is concerned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlaceChange {
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
pub(super) const fn is_on_board(place: Option<u32>) -> bool {
    matches!(place, Some(place) if place <= BOARD_SIZE)
}

impl PlaceChange {
    /// From one place to another.
    pub const fn between(before: Option<u32>, after: Option<u32>) -> Self {
        match (is_on_board(before), is_on_board(after)) {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn movements_are_told_by_the_line() {
        for (before, after, expected) in [
            (Some(26), Some(25), PlaceChange::Enters),
            (None, Some(1), PlaceChange::Enters),
            (Some(25), Some(26), PlaceChange::Leaves),
            (Some(1), None, PlaceChange::Leaves),
            (Some(5), Some(2), PlaceChange::Rises(3)),
            (Some(30), Some(40), PlaceChange::Falls(10)),
            (Some(7), Some(7), PlaceChange::Stays),
            (Some(30), None, PlaceChange::Stays),
            (None, None, PlaceChange::Stays),
        ] {
            assert_eq!(PlaceChange::between(before, after), expected, "{before:?} {after:?}");
        }
    }
}
