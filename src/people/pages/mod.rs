// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! The pages of the room: signing in and out, here or through the identity provider; the own account; the
//! administration of people and departments.

mod account;
mod departments;
mod log;
mod new_password;
mod password_link;
mod people;
mod person;
mod person_form;
mod provider;
mod sign_in;
mod tokens;

pub use account::{account, change_password, end_sessions, set_mail};
pub use departments::{add_department, department, departments, rename_department};
pub use log::log;
pub use new_password::{by_link, set_by_link};
pub use password_link::{make_password_link, password_link};
pub use people::{administration, people};
pub use person::{add_person, change_person, new_person, person};
pub use provider::{come_back_from_provider, go_to_provider};
pub use sign_in::{demonstration, form, go_on, sign_in, sign_out};
pub use tokens::{make_token, revoke, revoke_form, tokens};
