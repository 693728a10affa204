// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

mod drafts;
mod versions;

pub use drafts::{
    discard_draft, draft, inputs_revision, insert_draft, lock_draft, mark_published, open_drafts, set_shared,
    submit_draft, update_draft,
};
pub use versions::{
    forget_names, insert_weighting, lock_publishing, weighting, weighting_in_force, weightings,
};
