// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! What no selection can exceed, by pricing everything in one unit.
//!
//! With a price for each capacity, a project has one effort and there is one capacity. Then packages by density, in
//! order, and of the last one as much as fits, are the optimum of the linear relaxation. That bounds the true
//! optimum for any prices; they are moved towards what is overbooked to find a small bound.

use crate::ranking::{
    cells::Cells,
    sequence::{Density, Part, parts},
};

use super::model::{Model, Resource};

/// How often prices are moved.
const ROUNDS: u32 = 8;

/// A capacity as a whole costs the weight of its price, times this.
const WHOLE: u64 = 1 << 28;

/// The weight of a price at the beginning.
const FIRST: u64 = 1 << 8;

/// The greatest weight of a price: sums over 100,000 projects stay within 64 bits.
const MOST: u64 = 1 << 12;

/// Packages for some prices, with what they bound.
pub(super) struct Priced {
    pub(super) parts: Vec<Part>,
    pub(super) weights: Vec<Density>,
    pub(super) bound: u128,
}

/// What all benefits together can be at most when everything from the first year to `year` is done; `each` sees the
/// packages of every round.
pub(super) fn bound(model: &Model<'_>, year: usize, mut each: impl FnMut(&Priced)) -> u128 {
    let must = |project: usize| model.due.at(project).is_some_and(|due| due <= year);
    let projects = 0..model.benefits.len();
    let takes_part: Vec<bool> =
        projects.clone().map(|project| model.is_open.at(project) && !must(project)).collect();
    let settled: u128 = projects
        .clone()
        .filter(|project| must(*project))
        .map(|project| u128::from(model.benefits.at(project)))
        .sum();
    let limited: Vec<(&Resource, u64)> = model
        .resources
        .iter()
        .filter_map(|resource| {
            let given = resource.capacity.iter().take(year + 1).copied().sum::<Option<u64>>()?;
            let used: u64 = projects
                .clone()
                .filter(|project| must(*project))
                .map(|project| resource.needs.at(project))
                .sum();
            Some((resource, given.saturating_sub(used)))
        })
        .collect();
    let mut prices = vec![FIRST; limited.len()];
    let mut least = u128::MAX;
    for _ in 0..ROUNDS {
        let (priced, used) = round(model, &takes_part, &limited, &prices);
        each(&priced);
        least = least.min(settled + priced.bound);
        if limited.len() < 2 {
            break;
        }
        for ((price, (_, capacity)), used) in prices.iter_mut().zip(&limited).zip(used) {
            // What is overbooked becomes dearer, what is left over cheaper, at most by a factor of 2.
            let share = used * 256 / u128::from((*capacity).max(1));
            let factor = u64::try_from(share.clamp(128, 512)).unwrap_or(256);
            *price = (*price * factor / 256).clamp(1, MOST);
        }
    }
    least
}

/// The packages for these prices, and how much of each capacity the optimum of the relaxation uses.
fn round(
    model: &Model<'_>,
    takes_part: &[bool],
    limited: &[(&Resource, u64)],
    prices: &[u64],
) -> (Priced, Vec<u128>) {
    let unit = |price: u64, capacity: u64| price * WHOLE / capacity.max(1);
    let units: Vec<u64> =
        prices.iter().zip(limited).map(|(price, (_, capacity))| unit(*price, *capacity)).collect();
    let capacity: u64 =
        units.iter().zip(limited).map(|(unit, (_, capacity))| unit.saturating_mul(*capacity)).sum();
    // A package needs some effort; who costs nothing gets a unit of it, and the capacity as many more.
    let mut free = 0;
    let weights: Vec<Density> = (0..model.benefits.len())
        .map(|project| {
            let effort = units.iter().zip(limited).fold(0_u64, |sum, (unit, (resource, _))| {
                sum.saturating_add(unit.saturating_mul(resource.needs.at(project)))
            });
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
        for (used, (resource, _)) in used.iter_mut().zip(limited) {
            *used += share(part.projects.iter().map(|project| u128::from(resource.needs.at(*project))).sum());
        }
        left -= taken;
        if left == 0 {
            break;
        }
    }
    (Priced { parts, weights, bound }, used)
}
