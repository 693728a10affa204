// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! How long planning takes, on one thread:
//!
//! ```sh
//! make bench-planning
//! ```
//!
//! Random projects with as many requirements; a third of them only enable others. The data are the same on every
//! run. Nothing is asserted: a benchmark never fails a build.

#![expect(
    clippy::print_stdout,
    clippy::expect_used,
    reason = "a benchmark prints, and stops if its input is wrong"
)]

use std::{hint::black_box, time::Instant};

use vorrang::ranking::{
    Benefit, PersonDays,
    graph::{Graph, Requirement},
    sequence::{Job, StartOrder, waiting},
};

fn main() {
    println!("{:>9}  {:<44} {:>10}  result", "projects", "task", "least ms");
    for (projects, repeats) in [(100, 50), (1_000, 20), (10_000, 5), (100_000, 1)] {
        let graph = random_graph(projects);
        let jobs = random_jobs(projects);
        let order = || StartOrder::of(&graph, &jobs).expect("an effort of at least a day");
        let waits = waiting(&jobs, order().projects());
        let beyond = (waits - order().lower_bound) * 10_000 / order().lower_bound;
        let largest = order().packages.iter().map(|package| package.projects.len()).max();
        row(
            projects,
            "start order",
            measure(repeats, order),
            &format!("at most 0.{beyond:04} above the least, largest package {largest:?}"),
        );
    }
}

fn row(projects: usize, task: &str, time: String, result: &str) {
    println!("{projects:>9}  {task:<44} {time:>10}  {result}");
}

/// As many requirements as projects, each of a project with a higher number.
fn random_graph(projects: usize) -> Graph {
    let mut random = SplitMix(2026);
    let mut any = || usize::try_from(random.below(u64::try_from(projects).expect("fits"))).expect("fits");
    let pairs: Vec<(usize, usize)> = (0..projects).map(|_| (any(), any())).collect();
    let different = pairs.into_iter().filter(|(one, other)| one != other);
    let requirement =
        |(one, other): (usize, usize)| Requirement { project: one.max(other), required: one.min(other) };
    Graph::new(projects, &different.map(requirement).collect::<Vec<_>>()).expect("no circle")
}

fn random_jobs(projects: usize) -> Vec<Job> {
    let mut random = SplitMix(25);
    let mut below = |limit| u32::try_from(random.below(limit)).expect("fits");
    (0..projects)
        .map(|_| Job {
            benefit: Benefit(if below(3) == 0 { 0 } else { below(1_000) }),
            effort: PersonDays(5 + below(400)),
        })
        .collect()
}

/// Least time of a task, in milliseconds, after one run that does not count.
fn measure<Answer>(repeats: usize, task: impl Fn() -> Answer) -> String {
    black_box(task());
    let times = (0..repeats).map(|_| {
        let start = Instant::now();
        black_box(task());
        start.elapsed()
    });
    times.min().map_or_else(String::new, |time| format!("{:.2}", time.as_secs_f64() * 1000.0))
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
