// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! From projects, capacity and demands to a plan, and what each demand costs.

use std::{
    collections::{HashMap, HashSet},
    time::Duration,
};

use chrono::{Datelike as _, NaiveDate};

use super::{
    Capacity, Chosen, Found, Lacking, PlanInput, PlanResult, PlannedTeam, PlannedYear, RuleCost, RuleKind,
    ScenarioRule, Team, Unmet, UnmetReason, Unplannable,
};
use crate::{
    board::Work,
    projects::{ProjectId, State},
    ranking::{
        Benefit, Cents, PersonDays,
        graph::{Graph, GraphError, Requirement},
        selection::{self, Contender, Limits, Needs, Obstacle, Outcome, Problem, Wish},
    },
};

/// The projects that compete, each with its number in the graph.
struct Contest {
    works: Vec<Work>,
    index: HashMap<ProjectId, usize>,
    graph: Graph,
    unplannable: Vec<Unplannable>,
    /// The teams of which there is only so much in some year.
    teams: Vec<Team>,
}

impl Contest {
    /// What runs already is neither chosen nor waited for.
    fn of(input: &PlanInput) -> Result<Self, GraphError> {
        let is_open = |work: &&Work| work.state != State::InProgress;
        let works: Vec<Work> = input.works.iter().filter(is_open).cloned().collect();
        let index: HashMap<ProjectId, usize> =
            works.iter().enumerate().map(|(index, work)| (work.id, index)).collect();
        let mut edges = Vec::new();
        let mut unplannable: Vec<Unplannable> = works
            .iter()
            .filter_map(|work| Some(Unplannable { project: work.id.0, lacks: input.lacking(work)? }))
            .collect();
        for (project, required, state) in &input.requirements {
            match (index.get(project), index.get(required), state) {
                (Some(project), Some(required), _) => {
                    edges.push(Requirement { project: *project, required: *required });
                }
                (None, _, _) | (_, _, State::Completed | State::InProgress) => {}
                (Some(_), None, _) => {
                    unplannable.push(Unplannable { project: project.0, lacks: Lacking::Requirement });
                }
            }
        }
        unplannable.sort_unstable();
        unplannable.dedup_by_key(|each| each.project);
        let is_limited = |team: &&Team| input.years.iter().any(|year| year.teams.of(team.id).is_some());
        let teams = input.teams.iter().filter(is_limited).cloned().collect();
        Ok(Self { graph: Graph::new(works.len(), &edges)?, works, index, unplannable, teams })
    }

    fn contenders(
        &self,
        input: &PlanInput,
        rules: &[&ScenarioRule],
        keeps_deadlines: bool,
    ) -> Vec<Contender> {
        let contender = |work: &Work| Contender {
            benefit: input.benefit(work),
            needs: Needs { days: days(work), cents: cents(work), teams: self.team_days(input, work) },
            wish: if keeps_deadlines { input.wish_of_deadline(work) } else { Wish::Free },
        };
        let mut contenders: Vec<Contender> = self.works.iter().map(contender).collect();
        let mut put = |project: ProjectId, change: &dyn Fn(Wish) -> Wish| {
            let contender = self.index.get(&project).and_then(|index| contenders.get_mut(*index));
            if let Some(contender) = contender {
                contender.wish = change(contender.wish);
            }
        };
        for rule in rules {
            let by = input.index_of(rule.by_year);
            match rule.kind {
                RuleKind::Duty | RuleKind::Forced => put(rule.project.id, &|wish| match wish {
                    Wish::By(due) => Wish::By(due.min(by)),
                    Wish::Free | Wish::Excluded => Wish::By(by),
                }),
                RuleKind::Excluded => put(rule.project.id, &|_| Wish::Excluded),
                RuleKind::Incompatible => {}
            }
        }
        contenders
    }

    fn alternatives(&self, rules: &[&ScenarioRule]) -> Vec<(usize, usize)> {
        let pair = |rule: &&ScenarioRule| {
            let other = rule.other.as_ref()?;
            Some((*self.index.get(&rule.project.id)?, *self.index.get(&other.id)?))
        };
        rules.iter().filter_map(pair).collect()
    }

