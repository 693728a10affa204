// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! How far a whole panel of assessors can be relied on. Read once per round, by people: nothing is
//! ordered by these figures, so they may be floating point.

use super::HalfLevels;

/// How the levels are read when two of them are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scale {
    /// Same or different.
    Nominal,
    /// Higher or lower: the distance is the number of values that lie between.
    Ordinal,
    /// Equal steps.
    Interval,
    /// Equal steps from a true zero: the distance is relative.
    Ratio,
}

/// Krippendorff's α = 1 − observed / expected disagreement (Krippendorff 2011, *Computing
/// Krippendorff's Alpha-Reliability*). 1: perfect; 0: as if by chance; below 0.67 the texts of the
/// levels are the problem.
///
/// Each element of `cells` holds the assessments of one project on one criterion; who assessed what
/// does not matter, blanks are left out, and cells with fewer than two assessments do not count.
/// `None` if there is nothing to compare, or if all assessments are the same, for then there is no
/// variation to agree on.
///
/// With n assessments in all, `n_c` of them of value c, and m of them in a cell:
/// observed = 1/n · Σ over cells Σ over pairs δ² / (m − 1),
/// expected = 1/(n (n − 1)) · Σ over values c, k of `n_c · n_k` · δ²(c, k).
pub fn krippendorff_alpha(cells: &[Vec<HalfLevels>], scale: Scale) -> Option<f64> {
    let comparable: Vec<&[HalfLevels]> =
        cells.iter().map(Vec::as_slice).filter(|cell| cell.len() >= 2).collect();
    let all: Vec<u32> = comparable.iter().copied().flatten().map(|level| level.get().into()).collect();
    let distance = SquaredDistances::new(&all, scale);

    let observed: f64 = comparable
        .iter()
        .map(|cell| {
            let once_each: Vec<(f64, f64)> = cell.iter().map(|level| (level.get().into(), 1.0)).collect();
            distance.sum_over_pairs(&once_each) / (float(cell.len()) - 1.0)
        })
        .sum();
    let expected = distance.sum_over_pairs(&distance.counts);
    (expected > 0.0).then(|| 1.0 - (float(all.len()) - 1.0) * observed / expected)
}

/// δ² between the values that occur.
struct SquaredDistances {
    scale: Scale,
    /// Each value that occurs, in half levels, and how often.
    counts: Vec<(f64, f64)>,
}

impl SquaredDistances {
    fn new(all: &[u32], scale: Scale) -> Self {
        let counts = (0..=HalfLevels::HIGHEST.get())
            .map(|value| {
                let occurrences = all.iter().filter(|&&other| other == u32::from(value)).count();
                (f64::from(value), float(occurrences))
            })
            .collect();
        Self { scale, counts }
    }

    /// Σ over ordered pairs of values of δ², times how often each of the two is there.
    fn sum_over_pairs(&self, weighted: &[(f64, f64)]) -> f64 {
        let over_others = |one, weight| -> f64 {
            weighted.iter().map(|&(other, also)| weight * also * self.between(one, other)).sum()
        };
        weighted.iter().map(|&(one, weight)| over_others(one, weight)).sum()
    }

    /// δ². Units cancel in α, so that half levels serve as well as levels.
    fn between(&self, one: f64, other: f64) -> f64 {
        let (low, high) = (one.min(other), one.max(other));
        if low >= high {
            return 0.0;
        }
        match self.scale {
            Scale::Nominal => 1.0,
            Scale::Ordinal => {
                // Those between, and of those at either end half.
                let ranks: f64 = self
                    .counts
                    .iter()
                    .filter(|&&(value, _)| low <= value && value <= high)
                    .map(|&(value, count)| if low < value && value < high { count } else { count / 2.0 })
                    .sum();
                ranks.powi(2)
            }
            Scale::Interval => (high - low).powi(2),
            Scale::Ratio => ((high - low) / (high + low)).powi(2),
        }
    }
}

/// Kendall's coefficient of concordance W, 0..=1, with correction for ties: do the judges put the
/// items in the same order? (Kendall & Babington Smith 1939; ties: Kendall, *Rank Correlation
/// Methods*.)
///
/// `judges` holds the levels that each judge gave to the same items. With m judges, n items and R the
/// sum of an item's ranks (ties share the mean of their ranks):
/// W = 12 Σ (R − mean R)² / (m² (n³ − n) − m Σ over ties of t of (t³ − t)).
///
/// `None` with fewer than two judges or two items, if the judges have not all judged all items, or if
/// every judge gave every item the same level.
pub fn kendall_w(judges: &[Vec<HalfLevels>]) -> Option<f64> {
    let items = judges.first()?.len();
    if judges.len() < 2 || items < 2 || judges.iter().any(|levels| levels.len() != items) {
        return None;
    }
    let (m, n) = (float(judges.len()), float(items));
    let mut rank_sums = vec![0.0; items];
    let mut ties = 0.0;
    for levels in judges {
        for (rank_sum, level) in rank_sums.iter_mut().zip(levels) {
            let above = float(levels.iter().filter(|&other| other > level).count());
            let equal = float(levels.iter().filter(|&other| other == level).count());
            *rank_sum += above + f64::midpoint(equal, 1.0);
            ties += equal.powi(2) - 1.0; // a tie of t: t times t² − 1
        }
    }
    let mean = m * (n + 1.0) / 2.0;
    let squares: f64 = rank_sums.iter().map(|rank_sum| (rank_sum - mean).powi(2)).sum();
    let largest = m.powi(2) * (n.powi(3) - n) - m * ties;
    (largest > 0.0).then(|| 12.0 * squares / largest)
}

/// Counts are far below 2³², where they would stop being exact.
fn float(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::{HalfLevels, Scale, kendall_w, krippendorff_alpha};

    fn levels(levels: &[u8]) -> Vec<HalfLevels> {
        levels.iter().map(|&level| HalfLevels::from_level(level).unwrap()).collect()
    }

    #[test]
    fn where_nothing_can_be_compared_there_is_no_alpha() {
        assert_eq!(krippendorff_alpha(&[], Scale::Ordinal), None);
        assert_eq!(krippendorff_alpha(&[levels(&[1]), levels(&[2])], Scale::Ordinal), None);
        assert_eq!(krippendorff_alpha(&[levels(&[3, 3]), levels(&[3, 3])], Scale::Ordinal), None);
    }

    #[test]
    fn perfect_agreement_is_one() {
        let cells = [levels(&[0, 0]), levels(&[3, 3]), levels(&[5, 5, 5])];
        for scale in [Scale::Nominal, Scale::Ordinal, Scale::Interval, Scale::Ratio] {
            assert_eq!(krippendorff_alpha(&cells, scale), Some(1.0));
        }
        assert_eq!(kendall_w(&[levels(&[0, 3, 5]), levels(&[1, 2, 3])]), Some(1.0));
    }

    #[test]
    fn where_nothing_is_ordered_there_is_no_concordance() {
        assert_eq!(kendall_w(&[]), None);
        assert_eq!(kendall_w(&[levels(&[1, 2])]), None);
        assert_eq!(kendall_w(&[levels(&[1, 2]), levels(&[1])]), None);
        assert_eq!(kendall_w(&[levels(&[2, 2]), levels(&[3, 3])]), None);
        assert_eq!(kendall_w(&[levels(&[1, 2]), levels(&[2, 1])]), Some(0.0));
    }
}
