// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! How events are written. What only a newer program has words for is shown as it stands in the log.

use chrono::{DateTime, Utc};
use serde_json::Value;

use crate::{
    audit::model::{Change, RecordedEvent},
    kit::{format::read_date, i18n::Locale},
};

/// What stands for a value that is not there.
const NOTHING: &str = "–";

/// Fields whose values are codes with words of their own, such as `state-draft`.
const CODED: [&str; 4] = ["kind", "outcome_moment", "reuse_result", "state"];

pub(super) fn action(code: &str, words: Locale) -> String {
    words.text_if_any(&format!("action-{code}")).unwrap_or_else(|| code.to_owned())
}

/// What was done and what it is about.
pub(super) fn deed(event: &RecordedEvent, words: Locale) -> String {
    let action = action(&event.action, words);
    if event.subject.is_empty() {
        return action;
    }
    words.text_with("event-about", &[("action", action.into()), ("subject", event.subject.clone().into())])
}

pub(super) fn field(change: &Change, words: Locale) -> String {
    field_if_any(change, words).or_else(|| change.field.clone()).unwrap_or_default()
}

/// The name of the field that was changed, if there are words for it.
pub(super) fn field_if_any(change: &Change, words: Locale) -> Option<String> {
    match &change.field {
        Some(name) => words.text_if_any(&format!("field-{}", name.replace('_', "-"))),
        None => Some(words.text("change-value")),
    }
}

pub(super) fn before(change: &Change, words: Locale) -> String {
    value_or_nothing(change, change.before.as_ref(), words)
}

pub(super) fn after(change: &Change, words: Locale) -> String {
    value_or_nothing(change, change.after.as_ref(), words)
}

fn value_or_nothing(change: &Change, value: Option<&Value>, words: Locale) -> String {
    let said = value.map(|value| self::value(change.field.as_deref(), value, words)).unwrap_or_default();
    if said.is_empty() { NOTHING.to_owned() } else { said }
}

fn value(field: Option<&str>, value: &Value, words: Locale) -> String {
    match value {
        Value::Null => String::new(),
        Value::Bool(true) => words.text("value-yes"),
        Value::Bool(false) => words.text("value-no"),
        Value::Number(number) => {
            number.as_i64().map_or_else(|| number.to_string(), |number| words.integer(number))
        }
        Value::String(text) => self::text(field, text, words),
        Value::Array(items) => {
            let items = items.iter().map(|item| self::value(field, item, words));
            items.collect::<Vec<_>>().join(", ")
        }
        Value::Object(_) => value.to_string(),
    }
}

/// Codes, days and times in the language's way, everything else as it is.
fn text(field: Option<&str>, text: &str, words: Locale) -> String {
    let coded = field.filter(|field| CODED.contains(field));
    let coded = coded.and_then(|field| words.text_if_any(&format!("{field}-{text}")));
    let day = || read_date(text).filter(|day| day.to_string() == text).map(|day| words.date(day));
    let time = || {
        let instant = DateTime::parse_from_rfc3339(text).ok()?;
        Some(words.date_and_time(instant.with_timezone(&Utc)))
    };
    coded.or_else(day).or_else(time).unwrap_or_else(|| text.to_owned())
}
