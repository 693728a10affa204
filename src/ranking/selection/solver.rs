// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! The problem as an integer program. Variable y(i, t) is 1 if project i is done in year t or before.

use std::time::Duration;

use microlp::{ComparisonOp, LinearExpr, OptimizationDirection, Problem, Solution, SolveOptions, Variable};

use crate::ranking::cells::Cells;

use super::{
    Limits, Wish,
    greedy::Years,
    model::{Model, Resource},
};

/// Coefficients of a row are kept below this, so that the tolerances of the solver mean the same in each.
const LARGEST: u64 = 1 << 16;

/// What the solver proposes.
pub(super) struct Solved {
    /// Not checked.
    pub(super) years: Years,
    /// What no plan exceeds, as far as that was proved.
    pub(super) bound: Option<u128>,
}

/// What of the settled projects can be done.
pub(super) enum Settled {
    /// Everything.
    All(Vec<Years>),
    /// Not everything.
    Some {
        /// When those that can be are done.
        years: Years,
        /// Whether it was proved that no more can.
        is_most: bool,
    },
}

/// A better plan than the one given, if one is found.
pub(super) fn solve(model: &Model<'_>, present: &[Option<usize>], limits: Limits) -> Solved {
    let mut program = Program::new(model, |project| model.is_open.at(project));
    program.add_variables(|project, year| {
        let worth = model.benefits.at(project) * model.step(year);
        let is_settled = model.due.at(project).is_some_and(|due| due <= year);
        (float(worth), i32::from(is_settled))
    });
    program.add_constraints();
    let mut options = SolveOptions::default();
    options.time_limit = Some(limits.time);
    options.mip_gap = f64::from(limits.gap) / 1_000.0;
    options.warm_start = Some(program.hint(present));
    let Some(solution) = program.solve(options) else {
        return Solved { years: present.to_vec(), bound: None };
    };
    let years = program.years(&solution);
    let value = model.check(&years).ok();
    let bound = solution.gap().zip(value).map(|(gap, value)| {
        // The gap is part of the plan's value; a hair more covers what floating point loses.
        let beyond = (gap.max(0.0) + 1e-9) * whole(value);
        value + rounded_down(beyond)
    });
    Solved { years, bound }
}

/// As many as possible of the projects that must be done, if not all of them can.
pub(super) fn settle(model: &Model<'_>, time: Duration) -> Settled {
    let mut program = Program::new(model, |project| model.due.at(project).is_some());
    program.add_variables(|project, year| {
        let counts = model.wishes.at(project) == Wish::By(year);
        (f64::from(u8::from(counts)), 0)
    });
    program.add_constraints();
    let mut options = SolveOptions::default();
    options.time_limit = Some(time);
    let nothing = || Settled::Some { years: vec![None; model.benefits.len()], is_most: false };
    let Some(solution) = program.solve(options) else { return nothing() };
    let years = program.years(&solution);
    if !program.fits(&years) {
        return nothing();
    }
    let in_time = |(project, wish): (usize, &Wish)| match wish {
        Wish::By(due) => years.at(project).is_some_and(|year| year <= *due),
        Wish::Free | Wish::Excluded => true,
    };
    if model.wishes.iter().enumerate().all(in_time) {
        return Settled::All(vec![years]);
    }
    Settled::Some { years, is_most: solution.status() == microlp::SolutionStatus::Optimal }
}

struct Program<'a> {
    model: &'a Model<'a>,
    projects: Vec<usize>,
    problem: Problem,
    /// By project and year.
    variables: Vec<Vec<Variable>>,
}

impl<'a> Program<'a> {
    fn new(model: &'a Model<'a>, takes_part: impl Fn(usize) -> bool) -> Self {
        Self {
            model,
            projects: (0..model.benefits.len()).filter(|project| takes_part(*project)).collect(),
            problem: Problem::new(OptimizationDirection::Maximize),
            variables: vec![Vec::new(); model.benefits.len()],
        }
    }

    /// A variable for each project and year, with what it is worth and the least that it may be.
    fn add_variables(&mut self, about: impl Fn(usize, usize) -> (f64, i32)) {
        for project in &self.projects {
            let variables = (0..self.model.years).map(|year| {
                let (worth, least) = about(*project, year);
                self.problem.add_integer_var(worth, (least, 1))
            });
            let variables = variables.collect();
            if let Some(own) = self.variables.get_mut(*project) {
                *own = variables;
            }
        }
    }

