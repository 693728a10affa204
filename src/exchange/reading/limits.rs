// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use super::{Address, ReadError};

/// How much a file may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// So many bytes may it have.
    pub file: usize,
    /// So many bytes may its parts have together when they are unpacked.
    pub(super) unpacked: u64,
    /// No cell with content lies below this row, counted from 1.
    pub rows: u32,
    /// So many cells with content are read, of all sheets.
    cells: usize,
    /// So many bytes of text are kept. A text that many cells share counts for each.
    text: usize,
}

impl Limits {
    /// For files that come through a browser. A list of 10,000 projects has some two million bytes.
    pub const SENT: Self = Self {
        file: 10 * MEBIBYTE,
        unpacked: 64 * MEBIBYTE as u64,
        rows: 20_000,
        cells: 1_000_000,
        text: 64 * MEBIBYTE,
    };
    /// For files that whoever runs the portal loads on the machine itself.
    pub const OWN: Self = Self {
        file: 200 * MEBIBYTE,
        unpacked: 1024 * MEBIBYTE as u64,
        rows: 200_000,
        cells: 10_000_000,
        text: 1024 * MEBIBYTE,
    };
}

const MEBIBYTE: usize = 1024 * 1024;
/// So many parts may a packed file have.
pub(super) const MOST_PARTS: usize = 1_000;
/// So many tags may a part have that is read whole into memory, which is everything but the sheets.
pub(super) const MOST_TAGS: usize = 2_000_000;
/// So many texts may a workbook keep for its cells.
pub(super) const MOST_TEXTS: u64 = 1_000_000;
/// No cell with content lies right of this column, counted from 1.
pub const HIGHEST_COLUMN: u32 = 200;
/// So many sheets are read.
pub(super) const MOST_SHEETS: usize = 50;
/// So many cells are walked over for each that may be kept: empty ones cost time.
const VISITS: usize = 8;
/// So many cells may get the value of one that they are merged with.
pub(super) const MOST_MERGED: usize = 200_000;

/// What may still be taken from a file.
#[derive(Debug)]
pub(super) struct Allowance {
    rows: u32,
    cells: usize,
    visited: usize,
    text: usize,
}

impl Allowance {
    pub const fn new(limits: &Limits) -> Self {
        Self { rows: limits.rows, cells: limits.cells, visited: limits.cells * VISITS, text: limits.text }
    }

    /// Takes notice of a cell, whatever is in it.
    pub fn visit(&mut self) -> Result<(), ReadError> {
        self.visited = self.visited.checked_sub(1).ok_or(ReadError::TooManyCells)?;
        Ok(())
    }

    /// Makes sure that something may be there.
    pub fn check(&self, at: Address) -> Result<(), ReadError> {
        if at.row >= self.rows || at.column >= HIGHEST_COLUMN {
            let last = Address { row: self.rows - 1, column: HIGHEST_COLUMN - 1 };
            return Err(ReadError::TooFar { at, last });
        }
        Ok(())
    }

    /// Takes a cell with so many bytes of text.
    pub fn take(&mut self, at: Address, text: usize) -> Result<(), ReadError> {
        self.check(at)?;
        self.cells = self.cells.checked_sub(1).ok_or(ReadError::TooManyCells)?;
        self.text = self.text.checked_sub(text).ok_or(ReadError::TooManyCells)?;
        Ok(())
    }
}
