// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Deadlines as people write them.

use chrono::NaiveDate;

use super::wording::is_no_value;
use crate::{
    exchange::reading::{Cell, Workbook},
    kit::i18n::Message,
};

/// What a deadline cell says: a day, or words that are no day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Deadline {
    pub day: Option<NaiveDate>,
    pub words: Option<String>,
    pub notes: Vec<Message>,
}

/// Serial numbers of days between 1954 and 2119; other numbers are something else.
const SERIAL: std::ops::RangeInclusive<f64> = 20_000.0..=80_000.0;

/// Reads a cell of the column of deadlines. `is_text` says that the file holds nothing but texts, where an
/// ordinary date is no remark.
pub(super) fn read(cell: &Cell, workbook: &Workbook, is_text: bool) -> Deadline {
    match cell {
        Cell::Date(day) => Deadline { day: Some(*day), ..Deadline::default() },
        Cell::Number(number) => of_number(*number, workbook).unwrap_or_else(|| words(&cell.shown())),
        Cell::Text(text) => of_text(text, workbook, is_text),
        Cell::Fault(text) => words(text),
        Cell::Uncalculated => {
            Deadline { notes: vec![Message::new("remark-uncalculated")], ..Deadline::default() }
        }
    }
}

fn of_number(number: f64, workbook: &Workbook) -> Option<Deadline> {
    let day = workbook.day(number).filter(|_| SERIAL.contains(&number))?;
    let note = Message::new("remark-serial").with("day", day.format("%d.%m.%Y").to_string());
    Some(Deadline { day: Some(day), words: None, notes: vec![note] })
}

fn of_text(text: &str, workbook: &Workbook, is_text: bool) -> Deadline {
    let text = text.trim();
    if is_no_value(text) {
        return Deadline::default();
    }
    if let Some(serial) = text.parse().ok().and_then(|number| of_number(number, workbook)) {
        return serial;
    }
    let Some((day, is_short)) = german_day(text).or_else(|| Some((iso_day(text)?, false))) else {
        return words(text);
    };
    let mut notes = Vec::new();
    if !is_text {
        notes.push(Message::new("remark-date-text"));
    }
    if is_short {
        notes.push(Message::new("remark-short-year").with("day", day.format("%d.%m.%Y").to_string()));
    }
    Deadline { day: Some(day), words: None, notes }
}

fn iso_day(text: &str) -> Option<NaiveDate> {
    let rest = text.get(10..)?;
    let day = NaiveDate::parse_from_str(text.get(..10)?, "%Y-%m-%d").ok()?;
    (rest.is_empty() || rest.starts_with(['T', ' '])).then_some(day)
}

/// A day as `19.1.2027` or `01.05.25`, and whether its year has two digits.
fn german_day(text: &str) -> Option<(NaiveDate, bool)> {
    let parts: Vec<&str> = text.split('.').map(str::trim).collect();
    let [day, month, year] = parts.as_slice() else { return None };
    let digits = |part: &str, most: usize| {
        let fits = (1..=most).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
        if fits { part.parse::<u32>().ok() } else { None }
    };
    let is_short = year.len() == 2;
    let (day, month, year) =
        (digits(day, 2)?, digits(month, 2)?, digits(year, 4).filter(|_| year.len() % 2 == 0)?);
    let year = i32::try_from(if is_short { 2000 + year } else { year }).ok()?;
    Some((NaiveDate::from_ymd_opt(year, month, day).filter(|_| year >= 1900)?, is_short))
}

/// Words that are no day are kept as such.
fn words(text: &str) -> Deadline {
    let has_year = text.split(|letter: char| !letter.is_ascii_digit()).any(|digits| digits.len() == 4);
    let what = if has_year { "remark-deadline-vague" } else { "remark-deadline-unreadable" };
    Deadline { day: None, words: Some(text.to_owned()), notes: vec![Message::new(what)] }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::reading::FileKind;

    fn said(cell: &Cell) -> (String, Vec<&'static str>) {
        let workbook =
            Workbook { kind: FileKind::Xlsx, sheets: vec![], counts_from_1904: false, has_links: false };
        let read = super::read(cell, &workbook, false);
        let day = read.day.map(|day| day.to_string()).or(read.words).unwrap_or_default();
        (day, read.notes.iter().map(|note| note.key).collect())
    }

    #[test]
    fn days_are_read_as_people_write_them() {
        let text = |text: &str| said(&Cell::Text(text.to_owned()));
        for (written, day, notes) in [
            ("09.06.2024", "2024-06-09", vec!["remark-date-text"]),
            ("19.1.2027", "2027-01-19", vec!["remark-date-text"]),
            ("01.05.25", "2025-05-01", vec!["remark-date-text", "remark-short-year"]),
            ("2024-06-09", "2024-06-09", vec!["remark-date-text"]),
            ("2024-06-09 00:00:00", "2024-06-09", vec!["remark-date-text"]),
            ("45170", "2023-09-01", vec!["remark-serial"]),
            ("Anfang 2027", "Anfang 2027", vec!["remark-deadline-vague"]),
            ("II. Quartal 2025", "II. Quartal 2025", vec!["remark-deadline-vague"]),
            ("bis Ende 2028", "bis Ende 2028", vec!["remark-deadline-vague"]),
            ("2027", "2027", vec!["remark-deadline-vague"]),
            ("sofort!", "sofort!", vec!["remark-deadline-unreadable"]),
            ("31.02.2027", "31.02.2027", vec!["remark-deadline-vague"]),
            ("1.1.027", "1.1.027", vec!["remark-deadline-unreadable"]),
            ("k. A.", "", vec![]),
        ] {
            assert_eq!(text(written), (day.to_owned(), notes), "{written}");
        }
        assert_eq!(said(&Cell::Number(45170.0)).0, "2023-09-01");
        assert_eq!(said(&Cell::Number(2027.0)), ("2027".to_owned(), vec!["remark-deadline-vague"]));
        assert_eq!(said(&Cell::Uncalculated).1, ["remark-uncalculated"]);
    }
}
