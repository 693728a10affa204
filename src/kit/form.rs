// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! What somebody typed, and what is wrong with it.

use std::convert::Infallible;

use axum::{extract::FromRequestParts, http::request::Parts};

use super::i18n::Message;

/// A sentence that belongs beside a field.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldError {
    /// Name of the field in the form and in the address.
    pub field: &'static str,
    /// What is wrong and what is expected.
    pub message: Message,
}

/// Named values as they were typed, of an address's query.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pairs(Vec<(String, String)>);

impl Pairs {
    /// Reads `name=value&…`; bytes that are not UTF-8 become the replacement character.
    pub fn of_query(query: &str) -> Self {
        Self(form_urlencoded::parse(query.as_bytes()).into_owned().collect())
    }

    /// The first value of that name without surrounding blanks; `None` if it is empty or not there.
    pub fn get(&self, name: &str) -> Option<&str> {
        let (_, value) = self.0.iter().find(|(given, _)| given == name)?;
        Some(value.trim()).filter(|value| !value.is_empty())
    }
}

impl<S: Sync> FromRequestParts<S> for Pairs {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self::of_query(parts.uri.query().unwrap_or_default()))
    }
}
