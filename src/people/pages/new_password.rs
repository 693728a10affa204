// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Choosing a password: the fields for it, and the page behind a link that works once.

use askama::Template;
use axum::{
    extract::State,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse as _, Redirect, Response},
};

use crate::{
    error::Error,
    kit::{
        extract::Path,
        field::{Control, Field},
        form::{FieldError, Form, Pairs},
        i18n::{Locale, Message},
        page::{self, Chrome},
        secret::Secret,
    },
    people::{actions, model::Person, password::SHORTEST},
    state::AppState,
};

/// Name of the field for the new password.
pub(super) const NEW: &str = "new_password";
/// Name of the field for the same once more.
const AGAIN: &str = "again_password";

/// The fields for a new password.
pub(super) fn fields(words: Locale, errors: &[FieldError]) -> [Field; 2] {
    let hint = words.message(&Message::new("password-hint").with("count", SHORTEST));
    [(NEW, "password-new"), (AGAIN, "password-again")].map(|named| {
        let field = Field::of(words, named, Control::Line("password"), &Pairs::default());
        let field = field.autocompleted("new-password").with_errors(words, errors);
        if named.0 == NEW { field.with_hint(hint.clone()) } else { field }
    })
}

/// The new password that was typed twice, if it is good enough.
pub(super) fn new_password(typed: &Pairs, person: &Person) -> Result<String, FieldError> {
    let new = typed.raw(NEW);
    if let Some(message) = actions::weakness(person, new) {
        return Err(FieldError { field: NEW, message });
    }
    if typed.raw(AGAIN) != new {
        return Err(FieldError { field: AGAIN, message: Message::new("password-differs") });
    }
    Ok(new.to_owned())
}

#[derive(Template)]
#[template(path = "people/new_password.html")]
struct NewPasswordPage {
    chrome: Chrome,
    /// Whose password it is; nothing if the link does not work.
    person: Option<String>,
    fields: Vec<Field>,
}

/// `GET /password/{secret}`: the form for a password, for whoever has been given a link.
pub async fn by_link(
    State(state): State<AppState>,
    chrome: Chrome,
    Path(link): Path<String>,
) -> Result<Response, Error> {
    match person_behind(&state, &link).await? {
        Some((_, person)) => respond(chrome, Some(&person), StatusCode::OK, &[]),
        None => respond(chrome, None, StatusCode::NOT_FOUND, &[]),
    }
}

async fn person_behind(state: &AppState, link: &str) -> Result<Option<(Secret, Person)>, Error> {
    let Some(link) = Secret::read(link).filter(|_| state.access.passwords) else { return Ok(None) };
    let person = actions::person_of_password_link(&state.pool, &link, state.clock.now()).await?;
    Ok(person.map(|person| (link, person)))
}

fn respond(
    chrome: Chrome,
    person: Option<&Person>,
    status: StatusCode,
    errors: &[FieldError],
) -> Result<Response, Error> {
    let fields = fields(chrome.words, errors).into();
    let person = person.map(|person| {
        let message = Message::new("password-link-for").with("name", person.name.clone());
        chrome.words.message(&message.with("sign_in_name", person.sign_in_name.clone()))
    });
    let page = page::render(&NewPasswordPage { chrome, person, fields })?;
    Ok(never_kept(page::respond(status, page)))
}

/// A page that no browser or proxy should keep.
pub(super) fn never_kept(mut response: Response) -> Response {
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// `POST /password/{secret}`: sets the password, once.
pub async fn set_by_link(
    State(state): State<AppState>,
    chrome: Chrome,
    Path(link): Path<String>,
    Form(typed): Form,
) -> Result<Response, Error> {
    let Some((link, person)) = person_behind(&state, &link).await? else {
        return respond(chrome, None, StatusCode::NOT_FOUND, &[]);
    };
    let new = match new_password(&typed, &person) {
        Ok(new) => new,
        Err(error) => return respond(chrome, Some(&person), StatusCode::UNPROCESSABLE_ENTITY, &[error]),
    };
    if actions::set_password_by_link(&state.pool, &link, &person, &new, state.clock.now()).await? {
        Ok(Redirect::to(&chrome.href("/sign-in?done=password")).into_response())
    } else {
        respond(chrome, None, StatusCode::NOT_FOUND, &[])
    }
}
