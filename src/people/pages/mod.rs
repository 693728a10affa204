// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! The pages of the room: signing in and out.

mod sign_in;

pub use sign_in::{demonstration, form, go_on, sign_in, sign_out};
