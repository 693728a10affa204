// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! A proposal: from what was typed to what it says, or what is missing and wrong.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::{
    Euros, Kind, PersonDays, ProjectNumber,
    details::{Beneficiaries, Benefit, Details, Effect},
    typed,
};
use crate::kit::{
    form::{FieldError, Pairs},
    i18n::Message,
    text,
};

/// Names of the fields in forms, in addresses and in what is stored of a draft.
pub mod field {
    pub const TITLE: &str = "title";
    pub const SUMMARY: &str = "summary";
    pub const PROBLEM: &str = "problem";
    pub const KIND: &str = "kind";
    pub const CONTACT: &str = "contact";
    pub const LEGAL_BASIS: &str = "legal_basis";
    pub const LEGAL_EVIDENCE: &str = "legal_evidence";
    pub const DEADLINE: &str = "deadline";
    pub const DEADLINE_REASON: &str = "deadline_reason";
    pub const COUNCIL_DOCUMENT: &str = "council_document";
    pub const SERVICE_KEY: &str = "service_key";
    pub const CITIZEN_CASES: &str = "citizen_cases";
    pub const CITIZEN_EFFECT: &str = "citizen_effect";
    pub const BUSINESS_CASES: &str = "business_cases";
    pub const BUSINESS_EFFECT: &str = "business_effect";
    pub const EFFORT: &str = "effort";
    pub const COST: &str = "cost";
    /// May be there several times.
    pub const REQUIRES: &str = "requires";
}

/// Shortest title, in characters.
const SHORTEST_TITLE: usize = 5;
const MOST_CASES: u32 = 100_000_000;
const MOST_DAYS: u32 = 1_000_000;
const MOST_EUROS: u32 = 2_000_000_000;

/// Something to be put right before a proposal can be submitted.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// Where, and what is expected.
    pub error: FieldError,
    /// Nothing has been typed yet, which is no mistake while somebody is writing.
    pub is_missing: bool,
}

impl Finding {
    /// A prerequisite that does not exist.
    pub fn unknown_project(number: &ProjectNumber) -> Self {
        let message = Message::new("proposal-unknown-project").with("number", number.to_string());
        Self { error: FieldError { field: field::REQUIRES, message }, is_missing: false }
    }

    /// A key that the catalogue does not have.
    pub fn unknown_service(key: &str) -> Self {
        let message = Message::new("proposal-unknown-service").with("key", key.to_owned());
        Self { error: FieldError { field: field::SERVICE_KEY, message }, is_missing: false }
    }
}

/// A proposal that says everything that it has to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// One line.
    pub title: String,
    /// What it is.
    pub summary: String,
    /// Visible or background.
    pub kind: Kind,
    /// The norm that the proposer names.
    pub legal_basis: Option<String>,
    /// Day by which it has to be in use.
    pub deadline: Option<NaiveDate>,
    /// Own staff's time.
    pub effort: Option<PersonDays>,
    /// Money without own staff.
    pub cost: Option<Euros>,
    /// What else it says.
    pub details: Details,
    /// What has to be there first.
    pub requires: BTreeSet<ProjectNumber>,
}

impl Proposal {
    /// Understands what was typed; otherwise says everything that is to be put right, in the order of the form.
    pub fn read(typed: &Pairs) -> Result<Self, Vec<Finding>> {
        let mut reading = Reading { typed, findings: Vec::new() };
        let title = reading.required(field::TITLE, "proposal-missing-title", title);
        let summary = reading.required(field::SUMMARY, "proposal-missing-summary", typed::text);
        let problem = reading.required(field::PROBLEM, "proposal-missing-problem", typed::text);
        let kind = reading.required(field::KIND, "proposal-missing-kind", kind);
        let contact = reading.required(field::CONTACT, "proposal-missing-contact", typed::line);
        let legal_basis = reading.optional(field::LEGAL_BASIS, typed::text);
        let legal_evidence = reading.optional(field::LEGAL_EVIDENCE, typed::text);
        let (deadline, deadline_reason) = reading.deadline();
        let council_document = reading.optional(field::COUNCIL_DOCUMENT, typed::council_document);
        let service_key = reading.optional(field::SERVICE_KEY, typed::service_key);
        let citizens = reading.benefit(Beneficiaries::Citizens);
        let businesses = reading.benefit(Beneficiaries::Businesses);
        let effort = reading.optional(field::EFFORT, |days| typed::number(days, MOST_DAYS));
        let cost = reading.optional(field::COST, |euros| typed::euros(euros, MOST_EUROS));
        let requires = reading.requires();
        let complete = title.zip(summary).zip(problem).zip(kind).zip(contact);
        let Some(((((title, summary), problem), kind), contact)) =
            complete.filter(|_| reading.findings.is_empty())
        else {
            return Err(reading.findings);
        };
        Ok(Self {
            title,
            summary,
            kind,
            legal_basis,
            deadline,
            effort: effort.map(|days| PersonDays(days.cast_signed())),
            cost: cost.map(|euros| Euros(euros.into())),
            details: Details {
                problem: Some(problem),
                contact: Some(contact),
                legal_evidence,
                deadline_reason,
                council_document,
                service_key,
                citizens,
                businesses,
            },
            requires,
        })
    }

