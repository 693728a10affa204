// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! The most profitable set of projects that holds everything its members require, by a minimum cut
//! (Picard 1976).
//!
//! Losses can be paid from the profit of whoever requires them. As much profit as possible flows from the gains
//! along the requirements to the losses; gains that cannot all flow away belong to the set. The flow is found by
//! pushing and relabelling in order of arrival, with exact distances every so often (Goldberg & Tarjan 1988).

use std::collections::VecDeque;

use crate::ranking::{cells::Cells, graph::Neighbours};

/// Which projects belong to the largest of the most profitable closed sets.
pub(super) fn best_closure(profits: &[i128], prerequisites: &Neighbours) -> Vec<bool> {
    let mut network = Network::new(profits, prerequisites);
    network.measure_distances();
    network.settle();
    network.measure_distances();
    let unreachable = network.unreachable();
    network.distance.iter().map(|distance| *distance >= unreachable).collect()
}

#[derive(Clone, Copy, Default)]
struct Arc {
    to: usize,
    /// The requirement that it runs along.
    requirement: usize,
    /// From who requires to what is required, where there is no limit; the other way flow is only taken back.
    is_forward: bool,
}

struct Network {
    /// Where the arcs of each project start, and one more.
    starts: Vec<usize>,
    arcs: Vec<Arc>,
    /// Along each requirement.
    flow: Vec<i128>,
    /// Profit that lies at a project and has not flowed on.
    excess: Vec<i128>,
    /// Loss of a project that nobody has paid yet.
    unpaid: Vec<i128>,
    /// At most so many steps to an unpaid loss, plus one.
    distance: Vec<usize>,
    /// The arc to look at next.
    current: Vec<usize>,
}

impl Network {
    fn new(profits: &[i128], prerequisites: &Neighbours) -> Self {
        let projects = profits.len();
        let mut starts = vec![0; projects + 1];
        let requirements = || {
            (0..projects)
                .flat_map(|project| prerequisites.of(project).iter().map(move |other| (project, *other)))
        };
        for (project, required) in requirements() {
            starts.put(project + 1, starts.at(project + 1) + 1);
            starts.put(required + 1, starts.at(required + 1) + 1);
        }
        let mut before = 0;
        for start in &mut starts {
            before += *start;
            *start = before;
        }
        let mut free = starts.clone();
        let mut arcs = vec![Arc::default(); before];
        let mut add = |from: usize, arc: Arc| {
            arcs.put(free.at(from), arc);
            free.put(from, free.at(from) + 1);
        };
        for (requirement, (project, required)) in requirements().enumerate() {
            add(project, Arc { to: required, requirement, is_forward: true });
            add(required, Arc { to: project, requirement, is_forward: false });
        }
        Self {
            flow: vec![0; before / 2],
            excess: profits.iter().map(|profit| (*profit).max(0)).collect(),
            unpaid: profits.iter().map(|profit| (-*profit).max(0)).collect(),
            distance: vec![0; projects],
            current: starts.clone(),
            starts,
            arcs,
        }
    }

    /// A distance that no way can have.
    fn unreachable(&self) -> usize {
        self.excess.len() + 1
    }

    fn arcs_of(&self, project: usize) -> &[Arc] {
        self.arcs.get(self.starts.at(project)..self.starts.at(project + 1)).unwrap_or_default()
    }

    fn can_carry(&self, arc: Arc) -> bool {
        arc.is_forward || self.flow.at(arc.requirement) > 0
    }

    /// The exact distances, backwards from what is unpaid.
    fn measure_distances(&mut self) {
        let unreachable = self.unreachable();
        let projects = 0..self.excess.len();
        let mut open: VecDeque<usize> = projects.filter(|project| self.unpaid.at(*project) > 0).collect();
        self.distance.fill(unreachable);
        for project in &open {
            self.distance.put(*project, 1);
        }
        while let Some(project) = open.pop_front() {
            for index in self.starts.at(project)..self.starts.at(project + 1) {
                let arc = self.arcs.at(index);
                // The way from there to here: without limit where that one requires this one.
                let opens = !arc.is_forward || self.flow.at(arc.requirement) > 0;
                if opens && self.distance.at(arc.to) == unreachable {
                    self.distance.put(arc.to, self.distance.at(project) + 1);
                    open.push_back(arc.to);
                }
            }
        }
        self.current.clone_from(&self.starts);
    }

    /// Lets all profit flow that can.
    fn settle(&mut self) {
        let unreachable = self.unreachable();
        let is_open = |network: &Self, project: usize| {
            network.excess.at(project) > 0 && network.distance.at(project) < unreachable
        };
        let mut open: VecDeque<usize> =
            (0..self.excess.len()).filter(|project| is_open(self, *project)).collect();
        let mut relabelled = 0;
        while let Some(project) = open.pop_front() {
            while is_open(self, project) {
                self.pay(project);
                match self.arcs.get(self.current.at(project)).copied() {
                    Some(arc) if self.current.at(project) < self.starts.at(project + 1) => {
                        let leads_on = self.distance.at(project) == self.distance.at(arc.to) + 1;
                        if leads_on && self.can_carry(arc) && self.excess.at(project) > 0 {
                            if self.excess.at(arc.to) == 0 {
                                open.push_back(arc.to);
                            }
                            self.push(project, arc);
                        } else {
                            self.current.put(project, self.current.at(project) + 1);
                        }
                    }
                    _ => {
                        self.relabel(project);
                        relabelled += 1;
                    }
                }
            }
            if relabelled > self.excess.len() {
                relabelled = 0;
                self.measure_distances();
            }
        }
    }

    /// Pays the loss of a project from the profit that lies there.
    fn pay(&mut self, project: usize) {
        let paid = self.excess.at(project).min(self.unpaid.at(project));
        self.excess.put(project, self.excess.at(project) - paid);
        self.unpaid.put(project, self.unpaid.at(project) - paid);
    }

    fn push(&mut self, project: usize, arc: Arc) {
        let excess = self.excess.at(project);
        let flow = self.flow.at(arc.requirement);
        let moved = if arc.is_forward { excess } else { excess.min(flow) };
        self.flow.put(arc.requirement, if arc.is_forward { flow + moved } else { flow - moved });
        self.excess.put(project, excess - moved);
        self.excess.put(arc.to, self.excess.at(arc.to) + moved);
    }

    fn relabel(&mut self, project: usize) {
        let unreachable = self.unreachable();
        let ways = self.arcs_of(project).iter().filter(|arc| self.can_carry(**arc));
        let nearest = ways.map(|arc| self.distance.at(arc.to) + 1).min().unwrap_or(unreachable);
        self.distance.put(project, nearest.min(unreachable));
        self.current.put(project, self.starts.at(project));
    }
}
