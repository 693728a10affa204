// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Room 6. The Top 25 and the reason for every place.
//!
//! Places are worked out when something changes, not when somebody looks: triggers count the changes
//! ([`refresh_standings`] stamps its result with that count), so that no other room needs to know of the
//! board, and no reader ever sees places that do not belong to the data beside them. Publishing a weighting is
//! the one change that brings its places along, in the same transaction: nobody waits for the new board.
//!
//! A board of the past is not worked out but kept: [`freeze`] writes what its places follow from, the places
//! and what it looked like, and [`verify`] works all of them out anew and compares.

mod actions;
pub mod api;
mod model;
pub mod pages;
mod query;
mod store;

pub use actions::{
    BoardVerifyError, Edition, ExpiryKeeper, KeptCandidates, KeptDeadlines, Listed, Listing, Live, Past,
    Reading, Refreshed, RobustnessKeeper, View, begin_reading, expire_grounds, freeze, freeze_first, listing,
    past, past_inputs, refresh_robustness, refresh_standings, requirements, value_model, verify, works,
};
pub use model::{
    BOARD_SIZE, BoardInputs, Cause, CriterionStability, Entry, ProjectInputs, ShownBoard, ShownCriterion,
    ShownRow, Snapshot, SnapshotId, Span, Swap, ValueModel, Verified, Work, stability,
};
pub use pages::{past_reason_said, reason_said};
pub use store::forget_names;
