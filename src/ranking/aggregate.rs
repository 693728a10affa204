// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! One level from several assessors, and how far they agree.

use super::{HalfLevels, Rational};

/// Twice the median, in the unit of the values: the sum of the two middle ones, which for an odd
/// number of values are the same one. Doubled, it stays a whole number. `None` without values.
///
/// Whole levels go in, half levels come out.
pub fn doubled_median(values: &[u8]) -> Option<u16> {
    let mut sorted = values.to_vec();
    sorted.sort_unstable();
    let lower = sorted.get(sorted.len().checked_sub(1)? / 2)?;
    let upper = sorted.get(sorted.len() / 2)?;
    Some(u16::from(*lower) + u16::from(*upper))
}

/// What several assessors say about one project on one criterion.
///
/// All figures are exact and in levels (0..=5) unless they say otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupJudgement {
    /// At least [`GroupJudgement::FEWEST_ASSESSMENTS`].
    assessments: Vec<HalfLevels>,
    median: Rational,
    count: i64,
}

impl GroupJudgement {
    /// With fewer assessments there is no judgement of the group, and the cell stays a blank.
    pub const FEWEST_ASSESSMENTS: usize = 2;

    /// The judgement of the group; `None` if there are too few assessments. Who has not assessed, or
    /// cannot judge, is left out of `assessments`.
    pub fn of(assessments: &[HalfLevels]) -> Option<Self> {
        if assessments.len() < Self::FEWEST_ASSESSMENTS {
            return None;
        }
        let half_levels: Vec<u8> = assessments.iter().map(|level| level.get()).collect();
        let quarters = doubled_median(&half_levels)?;
        Some(Self {
            assessments: assessments.to_vec(),
            median: Rational::new(quarters.into(), 4),
            count: i64::try_from(assessments.len()).ok()?,
        })
    }

    /// The level of the group: the median, if it is a half step. From whole levels it always is;
    /// between two half steps it may be a quarter, and then there is none.
    pub fn level(&self) -> Option<HalfLevels> {
        let half_levels = self.median * 2;
        u8::try_from(half_levels.to_integer())
            .ok()
            .filter(|_| half_levels.is_integer())
            .and_then(HalfLevels::new)
    }

    /// The middle assessment, of an even number the mean of the two middle ones. An extreme assessor
    /// moves it at most to the neighbour's level, and with single-peaked opinions nobody gains by
    /// exaggerating (Moulin 1980; Balinski & Laraki 2010).
    pub const fn median(&self) -> Rational {
        self.median
    }

    /// The arithmetic mean, for information.
    pub fn mean(&self) -> Rational {
        self.levels().sum::<Rational>() / self.count
    }

    /// The lowest assessment.
    pub fn lowest(&self) -> Rational {
        self.levels().min().unwrap_or_default()
    }

    /// The highest assessment.
    pub fn highest(&self) -> Rational {
        self.levels().max().unwrap_or_default()
    }

    /// Highest minus lowest assessment.
    pub fn range(&self) -> Rational {
        self.highest() - self.lowest()
    }

    /// Σ |s − median| / n.
    pub fn mean_absolute_deviation(&self) -> Rational {
        let deviations = self.levels().map(|level| (level - self.median).max(self.median - level));
        deviations.sum::<Rational>() / self.count
    }

    /// D = (Σ |s − median| / n) / 2.5, without unit, 0..=1: 0 if all say the same, 1 if half say 0 and
    /// half say 5.
    pub fn disagreement(&self) -> Rational {
        self.mean_absolute_deviation() / Rational::new(5, 2)
    }

    /// s² = Σ (s − mean)² / (n − 1), in squared levels.
    pub fn sample_variance(&self) -> Rational {
        let mean = self.mean();
        let squares = self.levels().map(|level| (level - mean) * (level - mean));
        squares.sum::<Rational>() / (self.count - 1)
    }

    /// The within-group agreement `r_WG` = 1 − s² / (35/12), without unit, at most 1; 35/12 is the
    /// variance if all six levels were equally likely (James, Demaree & Wolf 1984). Below 0 the group
    /// agrees less than chance would.
    pub fn within_group_agreement(&self) -> Rational {
        Rational::from(1) - self.sample_variance() / Rational::new(35, 12)
    }

    /// Whether the assessors should talk about it: their range is 3 levels or more, or D is 1/2 or more.
    pub fn needs_discussion(&self) -> bool {
        self.range() >= Rational::from(3) || self.disagreement() >= Rational::new(1, 2)
    }

    fn levels(&self) -> impl Iterator<Item = Rational> {
        self.assessments.iter().map(|level| Rational::new(level.get().into(), 2))
    }
}

#[cfg(test)]
mod tests {
    use super::{GroupJudgement, HalfLevels, doubled_median};

    #[test]
    fn the_doubled_median_stays_whole() {
        assert_eq!(doubled_median(&[]), None);
        assert_eq!(doubled_median(&[4]), Some(8));
        assert_eq!(doubled_median(&[5, 0, 2]), Some(4));
        assert_eq!(doubled_median(&[5, 0, 3, 2]), Some(5));
    }

    #[test]
    fn the_level_of_a_group_is_a_half_step() {
        let level = |half_levels: [u8; 2]| {
            GroupJudgement::of(&half_levels.map(|half| HalfLevels::new(half).unwrap())).unwrap().level()
        };
        assert_eq!(level([2, 8]), HalfLevels::new(5));
        assert_eq!(level([4, 5]), None);
    }
}
