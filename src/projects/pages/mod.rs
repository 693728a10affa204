// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! The pages of the room: moving a project on, saying something about it, and the lists of what waits.

mod case_line;
mod comment;
mod fields;
mod inbox;
mod moves;
mod procedure;
mod submitted;

pub use case_line::{CaseLine, Reason, VerbLink};
pub use comment::{comment, comment_form};
pub use inbox::inbox;
pub use moves::{move_form, move_on};
pub use procedure::{CommentLine, Procedure};
pub use submitted::{Submitted, submitted};
