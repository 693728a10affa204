// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! What must be done and cannot, and by how much it does not fit.

use crate::ranking::{Cents, PersonDays, cells::Cells};

use super::{
    Problem, Wish,
    model::{Model, Resource},
};

/// A project that must be done and cannot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unmet {
    /// The project.
    pub project: usize,
    /// The year by which it must be done.
    pub by: usize,
    /// What stands in the way.
    pub obstacle: Obstacle,
}

/// Why something that must be done cannot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// This project, which it requires or which it is itself, must not be done.
    Excluded(usize),
    /// This project must be done as well, and only one of both may: itself or what it requires excludes it.
    Alternative(usize),
    /// There is only so much.
    Shortage(Shortage),
}

/// How much more would be needed by the year in which a project must be done, beside the others that must be done.
///
/// Nothing at all if the sum of what is left would do, but no single year has room for an undivided project.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shortage {
    /// Work.
    pub days: PersonDays,
    /// Money.
    pub cents: Cents,
    /// Work of each team.
    pub teams: Vec<PersonDays>,
}

/// What cannot be done because it contradicts something else that was settled.
pub(super) fn blocked(problem: &Problem<'_>) -> Vec<Unmet> {
    let wish = |project: usize| problem.contenders.get(project).map(|contender| contender.wish);
    let mut is_required = vec![false; problem.contenders.len()];
    let mut teams = Vec::new();
    for (project, contender) in problem.contenders.iter().enumerate() {
        if let Wish::By(by) = contender.wish {
            let mut team = problem.graph.all_prerequisites(project);
            team.push(project);
            for member in &team {
                is_required.put(*member, true);
            }
            teams.push((project, by, team));
        }
    }
    let excluded_by = |member: usize| {
        problem.alternatives.iter().find_map(|(one, other)| match member {
            _ if one == other => None,
            _ if member == *one && is_required.at(*other) => Some(*other),
            _ if member == *other && is_required.at(*one) => Some(*one),
            _ => None,
        })
    };
    let unmet = teams.into_iter().filter_map(|(project, by, team)| {
        let excluded = team.iter().find(|member| wish(**member) == Some(Wish::Excluded));
        let other = || team.iter().find_map(|member| excluded_by(*member));
        let obstacle =
            excluded.copied().map(Obstacle::Excluded).or_else(|| other().map(Obstacle::Alternative))?;
        Some(Unmet { project, by, obstacle })
    });
    unmet.collect()
}

/// What a plan of some of the projects that must be done leaves out.
pub(super) fn unmet(model: &Model<'_>, years: &[Option<usize>]) -> Vec<Unmet> {
    let wishes = model.wishes.iter().enumerate();
    wishes
        .filter_map(|(project, wish)| match wish {
            Wish::By(by) if years.at(project).is_none_or(|year| year > *by) => {
                let obstacle = Obstacle::Shortage(shortage(model, years, project, *by));
                Some(Unmet { project, by: *by, obstacle })
            }
            _ => None,
        })
        .collect()
}

fn shortage(model: &Model<'_>, years: &[Option<usize>], project: usize, by: usize) -> Shortage {
    let is_missing = |member: &usize| years.at(*member).is_none_or(|year| year > by);
    let mut team = model.graph.all_prerequisites(project);
    team.push(project);
    team.retain(is_missing);
    let lacking = |resource: &Resource| {
        let needed: i128 = team.iter().map(|member| i128::from(resource.needs.at(*member))).sum();
        // A year in which the resource does not matter has room for everything.
        let left: Option<i128> =
            (0..=by.min(model.years.saturating_sub(1))).map(|year| resource.left(year, years)).sum();
        u64::try_from(needed - left.unwrap_or(needed)).unwrap_or_default()
    };
    let days = |lacking: u64| PersonDays(u32::try_from(lacking).unwrap_or(u32::MAX));
    let mut lacking = model.resources.iter().map(lacking);
    Shortage {
        days: days(lacking.next().unwrap_or_default()),
        cents: Cents(lacking.next().unwrap_or_default()),
        teams: lacking.map(days).collect(),
    }
}
