// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! A file as an answer.

use axum::{
    body::Body,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse as _, Response},
};

/// What browsers know a workbook by.
pub(super) const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
/// What browsers know a text with cells by.
pub(super) const CSV: &str = "text/csv; charset=utf-8";

/// The file, to be kept under that name.
pub(super) fn download(bytes: Vec<u8>, kind: &'static str, name: &str) -> Response {
    let mut response = (StatusCode::OK, Body::from(bytes)).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(header::CONTENT_DISPOSITION, disposition(name));
    response
}

/// Letters beyond ASCII are written as RFC 8187 says.
fn disposition(name: &str) -> HeaderValue {
    let encoded: String = form_urlencoded::byte_serialize(name.as_bytes()).collect();
    let said = format!("attachment; filename*=UTF-8''{}", encoded.replace('+', "%20"));
    HeaderValue::from_str(&said).unwrap_or(HeaderValue::from_static("attachment"))
}
