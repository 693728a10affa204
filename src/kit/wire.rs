// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! How bytes go over the wire: in which coding, and whether the browser has them already.

use axum::{
    body::Body,
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    response::Response,
};
use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use sha2::{Digest as _, Sha256};

/// A content coding in which answers are sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Coding {
    /// The smallest.
    Brotli,
    /// What every client knows.
    Gzip,
    /// As it is.
    Identity,
}

impl Coding {
    /// The best that the client takes.
    pub fn accepted(headers: &HeaderMap) -> Self {
        let sent = headers.get_all(header::ACCEPT_ENCODING).iter().filter_map(|value| value.to_str().ok());
        let mut best = Self::Identity;
        for offer in sent.flat_map(|value| value.split(',')) {
            let mut parts = offer.split(';').map(str::trim);
            let name = parts.next().unwrap_or_default();
            let is_refused = parts
                .filter_map(|part| part.strip_prefix("q="))
                .any(|quality| quality.parse().is_ok_and(|quality: f32| quality <= 0.0));
            match name {
                _ if is_refused => {}
                "br" => return Self::Brotli,
                "gzip" => best = Self::Gzip,
                _ => {}
            }
        }
        best
    }

    /// Its name in headers.
    pub const fn name(self) -> HeaderValue {
        HeaderValue::from_static(match self {
            Self::Brotli => "br",
            Self::Gzip => "gzip",
            Self::Identity => "identity",
        })
    }
}

/// How many bytes of the SHA-256 tell one content from another.
const TAG_BYTES: usize = 12;

/// The tag by which a browser asks whether it still has these very bytes. The same bytes have the same tag on every
/// instance and after every start.
pub fn tag(bytes: &[u8]) -> Option<HeaderValue> {
    let hash = Sha256::digest(bytes);
    let short = hash.get(..TAG_BYTES)?;
    HeaderValue::from_str(&format!("\"{}\"", BASE64_URL_SAFE_NO_PAD.encode(short))).ok()
}

/// Whether whoever asks has already what has this tag (`If-None-Match`, RFC 9110, 13.1.2).
pub fn is_known(asked: &HeaderMap, tag: &HeaderValue) -> bool {
    let named = asked.get_all(header::IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok());
    let mut named = named.flat_map(|value| value.split(',')).map(str::trim);
    named.any(|named| named == "*" || named.strip_prefix("W/").unwrap_or(named).as_bytes() == tag.as_bytes())
}

/// What only an answer with a body says.
const OF_THE_BODY: [HeaderName; 3] = [header::CONTENT_TYPE, header::CONTENT_ENCODING, header::CONTENT_LENGTH];

/// 304, instead of the answer with these headers.
pub fn not_modified(mut headers: HeaderMap) -> Response {
    for name in OF_THE_BODY {
        headers.remove(name);
    }
    let mut response = Response::new(Body::empty());
    *response.status_mut() = StatusCode::NOT_MODIFIED;
    *response.headers_mut() = headers;
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent(name: &HeaderName, values: &[&str]) -> HeaderMap {
        values.iter().map(|value| (name.clone(), value.parse().unwrap())).collect()
    }

    #[test]
    fn the_best_coding_that_is_accepted_is_chosen() {
        for (values, expected) in [
            (&["gzip, deflate, br, zstd"][..], Coding::Brotli),
            (&["gzip", "br"], Coding::Brotli),
            (&["gzip;q=1.0, br;q=0"], Coding::Gzip),
            (&["br;q=0.000, gzip;q=0.5"], Coding::Gzip),
            (&["deflate, zstd"], Coding::Identity),
            (&["gzip;q=0"], Coding::Identity),
            (&[""], Coding::Identity),
            (&[], Coding::Identity),
        ] {
            assert_eq!(Coding::accepted(&sent(&header::ACCEPT_ENCODING, values)), expected, "{values:?}");
        }
    }

    #[test]
    fn what_a_browser_has_is_found_among_the_tags_it_names() {
        let own = tag(b"page").unwrap();
        let own_text = own.to_str().unwrap();
        assert_ne!(Some(&own), tag(b"another page").as_ref());
        for values in [own_text.to_owned(), format!("\"x\", W/{own_text}"), "*".to_owned()] {
            assert!(is_known(&sent(&header::IF_NONE_MATCH, &[&values]), &own), "{values}");
        }
        for values in [&["\"x\""][..], &["x", ""], &[]] {
            assert!(!is_known(&sent(&header::IF_NONE_MATCH, values), &own), "{values:?}");
        }
    }
}
