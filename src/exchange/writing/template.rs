// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! An empty list for departments to fill in.

use chrono::{DateTime, NaiveDate, Utc};
use rust_xlsxwriter::{
    DataValidation, DataValidationRule, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder,
    Formula, Workbook, Worksheet, XlsxError,
};

use super::table::Column;
use crate::{kit::i18n::Locale, projects::Kind};

/// So many rows are prepared; a list may be longer.
const ROWS: u32 = 500;
/// The columns, each with whether it must be filled in, its width, and the key of what it is for.
const COLUMNS: [(Column, bool, u16, &str); 9] = [
    (Column::Title, true, 42, "template-title"),
    (Column::Summary, false, 60, "template-summary"),
    (Column::Department, true, 28, "template-department"),
    (Column::Kind, true, 16, "template-kind"),
    (Column::LegalBasis, false, 28, "template-legal-basis"),
    (Column::Deadline, false, 14, "template-deadline"),
    (Column::Effort, false, 14, "template-effort"),
    (Column::Cost, false, 16, "template-cost"),
    (Column::Requires, false, 22, "template-requires"),
];
const LONGEST_LINE: u32 = 200;

/// The workbook with these departments to choose from, made at that time.
pub fn template(departments: &[String], at: DateTime<Utc>, words: Locale) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let author = words.text("product-name");
    let properties = DocProperties::new().set_title(words.text("template-heading")).set_author(author);
    book.set_properties(&properties.set_creation_datetime(&ExcelDateTime::from_timestamp(at.timestamp())?));
    let (list, choices) = (words.text("export-sheet-shown"), words.text("template-sheet-choices"));
    let sheet = book.add_worksheet();
    sheet.set_name(list)?;
    write_list(sheet, (departments, &choices), words)?;
    let sheet = book.add_worksheet();
    sheet.set_name(words.text("template-sheet-explanation"))?;
    write_explanation(sheet, departments, words)?;
    let sheet = book.add_worksheet();
    sheet.set_name(choices)?;
    write_choices(sheet, departments, words)?;
    book.save_to_buffer()
}

fn head() -> Format {
    Format::new()
        .set_bold()
        .set_text_wrap()
        .set_align(FormatAlign::Top)
        .set_background_color("#E8EDF3")
        .set_border_bottom(FormatBorder::Thin)
}

fn write_list(
    sheet: &mut Worksheet,
    (departments, choices): (&[String], &str),
    words: Locale,
) -> Result<(), XlsxError> {
    let (head, text) = (head(), Format::new().set_text_wrap().set_align(FormatAlign::Top));
    let day = Format::new().set_num_format("dd.mm.yyyy").set_align(FormatAlign::Top);
    let number = Format::new().set_num_format("#,##0").set_align(FormatAlign::Top);
    for ((column, _, width, explanation), place) in COLUMNS.iter().zip(0..) {
        sheet.write_string_with_format(0, place, column.head(&[], words), &head)?;
        sheet.set_column_width(place, *width)?;
        let look = match column {
            Column::Deadline => &day,
            Column::Effort | Column::Cost => &number,
            _ => &text,
        };
        sheet.set_column_format(place, look)?;
        let rule = rule(*column, (departments, choices))?
            .set_input_title(column.head(&[], words))?
            .set_input_message(words.text(explanation))?
            .set_error_title(words.text("template-refused-title"))?
            .set_error_message(words.text(explanation))?;
        sheet.add_data_validation(1, place, ROWS, place, &rule)?;
    }
    sheet.set_freeze_panes(1, 1)?;
    sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
    sheet.set_repeat_rows(0, 0)?;
    Ok(())
}

fn rule(column: Column, (departments, choices): (&[String], &str)) -> Result<DataValidation, XlsxError> {
    let rule = DataValidation::new();
    let among = |letter: char, count: usize| {
        Formula::new(format!("='{choices}'!${letter}$2:${letter}${}", count.max(1) + 1))
    };
    Ok(match column {
        Column::Department => rule.allow_list_formula(among('A', departments.len())),
        Column::Kind => rule.allow_list_formula(among('B', Kind::ALL.len())),
        Column::Deadline => {
            let first = ExcelDateTime::from_ymd(2000, 1, 1)?;
            rule.allow_date(DataValidationRule::GreaterThanOrEqualTo(first))
        }
        Column::Effort => rule.allow_whole_number(DataValidationRule::Between(0, i32::MAX)),
        Column::Cost => rule.allow_decimal_number(DataValidationRule::Between(0.0, 1e12)),
        Column::Title => rule.allow_text_length(DataValidationRule::Between(1, LONGEST_LINE)),
        _ => rule.allow_any_value(),
    })
}

/// What each column is for, whether it must be filled in, and an example.
fn write_explanation(sheet: &mut Worksheet, departments: &[String], words: Locale) -> Result<(), XlsxError> {
    let (head, bold) = (head(), Format::new().set_bold().set_align(FormatAlign::Top));
    let text = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let title = Format::new().set_bold().set_font_size(14);
    sheet.write_string_with_format(0, 0, words.text("template-heading"), &title)?;
    sheet.write_string(1, 0, words.text("template-explanation"))?;
    let heads = ["template-column", "template-need", "template-meaning", "template-example"];
    for ((key, width), place) in heads.iter().zip([22, 12, 70, 44]).zip(0..) {
        sheet.write_string_with_format(3, place, words.text(key), &head)?;
        sheet.set_column_width(place, width)?;
    }
    for ((column, is_needed, _, explanation), row) in COLUMNS.iter().zip(4..) {
        sheet.write_string_with_format(row, 0, column.head(&[], words), &bold)?;
        let need = if *is_needed { "template-needed" } else { "template-optional" };
        sheet.write_string_with_format(row, 1, words.text(need), &text)?;
        sheet.write_string_with_format(row, 2, words.text(explanation), &text)?;
        sheet.write_string_with_format(row, 3, example(*column, departments, words), &text)?;
    }
    sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
    Ok(())
}

fn example(column: Column, departments: &[String], words: Locale) -> String {
    match column {
        Column::Title => words.text("template-example-title"),
        Column::Summary => words.text("template-example-summary"),
        Column::Department => departments.first().cloned().unwrap_or_default(),
        Column::Kind => words.text("kind-visible"),
        Column::LegalBasis => words.text("template-example-legal-basis"),
        Column::Deadline => {
            NaiveDate::from_ymd_opt(2027, 12, 31).map(|day| words.date(day)).unwrap_or_default()
        }
        Column::Effort => words.integer(60),
        Column::Cost => words.integer(45_000),
        Column::Requires => words.text("template-example-requires"),
        _ => String::new(),
    }
}

/// The answers that the list offers.
fn write_choices(sheet: &mut Worksheet, departments: &[String], words: Locale) -> Result<(), XlsxError> {
    let head = head();
    sheet.write_string_with_format(0, 0, Column::Department.head(&[], words), &head)?;
    sheet.write_string_with_format(0, 1, Column::Kind.head(&[], words), &head)?;
    for (name, row) in departments.iter().zip(1..) {
        sheet.write_string(row, 0, name)?;
    }
    for (kind, row) in Kind::ALL.iter().zip(1..) {
        sheet.write_string(row, 1, words.text(&format!("kind-{}", kind.code())))?;
    }
    sheet.set_column_width(0, 40)?;
    sheet.set_column_width(1, 20)?;
    Ok(())
}
