// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Every statement of the room: the rows of lists, the standings, the figures above the board, frozen boards,
//! and what an open board is told.

mod enabling;
mod figures;
mod grounds;
mod line;
mod list;
mod live;
mod narrowing;
mod robustness;
mod rows;
mod saved_views;
mod search;
mod snapshots;
mod standings;
mod works;

pub use figures::figures;
pub use grounds::grounds;
pub use line::best_scores;
pub use list::{by_place, matching, matching_behind, sorted};
pub use live::{listen, mark};
pub use robustness::{hits_of, place_shares, replace_shares, run, runs, try_lock_robustness};
pub use rows::{
    Line, Scope, entries, entries_of, line, names, of_board, plain_entries_of, required_by,
    requiring_entries_of, tied_with,
};
pub use saved_views::{delete_view, insert_view, lock_views, rename_view, share_view, view, views_of};
pub use search::{best_fitting, hits, most_similar, stems};
pub use snapshots::{
    NewSnapshot, baseline, counted, forget_names, inputs, insert_places, insert_snapshot, last_before,
    lock_snapshots, past_places, places, places_of, shown, snapshot, snapshots, stray_places,
};
pub use standings::{
    StoredCandidate, StoredStanding, board_state, candidates, count_change, has_places, lock_standings,
    mark_standings, replace_deadline_counts, replace_standings,
};
pub use works::{
    around, budget_year, delete_service_window, lock_project, requirements, requirements_among, row_needs,
    service_window, set_service_window, work_of_teams, works,
};
