// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! The pages of the room: the statements for everybody and their administration, the form for barriers and the list
//! of what was reported.

mod barriers;
mod report;
mod statement;
mod writing;

pub use barriers::{barrier, barriers, close_barrier};
pub use report::{report_barrier, report_form};
pub use statement::statement;
pub use writing::{change_statement, statement_form, statements};
