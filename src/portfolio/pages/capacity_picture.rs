// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! What a plan uses of the capacity of each year, as a drawing and as a table.

use super::capacity::{cents_text, days_text};
use crate::{
    kit::i18n::Locale,
    portfolio::model::{PlanResult, PlannedYear},
};

/// Measures of the drawing.
const LEFT: u64 = 56;
const LONGEST: u64 = 420;
const STEP: u64 = 34;
/// Room for the words behind a bar.
const RIGHT: u64 = 300;

/// The bar of a year.
pub struct Bar {
    /// The year.
    pub year: i32,
    /// From the top.
    pub y: u64,
    /// Length of what is used.
    pub used: u64,
    /// Where what is free begins, and its length; nothing without a limit.
    pub free: Option<(u64, u64)>,
    /// Where the words begin.
    pub words_at: u64,
    /// What it says.
    pub said: String,
}

/// The bars of person-days, or of euros.
pub struct Panel {
    /// What is counted.
    pub label: String,
    /// Width of the drawing.
    pub width: u64,
    /// Height of the drawing.
    pub height: u64,
    /// The years.
    pub bars: Vec<Bar>,
}

/// A line of the table.
pub struct CapacityLine {
    /// The year.
    pub year: i32,
    /// Used and free of the work, then of the money.
    pub amounts: [String; 4],
}

/// The drawings, and the table that says the same.
pub struct CapacityPicture {
    /// Left edge of the bars.
    pub left: u64,
    /// Person-days and euros, as far as there is a limit.
    pub panels: Vec<Panel>,
    /// The table.
    pub lines: Vec<CapacityLine>,
}

/// What is used of what there is.
type Amount = (u64, Option<u64>);

impl CapacityPicture {
    pub(super) fn of(result: &PlanResult, words: Locale) -> Option<Self> {
        let amounts: Vec<(i32, Amount, Amount)> =
            result.years.iter().map(|year| amounts(year, result)).collect();
        let days = panel("capacity-days", amounts.iter().map(|(year, days, _)| (*year, *days)), days_text);
        let cents =
            panel("capacity-euros", amounts.iter().map(|(year, _, cents)| (*year, *cents)), cents_text);
        let panels: Vec<Panel> = [days(words), cents(words)].into_iter().flatten().collect();
        let free = |(used, there): Amount, text: fn(u64, Locale) -> String| {
            let unlimited = || words.text("capacity-unlimited");
            there.map_or_else(unlimited, |there| text(there.saturating_sub(used), words))
        };
        let line = |(year, days, cents): &(i32, Amount, Amount)| CapacityLine {
            year: *year,
            amounts: [
                days_text(days.0, words),
                free(*days, days_text),
                cents_text(cents.0, words),
                free(*cents, cents_text),
            ],
        };
        (!panels.is_empty()).then(|| Self { left: LEFT, panels, lines: amounts.iter().map(line).collect() })
    }
}

fn amounts(year: &PlannedYear, result: &PlanResult) -> (i32, Amount, Amount) {
    let (days, cents) = result.used(year.year);
    (year.year, (days, year.days.map(u64::from)), (cents, year.cents))
}

/// The drawing of one kind of capacity; nothing if no year has a limit of it.
fn panel(
    label: &'static str,
    years: impl Iterator<Item = (i32, Amount)>,
    text: fn(u64, Locale) -> String,
) -> impl FnOnce(Locale) -> Option<Panel> {
    let years: Vec<(i32, Amount)> = years.collect();
    move |words| {
        let is_limited = years.iter().any(|(_, (_, there))| there.is_some());
        let most = years.iter().map(|(_, (used, there))| there.unwrap_or(0).max(*used)).max()?.max(1);
        let length = |amount: u64| {
            u64::try_from(u128::from(amount) * u128::from(LONGEST) / u128::from(most)).unwrap_or(LONGEST)
        };
        let bar = |(row, (year, (used, there))): (u64, &(i32, Amount))| {
            let (end, whole) = (length(*used), length(there.unwrap_or(*used)));
            let said = match there {
                Some(there) => words.text_with(
                    "plan-used-of",
                    &[("used", text(*used, words).into()), ("there", text(*there, words).into())],
                ),
                None => text(*used, words),
            };
            Bar {
                year: *year,
                y: row * STEP + 4,
                used: end,
                free: there.map(|_| (LEFT + end, whole.saturating_sub(end))),
                words_at: LEFT + whole.max(end) + 8,
                said,
            }
        };
        is_limited.then(|| Panel {
            label: words.text(label),
            width: LEFT + LONGEST + RIGHT,
            height: STEP * u64::try_from(years.len()).unwrap_or(1),
            bars: (0..).zip(&years).map(bar).collect(),
        })
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;
    use crate::portfolio::model::{Chosen, Found};

    #[test]
    fn used_and_free_add_up_to_what_there_is() {
        let chosen = |year, days, cents| Chosen {
            project: 1,
            year,
            days,
            cents,
            tenths: 1,
            due: None,
            requires: Vec::new(),
        };
        let result = PlanResult {
            day: NaiveDate::default(),
            years: vec![
                PlannedYear { year: 2027, days: Some(100), cents: None },
                PlannedYear { year: 2028, days: Some(200), cents: None },
            ],
            found: Found::Plan {
                chosen: vec![chosen(2027, 75, 900), chosen(2028, 50, 100)],
                value: 0,
                bound: 0,
            },
            unplannable: Vec::new(),
            costs: Vec::new(),
        };
        let Some(picture) = CapacityPicture::of(&result, Locale::De) else { panic!("a year has a limit") };
        let [days] = picture.panels.as_slice() else { panic!("money has no limit") };
        let drawn: Vec<_> = days.bars.iter().map(|bar| (bar.used, bar.free)).collect();
        assert_eq!(drawn, [(157, Some((LEFT + 157, 53))), (105, Some((LEFT + 105, 315)))]);
        let free: Vec<&str> = picture.lines.iter().map(|line| line.amounts[1].as_str()).collect();
        assert_eq!(free, ["25\u{a0}PT", "150\u{a0}PT"]);
    }
}
