// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! What the fields and steps of the form are called, and how a typed value reads.

use crate::{
    kit::{form::Pairs, i18n::Locale},
    projects::model::{Effect, Kind, OtherProject, Step, field},
};

/// Key of the name of a step, and of what is said at its beginning.
pub(super) const fn step(step: Step) -> (&'static str, &'static str) {
    match step {
        Step::Subject => ("proposal-step-subject", "proposal-lead-subject"),
        Step::Law => ("proposal-step-law", "proposal-lead-law"),
        Step::Benefit => ("proposal-step-benefit", "proposal-lead-benefit"),
        Step::Effort => ("proposal-step-effort", "proposal-lead-effort"),
    }
}

/// Key of what a field asks for.
pub(super) fn label(name: &str) -> &'static str {
    match name {
        field::SUMMARY => "proposal-summary",
        field::PROBLEM => "proposal-problem",
        field::KIND => "proposal-kind",
        field::CONTACT => "proposal-contact",
        field::LEGAL_BASIS => "proposal-legal-basis",
        field::LEGAL_EVIDENCE => "proposal-legal-evidence",
        field::DEADLINE => "proposal-deadline",
        field::DEADLINE_REASON => "proposal-deadline-reason",
        field::COUNCIL_DOCUMENT => "proposal-council-document",
        field::SERVICE_KEY => "proposal-service-key",
        field::CITIZEN_CASES => "proposal-citizen-cases",
        field::CITIZEN_EFFECT => "proposal-citizen-effect",
        field::BUSINESS_CASES => "proposal-business-cases",
        field::BUSINESS_EFFECT => "proposal-business-effect",
        field::EFFORT => "proposal-effort",
        field::COST => "proposal-cost",
        field::REQUIRES => "proposal-requires",
        _ => "proposal-title",
    }
}

/// Key of the words for a kind in the form.
pub(super) const fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Visible => "proposal-kind-visible",
        Kind::Background => "proposal-kind-background",
    }
}

/// Key of the words for an effect.
pub(super) const fn effect(effect: Effect) -> &'static str {
    match effect {
        Effect::None => "effect-none",
        Effect::Low => "effect-low",
        Effect::Medium => "effect-medium",
        Effect::High => "effect-high",
    }
}

/// What was typed into a field, choices in words. `others` are the projects that may be named.
pub(super) fn value(words: Locale, name: &str, typed: &Pairs, others: &[OtherProject]) -> String {
    let raw = typed.raw(name);
    let chosen = match name {
        field::KIND => Kind::ALL.into_iter().find(|one| one.code() == raw).map(kind),
        field::CITIZEN_EFFECT | field::BUSINESS_EFFECT => Effect::from_code(raw).map(effect),
        _ => None,
    };
    match chosen {
        Some(key) => words.text(key),
        None if name == field::REQUIRES => {
            typed.all(name).map(|number| titled(number, others)).collect::<Vec<_>>().join("\n")
        }
        None => raw.to_owned(),
    }
}

fn titled(number: &str, others: &[OtherProject]) -> String {
    let found = others.iter().find(|other| other.number.to_string() == number);
    found.map_or_else(|| number.to_owned(), |other| format!("{number} {}", other.title))
}

/// A project as one of several to choose from.
pub(super) fn choice(words: Locale, project: &OtherProject) -> String {
    words.text_with(
        "proposal-project-choice",
        &[
            ("number", project.number.to_string().into()),
            ("title", project.title.clone().into()),
            ("kind", words.text(&format!("kind-{}", project.kind.code())).into()),
            ("state", words.text(&format!("state-{}", project.state.code())).into()),
        ],
    )
}
