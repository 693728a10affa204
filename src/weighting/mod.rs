// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Room 5. What counts how much: numbered versions of the weights that are never changed, and the drafts that
//! they come from.
//!
//! A draft is its author's own until it is shared with the others of the leadership. Its author asks for approval,
//! somebody else publishes. Publishing itself is done by the room of the board, since places change with it.

mod actions;
pub mod api;
mod model;
pub mod pages;
mod store;

pub use actions::{
    Change, Obstacle, begin_draft, discard_draft, draft_to_publish, in_force, obstacle, open_drafts,
    read_draft, read_version, record_version, request_approval, save_draft, set_shared,
};
pub use model::{
    Approval, CriterionPoints, Draft, DraftContent, DraftEdit, DraftFaults, DraftId, DraftStatus, NewDraft,
    Origin, PointsFault, RULE, RULES_SHOWN, RankRule, Weighting, are_rules_in, forgotten, in_order,
    points_field, read_points, read_rules, rules_as_typed, shares,
};
pub use pages::{
    PointsLine, ROW_VERSION, already_published, draft_address, draft_state, points_lines, refused,
    rule_words, rules_on, rules_said, version_address,
};
pub use store::{forget_names, insert_weighting, lock_publishing, weighting_in_force, weightings};
