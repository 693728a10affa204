// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! What can be done with a project.

mod calibration;
mod comments;
mod dependencies;
mod moves;
mod notice;
mod proposals;
mod reuse;
mod state;

pub use calibration::calibration_for;
pub use comments::{Said, comment};
pub use dependencies::{Connected, Connection, add_dependency, remove_dependency};
pub use moves::{Order, Outcome, move_project, read_project};
pub use proposals::{
    BeginError, Saved, StepForm, SubmitError, begin_draft, begin_filled_draft, discard_draft, findings,
    save_draft, save_step, submit,
};
pub use reuse::{Checked, check_reuse};
pub use state::{StateError, StateHasChanged, set_state};
