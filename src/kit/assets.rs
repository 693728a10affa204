// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Static files. They are part of the program, and their address carries a fingerprint of their
//! content, so that a browser may keep them for a year and still never shows an old one. Each is packed
//! once, when it is first asked for.

use std::{
    collections::HashMap,
    fmt::Write as _,
    io::{self, Write as _},
    sync::LazyLock,
};

use axum::{
    body::{Body, Bytes},
    http::{HeaderMap, HeaderValue, Uri, header},
    response::Response,
};
use brotli::enc::BrotliEncoderParams;
use flate2::{Compression, write::GzEncoder};
use rust_embed::{EmbeddedFile, RustEmbed};
use tokio::{sync::OnceCell, task::spawn_blocking};

use super::wire::{self, Coding};
use crate::error::Error;

#[derive(RustEmbed)]
#[folder = "static/"]
struct Files;

/// How many bytes of the SHA-256 an address carries.
const FINGERPRINT_BYTES: usize = 6;

/// How hard Brotli tries: the first who asks waits for it.
const BROTLI_QUALITY: i32 = 9;

/// Brings bytes into a coding.
type Pack = fn(&[u8]) -> io::Result<Vec<u8>>;

struct File {
    /// Names the content, in hexadecimal digits.
    fingerprint: String,
    address: String,
    kind: HeaderValue,
    bytes: Bytes,
    brotli: OnceCell<Bytes>,
    gzip: OnceCell<Bytes>,
}

static FILES: LazyLock<HashMap<String, File>> = LazyLock::new(|| {
    Files::iter().filter_map(|name| Some((name.to_string(), File::of(&name, Files::get(&name)?)?))).collect()
});

impl File {
    fn of(name: &str, file: EmbeddedFile) -> Option<Self> {
        let mut fingerprint = String::new();
        for byte in file.metadata.sha256_hash().iter().take(FINGERPRINT_BYTES) {
            let _ = write!(fingerprint, "{byte:02x}");
        }
        Some(Self {
            address: format!("/static/{name}?v={fingerprint}"),
            fingerprint,
            kind: HeaderValue::from_str(file.metadata.mimetype()).ok()?,
            bytes: file.data.into_owned().into(),
            brotli: OnceCell::new(),
            gzip: OnceCell::new(),
        })
    }

    /// Fonts are packed by themselves.
    fn is_text(&self) -> bool {
        let kind = self.kind.as_bytes();
        kind.starts_with(b"text/") || kind == b"image/svg+xml"
    }

    /// The bytes in that coding.
    async fn packed(&'static self, coding: Coding) -> Result<Bytes, Error> {
        let (cell, pack): (_, Pack) = match coding {
            Coding::Identity => return Ok(self.bytes.clone()),
            Coding::Brotli => (&self.brotli, brotli),
            Coding::Gzip => (&self.gzip, gzip),
        };
        let packed = cell.get_or_try_init(|| async {
            let packed = spawn_blocking(move || pack(&self.bytes)).await.map_err(io::Error::other)??;
            Ok::<_, io::Error>(packed.into())
        });
        packed.await.cloned().map_err(|error| Error::Internal(Box::new(error)))
    }
}

fn brotli(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut packed = Vec::new();
    let parameters = BrotliEncoderParams {
        quality: BROTLI_QUALITY,
        size_hint: bytes.len(),
        ..BrotliEncoderParams::default()
    };
    brotli::BrotliCompress(&mut &*bytes, &mut packed, &parameters)?;
    Ok(packed)
}

fn gzip(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::best());
    packed.write_all(bytes)?;
    packed.finish()
}

/// The address of a file under `static/`, with its fingerprint.
pub fn address(name: &str) -> &'static str {
    FILES.get(name).map_or_else(
        || {
            tracing::error!(name, "no such static file");
            ""
        },
        |file| file.address.as_str(),
    )
}

/// Answers `/static/…`.
pub async fn serve(uri: Uri, asked: HeaderMap) -> Result<Response, Error> {
    let name = uri.path().trim_start_matches("/static/");
    let file = FILES.get(name).ok_or(Error::NotFound(None))?;
    let mut headers = HeaderMap::new();
    headers.insert(header::CONTENT_TYPE, file.kind.clone());
    // Only the address with the fingerprint names this very content; without it the file may change.
    let keep = if uri.query().is_some() { "public, max-age=31536000, immutable" } else { "no-cache" };
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(keep));
    let mut coding = Coding::Identity;
    if file.is_text() {
        headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
        coding = Coding::accepted(&asked);
    }
    let tag = HeaderValue::from_str(&format!("\"{}-{coding:?}\"", file.fingerprint));
    let tag = tag.map_err(|error| Error::Internal(Box::new(error)))?;
    headers.insert(header::ETAG, tag.clone());
    if wire::is_known(&asked, &tag) {
        return Ok(wire::not_modified(headers));
    }
    if coding != Coding::Identity {
        headers.insert(header::CONTENT_ENCODING, coding.name());
    }
    let bytes = file.packed(coding).await?;
    let mut response = Response::new(Body::from(bytes));
    *response.headers_mut() = headers;
    Ok(response)
}
