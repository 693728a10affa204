// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! A plan at any size: what must be done first, then packages as they fit.

use crate::ranking::{cells::Cells, sequence::order_inside};

use super::{
    bound::{Priced, Prices, bound},
    model::Model,
};

/// When each project is done, so far.
pub(super) type Years = Vec<Option<usize>>;

/// Years that are being filled.
#[derive(Clone)]
struct Filling<'a> {
    model: &'a Model<'a>,
    years: Years,
    /// By resource and year.
    left: Vec<Vec<Option<u64>>>,
}

impl<'a> Filling<'a> {
    fn new(model: &'a Model<'a>, settled: &[Option<usize>]) -> Self {
        let left = model.resources.iter().map(|resource| resource.capacity.clone()).collect();
        let mut filling = Self { model, years: vec![None; settled.len()], left };
        for (project, year) in settled.iter().enumerate() {
            if let Some(year) = year {
                filling.put(project, *year);
            }
        }
        filling
    }

    fn fits(&self, project: usize, year: usize) -> bool {
        let enough = |left: &Vec<Option<u64>>, needs: &[u64]| {
            left.at(year).is_none_or(|left| left >= needs.at(project))
        };
        self.left.iter().zip(&self.model.resources).all(|(left, resource)| enough(left, &resource.needs))
    }

    fn put(&mut self, project: usize, year: usize) {
        self.book(project, year, u64::saturating_sub);
        self.years.put(project, Some(year));
    }

    fn take_back(&mut self, project: usize) {
        if let Some(year) = self.years.at(project) {
            self.book(project, year, u64::saturating_add);
            self.years.put(project, None);
        }
    }

    fn book(&mut self, project: usize, year: usize, change: impl Fn(u64, u64) -> u64) {
        for (left, resource) in self.left.iter_mut().zip(&self.model.resources) {
            if let Some(Some(left)) = left.get_mut(year) {
                *left = change(*left, resource.needs.at(project));
            }
        }
    }

    /// Puts a project into the first year in which it fits, not before what it requires.
    fn put_early(&mut self, project: usize, last: usize) -> bool {
        let required = self.model.graph.prerequisites(project).iter();
        let first = required.filter_map(|required| self.years.at(*required)).max().unwrap_or(0);
        let year = (first..=last).find(|year| self.fits(project, *year));
        year.inspect(|year| self.put(project, *year)).is_some()
    }

    /// Puts a project into the last year in which it fits, not after what requires it.
    fn put_late(&mut self, project: usize, last: usize) -> bool {
        let dependants = self.model.graph.dependants(project).iter();
        let last =
            dependants.filter_map(|dependant| self.years.at(*dependant)).min().unwrap_or(last).min(last);
        let year = (0..=last).rev().find(|year| self.fits(project, *year));
        year.inspect(|year| self.put(project, *year)).is_some()
    }

    /// Puts all of some projects in, each after what it requires, or none.
    fn put_all(&mut self, projects: &[usize]) -> bool {
        let Some(last) = self.model.years.checked_sub(1) else { return false };
        for (index, project) in projects.iter().enumerate() {
            if !self.put_early(*project, last) {
                projects.iter().take(index).for_each(|project| self.take_back(*project));
                return false;
            }
        }
        true
    }
}

/// Years for everything that must be done, in different ways; none if it could not be fitted in.
pub(super) fn settle(model: &Model<'_>) -> Option<Vec<Years>> {
    let last = |project: usize| Some(model.due.at(project)?.min(model.years.checked_sub(1)?));
    let must = model.graph.order().iter().filter(|project| model.due.at(**project).is_some());
    let mut must: Vec<usize> = must.copied().collect();
    let nothing = vec![None; model.benefits.len()];
    let mut early = Filling::new(model, &nothing);
    let mut late = early.clone();
    // What is required is due no later than what requires it, so that a stable sort keeps it before that.
    must.sort_by_key(|project| model.due.at(*project));
    let is_early =
        must.iter().all(|project| last(*project).is_some_and(|last| early.put_early(*project, last)));
    must.reverse();
    let is_late = must.iter().all(|project| last(*project).is_some_and(|last| late.put_late(*project, last)));
    let found = [(is_early, early.years), (is_late, late.years)];
    let mut found: Vec<Years> =
        found.into_iter().filter(|(is_done, _)| *is_done).map(|(_, years)| years).collect();
    found.dedup();
    (!found.is_empty()).then_some(found)
}

/// The best of some plans around what is settled, and what no plan can exceed.
pub(super) fn fill(model: &Model<'_>, settled: &[Years]) -> (Years, u128) {
    let mut position = vec![0; model.benefits.len()];
    for (place, project) in model.graph.order().iter().enumerate() {
        position.put(*project, place);
    }
    let excluding = excluding(model);
    let mut best: Option<(u128, Years)> = None;
    let mut limit = 0;
    let mut prices = Prices::new(model);
    for year in (0..model.years).filter(|year| model.step(*year) > 0) {
        let lays_out = year + 1 == model.years;
        let most = bound(model, year, &mut prices, |priced| {
            for settled in settled.iter().filter(|_| lays_out) {
                let years = lay_out(model, priced, settled, &position, &excluding);
                let value = model.check(&years).unwrap_or_default();
                if best.as_ref().is_none_or(|(most, _)| value > *most) {
                    best = Some((value, years));
                }
            }
        });
        limit += most * u128::from(model.step(year));
    }
    let nothing_more = || settled.first().cloned().unwrap_or_else(|| vec![None; model.benefits.len()]);
    (best.map_or_else(nothing_more, |(_, years)| years), limit)
}

/// For each project those that it excludes.
fn excluding(model: &Model<'_>) -> Vec<Vec<usize>> {
    let mut excluding = vec![Vec::new(); model.benefits.len()];
    for (one, other) in model.alternatives() {
        for (project, excluded) in [(one, other), (other, one)] {
            if let Some(list) = excluding.get_mut(project) {
                list.push(excluded);
            }
        }
    }
    excluding
}

/// Package after package, each project that is of value with everything that it still requires, as far as it fits.
fn lay_out(
    model: &Model<'_>,
    priced: &Priced,
    settled: &Years,
    position: &[usize],
    excluding: &[Vec<usize>],
) -> Years {
    let mut filling = Filling::new(model, settled);
    let wish: Vec<usize> = order_inside(model.graph, &priced.parts, &priced.weights);
    let mut waiting: Vec<usize> =
        wish.into_iter().filter(|project| model.benefits.at(*project) > 0).collect();
    loop {
        let before = waiting.len();
        waiting.retain(|project| {
            if filling.years.at(*project).is_some() {
                return false;
            }
            let team = team(model, &filling.years, *project, position);
            let excludes = |member: &usize| {
                let mut others = excluding.get(*member).into_iter().flatten();
                others.any(|other| filling.years.at(*other).is_some() || team.contains(other))
            };
            team.iter().any(excludes) || !filling.put_all(&team)
        });
        // What one project brought in may be all that another one lacked.
        if waiting.len() == before {
            return filling.years;
        }
    }
}

/// A project and everything that it requires and that is not done, in an order in which it can be done.
fn team(model: &Model<'_>, years: &Years, project: usize, position: &[usize]) -> Vec<usize> {
    let mut team = vec![project];
    let mut seen = 0;
    while let Some(member) = team.get(seen).copied() {
        for required in model.graph.prerequisites(member) {
            if years.at(*required).is_none() && !team.contains(required) {
                team.push(*required);
            }
        }
        seen += 1;
    }
    team.sort_unstable_by_key(|member| position.at(*member));
    team
}
