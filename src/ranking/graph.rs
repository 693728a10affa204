// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! What requires what: a directed graph without cycles.
//!
//! Projects are numbers from 0. Everything takes time linear in what it looks at and nothing calls itself, so
//! that a chain of 100,000 projects is as good as any other graph.

use std::collections::VecDeque;

use super::cells::Cells;

/// A project that can only be of use when another one is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Requirement {
    /// Who requires.
    pub project: usize,
    /// What is required: it comes first.
    pub required: usize,
}

/// Why requirements are refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum GraphError {
    /// Each of these projects is required by the next one, and the last by the first; the least number is first.
    #[error("projects require each other in a circle: {0:?}")]
    Cycle(Vec<usize>),
    /// There is no project with this number.
    #[error("there is no project {0}")]
    Unknown(usize),
}

/// Projects and what they require, without a cycle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Graph {
    prerequisites: Neighbours,
    dependants: Neighbours,
    order: Vec<usize>,
}

impl Graph {
    /// The graph of so many projects with these requirements; to say one twice changes nothing.
    pub fn new(projects: usize, requirements: &[Requirement]) -> Result<Self, GraphError> {
        let ends = requirements.iter().flat_map(|each| [each.project, each.required]);
        if let Some(unknown) = ends.into_iter().find(|project| *project >= projects) {
            return Err(GraphError::Unknown(unknown));
        }
        let pairs = requirements.iter().map(|each| (each.project, each.required));
        let prerequisites = Neighbours::new(projects, pairs.clone().collect());
        let dependants =
            Neighbours::new(projects, pairs.map(|(project, required)| (required, project)).collect());
        let mut unmet: Vec<usize> = (0..projects).map(|project| prerequisites.of(project).len()).collect();
        let mut order: Vec<usize> = (0..projects).filter(|project| unmet.at(*project) == 0).collect();
        let mut done = 0;
        while let Some(project) = order.get(done).copied() {
            for dependant in dependants.of(project) {
                unmet.put(*dependant, unmet.at(*dependant) - 1);
                if unmet.at(*dependant) == 0 {
                    order.push(*dependant);
                }
            }
            done += 1;
        }
        match (0..projects).find(|project| unmet.at(*project) > 0) {
            Some(stuck) => Err(GraphError::Cycle(cycle(&prerequisites, &unmet, stuck))),
            None => Ok(Self { prerequisites, dependants, order }),
        }
    }

    /// How many projects there are.
    pub fn projects(&self) -> usize {
        self.order.len()
    }

    /// What a project requires itself, in ascending order.
    pub fn prerequisites(&self, project: usize) -> &[usize] {
        self.prerequisites.of(project)
    }

    /// Who requires a project itself, in ascending order.
    pub fn dependants(&self, project: usize) -> &[usize] {
        self.dependants.of(project)
    }

    /// Everything that must be there before a project, itself excluded, in ascending order.
    pub fn all_prerequisites(&self, project: usize) -> Vec<usize> {
        self.prerequisites.reachable(project)
    }

    /// Everything that waits for a project, itself excluded, in ascending order.
    pub fn all_dependants(&self, project: usize) -> Vec<usize> {
        self.dependants.reachable(project)
    }

    /// All projects, each after everything that it requires.
    pub fn order(&self) -> &[usize] {
        &self.order
    }

    /// The shortest chain from a project to something that it requires, both included; `None` if it does not.
    ///
    /// If `required` already requires `project`, that chain is what a new requirement would close to a circle.
    pub fn chain(&self, project: usize, required: usize) -> Option<Vec<usize>> {
        let mut came_from: Vec<Option<usize>> = vec![None; self.projects()];
        let mut open = VecDeque::from([project]);
        while let Some(reached) = open.pop_front() {
            if reached == required {
                let mut chain = vec![reached];
                let mut last = reached;
                while let Some(before) = came_from.at(last).filter(|_| last != project) {
                    chain.push(before);
                    last = before;
                }
                chain.reverse();
                return Some(chain);
            }
            for next in self.prerequisites(reached) {
                if came_from.at(*next).is_none() && *next != project {
                    came_from.put(*next, Some(reached));
                    open.push_back(*next);
                }
            }
        }
        None
    }

    /// The projects in the order wished for, except that what one of them requires comes right before it.
    ///
    /// What is not wished for is only part of it if something that is wished for requires it.
    pub fn feasible(&self, wish: &[usize]) -> Vec<usize> {
        let mut placed = vec![false; self.projects()];
        let mut order = Vec::with_capacity(wish.len());
        for wished in wish {
            let mut open = vec![(*wished, 0)];
            while let Some((project, seen)) = open.pop() {
                if placed.at(project) {
                    continue;
                }
                if let Some(next) = self.prerequisites(project).get(seen) {
                    open.push((project, seen + 1));
                    open.push((*next, 0));
                } else if project < self.projects() {
                    placed.put(project, true);
                    order.push(project);
                }
            }
        }
        order
    }
}

/// From a project that can never start, back along what it waits for until something comes again.
fn cycle(prerequisites: &Neighbours, unmet: &[usize], stuck: usize) -> Vec<usize> {
    let mut step = vec![None; unmet.len()];
    let mut path = Vec::new();
    let mut project = stuck;
    while step.at(project).is_none() {
        step.put(project, Some(path.len()));
        path.push(project);
        let waits_for = prerequisites.of(project).iter().find(|required| unmet.at(**required) > 0);
        project = waits_for.copied().unwrap_or(project);
    }
    let mut cycle = path.split_off(step.at(project).unwrap_or_default());
    cycle.reverse();
    let least = cycle.iter().enumerate().min_by_key(|(_, project)| **project).map_or(0, |(index, _)| index);
    cycle.rotate_left(least);
    cycle
}

/// For each project some others, in one run of memory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Neighbours {
    /// Where the others of each project start, and one more: where the last ones end.
    starts: Vec<usize>,
    others: Vec<usize>,
}

impl Neighbours {
    /// From pairs of a project and its neighbour.
    pub(super) fn new(projects: usize, mut pairs: Vec<(usize, usize)>) -> Self {
        pairs.sort_unstable();
        pairs.dedup();
        let mut starts = vec![0; projects + 1];
        for (project, _) in &pairs {
            starts.put(project + 1, starts.at(project + 1) + 1);
        }
        let mut before = 0;
        for start in &mut starts {
            before += *start;
            *start = before;
        }
        Self { starts, others: pairs.into_iter().map(|(_, other)| other).collect() }
    }

    /// The neighbours of a project.
    pub(super) fn of(&self, project: usize) -> &[usize] {
        self.others.get(self.starts.at(project)..self.starts.at(project + 1)).unwrap_or_default()
    }

    fn reachable(&self, from: usize) -> Vec<usize> {
        let mut found = vec![false; self.starts.len()];
        found.put(from, true);
        let mut open = vec![from];
        let mut reached = Vec::new();
        while let Some(project) = open.pop() {
            for next in self.of(project) {
                if !found.at(*next) {
                    found.put(*next, true);
                    open.push(*next);
                    reached.push(*next);
                }
            }
        }
        reached.sort_unstable();
        reached
    }
}
