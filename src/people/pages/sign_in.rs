// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Signing in by name and password, in a demonstration by one click, and signing out.

use askama::Template;
use axum::{
    extract::State,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse as _, Redirect, Response},
};

use super::provider;
use crate::{
    error::Error,
    kit::{
        browser::{Browser, Renewal},
        form::{Form, Pairs},
        i18n::Message,
        ids::PersonId,
        page::{self, Chrome},
        secret::Secret,
    },
    people::{
        access::{AGAIN, Passwords, SignedIn},
        actions::{self, Entrance, SignIn},
        model::{Person, Role},
        store,
    },
    state::AppState,
};

/// One of the people of a demonstration.
struct Visitor {
    id: i64,
    name: String,
    roles: Vec<String>,
    department: Option<String>,
}

#[derive(Template)]
#[template(path = "people/sign_in.html")]
pub(super) struct SignInPage {
    pub(super) chrome: Chrome,
    next: String,
    resume: String,
    /// Somebody who is signed in has to do so again.
    again: bool,
    sign_in_name: String,
    error: Option<String>,
    /// What the visitor has just done.
    done: Option<String>,
    /// Name and password are a way in.
    passwords: bool,
    /// Where one signs in with the city's account, if that is possible.
    provider: Option<String>,
    /// Why that did not succeed.
    pub(super) problem: Option<String>,
    visitors: Vec<Visitor>,
}

/// `GET /sign-in`: the way in.
pub async fn form(
    State(state): State<AppState>,
    chrome: Chrome,
    person: Result<SignedIn, Error>,
    given: Pairs,
) -> Result<Response, Error> {
    let page = draw(&state, chrome, signed_in(person).as_ref(), &given, None).await?;
    Ok(page::respond(StatusCode::OK, page::render(&page)?))
}

/// Who is signed in, where nobody need be.
pub(super) fn signed_in(person: Result<SignedIn, Error>) -> Option<Person> {
    person.ok().map(|SignedIn(person)| person)
}

/// Where somebody who signs in wants to go, and what had been typed there.
pub(super) fn destination(given: &Pairs) -> Pairs {
    let mut query = form_urlencoded::Serializer::new(String::new());
    for name in ["next", "resume", AGAIN] {
        if let Some(value) = given.get(name) {
            query.append_pair(name, value);
        }
    }
    Pairs::of_query(&query.finish())
}

/// The page, for whoever wants to go on to what was `given`. Where somebody who is signed in has to do so again, it
/// offers the ways in of that person alone.
pub(super) async fn draw(
    state: &AppState,
    chrome: Chrome,
    signed_in: Option<&Person>,
    given: &Pairs,
    error: Option<Message>,
) -> Result<SignInPage, Error> {
    let again = to_sign_in_again(signed_in, given);
    let mut visitors =
        if state.access.demonstration_sign_in { visitors(state, &chrome).await? } else { Vec::new() };
    visitors.retain(|visitor| again.is_none_or(|person| visitor.id == person.id.0));
    let has_password = match again {
        Some(person) => store::has_password(&state.pool, person.id).await?,
        None => true,
    };
    let passwords = state.access.passwords && has_password;
    // Said above where there is no form to say it in.
    let error = error.map(|error| chrome.words.message(&error));
    let (error, problem) = if passwords { (error, None) } else { (None, error) };
    let name = given.get("name").or(again.map(|person| person.sign_in_name.as_str()));
    Ok(SignInPage {
        next: given.get("next").unwrap_or_default().to_owned(),
        resume: given.get("resume").unwrap_or_default().to_owned(),
        again: again.is_some(),
        sign_in_name: name.unwrap_or_default().to_owned(),
        error,
        done: match given.get("done") {
            Some("password") => Some(chrome.words.text("password-set")),
            Some("sessions") => Some(chrome.words.text("signed-out-everywhere")),
            _ => None,
        },
        passwords,
        provider: state.provider.as_ref().filter(|_| again.is_none_or(|person| person.is_from_provider)).map(
            |_| {
                let query = destination(given).to_query();
                let joint = if query.is_empty() { "" } else { "?" };
                format!("{}{joint}{query}", chrome.href("/sign-in/provider"))
            },
        ),
        problem,
        visitors,
        chrome,
    })
}

async fn visitors(state: &AppState, chrome: &Chrome) -> Result<Vec<Visitor>, Error> {
    let departments = store::all_departments(&state.pool).await?;
    let mut people = store::all_persons(&state.pool).await?;
    people.sort_by_key(|person| person.roles.last().copied());
    let visitor = |person: Person| Visitor {
        id: person.id.0,
        roles: person.roles.iter().map(|role| role_name(*role, chrome)).collect(),
        department: person.department.and_then(|id| {
            departments.iter().find(|department| department.id == id).map(|found| found.name.clone())
        }),
        name: person.name,
    };
    Ok(people.into_iter().filter(|person| person.is_active).map(visitor).collect())
}

/// Who of those signed in is to do so again, as the address says that was `given`.
pub(super) fn to_sign_in_again<'a>(signed_in: Option<&'a Person>, given: &Pairs) -> Option<&'a Person> {
    signed_in.filter(|_| given.get(AGAIN).is_some())
}

/// The name of a role on screen.
pub(super) fn role_name(role: Role, chrome: &Chrome) -> String {
    chrome.words.text(&format!("role-{}", role.code()))
}

