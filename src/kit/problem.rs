// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! What a program is told that does not get what it asked for (RFC 9457), in the language that it accepts.

use std::convert::Infallible;

use axum::{
    body::Body,
    extract::{FromRequestParts, Request},
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header, request::Parts},
    middleware::Next,
    response::Response,
};
use serde::Serialize;
use tower_http::request_id::RequestId;
use utoipa::ToSchema;

use super::{
    form::FieldError,
    i18n::{Locale, Message},
};
use crate::error::Shown;

/// Media type of a problem.
const PROBLEM: HeaderValue = HeaderValue::from_static("application/problem+json");

/// Why a program does not get what it asked for.
#[derive(Debug, Default)]
pub struct Problem {
    /// The status that belongs to it.
    pub status: StatusCode,
    /// What is the matter, if there is more to say than the status does.
    pub message: Option<Message>,
    /// What is wrong in what was sent.
    pub faults: Vec<Fault>,
    /// What else the answer says.
    pub headers: Vec<(HeaderName, HeaderValue)>,
}

impl Problem {
    /// A problem about which there is no more to say than its status does.
    pub fn of(status: StatusCode) -> Self {
        Self { status, ..Self::default() }
    }

    /// A problem with a sentence of its own.
    pub fn with(status: StatusCode, message: Message) -> Self {
        Self { status, message: Some(message), ..Self::default() }
    }

    /// Values of the address that cannot be understood.
    pub fn of_query(errors: Vec<FieldError>) -> Self {
        let faults = errors.into_iter().map(|FieldError { field, message }| Fault {
            place: FaultPlace::Parameter(field.to_owned()),
            message,
        });
        Self { faults: faults.collect(), ..Self::of(StatusCode::UNPROCESSABLE_ENTITY) }
    }

    /// Values of the body that break a rule; `pointer` says where a field of the form stands in it.
    pub fn of_body(errors: Vec<FieldError>, pointer: impl Fn(&str) -> String) -> Self {
        let faults = errors.into_iter().map(|FieldError { field, message }| Fault {
            place: FaultPlace::Pointer(pointer(field)),
            message,
        });
        Self { faults: faults.collect(), ..Self::of(StatusCode::UNPROCESSABLE_ENTITY) }
    }

    /// The same with another header.
    #[must_use]
    pub fn and_header(mut self, name: HeaderName, value: HeaderValue) -> Self {
        self.headers.push((name, value));
        self
    }
}

/// One thing that is wrong in what was sent.
#[derive(Clone, Debug, PartialEq)]
pub struct Fault {
    /// Where.
    pub place: FaultPlace,
    /// What is expected.
    pub message: Message,
}

/// Where something is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FaultPlace {
    /// In the body, as a JSON pointer.
    Pointer(String),
    /// In the address, by the name of the parameter.
    Parameter(String),
}

/// The language that a program accepts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Accepted(pub Locale);

impl<S: Sync> FromRequestParts<S> for Accepted {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self(accepted(&parts.headers)))
    }
}

fn accepted(headers: &HeaderMap) -> Locale {
    let wish = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    Locale::accepted(wish)
}

/// Why a request is not answered as it was meant (RFC 9457).
#[derive(Serialize, ToSchema)]
#[schema(as = Problem)]
pub struct ProblemDocument {
    /// The kind of problem; leads to its explanation.
    #[serde(rename = "type")]
    kind: String,
    /// The kind of problem in words.
    title: String,
    /// The status of the answer.
    #[schema(minimum = 400, maximum = 599)]
    status: u16,
    /// What is the matter.
    detail: String,
    /// What to name when asking for help.
    request_id: String,
    /// What is wrong in what was sent.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(required = false)]
    errors: Vec<FaultDocument>,
}

/// One thing that is wrong in what was sent.
#[derive(Serialize, ToSchema)]
#[schema(as = Fault)]
struct FaultDocument {
    /// Where in the body (RFC 6901).
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pointer: Option<String>,
    /// Which parameter of the address.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    parameter: Option<String>,
    /// What is expected.
    detail: String,
}

