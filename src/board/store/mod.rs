// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Every statement of the room: the rows of lists, the standings, and the figures above the board.

mod figures;
mod line;
mod names;
mod robustness;
mod rows;
mod standings;

pub use figures::figures;
pub use line::best_scores;
pub use names::names;
pub use robustness::{hits_of, listen, place_shares, replace_shares, run, runs, try_lock_robustness};
pub use rows::{Line, Scope, count, entries, line, required_by, tied_with};
pub use standings::{
    StoredCandidate, StoredStanding, board_state, candidates, lock_standings, mark_standings,
    replace_standings,
};
