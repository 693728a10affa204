// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! What to start first: packages by value per person-day.
//!
//! One team works on one project after the other. A project that is done after C days has made its benefit b wait
//! for C days; the order is to keep Σ b · C small. Without requirements that is the order of b per day (Smith
//! 1956). With them it is the order of *packages*: the closed set with the most benefit per day first, and so on
//! (Sidney 1975). Some best order keeps the packages together, and any order that keeps them costs at most twice
//! the least (Chekuri & Motwani 1999). What enables others gets its credit from the package in which it rides;
//! nothing is invented and nothing counts twice.

mod density;
mod exact;
mod flow;
mod inner;
mod packages;

use num_rational::Ratio;

use super::{Benefit, PersonDays, cells::Cells, graph::Graph};

pub use density::Density;
pub(super) use exact::best_order;
pub(super) use inner::order_inside;
pub(super) use packages::{Part, parts};

/// A project as the start order sees it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Job {
    /// What it is worth once it is done, 0 for what only enables others.
    pub benefit: Benefit,
    /// At least one day: what costs nothing is done and not waited for.
    pub effort: PersonDays,
}

impl Job {
    fn weight(self) -> Density {
        Density::new(self.benefit.0.into(), self.effort.0.into())
    }
}

/// Why there is no start order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SequenceError {
    /// Nobody has entered an effort of at least one day for this project.
    #[error("project {0} has no effort")]
    NoEffort(usize),
    /// There must be a job for each project of the graph.
    #[error("{jobs} jobs for {projects} projects")]
    Length {
        /// How many jobs there are.
        jobs: usize,
        /// How many projects there are.
        projects: usize,
    },
}

/// Projects that are done together, because as many days spent on nothing else would bring as much.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Package {
    /// In the order in which they are done.
    pub projects: Vec<usize>,
    /// Their benefit and person-days together. Packages of equal density may change places.
    pub density: Density,
    /// Whether no better order of these projects exists.
    pub is_best_order: bool,
}

/// All projects in the order in which to start them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StartOrder {
    /// The densest first.
    pub packages: Vec<Package>,
    /// No order of all projects has a smaller [`waiting`].
    pub lower_bound: u128,
}

impl StartOrder {
    /// The start order of the projects of a graph, a job for each.
    ///
    /// Time: a minimum cut for each halving of a connected set; without requirements it is a sort.
    pub fn of(graph: &Graph, jobs: &[Job]) -> Result<Self, SequenceError> {
        check(graph, jobs)?;
        let weights: Vec<Density> = jobs.iter().map(|job| job.weight()).collect();
        let mut inside = inner::Inside::new(graph, &weights);
        let (mut packages, mut lower_bound, mut days) = (Vec::new(), 0, 0);
        for part in parts(graph, &vec![true; jobs.len()], &weights) {
            let (order, least) = inside.order(&part);
            lower_bound += u128::from(part.density.benefit()) * days + least.waiting;
            days += u128::from(part.density.effort());
            packages.push(Package {
                projects: order,
                density: part.density,
                is_best_order: least.is_reached,
            });
        }
        Ok(Self { packages, lower_bound })
    }

    /// The projects, package after package.
    pub fn projects(&self) -> impl Iterator<Item = usize> {
        self.packages.iter().flat_map(|package| package.projects.iter().copied())
    }

    /// Whether no order of all projects has a smaller [`waiting`] than this one.
    pub fn is_best(&self) -> bool {
        self.packages.iter().all(|package| package.is_best_order)
    }

    /// What no selection exceeds that takes at most so many days: whole packages, and as much of the next as fits.
    pub fn most_within(&self, days: u64) -> Ratio<u64> {
        let mut left = days;
        let mut most = Ratio::from_integer(0);
        for package in &self.packages {
            let taken = package.density.effort().min(left);
            most += package.density.value().unwrap_or_default() * taken;
            left -= taken;
        }
        most
    }

    /// The efficient frontier: benefit and person-days after each package, from nothing to everything.
    ///
    /// Nothing that can be done in as many days is worth more, and between two points nothing lies above the
    /// straight line that joins them.
    pub fn frontier(&self) -> Vec<Density> {
        let mut sum = Density::default();
        let mut points = vec![sum];
        points.extend(self.packages.iter().map(|package| {
            sum = [sum, package.density].into_iter().sum();
            sum
        }));
        points
    }
}

pub(super) fn check(graph: &Graph, jobs: &[Job]) -> Result<(), SequenceError> {
    if jobs.len() != graph.projects() {
        return Err(SequenceError::Length { jobs: jobs.len(), projects: graph.projects() });
    }
    match jobs.iter().position(|job| job.effort.0 == 0) {
        Some(project) => Err(SequenceError::NoEffort(project)),
        None => Ok(()),
    }
}

/// The benefit-weighted waiting Σ b · C of jobs that are done in this order, in benefit times days.
pub fn waiting(jobs: &[Job], order: impl IntoIterator<Item = usize>) -> u128 {
    let (mut days, mut sum) = (0, 0);
    for project in order {
        let job = jobs.at(project);
        days += u128::from(job.effort.0);
        sum += u128::from(job.benefit.0) * days;
    }
    sum
}
