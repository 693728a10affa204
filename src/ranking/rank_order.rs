// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Weights of somebody who only knows which criterion counts more than which.

use std::cmp::Reverse;

use super::Rational;

/// The exact shares need a number that every position divides, which for more criteria would no longer fit.
const MOST_CRITERIA: usize = 12;

/// The least number that 1 to 12 divide.
const COMMON: i64 = 27_720;

/// The rank-order centroid: the centre of all weights that have this order.
///
/// `ranks` holds for each criterion where it stands, the least number first; gaps do not matter, and equal
/// numbers mean a tie. The share of position k of m is w(k) = 1/m · Σ 1/i for i = k to m (Barron & Barrett
/// 1996), here in exact points Σ 27720/i; those that tie share the mean of their positions. The shares add up
/// to 1. `None` for no criterion, or for more than 12.
pub fn rank_order_centroid(ranks: &[u32]) -> Option<Vec<Rational>> {
    if ranks.is_empty() || ranks.len() > MOST_CRITERIA {
        return None;
    }
    let count = i64::try_from(ranks.len()).ok()?;
    let points = |position: i64| -> i64 { (position..=count).map(|divisor| COMMON / divisor).sum() };
    let share = |rank: &u32| {
        let ahead = ranks.iter().filter(|other| *other < rank).count();
        let tied = ranks.iter().filter(|other| *other == rank).count();
        let sum: i64 = (1..=count).skip(ahead).take(tied).map(points).sum();
        let tied = i64::try_from(tied).unwrap_or(count);
        Rational::new(sum, tied * count * COMMON)
    };
    Some(ranks.iter().map(share).collect())
}

/// Shares as whole points that add up to `total`, or to a few less where equal shares would otherwise become
/// unequal.
///
/// Each is rounded down; the points that are then lacking go to the largest remainders (Hare), to equal shares
/// all or none.
pub fn whole_points(shares: &[Rational], total: u32) -> Vec<u32> {
    let exact = |share: &Rational| *share * i64::from(total);
    let rounded_down = |share: &Rational| u32::try_from(exact(share).to_integer()).unwrap_or_default();
    let mut points: Vec<u32> = shares.iter().map(rounded_down).collect();
    let mut lacking = usize::try_from(total.saturating_sub(points.iter().sum())).unwrap_or_default();
    let mut groups: Vec<Rational> = shares.to_vec();
    groups.sort_by_key(|share| Reverse((exact(share).fract(), *share)));
    groups.dedup();
    for group in groups {
        let size = shares.iter().filter(|share| **share == group).count();
        if size <= lacking {
            lacking -= size;
            let equals = points.iter_mut().zip(shares).filter(|(_, share)| **share == group);
            equals.for_each(|(points, _)| *points += 1);
        }
    }
    points
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Rational, rank_order_centroid, whole_points};

    fn points(ranks: &[u32]) -> Vec<u32> {
        whole_points(&rank_order_centroid(ranks).unwrap(), 1_000)
    }

    #[test]
    fn the_shares_are_those_of_the_literature() {
        // Barron & Barrett (1996), table for m = 4: 0.5208, 0.2708, 0.1458, 0.0625.
        let shares = rank_order_centroid(&[1, 2, 3, 4]).unwrap();
        let expected = [(25, 48), (13, 48), (7, 48), (3, 48)].map(|(part, whole)| Rational::new(part, whole));
        assert_eq!(shares, expected);
        assert_eq!(rank_order_centroid(&[7]).unwrap(), [Rational::from(1)]);
        // Two criteria: 3/4 and 1/4, whichever is named first.
        assert_eq!(rank_order_centroid(&[9, 2]).unwrap(), [Rational::new(1, 4), Rational::new(3, 4)]);
    }

    #[test]
    fn what_ties_shares_the_mean_of_its_positions() {
        let shares = rank_order_centroid(&[1, 2, 2, 3]).unwrap();
        let mean = (Rational::new(13, 48) + Rational::new(7, 48)) / 2;
        assert_eq!(shares, [Rational::new(25, 48), mean, mean, Rational::new(3, 48)]);
        assert_eq!(rank_order_centroid(&[5, 5, 5, 5]).unwrap(), [Rational::new(1, 4); 4]);
    }

    #[test]
    fn only_so_many_can_be_ordered() {
        assert_eq!(rank_order_centroid(&[]), None);
        assert!(rank_order_centroid(&[1; 12]).is_some());
        assert_eq!(rank_order_centroid(&[1; 13]), None);
    }

    #[test]
    fn points_are_whole_and_keep_ties() {
        assert_eq!(points(&[1, 2, 3, 4]), [521, 271, 146, 62]);
        assert_eq!(points(&[2, 1, 4, 3]), [271, 521, 62, 146]);
        // Three equal thirds stay equal, though a point is lacking.
        assert_eq!(points(&[1, 1, 1]), [333, 333, 333]);
        // 611.1, 194.4 and 194.4: the lacking point would make the two equal ones unequal.
        assert_eq!(points(&[1, 2, 2]), [612, 194, 194]);
    }

    proptest! {
        #[test]
        fn shares_and_points_keep_the_order(ranks in prop::collection::vec(1_u32..13, 1..=12)) {
            let shares = rank_order_centroid(&ranks).unwrap();
            prop_assert_eq!(shares.iter().sum::<Rational>(), Rational::from(1));
            let points = whole_points(&shares, 1_000);
            let sum: u32 = points.iter().sum();
            prop_assert!((1_001 - u32::try_from(ranks.len()).unwrap()..=1_000).contains(&sum), "{}", sum);
            for (one, first) in ranks.iter().zip(&points) {
                prop_assert!(*first > 0);
                for (other, second) in ranks.iter().zip(&points) {
                    prop_assert_eq!(one.cmp(other), second.cmp(first));
                }
            }
        }
    }
}
