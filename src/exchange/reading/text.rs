// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Lines of text: CSV as Excel, LibreOffice and others write it.

use std::borrow::Cow;

use chrono::NaiveDate;
use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::{
    Address, Cell, FileKind, ReadError, Sheet, Workbook,
    limits::{Allowance, Limits},
};

/// How letters are written as bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8.
    Utf8,
    /// UTF-16 in either order of bytes.
    Utf16,
    /// What Excel writes in western Europe.
    Windows1252,
}

impl Encoding {
    /// The name that programs show.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16 => "UTF-16",
            Self::Windows1252 => "Windows-1252",
        }
    }
}

/// What stands between two cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Delimiter {
    /// `;`
    Semicolon,
    /// A tab.
    Tab,
    /// `,`
    Comma,
    /// `|`
    Bar,
}

impl Delimiter {
    const ALL: [Self; 4] = [Self::Semicolon, Self::Tab, Self::Comma, Self::Bar];

    /// The character.
    pub const fn character(self) -> char {
        match self {
            Self::Semicolon => ';',
            Self::Tab => '\t',
            Self::Comma => ',',
            Self::Bar => '|',
        }
    }

    /// The word for it in keys of texts.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Semicolon => "semicolon",
            Self::Tab => "tab",
            Self::Comma => "comma",
            Self::Bar => "bar",
        }
    }
}

/// Reads a text.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Workbook, ReadError> {
    let (encoding, text) = decode(bytes);
    if text.chars().all(|letter| letter.is_whitespace() || letter == '\0') {
        return Err(ReadError::Empty);
    }
    // A stray NUL is a damaged cell; many of them are no text.
    let unseen = text.chars().filter(|letter| letter.is_control() && !letter.is_whitespace()).count();
    if unseen * 20 > text.chars().count() {
        return Err(ReadError::NoTable);
    }
    let (named, body, skipped) = separator_line(&text);
    let delimiter = named.unwrap_or_else(|| guessed(body));
    let mut sheet = Sheet::new(String::new());
    let mut allowance = Allowance::new(limits);
    for (row, record) in Records::new(body, delimiter.character()).enumerate() {
        let row = u32::try_from(row).unwrap_or(u32::MAX).saturating_add(skipped);
        if record.iter().all(|cell| cell.trim().is_empty()) {
            allowance.visit()?;
            continue;
        }
        sheet.set_written_width(row, u32::try_from(record.len()).unwrap_or(u32::MAX));
        for (column, cell) in record.into_iter().enumerate() {
            allowance.visit()?;
            let column = u32::try_from(column).unwrap_or(u32::MAX);
            sheet.put(Address { row, column }, Cell::Text(cell), &mut allowance)?;
        }
    }
    let kind = FileKind::Text(encoding, delimiter);
    Ok(Workbook { kind, sheets: vec![sheet], counts_from_1904: false, has_links: false })
}

/// A mark at the beginning decides; else what is valid UTF-8 is UTF-8, and anything else Windows-1252, in which
/// every byte means something.
fn decode(bytes: &[u8]) -> (Encoding, Cow<'_, str>) {
    match bytes {
        [0xef, 0xbb, 0xbf, rest @ ..] => (Encoding::Utf8, String::from_utf8_lossy(rest)),
        [0xff, 0xfe, rest @ ..] => (Encoding::Utf16, UTF_16LE.decode_without_bom_handling(rest).0),
        [0xfe, 0xff, rest @ ..] => (Encoding::Utf16, UTF_16BE.decode_without_bom_handling(rest).0),
        // UTF-16 without its mark: every other byte of what begins as a table does is zero.
        [_, 0, _, 0, _, 0, ..] => (Encoding::Utf16, UTF_16LE.decode_without_bom_handling(bytes).0),
        [0, _, 0, _, 0, _, ..] => (Encoding::Utf16, UTF_16BE.decode_without_bom_handling(bytes).0),
        _ => match str::from_utf8(bytes) {
            Ok(text) => (Encoding::Utf8, Cow::Borrowed(text)),
            Err(_) => (Encoding::Windows1252, WINDOWS_1252.decode_without_bom_handling(bytes).0),
        },
    }
}

/// Excel's own first line, which says what stands between two cells: that, the text behind it, and how many
/// lines it took.
fn separator_line(text: &str) -> (Option<Delimiter>, &str, u32) {
    let end = text.find(['\r', '\n']).unwrap_or(text.len());
    let (line, rest) = text.split_at(end);
    let named = line.trim_matches('"').strip_prefix("sep=").or_else(|| line.strip_prefix("SEP="));
    let named = named.map(|rest| rest.trim_end_matches('"'));
    let delimiter = named.and_then(|named| {
        Delimiter::ALL.into_iter().find(|delimiter| named.chars().eq([delimiter.character()]))
    });
    match delimiter {
        Some(delimiter) => {
            let rest = rest.strip_prefix("\r\n").or_else(|| rest.strip_prefix(['\r', '\n'])).unwrap_or(rest);
            (Some(delimiter), rest, 1)
        }
        None => (None, text, 0),
    }
}

/// The character that divides the first lines into the most cells, the same number in most of them.
fn guessed(text: &str) -> Delimiter {
    const LINES: usize = 30;
    let score = |delimiter: Delimiter| {
        let records = Records::new(text, delimiter.character()).take(LINES);
        let widths: Vec<usize> = records.map(|record| record.len()).filter(|width| *width > 1).collect();
        let usual = widths.iter().max_by_key(|width| {
            let same = widths.iter().filter(|other| other == width).count();
            (same * (**width).min(40), **width)
        });
        usual.map_or(0, |usual| usual * widths.iter().filter(|width| *width == usual).count())
    };
    let best = Delimiter::ALL.into_iter().rev().max_by_key(|delimiter| score(*delimiter));
    best.unwrap_or(Delimiter::Semicolon)
}

