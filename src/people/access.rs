// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Who may come in: recognises the person behind a request, and gives each role a type that a handler asks
//! for in its signature. No parameter, no access.

use axum::{
    extract::{FromRequest, FromRequestParts, OriginalUri, Request, State},
    http::{HeaderValue, Method, header, request::Parts},
    middleware::Next,
    response::{IntoResponse as _, Redirect, Response},
};

use chrono::{DateTime, TimeDelta, Utc};
use futures_util::StreamExt as _;

use super::{
    actions,
    model::{Person, Role, Session, has_just_authenticated},
};
use crate::{
    error::Error,
    kit::{
        browser::Browser,
        form::{Form, Pairs},
        page::{Chrome, Entry, Viewer},
        secret::Secret,
        telemetry,
    },
    state::AppState,
};

/// What everybody sees of the portal.
const FOR_ALL: [Entry; 4] = [
    Entry { key: "navigation-board", path: "/" },
    Entry { key: "navigation-projects", path: "/projects" },
    Entry { key: "navigation-weightings", path: "/weightings" },
    Entry { key: "navigation-method", path: "/method" },
];

/// What is there for a role besides, in the order of the navigation.
const FOR_ROLES: &[(Role, Entry)] = &[
    (Role::DepartmentHead, Entry { key: "navigation-proposals", path: "/proposals" }),
    (Role::Assessor, Entry { key: "navigation-assessments", path: "/assessments" }),
    (Role::PortfolioManager, Entry { key: "navigation-inbox", path: "/inbox" }),
    (Role::PortfolioManager, Entry { key: "navigation-rounds", path: "/rounds" }),
    (Role::PortfolioManager, Entry { key: "navigation-imports", path: "/imports" }),
    (Role::Leadership, Entry { key: "navigation-decisions", path: "/decisions" }),
    (Role::Admin, Entry { key: "navigation-admin", path: "/admin" }),
    (Role::Auditor, Entry { key: "navigation-log", path: "/log" }),
];

/// Forms that are sent by people who are not signed in; all others need a session.
const WITHOUT_SESSION: &[&str] =
    &["/accessibility/report", "/session", "/sign-in", "/sign-in/demonstration", "/sign-out"];
/// The same for addresses that hold a secret behind this.
const BY_LINK: &str = "/password/";

/// Name of the field of a sign-in page that says that somebody who is signed in has to do so again.
pub(super) const AGAIN: &str = "again";

fn viewer(session: Option<&Session>, idle: TimeDelta, now: DateTime<Utc>) -> Viewer {
    let person = session.map(|session| &session.person);
    let authenticated_at = session.and_then(|session| session.authenticated_at);
    let own = FOR_ROLES.iter().filter(|(role, _)| person.is_some_and(|person| person.has(*role)));
    let mut navigation = FOR_ALL.to_vec();
    navigation.extend(own.map(|(_, entry)| *entry));
    Viewer {
        name: person.map(|person| person.name.clone()),
        session_seconds: person.map(|_| idle.num_seconds()),
        has_just_signed_in: has_just_authenticated(authenticated_at, now),
        navigation,
    }
}

