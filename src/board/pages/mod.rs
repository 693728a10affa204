// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! The pages of the room: the board, the whole list, a project with the reason for its place, how places come
//! about; the board as other weights would make it, and the boards of the past.

mod answer;
mod boards;
mod chart;
mod deadlines;
mod decisions;
mod events;
mod hold;
mod legend;
mod letter;
mod list;
mod method;
mod my_view;
mod open_data;
mod past;
mod project;
mod projector;
mod robustness;
mod row;
mod rules;
mod search;
mod sheet;
mod stability;
mod strip;
mod table;
mod top;
mod views;
mod weigh;
mod weigh_help;
pub mod weightings;
mod window;
mod words;

pub use boards::boards;
pub use deadlines::deadlines;
pub use decisions::decisions;
pub use events::events;
pub use hold::{hold, hold_form};
pub use letter::{letter, print_letter};
pub use list::list;
pub use method::method;
pub use my_view::my_view;
pub use open_data::open_data;
pub use past::{past, past_inputs, print_past};
pub use project::project;
pub use projector::projector;
pub use rules::{past_reason_said, reason_said};
pub use search::search;
pub use stability::stability;
pub use strip::Strip;
pub use top::{board, print_board};
pub use views::{
    delete_form, delete_view, keep_view, new_view, open_view, rename_form, rename_view, share_form,
    share_view, views,
};
pub use weigh_help::help;
pub use window::{set_window, window_form};

use super::model::BOARD_SIZE;
