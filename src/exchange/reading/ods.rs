// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Reads the sheets of an OpenDocument spreadsheet (ODF 1.3, part 3, chapter 9).

use std::{
    borrow::Cow,
    io::{BufReader, Cursor, Read},
};

use quick_xml::{
    Reader, XmlVersion,
    events::{BytesStart, Event},
};
use zip::ZipArchive;

use super::{
    Address, Cell, FileKind, ReadError, Sheet, Workbook,
    limits::{Allowance, Limits, MOST_SHEETS},
    text,
};

/// More blanks in a row are not written out.
const MOST_BLANKS: usize = 100;

/// Reads a spreadsheet that has been inspected.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Workbook, ReadError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| ReadError::Broken)?;
    let mut manifest = String::new();
    if let Ok(mut part) = archive.by_name("META-INF/manifest.xml") {
        part.read_to_string(&mut manifest).map_err(|_| ReadError::Broken)?;
    }
    if manifest.contains("encryption-data") {
        return Err(ReadError::Password);
    }
    let part = archive.by_name("content.xml").map_err(|_| ReadError::Broken)?;
    let mut reader = Reader::from_reader(BufReader::new(part));
    reader.config_mut().expand_empty_elements = true;
    let mut spreadsheet = Spreadsheet::new(limits);
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).map_err(|_| ReadError::Broken)? {
            Event::Start(start) => spreadsheet.start(&start)?,
            Event::End(end) => spreadsheet.end(end.name().as_ref())?,
            Event::Text(text) => spreadsheet.write(&text.xml10_content()),
            Event::CData(text) => spreadsheet.write(&text.xml10_content()),
            Event::GeneralRef(reference) => {
                let character = reference.resolve_char_ref().ok().flatten();
                let named = quick_xml::escape::resolve_predefined_entity(&reference);
                match (character, named) {
                    (Some(character), _) => spreadsheet.write(character.encode_utf8(&mut [0; 4])),
                    (None, Some(text)) => spreadsheet.write(text),
                    (None, None) => return Err(ReadError::Broken),
                }
            }
            Event::Eof => break,
            _ => {}
        }
    }
    let Spreadsheet { sheets, has_links, .. } = spreadsheet;
    Ok(Workbook { kind: FileKind::Ods, sheets, counts_from_1904: false, has_links })
}

/// A cell that is being read.
#[derive(Default)]
struct Open {
    cell: Option<Cell>,
    is_formula: bool,
    text: String,
    paragraphs: u32,
    repeated: u32,
    columns: u32,
    rows: u32,
}

struct Spreadsheet {
    sheets: Vec<Sheet>,
    allowance: Allowance,
    row: u32,
    rows: u32,
    column: u32,
    /// The cells of the row so far.
    cells: Vec<(u32, Cell)>,
    merges: Vec<(Address, Address)>,
    open: Option<Open>,
    /// Within a remark that somebody has pinned to a cell, so many elements deep.
    aside: u32,
    has_links: bool,
}

impl Spreadsheet {
    fn new(limits: &Limits) -> Self {
        Self {
            sheets: Vec::new(),
            allowance: Allowance::new(limits),
            row: 0,
            rows: 1,
            column: 0,
            cells: Vec::new(),
            merges: Vec::new(),
            open: None,
            aside: 0,
            has_links: false,
        }
    }

    fn start(&mut self, start: &BytesStart<'_>) -> Result<(), ReadError> {
        if self.aside > 0 {
            self.aside += 1;
            return Ok(());
        }
        match start.name().as_ref() {
            "table:table" => {
                if self.sheets.len() >= MOST_SHEETS {
                    return Err(ReadError::TooManySheets);
                }
                self.sheets.push(Sheet::new(value(start, "table:name")?.unwrap_or_default()));
                (self.row, self.rows, self.column) = (0, 1, 0);
            }
            "table:table-row" => {
                self.column = 0;
                self.rows = count(start, "table:number-rows-repeated")?;
            }
            "table:table-cell" | "table:covered-table-cell" => self.open = Some(self.opened(start)?),
            "text:p" => {
                if let Some(open) = &mut self.open {
                    if open.paragraphs > 0 {
                        open.text.push('\n');
                    }
                    open.paragraphs += 1;
                }
            }
            "text:line-break" => self.write("\n"),
            "text:tab" => self.write("\t"),
            "text:s" => {
                let blanks = usize::try_from(count(start, "text:c")?).unwrap_or(MOST_BLANKS);
                self.write(&" ".repeat(blanks.min(MOST_BLANKS)));
            }
            "office:annotation" => self.aside = 1,
            _ => {}
        }
        Ok(())
    }

