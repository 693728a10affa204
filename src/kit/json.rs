// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! What programs send and are sent: JSON, with a tag by which they know whether it has changed.

use axum::{
    body::{Body, Bytes},
    extract::{FromRequest, FromRequestParts, Request},
    http::{HeaderMap, HeaderValue, StatusCode, header, request::Parts},
    response::{IntoResponse as _, Response},
};
use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use serde::{
    Serialize,
    de::{DeserializeOwned, IgnoredAny},
};
use sha2::{Digest as _, Sha256};

use super::{
    i18n::Message,
    problem::{Fault, FaultPlace, Problem},
};
use crate::error::Error;

/// So much is read of a body, in bytes.
pub const LARGEST_BODY: usize = 1024 * 1024;

/// What programs know JSON by.
const JSON: &str = "application/json";

/// A body that was sent as JSON and says what is expected. To be the last parameter of a handler.
pub struct Json<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Json<T> {
    type Rejection = Error;

    async fn from_request(request: Request, state: &S) -> Result<Self, Error> {
        let kind = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
        let kind = kind.and_then(|kind| kind.split(';').next()).unwrap_or_default().trim();
        let is_json = kind.eq_ignore_ascii_case(JSON);
        // Read in any case: a connection that is closed in the middle brings no answer at all.
        let body = Bytes::from_request(request, state).await.map_err(|_| Error::TooLarge)?;
        if !is_json {
            return Err(Problem::of(StatusCode::UNSUPPORTED_MEDIA_TYPE).into());
        }
        read(&body).map(Self).map_err(Error::from)
    }
}

fn read<T: DeserializeOwned>(body: &[u8]) -> Result<T, Problem> {
    // Bodies are objects. A list of the values in their order would be read as one, too.
    let begins = body.iter().find(|byte| !byte.is_ascii_whitespace());
    if begins == Some(&b'[') && serde_json::from_slice::<IgnoredAny>(body).is_ok() {
        let message = Message::new("problem-no-object");
        let faults = vec![Fault { place: FaultPlace::Pointer(String::new()), message }];
        return Err(Problem { faults, ..Problem::of(StatusCode::UNPROCESSABLE_ENTITY) });
    }
    let mut reader = serde_json::Deserializer::from_slice(body);
    let value = serde_path_to_error::deserialize(&mut reader).map_err(|error| {
        let pointer = error.path().iter().map(segment).collect::<String>();
        problem(error.inner(), pointer)
    })?;
    reader.end().map_err(|error| problem(&error, String::new()))?;
    Ok(value)
}

fn segment(segment: &serde_path_to_error::Segment) -> String {
    match segment {
        serde_path_to_error::Segment::Seq { index } => format!("/{index}"),
        serde_path_to_error::Segment::Map { key } => {
            format!("/{}", key.replace('~', "~0").replace('/', "~1"))
        }
        _ => String::new(),
    }
}

fn problem(error: &serde_json::Error, pointer: String) -> Problem {
    let reason = error.to_string();
    if error.is_data() {
        let message = Message::new("problem-unfit").with("reason", reason);
        let faults = vec![Fault { place: FaultPlace::Pointer(pointer), message }];
        return Problem { faults, ..Problem::of(StatusCode::UNPROCESSABLE_ENTITY) };
    }
    Problem::with(StatusCode::BAD_REQUEST, Message::new("problem-no-json").with("reason", reason))
}

/// Under which conditions a program wants to be answered (RFC 9110).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Conditions {
    unless: Option<String>,
    only_if: Option<String>,
}

impl<S: Sync> FromRequestParts<S> for Conditions {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        Ok(Self {
            unless: all(&parts.headers, &header::IF_NONE_MATCH),
            only_if: all(&parts.headers, &header::IF_MATCH),
        })
    }
}

fn all(headers: &HeaderMap, name: &header::HeaderName) -> Option<String> {
    let values: Vec<&str> = headers.get_all(name).iter().filter_map(|value| value.to_str().ok()).collect();
    (!values.is_empty()).then(|| values.join(","))
}

fn tags(list: &str) -> impl Iterator<Item = &str> {
    list.split(',').map(str::trim)
}

impl Conditions {
    /// The version that a change is based on, of a thing whose tag is its version; `None` if any will do.
    /// Without the header the change is refused, so that nobody overwrites what somebody else has written.
    pub fn version(&self) -> Result<Option<i32>, Problem> {
        let given = self.only_if.as_deref().ok_or_else(|| Problem::of(StatusCode::PRECONDITION_REQUIRED))?;
        if tags(given).any(|tag| tag == "*") {
            return Ok(None);
        }
        let versions = tags(given).filter_map(|tag| tag.strip_prefix('"')?.strip_suffix('"')?.parse().ok());
        match versions.collect::<Vec<i32>>().as_slice() {
            [version] => Ok(Some(*version)),
            _ => Err(Problem::of(StatusCode::PRECONDITION_FAILED)),
        }
    }

