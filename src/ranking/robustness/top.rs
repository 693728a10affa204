// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! The share of samples in which a project is among the first k, for many projects.

use super::{
    Sampling,
    belief::{Belief, Sampler},
};
use crate::ranking::{HalfLevels, WidthMismatch};

/// The scores are dealt out to so many lanes, like cards, to find the highest of each.
const LANES: usize = 128;

/// In how many of the samples each project is among the first k.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TopAcceptability {
    /// For each project, in the order given.
    pub hits: Vec<u32>,
}

impl TopAcceptability {
    /// Counts. All that tie with the last of the first `places` are among them.
    ///
    /// Time: O(samples · (n · criteria + places)).
    pub fn of(
        rows: &[Vec<HalfLevels>],
        belief: &Belief,
        places: usize,
        sampling: Sampling,
    ) -> Result<Self, WidthMismatch> {
        let criteria = belief.criteria();
        for row in rows {
            WidthMismatch::check(criteria, row.len())?;
        }
        let mut hits = vec![0; rows.len()];
        if places == 0 {
            return Ok(Self { hits });
        }
        let rows: Vec<&[HalfLevels]> = rows.iter().map(Vec::as_slice).collect();
        let table = Table::new(&rows, criteria);
        let mut sieve = Sieve::new(rows.len(), places);
        let mut sampler = Sampler::new(belief, sampling.seed);
        for sample in 0..sampling.samples {
            table.score(sampler.draw(sample), &mut sieve.scores);
            sieve.count(&mut hits);
        }
        Ok(Self { hits })
    }
}

/// So many projects are scored side by side.
const BLOCK: usize = 16;

/// Levels in blocks of projects, criterion after criterion, so that they are read in the order in which they
/// lie. Levels, weights and scores are whole numbers below 2²⁴, which `f32` holds and adds exactly; every
/// processor multiplies several of them at once, which it may not do with integers.
pub(super) struct Table {
    levels: Vec<f32>,
    criteria: usize,
}

impl Table {
    pub(super) fn new(rows: &[&[HalfLevels]], criteria: usize) -> Self {
        let mut levels = Vec::with_capacity(rows.len().next_multiple_of(LANES) * criteria);
        for start in (0..rows.len().next_multiple_of(LANES)).step_by(BLOCK) {
            for criterion in 0..criteria {
                levels.extend((start..start + BLOCK).map(|project| {
                    // What fills up the last block is nobody, and scores less than anybody.
                    let level = rows.get(project).and_then(|row| row.get(criterion));
                    level.map_or(-1.0, |level| f32::from(level.get()))
                }));
            }
        }
        Self { levels, criteria }
    }

    pub(super) fn score(&self, weights: &[i16], scores: &mut [f32]) {
        let blocks = self.levels.chunks_exact((self.criteria * BLOCK).max(1));
        for (block, scores) in blocks.zip(scores.chunks_exact_mut(BLOCK)) {
            let mut sums = [0.0; BLOCK];
            for (levels, weight) in block.chunks_exact(BLOCK).zip(weights) {
                let weight = f32::from(*weight);
                for (sum, level) in sums.iter_mut().zip(levels) {
                    *sum += weight * level;
                }
            }
            scores.copy_from_slice(&sums);
        }
    }
}

/// Finds the first k of the scores of a sample.
pub(super) struct Sieve {
    places: usize,
    /// Filled up to whole rounds of [`LANES`] with what nobody scores.
    pub(super) scores: Vec<f32>,
    ordered: Vec<i32>,
    kept: Vec<(i32, usize)>,
    kept_scores: Vec<i32>,
}

impl Sieve {
    pub(super) fn new(projects: usize, places: usize) -> Self {
        Self {
            places,
            scores: vec![0.0; projects.next_multiple_of(LANES)],
            ordered: Vec::new(),
            kept: Vec::new(),
            kept_scores: Vec::new(),
        }
    }

    /// Adds one to everybody among the first k.
    fn count(&mut self, hits: &mut [u32]) {
        for (_, project) in self.sift() {
            // What fills up the last round is nobody.
            if let Some(times) = hits.get_mut(project) {
                *times += 1;
            }
        }
    }

    /// Scores and rows of everybody among the first k, in no order; what fills up the last round may be among them
    /// and is behind the last row.
    pub(super) fn sift(&mut self) -> impl Iterator<Item = (i32, usize)> {
        let mut highest = [f32::MIN; LANES];
        for round in self.scores.chunks_exact(LANES) {
            for (highest, score) in highest.iter_mut().zip(round) {
                *highest = if *score > *highest { *score } else { *highest };
            }
        }
        // Each lane holds one that reaches its highest score: at least k reach the k-th of them.
        let highest = highest.map(order);
        let floor = nth(&highest, self.places, &mut self.ordered);
        self.kept.clear();
        for (lane, _) in highest.iter().enumerate().filter(|(_, highest)| **highest >= floor) {
            let scores =
                self.scores.get(lane..).unwrap_or_default().iter().step_by(LANES).copied().map(order);
            self.kept.extend(scores.zip((lane..).step_by(LANES)).filter(|(score, _)| *score >= floor));
        }
        self.kept_scores.clear();
        self.kept_scores.extend(self.kept.iter().map(|(score, _)| *score));
        let last = nth(&self.kept_scores, self.places, &mut self.ordered);
        self.kept.iter().copied().filter(move |(score, _)| *score >= last)
    }
}

/// A whole number that compares like the score: the bits of floating-point numbers from 0 up are in order, and
/// what is below 0 stays there.
const fn order(score: f32) -> i32 {
    score.to_bits().cast_signed()
}

/// The n-th highest of `values`, or the least of all numbers if there are not so many.
fn nth(values: &[i32], n: usize, ordered: &mut Vec<i32>) -> i32 {
    let Some(from_below) = values.len().checked_sub(n) else { return i32::MIN };
    ordered.clear();
    ordered.extend_from_slice(values);
    if from_below < ordered.len() { *ordered.select_nth_unstable(from_below).1 } else { i32::MIN }
}