    fn opened(&mut self, start: &BytesStart<'_>) -> Result<Open, ReadError> {
        self.allowance.visit()?;
        let formula = value(start, "table:formula")?;
        self.has_links |= formula.as_ref().is_some_and(|formula| formula.contains("file://"));
        let number = |name| Ok(value(start, name)?.and_then(|text| text.trim().parse::<f64>().ok()));
        let cell = match value(start, "office:value-type")?.as_deref() {
            Some("float" | "currency" | "percentage") => number("office:value")?.map(Cell::Number),
            Some("date") => value(start, "office:date-value")?
                .map(|text| text::iso_day(&text).map_or(Cell::Text(text), Cell::Date)),
            Some("string") => value(start, "office:string-value")?.map(Cell::Text),
            _ => None,
        };
        Ok(Open {
            cell,
            is_formula: formula.is_some(),
            repeated: count(start, "table:number-columns-repeated")?,
            columns: count(start, "table:number-columns-spanned")?,
            rows: count(start, "table:number-rows-spanned")?,
            ..Open::default()
        })
    }

    fn write(&mut self, text: &str) {
        if let Some(open) = self.open.as_mut().filter(|open| self.aside == 0 && open.paragraphs > 0) {
            open.text.push_str(text);
        }
    }

    fn end(&mut self, name: &str) -> Result<(), ReadError> {
        if self.aside > 0 {
            self.aside -= 1;
            return Ok(());
        }
        match name {
            "table:table-cell" | "table:covered-table-cell" => self.close_cell(),
            "table:table-row" => self.close_row(),
            "table:table" => {
                for (first, last) in std::mem::take(&mut self.merges) {
                    self.sheets.last_mut().map_or(Ok(()), |sheet| sheet.merge(first, last))?;
                }
                Ok(())
            }
            _ => Ok(()),
        }
    }

    fn close_cell(&mut self) -> Result<(), ReadError> {
        let Some(open) = self.open.take() else { return Ok(()) };
        let first = Address { row: self.row, column: self.column };
        let cell = match open.cell {
            Some(cell) => Some(cell),
            None if open.text.is_empty() => open.is_formula.then_some(Cell::Uncalculated),
            None if open.is_formula && open.text.starts_with('#') => Some(Cell::Fault(open.text)),
            None => Some(Cell::Text(open.text)),
        };
        if let Some(cell) = cell {
            for column in self.column..self.column.saturating_add(open.repeated) {
                self.allowance.take(Address { row: self.row, column }, cell.size())?;
                self.cells.push((column, cell.clone()));
            }
        }
        if open.columns > 1 || open.rows > 1 {
            self.allowance.visit()?;
            let last = Address {
                row: first.row.saturating_add(open.rows - 1),
                column: first.column.saturating_add(open.columns - 1),
            };
            self.merges.push((first, last));
        }
        self.column = self.column.saturating_add(open.repeated);
        Ok(())
    }

    fn close_row(&mut self) -> Result<(), ReadError> {
        let cells = std::mem::take(&mut self.cells);
        let end = self.row.saturating_add(self.rows);
        if let (Some((column, _)), Some(sheet)) = (cells.first(), self.sheets.last_mut()) {
            self.allowance.check(Address { row: end.saturating_sub(1), column: *column })?;
            for row in self.row..end {
                for (column, cell) in &cells {
                    sheet.put(Address { row, column: *column }, cell.clone(), &mut self.allowance)?;
                }
            }
        }
        self.row = end;
        Ok(())
    }
}

fn value(start: &BytesStart<'_>, name: &str) -> Result<Option<String>, ReadError> {
    let attribute = start.try_get_attribute(name).map_err(|_| ReadError::Broken)?;
    let text = attribute.map(|one| one.normalized_value(XmlVersion::Implicit1_0).map(Cow::into_owned));
    text.transpose().map_err(|_| ReadError::Broken)
}

/// How often something is repeated; once if the file does not say it.
fn count(start: &BytesStart<'_>, name: &str) -> Result<u32, ReadError> {
    let Some(text) = value(start, name)? else { return Ok(1) };
    text.trim().parse::<u32>().map_err(|_| ReadError::Broken).map(|count| count.max(1))
}
