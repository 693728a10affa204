// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Room 3. What is asked for: the candidate projects and what each of them requires.

mod actions;
mod dependency;
mod model;
pub mod pages;
mod store;

pub use actions::{StateError, StateHasChanged, set_state};
pub use dependency::find_cycle;
pub use model::{
    Beneficiaries, Benefit, Details, Effect, Euros, Kind, NewProject, PersonDays, Project, ProjectId,
    ProjectNumber, State,
};
pub use pages::{Fact, facts};
pub use store::{
    details, existing_numbers, find_by_number, insert_dependencies, insert_projects, lock_numbers,
};
