// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use super::{Address, ReadError};

/// So many bytes may a file have. A list of 10,000 projects has some two million.
pub const LARGEST_FILE: usize = 10 * 1024 * 1024;
/// So many bytes may the parts of a packed file have together.
pub(super) const LARGEST_UNPACKED: u64 = 64 * 1024 * 1024;
/// So many parts may a packed file have.
pub(super) const MOST_PARTS: usize = 1_000;
/// So many tags may a part have that is read whole into memory, which is everything but the sheets.
pub(super) const MOST_TAGS: usize = 2_000_000;
/// So many texts may a workbook keep for its cells.
pub(super) const MOST_TEXTS: u64 = 1_000_000;
/// No cell with content lies below this row, counted from 1.
pub const HIGHEST_ROW: u32 = 20_000;
/// No cell with content lies right of this column, counted from 1.
pub const HIGHEST_COLUMN: u32 = 200;
/// So many sheets are read.
pub(super) const MOST_SHEETS: usize = 50;
/// So many cells with content are read, of all sheets.
const MOST_CELLS: usize = 1_000_000;
/// So many cells of any kind are walked over: empty ones cost time.
const MOST_VISITED: usize = 8_000_000;
/// So many bytes of text are kept. A text that many cells share counts for each.
const MOST_TEXT: usize = 64 * 1024 * 1024;
/// So many cells may get the value of one that they are merged with.
pub(super) const MOST_MERGED: usize = 200_000;

/// What may still be taken from a file.
#[derive(Debug)]
pub(super) struct Allowance {
    cells: usize,
    visited: usize,
    text: usize,
}

impl Allowance {
    pub const fn new() -> Self {
        Self { cells: MOST_CELLS, visited: MOST_VISITED, text: MOST_TEXT }
    }

    /// Takes notice of a cell, whatever is in it.
    pub fn visit(&mut self) -> Result<(), ReadError> {
        self.visited = self.visited.checked_sub(1).ok_or(ReadError::TooManyCells)?;
        Ok(())
    }

    /// Takes a cell with so many bytes of text.
    pub fn take(&mut self, at: Address, text: usize) -> Result<(), ReadError> {
        if at.row >= HIGHEST_ROW || at.column >= HIGHEST_COLUMN {
            return Err(ReadError::TooFar(at));
        }
        self.cells = self.cells.checked_sub(1).ok_or(ReadError::TooManyCells)?;
        self.text = self.text.checked_sub(text).ok_or(ReadError::TooManyCells)?;
        Ok(())
    }
}
