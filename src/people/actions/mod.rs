// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Signing in and out, adding people, and keeping what was typed when a session lapsed.

mod parked;
mod persons;
mod sign_in;

pub use parked::{claim, park, resume};
pub use persons::{PersonError, add_person};
pub use sign_in::{Entrance, SignIn, recognise, sign_in, sign_in_for_demonstration, sign_out};
