// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! A workbook in which points and places are formulas: whoever changes a weight or a level sees what follows.
//!
//! Sums of points times half levels are whole numbers, which a spreadsheet counts exactly; only they are compared.
//! What each formula yields now is written beside it, for programs that do not calculate.

use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DocProperties, ExcelDateTime, Format, Formula, Workbook,
    Worksheet, XlsxError,
};

use super::{
    looks::{LINE, Looks, letters_in, lines, note, set_up_print, width},
    table::{Column, Outcome, Record, Table},
    weights::{self, Cells},
};
use crate::{exchange::reading::Address, kit::i18n::Locale, projects::State, ranking::HalfLevels};

/// In longer lists only the heads carry the words of the levels: a note is a drawing, and thousands of them make
/// a workbook slow.
const MOST_NOTED: usize = 1_000;
/// Behind the columns that everybody sees: what the places are counted from.
const SUMS: [&str; 4] = ["export-sum", "export-sum-most", "export-sum-placed", "export-part"];
/// The day 0 of Excel, which believes that 1900 was a leap year, seen from the one of the calendar.
const DAY_ZERO: i64 = 25_569;

/// The list as a workbook.
pub fn workbook(table: &Table, words: Locale) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let author = words.text("product-name");
    let created = ExcelDateTime::from_timestamp(table.as_of.timestamp())?;
    let properties = DocProperties::new().set_title(&table.heading).set_author(author);
    book.set_properties(&properties.set_creation_datetime(&created));
    let weights = Cells::new(words.text("export-sheet-weights"), table.criteria.len());
    let names = [words.text("export-sheet-shown"), words.text("export-sheet-others")];
    let [shown, others] = table.outcomes();
    let rows = [table.shown.len(), table.others.len()];
    let extents: Vec<(String, usize)> = names.iter().cloned().zip(rows).collect();
    let looks = Looks::new();
    let columns = table.columns();
    let part = Part { table, words, columns, weights: &weights, extents: &extents, looks: &looks };
    let [name, name_of_others] = &names;
    part.write(book.add_worksheet().set_name(name)?, &table.shown, &shown)?;
    let sheet = book.add_worksheet().set_name(&weights.sheet)?;
    weights::write(sheet, table, &weights, words)?;
    set_up_print(sheet, table, words);
    if !table.others.is_empty() {
        part.write(book.add_worksheet().set_name(name_of_others)?, &table.others, &others)?;
    }
    book.save_to_buffer()
}

/// What the sheets with projects have in common.
struct Part<'a> {
    table: &'a Table,
    words: Locale,
    columns: Vec<Column>,
    weights: &'a Cells,
    /// Every sheet with projects, and how many rows it has.
    extents: &'a [(String, usize)],
    looks: &'a Looks,
}

