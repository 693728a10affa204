// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use std::{
    collections::{BTreeMap, HashMap},
    fmt,
};

use chrono::{Days, NaiveDate};

use super::{
    ReadError,
    limits::{Allowance, MOST_MERGED},
    text::{Delimiter, Encoding},
};

/// Where a cell is, counted from 0; written as Excel does: B17.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Address {
    /// Row.
    pub row: u32,
    /// Column.
    pub column: u32,
}

impl Address {
    /// The letters of a column, counted from 0.
    pub fn letters(column: u32) -> String {
        let mut letters = Vec::new();
        let mut rest = u64::from(column) + 1;
        while rest > 0 {
            rest -= 1;
            letters.push(char::from(b'A' + u8::try_from(rest % 26).unwrap_or_default()));
            rest /= 26;
        }
        letters.iter().rev().collect()
    }
}

impl fmt::Display for Address {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}{}", Self::letters(self.column), u64::from(self.row) + 1)
    }
}

/// What is in a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// A text as it was written.
    Text(String),
    /// A number.
    Number(f64),
    /// A day; the time of day is left out.
    Date(NaiveDate),
    /// A failed calculation, as the program shows it: `#NV`.
    Fault(String),
    /// A calculation the result of which the file does not hold.
    Uncalculated,
}

impl Cell {
    /// What it says, to be shown.
    pub fn shown(&self) -> String {
        match self {
            Self::Text(text) | Self::Fault(text) => text.clone(),
            Self::Number(number) => number.to_string().replace('.', ","),
            Self::Date(day) => day.format("%d.%m.%Y").to_string(),
            Self::Uncalculated => String::new(),
        }
    }

    /// The text that it holds, if it holds one.
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    pub(super) fn size(&self) -> usize {
        match self {
            Self::Text(text) | Self::Fault(text) => text.len(),
            Self::Number(_) | Self::Date(_) | Self::Uncalculated => 0,
        }
    }
}

/// What kind of file it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// A workbook of Excel.
    Xlsx,
    /// A spreadsheet of LibreOffice.
    Ods,
    /// Lines of text.
    Text(Encoding, Delimiter),
}

/// A file that has been read.
#[derive(Clone, Debug, PartialEq)]
pub struct Workbook {
    /// What kind of file it was.
    pub kind: FileKind,
    /// Its sheets in their order; a text has one without a name.
    pub sheets: Vec<Sheet>,
    /// Days are counted from 1904 and not from 1900.
    pub counts_from_1904: bool,
    /// Some of its values come from other files.
    pub has_links: bool,
}

impl Workbook {
    /// The day of a serial number, as a date cell would show it.
    pub fn day(&self, serial: f64) -> Option<NaiveDate> {
        day(serial, self.counts_from_1904)
    }
}

/// The day of a serial number. Excel believes that 1900 was a leap year.
pub(super) fn day(serial: f64, counts_from_1904: bool) -> Option<NaiveDate> {
    const LAST: f64 = 2_958_465.0; // 31.12.9999
    if !(0.0..=LAST).contains(&serial) {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within the range above")]
    let days = serial.floor() as u64;
    let days = match (counts_from_1904, days) {
        (true, days) => days + 1462,
        (false, days @ 0..60) => days + 1,
        (false, days) => days,
    };
    NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_days(Days::new(days))
}

/// A sheet: only cells with something in them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    /// Its name; blanks around it belong to it.
    pub name: String,
    rows: BTreeMap<u32, BTreeMap<u32, Cell>>,
    /// How many cells a line of text has, empty ones among them; none in workbooks.
    widths: HashMap<u32, u32>,
    /// The upper left cell of each merge by the cells that it covers.
    merged: HashMap<Address, Address>,
}

impl Sheet {
    pub(super) fn new(name: String) -> Self {
        Self { name, ..Self::default() }
    }

    /// Rows with something in them, from the top.
    pub fn rows(&self) -> impl Iterator<Item = u32> {
        self.rows.keys().copied()
    }

    /// The cells of a row that have something in them, from the left.
    pub fn row(&self, row: u32) -> impl Iterator<Item = (u32, &Cell)> {
        self.rows.get(&row).into_iter().flatten().map(|(column, cell)| (*column, cell))
    }

    /// What is in a cell itself.
    pub fn cell(&self, at: Address) -> Option<&Cell> {
        self.rows.get(&at.row)?.get(&at.column)
    }

    /// The upper left cell of the merge that covers a cell.
    pub fn covered_by(&self, at: Address) -> Option<Address> {
        self.merged.get(&at).copied()
    }

    /// How many columns it has, up to the last with something in it.
    pub fn width(&self) -> u32 {
        let last = self.rows.values().filter_map(|row| row.keys().next_back());
        last.max().map_or(0, |column| column + 1)
    }

    /// How many cells were written in a line of text, empty ones among them.
    pub fn written_width(&self, row: u32) -> Option<u32> {
        self.widths.get(&row).copied()
    }

    pub(super) fn set_written_width(&mut self, row: u32, width: u32) {
        self.widths.insert(row, width);
    }

    pub(super) fn put(
        &mut self,
        at: Address,
        cell: Cell,
        allowance: &mut Allowance,
    ) -> Result<(), ReadError> {
        if cell == Cell::Text(String::new()) {
            return Ok(());
        }
        allowance.take(at, cell.size())?;
        self.rows.entry(at.row).or_default().insert(at.column, cell);
        Ok(())
    }

    /// Notes that the cells from `first` to `last` are one.
    pub(super) fn merge(&mut self, first: Address, last: Address) -> Result<(), ReadError> {
        let Some(end) = self.rows.keys().next_back().copied() else { return Ok(()) };
        // Nothing is looked up below and beside what is there.
        let (end, width) = (last.row.min(end), self.width());
        for row in first.row..=end {
            for column in first.column..=last.column.min(width) {
                let at = Address { row, column };
                if at != first {
                    self.merged.insert(at, first);
                }
                if self.merged.len() > MOST_MERGED {
                    return Err(ReadError::TooManyCells);
                }
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_named_as_excel_names_them() {
        let at = |row, column| Address { row, column }.to_string();
        assert_eq!([at(0, 0), at(16, 1), at(0, 25), at(9, 26)], ["A1", "B17", "Z1", "AA10"]);
        assert_eq!([at(1_048_575, 16_383), at(0, 701), at(0, 702)], ["XFD1048576", "ZZ1", "AAA1"]);
        assert_eq!(at(u32::MAX, u32::MAX), "MWLQKWV4294967296");
    }

    #[test]
    fn serial_numbers_are_days() {
        let shown = |serial, is_1904| day(serial, is_1904).map(|day| day.format("%d.%m.%Y").to_string());
        assert_eq!(shown(45170.0, false).unwrap(), "01.09.2023");
        assert_eq!(shown(45452.99, false).unwrap(), "09.06.2024");
        assert_eq!(shown(43990.0, true).unwrap(), "09.06.2024");
        assert_eq!(shown(1.0, false).unwrap(), "01.01.1900");
        assert_eq!(shown(61.0, false).unwrap(), "01.03.1900");
        for serial in [-1.0, f64::NAN, f64::INFINITY, 1e300] {
            assert_eq!(shown(serial, true), None);
        }
    }
}