    fn solve(&self, input: &PlanInput, without: Option<Demand>, time: Duration) -> Outcome {
        let rules: Vec<&ScenarioRule> =
            input.rules.iter().filter(|rule| without != Some(Demand::Rule(rule.id.0))).collect();
        let keeps_deadlines = input.keeps_deadlines && without != Some(Demand::Deadlines);
        let mut contenders = self.contenders(input, &rules, keeps_deadlines);
        for each in &self.unplannable {
            let index = self.index.get(&ProjectId(each.project));
            if let Some(contender) = index.and_then(|index| contenders.get_mut(*index)) {
                contender.wish = Wish::Excluded;
            }
        }
        let years: Vec<selection::Capacity> = input
            .years
            .iter()
            .map(|year| selection::Capacity {
                days: year.days,
                cents: year.cents,
                teams: self.teams.iter().map(|team| year.teams.of(team.id)).collect(),
            })
            .collect();
        let problem = Problem {
            graph: &self.graph,
            contenders: &contenders,
            years: &years,
            horizon: u32::try_from(years.len()).unwrap_or(u32::MAX).saturating_add(1),
            alternatives: &self.alternatives(&rules),
        };
        selection::plan(&problem, Limits { time, ..Limits::USUAL })
    }

    /// What of its work each of the teams does.
    fn team_days(&self, input: &PlanInput, work: &Work) -> Vec<PersonDays> {
        let asked = input.team_works.get(&work.id);
        let of = |team: &Team| asked.and_then(|asked| asked.of(team.id)).unwrap_or_default();
        self.teams.iter().map(of).collect()
    }

    fn planned_year(&self, year: &Capacity) -> PlannedYear {
        PlannedYear {
            year: year.year,
            days: year.days.map(|days| days.0),
            cents: year.cents.map(|cents| cents.0),
            teams: self.teams.iter().map(|team| year.teams.of(team.id).map(|days| days.0)).collect(),
        }
    }

    fn id(&self, index: usize) -> i64 {
        self.works.get(index).map_or(0, |work| work.id.0)
    }

    /// What is demanded of projects that cannot be planned at all.
    fn impossible(&self, input: &PlanInput) -> Vec<Unmet> {
        let demanded =
            input.rules.iter().filter(|rule| matches!(rule.kind, RuleKind::Duty | RuleKind::Forced));
        let lacks = |id: ProjectId| self.unplannable.iter().any(|each| each.project == id.0);
        let unmet = demanded.filter(|rule| lacks(rule.project.id)).map(|rule| Unmet {
            project: rule.project.id.0,
            by: input.year(input.index_of(rule.by_year)),
            reason: UnmetReason::Excluded(rule.project.id.0),
        });
        unmet.collect()
    }

    fn chosen(&self, input: &PlanInput, plan: &[Option<usize>]) -> Vec<Chosen> {
        let is_chosen: HashSet<usize> =
            plan.iter().enumerate().filter_map(|(index, year)| year.map(|_| index)).collect();
        let chosen = self.works.iter().zip(plan).enumerate().filter_map(|(index, (work, year))| {
            let required = self.graph.prerequisites(index).iter().filter(|other| is_chosen.contains(other));
            Some(Chosen {
                project: work.id.0,
                year: input.year((*year)?),
                days: days(work).0,
                cents: cents(work).0,
                teams: self.team_days(input, work).iter().map(|days| days.0).collect(),
                tenths: input.benefit(work).0,
                due: work.due(),
                requires: required.map(|other| self.id(*other)).collect(),
            })
        });
        chosen.collect()
    }

    fn unmet(&self, input: &PlanInput, unmet: &[selection::Unmet]) -> Vec<Unmet> {
        let reason = |obstacle: &Obstacle| match obstacle {
            Obstacle::Excluded(project) => UnmetReason::Excluded(self.id(*project)),
            Obstacle::Alternative(project) => UnmetReason::Alternative(self.id(*project)),
            Obstacle::Shortage(shortage) => UnmetReason::Shortage {
                days: shortage.days.0,
                cents: shortage.cents.0,
                teams: shortage.teams.iter().map(|days| days.0).collect(),
            },
        };
        let unmet = unmet.iter().map(|each| Unmet {
            project: self.id(each.project),
            by: input.year(each.by),
            reason: reason(&each.obstacle),
        });
        unmet.collect()
    }
}

/// Something that a plan can do without, to see what it costs.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Demand {
    Rule(i64),
    Deadlines,
}