    fn of(&self, project: usize, year: usize) -> Option<Variable> {
        self.variables.get(project)?.get(year).copied()
    }

    fn add_constraints(&mut self) {
        let mut pairs = Vec::new();
        for project in &self.projects {
            for year in 0..self.model.years {
                pairs.push((self.of(*project, year), self.of(*project, year + 1)));
                for required in self.model.graph.prerequisites(*project) {
                    pairs.push((self.of(*project, year), self.of(*required, year)));
                }
            }
        }
        for (one, other) in pairs {
            if let (Some(one), Some(other)) = (one, other) {
                self.problem.add_constraint([(one, 1.0), (other, -1.0)], ComparisonOp::Le, 0.0);
            }
        }
        for resource in &self.model.resources {
            for year in 0..self.model.years {
                self.add_capacity(resource, year);
            }
        }
        let last = self.model.years.saturating_sub(1);
        for (one, other) in self.model.alternatives() {
            if let (Some(one), Some(other)) = (self.of(one, last), self.of(other, last)) {
                self.problem.add_constraint([(one, 1.0), (other, 1.0)], ComparisonOp::Le, 1.0);
            }
        }
    }

    fn add_capacity(&mut self, resource: &Resource, year: usize) {
        let Some(capacity) = resource.capacity.at(year) else { return };
        let largest =
            self.projects.iter().map(|project| resource.needs.at(*project)).max().unwrap_or_default();
        let unit = float((largest / LARGEST).max(1).next_power_of_two());
        let mut sum = LinearExpr::empty();
        for project in &self.projects {
            let needs = float(resource.needs.at(*project)) / unit;
            if needs > 0.0
                && let Some(done) = self.of(*project, year)
            {
                sum.add(done, needs);
                if let Some(before) = year.checked_sub(1).and_then(|before| self.of(*project, before)) {
                    sum.add(before, -needs);
                }
            }
        }
        self.problem.add_constraint(sum, ComparisonOp::Le, float(capacity) / unit);
    }

    fn hint(&self, years: &[Option<usize>]) -> Vec<(Variable, f64)> {
        let of = |project: &usize| {
            let variables = self.variables.get(*project).into_iter().flatten().enumerate();
            let done = years.at(*project);
            variables.map(move |(year, variable)| {
                (*variable, f64::from(u8::from(done.is_some_and(|done| done <= year))))
            })
        };
        self.projects.iter().flat_map(of).collect()
    }

    /// The solution; none if the solver found none in time, or gave up.
    fn solve(&self, options: SolveOptions) -> Option<Solution> {
        self.problem.solve_with(options).ok()?.into_solution().ok()
    }

    fn years(&self, solution: &Solution) -> Years {
        let is_done = |variable: &Variable| solution.var_value(*variable) > 0.5;
        self.variables.iter().map(|variables| variables.iter().position(is_done)).collect()
    }

    /// Whether a proposal keeps to the capacities and requirements, whatever was settled.
    fn fits(&self, years: &[Option<usize>]) -> bool {
        let model = self.model;
        let is_enough = |year: usize| {
            let mut left = model.resources.iter().map(|resource| resource.left(year, years));
            left.all(|left| left.is_none_or(|left| left >= 0))
        };
        (0..model.years).all(is_enough)
            && self.projects.iter().all(|project| {
                let mut required = model.graph.prerequisites(*project).iter();
                years.at(*project).is_none_or(|year| {
                    required.all(|required| years.at(*required).is_some_and(|done| done <= year))
                })
            })
    }
}

#[expect(clippy::cast_precision_loss, reason = "the solver's proposal is checked in whole numbers")]
fn float(number: u64) -> f64 {
    number as f64
}

#[expect(clippy::cast_precision_loss, reason = "only an already rounded gap is multiplied with it")]
fn whole(number: u128) -> f64 {
    number as f64
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "not negative, and a bound that is too large is not used"
)]
fn rounded_down(number: f64) -> u128 {
    number as u128
}
