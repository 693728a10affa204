// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! How much each criterion counts.

use super::{Points, Rational, RawScore, ScoreRange, Share};

/// Points per criterion, in the order of the criteria. They need not add up to 100.
///
/// The weight of a criterion is its share of the total. It is an exchange rate: what the whole way
/// from level 0 to level 5 on this criterion is worth against the same way on another (swing
/// weights: von Winterfeldt & Edwards 1986; Keeney 2002).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Weights {
    points: Vec<u32>,
    total: u32,
}

/// Why a list of points is no weighting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WeightsError {
    /// There is no criterion.
    #[error("a weighting needs at least one criterion")]
    Empty,
    /// More criteria than [`Weights::MOST_CRITERIA`].
    #[error("{0} criteria are more than {limit}", limit = Weights::MOST_CRITERIA)]
    TooManyCriteria(usize),
    /// A criterion has more points than [`Weights::MOST_POINTS`].
    #[error("criterion {index} has {points} points, more than {limit}", limit = Weights::MOST_POINTS)]
    TooManyPoints {
        /// Position of the criterion, from 0.
        index: usize,
        /// What was asked for.
        points: u32,
    },
    /// No criterion has any points, so nothing would tell the projects apart.
    #[error("at least one criterion needs points")]
    AllZero,
}

impl Weights {
    /// So many criteria at most.
    pub const MOST_CRITERIA: usize = 64;
    /// So many points for one criterion at most. With 64 criteria every raw score still fits 32 bits;
    /// and the exact rank-order centroid of 12 criteria needs no more than 86,021 (Barron & Barrett
    /// 1996).
    pub const MOST_POINTS: u32 = 1_000_000;

    /// A weighting, if `points` is one.
    pub fn new(points: Vec<u32>) -> Result<Self, WeightsError> {
        if points.is_empty() {
            return Err(WeightsError::Empty);
        }
        if points.len() > Self::MOST_CRITERIA {
            return Err(WeightsError::TooManyCriteria(points.len()));
        }
        if let Some((index, &points)) =
            points.iter().enumerate().find(|&(_, &points)| points > Self::MOST_POINTS)
        {
            return Err(WeightsError::TooManyPoints { index, points });
        }
        match points.iter().sum() {
            0 => Err(WeightsError::AllZero),
            total => Ok(Self { points, total }),
        }
    }

    /// The points per criterion.
    pub fn points(&self) -> &[u32] {
        &self.points
    }

    /// The sum of all points, at least 1.
    pub const fn total(&self) -> u32 {
        self.total
    }

    /// The share of each criterion in the whole weight, in tenths of a percent, rounded half up; they need not
    /// add up to 1000.
    pub fn percent_tenths(&self) -> impl Iterator<Item = u32> {
        let total = u64::from(self.total);
        // (1000 p / P) + 1/2
        let share = move |points: &u32| (2_000 * u64::from(*points) + total) / (2 * total);
        self.points.iter().map(move |points| u32::try_from(share(points)).unwrap_or(u32::MAX))
    }

    /// Points out of 100: 100 · Σ p·s / (5 · Σ p) with s in levels, which is 10 · T / Σ p with T in
    /// half levels (Keeney & Raiffa 1976; Belton & Stewart 2002).
    ///
    /// `score` must have been computed under these weights.
    pub fn points_of(&self, score: RawScore) -> Points {
        Points::new(Rational::new(10 * i64::from(score.get()), i64::from(self.total)))
    }

    /// The share of the weight that has been assessed: 1 − Σ missing p / Σ p.
    ///
    /// A blank on a criterion without points takes nothing away. `score` must have been computed
    /// under these weights.
    pub fn coverage(&self, score: ScoreRange) -> Share {
        // A blank of p points widens the range by p · 10 half levels.
        let missing = score.highest().get() - score.lowest().get();
        Share::new(Rational::from(1) - Rational::new(i64::from(missing), 10 * i64::from(self.total)))
    }
}

#[cfg(test)]
mod tests {
    use super::{RawScore, Weights, WeightsError};

    #[test]
    fn what_is_no_weighting_is_refused() {
        assert_eq!(Weights::new(vec![]), Err(WeightsError::Empty));
        assert_eq!(Weights::new(vec![0, 0]), Err(WeightsError::AllZero));
        assert_eq!(Weights::new(vec![1; 65]), Err(WeightsError::TooManyCriteria(65)));
        assert_eq!(
            Weights::new(vec![1, 1_000_001]),
            Err(WeightsError::TooManyPoints { index: 1, points: 1_000_001 })
        );
    }

    #[test]
    fn the_largest_weighting_fits() {
        let weights = Weights::new(vec![1_000_000; 64]).unwrap();
        assert_eq!(weights.points_of(RawScore::new(10 * weights.total())).tenths(), 1000);
    }

    #[test]
    fn shown_points_are_rounded_half_up() {
        let weights = Weights::new(vec![200]).unwrap();
        let shown = |score| weights.points_of(RawScore::new(score)).tenths();
        assert_eq!([0, 1, 2, 3].map(shown), [0, 1, 1, 2]); // 0, 0.05, 0.1 and 0.15 points
    }

    #[test]
    fn shares_are_rounded_half_up() {
        let shares = |points: &[u32]| -> Vec<u32> {
            Weights::new(points.to_vec()).unwrap().percent_tenths().collect()
        };
        assert_eq!(shares(&[40, 20, 25, 15]), [400, 200, 250, 150]);
        assert_eq!(shares(&[1, 1, 1, 0]), [333, 333, 333, 0]);
        assert_eq!(shares(&[1, 1_999]), [1, 1000]); // 0.05 and 99.95 percent
    }

    #[test]
    fn points_are_equal_as_fractions() {
        let (small, large) = (Weights::new(vec![1, 2]).unwrap(), Weights::new(vec![100, 200]).unwrap());
        assert_eq!(small.points_of(RawScore::new(7)), large.points_of(RawScore::new(700)));
        assert!(small.points_of(RawScore::new(7)) < large.points_of(RawScore::new(701)));
    }
}