/// Every kind of problem: its status, its code in [`ProblemDocument`], and the keys of its name and explanation.
pub const KINDS: [(StatusCode, &str, &str, &str); 15] = [
    (StatusCode::BAD_REQUEST, "malformed", "problem-malformed", "problem-malformed-detail"),
    (StatusCode::UNAUTHORIZED, "unauthorized", "problem-unauthorized", "problem-unauthorized-detail"),
    (StatusCode::FORBIDDEN, "forbidden", "problem-forbidden", "problem-forbidden-detail"),
    (StatusCode::NOT_FOUND, "not-found", "problem-not-found", "problem-not-found-detail"),
    (StatusCode::METHOD_NOT_ALLOWED, "method", "problem-method", "problem-method-detail"),
    (StatusCode::REQUEST_TIMEOUT, "too-slow", "problem-too-slow", "problem-too-slow-detail"),
    (StatusCode::CONFLICT, "conflict", "problem-conflict", "problem-conflict-detail"),
    (StatusCode::PRECONDITION_FAILED, "changed", "problem-changed", "problem-changed-detail"),
    (StatusCode::PAYLOAD_TOO_LARGE, "too-large", "problem-too-large", "problem-too-large-detail"),
    (StatusCode::UNSUPPORTED_MEDIA_TYPE, "media-type", "problem-media-type", "problem-media-type-detail"),
    (StatusCode::UNPROCESSABLE_ENTITY, "invalid", "problem-invalid", "problem-invalid-detail"),
    (
        StatusCode::PRECONDITION_REQUIRED,
        "unconditional",
        "problem-unconditional",
        "problem-unconditional-detail",
    ),
    (StatusCode::TOO_MANY_REQUESTS, "too-many", "problem-too-many", "problem-too-many-detail"),
    (StatusCode::SERVICE_UNAVAILABLE, "unavailable", "problem-unavailable", "problem-unavailable-detail"),
    (StatusCode::INTERNAL_SERVER_ERROR, "internal", "problem-internal", "problem-internal-detail"),
];

/// Puts the problem around an [`crate::error::Error`].
pub async fn problems(request: Request, next: Next) -> Response {
    let words = accepted(request.headers());
    let id = request.extensions().get::<RequestId>().cloned();
    let mut response = next.run(request).await;
    response.headers_mut().append(header::VARY, HeaderValue::from_static("authorization, accept-language"));
    let Some(shown) = response.extensions_mut().remove::<Shown>() else { return response };
    let document = document(response.status(), &shown, id.as_ref(), words);
    let (mut parts, _) = response.into_parts();
    parts.headers.remove(header::CONTENT_LENGTH);
    parts.headers.insert(header::CONTENT_TYPE, PROBLEM);
    parts.headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if let Ok(language) = HeaderValue::from_str(words.tag()) {
        parts.headers.insert(header::CONTENT_LANGUAGE, language);
    }
    let body = serde_json::to_vec(&document).map(Body::from).unwrap_or_default();
    Response::from_parts(parts, body)
}

fn document(status: StatusCode, shown: &Shown, id: Option<&RequestId>, words: Locale) -> ProblemDocument {
    let internal = (status, "internal", "problem-internal", "problem-internal-detail");
    let kind = KINDS.into_iter().find(|(known, ..)| *known == status);
    let (_, code, title, detail) = kind.unwrap_or(internal);
    let errors = shown.faults.iter().map(|fault| {
        let (pointer, parameter) = match &fault.place {
            FaultPlace::Pointer(pointer) => (Some(pointer.clone()), None),
            FaultPlace::Parameter(name) => (None, Some(name.clone())),
        };
        FaultDocument { pointer, parameter, detail: words.message(&fault.message) }
    });
    ProblemDocument {
        kind: format!("/api#{code}"),
        title: words.text(title),
        status: status.as_u16(),
        detail: shown.message.as_ref().map_or_else(|| words.text(detail), |message| words.message(message)),
        request_id: id.and_then(|id| id.header_value().to_str().ok()).unwrap_or_default().to_owned(),
        errors: errors.collect(),
    }
}
