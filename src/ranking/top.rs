// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! The first k of very many projects, without ordering the rest.

use std::{
    cmp::Reverse,
    ops::{AddAssign, Mul},
    slice::Chunks,
};

use super::{
    LevelTable, RawScore, Weights, WidthMismatch,
    table::{BLANK, Cell},
};

/// A project among the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ranked {
    /// Its row in the table, from 0.
    pub row: usize,
    /// Its raw score.
    pub score: RawScore,
    /// Its place, from 1.
    pub place: u32,
}

/// The projects on the places 1 to `places`, best first, and by row within a tie.
///
/// All that tie with the last place are in, so there may be more than `places` of them; projects with
/// blanks on criteria that count are not. Places are those of [`standings`](super::standings) with
/// every project of the table eligible.
///
/// The scores are summed block by block, in a block that stays in the fastest memory, and only those
/// that reach the k-th best score so far are looked at one by one. With random rows that is a handful
/// among millions; in the worst order the time is still proportional to the number of projects.
pub fn top(table: &LevelTable, weights: &Weights, places: usize) -> Result<Vec<Ranked>, WidthMismatch> {
    let columns = table.weighted_columns(weights)?;
    // The lowest sum of a project without blanks: every cell at least 1.
    let mut sieve = Sieve::new(places.min(table.rows()), weights.total(), &columns);
    // Sums that fit 16 bits go twice as many to an instruction. No cell is above 11.
    let narrow = u16::try_from(11 * weights.total()).ok().and_then(|_| narrow_columns(&columns));
    match narrow {
        Some(narrow) => sift(&narrow, table.rows(), &mut sieve),
        None => sift(&columns, table.rows(), &mut sieve),
    }
    Ok(sieve.into_ranked(weights.total()))
}

fn narrow_columns<'table>(columns: &[(u32, &'table [Cell])]) -> Option<Vec<(u16, &'table [Cell])>> {
    columns.iter().map(|&(points, column)| Some((u16::try_from(points).ok()?, column))).collect()
}

/// Rows whose sums are computed at a time: sums and cells of a block fit the first-level cache.
const BLOCK: usize = 4096;
/// Rows that are passed over together if the best of them is too low.
const STRIP: usize = 64;

/// Sums all rows and offers those to the sieve that may pass.
fn sift<Sum>(columns: &[(Sum, &[Cell])], rows: usize, sieve: &mut Sieve)
where
    Sum: Copy + Default + Ord + From<Cell> + Mul<Output = Sum> + AddAssign + Into<u32>,
{
    let mut blocks: Vec<(Sum, Chunks<Cell>)> =
        columns.iter().map(|&(points, column)| (points, column.chunks(BLOCK))).collect();
    let mut sums = [Sum::default(); BLOCK];
    for start in (0..rows).step_by(BLOCK) {
        sums.fill(Sum::default());
        for (points, blocks) in &mut blocks {
            for (sum, &cell) in sums.iter_mut().zip(blocks.next().unwrap_or_default()) {
                *sum += *points * Sum::from(cell);
            }
        }
        for (strip, first) in sums.chunks(STRIP).zip((start..rows).step_by(STRIP)) {
            let best = strip.iter().fold(Sum::default(), |best, &sum| best.max(sum));
            if best.into() >= sieve.threshold {
                for (&sum, row) in strip.iter().zip(first..rows) {
                    sieve.offer(row, sum.into());
                }
            }
        }
    }
}

/// Keeps the best, with all ties at the cut.
struct Sieve<'table> {
    places: usize,
    columns: &'table [(u32, &'table [Cell])],
    /// Who is below it is not among the first.
    threshold: u32,
    /// Sum and row of all that have passed since and may still be among the first.
    kept: Vec<(u32, usize)>,
    /// When so many are kept, the threshold is raised.
    tighten_at: usize,
}

impl<'table> Sieve<'table> {
    fn new(places: usize, threshold: u32, columns: &'table [(u32, &'table [Cell])]) -> Self {
        let mut sieve = Self { places, columns, threshold, kept: Vec::new(), tighten_at: 0 };
        sieve.wait_for_more();
        sieve
    }

    fn offer(&mut self, row: usize, sum: u32) {
        if sum < self.threshold || self.has_blank(row) {
            return;
        }
        self.kept.push((sum, row));
        if self.kept.len() >= self.tighten_at {
            self.tighten();
            self.wait_for_more();
        }
    }

    /// Waiting until as many again have come makes the whole work proportional to their number.
    fn wait_for_more(&mut self) {
        self.tighten_at = 2 * self.kept.len().max(self.places) + STRIP;
    }

    /// Raises the threshold to the k-th best sum and drops who is below it.
    fn tighten(&mut self) {
        let Some(last) = self.places.checked_sub(1) else {
            self.kept.clear();
            return;
        };
        if last < self.kept.len() {
            let (_, &mut (sum, _), _) = self.kept.select_nth_unstable_by_key(last, |&(sum, _)| Reverse(sum));
            self.threshold = sum;
            self.kept.retain(|&(sum, _)| sum >= self.threshold);
        }
    }

    fn has_blank(&self, row: usize) -> bool {
        self.columns.iter().any(|(_, column)| column.get(row) == Some(&BLANK))
    }

    /// The kept ones in order, with their places. A cell is a half level plus 1, so a sum is the raw
    /// score plus the total of the weights.
    fn into_ranked(mut self, total: u32) -> Vec<Ranked> {
        self.tighten();
        self.kept.sort_unstable_by_key(|&(sum, row)| (Reverse(sum), row));
        let mut ranked: Vec<Ranked> = Vec::with_capacity(self.kept.len());
        for ((sum, row), position) in self.kept.into_iter().zip(1..) {
            let score = RawScore::new(sum - total);
            let place = match ranked.last() {
                Some(previous) if previous.score == score => previous.place,
                _ => position,
            };
            ranked.push(Ranked { row, score, place });
        }
        ranked
    }
}
