// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! The door to the log. Its room stands before this one and cannot ask who looks.

use axum::{extract::State, response::Response};

use crate::{
    audit,
    error::Error,
    kit::{form::Pairs, page::Chrome},
    people::access::Auditor,
    state::AppState,
};

/// `GET /log`: what happened, for whoever audits.
pub async fn log(
    state: State<AppState>,
    _: Auditor,
    chrome: Chrome,
    given: Pairs,
) -> Result<Response, Error> {
    audit::log_page(state, chrome, given).await
}
