// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Every statement of the room: departments, people, sessions, attempts to sign in, sign-ins at the identity
//! provider, parked forms.

mod departments;
mod parked;
mod persons;
mod provider;
mod sessions;

pub use departments::{all_departments, departments_by_name, insert_departments};
pub use parked::{ParkedForm, claim_parked_form, insert_parked_form, parked_form, purge_parked_forms};
pub use persons::{all_persons, credentials, insert_person, person};
pub use provider::{
    Begun, department_called, follow_provider, free_sign_in_name, insert_begun, person_of_subject,
    provider_token, purge_begun, queue_for_provider, set_provider_token, set_subject, take_begun,
};
pub use sessions::{
    Attempts, attempts, begin_attempt, delete_session, delete_sessions, insert_session, mark_succeeded,
    person_of_lapsed_session, purge_attempts, purge_sessions, session, touch_session,
};
