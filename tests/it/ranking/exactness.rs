// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! No rounding anywhere in the order.

use std::{collections::BTreeMap, fs, path::Path};

use proptest::{
    prelude::Rng,
    test_runner::{RngAlgorithm, TestRng},
};
use vorrang::ranking::{Candidate, HalfLevels, LevelTable, Weights, standings, top};

use super::{Row, naive, score};

/// Only what nothing is ordered by may be floating point.
#[test]
fn what_orders_has_no_floating_point() {
    let mut left = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src/ranking")];
    let mut read = 0;
    while let Some(file) = left.pop() {
        // Shares of samples, and how far a panel can be relied on: figures to read. What the solver proposes
        // is checked in whole numbers.
        if ["reliability.rs", "robustness", "selection/solver.rs"].iter().any(|exempt| file.ends_with(exempt))
        {
            continue;
        }
        if file.is_dir() {
            left.extend(fs::read_dir(&file).unwrap().map(|entry| entry.unwrap().path()));
            continue;
        }
        read += 1;
        let text = fs::read_to_string(&file).unwrap();
        for (number, line) in (1..).zip(text.lines()) {
            let code = line.split("//").next().unwrap_or_default();
            let words = code.split(|letter: char| !letter.is_alphanumeric() && letter != '_');
            let float = words.into_iter().find(|word| word.ends_with("f32") || word.ends_with("f64"));
            assert_eq!(float, None, "{}:{number}", file.display());
        }
    }
    assert!(read > 5, "the files have moved");
}

/// 100,000 random projects, some with blanks and some in an open round, against sorted lists of
/// 128-bit sums; with points that fit 16-bit sums and with points that do not.
#[test]
fn a_hundred_thousand_projects_stand_where_sorting_puts_them() {
    for points in
        [vec![40, 20, 25, 15, 0, 7, 1, 3], vec![76_102, 48_382, 34_522, 25_282, 0, 12_847, 8_227, 3_466]]
    {
        let mut random = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
        let weights = Weights::new(points).unwrap();
        let rows: Vec<Row> =
            (0..100_000).map(|_| (0..8).map(|_| HalfLevels::new(below(&mut random, 12))).collect()).collect();
        let eligible: Vec<bool> = rows.iter().map(|_| below(&mut random, 10) > 0).collect();
        check(&rows, &eligible, &weights);
    }
}

fn check(rows: &[Row], eligible: &[bool], weights: &Weights) {
    let sums: Vec<naive::Sums> = rows.iter().map(|row| naive::sums(row, weights.points())).collect();
    let candidates: Vec<Candidate> = rows
        .iter()
        .zip(eligible)
        .map(|(row, &eligible)| Candidate { score: score(row, weights), eligible })
        .collect();
    let lowest = Counts::of(sums.iter().map(|&(lowest, _)| lowest));
    let highest = Counts::of(sums.iter().map(|&(_, highest)| highest));
    let complete = |eligible_only: bool| {
        let kept = sums.iter().zip(eligible).filter(move |&(_, &eligible)| eligible || !eligible_only);
        Counts::of(kept.filter(|((lowest, highest), _)| lowest == highest).map(|(&(lowest, _), _)| lowest))
    };
    let (placed, all_complete) = (complete(true), complete(false));

    for ((&(low, high), &eligible), standing) in sums.iter().zip(eligible).zip(standings(&candidates)) {
        let place = (eligible && low == high).then(|| 1 + placed.above(low));
        let itself = u32::from(high > low);
        assert_eq!(standing.place, place);
        assert_eq!(standing.best_place, 1 + lowest.above(high));
        assert_eq!(standing.worst_place, 1 + highest.above(low) - itself);
    }

    let mut table = LevelTable::new(8);
    for row in rows {
        table.push(row).unwrap();
    }
    for places in [1, 25, 1_000, 60_000] {
        let board = top(&table, weights, places).unwrap();
        let found: Vec<(u32, i128, usize)> =
            board.iter().map(|each| (each.place, each.score.get().into(), each.row)).collect();
        let mut expected: Vec<(u32, i128, usize)> = sums
            .iter()
            .enumerate()
            .filter(|(_, (lowest, highest))| lowest == highest)
            .map(|(row, &(sum, _))| (1 + all_complete.above(sum), sum, row))
            .filter(|&(place, ..)| usize::try_from(place).unwrap() <= places)
            .collect();
        expected.sort_unstable_by_key(|&(place, _, row)| (place, row));
        assert_eq!(found, expected);
    }
}

/// How many are above each sum, by sorting.
struct Counts(BTreeMap<i128, u32>, Vec<i128>);

impl Counts {
    fn of(sums: impl Iterator<Item = i128>) -> Self {
        let mut sorted: Vec<i128> = sums.collect();
        sorted.sort_unstable_by_key(|&sum| -sum);
        let mut first_at = BTreeMap::new();
        for (&sum, position) in sorted.iter().zip(0..) {
            first_at.entry(sum).or_insert(position);
        }
        Self(first_at, sorted)
    }

    fn above(&self, sum: i128) -> u32 {
        // The best of the sums that are not above it stands right behind those that are.
        let not_above = self.0.range(..=sum).next_back();
        not_above.map_or_else(|| u32::try_from(self.1.len()).unwrap(), |(_, &position)| position)
    }
}

fn below(random: &mut TestRng, limit: u64) -> u8 {
    u8::try_from(random.next_u64() % limit).unwrap()
}
