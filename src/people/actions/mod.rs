// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Signing in and out, accounts and passwords, departments, and keeping what was typed when a session lapsed.

mod departments;
mod parked;
mod passwords;
mod persons;
mod sign_in;

pub use departments::{DepartmentError, add_department, rename_department};
pub use parked::{park, resume};
pub use passwords::{
    LINK_LIFE, PasswordChange, Place, change_password, end_sessions, make_password_link,
    make_password_link_for, person_of_password_link, set_password_by_link, weakness,
};
pub use persons::{PersonError, add_person, add_person_by_admin, change_person, find_people, set_wants_mail};
pub use sign_in::{Entrance, SignIn, recognise, sign_in, sign_in_for_demonstration, sign_out};
