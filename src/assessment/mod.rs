// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Room 4. How a project is judged: criteria with anchored levels, rounds in which people give them, and
//! the level that counts for each project and criterion.
//!
//! A round is blind: until it is closed, nobody learns what others say, nor that they have said it. When it is
//! closed, the median of at least two levels counts; where there are fewer, nothing changes.

mod actions;
pub mod api;
mod model;
pub mod pages;
mod store;

pub use actions::{Giving, Opening, candidates, give, open_rounds, tasks};
pub use model::{
    Criterion, CriterionId, Judgement, MAX_LEVEL, NewAssessedLevel, NewCriterion, Plan, RESERVED_SHORT_NAMES,
};
pub use store::{
    all_criteria, assessed_levels, insert_assessed_levels, insert_criterion, update_assessed_levels,
};
