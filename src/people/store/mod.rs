// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Every statement of the room: departments, people, sessions, attempts to sign in, sign-ins at the identity
//! provider, parked forms.

mod departments;
mod installation;
mod leaving;
mod parked;
mod passwords;
mod persons;
mod provider;
mod recipients;
mod sessions;
mod tokens;

pub use departments::{
    all_departments, department, departments_by_name, departments_to_choose_from, insert_departments,
    rename_department,
};
pub use installation::{public_url, set_public_url};
pub use leaving::{Leaver, forget, has_gone, leavers, purge};
pub use parked::{ParkedForm, claim_parked_forms, insert_parked_form, parked_form, purge_parked_forms};
pub use passwords::{
    delete_password_link, delete_password_link_of, has_password, person_of_password_link,
    replace_password_link, set_password,
};
pub use persons::{
    all_persons, count_active, credentials, insert_person, lock_persons, person, person_by_sign_in_name,
    persons_named, set_wants_mail, update_person,
};
pub use provider::{
    Begun, department_called, free_sign_in_name, insert_begun, person_of_subject, provider_token,
    purge_begun, queue_for_provider, set_provider_token, set_subject, take_begun,
};
pub use recipients::{Audience, Recipient, recipients};
pub use sessions::{
    Attempts, NewSession, attempts, begin_attempt, delete_session, delete_sessions, forget_failures,
    form_keys, insert_session, mark_succeeded, person_of_session, purge_attempts, purge_sessions, session,
    touch_session,
};
pub use tokens::{
    Holder, delete_token, holder, insert_token, queue_for_tokens, token, tokens_of, touch_token,
};
