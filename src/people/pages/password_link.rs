// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Administration: a link by which a person sets a password, shown once.

use askama::Template;
use axum::{
    extract::State,
    http::{HeaderMap, StatusCode, header},
    response::Response,
};

use super::new_password::never_kept;
use crate::{
    error::Error,
    kit::{
        extract::Path,
        ids::PersonId,
        page::{self, Chrome},
    },
    people::{
        access::{Admin, Passwords, Reauthenticated},
        actions,
        model::{Person, password_link_path},
        store,
    },
    state::AppState,
};

#[derive(Template)]
#[template(path = "people/password_link.html")]
struct PasswordLinkPage {
    chrome: Chrome,
    person: Person,
    /// The link and until when it can be used, right after it was made.
    made: Option<(String, String)>,
}

async fn respond(
    state: &AppState,
    chrome: Chrome,
    id: PersonId,
    made: Option<(String, String)>,
) -> Result<Response, Error> {
    let person = store::person(&state.pool, id).await?.ok_or(Error::NotFound(None))?;
    let page = PasswordLinkPage { chrome, person, made };
    Ok(never_kept(page::respond(StatusCode::OK, page::render(&page)?)))
}

/// `GET /admin/people/{id}/password-link`: asks before earlier links become worthless.
pub async fn password_link(
    State(state): State<AppState>,
    _: Passwords,
    _: Admin,
    chrome: Chrome,
    Path(id): Path<i64>,
) -> Result<Response, Error> {
    respond(&state, chrome, PersonId(id), None).await
}

/// `POST /admin/people/{id}/password-link`: makes the link and shows it. Nobody can see it again: of two clicks
/// the second makes the link that is shown and that counts.
pub async fn make_password_link(
    State(state): State<AppState>,
    _: Passwords,
    Admin(admin): Admin,
    chrome: Chrome,
    (headers, Path(id)): (HeaderMap, Path<i64>),
    _: Reauthenticated,
) -> Result<Response, Error> {
    let id = PersonId(id);
    let now = state.clock.now();
    let made = actions::make_password_link_for(&state.pool, &admin.actor(), id, now).await?;
    let made = made.map(|link| {
        let path = chrome.href(&password_link_path(&link));
        (format!("{}{path}", origin(&state, &headers)), chrome.words.date_and_time(now + actions::LINK_LIFE))
    });
    respond(&state, chrome, id, made).await
}

/// Where the portal is: what the operator says, else what this very browser has asked for.
fn origin(state: &AppState, headers: &HeaderMap) -> String {
    let asked = || Some(format!("http://{}", headers.get(header::HOST)?.to_str().ok()?));
    let told = state.public_url.as_ref().map(|url| url.as_str().trim_end_matches('/').to_owned());
    told.or_else(asked).unwrap_or_default()
}
