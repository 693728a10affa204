// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Room 8. Lists in and out: so far a list of projects as CSV, and what a new portal starts with.

mod actions;
mod demonstration;
mod error;
mod list;
mod model;
pub mod reading;
mod setup;
mod store;
pub mod understanding;

pub use actions::import_list;
pub use demonstration::{DemonstrationError, set_up_demonstration};
pub use error::ImportError;
pub use model::{ImportSummary, RowError};
pub use setup::set_up;
