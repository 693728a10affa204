// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! A plan by quarters, with deadlines and with what requires what. The tables of the years say the same.

use std::collections::HashMap;

use chrono::{Datelike as _, NaiveDate};

use super::{plan_parts::Book, words};
use crate::{
    kit::page::Chrome,
    portfolio::model::{PlanResult, QUARTERS, Slot, slots},
};

/// Measures of the drawing.
const LEFT: u64 = 330;
const TOP: u64 = 44;
const QUARTER: u64 = 66;
const STEP: u64 = 26;
/// Height of a bar.
const BAR: u64 = 14;

/// More rows than this nobody can follow.
const MOST_ROWS: usize = 60;
/// Letters that fit beside a bar.
const LETTERS: usize = 42;

/// A quarter of the head.
pub struct QuarterHead {
    /// From the left.
    pub x: u64,
    /// "Q1".
    pub name: String,
    /// The year, at its first quarter.
    pub year: Option<i32>,
}

/// A project of the drawing.
pub struct Row {
    /// Where it leads.
    pub href: String,
    /// Number and title, cut to the room that there is.
    pub name: String,
    /// Middle of the row from the top.
    pub y: u64,
    /// Bar from the left.
    pub x: u64,
    /// Length of the bar.
    pub width: u64,
    /// The deadline from the left, if it lies within the years.
    pub due: Option<u64>,
}

/// The drawing.
pub struct Roadmap {
    /// Width.
    pub width: u64,
    /// Height.
    pub height: u64,
    /// Height of a bar.
    pub bar: u64,
    /// The quarters.
    pub quarters: Vec<QuarterHead>,
    /// The projects.
    pub rows: Vec<Row>,
    /// From what is required to what requires it.
    pub lines: Vec<String>,
    /// Not all of them are drawn.
    pub note: Option<String>,
}

impl Roadmap {
    pub(super) fn of(result: &PlanResult, book: &Book, chrome: &Chrome) -> Option<Self> {
        let words = chrome.words;
        let all = slots(result);
        let years: HashMap<i32, u64> = result.years.iter().map(|year| year.year).zip(0..).collect();
        let quarter_at = |index: u64| LEFT + index * QUARTER;
        let row = |(index, slot): (u64, &Slot<'_>)| {
            let project = book.get(slot.chosen.project)?;
            let year = *years.get(&slot.chosen.year)?;
            let x = quarter_at(year * QUARTERS + slot.from - 1);
            Some(Row {
                href: chrome.href(&format!("/projects/{}", project.number)),
                name: cut(&format!("{} {}", project.number, project.title)),
                y: TOP + index * STEP + STEP / 2,
                x: x + 2,
                width: (slot.until + 1 - slot.from) * QUARTER - 4,
                due: slot.chosen.due.and_then(|due| Some(day_at(due, *years.get(&due.year())?))),
            })
        };
        let shown = all.get(..MOST_ROWS).unwrap_or(&all);
        let rows: Vec<(i64, Row)> = (0..)
            .zip(shown)
            .filter_map(|(index, slot)| Some((slot.chosen.project, row((index, slot))?)))
            .collect();
        let lines = lines(shown, &rows.iter().map(|(project, row)| (*project, row)).collect());
        let last = u64::try_from(result.years.len()).unwrap_or(1) * QUARTERS;
        let head = |(index, year, quarter): (u64, i32, u64)| QuarterHead {
            x: quarter_at(index * QUARTERS + quarter - 1),
            name: words.text_about("roadmap-quarter", &quarter),
            year: (quarter == 1).then_some(year),
        };
        let quarters = (0..).zip(&result.years);
        let quarters =
            quarters.flat_map(|(index, year)| (1..=QUARTERS).map(move |quarter| (index, year.year, quarter)));
        (!rows.is_empty()).then(|| Self {
            width: quarter_at(last) + 12,
            height: TOP + STEP * u64::try_from(shown.len()).unwrap_or(1) + 6,
            bar: BAR,
            quarters: quarters.map(head).collect(),
            lines,
            note: (all.len() > shown.len())
                .then(|| words::counted("roadmap-part", all.len() - shown.len(), words)),
            rows: rows.into_iter().map(|(_, row)| row).collect(),
        })
    }
}

/// "2027, Quartal 1 bis 2".
pub(super) fn quarters_text(slot: &Slot<'_>, chrome: &Chrome) -> String {
    let year = ("year", slot.chosen.year.to_string().into());
    let [from, until] = [slot.from, slot.until].map(|quarter| quarter.to_string().into());
    if slot.from == slot.until {
        chrome.words.text_with("roadmap-in-quarter", &[year, ("from", from)])
    } else {
        chrome.words.text_with("roadmap-in-quarters", &[year, ("from", from), ("until", until)])
    }
}

fn day_at(day: NaiveDate, year: u64) -> u64 {
    LEFT + year * QUARTERS * QUARTER + u64::from(day.ordinal0()) * QUARTERS * QUARTER / 366
}

/// From the end of what is required down to the beginning of what requires it.
fn lines(shown: &[Slot<'_>], rows: &HashMap<i64, &Row>) -> Vec<String> {
    let line = |slot: &Slot<'_>, required: &i64| {
        let (from, to) = (rows.get(required)?, rows.get(&slot.chosen.project)?);
        let (x, bottom) = (from.x + 10, from.y + BAR / 2);
        // A bar that begins further left is met from above.
        Some(if to.x > x {
            format!("M{x} {bottom}V{}H{}", to.y, to.x)
        } else {
            format!("M{x} {bottom}V{}", to.y - BAR / 2)
        })
    };
    let all = shown.iter().flat_map(|slot| slot.chosen.requires.iter().map(move |other| (slot, other)));
    all.filter_map(|(slot, required)| line(slot, required)).collect()
}

fn cut(name: &str) -> String {
    if name.chars().count() <= LETTERS {
        return name.to_owned();
    }
    name.chars().take(LETTERS - 1).collect::<String>().trim_end().to_owned() + "…"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_lies_in_its_quarter() {
        for (day, quarter) in [("2027-01-01", 0), ("2027-04-10", 1), ("2028-12-31", 3)] {
            let Ok(day) = day.parse() else { panic!("{day}") };
            assert_eq!((day_at(day, 0) - LEFT) / QUARTER, quarter, "{day}");
        }
    }

    #[test]
    fn a_long_name_is_cut() {
        assert_eq!(cut("DIG-001 Kurz"), "DIG-001 Kurz");
        assert_eq!(cut(&"ä".repeat(60)).chars().count(), LETTERS);
    }
}
