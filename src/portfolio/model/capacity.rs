// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use std::ops::RangeInclusive;

use super::team::{Team, TeamDays, TeamId};
use crate::{
    kit::{
        form::{FieldError, Pairs},
        i18n::Message,
        text::{required, text},
    },
    ranking::{Cents, PersonDays},
};

/// What is planned lies within these years.
const YEARS: RangeInclusive<i32> = 2020..=2099;

/// Nobody has more person-days in a year.
pub(super) const MOST_DAYS: u64 = 1_000_000;
/// Nobody has more euros in a year.
const MOST_EUROS: u64 = 100_000_000_000;
const LONGEST_REASON: usize = 2_000;

/// What there is in a year to carry projects out with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Capacity {
    /// The year.
    pub year: i32,
    /// Work; nothing if it does not matter.
    pub days: Option<PersonDays>,
    /// Money; nothing if it does not matter.
    pub cents: Option<Cents>,
    /// Work of the teams that is counted by itself.
    pub teams: TeamDays,
    /// Where the figures come from.
    pub reason: String,
    /// Counts its changes.
    pub row_version: i32,
}

/// What somebody enters for a year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CapacityEdit {
    /// Work.
    pub days: Option<PersonDays>,
    /// Money.
    pub cents: Option<Cents>,
    /// Work of the teams.
    pub teams: TeamDays,
    /// Where the figures come from.
    pub reason: String,
}

/// What is wrong in a form that has fields for teams.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Faults {
    /// In the fields of every form.
    pub fields: Vec<FieldError>,
    /// In those of the teams.
    pub teams: Vec<(TeamId, Message)>,
}

impl Faults {
    /// Whether nothing is wrong.
    pub const fn is_empty(&self) -> bool {
        self.fields.is_empty() && self.teams.is_empty()
    }
}

impl CapacityEdit {
    /// Name of the field with the year.
    pub const YEAR: &'static str = "year";
    /// Name of the field with the work.
    pub const DAYS: &'static str = "person_days";
    /// Name of the field with the money.
    pub const EUROS: &'static str = "euros";
    /// Name of the field with the reason.
    pub const REASON: &'static str = "reason";

    /// Which year it is about.
    pub fn read_year(typed: &Pairs) -> Result<i32, FieldError> {
        let year = typed.get(Self::YEAR).and_then(|year| year.parse().ok());
        year.filter(|year| YEARS.contains(year)).ok_or_else(|| FieldError {
            field: Self::YEAR,
            message: Message::new("capacity-year-unreadable"),
        })
    }

    /// What was typed.
    pub fn read(typed: &Pairs, teams: &[Team]) -> Result<Self, Faults> {
        let mut errors = Vec::new();
        let days = typed.get(Self::DAYS).map(|days| whole(days).filter(|days| *days <= MOST_DAYS));
        if days == Some(None) {
            errors.push(FieldError { field: Self::DAYS, message: Message::new("capacity-days-unreadable") });
        }
        let cents =
            typed.get(Self::EUROS).map(|euros| cents(euros).filter(|cents| *cents <= MOST_EUROS * 100));
        if cents == Some(None) {
            errors
                .push(FieldError { field: Self::EUROS, message: Message::new("capacity-euros-unreadable") });
        }
        let reason = required(text(typed.raw(Self::REASON), LONGEST_REASON))
            .map_err(|message| errors.push(FieldError { field: Self::REASON, message }));
        let mut faults = Faults { fields: errors, teams: Vec::new() };
        let teams = TeamDays::read(typed, teams).map_err(|found| faults.teams = found);
        match (reason, teams) {
            (Ok(reason), Ok(teams)) if faults.is_empty() => Ok(Self {
                days: days.flatten().and_then(|days| u32::try_from(days).ok()).map(PersonDays),
                cents: cents.flatten().map(Cents),
                teams,
                reason,
            }),
            _ => Err(faults),
        }
    }

    /// Whether nothing is said of the year as a whole, without which nothing counts of its teams.
    pub const fn is_empty(&self) -> bool {
        self.days.is_none() && self.cents.is_none()
    }
}

/// A whole number, with or without separators between its thousands.
pub(super) fn whole(typed: &str) -> Option<u64> {
    let groups: Vec<&str> = typed.split(['.', ',', ' ', '\u{a0}', '\u{202f}']).collect();
    let is_digits = |group: &&str| !group.is_empty() && group.bytes().all(|byte| byte.is_ascii_digit());
    let is_grouped = match groups.as_slice() {
        [_] => true,
        [first, rest @ ..] => first.len() <= 3 && rest.iter().all(|group| group.len() == 3),
        [] => false,
    };
    groups.concat().parse().ok().filter(|_| is_grouped && groups.iter().all(is_digits))
}

/// Euros with or without cents; the unit may be written.
fn cents(typed: &str) -> Option<u64> {
    let amount = typed.trim_start_matches('€').trim_end_matches('€').trim_end_matches("EUR").trim();
    let with_cents = amount.rsplit_once([',', '.']).filter(|(_, cents)| (1..=2).contains(&cents.len()));
    let Some((euros, cents)) = with_cents else { return whole(amount)?.checked_mul(100) };
    let tens = if cents.len() == 1 { 10 } else { 1 };
    whole(euros)?.checked_mul(100)?.checked_add(whole(cents)? * tens)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn amounts_are_read_as_people_write_them() {
        for (typed, read) in [
            ("2500000", Some(250_000_000)),
            ("2.500.000", Some(250_000_000)),
            ("2.500.000,50 €", Some(250_000_050)),
            ("€2,500,000.5", Some(250_000_050)),
            ("0 EUR", Some(0)),
            ("1.5", Some(150)),
            ("25.00.000", None),
            ("-5", None),
            ("viel", None),
            ("", None),
            ("1,", None),
        ] {
            assert_eq!(cents(typed), read, "{typed}");
        }
        assert_eq!(whole("1.200"), Some(1200));
        assert_eq!(whole("12.00"), None);
    }

    proptest! {
        #[test]
        fn nothing_that_is_typed_breaks_the_reader(days in "\\PC{0,30}", euros in "\\PC{0,30}") {
            let typed = Pairs::of([
                (CapacityEdit::DAYS, days),
                (CapacityEdit::EUROS, euros),
                (CapacityEdit::REASON, "Haushalt".to_owned()),
            ]);
            if let Ok(edit) = CapacityEdit::read(&typed, &[]) {
                prop_assert!(edit.cents.is_none_or(|cents| cents.0 <= MOST_EUROS * 100));
            }
        }
    }
}
