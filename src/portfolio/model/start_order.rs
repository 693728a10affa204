// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! What to start first: packages by value per person-day, and what cannot be ordered yet.

use std::collections::HashSet;

use super::network::Network;
use crate::ranking::{
    Benefit, PersonDays,
    graph::{Graph, GraphError, Requirement},
    sequence::{Job, SequenceError, StartOrder, waiting},
};

/// Why a project is not in the start order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// Its assessment is not complete.
    NotAssessed,
    /// Nobody has estimated its effort.
    NoEffort,
    /// It waits for this project, which is not in the order itself.
    Waits(usize),
}

/// A project of the procedure that is not in the start order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Apart {
    /// Which.
    pub project: usize,
    /// Why; at least one reason.
    pub obstacles: Vec<Obstacle>,
}

/// Projects that are done together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderedPackage {
    /// For whose sake: nothing else in the package requires them. In the order in which they are done.
    pub aims: Vec<usize>,
    /// What these require within the package, in the order in which it is done.
    pub needs: Vec<usize>,
    /// All of them in the order in which they are done.
    pub projects: Vec<usize>,
    /// Their points together, in tenths.
    pub points: u64,
    /// Their person-days together.
    pub days: u64,
    /// Person-days of everything that is done before.
    pub days_before: u64,
}

/// For how long benefit waits in one order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// Sum of tenths of points times the person-days until they are there.
    pub sum: u128,
    /// Person-days for which a point waits on the average, in tenths.
    pub mean_tenths: u64,
}

/// The start order of a city.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StartPlan {
    /// The most points per person-day first.
    pub packages: Vec<OrderedPackage>,
    /// What cannot be ordered yet, the best placed first.
    pub apart: Vec<Apart>,
    /// All points in the order, in tenths.
    pub points: u64,
    /// All person-days in the order.
    pub days: u64,
    /// In this order.
    pub own: Waiting,
    /// In the order of the board, with what is required right before it.
    pub board: Waiting,
    /// No order has less.
    pub least: Waiting,
}

