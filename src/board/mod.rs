// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Room 6. The Top 25 and the reason for every place.
//!
//! Places are worked out when something changes, not when somebody looks: triggers count the changes
//! ([`refresh_standings`] stamps its result with that count), so that no other room needs to know of the
//! board, and no reader ever sees places that do not belong to the data beside them. Publishing a weighting is the
//! one change that brings its places along, in the same transaction: nobody waits for the new board.

mod actions;
mod model;
pub mod pages;
mod query;
mod store;

pub use actions::{KeptCandidates, refresh_standings};
pub use model::BOARD_SIZE;
