// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! In how many of many plausible weightings is a project among the first k? Stochastic multicriteria
//! acceptability analysis (SMAA-2: Lahdelma & Salminen 2001; Tervonen & Lahdelma 2007).
//!
//! Weightings are drawn from a [`Belief`]. Each is rounded to whole parts of 32,767, so that the scores under
//! it are whole numbers and ties are ties; ranks are competition ranks. The same seed gives the same figures
//! on every machine and however the work is divided: the generator is addressed by the number of the sample.

mod belief;
mod figures;
mod first;
mod prune;
mod top;

pub use belief::{Belief, concentration};
pub use figures::{Share, half_width, wilson_interval};
pub use first::{FirstRanks, first_ranks};
pub use prune::survivors;
pub use top::TopAcceptability;

use super::{HalfLevels, WidthMismatch};
use belief::Sampler;

/// How many weightings are drawn, and which.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sampling {
    /// How many; with 10,000 the 95 % half width of a share is at most 0.98 percentage points.
    pub samples: u32,
    /// The same seed draws the same weightings.
    pub seed: u64,
}

impl Sampling {
    /// What is usual, with a seed that is as good as any.
    pub const USUAL: Self = Self { samples: 10_000, seed: 25 };
}

/// Where a project stands in the sampled weightings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RankAcceptability {
    /// In how many samples it has rank 1, 2, 3 …
    pub ranks: Vec<u32>,
    /// Σ over the samples in which it is first of the weight of each criterion, in parts of 32,767.
    first_weights: Vec<u64>,
}

impl RankAcceptability {
    /// In how many samples it is among the first `places`.
    pub fn among(&self, places: usize) -> u32 {
        self.ranks.iter().take(places).sum()
    }

    /// The mean of the weightings under which it is first: whoever weighs like this puts it first. `None` if it
    /// never is.
    pub fn central_weights(&self) -> Option<Vec<f64>> {
        let firsts = self.ranks.first().copied().filter(|firsts| *firsts > 0)?;
        let total = f64::from(firsts) * f64::from(belief::WHOLE);
        Some(self.first_weights.iter().map(|sum| float(*sum) / total).collect())
    }

    /// A weight between 0 and 1 in whole thousandths, to be kept.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 1000")]
    pub fn thousandths(weight: f64) -> u16 {
        (weight.clamp(0.0, 1.0) * 1_000.0).round() as u16
    }
}

/// Counts below 2⁵³ are exact.
fn float(count: u64) -> f64 {
    let (high, low) = (count >> 32, count & u64::from(u32::MAX));
    let part = |part: u64| f64::from(u32::try_from(part).unwrap_or(u32::MAX));
    part(high) * 4_294_967_296.0 + part(low)
}

/// How often each project has each rank, and the weights that put it first. Projects are rows of levels, all of
/// the width of `belief`.
///
/// Time: O(samples · n · (criteria + log n)).
pub fn rank_acceptabilities(
    rows: &[Vec<HalfLevels>],
    belief: &Belief,
    sampling: Sampling,
) -> Result<Vec<RankAcceptability>, WidthMismatch> {
    let criteria = belief.criteria();
    for row in rows {
        WidthMismatch::check(criteria, row.len())?;
    }
    let nothing = RankAcceptability { ranks: vec![0; rows.len()], first_weights: vec![0; criteria] };
    let mut found = vec![nothing; rows.len()];
    let mut sampler = Sampler::new(belief, sampling.seed);
    let mut order: Vec<(i32, usize)> = Vec::with_capacity(rows.len());
    for sample in 0..sampling.samples {
        let weights = sampler.draw(sample);
        let score = |row: &Vec<HalfLevels>| -> i32 {
            row.iter().zip(weights).map(|(level, weight)| i32::from(level.get()) * i32::from(*weight)).sum()
        };
        order.clear();
        order.extend(rows.iter().map(score).zip(0..));
        order.sort_unstable_by_key(|&(score, _)| std::cmp::Reverse(score));
        let mut rank = 0;
        let mut previous = None;
        for (position, &(score, project)) in order.iter().enumerate() {
            if previous != Some(score) {
                rank = position;
                previous = Some(score);
            }
            let Some(project) = found.get_mut(project) else { continue };
            if let Some(times) = project.ranks.get_mut(rank) {
                *times += 1;
            }
            if rank == 0 {
                let sums = project.first_weights.iter_mut().zip(weights);
                sums.for_each(|(sum, weight)| *sum += u64::from(weight.unsigned_abs()));
            }
        }
    }
    Ok(found)
}