/// Why no start order could be worked out: not from the data of a portal.
#[derive(Debug, thiserror::Error)]
pub enum StartOrderError {
    /// The requirements go in a circle.
    #[error(transparent)]
    Graph(#[from] GraphError),
    /// A project without an effort was not kept apart.
    #[error(transparent)]
    Sequence(#[from] SequenceError),
}

impl StartPlan {
    /// The start order of the projects of a network.
    pub fn of(network: &Network) -> Result<Self, StartOrderError> {
        let obstacles = obstacles(network);
        let takes_part = |place: &usize| {
            let member = network.member(*place);
            member.is_some_and(|member| member.state.is_in_procedure())
                && obstacles.get(*place).is_some_and(Vec::is_empty)
        };
        let chosen: Vec<usize> = (0..network.members().len()).filter(takes_part).collect();
        let graph = part(network.open(), &chosen)?;
        let jobs: Vec<Job> = chosen.iter().map(|place| job(network, *place)).collect();
        let order = StartOrder::of(&graph, &jobs)?;
        let mut before = 0;
        let packages = order.packages.iter().map(|package| {
            let members: HashSet<usize> = package.projects.iter().copied().collect();
            let inside = |project: &usize| members.contains(project);
            let (needs, aims): (Vec<usize>, Vec<usize>) =
                package.projects.iter().partition(|project| graph.dependants(**project).iter().any(inside));
            let named = |own: &[usize]| own.iter().filter_map(|own| chosen.get(*own).copied()).collect();
            let (points, days) = (package.density.benefit(), package.density.effort());
            before += days;
            OrderedPackage {
                aims: named(&aims),
                needs: named(&needs),
                projects: named(&package.projects),
                points,
                days,
                days_before: before - days,
            }
        });
        let packages: Vec<OrderedPackage> = packages.collect();
        let place_of = |own: &usize| chosen.get(*own).and_then(|place| network.member(*place)?.place);
        let mut board: Vec<usize> = (0..chosen.len()).collect();
        board.sort_by_key(|own| place_of(own).map(|(_, position)| position));
        let points = packages.iter().map(|package| package.points).sum();
        let wait = |sum: u128| Waiting { sum, mean_tenths: mean_tenths(sum, points) };
        Ok(Self {
            apart: apart(network, obstacles),
            points,
            days: before_last(&packages),
            own: wait(waiting(&jobs, order.projects())),
            board: wait(waiting(&jobs, graph.feasible(&board))),
            least: wait(order.lower_bound),
            packages,
        })
    }

    /// Whether no order of these projects is better.
    pub const fn is_best(&self) -> bool {
        self.own.sum == self.least.sum
    }
}

fn before_last(packages: &[OrderedPackage]) -> u64 {
    packages.last().map_or(0, |package| package.days_before + package.days)
}

fn mean_tenths(sum: u128, points: u64) -> u64 {
    let points = u128::from(points.max(1));
    u64::try_from((sum * 10 + points / 2) / points).unwrap_or(u64::MAX)
}

fn job(network: &Network, place: usize) -> Job {
    let member = network.member(place);
    let effort = member.and_then(|member| member.effort).map_or(0, |effort| effort.0);
    Job {
        benefit: Benefit(member.and_then(|member| member.points).unwrap_or_default()),
        effort: PersonDays(u32::try_from(effort).unwrap_or_default()),
    }
}

/// The requirements among some projects, which are numbered anew in their order.
pub fn part(graph: &Graph, chosen: &[usize]) -> Result<Graph, GraphError> {
    let mut own = vec![None; graph.projects()];
    for (place, project) in chosen.iter().enumerate() {
        if let Some(own) = own.get_mut(*project) {
            *own = Some(place);
        }
    }
    let of = |project: usize| own.get(project).copied().flatten();
    let edges = chosen.iter().enumerate().flat_map(|(place, project)| {
        let required = graph.prerequisites(*project).iter().filter_map(move |required| of(*required));
        required.map(move |required| Requirement { project: place, required })
    });
    Graph::new(chosen.len(), &edges.collect::<Vec<_>>())
}

/// For each project why it cannot be ordered; nothing for one that can, and for one that is not in the procedure and
/// that nobody waits for.
fn obstacles(network: &Network) -> Vec<Vec<Obstacle>> {
    let open = network.open();
    let mut obstacles: Vec<Vec<Obstacle>> = vec![Vec::new(); network.members().len()];
    for place in open.order() {
        let Some(member) = network.member(*place) else { continue };
        if !member.state.is_in_procedure() {
            continue;
        }
        let is_there = |required: &&usize| {
            let required_member = network.member(**required);
            required_member.is_some_and(|member| member.state.is_in_procedure())
                && obstacles.get(**required).is_some_and(Vec::is_empty)
        };
        let waits = open.prerequisites(*place).iter().filter(|required| !is_there(required));
        let own = [
            member.points.is_none().then_some(Obstacle::NotAssessed),
            member.effort.is_none_or(|effort| effort.0 < 1).then_some(Obstacle::NoEffort),
        ];
        let waits: Vec<Obstacle> = waits.map(|required| Obstacle::Waits(*required)).collect();
        let found = own.into_iter().flatten().chain(waits).collect();
        if let Some(own) = obstacles.get_mut(*place) {
            *own = found;
        }
    }
    obstacles
}

fn apart(network: &Network, obstacles: Vec<Vec<Obstacle>>) -> Vec<Apart> {
    let found = obstacles.into_iter().enumerate().filter(|(_, obstacles)| !obstacles.is_empty());
    let mut apart: Vec<Apart> = found.map(|(project, obstacles)| Apart { project, obstacles }).collect();
    apart.sort_by_key(|apart| {
        let member = network.member(apart.project);
        let position = member.and_then(|member| member.place).map_or(u32::MAX, |(_, position)| position);
        (position, member.map(|member| member.number.clone()))
    });
    apart
}
