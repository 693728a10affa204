// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use std::ops::RangeInclusive;

use serde_json::{Value, json};

use crate::kit::{
    form::{FieldError, Pairs},
    i18n::Message,
};

/// What is kept for a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// The names of people who cannot sign in any more, from that day on.
    Persons,
    /// Drafts of proposals that nobody goes on with, from the last change on.
    Drafts,
    /// Reported barriers, from the day on which they were closed.
    Barriers,
    /// Mails that have been sent or given up.
    Mails,
    /// Attempts to sign in that succeeded; those that failed go after a day.
    Attempts,
    /// Sessions that have ended, and what was being typed in them.
    Sessions,
}

impl Kept {
    /// Each, in the order of the form.
    pub const ALL: [Self; 6] =
        [Self::Persons, Self::Drafts, Self::Barriers, Self::Mails, Self::Attempts, Self::Sessions];

    /// Name of the field, of the column, and in the log.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Persons => "persons",
            Self::Drafts => "drafts",
            Self::Barriers => "barriers",
            Self::Mails => "mails",
            Self::Attempts => "attempts",
            Self::Sessions => "sessions",
        }
    }

    /// Key of what it is called.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Persons => "retention-persons",
            Self::Drafts => "retention-drafts",
            Self::Barriers => "retention-barriers",
            Self::Mails => "retention-mails",
            Self::Attempts => "retention-attempts",
            Self::Sessions => "retention-sessions",
        }
    }

    /// The days that can be chosen from. The last three are kept for no longer than the program needs them.
    pub const fn range(self) -> RangeInclusive<i32> {
        match self {
            Self::Persons => 1..=3650,
            Self::Drafts | Self::Barriers => 30..=3650,
            Self::Mails => 1..=30,
            Self::Attempts => 1..=90,
            Self::Sessions => 1..=7,
        }
    }
}

/// For how many days each kind is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Periods {
    /// See [`Kept::Persons`].
    pub persons: i32,
    /// See [`Kept::Drafts`].
    pub drafts: i32,
    /// See [`Kept::Barriers`].
    pub barriers: i32,
    /// See [`Kept::Mails`].
    pub mails: i32,
    /// See [`Kept::Attempts`].
    pub attempts: i32,
    /// See [`Kept::Sessions`].
    pub sessions: i32,
}

impl Periods {
    /// Days for which that is kept.
    pub const fn days(&self, kept: Kept) -> i32 {
        match kept {
            Kept::Persons => self.persons,
            Kept::Drafts => self.drafts,
            Kept::Barriers => self.barriers,
            Kept::Mails => self.mails,
            Kept::Attempts => self.attempts,
            Kept::Sessions => self.sessions,
        }
    }

    /// As the log notes it.
    pub fn recorded(&self) -> Value {
        json!({
            "persons": self.persons,
            "drafts": self.drafts,
            "barriers": self.barriers,
            "mails": self.mails,
            "attempts": self.attempts,
            "sessions": self.sessions,
        })
    }

    /// Reads what somebody typed.
    pub fn read(typed: &Pairs) -> Result<Self, Vec<FieldError>> {
        let mut errors = Vec::new();
        let mut days = |kept: Kept| {
            let read = typed.get(kept.code()).and_then(|typed| typed.parse().ok());
            let (low, high) = (*kept.range().start(), *kept.range().end());
            read.filter(|days| kept.range().contains(days)).unwrap_or_else(|| {
                let message = Message::new("retention-out-of-range");
                let message = message.with("low", i64::from(low)).with("high", i64::from(high));
                errors.push(FieldError { field: kept.code(), message });
                low
            })
        };
        let periods = Self {
            persons: days(Kept::Persons),
            drafts: days(Kept::Drafts),
            barriers: days(Kept::Barriers),
            mails: days(Kept::Mails),
            attempts: days(Kept::Attempts),
            sessions: days(Kept::Sessions),
        };
        if errors.is_empty() { Ok(periods) } else { Err(errors) }
    }
}

/// Columns that hold personal data for one purpose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Processing {
    /// What the comments of the columns call it; the texts on screen are `processing-{code}-…`.
    pub code: String,
    /// The tables with their columns.
    pub tables: Vec<(String, Vec<String>)>,
}

impl Processing {
    /// What the period is set under that ends it; nothing where data go with something else or stay as content of the
    /// files.
    pub fn kept(&self) -> Option<Kept> {
        match self.code.as_str() {
            "account" | "log" | "file" | "assessment" => Some(Kept::Persons),
            "draft" => Some(Kept::Drafts),
            "barrier" => Some(Kept::Barriers),
            "mail" => Some(Kept::Mails),
            "attempt" => Some(Kept::Attempts),
            "session" => Some(Kept::Sessions),
            _ => None,
        }
    }
}

/// Puts columns together by what they are for: processing, table and column in the order of the database.
pub fn by_processing(columns: Vec<(String, String, String)>) -> Vec<Processing> {
    let mut found: Vec<Processing> = Vec::new();
    for (code, table, column) in columns {
        if found.last().is_none_or(|last| last.code != code) {
            found.push(Processing { code, tables: Vec::new() });
        }
        let Some(processing) = found.last_mut() else { continue };
        match processing.tables.last_mut() {
            Some((name, columns)) if *name == table => columns.push(column),
            _ => processing.tables.push((table, vec![column])),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_is_a_number_of_days_within_what_is_sensible() {
        let typed = |persons: &str, mails: &str| {
            let others = [("drafts", "730"), ("barriers", "365"), ("attempts", "90"), ("sessions", "7")];
            let all = others.into_iter().chain([("persons", persons), ("mails", mails)]);
            Pairs::of(all.map(|(name, value)| (name, value.to_owned())))
        };
        let periods = Periods::read(&typed(" 365 ", "30")).unwrap();
        assert_eq!((periods.persons, periods.mails, periods.sessions), (365, 30, 7));
        for wrong in ["", "0", "-1", "3651", "1.5", "viel", "99999999999"] {
            let errors = Periods::read(&typed(wrong, "31")).unwrap_err();
            assert_eq!(errors.iter().map(|error| error.field).collect::<Vec<_>>(), ["persons", "mails"]);
        }
    }

    #[test]
    fn columns_are_put_together_by_what_they_are_for() {
        let column =
            |code: &str, table: &str, name: &str| (code.to_owned(), table.to_owned(), name.to_owned());
        let found = by_processing(vec![
            column("account", "person", "name"),
            column("account", "person", "email"),
            column("account", "person_role", "role"),
            column("mail", "outbox", "body"),
        ]);
        let names: Vec<_> = found.iter().map(|it| (it.code.as_str(), it.tables.len())).collect();
        assert_eq!(names, [("account", 2), ("mail", 1)]);
        assert_eq!(found[0].tables[0].1, ["name", "email"]);
    }
}
