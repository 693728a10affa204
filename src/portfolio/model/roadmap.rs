// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! From the years of a plan to quarters.
//!
//! A plan says only in which year a project is done. Within a year its projects are laid one behind the other: what is
//! required before what requires it, of the others first what is due first, then what is worth most. Each takes the
//! share of the year that its work has in the year's.

use std::{
    cmp::Reverse,
    collections::{BinaryHeap, HashMap, HashSet},
};

use chrono::NaiveDate;

use super::{Chosen, PlanResult, PlannedYear};

/// Quarters of a year.
pub const QUARTERS: u64 = 4;

/// A project of a plan with the quarters in which it is worked on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slot<'a> {
    /// The project.
    pub chosen: &'a Chosen,
    /// The first quarter, from 1.
    pub from: u64,
    /// The last quarter.
    pub until: u64,
}

/// Every project of the plan, year by year in the order in which it is begun.
pub fn slots(result: &PlanResult) -> Vec<Slot<'_>> {
    result.years.iter().flat_map(|year| slots_of_year(year, result)).collect()
}

fn slots_of_year<'a>(year: &PlannedYear, result: &'a PlanResult) -> Vec<Slot<'a>> {
    let chosen = in_order(result.chosen().iter().filter(|chosen| chosen.year == year.year));
    let used: u64 = chosen.iter().map(|chosen| u64::from(chosen.days)).sum();
    let whole = year.days.map_or(0, u64::from).max(used).max(1);
    let mut before = 0;
    let slot = |chosen: &'a Chosen| {
        let from = (before * QUARTERS / whole).min(QUARTERS - 1);
        before += u64::from(chosen.days);
        Slot { chosen, from: from + 1, until: (before * QUARTERS).div_ceil(whole).clamp(from + 1, QUARTERS) }
    };
    chosen.into_iter().map(slot).collect()
}

/// By what of the free ones the next is chosen: the earliest day, the most points, the key.
type Urgency = Reverse<(NaiveDate, Reverse<u32>, i64)>;

fn in_order<'a>(year: impl Iterator<Item = &'a Chosen>) -> Vec<&'a Chosen> {
    let projects: HashMap<i64, &Chosen> = year.map(|chosen| (chosen.project, chosen)).collect();
    let mut waits: HashMap<i64, usize> = HashMap::new();
    let mut carries: HashMap<i64, Vec<i64>> = HashMap::new();
    for (key, chosen) in &projects {
        let required: HashSet<&i64> =
            chosen.requires.iter().filter(|required| projects.contains_key(required)).collect();
        waits.insert(*key, required.len());
        for required in required {
            carries.entry(*required).or_default().push(*key);
        }
    }
    let urgency = |chosen: &Chosen| -> Urgency {
        Reverse((chosen.due.unwrap_or(NaiveDate::MAX), Reverse(chosen.tenths), chosen.project))
    };
    let is_free = |chosen: &&&Chosen| waits.get(&chosen.project) == Some(&0);
    let mut free: BinaryHeap<Urgency> =
        projects.values().filter(is_free).map(|chosen| urgency(chosen)).collect();
    let mut order = Vec::new();
    while let Some(Reverse((_, _, next))) = free.pop() {
        order.extend(projects.get(&next).copied());
        for waiting in carries.remove(&next).unwrap_or_default() {
            let Some(left) = waits.get_mut(&waiting) else { continue };
            *left -= 1;
            if *left == 0 {
                free.extend(projects.get(&waiting).map(|chosen| urgency(chosen)));
            }
        }
    }
    order
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::portfolio::model::Found;

    fn chosen(project: i64, days: u32, requires: &[i64], due: Option<(u32, u32)>) -> Chosen {
        Chosen {
            project,
            year: 2027,
            days,
            cents: 0,
            teams: Vec::new(),
            tenths: 10,
            due: due.and_then(|(month, day)| NaiveDate::from_ymd_opt(2027, month, day)),
            requires: requires.to_vec(),
        }
    }

    fn plan(chosen: Vec<Chosen>, days: Option<u32>) -> PlanResult {
        PlanResult {
            day: NaiveDate::default(),
            years: vec![PlannedYear { year: 2027, days, cents: None, teams: Vec::new() }],
            teams: Vec::new(),
            found: Found::Plan { chosen, value: 0, bound: 0 },
            unplannable: Vec::new(),
            costs: Vec::new(),
        }
    }

    #[test]
    fn what_is_required_comes_first_then_what_is_due() {
        let plan = plan(
            vec![
                chosen(1, 100, &[3], None),
                chosen(2, 100, &[], Some((9, 1))),
                chosen(3, 100, &[], Some((12, 1))),
                chosen(4, 100, &[99], Some((3, 1))),
            ],
            Some(800),
        );
        let laid: Vec<_> =
            slots(&plan).iter().map(|slot| (slot.chosen.project, slot.from, slot.until)).collect();
        assert_eq!(laid, [(4, 1, 1), (2, 1, 1), (3, 2, 2), (1, 2, 2)]);
    }

    #[test]
    fn work_without_days_takes_a_quarter_all_the_same() {
        let plan = plan(vec![chosen(1, 0, &[], None), chosen(2, 7, &[1], None)], None);
        let laid: Vec<_> =
            slots(&plan).iter().map(|slot| (slot.chosen.project, slot.from, slot.until)).collect();
        assert_eq!(laid, [(1, 1, 1), (2, 1, 4)]);
    }

    proptest! {
        #[test]
        fn every_project_has_its_quarters_and_none_stands_before_what_it_requires(
            days in proptest::collection::vec(0_u32..500, 1..40),
            edges in proptest::collection::vec((0_usize..40, 0_usize..40), 0..80),
            capacity in proptest::option::of(0_u32..5_000),
        ) {
            let requires = |project: usize| -> Vec<i64> {
                let own = edges.iter().filter(|(one, other)| *one == project && other < one);
                own.map(|(_, other)| i64::try_from(*other).unwrap_or(0)).collect()
            };
            let all: Vec<Chosen> = days
                .iter()
                .enumerate()
                .map(|(index, days)| {
                    chosen(i64::try_from(index).unwrap_or(0), *days, &requires(index), None)
                })
                .collect();
            let plan = plan(all, capacity);
            let laid = slots(&plan);
            prop_assert_eq!(laid.len(), days.len());
            let mut seen = HashSet::new();
            for slot in laid {
                prop_assert!(1 <= slot.from && slot.from <= slot.until && slot.until <= QUARTERS);
                prop_assert!(slot.chosen.requires.iter().all(|required| seen.contains(required)));
                seen.insert(slot.chosen.project);
            }
        }
    }
}
