// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! The pages of the room: the periods, and what is processed.

mod processing;
mod retention;

pub use processing::processing;
pub use retention::{retention, set_retention};
