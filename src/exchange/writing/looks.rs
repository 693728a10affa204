// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! How a workbook looks, on the screen and on paper.

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Note, Worksheet};

use super::table::{Column, Record, Table};
use crate::kit::i18n::Locale;

/// Height of a line in points.
pub(super) const LINE: f64 = 15.0;
/// A3.
const PAPER: u8 = 8;

/// How cells look.
pub(super) struct Looks {
    pub head: Format,
    pub plain: Format,
    pub wrapped: Format,
    pub level: Format,
    pub place: Format,
    pub indented: Format,
    pub points: Format,
    pub whole: Format,
    pub euros: Format,
    pub day: Format,
}

impl Looks {
    pub fn new() -> Self {
        let top = || Format::new().set_align(FormatAlign::Top);
        Self {
            head: top()
                .set_bold()
                .set_text_wrap()
                .set_background_color("#E8EDF3")
                .set_border_bottom(FormatBorder::Thin),
            plain: top(),
            wrapped: top().set_text_wrap(),
            level: top().set_align(FormatAlign::Center),
            place: top().set_num_format("0").set_align(FormatAlign::Center),
            // Apart from the number to the left of it.
            indented: top().set_text_wrap().set_align(FormatAlign::Left).set_indent(1),
            points: top().set_num_format("0.0"),
            whole: top().set_num_format("0"),
            euros: top().set_num_format("#,##0"),
            day: top().set_num_format("dd.mm.yyyy").set_align(FormatAlign::Center),
        }
    }
}

/// How many letters a line of a column has room for.
pub(super) const fn letters_in(column: Column) -> u16 {
    match column {
        Column::Place | Column::PlaceByRule | Column::Points => 8,
        Column::Title => 42,
        Column::Department | Column::LegalBasis | Column::PlaceReason => 24,
        Column::Summary => 80,
        Column::Kind | Column::Requires => 17,
        Column::State | Column::Cost => 14,
        _ => 12,
    }
}

/// How many lines the texts of a project take. Not every program works that out for itself.
pub(super) fn lines(record: &Record) -> u16 {
    let requires = record.requires.join(", ");
    let texts = [
        (Column::Title, &record.title),
        (Column::Department, &record.department),
        (Column::Requires, &requires),
    ];
    let lines = texts.map(|(column, text)| lines_of(text, letters_in(column)));
    lines.into_iter().max().unwrap_or(1)
}

/// How many lines a text takes in a column with room for so many letters, where words stay whole.
pub(super) fn lines_of(text: &str, letters: u16) -> u16 {
    const MOST: u16 = 20;
    let room = usize::from(letters).saturating_sub(1).max(1);
    let (mut lines, mut used) = (1_u16, 0_usize);
    for word in text.split_whitespace() {
        let length = word.chars().count();
        let needed = if used == 0 { length } else { used + 1 + length };
        if needed <= room {
            used = needed;
        } else {
            lines = lines.saturating_add(u16::from(used != 0));
            used = length;
        }
    }
    lines.min(MOST)
}

/// A note without the name of an author in front.
pub(super) fn note(text: &str, width: u32, height: u32) -> Note {
    Note::new(text).add_author_prefix(false).set_width(width).set_height(height)
}

pub(super) fn width(columns: usize) -> u16 {
    u16::try_from(columns).unwrap_or(u16::MAX)
}

/// Page set-up: landscape, as wide as the paper, with date, weighting and page numbers.
pub(super) fn set_up_print(sheet: &mut Worksheet, table: &Table, words: Locale) {
    // In heads of pages an ampersand begins a command.
    let plain = |text: String| text.replace('&', "&&");
    let heading = plain(table.heading.clone());
    let as_of = plain(words.text_about("board-as-of", &words.date_and_time(table.as_of)));
    let weighting = plain(words.text_about("weighting-version", &words.integer(table.weighting)));
    let notice = table.is_demonstration.then(|| plain(words.text("demonstration-notice")));
    let pages = words
        .text_with("export-page", &[("page", "&P".to_owned().into()), ("pages", "&N".to_owned().into())]);
    sheet.set_header(format!("&L&B{heading}&B&R{as_of}"));
    sheet.set_footer(format!("&L{weighting}&C&8{}&R{pages}", notice.unwrap_or_default()));
    sheet.set_landscape().set_paper_size(PAPER).set_print_fit_to_pages(1, 0);
    sheet.set_margins(0.4, 0.4, 0.7, 0.7, 0.3, 0.3);
}
