// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! The best order of a few projects, by trying all sets that can be finished first (Lawler 1978).

use crate::ranking::{cells::Cells, graph::Neighbours};

use super::Density;

/// An order and the waiting it costs.
pub(in crate::ranking) struct Ordered {
    /// Positions in the order in which they are done.
    pub(in crate::ranking) order: Vec<usize>,
    /// Σ benefit · when it is there.
    pub(in crate::ranking) waiting: u128,
}

/// The order with the least Σ benefit · completion among those in which everybody is done when they are due.
///
/// Memory and time double with each project. `None` if no order meets what is due.
pub(in crate::ranking) fn best_order(
    weights: &[Density],
    prerequisites: &Neighbours,
    due: &[Option<u64>],
) -> Option<Ordered> {
    let count = weights.len();
    let sets = 1_usize << count;
    let bit = |project: usize| 1_usize << project;
    let required: Vec<usize> =
        (0..count).map(|project| prerequisites.of(project).iter().map(|other| bit(*other)).sum()).collect();
    let mut days = vec![0_u64; sets];
    // The least waiting with which a set can be finished before all others; none: it cannot.
    let mut least: Vec<Option<u128>> = vec![None; sets];
    let mut newest = vec![0_usize; sets];
    least.put(0, Some(0));
    for set in 0..sets {
        let Some(waiting) = least.at(set) else { continue };
        for project in 0..count {
            if set & bit(project) != 0 || required.at(project) & !set != 0 {
                continue;
            }
            let weight = weights.at(project);
            let done = days.at(set) + weight.effort();
            if due.at(project).is_some_and(|due| done > due) {
                continue;
            }
            let with = set | bit(project);
            let cost = waiting + u128::from(weight.benefit()) * u128::from(done);
            if least.at(with).is_none_or(|present| cost < present) {
                least.put(with, Some(cost));
                newest.put(with, project);
            }
            days.put(with, done);
        }
    }
    let waiting = least.at(sets - 1)?;
    let mut order = Vec::with_capacity(count);
    let mut set = sets - 1;
    while set != 0 {
        order.push(newest.at(set));
        set &= !bit(newest.at(set));
    }
    order.reverse();
    Some(Ordered { order, waiting })
}
