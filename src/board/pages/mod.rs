// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! The pages of the room: the board, the whole list, a project with the reason for its place, and how
//! places come about; and the board as other weights would make it.

mod decisions;
mod list;
mod method;
mod my_view;
mod project;
mod row;
mod table;
mod top;
mod weigh;
mod weigh_help;
pub mod weightings;
mod words;

pub use decisions::decisions;
pub use list::list;
pub use method::method;
pub use my_view::my_view;
pub use project::project;
pub use top::board;
pub use weigh_help::help;

use super::model::BOARD_SIZE;
