// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Projects with their places, the board of now and boards of the past, for programs.

mod board;
mod documents;
mod open_data;
mod projects;
mod related;

use utoipa_axum::{router::OpenApiRouter, routes};

pub use self::open_data::{board_csv, board_json, catalogue_jsonld};
use crate::state::AppState;

/// The routes of the room.
pub fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(projects::list))
        .routes(routes!(projects::project))
        .routes(routes!(board::board))
        .routes(routes!(board::snapshots))
        .routes(routes!(board::snapshot))
}
