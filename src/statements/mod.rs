// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Room 9. What a public portal owes its readers: statement on accessibility, privacy, legal notice and help, as
//! the administration writes them, and barriers that anybody can report.

mod actions;
mod model;
pub mod pages;
mod store;

pub use store::delete_reports_closed_before;