    /// Whether the change names what it is based on.
    pub const fn is_based_on_something(&self) -> bool {
        self.only_if.is_some()
    }

    fn has_already(&self, tag: &str) -> bool {
        let opaque = |tag: &str| tag.strip_prefix("W/").unwrap_or(tag).to_owned();
        let given = self.unless.as_deref().unwrap_or_default();
        tags(given).any(|known| known == "*" || opaque(known) == opaque(tag))
    }
}

/// Answers with JSON whose tag follows from all that it says.
pub fn answer(conditions: &Conditions, value: &impl Serialize) -> Result<Response, Error> {
    answer_as(conditions, JSON, written(value)?)
}

/// The same with a body of any kind.
pub fn answer_as(conditions: &Conditions, kind: &'static str, body: Vec<u8>) -> Result<Response, Error> {
    let digest = Sha256::digest(&body);
    let short = digest.get(..12).unwrap_or_default();
    tagged(conditions, &format!("\"{}\"", BASE64_URL_SAFE_NO_PAD.encode(short)), (kind, body))
}

/// Answers with JSON about a thing of that version.
pub fn answer_version(
    conditions: &Conditions,
    version: i32,
    value: &impl Serialize,
) -> Result<Response, Error> {
    tagged(conditions, &format!("\"{version}\""), (JSON, written(value)?))
}

/// Writes a value as JSON.
pub fn written(value: &impl Serialize) -> Result<Vec<u8>, Error> {
    serde_json::to_vec(value).map_err(|error| Error::Internal(Box::new(error)))
}

fn tagged(
    conditions: &Conditions,
    tag: &str,
    (kind, body): (&'static str, Vec<u8>),
) -> Result<Response, Error> {
    let mut response = if conditions.has_already(tag) {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        let mut response = Response::new(Body::from(body));
        response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
        response
    };
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
    headers
        .insert(header::ETAG, HeaderValue::from_str(tag).map_err(|error| Error::Internal(Box::new(error)))?);
    Ok(response)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde::Deserialize;

    use super::*;

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Given {
        #[expect(dead_code, reason = "only whether it can be read matters")]
        list: Vec<u8>,
    }

    fn refusal(body: &str) -> (u16, Vec<FaultPlace>) {
        let problem = read::<Given>(body.as_bytes()).unwrap_err();
        (problem.status.as_u16(), problem.faults.into_iter().map(|fault| fault.place).collect())
    }

    #[test]
    fn what_is_wrong_is_named_with_its_place() {
        let at = |pointer: &str| (422, vec![FaultPlace::Pointer(pointer.to_owned())]);
        assert_eq!(refusal(r#"{"list":[1,"x"]}"#), at("/list/1"));
        assert_eq!(refusal(r#"{"list":[],"a/b~":1}"#), at("/a~1b~0"));
        assert_eq!(refusal("{}"), at(""));
        assert_eq!(refusal(" [[1]]"), at(""), "the values in their order are no object");
        for broken in ["", "{", r#"{"list":[1}"#, r#"{"list":[]} x"#] {
            assert_eq!(refusal(broken), (400, Vec::new()), "{broken}");
        }
    }

    #[test]
    fn a_change_names_the_version_that_it_is_based_on() {
        let version = |given: Option<&str>| {
            let conditions = Conditions { only_if: given.map(str::to_owned), unless: None };
            conditions.version().map_err(|problem| problem.status.as_u16())
        };
        assert_eq!(version(None), Err(428));
        assert_eq!(version(Some("\"7\"")), Ok(Some(7)));
        assert_eq!(version(Some("*")), Ok(None));
        for other in ["7", "W/\"7\"", "\"x\"", "\"7\", \"8\"", ""] {
            assert_eq!(version(Some(other)), Err(412), "{other}");
        }
    }

    #[test]
    fn what_is_known_already_is_not_sent_again() {
        let status = |unless: &str| {
            let conditions = Conditions { unless: Some(unless.to_owned()), only_if: None };
            answer_version(&conditions, 3, &1).unwrap().status()
        };
        for known in ["\"3\"", "W/\"3\"", "\"2\", \"3\"", "*"] {
            assert_eq!(status(known), StatusCode::NOT_MODIFIED, "{known}");
        }
        assert_eq!(status("\"4\""), StatusCode::OK);
    }

    proptest! {
        #[test]
        fn nothing_that_is_sent_breaks_the_reader(body in proptest::collection::vec(any::<u8>(), 0..60)) {
            let _ = read::<Given>(&body);
        }

        #[test]
        fn no_condition_breaks_the_reader(text in "\\PC{0,40}") {
            let conditions = Conditions { unless: Some(text.clone()), only_if: Some(text) };
            let _ = (conditions.version(), conditions.has_already("\"1\""));
        }
    }
}
