// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! The own account: who one is here, the password, mails, and signing out everywhere. One page with three forms,
//! each of which is sent to an address of its own that shows the same page.

use askama::Template;
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};

use super::{
    new_password::{self, NEW, new_password},
    sign_in::role_name,
};
use crate::{
    error::Error,
    kit::{
        browser::{Browser, Renewal},
        field::{Choice, Control, Field},
        form::{FieldError, Form, Pairs},
        i18n::Message,
        page::{self, Chrome},
    },
    people::{
        access::{Passwords, Resumed, SignedIn},
        actions::{self, PasswordChange, Place},
        model::Person,
        store,
    },
    state::AppState,
};

/// Name of the field for the present password.
const OLD: &str = "old_password";
/// Name of the field that asks for mails.
const MAIL: &str = "wants_mail";

#[derive(Template)]
#[template(path = "people/account.html")]
struct AccountPage {
    chrome: Chrome,
    done: Option<String>,
    person: Person,
    roles: Vec<String>,
    department: Option<String>,
    /// The portal has passwords of its own.
    has_passwords: bool,
    /// Of the form for a new password; empty for those who have no password here.
    fields: Vec<Field>,
    mail: Field,
}

/// `GET /account` and the addresses of its forms.
pub async fn account(
    State(state): State<AppState>,
    SignedIn(person): SignedIn,
    Resumed(typed): Resumed,
    chrome: Chrome,
    given: Pairs,
) -> Result<Response, Error> {
    let page = draw(&state, chrome, person, (typed, &[])).await?;
    let done = match given.get("done") {
        Some("password") => Some("account-password-changed"),
        Some("mail") => Some("saved"),
        _ => None,
    };
    let done = done.map(|key| page.chrome.words.text(key));
    Ok(page::respond(StatusCode::OK, page::render(&AccountPage { done, ..page })?))
}

async fn draw(
    state: &AppState,
    chrome: Chrome,
    person: Person,
    (typed, errors): (Option<Pairs>, &[FieldError]),
) -> Result<AccountPage, Error> {
    let words = chrome.words;
    let department = match person.department {
        Some(id) => store::department(&state.pool, id).await?.map(|(department, _)| department.name),
        None => None,
    };
    let mut fields = Vec::new();
    if store::has_password(&state.pool, person.id).await? {
        let old = Field::of(words, (OLD, "password-old"), Control::Line("password"), &Pairs::default());
        fields.push(old.autocompleted("current-password").with_errors(words, errors));
        fields.extend(new_password::fields(words, errors));
    }
    let stored = Pairs::of(person.wants_mail.then(|| (MAIL, "yes".to_owned())));
    // What was typed elsewhere on the page says nothing of mails.
    let typed = typed.filter(|_| chrome.is_at("/account/mail")).unwrap_or(stored);
    let yes = Choice { value: "yes".to_owned(), label: words.text("account-mail-yes"), is_chosen: false };
    let mail = Field::of(words, (MAIL, "account-mail"), Control::Checkboxes(vec![yes]), &typed);
    Ok(AccountPage {
        done: None,
        roles: person.roles.iter().map(|role| role_name(*role, &chrome)).collect(),
        department,
        has_passwords: state.access.passwords,
        fields,
        mail,
        person,
        chrome,
    })
}

/// `POST /account/password`: a new password for whoever knows the old one.
pub async fn change_password(
    State(state): State<AppState>,
    _: Passwords,
    SignedIn(person): SignedIn,
    chrome: Chrome,
    browser: Browser,
    Form(typed): Form,
) -> Result<Response, Error> {
    if !store::has_password(&state.pool, person.id).await? {
        return Err(Error::Forbidden);
    }
    let mut errors = Vec::new();
    if typed.raw(OLD).is_empty() {
        errors.push(FieldError { field: OLD, message: Message::new("password-old-missing") });
    }
    let new = new_password(&typed, &person);
    let mut status = StatusCode::UNPROCESSABLE_ENTITY;
    if let (Ok(new), true) = (&new, errors.is_empty()) {
        let session_key = browser.session_key().unwrap_or_default();
        let place = Place { session_key: &session_key, address: browser.address };
        let passwords = (typed.raw(OLD), new.as_str());
        let change =
            actions::change_password(&state.pool, &person, &place, passwords, state.clock.now()).await?;
        match change {
            PasswordChange::Done => {
                return Ok(Redirect::to(&chrome.href("/account?done=password")).into_response());
            }
            PasswordChange::Wrong => {
                errors.push(FieldError { field: OLD, message: Message::new("password-old-wrong") });
            }
            PasswordChange::Wait => {
                status = StatusCode::TOO_MANY_REQUESTS;
                errors.push(FieldError { field: OLD, message: Message::new("sign-in-wait") });
            }
            PasswordChange::Weak(message) => errors.push(FieldError { field: NEW, message }),
        }
    }
    errors.extend(new.err());
    let page = draw(&state, chrome, person, (None, &errors)).await?;
    Ok(page::respond(status, page::render(&page)?))
}

/// `POST /account/mail`: mails about changes of state, or none.
pub async fn set_mail(
    State(state): State<AppState>,
    SignedIn(person): SignedIn,
    chrome: Chrome,
    Form(typed): Form,
) -> Result<Response, Error> {
    let wants_mail = typed.get(MAIL) == Some("yes");
    actions::set_wants_mail(&state.pool, &person, wants_mail, state.clock.now()).await?;
    Ok(Redirect::to(&chrome.href("/account?done=mail")).into_response())
}

/// `POST /account/sessions`: signs out everywhere, here as well.
pub async fn end_sessions(
    State(state): State<AppState>,
    SignedIn(person): SignedIn,
    chrome: Chrome,
    Form(_): Form,
) -> Result<Response, Error> {
    actions::end_sessions(&state.pool, &person, state.clock.now()).await?;
    let address = chrome.href("/sign-in?done=sessions");
    Ok(Renewal::random().with(Redirect::to(&address).into_response()))
}
