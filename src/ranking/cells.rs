// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Cells of a table by number, for algorithms that walk to and fro between tables of the same length.

/// Reads and writes single cells; beyond the end there is nothing: the default is read, and writing is ignored.
pub(super) trait Cells<T> {
    /// The content of a cell.
    fn at(&self, index: usize) -> T;

    /// Writes a cell.
    fn put(&mut self, index: usize, content: T);
}

impl<T: Copy + Default> Cells<T> for [T] {
    fn at(&self, index: usize) -> T {
        self.get(index).copied().unwrap_or_default()
    }

    fn put(&mut self, index: usize, content: T) {
        if let Some(cell) = self.get_mut(index) {
            *cell = content;
        }
    }
}

/// For itself, so that one statement may read and write.
impl<T: Copy + Default> Cells<T> for Vec<T> {
    fn at(&self, index: usize) -> T {
        self.as_slice().at(index)
    }

    fn put(&mut self, index: usize, content: T) {
        self.as_mut_slice().put(index, content);
    }
}
