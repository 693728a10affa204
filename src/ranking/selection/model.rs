// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! A problem in rows of whole numbers, and the check of every plan.

use crate::ranking::{cells::Cells, graph::Graph};

use super::{Capacity, Contender, Problem, Wish};

/// Why something is no plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Violation {
    /// There must be an entry for each project, and each year must exist.
    #[error("not a plan for these projects and years")]
    Shape,
    /// A project comes before something that it requires.
    #[error("project {project} comes before {required}")]
    Prerequisite {
        /// The project.
        project: usize,
        /// What it requires.
        required: usize,
    },
    /// More is used in a year than there is.
    #[error("year {0} is overbooked")]
    Capacity(usize),
    /// What must be done is not, or too late; or what must not be done is.
    #[error("project {0} is not done as was settled")]
    Wish(usize),
    /// Two projects are done of which only one may be.
    #[error("projects {0} and {1} exclude each other")]
    Alternatives(usize, usize),
}

/// What may be used in each year of one thing, and how much of it each project uses.
pub(super) struct Resource {
    pub(super) needs: Vec<u64>,
    /// By year; `None` if there is enough.
    pub(super) capacity: Vec<Option<u64>>,
}

impl Resource {
    /// What is left of it in a year with a plan; `None` if there is enough.
    pub(super) fn left(&self, year: usize, years: &[Option<usize>]) -> Option<i128> {
        let capacity = self.capacity.at(year)?;
        let used = years.iter().zip(&self.needs).filter(|(done, _)| **done == Some(year));
        Some(i128::from(capacity) - used.map(|(_, needs)| i128::from(*needs)).sum::<i128>())
    }
}

pub(super) struct Model<'a> {
    pub(super) graph: &'a Graph,
    pub(super) benefits: Vec<u64>,
    pub(super) resources: Vec<Resource>,
    pub(super) years: usize,
    /// The year by which each project must be done, because it or what requires it must.
    pub(super) due: Vec<Option<usize>>,
    /// The wishes themselves.
    pub(super) wishes: Vec<Wish>,
    /// Whether a project may be done and is of use.
    pub(super) is_open: Vec<bool>,
    horizon: u32,
    alternatives: &'a [(usize, usize)],
}

impl<'a> Model<'a> {
    pub(super) fn new(problem: &Problem<'a>) -> Self {
        let contenders = problem.contenders;
        let mut due: Vec<Option<usize>> = contenders
            .iter()
            .map(|contender| match contender.wish {
                Wish::By(year) => Some(year),
                Wish::Free | Wish::Excluded => None,
            })
            .collect();
        let mut is_open: Vec<bool> =
            contenders.iter().map(|contender| contender.wish != Wish::Excluded).collect();
        for project in problem.graph.order() {
            let may = problem.graph.prerequisites(*project).iter().all(|required| is_open.at(*required));
            is_open.put(*project, is_open.at(*project) && may);
        }
        let mut is_of_use: Vec<bool> = contenders.iter().map(|contender| contender.benefit.0 > 0).collect();
        for project in problem.graph.order().iter().rev() {
            let dependants = || problem.graph.dependants(*project).iter();
            let earliest =
                dependants().filter_map(|dependant| due.at(*dependant)).chain(due.at(*project)).min();
            due.put(*project, earliest);
            let helps = dependants().any(|dependant| is_of_use.at(*dependant) && is_open.at(*dependant));
            is_of_use.put(*project, is_of_use.at(*project) || helps || earliest.is_some());
        }
        for (is_open, is_of_use) in is_open.iter_mut().zip(is_of_use) {
            *is_open = *is_open && is_of_use;
        }
        Self {
            graph: problem.graph,
            benefits: contenders.iter().map(|contender| contender.benefit.0.into()).collect(),
            resources: resources(contenders, problem.years),
            years: problem.years.len(),
            due,
            wishes: contenders.iter().map(|contender| contender.wish).collect(),
            is_open,
            horizon: problem.horizon,
            alternatives: problem.alternatives,
        }
    }

    /// How many things a plan decides.
    pub(super) fn decisions(&self) -> usize {
        self.is_open.iter().filter(|is_open| **is_open).count() * self.years
    }

    /// In how many years the benefit of what is done in a year counts.
    pub(super) fn counts(&self, year: usize) -> u64 {
        u64::from(self.horizon).saturating_sub(u64::try_from(year).unwrap_or(u64::MAX).saturating_add(1))
    }

    /// How many of these years are lost if something is not done in a year but in the next one or, after the last
    /// year, not at all.
    pub(super) fn step(&self, year: usize) -> u64 {
        let next = if year + 1 < self.years { self.counts(year + 1) } else { 0 };
        self.counts(year) - next
    }

    /// Pairs of which at most one is done.
    pub(super) fn alternatives(&self) -> impl Iterator<Item = (usize, usize)> {
        self.alternatives.iter().copied().filter(|(one, other)| one != other)
    }

    /// What a plan is worth, or the first reason why it is none.
    pub(super) fn check(&self, years: &[Option<usize>]) -> Result<u128, Violation> {
        let is_a_year = |year: &Option<usize>| year.is_none_or(|year| year < self.years);
        if years.len() != self.benefits.len() || !years.iter().all(is_a_year) {
            return Err(Violation::Shape);
        }
        for (project, year) in years.iter().enumerate() {
            let in_time = |due: usize| year.is_some_and(|year| year <= due);
            let is_right = match self.wishes.at(project) {
                Wish::Free => true,
                Wish::By(due) => in_time(due),
                Wish::Excluded => year.is_none(),
            };
            if !is_right {
                return Err(Violation::Wish(project));
            }
            let Some(year) = year else { continue };
            let is_late = |required: &&usize| years.at(**required).is_none_or(|done| done > *year);
            if let Some(required) = self.graph.prerequisites(project).iter().find(is_late) {
                return Err(Violation::Prerequisite { project, required: *required });
            }
        }
        let is_done = |project: usize| years.at(project).is_some();
        if let Some((one, other)) = self.alternatives().find(|(one, other)| is_done(*one) && is_done(*other))
        {
            return Err(Violation::Alternatives(one, other));
        }
        for year in 0..self.years {
            let is_over = |resource: &Resource| resource.left(year, years).is_some_and(|left| left < 0);
            if self.resources.iter().any(is_over) {
                return Err(Violation::Capacity(year));
            }
        }
        Ok(self.value(years))
    }

    fn value(&self, years: &[Option<usize>]) -> u128 {
        let worth = |(year, benefit): (&Option<usize>, &u64)| {
            year.map_or(0, |year| u128::from(*benefit) * u128::from(self.counts(year)))
        };
        years.iter().zip(&self.benefits).map(worth).sum()
    }
}

fn resources(contenders: &[Contender], years: &[Capacity]) -> Vec<Resource> {
    let days = Resource {
        needs: contenders.iter().map(|contender| contender.needs.days.0.into()).collect(),
        capacity: years.iter().map(|year| year.days.map(|days| days.0.into())).collect(),
    };
    let cents = Resource {
        needs: contenders.iter().map(|contender| contender.needs.cents.0).collect(),
        capacity: years.iter().map(|year| year.cents.map(|cents| cents.0)).collect(),
    };
    let teams = years.iter().map(|year| year.teams.len()).max().unwrap_or_default();
    let team = |team: usize| Resource {
        needs: contenders.iter().map(|contender| contender.needs.teams.at(team).0.into()).collect(),
        capacity: years.iter().map(|year| year.teams.at(team).map(|days| days.0.into())).collect(),
    };
    [days, cents].into_iter().chain((0..teams).map(team)).collect()
}
