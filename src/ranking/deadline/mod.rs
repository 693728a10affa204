// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! When what is due must begin, through everything that it requires.
//!
//! A deadline is not a weight but a limit. It reaches the prerequisites of what is due (critical path: Kelley &
//! Walker 1959): a project must be done by its own deadline, and early enough for whatever requires it. Whether one
//! team can meet all deadlines is seen by doing everything in the order of these limits (Jackson 1955; Lawler 1973).

mod price;

use super::{calendar::Moment, cells::Cells, graph::Graph};

pub use price::{Price, price};

/// A project with what remains to be done and by when.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Task {
    /// How long it still takes, in working days.
    pub days: u32,
    /// When it must be done.
    pub due: Option<Moment>,
}

/// When a project can and must be worked on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// Not before everything that it requires is done.
    pub earliest_start: Moment,
    /// The limits that follow from a deadline; `None` if neither it nor anything that requires it is due.
    pub limit: Option<Limit>,
}

/// By when a project must begin and be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit {
    /// When it must have begun.
    pub latest_start: Moment,
    /// When it must be done.
    pub latest_finish: Moment,
    /// The project whose deadline this is, itself or one that requires it.
    pub due: usize,
}

impl Window {
    /// How many working days the project may wait; negative if its deadline can no longer be met, `None` without
    /// one.
    pub fn slack(self) -> Option<i64> {
        self.limit.map(|limit| limit.latest_start.0 - self.earliest_start.0)
    }
}

/// The window of each project if everything can be done at the same time, from `now` on.
pub fn windows(graph: &Graph, tasks: &[Task], now: Moment) -> Vec<Window> {
    let nothing = Window { earliest_start: now, limit: None };
    let mut windows: Vec<Option<Window>> = vec![None; graph.projects()];
    let days = |project: usize| i64::from(tasks.at(project).days);
    for project in graph.order() {
        let done = graph
            .prerequisites(*project)
            .iter()
            .map(|required| windows.at(*required).unwrap_or(nothing).earliest_start.0 + days(*required));
        let earliest = done.max().unwrap_or(now.0);
        windows.put(*project, Some(Window { earliest_start: Moment(earliest), limit: None }));
    }
    for project in graph.order().iter().rev() {
        let own = tasks.at(*project).due.map(|due| (due, *project));
        let others = graph.dependants(*project).iter().filter_map(|dependant| {
            windows.at(*dependant)?.limit.map(|limit| (limit.latest_start, limit.due))
        });
        let limit = own.into_iter().chain(others).min().map(|(latest_finish, due)| Limit {
            latest_start: Moment(latest_finish.0 - days(*project)),
            latest_finish,
            due,
        });
        let window = windows.at(*project).unwrap_or(nothing);
        windows.put(*project, Some(Window { limit, ..window }));
    }
    windows.into_iter().map(|window| window.unwrap_or(nothing)).collect()
}

/// A project that one team cannot do in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Late {
    /// The project.
    pub project: usize,
    /// By how many working days it misses its latest finish.
    pub days: u64,
}

/// Who is late if one team does everything that is due, one after the other, in the best order for that.
///
/// Nobody exactly if all deadlines can be met; otherwise no order makes the greatest delay smaller.
pub fn late(graph: &Graph, tasks: &[Task], now: Moment) -> Vec<Late> {
    let windows = windows(graph, tasks, now);
    let mut time = now.0;
    let mut late = Vec::new();
    for (project, limit) in by_limit(graph, &windows) {
        time += i64::from(tasks.at(project).days);
        if let Ok(days @ 1..) = u64::try_from(time - limit.latest_finish.0) {
            late.push(Late { project, days });
        }
    }
    late
}

/// What is due, in the order of its limits; what is required comes first.
fn by_limit(graph: &Graph, windows: &[Window]) -> Vec<(usize, Limit)> {
    let limited = graph.order().iter().filter_map(|project| {
        let limit = windows.get(*project).and_then(|window| window.limit)?;
        Some((*project, limit))
    });
    let mut limited: Vec<(usize, Limit)> = limited.collect();
    // What takes no time has the limit of what requires it; a stable sort leaves it before that.
    limited.sort_by_key(|(_, limit)| limit.latest_finish);
    limited
}
