// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Every statement of the room: departments, people, sessions, attempts to sign in, parked forms.

mod departments;
mod installation;
mod parked;
mod persons;
mod recipients;
mod sessions;

pub use departments::{all_departments, departments_by_name, insert_departments};
pub use installation::{public_url, set_public_url};
pub use parked::{ParkedForm, claim_parked_form, insert_parked_form, parked_form, purge_parked_forms};
pub use persons::{all_persons, credentials, insert_person, person};
pub use recipients::{Audience, Recipient, recipients};
pub use sessions::{
    Attempts, attempts, begin_attempt, delete_session, delete_sessions, insert_session, mark_succeeded,
    person_of_lapsed_session, purge_attempts, purge_sessions, session, touch_session,
};
