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

use std::{
    hint::black_box,
    time::{Duration, Instant},
};

use vorrang::ranking::{
    Benefit, Cents, PersonDays, RawScore,
    calendar::Moment,
    credit::{Sharing, credits},
    deadline::{Task, windows},
    graph::{Graph, Requirement},
    rules::{Entrant, Rules, placements},
    selection::{Capacity, Contender, Limits, Needs, Outcome, Plan, Problem, Wish, plan},
    sequence::{Job, StartOrder, waiting},
};

fn main() {
    println!("{:>9}  {:<44} {:>10}  result", "projects", "task", "least ms");
    for (projects, repeats) in [(100, 50), (1_000, 20), (10_000, 5), (100_000, 1)] {
        orders(projects, repeats);
    }
    let exact = Limits { time: Duration::from_secs(2), ..Limits::USUAL };
    let percent = Limits { gap: 10, ..Limits::USUAL };
    let at_once = Limits { solved: 0, ..Limits::USUAL };
    for (projects, name, limits, repeats) in [
        (62, "best in 2 s", exact, 3),
        (100, "best in 2 s", exact, 3),
        (1_000, "within 1 %", percent, 3),
        (1_000, "at once", at_once, 3),
        (10_000, "at once", at_once, 3),
    ] {
        selections(projects, name, limits, repeats);
    }
}

fn orders(projects: usize, repeats: usize) {
    let graph = random_graph(projects);
    let jobs = random_jobs(projects);
    let order = || StartOrder::of(&graph, &jobs).expect("an effort of at least a day");
    let found = order();
    let beyond = waiting(&jobs, found.projects()) - found.lower_bound;
    let part = beyond * 1_000_000 / found.lower_bound;
    row(
        projects,
        "start order",
        &measure(repeats, order),
        &format!("at most {part} millionths above the least"),
    );

    let entrants: Vec<Entrant> = jobs
        .iter()
        .map(|job| Entrant {
            points: Some(RawScore::new(job.benefit.0)),
            has_duty: job.effort.0.is_multiple_of(50),
            decision: None,
        })
        .collect();
    let rules = Rules { prerequisite: true, duty: true, decision: true };
    row(projects, "places by rules", &measure(repeats, || placements(&graph, &entrants, rules)), "");

    let due = |job: &Job| job.effort.0.is_multiple_of(10).then_some(Moment(1_000));
    let tasks: Vec<Task> = jobs.iter().map(|job| Task { days: job.effort.0, due: due(job) }).collect();
    row(projects, "latest starts", &measure(repeats, || windows(&graph, &tasks, Moment(0))), "");

    let benefits: Vec<Benefit> = jobs.iter().map(|job| job.benefit).collect();
    row(projects, "credit", &measure(repeats, || credits(&graph, &benefits, Sharing::Equally)), "");
}

/// Half of the work and of the money that everything would need, in one year; and a fifth in each of three.
fn selections(projects: usize, name: &str, limits: Limits, repeats: usize) {
    let graph = random_graph(projects);
    let mut random = SplitMix(7);
    let contenders: Vec<Contender> = random_jobs(projects)
        .into_iter()
        .map(|job| Contender {
            benefit: job.benefit,
            needs: Needs { days: job.effort, cents: Cents(random.below(20_000_000)), teams: Vec::new() },
            wish: Wish::Free,
        })
        .collect();
    let days: u64 = contenders.iter().map(|contender| u64::from(contender.needs.days.0)).sum();
    let cents: u64 = contenders.iter().map(|contender| contender.needs.cents.0).sum();
    let capacity = |part: u64, has_budget: bool| Capacity {
        days: Some(PersonDays(u32::try_from(days / part).expect("fits"))),
        cents: has_budget.then_some(Cents(cents / part)),
        teams: Vec::new(),
    };
    for (what, years) in [
        ("days", vec![capacity(2, false)]),
        ("days and euros", vec![capacity(2, true)]),
        ("days and euros of three years", vec![capacity(5, true); 3]),
    ] {
        let horizon = u32::try_from(years.len()).expect("fits") + 1;
        let problem =
            Problem { graph: &graph, contenders: &contenders, years: &years, horizon, alternatives: &[] };
        let solve = || match plan(&problem, limits) {
            Outcome::Plan(plan) => plan,
            Outcome::Infeasible(_) | Outcome::Undecided(_) => Plan { years: Vec::new(), value: 0, bound: 1 },
        };
        let gap = solve().gap() * 1_000_000;
        let result = format!("at most {} millionths below the best", gap.to_integer());
        row(projects, &format!("plan, {what}, {name}"), &measure(repeats, solve), &result);
    }
}

fn row(projects: usize, task: &str, time: &str, result: &str) {
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
    let times = (0..=repeats).map(|_| {
        let start = Instant::now();
        black_box(task());
        start.elapsed()
    });
    times.skip(1).min().map_or_else(String::new, |time| format!("{:.2}", time.as_secs_f64() * 1000.0))
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