impl Part<'_> {
    fn write(
        &self,
        sheet: &mut Worksheet,
        records: &[Record],
        outcomes: &[Option<Outcome>],
    ) -> Result<(), XlsxError> {
        sheet.set_formula_result_default("");
        self.heads(sheet)?;
        let last = u32::try_from(records.len()).unwrap_or(u32::MAX);
        for ((record, outcome), row) in records.iter().zip(outcomes).zip(1..) {
            for (column, place) in self.columns.iter().zip(0..) {
                self.cell(sheet, (row, place), *column, record)?;
            }
            if let Some((outcome, may_have_place)) = outcome.as_ref().zip(record.part()) {
                self.formulas(sheet, row, outcome, may_have_place)?;
            }
            sheet.set_row_height(row, f64::from(lines(record)) * LINE)?;
            if records.len() <= MOST_NOTED {
                self.notes(sheet, row, record)?;
            }
        }
        sheet.set_freeze_panes(1, self.column(Column::Title) + 1)?;
        set_up_print(sheet, self.table, self.words);
        sheet.set_repeat_rows(0, 0)?;
        sheet.set_print_area(0, 0, last, self.column(Column::State))?;
        if records.is_empty() {
            return Ok(());
        }
        for index in 0..self.table.criteria.len() {
            let column = self.column(Column::Level(index));
            sheet.add_data_validation(1, column, last, column, &self.levels_only(column)?)?;
        }
        sheet.autofilter(0, 0, last, width(self.columns.len()) - 1)?;
        Ok(())
    }

    /// Where a column is.
    fn column(&self, column: Column) -> u16 {
        width(self.columns.iter().position(|other| *other == column).unwrap_or_default())
    }

    /// Where what the places are counted from is: sum, greatest sum, sum of those with a place, part.
    fn sums(&self) -> [u16; 4] {
        let first = width(self.columns.len());
        [first, first + 1, first + 2, first + 3]
    }

    fn heads(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        let looks = self.looks;
        for (column, place) in self.columns.iter().zip(0..) {
            let head = self.table.head(*column, self.words);
            sheet.write_string_with_format(0, place, head, &looks.head)?;
            sheet.set_column_width(place, letters_in(*column))?;
            if let Column::Level(index) = column
                && let Some(criterion) = self.table.criteria.get(*index)
            {
                let levels = (0..).zip(&criterion.levels);
                let levels =
                    levels.map(|(level, text): (u32, _)| format!("{level}: {}", text.get(self.words)));
                let text = [vec![criterion.name.get(self.words).to_owned()], levels.collect()].concat();
                sheet.insert_note(0, place, &note(&text.join("\n"), 400, 320))?;
            }
        }
        for (key, place) in SUMS.iter().zip(self.sums()) {
            sheet.write_string_with_format(0, place, self.words.text(key), &looks.head)?;
            sheet.set_column_hidden(place)?;
        }
        sheet.set_row_height(0, 32)?;
        Ok(())
    }

    /// What a project itself says.
    fn cell(
        &self,
        sheet: &mut Worksheet,
        (row, place): (u32, u16),
        column: Column,
        record: &Record,
    ) -> Result<(), XlsxError> {
        let (looks, words) = (self.looks, self.words);
        let mut text = |text: &str, look: &Format| -> Result<(), XlsxError> {
            // Written as a text, whatever it begins with.
            if !text.is_empty() {
                sheet.write_string_with_format(row, place, text, look)?;
            }
            Ok(())
        };
        match column {
            Column::PlaceByRule => self.place(sheet, (row, place), record)?,
            Column::PlaceReason => text(&record.place_reason, &looks.wrapped)?,
            Column::Number => text(&record.number, &looks.plain)?,
            Column::Title => text(&record.title, &looks.wrapped)?,
            Column::Department => text(&record.department, &looks.wrapped)?,
            Column::Requires => text(&record.requires.join(", "), &looks.indented)?,
            Column::LegalBasis => text(record.legal_basis.as_deref().unwrap_or_default(), &looks.plain)?,
            Column::Summary => text(&record.summary, &looks.plain)?,
            Column::Kind => {
                let kind = record.kind.map(|kind| words.text(&format!("kind-{}", kind.code())));
                text(&kind.unwrap_or_default(), &looks.plain)?;
            }
            Column::State => {
                let state = record.state.map(|state: State| words.text(&format!("state-{}", state.code())));
                text(&state.unwrap_or_default(), &looks.plain)?;
            }
            Column::Deadline => self.day(sheet, (row, place), record)?,
            Column::Level(index) => {
                if let Some(level) = record.levels.get(index).copied().flatten() {
                    sheet.write_number_with_format(row, place, f64::from(level.get()) / 2.0, &looks.level)?;
                } else {
                    sheet.write_blank(row, place, &looks.level)?;
                }
            }
            Column::Effort => {
                if let Some(days) = record.effort {
                    sheet.write_number_with_format(row, place, days.0, &looks.euros)?;
                }
            }
            Column::Cost => {
                if let Some(euros) = record.cost {
                    #[expect(clippy::cast_precision_loss, reason = "a spreadsheet counts in such numbers")]
                    sheet.write_number_with_format(row, place, euros.0 as f64, &looks.euros)?;
                }
            }
            Column::Place
            | Column::Points
            | Column::PointsFrom
            | Column::PointsTo
            | Column::PlaceFrom
            | Column::PlaceTo => {}
        }
        Ok(())
    }

    /// The place that a rule may give; it is not calculated here.
    fn place(
        &self,
        sheet: &mut Worksheet,
        (row, column): (u32, u16),
        record: &Record,
    ) -> Result<(), XlsxError> {
        if let Some(place) = record.place {
            sheet.write_number_with_format(row, column, place, &self.looks.place)?;
        }
        Ok(())
    }

    fn day(&self, sheet: &mut Worksheet, (row, place): (u32, u16), record: &Record) -> Result<(), XlsxError> {
        let Some(day) = record.deadline else { return Ok(()) };
        // Until March 1900 and from the year 10,000 on no spreadsheet has days.
        let serial = (day - chrono::NaiveDate::default()).num_days() + DAY_ZERO;
        match u32::try_from(serial).ok().filter(|serial| (61..=2_958_465).contains(serial)) {
            Some(serial) => sheet.write_number_with_format(row, place, serial, &self.looks.day)?,
            None => sheet.write_string(row, place, day.format("%d.%m.%Y").to_string())?,
        };
        Ok(())
    }

    /// What follows from the levels.
    fn formulas(
        &self,
        sheet: &mut Worksheet,
        row: u32,
        outcome: &Outcome,
        may_have_place: bool,
    ) -> Result<(), XlsxError> {
        let at = |column: u16| format!("{}{}", Address::letters(u32::from(column)), row + 1);
        let [sum, most, placed, part] = self.sums();
        let [s, h, p, z] = self.sums().map(at);
        let (weights, total) = (&self.weights.points, &self.weights.total);
        let count = self.table.criteria.len();
        let first = at(self.column(Column::Level(0)));
        let levels = format!("{first}:{}", at(self.column(Column::Level(count.saturating_sub(1)))));
        let looks = self.looks;
        let mut write = |column: u16, formula: String, yields: String, look: &Format| {
            let formula = Formula::new(formula).set_result(yields);
            sheet.write_formula_with_format(row, column, formula, look).map(|_| ())
        };
        let (low, high) = (outcome.score.lowest().get(), outcome.score.highest().get());
        let shown = |number: Option<u32>| number.map(|number| number.to_string()).unwrap_or_default();
        let has_place = outcome.standing.place.is_some();
        write(sum, format!("2*SUMPRODUCT({weights},{levels})"), low.to_string(), &looks.whole)?;
        let gap = format!("{s}+10*SUMPRODUCT({weights},1-ISNUMBER({levels}))");
        write(most, gap, high.to_string(), &looks.whole)?;
        let counts = format!("IF(AND({z}=2,{h}={s},{total}>0),{s},\"\")");
        write(placed, counts, shown(has_place.then_some(low)), &looks.whole)?;
        let place = format!("IF({p}=\"\",\"\",1{})", self.above(placed, &p));
        write(self.column(Column::Place), place, shown(outcome.standing.place), &looks.place)?;
        // Rounded half up in whole numbers, as the portal does it.
        let points = |sum: &str| format!("INT((200*{sum}+{total})/(2*{total}))/10");
        let when = |condition: &str, then: String| format!("IF(AND({condition},{total}>0),{then},\"\")");
        let tenths = |tenths: Option<u32>| {
            tenths.map(|tenths| format!("{}.{}", tenths / 10, tenths % 10)).unwrap_or_default()
        };
        let known = when(&format!("{h}={s}"), points(&s));
        write(self.column(Column::Points), known, tenths(outcome.points()), &looks.points)?;
        let open = format!("{h}>{s}");
        let [fewest, greatest] = outcome.points_range().map_or([None, None], |ends| ends.map(Some));
        write(self.column(Column::PointsFrom), when(&open, points(&s)), tenths(fewest), &looks.points)?;
        write(self.column(Column::PointsTo), when(&open, points(&h)), tenths(greatest), &looks.points)?;
        let [best, worst] = outcome.places_range().map_or([None, None], |ends| ends.map(Some));
        let from = format!("IF({p}=\"\",1{},\"\")", self.above(sum, &h));
        write(self.column(Column::PlaceFrom), from, shown(best), &looks.place)?;
        // Its own greatest sum is above its smallest one.
        let to = format!("IF({p}=\"\",1{}-({h}>{s}),\"\")", self.above(most, &s));
        write(self.column(Column::PlaceTo), to, shown(worst), &looks.place)?;
        sheet.write_number(row, part, if may_have_place { 2 } else { 1 })?;
        Ok(())
    }

    /// How many projects of the procedure have more than `value` in that column.
    fn above(&self, column: u16, value: &str) -> String {
        let letters = Address::letters(u32::from(column));
        let sheets = self.extents.iter().filter(|(_, rows)| *rows > 0);
        let counts = sheets.map(|(name, rows)| {
            format!("+COUNTIF('{name}'!${letters}$2:${letters}${},\">\"&{value})", rows + 1)
        });
        counts.collect()
    }

    fn notes(&self, sheet: &mut Worksheet, row: u32, record: &Record) -> Result<(), XlsxError> {
        let cells = self.table.criteria.iter().zip(&record.levels).zip(0..);
        for ((criterion, level), index) in cells {
            let Some(level) = level else { continue };
            let (below, half) = (usize::from(level.get() / 2), usize::from(level.get() % 2));
            let anchors = criterion.levels.iter().skip(below).take(1 + half);
            let anchors: Vec<&str> = anchors.map(|anchor| anchor.get(self.words)).collect();
            if !anchors.is_empty() {
                let text = self.level_in_words(*level, &anchors.join(" – "));
                sheet.insert_note(row, self.column(Column::Level(index)), &note(&text, 240, 120))?;
            }
        }
        Ok(())
    }

    fn level_in_words(&self, level: HalfLevels, meaning: &str) -> String {
        let level = self.words.short_tenths(i64::from(level.get()) * 5);
        self.words
            .text_with("export-level", &[("level", level.into()), ("meaning", meaning.to_owned().into())])
    }

    fn levels_only(&self, column: u16) -> Result<DataValidation, XlsxError> {
        let cell = format!("{}2", Address::letters(u32::from(column)));
        let is_level = format!("=AND(ISNUMBER({cell}),{cell}>=0,{cell}<=5,MOD({cell}*2,1)=0)");
        DataValidation::new()
            .allow_custom(Formula::new(is_level))
            .set_error_style(DataValidationErrorStyle::Stop)
            .set_error_title(self.words.text("export-level-refused-title"))?
            .set_error_message(self.words.text("export-level-refused"))
    }
}
