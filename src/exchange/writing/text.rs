// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! CSV as a German Excel opens it by a double click, whatever the language of its heads.

use super::table::{Column, Outcome, Record, Table};
use crate::{exchange::understanding::FORMULA, kit::i18n::Locale, ranking::HalfLevels};

/// What Excel takes for UTF-8.
const MARK: &[u8] = b"\xef\xbb\xbf";

/// The list as text: cells divided by semicolons, fractions by commas, lines by CR and LF.
pub fn text(table: &Table, words: Locale) -> Result<Vec<u8>, csv::Error> {
    let mut bytes = MARK.to_vec();
    let mut writer =
        csv::WriterBuilder::new().delimiter(b';').terminator(csv::Terminator::CRLF).from_writer(&mut bytes);
    let columns = table.columns();
    writer.write_record(columns.iter().map(|column| defused(&table.head(*column, words))))?;
    let [results, _] = table.outcomes();
    for (record, result) in table.shown.iter().zip(&results) {
        let cells = columns.iter().map(|column| defused(&cell(*column, record, result.as_ref(), words)));
        writer.write_record(cells)?;
    }
    writer.flush()?;
    drop(writer);
    Ok(bytes)
}

fn cell(column: Column, record: &Record, result: Option<&Outcome>, words: Locale) -> String {
    let shown = |number: Option<u32>| number.map(|number| number.to_string());
    let tenths = |tenths: Option<u32>| tenths.map(|tenths| Locale::De.tenths(tenths));
    let points =
        |end: usize| tenths(result.and_then(Outcome::points_range).and_then(|ends| ends.get(end).copied()));
    let place =
        |end: usize| shown(result.and_then(Outcome::places_range).and_then(|ends| ends.get(end).copied()));
    let level = |level: HalfLevels| Locale::De.short_tenths(i64::from(level.get()) * 5);
    let text = match column {
        Column::Place => shown(result.and_then(|result| result.standing.place)),
        Column::PlaceByRule => shown(record.place),
        Column::PlaceReason => Some(record.place_reason.clone()),
        Column::Number => Some(record.number.clone()),
        Column::Title => Some(record.title.clone()),
        Column::Department => Some(record.department.clone()),
        Column::Kind => record.kind.map(|kind| words.text(&format!("kind-{}", kind.code()))),
        Column::Level(index) => record.levels.get(index).copied().flatten().map(level),
        Column::Points => tenths(result.and_then(Outcome::points)),
        Column::PointsFrom => points(0),
        Column::PointsTo => points(1),
        Column::PlaceFrom => place(0),
        Column::PlaceTo => place(1),
        Column::Deadline => record.deadline.map(|day| day.format("%d.%m.%Y").to_string()),
        Column::Effort => record.effort.map(|days| days.0.to_string()),
        Column::Cost => record.cost.map(|euros| euros.0.to_string()),
        Column::Requires => Some(record.requires.join(", ")),
        Column::State => record.state.map(|state| words.text(&format!("state-{}", state.code()))),
        Column::LegalBasis => record.legal_basis.clone(),
        Column::Summary => Some(record.summary.clone()),
    };
    text.unwrap_or_default()
}

/// A text that a spreadsheet would take for a formula gets an apostrophe in front; so does one that has such
/// apostrophes already, so that they can be taken away again.
pub(in crate::exchange) fn defused(cell: &str) -> String {
    if cell.trim_start_matches('\'').starts_with(FORMULA) { format!("'{cell}") } else { cell.to_owned() }
}
