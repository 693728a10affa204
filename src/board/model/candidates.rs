// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! The candidates of one state of the data, laid out so that any weights can be tried on them.

use super::{CriterionStability, Placed, Ruling, ValueModel};
use crate::{
    projects::ProjectId,
    ranking::{self, Candidate, HalfLevels, LevelTable, Weights, WidthMismatch, rules::Rules},
};

/// Every project in the procedure with its levels. Rows stand in the order in which pages show what ties.
#[derive(Debug)]
pub struct Candidates {
    /// Number of the state of the data.
    pub revision: i64,
    /// Criteria and weights in force.
    pub model: ValueModel,
    /// The place of each row with the weights and rules in force.
    pub(super) places: Vec<Option<u32>>,
    pub(super) projects: Vec<ProjectId>,
    pub(super) levels: LevelTable,
    /// Whether the project may hold a place.
    eligible: Vec<bool>,
    /// Those that may, with their levels.
    may_rank: Vec<(ProjectId, Vec<Option<HalfLevels>>)>,
    /// What besides points may decide a place.
    ruling: Ruling,
}

/// A project as [`Candidates`] take it in: whether it may hold a place, and its levels in the order of the
/// criteria.
pub type CandidateRow = (ProjectId, bool, Vec<Option<HalfLevels>>);

impl Candidates {
    /// Takes the rows in, which stand in the order in which pages show what ties; the ruling is about them.
    pub fn of(
        revision: i64,
        model: ValueModel,
        ruling: Ruling,
        rows: impl IntoIterator<Item = CandidateRow>,
    ) -> Result<Self, WidthMismatch> {
        let mut levels = LevelTable::new(model.criteria.len());
        let (mut projects, mut eligible, mut may_rank) = (Vec::new(), Vec::new(), Vec::new());
        for (project, is_eligible, row) in rows {
            levels.push(&row)?;
            projects.push(project);
            eligible.push(is_eligible);
            if is_eligible {
                may_rank.push((project, row));
            }
        }
        let places = Vec::new();
        let mut candidates = Self { revision, model, places, projects, levels, eligible, may_rank, ruling };
        let in_force = candidates.places_with(&candidates.model.weights, candidates.model.weighting.rules)?;
        candidates.places = in_force.into_iter().map(|placed| placed.place).collect();
        Ok(candidates)
    }

    /// How far each of these weights may move before the Top 25 hold other projects, in the order of the criteria.
    pub fn stability(&self, weights: &Weights) -> Result<Vec<CriterionStability>, WidthMismatch> {
        let rows: Vec<_> =
            self.may_rank.iter().map(|(project, levels)| (*project, levels.as_slice())).collect();
        super::stability(&rows, weights)
    }

    /// The place of each row with these weights and rules.
    pub(super) fn places_with(&self, weights: &Weights, rules: Rules) -> Result<Vec<Placed>, WidthMismatch> {
        let scores = self.levels.scores(weights)?.into_iter().zip(&self.eligible);
        let candidates: Vec<Candidate> =
            scores.map(|(score, &eligible)| Candidate { score, eligible }).collect();
        Ok(self.ruling.places(&candidates, &ranking::standings(&candidates), rules))
    }
}
