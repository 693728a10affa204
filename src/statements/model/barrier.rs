// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use chrono::{DateTime, Utc};

use crate::{
    kit::{
        form::{FieldError, Pairs},
        i18n::Message,
        text,
    },
    people::read_email,
};

/// The most characters of an address, a name and an e-mail address.
const LONGEST_LINE: usize = 200;
/// The most characters of a description and of an answer.
const LONGEST_TEXT: usize = 5_000;

/// Key of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::Type)]
#[sqlx(transparent)]
pub struct ReportId(pub i64);

/// What keeps somebody from using the portal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BarrierReport {
    /// Where; may be empty.
    pub page: String,
    /// What is the matter.
    pub description: String,
    /// Who says so; may be empty.
    pub name: String,
    /// Where an answer goes; empty if none is wanted.
    pub email: String,
}

impl BarrierReport {
    /// Name of the field for where it was.
    pub const PAGE: &'static str = "page";
    /// Name of the field for what is the matter.
    pub const DESCRIPTION: &'static str = "description";
    /// Name of the field for who says so.
    pub const NAME: &'static str = "name";
    /// Name of the field for where an answer goes.
    pub const EMAIL: &'static str = "email";
}

/// A report as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredReport {
    /// Key.
    pub id: ReportId,
    /// When it came.
    pub reported_at: DateTime<Utc>,
    /// What it says.
    pub report: BarrierReport,
    /// When and by whom it was closed, and what came of it.
    pub closed: Option<(DateTime<Utc>, String, String)>,
}

/// Reads what somebody typed.
pub fn read_report(typed: &Pairs) -> Result<BarrierReport, Vec<FieldError>> {
    let mut errors = Vec::new();
    let mut read = |field: &'static str, read: Result<String, Message>| match read {
        Ok(text) => text,
        Err(message) => {
            errors.push(FieldError { field, message });
            String::new()
        }
    };
    let line = |field: &str| text::line(typed.raw(field), LONGEST_LINE);
    let report = BarrierReport {
        page: read(BarrierReport::PAGE, line(BarrierReport::PAGE)),
        description: read(
            BarrierReport::DESCRIPTION,
            text::required(text::text(typed.raw(BarrierReport::DESCRIPTION), LONGEST_TEXT)),
        ),
        name: read(BarrierReport::NAME, line(BarrierReport::NAME)),
        email: read(
            BarrierReport::EMAIL,
            read_email(typed.raw(BarrierReport::EMAIL)).map(Option::unwrap_or_default),
        ),
    };
    if errors.is_empty() { Ok(report) } else { Err(errors) }
}

/// Reads what came of a report.
pub fn read_answer(typed: &str) -> Result<String, Message> {
    text::required(text::text(typed, LONGEST_TEXT))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(description: &str, email: &str) -> Pairs {
        Pairs::of([("description", description.to_owned()), ("email", email.to_owned())])
    }

    #[test]
    fn a_description_is_enough() {
        let report = read_report(&typed(" Der Knopf\nfehlt. ", "")).unwrap();
        assert_eq!(report.description, "Der Knopf\nfehlt.");
        assert_eq!(report.email, "");
    }

    #[test]
    fn what_cannot_be_answered_is_said_beside_its_field() {
        for email in ["anna", "anna@", "@example.org", "anna@example", "an na@example.org"] {
            let errors = read_report(&typed("x", email)).unwrap_err();
            assert_eq!(errors.len(), 1, "{email}");
            assert_eq!(errors[0].field, "email");
        }
        let errors = read_report(&typed(" \u{200b}", "\0")).unwrap_err();
        assert_eq!(errors.iter().map(|error| error.field).collect::<Vec<_>>(), ["description", "email"]);
    }
}
