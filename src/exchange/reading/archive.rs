// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Looks at a packed file before anything opens it.

use std::io::{self, BufReader, Cursor, Read};

use quick_xml::{Reader, events::Event};
use zip::{ZipArchive, read::ZipFile};

use super::{
    ReadError,
    limits::{Limits, MOST_PARTS, MOST_TAGS, MOST_TEXTS},
};

/// What is in a packed file.
pub(super) enum Content {
    Xlsx { has_links: bool },
    Ods,
}

/// Tells what a packed file is, once it is certain that unpacking it takes no more than a list does. What the
/// directory says of sizes is checked first, and then not believed: each part is unpacked and counted.
pub(super) fn inspect(bytes: &[u8], limits: &Limits) -> Result<Content, ReadError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| ReadError::Broken)?;
    if archive.len() > MOST_PARTS {
        return Err(ReadError::UnpackedTooLarge);
    }
    let names = archive.file_names().map(|name| name.map(|name| name.to_ascii_lowercase()));
    let names: Vec<String> = names.collect::<Result<_, _>>().map_err(|_| ReadError::Broken)?;
    let has = |name: &str| names.iter().any(|one| one == name);
    let content = if has("content.xml") && has("mimetype") {
        Content::Ods
    } else if has("xl/workbook.bin") {
        return Err(ReadError::BinaryExcel);
    } else if names.iter().any(|name| name.ends_with("workbook.xml")) {
        Content::Xlsx { has_links: names.iter().any(|name| name.contains("externallinks/")) }
    } else {
        return Err(ReadError::NoTable);
    };
    let declared = (0..archive.len()).try_fold(0_u64, |sum, index| {
        let part = archive.by_index_raw(index).map_err(|_| ReadError::Broken)?;
        if part.encrypted() { Err(ReadError::Password) } else { Ok(sum.saturating_add(part.size())) }
    })?;
    if declared > limits.unpacked {
        return Err(ReadError::UnpackedTooLarge);
    }
    let mut left = limits.unpacked;
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).map_err(|_| ReadError::Broken)?;
        left = left.checked_sub(measure(&mut part, left)?).ok_or(ReadError::UnpackedTooLarge)?;
    }
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(|_| ReadError::Broken)?;
        if lower_name(&part)?.ends_with("sharedstrings.xml") {
            check_promise(part)?;
        }
    }
    Ok(content)
}

fn lower_name(part: &ZipFile<'_, Cursor<&[u8]>>) -> Result<String, ReadError> {
    part.name().map(|name| name.to_ascii_lowercase()).map_err(|_| ReadError::Broken)
}

/// How many bytes a part has. All but the sheets are held in memory by what reads them.
fn measure(part: &mut ZipFile<'_, Cursor<&[u8]>>, most: u64) -> Result<u64, ReadError> {
    let name = lower_name(part)?;
    let is_sheet = name.contains("sheet") || name == "content.xml";
    let (mut size, mut tags) = (0_u64, 0_usize);
    let mut buffer = vec![0_u8; 64 * 1024];
    loop {
        let count = match part.read(&mut buffer) {
            Ok(0) => return Ok(size),
            Ok(count) => count,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(_) => return Err(ReadError::Broken),
        };
        size += count as u64;
        tags += buffer.iter().take(count).filter(|byte| **byte == b'<').count();
        if size > most || (!is_sheet && tags > MOST_TAGS) {
            return Err(ReadError::UnpackedTooLarge);
        }
    }
}

/// Makes sure that a table of texts does not promise more than there can be: calamine asks for that much memory
/// before it reads the first.
fn check_promise(part: ZipFile<'_, Cursor<&[u8]>>) -> Result<(), ReadError> {
    let mut reader = Reader::from_reader(BufReader::new(part));
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).map_err(|_| ReadError::Broken)? {
            Event::Start(start) | Event::Empty(start) => {
                for attribute in start.attributes().with_checks(false) {
                    let attribute = attribute.map_err(|_| ReadError::Broken)?;
                    let digits = attribute.value.trim().trim_start_matches('+');
                    if digits.starts_with(|first: char| first.is_ascii_digit())
                        && digits.parse::<u64>().map_or(true, |promised| promised > MOST_TEXTS)
                    {
                        return Err(ReadError::UnpackedTooLarge);
                    }
                }
                return Ok(());
            }
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}
