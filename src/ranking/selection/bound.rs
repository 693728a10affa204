// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! What no selection can exceed, by pricing everything in one unit.
//!
//! With a price for each capacity, a project has one effort and there is one capacity. Then packages by density, in
//! order, and of the last one as much as fits, are the optimum of the linear relaxation. That bounds the true
//! optimum for any prices; they are moved towards what is overbooked to find a small bound.

use std::mem;

use crate::ranking::{
    cells::Cells,
    sequence::{Density, Part, parts},
};

use super::model::{Model, Resource};

/// How often prices are moved for the first year, and for each that begins with those of the year before.
const FIRST_ROUNDS: u32 = 8;
const FURTHER_ROUNDS: u32 = 4;

/// A capacity as a whole costs the weight of its price, times this.
const WHOLE: u64 = 1 << 28;

/// The weight of a price at the beginning.
const FIRST: u64 = 1 << 8;

/// The greatest weight of a price: sums over 100,000 projects stay within 64 bits.
const MOST: u64 = 1 << 12;

/// The weight of the price of each resource; each year begins with those of the year before.
pub(super) struct Prices {
    weights: Vec<u64>,
    /// How often they are moved for the next year.
    rounds: u32,
}

impl Prices {
    pub(super) fn new(model: &Model<'_>) -> Self {
        Self { weights: vec![FIRST; model.resources.len()], rounds: FIRST_ROUNDS }
    }
}

/// Packages for some prices, with what they bound.
pub(super) struct Priced {
    pub(super) parts: Vec<Part>,
    pub(super) weights: Vec<Density>,
    pub(super) bound: u128,
}

/// A resource of which there is only so much.
struct Limited<'a> {
    resource: &'a Resource,
    /// Its number among all resources.
    index: usize,
    /// What is left of it for what may be done.
    capacity: u64,
}

/// What all benefits together can be at most when everything from the first year to `year` is done; `each` sees the
/// packages of every round.
pub(super) fn bound(
    model: &Model<'_>,
    year: usize,
    prices: &mut Prices,
    mut each: impl FnMut(&Priced),
) -> u128 {
    let projects = 0..model.benefits.len();
    let must = |project: &usize| model.due.at(*project).is_some_and(|due| due <= year);
    let settled: Vec<usize> = projects.clone().filter(must).collect();
    let takes_part: Vec<bool> =
        projects.map(|project| model.is_open.at(project) && !must(&project)).collect();
    let settled_benefit: u128 = settled.iter().map(|project| u128::from(model.benefits.at(*project))).sum();
    let limited: Vec<Limited<'_>> = model
        .resources
        .iter()
        .enumerate()
        .filter_map(|(index, resource)| {
            let mut given = resource.capacity.iter().take(year + 1);
            let given = given.try_fold(0_u64, |sum, capacity| Some(sum.saturating_add((*capacity)?)))?;
            let used = settled.iter().map(|project| resource.needs.at(*project));
            Some(Limited { resource, index, capacity: used.fold(given, u64::saturating_sub) })
        })
        .collect();
    let mut least = u128::MAX;
    let mut best = prices.weights.clone();
    for number in 0..mem::replace(&mut prices.rounds, FURTHER_ROUNDS) {
        let (packages, used) = round(model, &takes_part, &limited, prices);
        each(&packages);
        if settled_benefit + packages.bound < least {
            least = settled_benefit + packages.bound;
            best.clone_from(&prices.weights);
        }
        if limited.len() < 2 {
            break;
        }
        for (limited, used) in limited.iter().zip(used) {
            // What is overbooked becomes dearer, what is left over cheaper, at most by a factor of 2.
            let share = used * 256 / u128::from(limited.capacity.max(1));
            let factor = u64::try_from(share.clamp(128, 512)).unwrap_or(256);
            // Over several years prices settle: each year begins with the best of the year before. In a single
            // year they are left to swing, because different prices lay out different plans.
            let calm = if model.years > 1 { u64::from(number) } else { 0 };
            let factor = (factor + 256 * calm) / (1 + calm);
            let weight = prices.weights.at(limited.index) * factor / 256;
            prices.weights.put(limited.index, weight.clamp(1, MOST));
        }
    }
    prices.weights = best;
    least
}

/// The packages for these prices, and how much of each capacity the optimum of the relaxation uses.
fn round(
    model: &Model<'_>,
    takes_part: &[bool],
    limited: &[Limited<'_>],
    prices: &Prices,
) -> (Priced, Vec<u128>) {
    let unit = |limited: &Limited<'_>| prices.weights.at(limited.index) * WHOLE / limited.capacity.max(1);
    let units: Vec<u64> = limited.iter().map(unit).collect();
    let capacities = units.iter().zip(limited).map(|(unit, limited)| unit.saturating_mul(limited.capacity));
    let capacity = capacities.fold(0, u64::saturating_add);
    // A package needs some effort; who costs nothing gets a unit of it, and the capacity as many more.
    let mut free = 0;
    let weights: Vec<Density> = (0..model.benefits.len())
        .map(|project| {
            let costs = units.iter().zip(limited);
            let costs = costs.map(|(unit, limited)| unit.saturating_mul(limited.resource.needs.at(project)));
            let effort = costs.fold(0, u64::saturating_add);
            free += u64::from(effort == 0 && takes_part.at(project));
            // Beyond the capacity it makes no difference how much more it is.
            Density::new(model.benefits.at(project), effort.clamp(1, capacity.saturating_add(1)))
        })
        .collect();
    let parts = parts(model.graph, takes_part, &weights);
    let mut left = capacity.saturating_add(free);
    let mut bound = 0;
    let mut used = vec![0_u128; limited.len()];
    for part in &parts {
        let taken = part.density.effort().min(left);
        let share = |amount: u128| amount * u128::from(taken) / u128::from(part.density.effort().max(1));
        bound += share(part.density.benefit().into());
        for (used, limited) in used.iter_mut().zip(limited) {
            let needs = part.projects.iter().map(|project| u128::from(limited.resource.needs.at(*project)));
            *used += share(needs.sum());
        }
        left -= taken;
        if left == 0 {
            break;
        }
    }
    (Priced { parts, weights, bound }, used)
}
