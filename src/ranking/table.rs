// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! The levels of many projects, laid out for reading quickly.

use super::{HalfLevels, RawScore, ScoreRange, Weights, WidthMismatch};

/// The levels of many projects, one byte each, criterion after criterion.
///
/// Scoring a million projects is limited by the memory that has to be read. A byte is an eighth of a
/// `f64`, and a whole criterion in a row lets the compiler take many projects in one instruction.
#[derive(Clone, Debug)]
pub struct LevelTable {
    /// For each criterion the cells of all projects.
    columns: Vec<Vec<Cell>>,
    rows: usize,
}

/// 0 is a blank, 1..=11 are 0..=10 half levels.
///
/// This way a blank adds nothing to a sum without being asked for, and the sum of a project without
/// blanks is its raw score plus the total of the weights.
pub(super) type Cell = u8;

pub(super) const BLANK: Cell = 0;

impl LevelTable {
    /// An empty table for so many criteria.
    pub fn new(criteria: usize) -> Self {
        Self { columns: vec![Vec::new(); criteria], rows: 0 }
    }

    /// Adds a project with its level on each criterion; `None` is a blank.
    pub fn push(&mut self, levels: &[Option<HalfLevels>]) -> Result<(), WidthMismatch> {
        WidthMismatch::check(self.columns.len(), levels.len())?;
        for (column, level) in self.columns.iter_mut().zip(levels) {
            column.push(level.map_or(BLANK, |level| level.get() + 1));
        }
        self.rows += 1;
        Ok(())
    }

    /// The number of projects.
    pub const fn rows(&self) -> usize {
        self.rows
    }

    /// The levels of a project, in the order of the criteria; `None` for one that is not there.
    pub fn levels(&self, row: usize) -> Option<Vec<Option<HalfLevels>>> {
        let level = |cell: &Cell| cell.checked_sub(1).and_then(HalfLevels::new);
        self.columns.iter().map(|column| column.get(row).map(level)).collect()
    }

    /// The score range of every project, in the order in which they were added: the same as
    /// [`ScoreRange::of`] each.
    pub fn scores(&self, weights: &Weights) -> Result<Vec<ScoreRange>, WidthMismatch> {
        let mut ranges = vec![ScoreRange::exact(RawScore::new(0)); self.rows];
        for (points, column) in self.weighted_columns(weights)? {
            for (range, &cell) in ranges.iter_mut().zip(column) {
                let (lowest, highest) = if cell == BLANK { (0, 10) } else { (cell - 1, cell - 1) };
                range.add(points * u32::from(lowest), points * u32::from(highest));
            }
        }
        Ok(ranges)
    }

    /// The columns that count, each with its points.
    pub(super) fn weighted_columns(&self, weights: &Weights) -> Result<Vec<(u32, &[Cell])>, WidthMismatch> {
        WidthMismatch::check(weights.points().len(), self.columns.len())?;
        let columns = weights.points().iter().zip(&self.columns);
        Ok(columns
            .filter(|&(&points, _)| points > 0)
            .map(|(&points, column)| (points, column.as_slice()))
            .collect())
    }
}
