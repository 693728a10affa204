// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Decisions of the leadership, sorted by what they wait for.

use std::{collections::BTreeMap, num::NonZeroU32};

use crate::ranking::cells::Cells;

use super::{CircularDecisions, Decision, Entrant};

pub(super) struct Decisions {
    exist: Vec<bool>,
    by_place: Vec<(NonZeroU32, Vec<usize>)>,
    above: BTreeMap<usize, Vec<usize>>,
    below: BTreeMap<usize, Vec<usize>>,
}

impl Decisions {
    /// Those decisions that name a place, or a project that has one.
    pub(super) fn new(entrants: &[Entrant], are_in_force: bool) -> Result<Self, CircularDecisions> {
        let mut decisions = Self {
            exist: vec![false; entrants.len()],
            by_place: Vec::new(),
            above: BTreeMap::new(),
            below: BTreeMap::new(),
        };
        let mut by_place: BTreeMap<NonZeroU32, Vec<usize>> = BTreeMap::new();
        for (project, entrant) in entrants.iter().enumerate() {
            let has_place = |other: usize| entrants.at(other).points.is_some();
            let with_place = |list: &mut BTreeMap<usize, Vec<usize>>, other: usize| {
                list.entry(other).or_default().push(project);
            };
            match entrant.decision.filter(|_| are_in_force && has_place(project)) {
                Some(Decision::Place(place)) => by_place.entry(place).or_default().push(project),
                Some(Decision::Above(other)) if has_place(other) => with_place(&mut decisions.above, other),
                Some(Decision::Below(other)) if has_place(other) => with_place(&mut decisions.below, other),
                _ => continue,
            }
            decisions.exist.put(project, true);
        }
        decisions.by_place = by_place.into_iter().collect();
        match circle(entrants, &decisions.exist) {
            Some(circle) => Err(CircularDecisions(circle)),
            None => Ok(decisions),
        }
    }

    /// Whether something was decided for a project.
    pub(super) fn exist_for(&self, project: usize) -> bool {
        self.exist.at(project)
    }

    /// The places that were decided, in ascending order, and for whom.
    pub(super) fn by_place(&self) -> &[(NonZeroU32, Vec<usize>)] {
        &self.by_place
    }

    /// Who stands right above a project.
    pub(super) fn above(&self, project: usize) -> &[usize] {
        self.above.get(&project).map_or(&[], Vec::as_slice)
    }

    /// Who stands right below a project.
    pub(super) fn below(&self, project: usize) -> &[usize] {
        self.below.get(&project).map_or(&[], Vec::as_slice)
    }
}

/// The first circle of projects of which each waits for the next.
fn circle(entrants: &[Entrant], exist: &[bool]) -> Option<Vec<usize>> {
    // The first project from which each was reached, plus one.
    let mut reached_from = vec![0; entrants.len()];
    for start in 0..entrants.len() {
        let mut project = start;
        let mut path = Vec::new();
        while exist.at(project) && reached_from.at(project) == 0 {
            reached_from.put(project, start + 1);
            path.push(project);
            match entrants.at(project).decision {
                Some(Decision::Above(other) | Decision::Below(other)) => project = other,
                _ => break,
            }
        }
        let is_back = reached_from.at(project) == start + 1;
        if let Some(first) = path.iter().position(|other| *other == project).filter(|_| is_back) {
            let waits = !matches!(entrants.at(project).decision, Some(Decision::Place(_)));
            if waits {
                return Some(path.split_off(first));
            }
        }
    }
    None
}
