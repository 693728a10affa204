// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! The level of a project on a criterion.

/// A level from 0 ("no effect") to 5 ("the best that is realistic in this city"), counted in half
/// steps: 0..=10.
///
/// Assessors give whole levels; the median of an even number of them may lie halfway between two.
/// Counted in halves it stays a whole number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct HalfLevels(u8);

impl HalfLevels {
    /// Level 0.
    pub const LOWEST: Self = Self(0);
    /// Level 5.
    pub const HIGHEST: Self = Self(10);

    /// A level given in half steps; `None` above 10.
    pub const fn new(half_levels: u8) -> Option<Self> {
        if half_levels <= Self::HIGHEST.0 { Some(Self(half_levels)) } else { None }
    }

    /// A level given in whole steps; `None` above 5.
    pub const fn from_level(level: u8) -> Option<Self> {
        if level <= Self::HIGHEST.0 / 2 { Some(Self(level * 2)) } else { None }
    }

    /// The number of half steps, 0..=10.
    pub const fn get(self) -> u8 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::HalfLevels;

    #[test]
    fn levels_end_at_five() {
        assert_eq!(HalfLevels::new(10), Some(HalfLevels::HIGHEST));
        assert_eq!(HalfLevels::new(11), None);
        assert_eq!(HalfLevels::from_level(5), Some(HalfLevels::HIGHEST));
        assert_eq!(HalfLevels::from_level(6), None);
        assert_eq!(HalfLevels::from_level(255), None);
        assert_eq!(HalfLevels::from_level(3).map(HalfLevels::get), Some(6));
    }
}
