// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! What a project scores, and what it may still score.

use super::{HalfLevels, RawScore, Weights};

/// A row of levels does not have as many entries as there are criteria.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{found} levels for {expected} criteria")]
pub struct WidthMismatch {
    /// Number of criteria.
    pub expected: usize,
    /// Number of levels.
    pub found: usize,
}

impl WidthMismatch {
    pub(super) const fn check(expected: usize, found: usize) -> Result<(), Self> {
        if expected == found { Ok(()) } else { Err(Self { expected, found }) }
    }
}

/// The lowest and the highest raw score that a project can have once every blank is filled.
///
/// A blank is neither a zero nor an average but a range: the lowest score takes level 0 for it, the
/// highest level 5 (value intervals: Weber 1987; Salo & Hämäläinen 2001).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ScoreRange {
    lowest: RawScore,
    highest: RawScore,
}

impl ScoreRange {
    /// A range computed earlier; `None` if its ends are the wrong way round.
    pub fn new(lowest: RawScore, highest: RawScore) -> Option<Self> {
        (lowest <= highest).then_some(Self { lowest, highest })
    }

    /// The range of a project with nothing left open.
    pub const fn exact(score: RawScore) -> Self {
        Self { lowest: score, highest: score }
    }

    /// The range of the project with these levels, one for each criterion; `None` is a blank.
    pub fn of(levels: &[Option<HalfLevels>], weights: &Weights) -> Result<Self, WidthMismatch> {
        WidthMismatch::check(weights.points().len(), levels.len())?;
        let with_blanks_as = |filler: HalfLevels| {
            let products = levels.iter().zip(weights.points());
            RawScore::new(products.map(|(level, points)| points * half_levels(level.unwrap_or(filler))).sum())
        };
        Ok(Self { lowest: with_blanks_as(HalfLevels::LOWEST), highest: with_blanks_as(HalfLevels::HIGHEST) })
    }

    /// The raw score with every blank at level 0.
    pub const fn lowest(self) -> RawScore {
        self.lowest
    }

    /// The raw score with every blank at level 5.
    pub const fn highest(self) -> RawScore {
        self.highest
    }

    pub(super) const fn add(&mut self, lowest: u32, highest: u32) {
        self.lowest = RawScore::new(self.lowest.get() + lowest);
        self.highest = RawScore::new(self.highest.get() + highest);
    }

    /// Whether nothing is left open. Blanks on criteria without points do not matter.
    pub fn is_complete(self) -> bool {
        self.lowest == self.highest
    }
}

fn half_levels(level: HalfLevels) -> u32 {
    u32::from(level.get())
}

#[cfg(test)]
mod tests {
    use super::{HalfLevels, RawScore, ScoreRange, Weights, WidthMismatch};

    #[test]
    fn a_row_of_another_width_is_refused() {
        let weights = Weights::new(vec![1, 2]).unwrap();
        assert_eq!(ScoreRange::of(&[None], &weights), Err(WidthMismatch { expected: 2, found: 1 }));
    }

    #[test]
    fn the_highest_score_fits() {
        let weights = Weights::new(vec![1_000_000; 64]).unwrap();
        let best = ScoreRange::of(&[Some(HalfLevels::HIGHEST); 64], &weights).unwrap();
        assert_eq!(best, ScoreRange::exact(RawScore::new(640_000_000)));
    }

    #[test]
    fn a_range_has_its_ends_in_order() {
        assert_eq!(ScoreRange::new(RawScore::new(2), RawScore::new(1)), None);
        assert!(ScoreRange::new(RawScore::new(1), RawScore::new(1)).is_some_and(ScoreRange::is_complete));
    }
}
