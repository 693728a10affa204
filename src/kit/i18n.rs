// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Words: German by default, English complete. Every text that a person reads stands in
//! `templates/locales/{de,en}/*.ftl`; code names it by its key.

use std::{borrow::Cow, collections::HashMap};

use chrono::{DateTime, Utc};
use fluent_templates::{LanguageIdentifier, Loader, fluent_bundle::FluentValue};
use serde::Serialize;
use unic_langid::langid;
use utoipa::ToSchema;

fluent_templates::static_loader! {
    static TEXTS = {
        locales: "./templates/locales",
        fallback_language: "de",
        // Fluent's invisible isolation marks guard mixed writing directions, which we do not have;
        // they would end up in copied text and in searches.
        customise: |bundle| bundle.set_use_isolating(false),
    };
}

/// A language of the portal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Locale {
    /// German, the language of the administration and the default.
    #[default]
    De,
    /// English.
    En,
}

impl Locale {
    /// Both languages, the default first.
    pub const ALL: [Self; 2] = [Self::De, Self::En];

    /// The language tag for `lang` attributes: `de` or `en`.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::De => "de",
            Self::En => "en",
        }
    }

    /// The region whose spelling and quotation marks count: `de` or `gb`.
    pub const fn region(self) -> &'static str {
        match self {
            Self::De => "de",
            Self::En => "gb",
        }
    }

    /// The language of a command line: English if `LC_ALL`, `LC_MESSAGES` or `LANG` (the first that
    /// is set) asks for it, else German.
    pub fn of_environment(variable: impl Fn(&str) -> Option<String>) -> Self {
        let wish = ["LC_ALL", "LC_MESSAGES", "LANG"]
            .into_iter()
            .find_map(|name| variable(name).filter(|value| !value.is_empty()));
        match wish {
            Some(value) if value.starts_with("en") => Self::En,
            _ => Self::De,
        }
    }

    /// The language that an `Accept-Language` header likes best; German if it likes neither or is not there.
    pub fn accepted(header: Option<&str>) -> Self {
        let liked = |range: &str| {
            let (tag, weight) = range.split_once(";q=").unwrap_or((range, "1"));
            let language = tag.trim().split('-').next().unwrap_or_default();
            let known = Self::ALL.into_iter().find(|known| language.eq_ignore_ascii_case(known.tag()))?;
            let weight: f32 = weight.trim().parse().unwrap_or_default();
            (weight > 0.0).then_some((known, weight))
        };
        let mut best: Option<(Self, f32)> = None;
        for (language, weight) in header.unwrap_or_default().split(',').filter_map(liked) {
            if best.is_none_or(|(_, former)| weight > former) {
                best = Some((language, weight));
            }
        }
        best.map(|(language, _)| language).unwrap_or_default()
    }

    /// The text named `key`.
    pub fn text(self, key: &str) -> String {
        TEXTS.try_lookup(&self.language(), key).unwrap_or_else(|| missing(key))
    }

    /// The text named `key`, if there is one: for keys made of what the database holds, which a newer program
    /// may have written.
    pub fn text_if_any(self, key: &str) -> Option<String> {
        TEXTS.try_lookup(&self.language(), key)
    }

    /// The text named `key` with its arguments put in.
    pub fn text_with(self, key: &str, arguments: &[(&'static str, Value)]) -> String {
        let arguments: HashMap<Cow<'static, str>, FluentValue<'_>> =
            arguments.iter().map(|(name, value)| (Cow::Borrowed(*name), self.value(value))).collect();
        TEXTS.try_lookup_with_args(&self.language(), key, &arguments).unwrap_or_else(|| missing(key))
    }

    /// A text with one value in it.
    pub fn text_about(self, key: &str, value: &(impl ToString + ?Sized)) -> String {
        self.text_with(key, &[("value", value.to_string().into())])
    }

    /// A text that depends on a number: `$count` chooses the form, `$number` is how it is written.
    pub fn count(self, key: &str, count: &u32) -> String {
        self.text_with(key, &[("count", (*count).into()), ("number", self.integer(*count).into())])
    }

    /// A share in percent.
    pub fn percent(self, number: &(impl ToString + ?Sized)) -> String {
        self.text_about("percent", number)
    }

    /// From … to …
    pub fn span(self, (from, to): &(String, String)) -> String {
        if from == to { from.clone() } else { format!("{from}–{to}") }
    }

    /// The words of a message.
    pub fn message(self, message: &Message) -> String {
        self.text_with(message.key, &message.arguments)
    }

    fn value(self, value: &Value) -> FluentValue<'_> {
        match value {
            Value::Text(text) => text.as_str().into(),
            Value::Number(number) => number.into(),
            Value::Instant(instant) => self.date_and_time(*instant).into(),
            Value::Message(message) => self.message(message).into(),
        }
    }

    const fn language(self) -> LanguageIdentifier {
        match self {
            Self::De => langid!("de"),
            Self::En => langid!("en"),
        }
    }
}

/// A key without a text is a mistake of ours: it is logged, and the page shows the key.
fn missing(key: &str) -> String {
    tracing::error!(key, "no text for this key");
    key.to_owned()
}

/// What is put into a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Written as it is.
    Text(String),
    /// Chooses between singular and plural.
    Number(i64),
    /// Written as day and time of day in Dortmund.
    Instant(DateTime<Utc>),
    /// Said in the language of the text around it.
    Message(Message),
}

impl From<Message> for Value {
    fn from(message: Message) -> Self {
        Self::Message(message)
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<DateTime<Utc>> for Value {
    fn from(instant: DateTime<Utc>) -> Self {
        Self::Instant(instant)
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<u32> for Value {
    fn from(number: u32) -> Self {
        Self::Number(number.into())
    }
}

impl From<usize> for Value {
    fn from(number: usize) -> Self {
        Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

/// What to say, not yet in a language: the key of a text and what is put into it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// Key in the Fluent files.
    pub key: &'static str,
    /// Values by the names that the text uses.
    pub arguments: Vec<(&'static str, Value)>,
}

impl Message {
    /// A message without arguments.
    pub const fn new(key: &'static str) -> Self {
        Self { key, arguments: Vec::new() }
    }

    /// The same with one more value.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Value>) -> Self {
        self.arguments.push((name, value.into()));
        self
    }
}

/// A text that the portal's own users keep in both languages, such as the description of a level.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Bilingual {
    /// German.
    pub de: String,
    /// English.
    pub en: String,
}

impl Bilingual {
    /// The text in that language.
    pub fn get(&self, locale: Locale) -> &str {
        match locale {
            Locale::De => &self.de,
            Locale::En => &self.en,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_is_the_one_that_is_liked_best() {
        for (header, language) in [
            ("", Locale::De),
            ("en", Locale::En),
            ("en-GB,en;q=0.9,de;q=0.8", Locale::En),
            ("fr, de;q=0.5, en;q=0.7", Locale::En),
            ("en;q=0, de", Locale::De),
            ("en;q=x, *", Locale::De),
            ("de,en", Locale::De),
            ("EN", Locale::En),
        ] {
            assert_eq!(Locale::accepted(Some(header)), language, "{header}");
        }
        assert_eq!(Locale::accepted(None), Locale::De);
    }
}
