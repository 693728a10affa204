// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! The candidates of one state of the data, laid out so that any weights can be tried on them.

use super::ValueModel;
use crate::{
    projects::ProjectId,
    ranking::{self, Candidate, HalfLevels, LevelTable, Weights, WidthMismatch},
};

/// Every project in the procedure with its levels. Rows stand in the order in which pages show what ties.
#[derive(Debug)]
pub struct Candidates {
    /// Number of the state of the data.
    pub revision: i64,
    /// Criteria and weights in force.
    pub model: ValueModel,
    /// The place of each row with the weights in force.
    pub(super) places: Vec<Option<u32>>,
    pub(super) projects: Vec<ProjectId>,
    pub(super) levels: LevelTable,
    /// Whether the project may hold a place.
    eligible: Vec<bool>,
}

/// A project as [`Candidates`] take it in: whether it may hold a place, and its levels in the order of the
/// criteria.
pub type CandidateRow = (ProjectId, bool, Vec<Option<HalfLevels>>);

impl Candidates {
    /// Takes the rows in, which stand in the order in which pages show what ties.
    pub fn of(
        revision: i64,
        model: ValueModel,
        rows: impl IntoIterator<Item = CandidateRow>,
    ) -> Result<Self, WidthMismatch> {
        let mut levels = LevelTable::new(model.criteria.len());
        let (mut projects, mut eligible) = (Vec::new(), Vec::new());
        for (project, is_eligible, row) in rows {
            levels.push(&row)?;
            projects.push(project);
            eligible.push(is_eligible);
        }
        let mut candidates = Self { revision, model, places: Vec::new(), projects, levels, eligible };
        candidates.places = candidates.places_with(&candidates.model.weights)?;
        Ok(candidates)
    }

    /// The place of each row with these weights; `None` for one that has none.
    pub(super) fn places_with(&self, weights: &Weights) -> Result<Vec<Option<u32>>, WidthMismatch> {
        let scores = self.levels.scores(weights)?.into_iter().zip(&self.eligible);
        let candidates: Vec<Candidate> =
            scores.map(|(score, &eligible)| Candidate { score, eligible }).collect();
        Ok(ranking::standings(&candidates).into_iter().map(|standing| standing.place).collect())
    }
}
