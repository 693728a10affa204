// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Which events the log shows: read from the address, written back into it.
//!
//! There is no way to ask for a person, nor to count what somebody did (co-determination, § 72 LPVG NRW).

use chrono::NaiveDate;

use super::model::Action;
use crate::kit::{
    form::{FieldError, Pairs},
    format::read_date,
    i18n::{Locale, Message},
};

/// The longest text that the log is searched for, in characters.
pub const LONGEST_TEXT: usize = 100;

/// Filter and place in the log. Empty fields do not narrow.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LogQuery {
    /// Must occur in the number of the project, or in the subject of an event that is not about a person.
    pub text: Option<String>,
    /// Only this action.
    pub action: Option<Action>,
    /// Only what happened on this day or later.
    pub from: Option<NaiveDate>,
    /// Only what happened on this day or earlier.
    pub to: Option<NaiveDate>,
    /// Only events with a smaller number.
    pub before: Option<i64>,
}

impl LogQuery {
    /// Reads an address's query. Unknown names are ignored; a value that cannot be understood is refused with
    /// its field.
    pub fn read(given: &Pairs) -> Result<Self, Vec<FieldError>> {
        let mut errors = Vec::new();
        let query = Self {
            text: field(given, "q", "filter-text-too-long", &mut errors, |text| {
                (text.chars().count() <= LONGEST_TEXT && !text.contains('\0')).then(|| text.to_owned())
            }),
            action: field(given, "action", "log-unknown-action", &mut errors, Action::from_code),
            from: field(given, "from", "log-expected-date", &mut errors, read_date),
            to: field(given, "to", "log-expected-date", &mut errors, read_date),
            before: field(given, "before", "log-unknown-number", &mut errors, |value| {
                value.parse().ok().filter(|number| *number > 0)
            }),
        };
        if query.from.zip(query.to).is_some_and(|(from, to)| from > to) {
            errors.push(FieldError { field: "to", message: Message::new("log-ends-before-it-begins") });
        }
        if errors.is_empty() { Ok(query) } else { Err(errors) }
    }

    /// The query of an address that [`Self::read`] reads as this, with its `?`; empty for the whole log.
    pub fn address(&self, words: Locale) -> String {
        let mut pairs = form_urlencoded::Serializer::new(String::new());
        let given = [
            ("q", self.text.clone()),
            ("action", self.action.map(|action| action.code().to_owned())),
            ("from", self.from.map(|day| words.date(day))),
            ("to", self.to.map(|day| words.date(day))),
            ("before", self.before.map(|number| number.to_string())),
        ];
        for (name, value) in given {
            if let Some(value) = value {
                pairs.append_pair(name, &value);
            }
        }
        let query = pairs.finish();
        if query.is_empty() { query } else { format!("?{query}") }
    }

    /// The same filter, from another place in the log on.
    #[must_use]
    pub fn before(&self, number: Option<i64>) -> Self {
        Self { before: number, ..self.clone() }
    }
}

fn field<T>(
    given: &Pairs,
    name: &'static str,
    refusal: &'static str,
    errors: &mut Vec<FieldError>,
    read: impl FnOnce(&str) -> Option<T>,
) -> Option<T> {
    let value = given.get(name)?;
    let understood = read(value);
    if understood.is_none() {
        let message = Message::new(refusal).with("value", value.to_owned());
        errors.push(FieldError { field: name, message });
    }
    understood
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(query: &str) -> Result<LogQuery, Vec<&'static str>> {
        LogQuery::read(&Pairs::of_query(query))
            .map_err(|errors| errors.into_iter().map(|error| error.field).collect())
    }

    #[test]
    fn a_bad_value_is_refused_with_its_field() {
        assert_eq!(
            read("action=x&from=31.02.2024&to=morgen&before=0"),
            Err(vec!["action", "from", "to", "before"])
        );
        assert_eq!(read(&format!("q={}", "x".repeat(101))), Err(vec!["q"]));
        assert_eq!(read("before=99999999999999999999"), Err(vec!["before"]));
        assert_eq!(read("from=02.01.2026&to=01.01.2026"), Err(vec!["to"]));
        assert_eq!(read("q=+&action=&from=&to=&before=&actor=7"), Ok(LogQuery::default()));
    }

    proptest! {
        #[test]
        fn an_address_is_read_as_what_it_was_written_from(
            text in proptest::option::of("\\PC{1,100}"),
            action in proptest::option::of(proptest::sample::select(Action::ALL)),
            days in (proptest::option::of(0..20_000_i32), proptest::option::of(20_000..40_000_i32)),
            before in proptest::option::of(1..i64::MAX),
            words in proptest::sample::select(Locale::ALL.to_vec()),
        ) {
            let text = text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
            let day = |days: i32| NaiveDate::from_epoch_days(days).unwrap();
            let query = LogQuery { text, action, from: days.0.map(day), to: days.1.map(day), before };
            prop_assert_eq!(read(query.address(words).trim_start_matches('?')), Ok(query));
        }

        #[test]
        fn no_query_breaks_the_reader(query in "\\PC{0,200}") {
            let _ = read(&query);
        }
    }
}