/// `POST /sign-in`: name and password.
pub async fn sign_in(
    State(state): State<AppState>,
    _: Passwords,
    (chrome, browser): (Chrome, Browser),
    person: Result<SignedIn, Error>,
    Form(typed): Form,
) -> Result<Response, Error> {
    let person = signed_in(person);
    let refuse = |chrome, status, reason| refuse(&state, chrome, person.as_ref(), &typed, (status, reason));
    let unprocessable = StatusCode::UNPROCESSABLE_ENTITY;
    let (Some(name), password) = (typed.get("name"), typed.raw("password")) else {
        return refuse(chrome, unprocessable, "sign-in-name-missing").await;
    };
    let renewal = Renewal::random();
    let entrance = entrance(&state, &browser, &renewal, to_sign_in_again(person.as_ref(), &typed));
    match actions::sign_in(&state.pool, state.access, &entrance, name, password).await? {
        SignIn::Done(_) => Ok(welcome(&chrome, &typed, renewal)),
        SignIn::Refused => refuse(chrome, unprocessable, "sign-in-refused").await,
        SignIn::SomebodyElse => refuse(chrome, unprocessable, "sign-in-somebody-else").await,
        SignIn::Wait(until) => {
            let seconds = (until - state.clock.now()).num_seconds();
            let mut response = refuse(chrome, StatusCode::TOO_MANY_REQUESTS, "sign-in-wait").await?;
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
            Ok(response)
        }
    }
}

/// `POST /sign-in/demonstration`: one click, in a demonstration on this machine only.
pub async fn demonstration(
    State(state): State<AppState>,
    (chrome, browser): (Chrome, Browser),
    signed_in: Result<SignedIn, Error>,
    Form(typed): Form,
) -> Result<Response, Error> {
    let signed_in = self::signed_in(signed_in);
    let person = typed.get("person").and_then(|id| id.parse().ok()).map(PersonId);
    let person = person.filter(|_| state.access.demonstration_sign_in).ok_or(Error::NotFound(None))?;
    let renewal = Renewal::random();
    let entrance = entrance(&state, &browser, &renewal, to_sign_in_again(signed_in.as_ref(), &typed));
    match actions::sign_in_for_demonstration(&state.pool, state.access, &entrance, person).await? {
        SignIn::Done(_) => Ok(welcome(&chrome, &typed, renewal)),
        // Nobody else is offered.
        SignIn::Refused | SignIn::SomebodyElse | SignIn::Wait(_) => Err(Error::NotFound(None)),
    }
}

/// Where somebody comes in: that person `again`, if it is to be the same.
pub(super) fn entrance<'a>(
    state: &AppState,
    browser: &Browser,
    renewal: &'a Renewal,
    again: Option<&Person>,
) -> Entrance<'a> {
    Entrance {
        former: browser.session_key(),
        form_key: browser.form_key(),
        again: again.map(|person| person.id),
        renewal,
        address: browser.address,
        at: state.clock.now(),
    }
}

async fn refuse(
    state: &AppState,
    chrome: Chrome,
    person: Option<&Person>,
    typed: &Pairs,
    (status, reason): (StatusCode, &'static str),
) -> Result<Response, Error> {
    let page = draw(state, chrome, person, typed, Some(Message::new(reason))).await?;
    Ok(page::respond(status, page::render(&page)?))
}

/// On to where the visitor wanted to go, with what had been typed there.
pub(super) fn welcome(chrome: &Chrome, typed: &Pairs, renewal: Renewal) -> Response {
    let mut next = typed.get("next").filter(|next| is_ours(next)).unwrap_or("/").to_owned();
    if let Some(parked) = typed.get("resume").and_then(Secret::read) {
        let joint = if next.contains('?') { '&' } else { '?' };
        next = format!("{next}{joint}resume={}", parked.text());
    }
    renewal.with(Redirect::to(&chrome.href(&next)).into_response())
}

/// Whether an address leads nowhere but to a page of the portal (CON.10.A4): browsers read `//host` and
/// `/\host` as another host.
fn is_ours(address: &str) -> bool {
    let mut letters = address.chars();
    letters.next() == Some('/')
        && !matches!(letters.next(), Some('/' | '\\'))
        && !address.chars().any(char::is_control)
}

/// `POST /session`: goes on with the session. Being recognised has noted its use already.
pub async fn go_on(_: SignedIn, Form(_): Form) -> StatusCode {
    StatusCode::NO_CONTENT
}

/// `POST /sign-out`: ends the session of this browser.
pub async fn sign_out(
    State(state): State<AppState>,
    chrome: Chrome,
    person: Result<SignedIn, Error>,
    browser: Browser,
    Form(_): Form,
) -> Result<Response, Error> {
    // Whoever is not signed in any more has got what they wanted.
    let token = match (person, browser.session_key()) {
        (Ok(SignedIn(person)), Some(key)) => {
            actions::sign_out(&state.pool, &person, &key, state.clock.now()).await?
        }
        _ => None,
    };
    let elsewhere = provider::part(&state, &chrome, token).await?;
    let here = || Redirect::to(&chrome.href("/sign-in")).into_response();
    Ok(Renewal::random().with(elsewhere.unwrap_or_else(here)))
}

#[cfg(test)]
mod tests {
    use super::is_ours;

    #[test]
    fn nobody_is_led_to_another_host() {
        for ours in ["/", "/projects/DIG-001", "/projects?q=//x", "/en"] {
            assert!(is_ours(ours), "{ours}");
        }
        for foreign in
            ["", "//evil.example", "/\\evil.example", "https://evil.example", "javascript:x", "/\n/x", "x"]
        {
            assert!(!is_ours(foreign), "{foreign}");
        }
    }
}
