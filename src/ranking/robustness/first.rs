// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! The first k ranks for very many projects: how often each project has each of them.

use super::{
    RankAcceptability, Sampling,
    belief::{Belief, Sampler},
    prune::survivors,
    top::{Sieve, Table},
};
use crate::ranking::{HalfLevels, WidthMismatch};

/// Where the projects stand in the sampled weightings that can be among the first k.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FirstRanks {
    /// Row and ranks of each project that is not ruled out, by row. The ranks are the first k only: in all other
    /// samples the project is behind them.
    pub found: Vec<(usize, RankAcceptability)>,
}

/// Counts how often each project has each of the first `places` ranks: the same as
/// [`rank_acceptabilities`](super::rank_acceptabilities) for these ranks, since nobody behind them moves anybody among
/// them. A project that is not among what is found has none of them in any sample.
///
/// Projects that can never be among the first are left out first, see `prune.rs`; in a sample in which a criterion
/// counts for nothing, all take part.
///
/// Time: O(samples · (what is left · criteria + places · log places)).
pub fn first_ranks(
    rows: &[Vec<HalfLevels>],
    belief: &Belief,
    places: usize,
    sampling: Sampling,
) -> Result<FirstRanks, WidthMismatch> {
    let criteria = belief.criteria();
    for row in rows {
        WidthMismatch::check(criteria, row.len())?;
    }
    let left = survivors(rows, places);
    let everybody: Vec<usize> = (0..rows.len()).collect();
    let mut few = Counter::new(rows, &left, criteria, places);
    let mut all = if left.len() == rows.len() { None } else { Some(everybody) };
    let mut all_counter: Option<Counter> = None;
    let nothing = || RankAcceptability { ranks: vec![0; places], first_weights: vec![0; criteria] };
    let mut found: Vec<Option<RankAcceptability>> = vec![None; rows.len()];
    for row in &left {
        if let Some(place) = found.get_mut(*row) {
            *place = Some(nothing());
        }
    }
    let mut sampler = Sampler::new(belief, sampling.seed);
    for sample in 0..sampling.samples {
        let weights = sampler.draw(sample);
        if let Some(everybody) = all.take_if(|_| weights.contains(&0)) {
            all_counter = Some(Counter::new(rows, &everybody, criteria, places));
        }
        let counter = match &mut all_counter {
            Some(counter) if weights.contains(&0) => counter,
            _ => &mut few,
        };
        counter.count(weights, |row, rank| {
            let Some(place) = found.get_mut(row) else { return };
            place.get_or_insert_with(nothing).add(rank, weights);
        });
    }
    let found = found.into_iter().enumerate().filter_map(|(row, ranks)| Some((row, ranks?)));
    Ok(FirstRanks { found: found.collect() })
}

impl RankAcceptability {
    fn add(&mut self, rank: usize, weights: &[i16]) {
        if let Some(times) = self.ranks.get_mut(rank) {
            *times += 1;
        }
        if rank == 0 {
            let sums = self.first_weights.iter_mut().zip(weights);
            sums.for_each(|(sum, weight)| *sum += u64::from(weight.unsigned_abs()));
        }
    }
}

/// Ranks some of the rows.
struct Counter {
    rows: Vec<usize>,
    table: Table,
    sieve: Sieve,
    places: usize,
    first: Vec<(i32, usize)>,
}

impl Counter {
    fn new(rows: &[Vec<HalfLevels>], these: &[usize], criteria: usize, places: usize) -> Self {
        let levels: Vec<&[HalfLevels]> =
            these.iter().filter_map(|row| rows.get(*row)).map(Vec::as_slice).collect();
        Self {
            table: Table::new(&levels, criteria),
            sieve: Sieve::new(levels.len(), places),
            rows: these.to_vec(),
            places,
            first: Vec::new(),
        }
    }

    /// Names everybody among the first with the rank, from 0.
    fn count(&mut self, weights: &[i16], mut name: impl FnMut(usize, usize)) {
        if self.places == 0 || self.rows.is_empty() {
            return;
        }
        self.table.score(weights, &mut self.sieve.scores);
        self.first.clear();
        let projects = self.rows.len();
        self.first.extend(self.sieve.sift().filter(|(_, position)| *position < projects));
        self.first.sort_unstable_by_key(|&(score, _)| std::cmp::Reverse(score));
        let mut rank = 0;
        let mut previous = None;
        for (place, (score, position)) in self.first.iter().enumerate() {
            if previous != Some(*score) {
                rank = place;
                previous = Some(*score);
            }
            if let Some(row) = self.rows.get(*position) {
                name(*row, rank);
            }
        }
    }
}
