// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Signing in and out, here or through the identity provider, adding people, and keeping what was typed when a session lapsed.

mod parked;
mod persons;
mod provider;
mod sign_in;

pub use parked::{claim, park, resume};
pub use persons::{PersonError, add_person};
pub use provider::{Refusal, begin_at_provider, come_back, language_of_state, sign_in_through_provider};
pub use sign_in::{Entrance, SignIn, recognise, sign_in, sign_in_for_demonstration, sign_out};
