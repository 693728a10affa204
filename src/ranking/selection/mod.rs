// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! What fits: the selection that is worth most under the capacities of some years.
//!
//! Each project is done in one year or not at all, what it requires in the same year or before (by-variables as in
//! open-pit scheduling: Johnson 1968; Bienstock & Zuckerberg 2010; precedence-constrained knapsack: Ibarra & Kim
//! 1978). Benefit begins in the year after. Three parts work together:
//!
//! | part | what it gives |
//! | --- | --- |
//! | packages by value for priced effort | a bound that nothing can exceed, at any size |
//! | the same packages, laid into the years as they fit | a plan, at any size |
//! | branch and bound with linear programs (`microlp`) | a better plan and a better bound, up to a size and a time |
//!
//! The solver works with floating point, so its plan is a proposal: every plan is checked here in whole numbers, and
//! the gap to the bound is shown.

mod bound;
mod greedy;
mod model;
mod shortage;
mod solver;

use std::time::Duration;

use num_rational::Ratio;

use super::{Benefit, Cents, PersonDays, graph::Graph};
use model::Model;

pub use model::Violation;
pub use shortage::{Obstacle, Shortage, Unmet};

/// What a project uses of each capacity.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Needs {
    /// Work.
    pub days: PersonDays,
    /// Money.
    pub cents: Cents,
    /// Work of each team whose capacity is counted by itself; nothing for those beyond the end.
    pub teams: Vec<PersonDays>,
}

/// What can be used in a year.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Capacity {
    /// Work; `None` if it does not matter.
    pub days: Option<PersonDays>,
    /// Money; `None` if it does not matter.
    pub cents: Option<Cents>,
    /// Work of each team; `None`, and those beyond the end, if it does not matter.
    pub teams: Vec<Option<PersonDays>>,
}

/// What was settled about a project beforehand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Wish {
    /// Nothing: it is done if it is worth it.
    #[default]
    Free,
    /// It must be done, by duty or decision, in this year or before, counted from 0.
    By(usize),
    /// It must not be done, nor what requires it.
    Excluded,
}

/// A project that may be done.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contender {
    /// What it is worth a year.
    pub benefit: Benefit,
    /// What it uses, in the year in which it is done.
    pub needs: Needs,
    /// What was settled about it.
    pub wish: Wish,
}

/// What is to be planned.
#[derive(Clone, Copy, Debug)]
pub struct Problem<'a> {
    /// What requires what. What is done already is required by nobody.
    pub graph: &'a Graph,
    /// A contender for each project of the graph.
    pub contenders: &'a [Contender],
    /// The capacity of each year.
    pub years: &'a [Capacity],
    /// In how many years benefit counts, from the first one on. With one year to plan and a horizon of 2, each
    /// selected project counts once.
    pub horizon: u32,
    /// Pairs of which at most one is done.
    pub alternatives: &'a [(usize, usize)],
}

impl Problem<'_> {
    /// What a plan is worth: Σ benefit · (horizon − year), with years from 1; or why it is none.
    pub fn check(&self, years: &[Option<usize>]) -> Result<u128, Violation> {
        Model::new(self).check(years)
    }
}

/// How much is spent on a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// How long the solver may look for a better plan. It looks at the clock between its steps, so that a large
    /// linear program may end somewhat later.
    pub time: Duration,
    /// Up to how many decisions (projects times years) it is asked at all.
    pub solved: usize,
    /// It stops when a plan is at most so many thousandths below the bound; 0 for the best plan.
    pub gap: u32,
}

impl Limits {
    /// What is usual.
    pub const USUAL: Self = Self { time: Duration::from_secs(10), solved: 3_000, gap: 0 };
}

/// A plan that was checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// For each project the year in which it is done, from 0; `None` if it is not.
    pub years: Vec<Option<usize>>,
    /// What the plan is worth.
    pub value: u128,
    /// No plan is worth more.
    pub bound: u128,
}

impl Plan {
    /// Whether no plan is worth more.
    pub const fn is_best(&self) -> bool {
        self.value == self.bound
    }

    /// By which part of the bound another plan could be better at most.
    pub fn gap(&self) -> Ratio<u128> {
        Ratio::new(self.bound - self.value.min(self.bound), self.bound.max(1))
    }
}

/// What comes of planning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// A plan with everything that must be done.
    Plan(Plan),
    /// What must be done and cannot, when as many as possible of the others are.
    Infeasible(Vec<Unmet>),
    /// Within the time no plan was found with everything that must be done; there may be one.
    Undecided(Vec<Unmet>),
}

/// The best plan that is found within the limits.
pub fn plan(problem: &Problem<'_>, limits: Limits) -> Outcome {
    let model = Model::new(problem);
    let blocked = shortage::blocked(problem);
    if !blocked.is_empty() {
        return Outcome::Infeasible(blocked);
    }
    let settled = match greedy::settle(&model) {
        Some(settled) => settled,
        None => match solver::settle(&model, limits.time) {
            solver::Settled::All(years) => years,
            solver::Settled::Some { years, is_most } => {
                let unmet = shortage::unmet(&model, &years);
                return if is_most { Outcome::Infeasible(unmet) } else { Outcome::Undecided(unmet) };
            }
        },
    };
    let (mut years, mut bound) = greedy::fill(&model, &settled);
    let mut value = model.check(&years).unwrap_or_default();
    let may_improve = (bound - value.min(bound)) * 1_000 > bound * u128::from(limits.gap);
    if may_improve && model.decisions() <= limits.solved {
        let solved = solver::solve(&model, &years, limits);
        if let Some(better) = model.check(&solved.years).ok().filter(|better| *better > value) {
            (value, years) = (better, solved.years);
        }
        bound = bound.min(solved.bound.unwrap_or(bound)).max(value);
    }
    Outcome::Plan(Plan { years, value, bound })
}
