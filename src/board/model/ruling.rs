// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! What besides points decides a place, and what comes of it.

use std::{collections::HashMap, hash::Hash};

use crate::{
    projects::ProjectNumber,
    ranking::{
        Candidate, Standing,
        graph::{Graph, GraphError, Requirement},
        rules::{Decision, Entrant, Placement, Reason, Rules, placements},
    },
};

/// Where the leadership wants a project to stand, by whatever tells projects apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WantedPlace<Key> {
    /// Right above that one.
    Above(Key),
    /// Right below that one.
    Below(Key),
    /// On this place.
    Place(std::num::NonZeroU32),
}

/// What besides points may decide a place: everything that is in force, whatever rules are on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grounds<Key> {
    /// Who requires what that is not there yet.
    pub requirements: Vec<(Key, Key)>,
    /// Whose duty is proven.
    pub duties: Vec<Key>,
    /// What was decided.
    pub decisions: Vec<(Key, WantedPlace<Key>)>,
}

impl<Key> Default for Grounds<Key> {
    fn default() -> Self {
        Self { requirements: Vec::new(), duties: Vec::new(), decisions: Vec::new() }
    }
}

/// The same for candidates in a certain order.
#[derive(Debug)]
pub struct Ruling {
    graph: Graph,
    has_duty: Vec<bool>,
    decisions: Vec<Option<Decision>>,
}

/// Where a candidate stands, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Placed {
    /// The place; `None` for one that has none.
    pub place: Option<u32>,
    /// The place that points alone give.
    pub by_points: Option<u32>,
    /// There is a reason exactly if the two differ. Projects in it are named by their row.
    pub reason: Option<Reason>,
}

impl<Key> Grounds<Key> {
    /// The same with other names for the projects; what has none is left out.
    pub fn named<'a, Other>(&'a self, name: impl Fn(&'a Key) -> Option<Other>) -> Grounds<Other> {
        let requirement = |(project, required): &'a (Key, Key)| Some((name(project)?, name(required)?));
        let decision = |(project, wanted): &'a (Key, WantedPlace<Key>)| {
            let wanted = match wanted {
                WantedPlace::Above(other) => WantedPlace::Above(name(other)?),
                WantedPlace::Below(other) => WantedPlace::Below(name(other)?),
                WantedPlace::Place(place) => WantedPlace::Place(*place),
            };
            Some((name(project)?, wanted))
        };
        Grounds {
            requirements: self.requirements.iter().filter_map(requirement).collect(),
            duties: self.duties.iter().filter_map(&name).collect(),
            decisions: self.decisions.iter().filter_map(decision).collect(),
        }
    }

    /// Every project that is named.
    pub fn projects(&self) -> impl Iterator<Item = &Key> {
        let requirements = self.requirements.iter().flat_map(|(project, required)| [project, required]);
        let decisions = self.decisions.iter().flat_map(|(project, wanted)| {
            let other = match wanted {
                WantedPlace::Above(other) | WantedPlace::Below(other) => Some(other),
                WantedPlace::Place(_) => None,
            };
            std::iter::once(project).chain(other)
        });
        requirements.chain(&self.duties).chain(decisions)
    }
}

impl<Key: Copy + Eq + Hash> Grounds<Key> {
    /// What of it concerns these candidates. Whatever they require through others that are no candidates is
    /// required all the same.
    pub fn among(&self, candidates: &[Key]) -> Result<Ruling, GraphError> {
        let mut rows: HashMap<Key, usize> = candidates.iter().copied().zip(0..).collect();
        let mut requirements = Vec::with_capacity(self.requirements.len());
        for (project, required) in &self.requirements {
            let mut row = |key: &Key| {
                let next = rows.len();
                *rows.entry(*key).or_insert(next)
            };
            requirements.push(Requirement { project: row(project), required: row(required) });
        }
        let graph = Graph::new(rows.len(), &requirements)?;
        let candidate = |key: &Key| rows.get(key).copied().filter(|row| *row < candidates.len());
        let mut has_duty = vec![false; candidates.len()];
        for row in self.duties.iter().filter_map(candidate) {
            if let Some(duty) = has_duty.get_mut(row) {
                *duty = true;
            }
        }
        let mut decisions = vec![None; candidates.len()];
        for (project, wanted) in &self.decisions {
            let decided = match wanted {
                WantedPlace::Above(other) => candidate(other).map(Decision::Above),
                WantedPlace::Below(other) => candidate(other).map(Decision::Below),
                WantedPlace::Place(place) => Some(Decision::Place(*place)),
            };
            if let Some(decision) = candidate(project).and_then(|row| decisions.get_mut(row)) {
                *decision = decided;
            }
        }
        Ok(Ruling { graph, has_duty, decisions })
    }
}