    /// The facts of a benefit as far as they can be understood, while the rest is still being written.
    pub fn benefit(typed: &Pairs, of: Beneficiaries) -> Benefit {
        let mut reading = Reading { typed, findings: Vec::new() };
        reading.benefit(of)
    }
}

fn title(typed: &str) -> Result<String, Message> {
    let title = typed::line(typed)?;
    let says_something = title.chars().any(char::is_alphanumeric) && title.chars().count() >= SHORTEST_TITLE;
    if says_something {
        Ok(title)
    } else {
        Err(Message::new("proposal-title-too-short").with("least", SHORTEST_TITLE))
    }
}

/// Choices are made by a click: what is none of them was not made in the form, and counts as not made.
fn kind(typed: &str) -> Result<Kind, Message> {
    let kind = Kind::ALL.into_iter().find(|kind| kind.code() == typed);
    kind.ok_or_else(|| Message::new("proposal-missing-kind"))
}

struct Reading<'a> {
    typed: &'a Pairs,
    findings: Vec<Finding>,
}

impl<'a> Reading<'a> {
    /// What can be seen in the field.
    fn given(&self, field: &str) -> Option<&'a str> {
        self.typed.get(field).filter(|typed| !text::is_blank(typed))
    }

    fn optional<T>(
        &mut self,
        field: &'static str,
        read: impl FnOnce(&str) -> Result<T, Message>,
    ) -> Option<T> {
        match read(self.given(field)?) {
            Ok(value) => Some(value),
            Err(message) => {
                self.note(field, message, false);
                None
            }
        }
    }

    fn required<T>(
        &mut self,
        field: &'static str,
        missing: &'static str,
        read: impl FnOnce(&str) -> Result<T, Message>,
    ) -> Option<T> {
        if self.given(field).is_none() {
            self.note(field, Message::new(missing), true);
        }
        self.optional(field, read)
    }

    /// A day and its reason come together.
    fn deadline(&mut self) -> (Option<NaiveDate>, Option<String>) {
        let has = |field| self.given(field).is_some();
        let (has_day, has_reason) = (has(field::DEADLINE), has(field::DEADLINE_REASON));
        let day = self.optional(field::DEADLINE, typed::date);
        let reason = self.optional(field::DEADLINE_REASON, typed::text);
        match (has_day, has_reason) {
            (true, false) => {
                self.note(field::DEADLINE_REASON, Message::new("proposal-missing-deadline-reason"), true);
            }
            (false, true) => self.note(field::DEADLINE, Message::new("proposal-missing-deadline"), true),
            _ => {}
        }
        (day, reason)
    }

    /// The number of cases plays no part where nothing changes for anybody.
    fn benefit(&mut self, of: Beneficiaries) -> Benefit {
        let ((effect, missing_effect), (cases, missing_cases)) = match of {
            Beneficiaries::Citizens => (
                (field::CITIZEN_EFFECT, "proposal-missing-citizen-effect"),
                (field::CITIZEN_CASES, "proposal-missing-citizen-cases"),
            ),
            Beneficiaries::Businesses => (
                (field::BUSINESS_EFFECT, "proposal-missing-business-effect"),
                (field::BUSINESS_CASES, "proposal-missing-business-cases"),
            ),
        };
        let chosen = self.required(effect, missing_effect, |code| {
            Effect::from_code(code).ok_or_else(|| Message::new(missing_effect))
        });
        let number = self.optional(cases, |number| typed::number(number, MOST_CASES));
        let counts = chosen.is_some_and(|effect| effect != Effect::None);
        if counts && self.given(cases).is_none() {
            self.note(cases, Message::new(missing_cases), true);
        }
        Benefit { cases: number.map(u32::cast_signed), effect: chosen }
    }

    fn requires(&mut self) -> BTreeSet<ProjectNumber> {
        let given = self.typed.all(field::REQUIRES).filter(|number| !number.is_empty());
        let numbers: Vec<Result<ProjectNumber, String>> =
            given.map(|number| number.parse().map_err(|_| number.chars().take(20).collect())).collect();
        let mut known = BTreeSet::new();
        for number in numbers {
            match number {
                Ok(number) => {
                    known.insert(number);
                }
                Err(other) => {
                    let message = Message::new("proposal-unknown-project").with("number", other);
                    self.note(field::REQUIRES, message, false);
                }
            }
        }
        known
    }

    fn note(&mut self, field: &'static str, message: Message, is_missing: bool) {
        self.findings.push(Finding { error: FieldError { field, message }, is_missing });
    }
}
