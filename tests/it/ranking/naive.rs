// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! The same places from the definition, as slowly and as plainly as it can be said, in 128 bits.

use vorrang::ranking::HalfLevels;

use super::Row;

/// Lowest and highest Σ points · half levels.
pub type Sums = (i128, i128);

pub fn sums(row: &Row, points: &[u32]) -> Sums {
    let with_blanks_as = |filler: u8| {
        row.iter()
            .zip(points)
            .map(|(level, &points)| i128::from(level.map_or(filler, HalfLevels::get)) * i128::from(points))
            .sum()
    };
    (with_blanks_as(0), with_blanks_as(10))
}

/// Place, best and worst place of each: count the others.
pub fn places(all: &[(Sums, bool)]) -> Vec<(Option<u32>, u32, u32)> {
    let one_more_than = |count: usize| u32::try_from(count + 1).unwrap();
    let has_place = |&((lowest, highest), eligible): &(Sums, bool)| eligible && lowest == highest;
    (0..all.len())
        .map(|own| {
            let ((lowest, highest), _) = all[own];
            let others = || (0..all.len()).filter(|&other| other != own).map(|other| &all[other]);
            let better = others().filter(|other| has_place(other) && other.0.0 > lowest).count();
            let surely_better = others().filter(|other| other.0.0 > highest).count();
            let possibly_better = others().filter(|other| other.0.1 > lowest).count();
            (
                has_place(&all[own]).then(|| one_more_than(better)),
                one_more_than(surely_better),
                one_more_than(possibly_better),
            )
        })
        .collect()
}
