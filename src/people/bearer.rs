// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Which program asks: recognises the token of a request, counts the requests, and gives each scope a type that
//! a handler asks for in its signature. Cookies do not count here, and tokens do not count on pages: no page of
//! somebody else's can send a request with either.

use std::time::Duration;

use axum::{
    extract::{FromRequestParts, Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header, request::Parts},
    middleware::Next,
    response::{IntoResponse as _, Response},
};

use super::{
    actions,
    model::{Person, Scope},
    store::Holder,
};
use crate::{
    error::Error,
    kit::{
        i18n::Message,
        limits::{Allowance, Caller},
        problem::Problem,
        telemetry,
    },
    state::AppState,
};

/// Finds out whose token it is and hands that on; counts the request.
pub async fn recognise_token(State(state): State<AppState>, mut request: Request, next: Next) -> Response {
    let address = state.front.address(&request);
    let caller = match find(&state, request.headers()).await {
        Ok(None) => Caller::Stranger(address),
        Ok(Some(Some(holder))) => {
            let caller = Caller::Holder(holder.token.0);
            telemetry::by(holder.person.id);
            request.extensions_mut().insert(holder);
            caller
        }
        Ok(Some(None)) => {
            return match state.limits.note_failure(address) {
                Ok(_) => unauthorized("problem-token-unknown").into_response(),
                Err(wait) => too_many(wait).into_response(),
            };
        }
        Err(error) => return error.into_response(),
    };
    match state.limits.admit(caller) {
        Ok(allowance) => {
            let mut response = next.run(request).await;
            tell(response.headers_mut(), allowance);
            response
        }
        Err(wait) => too_many(wait).into_response(),
    }
}

/// The holder of the token that was sent; `Some(None)` if what was sent is none that counts.
async fn find(state: &AppState, headers: &HeaderMap) -> Result<Option<Option<Holder>>, Error> {
    let mut sent = headers.get_all(header::AUTHORIZATION).iter();
    let Some(first) = sent.next() else { return Ok(None) };
    let token = first.to_str().ok().and_then(|value| value.split_once(' '));
    let token = token.filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer"));
    match token {
        Some((_, token)) if sent.next().is_none() => Ok(Some(
            actions::recognise_token(&state.pool, state.access, token.trim(), state.clock.now()).await?,
        )),
        _ => Ok(Some(None)),
    }
}

fn unauthorized(key: &'static str) -> Error {
    let challenge = HeaderValue::from_static("Bearer realm=\"vorrang\"");
    let problem = Problem::with(StatusCode::UNAUTHORIZED, Message::new(key));
    problem.and_header(header::WWW_AUTHENTICATE, challenge).into()
}

fn too_many(wait: Duration) -> Error {
    let seconds = wait.as_secs() + 1;
    let problem = Problem::with(
        StatusCode::TOO_MANY_REQUESTS,
        Message::new("problem-wait").with("seconds", i64::try_from(seconds).unwrap_or(i64::MAX)),
    );
    problem.and_header(header::RETRY_AFTER, seconds.into()).into()
}

/// Says what is left, as in the draft "`RateLimit` header fields for HTTP".
fn tell(headers: &mut HeaderMap, allowance: Allowance) {
    let Allowance { quota, left } = allowance;
    let fields = [
        ("ratelimit-policy", format!("\"minute\";q={quota};w=60")),
        ("ratelimit", format!("\"minute\";r={left};t=60")),
    ];
    for (name, value) in fields {
        if let Ok(value) = HeaderValue::from_str(&value) {
            headers.insert(HeaderName::from_static(name), value);
        }
    }
}

fn holder(parts: &Parts, scope: Scope) -> Result<Person, Error> {
    let Some(holder) = parts.extensions.get::<Holder>() else {
        return Err(unauthorized("problem-token-needed"));
    };
    if !holder.scopes.contains(&scope) {
        let message = Message::new("problem-scope-missing").with("scope", scope.code().to_owned());
        let challenge =
            format!("Bearer realm=\"vorrang\", error=\"insufficient_scope\", scope=\"{}\"", scope.code());
        let mut problem = Problem::with(StatusCode::FORBIDDEN, message);
        if let Ok(challenge) = HeaderValue::from_str(&challenge) {
            problem = problem.and_header(header::WWW_AUTHENTICATE, challenge);
        }
        return Err(problem.into());
    }
    if scope.is_for(&holder.person) {
        Ok(holder.person.clone())
    } else {
        Err(Problem::with(StatusCode::FORBIDDEN, Message::new("problem-role-missing")).into())
    }
}

/// A program that may read the board and the projects: the same as a [`super::Reader`] at a browser.
pub struct ReadScope(pub Option<Person>);

impl FromRequestParts<AppState> for ReadScope {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Error> {
        if state.access.is_board_public && parts.extensions.get::<Holder>().is_none() {
            return Ok(Self(None));
        }
        holder(parts, Scope::Read).map(|person| Self(Some(person)))
    }
}

/// A type for each other scope, which only a token with the scope whose owner has the role brings into a handler.
macro_rules! scopes {
    ($($name:ident $scope:ident),+) => {$(
        #[doc = concat!("A program that has the scope [`Scope::", stringify!($scope), "`] and its owner the role.")]
        pub struct $name(pub Person);

        impl FromRequestParts<AppState> for $name {
            type Rejection = Error;

            async fn from_request_parts(parts: &mut Parts, _: &AppState) -> Result<Self, Error> {
                holder(parts, Scope::$scope).map(Self)
            }
        }
    )+};
}

scopes!(ProposeScope Propose, AssessScope Assess, AuditScope Audit);
