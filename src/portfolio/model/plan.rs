// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! What a plan is worked out from, and what comes of it.

use std::{collections::HashMap, time::Duration};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Capacity, ScenarioRule, Team, TeamDays};
use crate::{
    board::Work,
    projects::{ProjectId, State},
    ranking::Weights,
};

/// What a plan is worked out from.
#[derive(Clone, Debug)]
pub struct PlanInput {
    /// The projects in the procedure.
    pub works: Vec<Work>,
    /// What requires what, and where the required one is in its life cycle.
    pub requirements: Vec<(ProjectId, ProjectId, State)>,
    /// The years in their order.
    pub years: Vec<Capacity>,
    /// The teams whose work is counted by itself.
    pub teams: Vec<Team>,
    /// What projects ask of them.
    pub team_works: HashMap<ProjectId, TeamDays>,
    /// What points are made with.
    pub weights: Weights,
    /// Whether what has a deadline within the years must be done by it.
    pub keeps_deadlines: bool,
    /// What somebody demands.
    pub rules: Vec<ScenarioRule>,
    /// The day on which it is worked out: what was due before cannot be met by any plan.
    pub today: NaiveDate,
    /// How long it may take altogether.
    pub time: Duration,
}

/// A team of which there is only so much in a year of a plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlannedTeam {
    /// Its name, as it was when the plan was worked out.
    pub name: String,
}

/// A year of a plan with what there is in it; nothing where there is no limit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlannedYear {
    /// The year.
    pub year: i32,
    /// Work in person-days.
    pub days: Option<u32>,
    /// Money in cents.
    pub cents: Option<u64>,
    /// Work of each team in person-days.
    #[serde(default)]
    pub teams: Vec<Option<u32>>,
}

/// A project of a plan, as it was when the plan was worked out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chosen {
    /// Key of the project.
    pub project: i64,
    /// The year in which it is done.
    pub year: i32,
    /// The work that it takes.
    pub days: u32,
    /// The money that it takes.
    pub cents: u64,
    /// What of its work each team does.
    #[serde(default)]
    pub teams: Vec<u32>,
    /// Its tenths of points.
    pub tenths: u32,
    /// The day by which it must be there.
    pub due: Option<NaiveDate>,
    /// Keys of those of the plan that it requires.
    pub requires: Vec<i64>,
}

/// Why something that must be done cannot.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum UnmetReason {
    /// This project, which it requires or is itself, cannot be planned or is excluded.
    Excluded(i64),
    /// Only one of it and this project may be done, and both must.
    Alternative(i64),
    /// So many person-days and cents more would be needed.
    Shortage {
        /// Work.
        days: u32,
        /// Money.
        cents: u64,
        /// Work of each team.
        #[serde(default)]
        teams: Vec<u32>,
    },
}

/// Something that must be done and cannot.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unmet {
    /// Key of the project.
    pub project: i64,
    /// By the end of which year.
    pub by: i32,
    /// Why not.
    pub reason: UnmetReason,
}

/// What was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Found {
    /// A plan. Values are tenths of points, counted for each year in which they are there.
    Plan {
        /// What is done when.
        chosen: Vec<Chosen>,
        /// What it is worth.
        value: u64,
        /// No plan is worth more.
        bound: u64,
    },
    /// No plan does everything that must be done.
    Infeasible(Vec<Unmet>),
    /// None was found in time.
    Undecided(Vec<Unmet>),
}

/// What stands in the way of planning a project.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Lacking {
    /// Its effort, in a plan with limited work.
    Effort,
    /// Its cost, in a plan with limited money.
    Cost,
    /// That what it requires comes back into the procedure.
    Requirement,
}

/// A project that cannot be planned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Unplannable {
    /// Key of the project.
    pub project: i64,
    /// What is lacking.
    pub lacks: Lacking,
}

/// What a demand costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleCost {
    /// Key of the demand; nothing for that the deadlines are kept.
    pub rule: Option<i64>,
    /// By so many tenths of points the plan would be better without it.
    pub tenths: u64,
    /// Whether that is exact; otherwise it is at most so much.
    pub is_exact: bool,
}

/// A plan with all that is said of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanResult {
    /// The day on which it was worked out.
    pub day: NaiveDate,
    /// The years with what there is in them.
    pub years: Vec<PlannedYear>,
    /// The teams of which there is only so much; whatever is said by team follows their order.
    #[serde(default)]
    pub teams: Vec<PlannedTeam>,
    /// What was found.
    pub found: Found,
    /// What cannot be planned.
    pub unplannable: Vec<Unplannable>,
    /// What each demand costs, if there is a plan with all of them.
    pub costs: Vec<RuleCost>,
}

impl PlanResult {
    /// What the plan is worth in tenths of points, if there is one.
    pub const fn value(&self) -> Option<u64> {
        match self.found {
            Found::Plan { value, .. } => Some(value),
            Found::Infeasible(_) | Found::Undecided(_) => None,
        }
    }

    /// What is done when; nothing if there is no plan.
    pub fn chosen(&self) -> &[Chosen] {
        match &self.found {
            Found::Plan { chosen, .. } => chosen,
            Found::Infeasible(_) | Found::Undecided(_) => &[],
        }
    }

    /// The work and the money that are used in that year, in person-days and cents.
    pub fn used(&self, year: i32) -> (u64, u64) {
        let of_year = self.chosen().iter().filter(|chosen| chosen.year == year);
        of_year.fold((0, 0), |(days, cents), chosen| (days + u64::from(chosen.days), cents + chosen.cents))
    }

    /// The work of a team, by its number in [`PlanResult::teams`], that is used in that year, in person-days.
    pub fn used_of_team(&self, year: i32, team: usize) -> u64 {
        let of_year = self.chosen().iter().filter(|chosen| chosen.year == year);
        of_year.filter_map(|chosen| chosen.teams.get(team)).map(|days| u64::from(*days)).sum()
    }
}
