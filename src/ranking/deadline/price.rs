// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! What the deadlines cost: how much longer everything else waits.

use crate::ranking::{
    calendar::Moment,
    cells::Cells,
    graph::{Graph, Neighbours},
    sequence::{Density, Job, SequenceError, StartOrder, best_order, waiting},
};

use super::{Limit, Task, Window, by_limit, windows};

/// Beyond so many projects not all orders are tried: a million sets of 20.
const MOST_TRIED: usize = 20;

/// An order that meets all deadlines, and what it costs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Price {
    /// All projects in an order in which one team meets all deadlines.
    pub order: Vec<usize>,
    /// The benefit-weighted waiting of this order.
    pub with_deadlines: u128,
    /// The least that it could be without deadlines, or a lower bound of that.
    pub without_deadlines: u128,
    /// Whether both are the least. Otherwise the price is at most what is said.
    pub is_exact: bool,
}

impl Price {
    /// "Meeting the law costs 2,050 point-days of other benefit."
    pub fn price(&self) -> u128 {
        self.with_deadlines.saturating_sub(self.without_deadlines)
    }
}

/// What it costs that one team meets all deadlines, each given as the person-days which that team has until then;
/// `None` if it cannot meet them.
///
/// Up to 20 projects the best order is found. For more, the start order is followed as long as nothing that is due
/// becomes late by it.
pub fn price(graph: &Graph, jobs: &[Job], due: &[Option<u64>]) -> Result<Option<Price>, SequenceError> {
    let start = StartOrder::of(graph, jobs)?;
    let projects = graph.projects();
    if projects <= MOST_TRIED {
        let weights: Vec<Density> =
            jobs.iter().map(|job| Density::new(job.benefit.0.into(), job.effort.0.into())).collect();
        let pairs = (0..projects).flat_map(|project| {
            graph.prerequisites(project).iter().map(move |required| (project, *required))
        });
        let required = Neighbours::new(projects, pairs.collect());
        return Ok(best_order(&weights, &required, due).map(|best| Price {
            order: best.order,
            with_deadlines: best.waiting,
            without_deadlines: start.lower_bound,
            is_exact: start.is_best(),
        }));
    }
    let tasks: Vec<Task> = jobs
        .iter()
        .enumerate()
        .map(|(project, job)| {
            let due = due.at(project).map(|due| Moment(i64::try_from(due).unwrap_or(i64::MAX)));
            Task { days: job.effort.0, due }
        })
        .collect();
    let windows = windows(graph, &tasks, Moment(0));
    let order = follow(&start.projects().collect::<Vec<_>>(), jobs, by_limit(graph, &windows), &windows);
    Ok(order.map(|order| Price {
        with_deadlines: waiting(jobs, order.iter().copied()),
        is_exact: start.is_best() && waiting(jobs, order.iter().copied()) == start.lower_bound,
        without_deadlines: start.lower_bound,
        order,
    }))
}

/// The wished order, except that what is due is done when nothing else may be done before it.
fn follow(
    wish: &[usize],
    jobs: &[Job],
    mut pressing: Vec<(usize, Limit)>,
    windows: &[Window],
) -> Option<Vec<usize>> {
    let days = |project: usize| i64::from(jobs.at(project).effort.0);
    let mut is_done = vec![false; wish.len()];
    let mut order = Vec::with_capacity(wish.len());
    let mut time = 0;
    for wished in wish {
        while !is_done.at(*wished) {
            // How long what is due may wait, as far as it would come after the project wished for.
            let mut room = i64::MAX;
            let mut finished = time;
            for (project, limit) in pressing.iter().take_while(|(project, _)| project != wished) {
                finished += days(*project);
                room = room.min(limit.latest_finish.0 - finished);
            }
            let next = match pressing.first() {
                Some((project, _)) if room < days(*wished) => *project,
                _ => *wished,
            };
            time += days(next);
            let limit = windows.get(next).and_then(|window| window.limit);
            if limit.is_some_and(|limit| limit.latest_finish.0 < time) {
                return None;
            }
            pressing.retain(|(project, _)| *project != next);
            is_done.put(next, true);
            order.push(next);
        }
    }
    Some(order)
}