fn days(work: &Work) -> PersonDays {
    PersonDays(work.effort.map_or(0, |effort| effort.0.unsigned_abs()))
}

fn cents(work: &Work) -> Cents {
    Cents(work.cost.map_or(0, |cost| cost.0.unsigned_abs().saturating_mul(100)))
}

impl PlanInput {
    fn benefit(&self, work: &Work) -> Benefit {
        Benefit(work.score.map_or(0, |score| self.weights.points_of(score).tenths()))
    }

    /// What is limited must be estimated: nobody knows whether the rest fits.
    fn lacking(&self, work: &Work) -> Option<Lacking> {
        let is_limited = |limit: fn(&Capacity) -> bool| self.years.iter().any(limit);
        if work.effort.is_none() && is_limited(|year| year.days.is_some()) {
            Some(Lacking::Effort)
        } else if work.cost.is_none() && is_limited(|year| year.cents.is_some()) {
            Some(Lacking::Cost)
        } else {
            None
        }
    }

    fn year(&self, index: usize) -> i32 {
        self.years.get(index).or_else(|| self.years.last()).map_or(0, |year| year.year)
    }

    /// The last of the years up to the one that is said; the last of all if nothing is said.
    fn index_of(&self, by: Option<i32>) -> usize {
        let until = self.years.iter().filter(|year| by.is_none_or(|by| year.year <= by)).count();
        until.saturating_sub(1)
    }

    /// What is due within the years must be done in the year of its day or before; what was due until today, or before
    /// the first of the years, binds no plan any more.
    fn wish_of_deadline(&self, work: &Work) -> Wish {
        let is_within = |day: &NaiveDate| {
            let years = self.years.first().zip(self.years.last());
            *day > self.today
                && years.is_some_and(|(first, last)| (first.year..=last.year).contains(&day.year()))
        };
        match work.due().filter(is_within) {
            Some(day) if self.lacking(work).is_none() => Wish::By(self.index_of(Some(day.year()))),
            _ => Wish::Free,
        }
    }

    fn demands(&self) -> Vec<Demand> {
        let rules = self.rules.iter().map(|rule| Demand::Rule(rule.id.0));
        rules.chain(self.keeps_deadlines.then_some(Demand::Deadlines)).collect()
    }
}

fn small(number: u128) -> u64 {
    u64::try_from(number).unwrap_or(u64::MAX)
}

/// The best plan that is found in time, and what each demand costs.
pub fn work_out(input: &PlanInput) -> Result<PlanResult, GraphError> {
    let contest = Contest::of(input)?;
    let demands = input.demands();
    let shares = u32::try_from(demands.len() + 1).unwrap_or(u32::MAX);
    let time = input.time / shares;
    let result = |found, costs| PlanResult {
        day: input.today,
        years: input.years.iter().map(|year| contest.planned_year(year)).collect(),
        teams: contest.teams.iter().map(|team| PlannedTeam { name: team.name.clone() }).collect(),
        found,
        unplannable: contest.unplannable.clone(),
        costs,
    };
    let impossible = contest.impossible(input);
    if !impossible.is_empty() {
        return Ok(result(Found::Infeasible(impossible), Vec::new()));
    }
    let plan = match contest.solve(input, None, time) {
        Outcome::Plan(plan) => plan,
        Outcome::Infeasible(unmet) => {
            return Ok(result(Found::Infeasible(contest.unmet(input, &unmet)), Vec::new()));
        }
        Outcome::Undecided(unmet) => {
            return Ok(result(Found::Undecided(contest.unmet(input, &unmet)), Vec::new()));
        }
    };
    let cost = |demand: Demand| {
        let Outcome::Plan(freer) = contest.solve(input, Some(demand), time) else { return None };
        let rule = match demand {
            Demand::Rule(rule) => Some(rule),
            Demand::Deadlines => None,
        };
        let is_exact = plan.is_best() && freer.is_best();
        let best = if is_exact { freer.value } else { freer.bound };
        Some(RuleCost { rule, tenths: small(best.saturating_sub(plan.value)), is_exact })
    };
    let costs = demands.into_iter().filter_map(cost).collect();
    let chosen = contest.chosen(input, &plan.years);
    Ok(result(Found::Plan { chosen, value: small(plan.value), bound: small(plan.bound) }, costs))
}