impl Ruling {
    /// The place of each candidate under these rules. Decisions that wait for each other, which are refused when
    /// they are entered, have no effect.
    pub fn places(&self, candidates: &[Candidate], standings: &[Standing], rules: Rules) -> Vec<Placed> {
        let by_points = || {
            standings.iter().map(|standing| Placed {
                place: standing.place,
                by_points: standing.place,
                reason: None,
            })
        };
        if !rules.any() {
            return by_points().collect();
        }
        let grounds = self.has_duty.iter().zip(&self.decisions);
        let entrants = candidates.iter().zip(standings).zip(grounds);
        let mut entrants: Vec<Entrant> = entrants
            .map(|((candidate, standing), (has_duty, decision))| Entrant {
                points: standing.place.map(|_| candidate.score.lowest()),
                has_duty: *has_duty,
                decision: *decision,
            })
            .collect();
        entrants.resize(self.graph.projects(), Entrant::default());
        let without_decisions = || placements(&self.graph, &entrants, Rules { decision: false, ..rules });
        let Ok(placed) = placements(&self.graph, &entrants, rules).or_else(|_| without_decisions()) else {
            return by_points().collect();
        };
        let placed = placed.into_iter().take(standings.len()).map(|placement| match placement {
            Some(Placement { place, by_points, reason }) => {
                Placed { place: Some(place), by_points: Some(by_points), reason }
            }
            None => Placed { place: None, by_points: None, reason: None },
        });
        placed.collect()
    }
}

/// Why a project stands elsewhere than by points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, sqlx::Type)]
#[sqlx(type_name = "rank_reason", rename_all = "snake_case")]
pub enum RankReason {
    /// Another project on the same place requires it.
    Prerequisite,
    /// A proven duty.
    Duty,
    /// A decision of the leadership.
    Decision,
    /// Another project came to stand above it.
    Overtaken,
    /// Another project no longer stands above it.
    MovedUp,
}

impl RankReason {
    /// The reason and the row of the project that it names.
    pub const fn of(reason: Reason) -> (Self, Option<usize>) {
        match reason {
            Reason::Prerequisite { of } => (Self::Prerequisite, Some(of)),
            Reason::Duty => (Self::Duty, None),
            Reason::Decision => (Self::Decision, None),
            Reason::Overtaken { by } => (Self::Overtaken, Some(by)),
            Reason::MovedUp { past } => (Self::MovedUp, Some(past)),
        }
    }

    /// The word for it outside.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Prerequisite => "prerequisite",
            Self::Duty => "duty",
            Self::Decision => "decision",
            Self::Overtaken => "overtaken",
            Self::MovedUp => "moved-up",
        }
    }

    /// The reason with that word.
    pub fn from_code(code: &str) -> Option<Self> {
        let all = [Self::Prerequisite, Self::Duty, Self::Decision, Self::Overtaken, Self::MovedUp];
        all.into_iter().find(|reason| reason.code() == code)
    }
}

/// Why a project stands elsewhere than by points, with the project that it comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlaceReason {
    /// Why.
    pub reason: RankReason,
    /// Number and title of the project, for a reason that names one.
    pub because_of: Option<(ProjectNumber, String)>,
}
