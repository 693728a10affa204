// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Proposing for programs: the same drafts, the same checks and the same steps as on the pages.

mod documents;
mod proposals;

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::state::AppState;

/// The routes of the room.
pub fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(proposals::list, proposals::begin))
        .routes(routes!(proposals::read, proposals::replace, proposals::discard))
        .routes(routes!(proposals::submit))
}
