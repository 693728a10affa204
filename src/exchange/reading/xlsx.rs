// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use std::io::{self, Cursor, Read, Seek, SeekFrom};

use calamine::{CellErrorType, DataRef, Reader as _, SheetType, Xlsx, XlsxError};

use super::{
    Address, Cell, FileKind, ReadError, Sheet, Workbook,
    limits::{Allowance, Limits, MOST_SHEETS},
    sheet::day,
    text,
};

/// Reads a workbook that has been inspected.
pub(super) fn read(bytes: &[u8], limits: &Limits, has_links: bool) -> Result<Workbook, ReadError> {
    let mut workbook = Xlsx::new(Rationed::new(bytes)).map_err(refusal)?;
    let metadata = workbook.sheets_metadata().iter();
    let names: Vec<String> =
        metadata.filter(|sheet| sheet.typ == SheetType::WorkSheet).map(|sheet| sheet.name.clone()).collect();
    if names.len() > MOST_SHEETS {
        return Err(ReadError::TooManySheets);
    }
    let counts_from_1904 = workbook.has_1904_epoch();
    let mut allowance = Allowance::new(limits);
    let mut sheets = Vec::with_capacity(names.len());
    for name in names {
        let mut sheet = Sheet::new(name);
        read_cells(&mut workbook, &mut sheet, counts_from_1904, &mut allowance)?;
        let merges = workbook.merge_cells_by_sheet_name(&sheet.name).map_err(refusal)?;
        for merge in merges {
            let at = |(row, column)| Address { row, column };
            sheet.merge(at(merge.start), at(merge.end))?;
        }
        sheets.push(sheet);
    }
    Ok(Workbook { kind: FileKind::Xlsx, sheets, counts_from_1904, has_links })
}

fn read_cells(
    workbook: &mut Xlsx<Rationed<'_>>,
    sheet: &mut Sheet,
    counts_from_1904: bool,
    allowance: &mut Allowance,
) -> Result<(), ReadError> {
    let mut cells = workbook.worksheet_cells_reader(&sheet.name).map_err(refusal)?;
    while let Some(record) = cells.next_cell_with_formula_metadata().map_err(refusal)? {
        allowance.visit()?;
        let (row, column) = record.pos;
        let is_formula = record.formula.is_some();
        let cell = match record.value {
            DataRef::Empty if is_formula => Cell::Uncalculated,
            DataRef::Empty => continue,
            DataRef::String(text) | DataRef::DurationIso(text) => Cell::Text(text),
            DataRef::SharedString(text) => {
                // Counted before it is copied.
                allowance.take(Address { row, column }, text.len())?;
                Cell::Text(text.to_owned())
            }
            #[expect(clippy::cast_precision_loss, reason = "Excel itself counts in such numbers")]
            DataRef::Int(number) => Cell::Number(number as f64),
            DataRef::Float(number) => Cell::Number(number),
            DataRef::Bool(value) => Cell::Text(if value { "WAHR" } else { "FALSCH" }.to_owned()),
            DataRef::DateTime(moment) => {
                let serial = moment.as_f64();
                day(serial, counts_from_1904).map_or(Cell::Number(serial), Cell::Date)
            }
            DataRef::DateTimeIso(text) => text::iso_day(&text).map_or(Cell::Text(text), Cell::Date),
            DataRef::Error(fault) => Cell::Fault(shown(&fault).to_owned()),
        };
        sheet.put(Address { row, column }, cell, allowance)?;
    }
    Ok(())
}

/// As a German Excel writes them.
const fn shown(fault: &CellErrorType) -> &'static str {
    match fault {
        CellErrorType::Div0 => "#DIV/0!",
        CellErrorType::NA => "#NV",
        CellErrorType::Name => "#NAME?",
        CellErrorType::Null => "#NULL!",
        CellErrorType::Num => "#ZAHL!",
        CellErrorType::Ref => "#BEZUG!",
        _ => "#WERT!",
    }
}

fn refusal(error: XlsxError) -> ReadError {
    tracing::debug!(%error, "a workbook cannot be read");
    match error {
        XlsxError::Password => ReadError::Password,
        XlsxError::Io(error) if error.kind() == io::ErrorKind::QuotaExceeded => ReadError::UnpackedTooLarge,
        _ => ReadError::Broken,
    }
}

/// The bytes of a file, which may be read only a few times over: a workbook can name one part as many sheets.
struct Rationed<'a> {
    bytes: Cursor<&'a [u8]>,
    left: usize,
}

impl<'a> Rationed<'a> {
    /// Each sheet is read twice, for its cells and its merges.
    const TIMES: usize = 6;
    /// What is read ahead of small parts.
    const AHEAD: usize = 512 * 1024;

    const fn new(bytes: &'a [u8]) -> Self {
        let left = bytes.len() * Self::TIMES + Self::AHEAD;
        Self { bytes: Cursor::new(bytes), left }
    }
}

impl Read for Rationed<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.bytes.read(buffer)?;
        self.left = self.left.checked_sub(count).ok_or(io::ErrorKind::QuotaExceeded)?;
        Ok(count)
    }
}

impl Seek for Rationed<'_> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.bytes.seek(to)
    }
}
