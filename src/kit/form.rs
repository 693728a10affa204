// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! What somebody typed, and what is wrong with it.

use std::convert::Infallible;

use axum::{
    body::Bytes,
    extract::{FromRequest, FromRequestParts, Request},
    http::{header, request::Parts},
};

use super::{browser::Browser, i18n::Message};
use crate::error::Error;

/// A sentence that belongs beside a field.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldError {
    /// Name of the field in the form and in the address.
    pub field: &'static str,
    /// What is wrong and what is expected.
    pub message: Message,
}

/// Name of the hidden field by which a form is recognised as ours.
pub const FORM_TOKEN: &str = "form_token";

/// So much is read of a form, in bytes: ten texts of the greatest length, with room to say that they are too
/// long.
pub const LARGEST_FORM: usize = 4 * 1024 * 1024;

/// Named values as they were typed, of a form or of an address's query.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pairs(Vec<(String, String)>);

impl Pairs {
    /// Reads `name=value&…`; bytes that are not UTF-8 become the replacement character.
    pub fn of_query(query: &str) -> Self {
        Self::of_bytes(query.as_bytes())
    }

    /// What a form would send that is filled in so.
    pub fn of<'a>(values: impl IntoIterator<Item = (&'a str, String)>) -> Self {
        Self(values.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
    }

    /// The same of bytes that came from somewhere.
    pub fn of_bytes(bytes: &[u8]) -> Self {
        Self(form_urlencoded::parse(bytes).into_owned().collect())
    }

    /// The values as they are sent.
    pub fn to_query(&self) -> String {
        form_urlencoded::Serializer::new(String::new()).extend_pairs(&self.0).finish()
    }

    /// The same without what belongs to the transport and not to what was typed.
    #[must_use]
    pub fn typed(self) -> Self {
        Self(self.0.into_iter().filter(|(name, _)| name != FORM_TOKEN).collect())
    }

    /// The same without passwords, which are stored nowhere: what is typed into fields whose names end so.
    #[must_use]
    pub fn without_passwords(&self) -> Self {
        Self(self.0.iter().filter(|(name, _)| !name.ends_with("password")).cloned().collect())
    }

    /// Names and values in their order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// The first value of that name exactly as it was typed; empty if it is not there.
    pub fn raw(&self, name: &str) -> &str {
        self.0.iter().find(|(given, _)| given == name).map_or("", |(_, value)| value)
    }

    /// Every value of that name without surrounding blanks, in order: what was ticked in a list.
    pub fn all(&self, name: &str) -> impl Iterator<Item = &str> {
        let name = name.to_owned();
        self.0.iter().filter(move |(given, _)| *given == name).map(|(_, value)| value.trim())
    }

    /// The first value of that name without surrounding blanks; `None` if it is empty or not there.
    pub fn get(&self, name: &str) -> Option<&str> {
        let (_, value) = self.0.iter().find(|(given, _)| given == name)?;
        Some(value.trim()).filter(|value| !value.is_empty())
    }
}

impl FromIterator<(String, String)> for Pairs {
    fn from_iter<Named: IntoIterator<Item = (String, String)>>(named: Named) -> Self {
        Self(named.into_iter().collect())
    }
}

impl<S: Sync> FromRequestParts<S> for Pairs {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self::of_query(parts.uri.query().unwrap_or_default()))
    }
}

/// A form that was sent from one of our own pages; from anybody else's it is refused. To be the last
/// parameter of a handler.
pub struct Form(pub Pairs);

impl<S: Send + Sync> FromRequest<S> for Form {
    type Rejection = Error;

    async fn from_request(request: Request, state: &S) -> Result<Self, Error> {
        let browser = request.extensions().get::<Browser>().cloned();
        let kind = request.headers().get(header::CONTENT_TYPE);
        let is_form =
            kind.is_some_and(|kind| kind.as_bytes().starts_with(b"application/x-www-form-urlencoded"));
        // Read in any case: a connection that is closed in the middle shows the visitor no answer at all.
        let body = Bytes::from_request(request, state).await.map_err(|_| Error::TooLarge)?;
        let pairs = Pairs::of_bytes(&body);
        let is_ours = browser.is_some_and(|browser| browser.accepts(pairs.raw(FORM_TOKEN)));
        if is_form && is_ours { Ok(Self(pairs.typed())) } else { Err(Error::ForeignForm) }
    }
}
