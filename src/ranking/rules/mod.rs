// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Where a project stands when more than points decides, and for what reason.
//!
//! Places are given from the top. Whoever is next by *Pflicht* (a proven duty before anything else) and then by
//! points takes the next place, together with those that tie with it. With *Voraussetzung*, everything they require
//! and that has no place yet takes the same place: so a prerequisite stands no lower than the best-placed project
//! that needs it, nobody is pushed off the board by their own prerequisite, and nothing stands above an unmet
//! prerequisite. With *Leitungsentscheid* a project waits for the place that was decided for it, or for another
//! project; but what must be there first comes first, whatever was decided. Whoever stands elsewhere than by points
//! is given the reason.

mod decisions;
mod reasons;

use std::{cmp::Reverse, num::NonZeroU32};

use super::{RawScore, cells::Cells, graph::Graph};
use decisions::Decisions;

/// Where the leadership wants a project to stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// On this place. Those for whom the same place was decided share it. Among projects that tie over this place it
    /// stands before all of them, since a tie is not broken.
    Place(NonZeroU32),
    /// Right above another project and those that tie with it.
    Above(usize),
    /// Right below another project and those that tie with it.
    Below(usize),
}

/// A project that may stand on the board.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Entrant {
    /// What it has by its points; `None` if it has no place, though what it requires may be required through it.
    pub points: Option<RawScore>,
    /// Whether a duty is proven and in force: norm, date and evidence were checked, and the day has not come.
    pub has_duty: bool,
    /// What the leadership decided, as long as it is in force.
    pub decision: Option<Decision>,
}

/// Which rules a weighting applies.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rules {
    /// *Voraussetzung*.
    pub prerequisite: bool,
    /// *Pflicht*.
    pub duty: bool,
    /// *Leitungsentscheid*.
    pub decision: bool,
}

impl Rules {
    /// Whether one of them is on: without, places are those by points.
    pub const fn any(self) -> bool {
        self.prerequisite || self.duty || self.decision
    }
}

/// Why a project does not stand where its points would put it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// This project, which stands on the same place for a reason of its own, requires it.
    Prerequisite {
        /// The first of them.
        of: usize,
    },
    /// A proven duty stands above the rest.
    Duty,
    /// The leadership decided so.
    Decision,
    /// It is lower because others came to stand above it.
    Overtaken {
        /// The best-placed of them.
        by: usize,
    },
    /// It is higher because others no longer stand above it.
    MovedUp {
        /// The lowest of them.
        past: usize,
    },
}

/// Where a project stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Placement {
    /// 1 + how many stand above it.
    pub place: u32,
    /// 1 + how many have more points.
    pub by_points: u32,
    /// There is one exactly if the two differ.
    pub reason: Option<Reason>,
}

/// Decisions that wait for each other: each of these projects was put above or below the next one, and the last one
/// above or below the first.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("decisions about these projects wait for each other: {0:?}")]
pub struct CircularDecisions(pub Vec<usize>);

/// The placement of each project; `None` for those without points.
///
/// The graph holds the unmet requirements only: what is there already is required by nobody. A decision that names
/// a project without a place has no effect. Time: that of sorting, and linear in the requirements.
pub fn placements(
    graph: &Graph,
    entrants: &[Entrant],
    rules: Rules,
) -> Result<Vec<Option<Placement>>, CircularDecisions> {
    let decisions = Decisions::new(entrants, rules.decision)?;
    let mut board = Board::new(graph, entrants, rules, &decisions);
    board.fill();
    Ok(reasons::explain(entrants, &board.rows))
}

/// How a project came to the place on which it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cause {
    Points,
    Prerequisite(usize),
    Duty,
    Decision,
}

/// A line of the board.
struct Row {
    project: usize,
    place: u32,
    cause: Cause,
}

/// Projects that share a place.
struct Group {
    members: Vec<(usize, Cause)>,
    /// Whose requirements were looked at for it.
    searched: Vec<usize>,
}

struct Board<'a> {
    graph: &'a Graph,
    entrants: &'a [Entrant],
    rules: Rules,
    decisions: &'a Decisions,
    /// From the top.
    rows: Vec<Row>,
    is_placed: Vec<bool>,
    /// Whether a project is in the group that is being put together.
    is_member: Vec<bool>,
    /// Whether everything that a project requires is in a group.
    is_searched: Vec<bool>,
}

