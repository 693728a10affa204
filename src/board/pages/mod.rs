// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! The pages of the room: the board, the whole list, a project with the reason for its place, and how
//! places come about.

mod answer;
mod decisions;
mod letter;
mod list;
mod method;
mod project;
mod robustness;
mod row;
mod stability;
mod strip;
mod table;
mod top;
mod words;

pub use decisions::decisions;
pub use letter::letter;
pub use list::list;
pub use method::method;
pub use project::project;
pub use stability::stability;
pub use strip::Strip;
pub use top::board;

use super::model::BOARD_SIZE;
