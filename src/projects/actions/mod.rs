// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! What can be done with a project.

mod calibration;
mod comments;
mod dependencies;
mod duties;
mod expiry;
mod grounds;
mod moves;
mod notice;
mod proposals;
mod rank_decisions;
mod reuse;
mod state;

pub use calibration::calibration_for;
pub use comments::{Said, comment};
pub use dependencies::{Connected, Connection, add_dependency, remove_dependency};
pub use duties::{DutyChange, check_duty, claim_duty, read_duty, withdraw_duty};
pub use expiry::expire;
pub use grounds::rank_grounds;
pub use moves::{Order, Outcome, move_project, read_project};
pub use proposals::{
    BeginError, Saved, StepForm, SubmitError, begin_draft, begin_filled_draft, discard_draft, findings,
    save_draft, save_step, submit,
};
pub use rank_decisions::{DecisionChange, decide_rank, read_rank_decision, withdraw_rank_decision};
pub use reuse::{Checked, check_reuse};
pub use state::{StateError, StateHasChanged, set_state};
