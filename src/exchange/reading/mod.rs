// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! From the bytes of a file to sheets of cells. Pure, and safe for whatever somebody sends: what a file is, is
//! told by its content and never by its name, and every limit is held before memory is asked for.
//!
//! XLSX goes through calamine cell by cell. Its `worksheet_range` asks for the memory of the whole rectangle up to
//! the last cell, which one cell in XFD1048576 turns into half a terabyte (calamine issue 693). ODS is read here,
//! since calamine builds such rectangles as soon as it opens one.

mod archive;
mod error;
mod limits;
mod ods;
mod sheet;
mod text;
mod xlsx;

pub use self::{
    error::ReadError,
    limits::{HIGHEST_COLUMN, Limits},
    sheet::{Address, Cell, FileKind, Sheet, Workbook},
    text::{Delimiter, Encoding},
};

/// How Office and other programs of its time begin their files: XLS, and XLSX under a password.
const COMPOUND: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
/// The name of the stream that an encrypted XLSX is in.
const ENCRYPTED: &str = "EncryptedPackage";

/// Reads a file.
pub fn read(bytes: &[u8], limits: &Limits) -> Result<Workbook, ReadError> {
    if bytes.len() > limits.file {
        return Err(ReadError::FileTooLarge(limits.file));
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return match archive::inspect(bytes, limits)? {
            archive::Content::Xlsx { has_links } => xlsx::read(bytes, limits, has_links),
            archive::Content::Ods => ods::read(bytes, limits),
        };
    }
    if bytes.starts_with(COMPOUND) {
        let name: Vec<u8> = ENCRYPTED.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let is_encrypted = bytes.windows(name.len()).any(|window| window == name);
        return Err(if is_encrypted { ReadError::Password } else { ReadError::OldExcel });
    }
    if bytes.starts_with(b"%PDF") || bytes.starts_with(b"{\\rtf") {
        return Err(ReadError::NoTable);
    }
    if is_markup(bytes) {
        return Err(ReadError::Markup);
    }
    text::read(bytes, limits)
}

/// Whether it is HTML or XML, whatever its name: programs write tables in it and call them `.xls`.
fn is_markup(bytes: &[u8]) -> bool {
    let start = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    let start: Vec<u8> = start.iter().take(16).map(u8::to_ascii_lowercase).collect();
    let tags: [&[u8]; 6] = [b"<html", b"<!doctype", b"<?xml", b"<table", b"<!--", b"<head"];
    tags.iter().any(|tag| start.starts_with(tag))
}
