// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! The pages of the room: signing in and out, here or through the identity provider.

mod provider;
mod sign_in;

pub use provider::{come_back_from_provider, go_to_provider};
pub use sign_in::{demonstration, form, sign_in, sign_out};
