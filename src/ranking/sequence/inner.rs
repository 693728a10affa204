// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! The order inside a package.

use std::{cmp::Reverse, collections::BinaryHeap};

use crate::ranking::{
    cells::Cells,
    graph::{Graph, Neighbours},
};

use super::{
    Density,
    exact::best_order,
    packages::{Part, within},
};

/// Beyond so many projects not all orders of a package are tried.
const MOST_TRIED: usize = 16;

/// So many sets are looked at in all packages together; the first packages matter most and come first.
const SETS: usize = 1 << 20;

/// The least waiting that a package can have, seen from its own start.
pub(super) struct Least {
    pub(super) waiting: u128,
    /// Whether it is the waiting of the order that was found, and not only a bound.
    pub(super) is_reached: bool,
}

pub(super) struct Inside<'a> {
    graph: &'a Graph,
    weights: &'a [Density],
    /// Which package each project is in: its number, 0 for those not seen yet.
    package: Vec<usize>,
    packages: usize,
    /// How many sets may still be looked at.
    sets: usize,
}

impl<'a> Inside<'a> {
    pub(super) fn new(graph: &'a Graph, weights: &'a [Density]) -> Self {
        Self { graph, weights, package: vec![0; weights.len()], packages: 0, sets: SETS }
    }

    /// A good order: the best one of a small package, by [`listed`] in a large one.
    pub(super) fn order(&mut self, part: &Part) -> (Vec<usize>, Least) {
        self.packages += 1;
        for project in &part.projects {
            self.package.put(*project, self.packages);
        }
        let weights: Vec<Density> = part.projects.iter().map(|project| self.weights.at(*project)).collect();
        let (prerequisites, dependants) = within(self.graph, &part.projects, &self.package);
        let named =
            |order: Vec<usize>| order.into_iter().map(|position| part.projects.at(position)).collect();
        let sets = 1_usize << part.projects.len().min(MOST_TRIED + 1);
        if part.projects.len() <= MOST_TRIED && sets <= self.sets {
            self.sets -= sets;
            let nothing_is_due = vec![None; weights.len()];
            if let Some(best) = best_order(&weights, &prerequisites, &nothing_is_due) {
                return (named(best.order), Least { waiting: best.waiting, is_reached: true });
            }
        }
        let order = listed(&weights, &prerequisites, &dependants);
        let least = bound(part.density, &weights);
        let is_reached = part.density.benefit() == 0;
        (named(order), Least { waiting: least, is_reached })
    }
}

/// The projects of all parts in turn, in a good order inside each.
pub(in crate::ranking) fn order_inside(graph: &Graph, parts: &[Part], weights: &[Density]) -> Vec<usize> {
    let mut part_of = vec![0; graph.projects()];
    for (number, part) in (1..).zip(parts) {
        for project in &part.projects {
            part_of.put(*project, number);
        }
    }
    let inside = |part: &Part| -> Vec<usize> {
        let own: Vec<Density> = part.projects.iter().map(|project| weights.at(*project)).collect();
        let (prerequisites, dependants) = within(graph, &part.projects, &part_of);
        let order = listed(&own, &prerequisites, &dependants);
        order.into_iter().map(|position| part.projects.at(position)).collect()
    };
    parts.iter().flat_map(inside).collect()
}

/// Σ b · C of a package of density λ, in which no closed part is denser: what is done by then is worth at most
/// λ · days, so that with benefit B and days E in all at least (B · E + λ · Σ e²) / 2 is waited for.
fn bound(whole: Density, weights: &[Density]) -> u128 {
    let benefit = u128::from(whole.benefit());
    let effort = u128::from(whole.effort());
    let squares: u128 = weights.iter().map(|weight| u128::from(weight.effort()).pow(2)).sum();
    (benefit * effort + (benefit * squares).div_ceil(effort.max(1))).div_ceil(2)
}

/// Always the one next that is densest, or that enables the densest.
fn listed(weights: &[Density], prerequisites: &Neighbours, dependants: &Neighbours) -> Vec<usize> {
    let count = weights.len();
    let mut unmet: Vec<usize> = (0..count).map(|project| prerequisites.of(project).len()).collect();
    let mut after = unmet.clone();
    let mut forwards: Vec<usize> = (0..count).filter(|project| after.at(*project) == 0).collect();
    let mut seen = 0;
    while let Some(project) = forwards.get(seen).copied() {
        for dependant in dependants.of(project) {
            after.put(*dependant, after.at(*dependant) - 1);
            if after.at(*dependant) == 0 {
                forwards.push(*dependant);
            }
        }
        seen += 1;
    }
    let mut enables = weights.to_vec();
    for project in forwards.iter().rev() {
        let best = dependants.of(*project).iter().map(|dependant| enables.at(*dependant)).max();
        enables.put(*project, best.map_or(enables.at(*project), |best| best.max(enables.at(*project))));
    }
    let candidate = |project: usize| (enables.at(project), Reverse(project));
    let mut open: BinaryHeap<_> =
        (0..count).filter(|project| unmet.at(*project) == 0).map(candidate).collect();
    let mut order = Vec::with_capacity(count);
    while let Some((_, Reverse(project))) = open.pop() {
        order.push(project);
        for dependant in dependants.of(project) {
            unmet.put(*dependant, unmet.at(*dependant) - 1);
            if unmet.at(*dependant) == 0 {
                open.push(candidate(*dependant));
            }
        }
    }
    order
}
