// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! The fields of a form as they are drawn: label, hint, what was typed, and what is wrong with it.
//!
//! Templates draw them by `{% let field = … %}{% include "parts/field.html" %}`, and what is wrong in all of
//! them by `{% include "parts/errors.html" %}`.

use std::borrow::Cow;

use super::{
    form::{FieldError, Pairs},
    i18n::Locale,
};

/// How a field is filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Control {
    /// One line of this type of `input`, such as `text`, `email`, `password`.
    Line(&'static str),
    /// Several lines, so many of them visible.
    Text(u8),
    /// One of these answers.
    Select(Vec<Choice>),
    /// One of these answers, all of them visible.
    Radio(Vec<Choice>),
    /// Any of these answers.
    Checkboxes(Vec<Choice>),
}

/// One of the answers to choose from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What is sent.
    pub value: String,
    /// What is read.
    pub label: String,
    /// Whether it is chosen.
    pub is_chosen: bool,
}

/// A field of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// Name in the form, and its `id`.
    pub name: Cow<'static, str>,
    /// What it asks for.
    pub label: String,
    /// How it is meant.
    pub hint: Option<String>,
    /// What was typed, or what is stored.
    pub value: String,
    /// What is wrong with it.
    pub error: Option<String>,
    /// Whether it may be left empty.
    pub is_optional: bool,
    /// Token for the browser's own help (WCAG 1.3.5), such as `email`; empty if none fits.
    pub autocomplete: &'static str,
    /// Whether people write sentences about a case into it: a notice says that the data of citizens have no place
    /// there.
    pub is_about_cases: bool,
    /// How it is filled in.
    pub control: Control,
}

/// Texts in which people write about a case.
const ABOUT_CASES: [&str; 5] = ["answer", "evidence", "reason", "remark", "text"];

impl Field {
    /// A field with the text `key` as its label and what `typed` holds as its value.
    pub fn of(words: Locale, (name, key): (&'static str, &str), control: Control, typed: &Pairs) -> Self {
        Self::called((name, words.text(key)), control, typed)
    }

    /// A field with that label and what `typed` holds as its value.
    pub fn called(
        (name, label): (impl Into<Cow<'static, str>>, String),
        control: Control,
        typed: &Pairs,
    ) -> Self {
        let name = name.into();
        let is_about_cases = matches!(control, Control::Text(_)) && ABOUT_CASES.contains(&&*name);
        let control = match control {
            Control::Select(choices) => Control::Select(chosen(choices, &name, typed)),
            Control::Radio(choices) => Control::Radio(chosen(choices, &name, typed)),
            Control::Checkboxes(choices) => Control::Checkboxes(chosen(choices, &name, typed)),
            plain => plain,
        };
        Self {
            value: typed.raw(&name).to_owned(),
            name,
            label,
            hint: None,
            error: None,
            is_optional: false,
            autocomplete: "",
            is_about_cases,
            control,
        }
    }

    /// The same with a hint.
    #[must_use]
    pub fn with_hint(mut self, hint: String) -> Self {
        self.hint = Some(hint);
        self
    }

    /// The same, but may be left empty.
    #[must_use]
    pub const fn optional(mut self) -> Self {
        self.is_optional = true;
        self
    }

    /// The same with a token for the browser's own help.
    #[must_use]
    pub const fn autocompleted(mut self, token: &'static str) -> Self {
        self.autocomplete = token;
        self
    }

    /// The same, but about no case whatever its name.
    #[must_use]
    pub const fn about_no_case(mut self) -> Self {
        self.is_about_cases = false;
        self
    }

    /// The same with what is wrong with it, if anything.
    #[must_use]
    pub fn with_errors(mut self, words: Locale, errors: &[FieldError]) -> Self {
        let error = errors.iter().find(|error| self.name == error.field);
        self.error = error.map(|error| words.message(&error.message));
        self
    }

    /// The ids of what describes it, for `aria-describedby`.
    pub fn described_by(&self) -> String {
        let hint = self.hint.as_ref().map(|_| format!("{}-hint", self.name));
        let notice = self.is_about_cases.then(|| format!("{}-notice", self.name));
        let error = self.error.as_ref().map(|_| format!("{}-error", self.name));
        hint.into_iter().chain(notice).chain(error).collect::<Vec<_>>().join(" ")
    }
}

/// Whether something is wrong in one of the fields; for templates, which know no closures.
pub fn has_errors(fields: &[Field]) -> bool {
    fields.iter().any(|field| field.error.is_some())
}

fn chosen(choices: Vec<Choice>, name: &str, typed: &Pairs) -> Vec<Choice> {
    let is_chosen = |choice: &Choice| typed.all(name).any(|value| value == choice.value);
    choices.into_iter().map(|choice| Choice { is_chosen: is_chosen(&choice), ..choice }).collect()
}

/// A field that two people have changed at once: both texts, for the second to decide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// What the field asks for.
    pub label: String,
    /// What somebody else has stored in the meantime.
    pub stored: String,
    /// What was typed.
    pub typed: String,
}