/// The records of a text, one a row of the sheet that a program would show: also those without anything.
struct Records<'a> {
    rest: Option<&'a str>,
    delimiter: char,
}

impl<'a> Records<'a> {
    const fn new(text: &'a str, delimiter: char) -> Self {
        Self { rest: Some(text), delimiter }
    }
}

impl Iterator for Records<'_> {
    type Item = Vec<String>;

    fn next(&mut self) -> Option<Vec<String>> {
        let text = self.rest.filter(|rest| !rest.is_empty())?;
        let mut cells = vec![String::new()];
        let mut letters = text.char_indices().peekable();
        let (mut is_quoted, mut is_first) = (false, true);
        let mut end = None;
        while let Some((at, letter)) = letters.next() {
            let next = letters.peek().map(|(_, next)| *next);
            let Some(cell) = cells.last_mut() else { break };
            match letter {
                '"' if is_quoted && next == Some('"') => {
                    cell.push('"');
                    letters.next();
                }
                '"' if is_quoted => is_quoted = false,
                '"' if is_first => {
                    is_quoted = true;
                    is_first = false;
                    continue;
                }
                letter if !is_quoted && letter == self.delimiter => {
                    cells.push(String::new());
                    is_first = true;
                    continue;
                }
                '\r' | '\n' if !is_quoted => {
                    let is_pair = letter == '\r' && next == Some('\n');
                    end = Some(at + if is_pair { 2 } else { 1 });
                    break;
                }
                '\r' if next == Some('\n') => continue,
                '\r' => cell.push('\n'),
                letter => cell.push(letter),
            }
            is_first = false;
        }
        self.rest = end.and_then(|end| text.get(end..));
        Some(cells)
    }
}

/// A day as programs write it among themselves: 2024-06-09, perhaps with a time of day behind it.
pub(super) fn iso_day(text: &str) -> Option<NaiveDate> {
    NaiveDate::parse_from_str(text.trim().get(..10)?, "%Y-%m-%d").ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(bytes: &[u8]) -> Vec<Vec<String>> {
        let sheet = &read(bytes, &Limits::SENT).unwrap().sheets[0];
        sheet.rows().map(|row| sheet.row(row).map(|(_, cell)| cell.shown()).collect()).collect()
    }

    #[test]
    fn every_way_to_end_a_line_and_to_quote_is_understood() {
        for text in ["a;b\nc;d", "a;b\r\nc;d\r\n", "a;b\rc;d\r", "\"a\";\"b\"\r\n\"c\";d"] {
            assert_eq!(rows(text.as_bytes()), [["a", "b"], ["c", "d"]], "{text:?}");
        }
        let quoted = "a;\"x; \"\"y\"\"\r\nz\";5\" Rohr\n\n;;\nb;c;d\n";
        let sheet = read(quoted.as_bytes(), &Limits::SENT).unwrap().sheets.remove(0);
        assert_eq!(sheet.rows().collect::<Vec<_>>(), [0, 3]);
        let shown: Vec<String> = sheet.row(0).map(|(_, cell)| cell.shown()).collect();
        assert_eq!(shown, ["a", "x; \"y\"\nz", "5\" Rohr"]);
    }

    #[test]
    fn the_delimiter_is_told_by_the_lines_or_by_the_first_of_them() {
        let delimiter = |text: &str| match read(text.as_bytes(), &Limits::SENT).unwrap().kind {
            FileKind::Text(_, delimiter) => delimiter,
            other => panic!("{other:?}"),
        };
        assert_eq!(delimiter("a;b;c\n1,5;2,5;3,5\n"), Delimiter::Semicolon);
        assert_eq!(delimiter("a,b,c\n\"1;2\",x;y,3\n"), Delimiter::Comma);
        assert_eq!(delimiter("a\tb\n1,2\t3;4\n"), Delimiter::Tab);
        assert_eq!(delimiter("sep=|\na;b|c\n"), Delimiter::Bar);
        assert_eq!(delimiter("nur ein Wort"), Delimiter::Semicolon);
    }

    #[test]
    fn letters_are_found_in_every_encoding() {
        let said = "Bürger;„groß“ – 5 €\n";
        let utf16: Vec<u8> = said.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let windows = WINDOWS_1252.encode(said).0.into_owned();
        for bytes in [
            said.as_bytes().to_vec(),
            [b"\xef\xbb\xbf", said.as_bytes()].concat(),
            [&b"\xff\xfe"[..], &utf16].concat(),
            utf16,
            windows,
        ] {
            assert_eq!(rows(&bytes), [["Bürger", "„groß“ – 5 €"]]);
        }
    }

    #[test]
    fn what_is_no_text_is_no_table() {
        let noise: Vec<u8> = (0..4000_u32).map(|n| u8::try_from(n * 7 % 23).unwrap()).collect();
        let refusal = |bytes: &[u8]| read(bytes, &Limits::SENT).unwrap_err();
        assert_eq!(refusal(&noise), ReadError::NoTable);
        assert_eq!(refusal(b" \r\n\r\n"), ReadError::Empty);
        let too_far = |row, column| ReadError::TooFar {
            at: Address { row, column },
            last: Address { row: 19_999, column: 199 },
        };
        assert_eq!(refusal("a;b\n".repeat(20_001).as_bytes()), too_far(20_000, 0));
        assert_eq!(refusal((";".repeat(200) + "x").as_bytes()), too_far(0, 200));
    }
}
