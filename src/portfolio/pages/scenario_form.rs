// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! What the forms about scenarios have in common.

use askama::Template;
use axum::{http::StatusCode, response::Response};

use crate::{
    error::Error,
    kit::{
        field::{Control, Difference, Field},
        form::Pairs,
        page::{self, Chrome},
    },
};

/// Name of the hidden field with the version of the scenario that was seen.
pub(super) const ROW_VERSION: &str = "row_version";

/// A form: what it is about, its fields and where it leads back to.
#[derive(Template)]
#[template(path = "plan/form.html")]
pub(super) struct FormPage {
    pub chrome: Chrome,
    pub heading: String,
    pub explanation: String,
    /// What is told before somebody decides.
    pub facts: Vec<String>,
    /// What has changed in the meantime, if anything.
    pub warning: Option<String>,
    pub differences: Vec<Difference>,
    /// Names and values that go with the form.
    pub hidden: Vec<(&'static str, String)>,
    pub fields: Vec<Field>,
    pub button: String,
    /// Where it leads back to: text and address.
    pub back: (String, String),
}

impl FormPage {
    pub(super) fn of(
        chrome: Chrome,
        (heading, explanation, button): (&str, &str, &str),
        back: (String, String),
        fields: Vec<Field>,
    ) -> Self {
        let words = chrome.words;
        Self {
            heading: words.text(heading),
            explanation: words.text(explanation),
            facts: Vec::new(),
            warning: None,
            differences: Vec::new(),
            hidden: Vec::new(),
            fields,
            button: words.text(button),
            back,
            chrome,
        }
    }

    pub(super) fn respond(&self, status: StatusCode) -> Result<Response, Error> {
        Ok(page::respond(status, page::render(self)?))
    }
}

/// The version of the scenario that the form was drawn with.
pub(super) fn seen(typed: &Pairs) -> i32 {
    typed.get(ROW_VERSION).and_then(|version| version.parse().ok()).unwrap_or_default()
}
