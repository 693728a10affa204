// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Signing in and out, here or through the identity provider; accounts, passwords and departments; keeping what
//! was typed when a session lapsed.

mod departments;
mod notice;
mod parked;
mod passwords;
mod persons;
mod provider;
mod sign_in;
mod tokens;

pub use departments::{DepartmentError, add_department, rename_department};
pub use parked::{park, resume};
pub use passwords::{
    LINK_LIFE, PasswordChange, Place, change_password, end_sessions, make_password_link,
    make_password_link_for, person_of_password_link, set_password_by_link, weakness,
};
pub use persons::{PersonError, add_person, add_person_by_admin, change_person, find_people, set_wants_mail};
pub use provider::{
    Refusal, Wish, begin_at_provider, come_back, language_of_state, sign_in_through_provider,
};
pub use sign_in::{
    Entrance, SignIn, former_forms, recognise, recognise_page, sign_in, sign_in_for_demonstration, sign_out,
};
pub use tokens::{Making, make_token, recognise_token, revoke_token};
