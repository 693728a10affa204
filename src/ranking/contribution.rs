// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Where the points of a project come from.

use std::cmp::Reverse;

use super::{HalfLevels, RawScore, Weights, WidthMismatch};

/// What one criterion adds to a project.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Contribution {
    /// Its part of the raw score: points · half levels; 0 for a blank.
    pub score: RawScore,
    /// Its part of the shown points, in tenths.
    pub tenths: u32,
}

/// What each criterion adds to the project with these levels, in the order of the criteria.
///
/// The tenths add up to the shown tenths of the whole
/// ([`Points::tenths`](super::Points::tenths) of the lowest score), so that a reader who adds the
/// lines finds the printed sum. Each line is rounded down, and the tenths that are then lacking go to
/// the lines with the largest remainders (Hare's method of the largest remainder), of equal ones to
/// the earlier criterion. No line is off by a tenth or more, and a line of 0 stays 0.
pub fn contributions(
    levels: &[Option<HalfLevels>],
    weights: &Weights,
) -> Result<Vec<Contribution>, WidthMismatch> {
    WidthMismatch::check(weights.points().len(), levels.len())?;
    let mut lines: Vec<Line> = levels
        .iter()
        .zip(weights.points())
        .map(|(level, points)| {
            let score = points * u32::from(level.unwrap_or(HalfLevels::LOWEST).get());
            // Tenths of a point are 100 · score / total.
            let hundredfold = 100 * u64::from(score);
            let total = u64::from(weights.total());
            Line { score, tenths: narrow(hundredfold / total), remainder: hundredfold % total }
        })
        .collect();

    let whole = RawScore::new(lines.iter().map(|line| line.score).sum());
    let rounded_down: u32 = lines.iter().map(|line| line.tenths).sum();
    let lacking = weights.points_of(whole).tenths().saturating_sub(rounded_down);

    let mut by_remainder: Vec<&mut Line> = lines.iter_mut().collect();
    by_remainder.sort_by_key(|line| Reverse(line.remainder)); // stable: the earlier criterion first
    for (line, _) in by_remainder.into_iter().zip(0..lacking) {
        line.tenths += 1;
    }
    Ok(lines
        .into_iter()
        .map(|line| Contribution { score: RawScore::new(line.score), tenths: line.tenths })
        .collect())
}

struct Line {
    score: u32,
    tenths: u32,
    /// What rounding down cut off, in parts of a tenth; the weights' total is a whole tenth.
    remainder: u64,
}

/// A line has at most 1000 tenths.
fn narrow(tenths: u64) -> u32 {
    u32::try_from(tenths).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::{HalfLevels, Weights, contributions};

    fn tenths(levels: &[u8], points: &[u32]) -> Vec<u32> {
        let levels: Vec<_> = levels.iter().map(|&level| HalfLevels::from_level(level)).collect();
        let weights = Weights::new(points.to_vec()).unwrap();
        contributions(&levels, &weights).unwrap().into_iter().map(|line| line.tenths).collect()
    }

    #[test]
    fn three_equal_thirds_make_a_hundred() {
        assert_eq!(tenths(&[5, 5, 5], &[1, 1, 1]), [334, 333, 333]);
    }

    #[test]
    fn the_largest_remainder_gets_the_lacking_tenth() {
        // 28.571…, 14.285… and 0 of 42.857… points
        assert_eq!(tenths(&[5, 5, 0], &[2, 1, 4]), [286, 143, 0]);
        // 33.333… and 6.666… of 40 points
        assert_eq!(tenths(&[5, 1], &[1, 1]), [500, 100]);
        assert_eq!(tenths(&[5, 1, 0], &[1, 1, 1]), [333, 67, 0]);
    }
}
