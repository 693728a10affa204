// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Room 3. What is asked for: the candidate projects, what each of them requires, and where each of them is in
//! its life cycle.
//!
//! The life cycle is one table, [`Verb::rule`]: every step has a verb, and says whose it is, where it begins,
//! where it leads and what it takes. A project changes state by [`set_state`] only, which records it and writes
//! to those whom it concerns.

mod actions;
pub mod api;
mod dependency;
mod model;
pub mod pages;
mod store;

pub use actions::{
    Connected, Connection, Order, Outcome, Saved, StateError, StateHasChanged, StepForm, SubmitError,
    add_dependency, begin_draft, calibration_for, expire, move_project, rank_grounds, read_project,
    remove_dependency, save_step, set_state, submit,
};
pub use dependency::find_cycle;
pub use model::{
    Beneficiaries, Benefit, Calibration, Case, Comment, CommentKind, Destination, Details, Effect, Euros,
    Forecast, Kind, LONGEST_TEXT, ListedProject, Need, NewProject, NewService, OtherProject, PersonDays,
    Project, ProjectId, ProjectName, ProjectNumber, Reuse, ReuseCheck, ReuseResult, Rule, Service, State,
    Step, StoredProject, Verb, by_department, offered,
};
pub use pages::{
    CaseLine, Fact, GroundsPart, Procedure, ReusePart, VerbLink, calibration_percent, calibration_text, facts,
};
pub use store::{
    all_dependencies, cases_of_department, comments_on, delete_dependencies_of, delete_drafts_saved_before,
    details, existing_numbers, find_by_number, find_case, find_services, forecasts, forget_names,
    insert_dependencies, insert_projects, last_number, listed_fields, lock_catalogue, lock_dependencies,
    lock_numbers, merged_here, merged_into, note_deadlines, possible_prerequisites, replace_services, reuse,
    stored_projects, update_listed, waiting_cases,
};
