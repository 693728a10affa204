// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! The list as it was sent, with what is to be said about each row in a column of its own.

use axum::{extract::State, response::Response};
use rust_xlsxwriter::{Format, Workbook as Xlsx, XlsxError};

use super::{
    download::{CSV, XLSX, download},
    send::failure,
};
use crate::{
    error::Error,
    exchange::{
        actions::{self, Checked},
        reading::{Address, Cell, FileKind, Sheet},
        understanding::Row,
        writing::defused,
    },
    kit::{extract::Path, i18n::Locale, page::Chrome},
    people::PortfolioManager,
    state::AppState,
};

/// `GET /imports/{id}/annotated`: the copy, as a workbook or as text like the list itself.
pub async fn annotated(
    State(state): State<AppState>,
    PortfolioManager(person): PortfolioManager,
    chrome: Chrome,
    Path(id): Path<i64>,
) -> Result<Response, Error> {
    let found =
        actions::annotate_source(&state.pool, &person, id, state.clock.now()).await.map_err(failure)?;
    let (file, checked) = found.ok_or(Error::NotFound(None))?;
    let Some(sheet) = checked.workbook.sheets.get(checked.choices.sheet) else {
        return Err(Error::NotFound(None));
    };
    let words = chrome.words;
    let (bytes, ending, kind) = match checked.workbook.kind {
        FileKind::Xlsx | FileKind::Ods => {
            let bytes = xlsx(sheet, &checked, words).map_err(|error| Error::Internal(Box::new(error)))?;
            (bytes, "xlsx", XLSX)
        }
        FileKind::Text(_, delimiter) => (csv(sheet, &checked, delimiter.character(), words)?, "csv", CSV),
    };
    let stem = file.name.rsplit_once('.').map_or(file.name.as_str(), |(stem, _)| stem);
    let name = format!("{stem}-{}.{ending}", words.text("import-annotated-name"));
    Ok(download(bytes, kind, &name))
}

/// What is said about a row, in one cell.
fn said(row: &Row, words: Locale) -> String {
    let remarks = row.remarks.iter().map(|remark| words.message(&remark.message()));
    remarks.collect::<Vec<_>>().join("\n")
}

fn xlsx(sheet: &Sheet, checked: &Checked, words: Locale) -> Result<Vec<u8>, XlsxError> {
    let mut book = Xlsx::new();
    let (bold, day) = (Format::new().set_bold(), Format::new().set_num_format("dd.mm.yyyy"));
    let wrapped = Format::new().set_text_wrap();
    let page = book.add_worksheet();
    let column = |column: u32| u16::try_from(column).unwrap_or(u16::MAX);
    let last = column(sheet.width());
    for row in sheet.rows() {
        for (place, cell) in sheet.row(row) {
            let place = column(place);
            match cell {
                Cell::Number(number) => page.write_number(row, place, *number)?,
                Cell::Date(date) => {
                    let serial = (*date - chrono::NaiveDate::default()).num_days() + 25_569;
                    #[expect(clippy::cast_precision_loss, reason = "a day is a small number")]
                    page.write_number_with_format(row, place, serial as f64, &day)?
                }
                // Written as texts: whatever begins as a formula stays one.
                other => page.write_string(row, place, other.shown())?,
            };
        }
    }
    if let Some((_, head)) = checked.choices.heads {
        page.write_string_with_format(head, last, words.text("import-remarks"), &bold)?;
    }
    for row in checked.understood.rows.iter().filter(|row| !row.remarks.is_empty()) {
        page.write_string_with_format(row.row, last, said(row, words), &wrapped)?;
    }
    page.set_column_width(last, 80)?;
    book.save_to_buffer()
}

fn csv(sheet: &Sheet, checked: &Checked, delimiter: char, words: Locale) -> Result<Vec<u8>, Error> {
    let delimiter = u8::try_from(delimiter).unwrap_or(b';');
    // What Excel takes for UTF-8.
    let mut bytes = b"\xef\xbb\xbf".to_vec();
    let mut writer = csv::WriterBuilder::new().delimiter(delimiter).flexible(true).from_writer(&mut bytes);
    let width = sheet.width();
    for row in sheet.rows() {
        let cells =
            (0..width).map(|column| sheet.cell(Address { row, column }).map(Cell::shown).unwrap_or_default());
        let is_head = checked.choices.heads.is_some_and(|(_, last)| last == row);
        let remark = if is_head {
            words.text("import-remarks")
        } else {
            let found = checked.understood.rows.iter().find(|one| one.row == row);
            found.map(|row| said(row, words)).unwrap_or_default()
        };
        let record: Vec<String> = cells.chain([remark]).map(|cell| defused(&cell)).collect();
        writer.write_record(&record).map_err(|error| Error::Internal(Box::new(error)))?;
    }
    writer.flush().map_err(|error| Error::Internal(Box::new(error)))?;
    drop(writer);
    Ok(bytes)
}