/// Finds out who asks and hands it on. A form that is sent after the session has lapsed is kept, and its
/// sender led back to it by way of the sign-in page.
pub async fn recognise(State(state): State<AppState>, mut request: Request, next: Next) -> Response {
    let browser = request.extensions().get::<Browser>().cloned();
    let now = state.clock.now();
    let found = session_behind(&state, browser.as_ref(), is_asked_by_itself(&request), now).await;
    let viewer = viewer(found.as_ref().ok().and_then(Option::as_ref), state.access.idle, now);
    request.extensions_mut().insert(viewer.clone());
    let mut response = match found {
        Err(error) => error.into_response(),
        Ok(Some(Session { person, form_keys, .. })) => {
            know_former_forms(&mut request, form_keys);
            telemetry::by(person.id);
            request.extensions_mut().insert(person);
            next.run(request).await
        }
        Ok(None) if request.method() == Method::POST && has_been_here(browser.as_ref()) => {
            match lapsed(&state, request).await {
                Lapse::None(request) => next.run(request).await,
                Lapse::Answered(response) => response,
            }
        }
        Ok(None) => next.run(request).await,
    };
    if viewer.name.is_some() {
        // What only this person may see does not stay on a shared computer (CON.10.A7). An entity tag would be of no
        // use: only what has stayed can be asked for again.
        response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    // For the page around an error.
    response.extensions_mut().insert(viewer);
    if let Some(browser) = browser {
        response.extensions_mut().insert(browser);
    }
    response
}

/// Lets the browser send the forms as well that it was shown before its user signed in again.
fn know_former_forms(request: &mut Request, keys: Vec<Vec<u8>>) {
    if let Some(browser) = request.extensions_mut().remove::<Browser>() {
        request.extensions_mut().insert(browser.with_former_forms(keys));
    }
}

/// Whether the browser can have had a session.
fn has_been_here(browser: Option<&Browser>) -> bool {
    browser.is_some_and(|browser| browser.session_key().is_some())
}

/// Whether an open page asks and nobody in front of it: that does not keep a session from lapsing.
fn is_asked_by_itself(request: &Request) -> bool {
    let path = request.uri().path();
    path.strip_prefix("/en").unwrap_or(path) == "/events" || request.headers().contains_key("x-asked-by-page")
}

async fn session_behind(
    state: &AppState,
    browser: Option<&Browser>,
    is_asked_by_itself: bool,
    now: DateTime<Utc>,
) -> Result<Option<Session>, Error> {
    let (pool, rules) = (&state.pool, state.access);
    match browser.and_then(Browser::session_key) {
        Some(key) if is_asked_by_itself => actions::recognise_page(pool, rules, &key, now).await,
        Some(key) => actions::recognise(pool, rules, &key, now).await,
        None => Ok(None),
    }
}

enum Lapse {
    None(Request),
    Answered(Response),
}

async fn lapsed(state: &AppState, mut request: Request) -> Lapse {
    let key = request.extensions().get::<Browser>().and_then(Browser::session_key).unwrap_or_default();
    match actions::former_forms(&state.pool, &key).await {
        Ok(keys) => know_former_forms(&mut request, keys),
        Err(error) => return Lapse::Answered(error.into_response()),
    }
    let (mut parts, body) = request.into_parts();
    let chrome = match Chrome::from_request_parts(&mut parts, state).await {
        Ok(chrome) => chrome,
        Err(never) => match never {},
    };
    let request = Request::from_parts(parts, body);
    if WITHOUT_SESSION.contains(&chrome.path()) || chrome.path().starts_with(BY_LINK) {
        return Lapse::None(request);
    }
    let kind = request.headers().get(header::CONTENT_TYPE);
    if kind.is_some_and(|kind| kind.as_bytes().starts_with(b"multipart/form-data")) {
        // A file is not kept for somebody who may be anybody: it is chosen once more after signing in.
        drain(request).await;
        return Lapse::Answered(Redirect::to(&chrome.sign_in()).into_response());
    }
    let kept = match Form::from_request(request, state).await {
        Ok(Form(typed)) => keep(state, &chrome, &key, &typed).await,
        Err(error) => Err(error),
    };
    Lapse::Answered(match kept {
        Ok(address) => Redirect::to(&address).into_response(),
        Err(error) => error.into_response(),
    })
}

/// Keeps what was typed into a form; the address of the sign-in page that leads back to it.
async fn keep(state: &AppState, chrome: &Chrome, key: &[u8], typed: &Pairs) -> Result<String, Error> {
    let secret = actions::park(&state.pool, key, chrome.path(), typed, state.clock.now()).await?;
    let mut query = form_urlencoded::Serializer::new(String::new());
    query.append_pair("next", chrome.path()).append_pair("resume", &secret.text());
    if chrome.viewer.name.is_some() {
        query.append_pair(AGAIN, "yes");
    }
    Ok(format!("{}?{}", chrome.href("/sign-in"), query.finish()))
}

/// Reads what was sent and forgets it: a connection that is closed in the middle shows the visitor no answer at all.
/// More than any file that is let in is not waited for.
async fn drain(request: Request) {
    const MOST: usize = 16 * 1024 * 1024;
    let mut parts = request.into_body().into_data_stream();
    let mut left = MOST;
    while let Some(Ok(part)) = parts.next().await {
        let Some(rest) = left.checked_sub(part.len()) else { return };
        left = rest;
    }
}

/// Refuses as the situation asks for: to the sign-in page and back, or not at all.
async fn refusal(parts: &mut Parts, state: &AppState) -> Error {
    if parts.extensions.get::<Person>().is_some() {
        return Error::Forbidden;
    }
    match Chrome::from_request_parts(parts, state).await {
        Ok(chrome) => Error::SignInNeeded(chrome.sign_in()),
        Err(never) => match never {},
    }
}

/// Somebody who may read the board and the projects: whoever is signed in, and everybody where the operator
/// has opened the board.
pub struct Reader(pub Option<Person>);

impl FromRequestParts<AppState> for Reader {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Error> {
        let person = parts.extensions.get::<Person>().cloned();
        if person.is_some() || state.access.is_board_public {
            Ok(Self(person))
        } else {
            Err(refusal(parts, state).await)
        }
    }
}

/// Somebody who is signed in, whatever the roles.
pub struct SignedIn(pub Person);

impl FromRequestParts<AppState> for SignedIn {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Error> {
        match parts.extensions.get::<Person>().cloned() {
            Some(person) => Ok(Self(person)),
            None => Err(refusal(parts, state).await),
        }
    }
}

/// A type for each role, which only a person who has the role can bring into a handler.
macro_rules! holders {
    ($($name:ident),+) => {$(
        #[doc = concat!("Somebody who has the role [`Role::", stringify!($name), "`].")]
        pub struct $name(pub Person);

        impl FromRequestParts<AppState> for $name {
            type Rejection = Error;

            async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Error> {
                let person = parts.extensions.get::<Person>().cloned();
                match person.filter(|person| person.has(Role::$name)) {
                    Some(person) => Ok(Self(person)),
                    None => Err(refusal(parts, state).await),
                }
            }
        }
    )+};
}

holders!(DepartmentHead, Assessor, PortfolioManager, Leadership, Admin, Auditor);

/// The portal has passwords of its own. Where the identity provider alone lets people in, nothing is there that has to do
/// with them.
pub struct Passwords;

impl FromRequestParts<AppState> for Passwords {
    type Rejection = Error;

    async fn from_request_parts(_: &mut Parts, state: &AppState) -> Result<Self, Error> {
        if state.access.passwords { Ok(Self) } else { Err(Error::NotFound(None)) }
    }
}

/// A form of somebody who has typed a password a short while ago, for what is essential (ASVS 3.7.1). Whoever has not
/// is led to the sign-in page and back to what was typed. To be the last parameter of a handler.
pub struct Reauthenticated(pub Pairs);

impl FromRequest<AppState> for Reauthenticated {
    type Rejection = Error;

    async fn from_request(request: Request, state: &AppState) -> Result<Self, Error> {
        let (mut parts, body) = request.into_parts();
        let Ok(chrome) = Chrome::from_request_parts(&mut parts, state).await;
        let browser = Browser::from_request_parts(&mut parts, state).await?;
        let Form(typed) = Form::from_request(Request::from_parts(parts, body), state).await?;
        if chrome.viewer.has_just_signed_in {
            return Ok(Self(typed));
        }
        let key = browser.session_key().unwrap_or_default();
        Err(Error::SignInNeeded(keep(state, &chrome, &key, &typed).await?))
    }
}

/// What the person had typed into this very form before signing in again; nothing usually. Every handler
/// that shows a form asks for it and fills the form with it.
pub struct Resumed(pub Option<Pairs>);

impl FromRequestParts<AppState> for Resumed {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Error> {
        let given = Pairs::of_query(parts.uri.query().unwrap_or_default());
        let secret = given.get("resume").and_then(Secret::read);
        let person = parts.extensions.get::<Person>().map(|person| person.id);
        let browser = parts.extensions.get::<Browser>().and_then(Browser::session_key);
        let Some((secret, (person, browser))) = secret.zip(person.zip(browser)) else {
            return Ok(Self(None));
        };
        let original = parts.extensions.get::<OriginalUri>().map(|OriginalUri(uri)| uri.path());
        let path = original.unwrap_or(parts.uri.path());
        let path = path.strip_prefix("/en").filter(|rest| rest.starts_with('/')).unwrap_or(path);
        Ok(Self(actions::resume(&state.pool, &secret, (person, &browser), path).await?))
    }
}
