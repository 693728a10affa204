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
    /// Used and free, of each kind of capacity.
    pub amounts: Vec<String>,
}

/// The drawings, and the table that says the same.
pub struct CapacityPicture {
    /// Left edge of the bars.
    pub left: u64,
    /// Person-days, euros and the person-days of teams, as far as there is a limit.
    pub panels: Vec<Panel>,
    /// The heads of the table: of each kind of capacity what is used and what is free.
    pub heads: Vec<String>,
    /// The table.
    pub lines: Vec<CapacityLine>,
}

/// What is used of what there is.
type Amount = (u64, Option<u64>);

/// Something of which there is only so much, with its amounts by year.
struct Kind {
    label: String,
    heads: [String; 2],
    years: Vec<(i32, Amount)>,
    text: fn(u64, Locale) -> String,
}

impl Kind {
    fn all(result: &PlanResult, words: Locale) -> Vec<Self> {
        let by_year = |amount: &dyn Fn(&PlannedYear) -> Amount| {
            result.years.iter().map(|year| (year.year, amount(year))).collect()
        };
        let days = Self {
            label: words.text("capacity-days"),
            heads: ["plan-days-used", "plan-days-free"].map(|key| words.text(key)),
            years: by_year(&|year| (result.used(year.year).0, year.days.map(u64::from))),
            text: days_text,
        };
        let cents = Self {
            label: words.text("capacity-euros"),
            heads: ["plan-euros-used", "plan-euros-free"].map(|key| words.text(key)),
            years: by_year(&|year| (result.used(year.year).1, year.cents)),
            text: cents_text,
        };
        let teams = result.teams.iter().enumerate().map(|(index, team)| Self {
            label: words.text_about("team-days", &team.name),
            heads: ["plan-team-used", "plan-team-free"].map(|key| words.text_about(key, &team.name)),
            years: by_year(&|year| {
                let there = year.teams.get(index).copied().flatten();
                (result.used_of_team(year.year, index), there.map(u64::from))
            }),
            text: days_text,
        });
        [days, cents].into_iter().chain(teams).collect()
    }

    /// Used and free of a year.
    fn amounts(&self, year: i32, words: Locale) -> [String; 2] {
        let of_year = self.years.iter().find(|(each, _)| *each == year);
        let (used, there) = of_year.map(|(_, amount)| *amount).unwrap_or_default();
        let free = there.map(|there| (self.text)(there.saturating_sub(used), words));
        [(self.text)(used, words), free.unwrap_or_else(|| words.text("capacity-unlimited"))]
    }
}

impl CapacityPicture {
    pub(super) fn of(result: &PlanResult, words: Locale) -> Option<Self> {
        let kinds = Kind::all(result, words);
        let panels: Vec<Panel> = kinds.iter().filter_map(|kind| panel(kind, words)).collect();
        let line = |year: &PlannedYear| CapacityLine {
            year: year.year,
            amounts: kinds.iter().flat_map(|kind| kind.amounts(year.year, words)).collect(),
        };
        (!panels.is_empty()).then(|| Self {
            left: LEFT,
            panels,
            heads: kinds.iter().flat_map(|kind| kind.heads.clone()).collect(),
            lines: result.years.iter().map(line).collect(),
        })
    }
}

/// The drawing of one kind of capacity; nothing if no year has a limit of it.
fn panel(kind: &Kind, words: Locale) -> Option<Panel> {
    let years = &kind.years;
    let is_limited = years.iter().any(|(_, (_, there))| there.is_some());
    let most = years.iter().map(|(_, (used, there))| there.unwrap_or(0).max(*used)).max()?.max(1);
    let length = |amount: u64| {
        u64::try_from(u128::from(amount) * u128::from(LONGEST) / u128::from(most)).unwrap_or(LONGEST)
    };
    let text = |amount: u64| (kind.text)(amount, words);
    let bar = |(row, (year, (used, there))): (u64, &(i32, Amount))| {
        let (end, whole) = (length(*used), length(there.unwrap_or(*used)));
        let said = match there {
            Some(there) => {
                let of = [("used", text(*used).into()), ("there", text(*there).into())];
                words.text_with("plan-used-of", &of)
            }
            None => text(*used),
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
        label: kind.label.clone(),
        width: LEFT + LONGEST + RIGHT,
        height: STEP * u64::try_from(years.len()).unwrap_or(1),
        bars: (0..).zip(years).map(bar).collect(),
    })
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;
    use crate::portfolio::model::{Chosen, Found, PlannedTeam};

    #[test]
    fn used_and_free_add_up_to_what_there_is() {
        let chosen = |year, days, cents| Chosen {
            project: 1,
            year,
            days,
            cents,
            teams: vec![days / 5],
            tenths: 1,
            due: None,
            requires: Vec::new(),
        };
        let result = PlanResult {
            day: NaiveDate::default(),
            years: vec![
                PlannedYear { year: 2027, days: Some(100), cents: None, teams: vec![Some(20)] },
                PlannedYear { year: 2028, days: Some(200), cents: None, teams: vec![None] },
            ],
            teams: vec![PlannedTeam { name: "Netz".to_owned() }],
            found: Found::Plan {
                chosen: vec![chosen(2027, 75, 900), chosen(2028, 50, 100)],
                value: 0,
                bound: 0,
            },
            unplannable: Vec::new(),
            costs: Vec::new(),
        };
        let Some(picture) = CapacityPicture::of(&result, Locale::De) else { panic!("a year has a limit") };
        let [days, net] = picture.panels.as_slice() else { panic!("money has no limit") };
        let drawn: Vec<_> = days.bars.iter().map(|bar| (bar.used, bar.free)).collect();
        assert_eq!(drawn, [(157, Some((LEFT + 157, 53))), (105, Some((LEFT + 105, 315)))]);
        let free: Vec<&str> = picture.lines.iter().map(|line| line.amounts[1].as_str()).collect();
        assert_eq!(free, ["25\u{a0}PT", "150\u{a0}PT"]);
        let drawn: Vec<_> = net.bars.iter().map(|bar| (bar.used, bar.free)).collect();
        assert_eq!(drawn, [(315, Some((LEFT + 315, 105))), (210, None)]);
        let of_net: Vec<&[String]> = picture.lines.iter().map(|line| &line.amounts[4..]).collect();
        assert_eq!(of_net, [["15\u{a0}PT", "5\u{a0}PT"], ["10\u{a0}PT", "ohne Grenze"]]);
    }
}
