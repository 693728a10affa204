// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Static files. They are part of the program, and their address carries a fingerprint of their
//! content, so that a browser may keep them for a year and still never shows an old one.

use std::{collections::HashMap, fmt::Write as _, sync::LazyLock};

use axum::{
    body::Body,
    http::{HeaderValue, Uri, header},
    response::{IntoResponse, Response},
};
use rust_embed::RustEmbed;

use crate::error::Error;

#[derive(RustEmbed)]
#[folder = "static/"]
struct Files;

/// How many bytes of the SHA-256 an address carries.
const FINGERPRINT_BYTES: usize = 6;

static ADDRESSES: LazyLock<HashMap<String, String>> = LazyLock::new(|| {
    let addresses = Files::iter().filter_map(|name| {
        let hash = Files::get(&name)?.metadata.sha256_hash();
        let mut address = format!("/static/{name}?v=");
        for byte in hash.iter().take(FINGERPRINT_BYTES) {
            let _ = write!(address, "{byte:02x}");
        }
        Some((name.into_owned(), address))
    });
    addresses.collect()
});

/// The address of a file under `static/`, with its fingerprint.
pub fn address(name: &str) -> &'static str {
    ADDRESSES.get(name).map_or_else(
        || {
            tracing::error!(name, "no such static file");
            ""
        },
        String::as_str,
    )
}

/// Answers `/static/…`.
pub async fn serve(uri: Uri) -> Result<Response, Error> {
    let name = uri.path().trim_start_matches("/static/");
    let file = Files::get(name).ok_or(Error::NotFound(None))?;
    let mut response = Body::from(file.data).into_response();
    let headers = response.headers_mut();
    if let Ok(kind) = HeaderValue::from_str(file.metadata.mimetype()) {
        headers.insert(header::CONTENT_TYPE, kind);
    }
    // Only the address with the fingerprint names this very content; without it the file may change.
    let keep = if uri.query().is_some() { "public, max-age=31536000, immutable" } else { "no-cache" };
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(keep));
    Ok(response)
}
