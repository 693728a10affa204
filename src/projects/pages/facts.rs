// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! What a proposal says beyond the record that every list has, in words.

use serde::Serialize;

use super::labels;
use crate::{
    kit::i18n::Locale,
    projects::model::{Beneficiaries, Details},
};

/// A line of a profile.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Fact {
    /// What it is about.
    pub label: String,
    /// What it says; may have several lines.
    pub value: String,
}

/// What the details say, as far as they say something, in the order of the form.
pub fn facts(details: &Details, words: Locale) -> Vec<Fact> {
    let texts = [
        ("proposal-problem", &details.problem),
        ("proposal-legal-evidence", &details.legal_evidence),
        ("proposal-deadline-reason", &details.deadline_reason),
        ("proposal-council-document", &details.council_document),
        ("proposal-service-key", &details.service_key),
    ];
    let fact = |key: &str, value: Option<String>| Some(Fact { label: words.text(key), value: value? });
    let texts = texts.into_iter().filter_map(|(key, text)| fact(key, text.clone()));
    let benefits =
        [("detail-citizens", Beneficiaries::Citizens), ("detail-businesses", Beneficiaries::Businesses)];
    let benefits = benefits.into_iter().filter_map(|(key, of)| fact(key, benefit(details, of, words)));
    texts.chain(benefits).chain(fact("proposal-contact", details.contact.clone())).collect()
}

/// The facts with the level that follows from them.
fn benefit(details: &Details, of: Beneficiaries, words: Locale) -> Option<String> {
    let facts = details.benefit(of);
    let effect = words.text(labels::effect(facts.effect?));
    let said = match facts.cases {
        Some(cases) => words.text_with(
            "detail-benefit",
            &[("effect", effect.into()), ("cases", words.integer(cases).into())],
        ),
        None => effect,
    };
    Some(match facts.suggested_level(of) {
        Some(level) => words.text_with(
            "detail-benefit-level",
            &[("facts", said.into()), ("level", words.integer(level).into())],
        ),
        None => said,
    })
}