impl<'a> Board<'a> {
    fn new(graph: &'a Graph, entrants: &'a [Entrant], rules: Rules, decisions: &'a Decisions) -> Self {
        let nobody = vec![false; entrants.len()];
        Self {
            graph,
            entrants,
            rules,
            decisions,
            rows: Vec::new(),
            is_placed: nobody.clone(),
            is_member: nobody.clone(),
            is_searched: nobody,
        }
    }

    fn next_place(&self) -> u32 {
        u32::try_from(self.rows.len() + 1).unwrap_or(u32::MAX)
    }

    fn fill(&mut self) {
        let (entrants, rules, decisions) = (self.entrants, self.rules, self.decisions);
        let merit = |project: usize| {
            let entrant = entrants.at(project);
            (rules.duty && entrant.has_duty, entrant.points)
        };
        let mut regular: Vec<usize> = (0..entrants.len())
            .filter(|project| entrants.at(*project).points.is_some() && !decisions.exist_for(*project))
            .collect();
        regular.sort_by_key(|project| (Reverse(merit(*project)), *project));
        let mut decided = decisions.by_place();
        for tied in regular.chunk_by(|one, other| merit(*one) == merit(*other)) {
            while let Some(((place, projects), rest)) = decided.split_first() {
                let group = self.gather(tied);
                self.forget(&group);
                let end = self.rows.len() + 1 + group.members.len();
                if group.members.is_empty() || usize::try_from(place.get()).is_ok_and(|place| place >= end) {
                    break;
                }
                self.place(projects);
                decided = rest;
            }
            self.place(tied);
        }
        for (_, projects) in decided {
            self.place(projects);
        }
    }

    /// Gives the next place to projects, but first to those that stand right above them, and the one after it to
    /// those that stand right below.
    fn place(&mut self, projects: &[usize]) {
        let decisions = self.decisions;
        let mut is_waited_for: Vec<usize> = Vec::new();
        let mut open = vec![projects.to_vec()];
        while let Some(projects) = open.pop() {
            let group = self.gather(&projects);
            let above = group.members.iter().flat_map(|(project, _)| decisions.above(*project)).copied();
            let above: Vec<usize> = above
                .filter(|project| {
                    let is_member = group.members.iter().any(|(member, _)| member == project);
                    !is_member && !self.is_placed.at(*project) && !is_waited_for.contains(project)
                })
                .collect();
            if !above.is_empty() {
                self.forget(&group);
                is_waited_for.extend(&above);
                open.extend([projects, above]);
                continue;
            }
            let place = self.next_place();
            for (project, cause) in &group.members {
                self.is_placed.put(*project, true);
                self.rows.push(Row { project: *project, place, cause: *cause });
            }
            let below = group.members.iter().flat_map(|(project, _)| decisions.below(*project)).copied();
            let below: Vec<usize> = below.collect();
            if !below.is_empty() {
                open.push(below);
            }
        }
    }

    /// Those of the projects that have no place yet and, with *Voraussetzung*, all that they require.
    fn gather(&mut self, projects: &[usize]) -> Group {
        let waiting = projects.iter().copied().filter(|project| !self.is_placed.at(*project));
        let roots: Vec<usize> = waiting.collect();
        let mut members: Vec<(usize, Cause)> =
            roots.iter().map(|project| (*project, self.own_cause(*project))).collect();
        for project in &roots {
            self.is_member.put(*project, true);
        }
        let mut searched = Vec::new();
        for root in roots.iter().filter(|_| self.rules.prerequisite) {
            let mut open = vec![*root];
            while let Some(project) = open.pop() {
                if self.is_searched.at(project) {
                    continue;
                }
                self.is_searched.put(project, true);
                searched.push(project);
                for required in self.graph.prerequisites(project) {
                    open.push(*required);
                    let is_known = self.is_placed.at(*required) || self.is_member.at(*required);
                    if self.entrants.at(*required).points.is_some() && !is_known {
                        self.is_member.put(*required, true);
                        members.push((*required, Cause::Prerequisite(*root)));
                    }
                }
            }
        }
        for (project, _) in &members {
            self.is_member.put(*project, false);
        }
        Group { members, searched }
    }

    /// Takes back that a group was gathered.
    fn forget(&mut self, group: &Group) {
        for project in &group.searched {
            self.is_searched.put(*project, false);
        }
    }

    fn own_cause(&self, project: usize) -> Cause {
        match self.entrants.at(project) {
            _ if self.decisions.exist_for(project) => Cause::Decision,
            Entrant { has_duty: true, .. } if self.rules.duty => Cause::Duty,
            _ => Cause::Points,
        }
    }
}
