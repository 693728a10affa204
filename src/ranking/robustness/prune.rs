// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Leaves out projects that cannot be among the first k, whatever the weights.
//!
//! One project dominates another if it is at least as good on every criterion and better on one. As long as every
//! criterion counts for something, it is then ahead; so whoever is dominated by k others is never among the first k,
//! and never ahead of anybody who is. Where a criterion counts for nothing (a drawn weight may be rounded to it), a
//! dominated project may tie with what dominates it: there nobody is left out.

use crate::ranking::HalfLevels;

/// So many of the best projects by sum of levels are looked at to find what dominates a project. More would find a
/// few more that can be left out, and take longer than they save.
const STRONGEST: usize = 4_096;

/// Eight criteria in one number, a byte each, that can all be compared at once.
type Packed = u64;
const LANES: usize = 8;
const GUARDS: Packed = 0x8080_8080_8080_8080;

/// The rows that are left when those are taken out that are dominated by `places` others or more. Sufficient and
/// quick: a row that is left may still be dominated by so many.
///
/// Time: O(n · log n), and at most n · 4,096 comparisons of rows.
pub fn survivors(rows: &[Vec<HalfLevels>], places: usize) -> Vec<usize> {
    let sum = |row: &Vec<HalfLevels>| row.iter().map(|level| u32::from(level.get())).sum::<u32>();
    let mut by_strength: Vec<(u32, usize)> = rows.iter().map(sum).zip(0..).collect();
    // What dominates has a greater sum.
    by_strength.sort_unstable_by(|one, other| other.0.cmp(&one.0).then(one.1.cmp(&other.1)));
    let packed: Vec<(u32, Vec<Packed>)> = by_strength
        .iter()
        .take(STRONGEST)
        .filter_map(|(sum, row)| Some((*sum, pack(rows.get(*row)?))))
        .collect();
    let is_left = |(sum, row): &(u32, usize)| {
        let Some(levels) = rows.get(*row) else { return false };
        let own = pack(levels);
        let stronger = packed.iter().take_while(|(other, _)| other > sum);
        stronger.filter(|(_, other)| is_at_least(other, &own)).take(places).count() < places
    };
    let mut left: Vec<usize> = by_strength.iter().filter(|line| is_left(line)).map(|(_, row)| *row).collect();
    left.sort_unstable();
    left
}

fn pack(row: &[HalfLevels]) -> Vec<Packed> {
    let word = |levels: &[HalfLevels]| {
        levels.iter().fold(0, |word, level| (word << LANES) | Packed::from(level.get()))
    };
    row.chunks(LANES).map(word).collect()
}

/// Whether `one` is at least as good everywhere. A byte that is less than the other's borrows from its guard.
fn is_at_least(one: &[Packed], other: &[Packed]) -> bool {
    one.iter().zip(other).all(|(one, other)| ((one | GUARDS) - other) & GUARDS == GUARDS)
}
