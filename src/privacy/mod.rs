// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Room 10. What becomes of personal data: for how long they are kept, how they go, and what each column is for.

mod actions;
mod model;
pub mod pages;
mod store;

pub use actions::{Applied, RetentionKeeper, apply};
