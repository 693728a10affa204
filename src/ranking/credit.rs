// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Whose work a benefit is due to: each service shares its benefit with everything it stands on.
//!
//! Credit of j = Σ over i, which is j or requires j, of b(i) / (1 + number of all prerequisites of i). It is the
//! Shapley value of "a benefit arises once everything it needs is there" (conjunctive permission value: Gilles, Owen
//! & van den Brink 1992) and adds up to the total benefit. For reports and for fairness between departments, never
//! for an order.

use std::{cmp::Reverse, collections::BTreeMap, iter::Sum};

use num_rational::BigRational;

use super::{Benefit, PersonDays, cells::Cells, graph::Graph};

/// How a benefit is divided among those who make it possible.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sharing<'a> {
    /// The same for each.
    Equally,
    /// In proportion to the effort of each project.
    ByEffort(&'a [PersonDays]),
}

/// A sum of shares of benefits, exact.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Credit(BigRational);

impl Credit {
    /// The exact value.
    pub const fn value(&self) -> &BigRational {
        &self.0
    }
}

impl<'a> Sum<&'a Self> for Credit {
    fn sum<Credits: Iterator<Item = &'a Self>>(credits: Credits) -> Self {
        Self(credits.map(Self::value).sum())
    }
}

/// The credit of each project, from the benefit of each.
///
/// Time: that of looking at everything that each project requires. A benefit of which nobody has an effort stays with
/// its project.
pub fn credits(graph: &Graph, benefits: &[Benefit], sharing: Sharing<'_>) -> Vec<Credit> {
    // For each project, what is divided by the same number is added up first.
    let mut shares: Vec<BTreeMap<u64, u128>> = vec![BTreeMap::new(); graph.projects()];
    for (project, benefit) in benefits.iter().enumerate().filter(|(_, benefit)| benefit.0 > 0) {
        let mut team = graph.all_prerequisites(project);
        team.push(project);
        let part = |member: usize| match sharing {
            Sharing::Equally => 1,
            Sharing::ByEffort(efforts) => u64::from(efforts.at(member).0),
        };
        let whole: u64 = team.iter().map(|member| part(*member)).sum();
        let mut give = |member: usize, part: u64| {
            if let Some(shares) = shares.get_mut(member) {
                *shares.entry(whole.max(1)).or_default() += u128::from(benefit.0) * u128::from(part);
            }
        };
        if whole == 0 {
            give(project, 1);
        } else {
            for member in &team {
                give(*member, part(*member));
            }
        }
    }
    let fraction = |(whole, part): (u64, u128)| BigRational::new(part.into(), whole.into());
    shares.into_iter().map(|shares| Credit(shares.into_iter().map(fraction).sum())).collect()
}

/// From whose benefit a project gets how much when everything is shared equally: itself and what requires it, in
/// ascending order; nothing from where there is no benefit. They add up to its credit.
pub fn shares(graph: &Graph, benefits: &[Benefit], project: usize) -> Vec<(usize, Credit)> {
    let mut from = graph.all_dependants(project);
    from.push(project);
    from.sort_unstable();
    let share = |from: usize| {
        let benefit = benefits.at(from).0;
        let among = graph.all_prerequisites(from).len() + 1;
        (benefit > 0).then(|| (from, Credit(BigRational::new(benefit.into(), among.into()))))
    };
    from.into_iter().filter_map(share).collect()
}

/// The benefit of everything that requires a project, directly or not: "unlocks 140 points".
///
/// Several projects may unlock the same benefit, so it is shown and never added to anything.
pub fn unlocked(graph: &Graph, benefits: &[Benefit], project: usize) -> u64 {
    graph.all_dependants(project).into_iter().map(|dependant| u64::from(benefits.at(dependant).0)).sum()
}

/// Credits in whole tenths that add up to the tenths of their sum, rounded half up.
///
/// Each is rounded down; the tenths that are then lacking go to the largest remainders (Hare), the first ones if
/// they are equal.
pub fn tenths(credits: &[Credit]) -> Vec<u64> {
    let ten = BigRational::from_integer(10.into());
    let exact: Vec<BigRational> = credits.iter().map(|credit| credit.value() * &ten).collect();
    let whole = |number: &BigRational| u64::try_from(number.to_integer()).unwrap_or(u64::MAX);
    let mut tenths: Vec<u64> = exact.iter().map(whole).collect();
    let total = whole(&exact.iter().sum::<BigRational>().round());
    let lacking = usize::try_from(total.saturating_sub(tenths.iter().sum())).unwrap_or(usize::MAX);
    let mut largest: Vec<usize> = (0..exact.len()).collect();
    largest.sort_by_cached_key(|index| Reverse(exact.get(*index).map(BigRational::fract)));
    for index in largest.into_iter().take(lacking) {
        tenths.put(index, tenths.at(index) + 1);
    }
    tenths
}
