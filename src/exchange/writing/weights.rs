// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! The sheet with the weights, which everything else in the workbook follows.

use rust_xlsxwriter::{
    DataValidation, DataValidationRule, Format, FormatAlign, FormatBorder, Formula, Worksheet, XlsxError,
};

use super::{
    looks::{LINE, lines_of},
    table::Table,
};
use crate::{exchange::reading::Address, kit::i18n::Locale, ranking::Weights};

/// The rows of the sheet, counted from 0.
const HEADS: u32 = 5;
const POINTS: u32 = 6;
const SHARES: u32 = 7;
const LEVELS: u32 = 8;
/// How wide the column of a criterion is.
const LETTERS: u16 = 36;

/// Where the weights are, as formulas of other sheets name them.
pub(super) struct Cells {
    /// Name of the sheet.
    pub sheet: String,
    /// The points, one beside the other.
    pub points: String,
    /// Their sum.
    pub total: String,
}

impl Cells {
    pub fn new(sheet: String, criteria: usize) -> Self {
        let (last, total) = (column(criteria), column(criteria + 1));
        let row = POINTS + 1;
        Self {
            points: format!("'{sheet}'!$B${row}:${last}${row}"),
            total: format!("'{sheet}'!${total}${row}"),
            sheet,
        }
    }
}

fn column(place: usize) -> String {
    Address::letters(u32::try_from(place).unwrap_or(u32::MAX))
}

/// Writes the sheet.
pub(super) fn write(
    sheet: &mut Worksheet,
    table: &Table,
    cells: &Cells,
    words: Locale,
) -> Result<(), XlsxError> {
    let title = Format::new().set_bold().set_font_size(14);
    let head = Format::new()
        .set_bold()
        .set_text_wrap()
        .set_align(FormatAlign::Top)
        .set_background_color("#E8EDF3")
        .set_border_bottom(FormatBorder::Thin);
    sheet.write_string_with_format(0, 0, &table.heading, &title)?;
    let as_of = words.text_about("board-as-of", &words.date_and_time(table.as_of));
    let version = words.text_about("weighting-version", &words.integer(table.weighting));
    sheet.write_string(1, 0, format!("{as_of} · {version}"))?;
    sheet.write_string(2, 0, words.text("export-weights-explanation"))?;
    if table.is_demonstration {
        sheet.write_string(3, 0, words.text("demonstration-notice"))?;
    }
    sheet.write_string_with_format(HEADS, 0, words.text("column-criterion"), &head)?;
    sheet.set_column_width(0, 18)?;
    for (criterion, place) in table.criteria.iter().zip(1..) {
        sheet.write_string_with_format(HEADS, place, criterion.name.get(words), &head)?;
        sheet.set_column_width(place, LETTERS)?;
    }
    let total = u16::try_from(table.criteria.len() + 1).unwrap_or(u16::MAX);
    sheet.write_string_with_format(HEADS, total, words.text("export-weights-total"), &head)?;
    write_points(sheet, table, (cells, total), words)?;
    write_levels(sheet, table, words)?;
    sheet.set_freeze_panes(POINTS, 1)?;
    Ok(())
}

fn write_points(
    sheet: &mut Worksheet,
    table: &Table,
    (cells, last): (&Cells, u16),
    words: Locale,
) -> Result<(), XlsxError> {
    let label = Format::new().set_bold();
    let points = Format::new()
        .set_num_format("0")
        .set_align(FormatAlign::Left)
        .set_background_color("#FFF6D6")
        .set_border(FormatBorder::Thin);
    let share = Format::new().set_num_format("0.0%").set_align(FormatAlign::Left);
    let whole = Format::new().set_num_format("0").set_align(FormatAlign::Left);
    sheet.write_string_with_format(POINTS, 0, words.text("export-weights-points"), &label)?;
    sheet.write_string_with_format(SHARES, 0, words.text("column-share"), &label)?;
    let sum: u64 = table.criteria.iter().map(|criterion| u64::from(criterion.points)).sum();
    for (criterion, place) in table.criteria.iter().zip(1..) {
        sheet.write_number_with_format(POINTS, place, criterion.points, &points)?;
        let formula = format!(
            "IF({total}=0,0,{}{}/{total})",
            column(usize::from(place)),
            POINTS + 1,
            total = cells.total
        );
        #[expect(clippy::cast_precision_loss, reason = "at most 64 times a million")]
        let yields = f64::from(criterion.points) / sum.max(1) as f64;
        let formula = Formula::new(formula).set_result(yields.to_string());
        sheet.write_formula_with_format(SHARES, place, formula, &share)?;
    }
    let total = Formula::new(format!("SUM({})", cells.points)).set_result(sum.to_string());
    sheet.write_formula_with_format(POINTS, last, total, &whole)?;
    let most = i32::try_from(Weights::MOST_POINTS).unwrap_or(i32::MAX);
    let whole_numbers = DataValidation::new()
        .allow_whole_number(DataValidationRule::Between(0, most))
        .set_error_title(words.text("export-points-refused-title"))?
        .set_error_message(words.text("export-points-refused"))?;
    sheet.add_data_validation(POINTS, 1, POINTS, last.saturating_sub(1).max(1), &whole_numbers)?;
    Ok(())
}

fn write_levels(sheet: &mut Worksheet, table: &Table, words: Locale) -> Result<(), XlsxError> {
    let label = Format::new().set_bold().set_align(FormatAlign::Top);
    let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    for (criterion, place) in table.criteria.iter().zip(1..) {
        for (text, level) in criterion.levels.iter().zip(0..) {
            let lines = table.criteria.iter().filter_map(|one| one.levels.get(usize::try_from(level).ok()?));
            let lines = lines.map(|text| lines_of(text.get(words), LETTERS)).max().unwrap_or(1);
            sheet.set_row_height(LEVELS + level, f64::from(lines) * LINE)?;
            if place == 1 {
                let named = words.text_about("export-weights-level", &level);
                sheet.write_string_with_format(LEVELS + level, 0, named, &label)?;
            }
            sheet.write_string_with_format(LEVELS + level, place, text.get(words), &wrapped)?;
        }
    }
    Ok(())
}
