// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Every statement of the room: the rows of lists, the standings, and the figures above the board.

mod figures;
mod rows;
mod standings;

pub use figures::figures;
pub use rows::{Line, Named, Scope, count, entries, line, names, required_by, tied_with};
pub use standings::{
    StoredCandidate, StoredStanding, board_state, candidates, count_change, lock_standings, mark_standings,
    replace_standings,
};
