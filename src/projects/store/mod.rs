// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Every SQL statement of the room.

mod calibration;
mod cases;
mod comments;
mod drafts;
mod duties;
mod listed;
mod projects;
mod proposals;
mod rank_decisions;
mod services;

pub use calibration::forecasts;
pub use cases::{
    cases_of_department, find_case, lock_projects, merged_here, merged_into, update_state, waiting_cases,
};
pub use comments::{comments_on, has_said_since, insert_comment, submitted_by};
pub use drafts::{
    count_drafts, delete_draft, delete_drafts_saved_before, draft, drafts_of, forget_names, insert_draft,
    lock_draft, queue_for_drafts, update_draft,
};
pub use duties::{check_duty, delete_duty, duty, expire_duties, put_duty};
pub use listed::{
    all_dependencies, delete_dependencies_of, listed_fields, note_deadlines, stored_projects, update_listed,
};
pub use projects::{
    delete_dependency, existing_numbers, find_by_number, insert_dependencies, insert_projects,
    lock_dependencies, names_of, numbers_of,
};
pub use proposals::{
    Submission, criterion_words, details, last_number, lock_numbers, possible_prerequisites,
    projects_by_number, required_projects, similar_projects, submission, submitted_from, update_proposal,
};
pub use rank_decisions::{
    delete_rank_decision, expire_rank_decisions, lock_rank_decisions, put_rank_decision, rank_decision,
};
pub use services::{
    find_services, has_catalogue, lock_catalogue, projects_of_same_service, projects_of_service,
    put_reuse_check, replace_services, reuse, reuse_check, service,
};
