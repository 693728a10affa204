// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! How long the ranking takes, on one thread. Beside it, the same task in numpy as a yardstick:
//!
//! ```sh
//! make bench-ranking
//! ```
//!
//! Each line is one task on random projects with 8 criteria, repeated; the data are made beforehand
//! and are the same on every run. Nothing is asserted: a benchmark never fails a build.

#![expect(
    clippy::print_stdout,
    clippy::expect_used,
    reason = "a benchmark prints, and stops if its input is wrong"
)]

use std::{
    hint::black_box,
    time::{Duration, Instant},
};

use vorrang::ranking::{
    Candidate, HalfLevels, LevelTable, ScoreRange, Weights,
    robustness::{Belief, Sampling, TopAcceptability},
    standings, top,
};

const CRITERIA: usize = 8;
const PLACES: usize = 25;

fn main() {
    let small = weights(&[40, 20, 25, 15, 10, 30, 5, 55]);
    // Rank-order centroid of 8 criteria in whole points: sums that do not fit 16 bits.
    let large = weights(&[2283, 1443, 1023, 743, 533, 365, 225, 105].map(|points| points * 33));

    println!("{:>9}  {:<44} {:>10} {:>10}", "projects", "task", "least ms", "median ms");
    for (projects, repeats) in [(1_000, 2_000), (100_000, 200), (1_000_000, 50)] {
        let complete = random_table(projects, 0);
        let gappy = random_table(projects, 10);
        let candidates = candidates(complete.scores(&small).expect("as many weights as criteria"));
        let open_candidates = candidates_of(&gappy, &small);

        let row = |task, (least, median)| println!("{projects:>9}  {task:<44} {least:>10} {median:>10}");
        let top_of = |table, weights| measure(repeats, || top(table, weights, PLACES));
        row("score + top 25", top_of(&complete, &small));
        row("score + top 25, every 10th level blank", top_of(&gappy, &small));
        row("score + top 25, points of five digits", top_of(&complete, &large));
        row("score ranges of all", measure(repeats, || complete.scores(&small)));
        row("standings of all", measure(repeats, || standings(&candidates)));
        row("standings of all, every 10th level blank", measure(repeats, || standings(&open_candidates)));
    }
    let around = Belief::around(small, 0.05).expect("a deviation that is possible");
    for (projects, repeats) in [(500, 40), (1_000, 20)] {
        let rows = random_rows(projects);
        let share = |belief: &Belief| {
            measure(repeats, || TopAcceptability::of(&rows, belief, PLACES, Sampling::USUAL))
        };
        let row = |task, (least, median)| println!("{projects:>9}  {task:<44} {least:>10} {median:>10}");
        row("top-25 acceptability, 10,000 weightings", share(&Belief::Anything(CRITERIA)));
        row("the same around given weights", share(&around));
    }
}

fn weights(points: &[u32]) -> Weights {
    Weights::new(points.to_vec()).expect("valid weights")
}

fn candidates_of(table: &LevelTable, weights: &Weights) -> Vec<Candidate> {
    candidates(table.scores(weights).expect("as many weights as criteria"))
}

fn candidates(scores: Vec<ScoreRange>) -> Vec<Candidate> {
    scores.into_iter().map(|score| Candidate { score, eligible: true }).collect()
}

/// Projects with independent, equally likely half levels; every `blank_every`th level on average is a
/// blank, none if 0.
fn random_table(projects: usize, blank_every: u64) -> LevelTable {
    let mut random = SplitMix(2026);
    let mut table = LevelTable::new(CRITERIA);
    for _ in 0..projects {
        let levels: [Option<HalfLevels>; CRITERIA] = std::array::from_fn(|_| {
            let blank = blank_every > 0 && random.below(blank_every) == 0;
            let half_levels = u8::try_from(random.below(11)).expect("below 11");
            HalfLevels::new(half_levels).filter(|_| !blank)
        });
        table.push(&levels).expect("a level for each criterion");
    }
    table
}

/// The same as rows without blanks.
fn random_rows(projects: usize) -> Vec<Vec<HalfLevels>> {
    let mut random = SplitMix(2026);
    let mut level = || u8::try_from(random.below(11)).ok().and_then(HalfLevels::new).expect("below 11");
    (0..projects).map(|_| (0..CRITERIA).map(|_| level()).collect()).collect()
}

/// Least and median time of a task, in milliseconds, after one run that does not count.
fn measure<Answer>(repeats: usize, task: impl Fn() -> Answer) -> (String, String) {
    black_box(task());
    let mut times: Vec<Duration> = (0..repeats)
        .map(|_| {
            let start = Instant::now();
            black_box(task());
            start.elapsed()
        })
        .collect();
    times.sort_unstable();
    let milliseconds = |position: usize| {
        times.get(position).map_or_else(String::new, |time| format!("{:.3}", time.as_secs_f64() * 1000.0))
    };
    (milliseconds(0), milliseconds(times.len() / 2))
}

/// Steele, Lea & Flood (2014), *Fast Splittable Pseudorandom Number Generators*.
struct SplitMix(u64);

impl SplitMix {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) % limit
    }
}
