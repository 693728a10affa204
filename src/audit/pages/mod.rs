// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! The pages of the room: the log for auditors, and a project's own history for the page that shows it.

mod history;
mod log;
mod words;

pub use history::{HistoryLine, history_lines};
pub use log::log;
