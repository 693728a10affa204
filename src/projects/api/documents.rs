// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{
    kit::{form::Pairs, i18n::Locale},
    people::DepartmentDocument,
    projects::model::{Draft, Effect, Finding, Kind, field, typed},
};

/// Greater numbers are no slip of the finger but no number of a city either; the rules of the form say so.
const MOST: u32 = u32::MAX;

/// What a proposal says. While it is a draft, everything may be missing.
#[derive(Clone, Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
#[schema(as = ProposalContent)]
pub(super) struct ContentDocument {
    /// One line.
    title: Option<String>,
    /// What it is, in a few sentences.
    summary: Option<String>,
    /// What is bad today, and what will be better.
    problem: Option<String>,
    /// Whether people outside the administration notice it.
    kind: Option<Kind>,
    /// Whom to ask about it.
    contact: Option<String>,
    /// The norm that demands it.
    legal_basis: Option<String>,
    /// Where to look the legal basis up.
    legal_evidence: Option<String>,
    /// Day by which it has to be in use.
    deadline: Option<NaiveDate>,
    /// Why the deadline is what it is.
    deadline_reason: Option<String>,
    /// The council's number of the document, such as `16389-20`.
    council_document: Option<String>,
    /// Key of the service: `LeiKa` (14 digits) or OZG (5 digits).
    service_key: Option<String>,
    /// What changes for citizens in each case.
    citizen_effect: Option<Effect>,
    /// Cases of citizens per year.
    #[schema(value_type = Option<i64>, minimum = 0, maximum = 4_294_967_295_i64)]
    citizen_cases: Option<u32>,
    /// What changes for businesses in each case.
    business_effect: Option<Effect>,
    /// Cases of businesses per year.
    #[schema(value_type = Option<i64>, minimum = 0, maximum = 4_294_967_295_i64)]
    business_cases: Option<u32>,
    /// Own staff's time in person-days.
    #[schema(value_type = Option<i64>, minimum = 0, maximum = 4_294_967_295_i64)]
    effort_days: Option<u32>,
    /// Money without own staff, in euros.
    #[schema(value_type = Option<i64>, minimum = 0, maximum = 4_294_967_295_i64)]
    cost_eur: Option<u32>,
    /// Numbers of the projects that have to be there first.
    requires: Vec<String>,
}

/// Names of the fields that are called otherwise in the form.
const OTHERWISE: [(&str, &str); 2] = [(field::EFFORT, "effort_days"), (field::COST, "cost_eur")];

/// Where a field of the form stands in the document.
pub(super) fn pointer(field: &str) -> String {
    let name = OTHERWISE.iter().find(|(form, _)| *form == field).map_or(field, |(_, document)| document);
    format!("/{name}")
}

impl ContentDocument {
    /// What the form would say that is filled in so.
    pub(super) fn typed(self) -> Pairs {
        let number = |number: Option<u32>| number.map(|number| number.to_string());
        let effect = |effect: Option<Effect>| effect.map(|effect| effect.code().to_owned());
        let fields = [
            (field::TITLE, self.title),
            (field::SUMMARY, self.summary),
            (field::PROBLEM, self.problem),
            (field::KIND, self.kind.map(|kind| kind.code().to_owned())),
            (field::CONTACT, self.contact),
            (field::LEGAL_BASIS, self.legal_basis),
            (field::LEGAL_EVIDENCE, self.legal_evidence),
            (field::DEADLINE, self.deadline.map(|day| day.format("%d.%m.%Y").to_string())),
            (field::DEADLINE_REASON, self.deadline_reason),
            (field::COUNCIL_DOCUMENT, self.council_document),
            (field::SERVICE_KEY, self.service_key),
            (field::CITIZEN_EFFECT, effect(self.citizen_effect)),
            (field::CITIZEN_CASES, number(self.citizen_cases)),
            (field::BUSINESS_EFFECT, effect(self.business_effect)),
            (field::BUSINESS_CASES, number(self.business_cases)),
            (field::EFFORT, number(self.effort_days)),
            (field::COST, number(self.cost_eur)),
        ];
        let single = fields.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?)));
        single.chain(self.requires.into_iter().map(|number| (field::REQUIRES.to_owned(), number))).collect()
    }

    /// What is in the form, as far as it can be understood; what cannot is named among the findings.
    pub(super) fn of(form: &Pairs) -> Self {
        let text = |name| Some(form.raw(name).to_owned()).filter(|text| !text.is_empty());
        let number = |name| form.get(name).and_then(|number| typed::number(number, MOST).ok());
        let effect = |name| form.get(name).and_then(Effect::from_code);
        Self {
            title: text(field::TITLE),
            summary: text(field::SUMMARY),
            problem: text(field::PROBLEM),
            kind: form
                .get(field::KIND)
                .and_then(|code| Kind::ALL.into_iter().find(|kind| kind.code() == code)),
            contact: text(field::CONTACT),
            legal_basis: text(field::LEGAL_BASIS),
            legal_evidence: text(field::LEGAL_EVIDENCE),
            deadline: form.get(field::DEADLINE).and_then(|day| typed::date(day).ok()),
            deadline_reason: text(field::DEADLINE_REASON),
            council_document: text(field::COUNCIL_DOCUMENT),
            service_key: text(field::SERVICE_KEY),
            citizen_effect: effect(field::CITIZEN_EFFECT),
            citizen_cases: number(field::CITIZEN_CASES),
            business_effect: effect(field::BUSINESS_EFFECT),
            business_cases: number(field::BUSINESS_CASES),
            effort_days: number(field::EFFORT),
            cost_eur: form.get(field::COST).and_then(|euros| typed::euros(euros, MOST).ok()),
            requires: form.all(field::REQUIRES).map(str::to_owned).collect(),
        }
    }
}

/// Something to be put right before a draft can be submitted.
#[derive(Serialize, ToSchema)]
#[schema(as = Finding)]
struct FindingDocument {
    /// Where in the content (RFC 6901).
    pointer: String,
    /// What is expected.
    detail: String,
    /// Whether there is nothing yet; otherwise what is there cannot be understood or breaks a rule.
    is_missing: bool,
}

/// A proposal while it is being written. Only its owner sees it.
#[derive(Serialize, ToSchema)]
#[schema(as = Proposal)]
pub(super) struct ProposalDocument {
    /// Key.
    id: i64,
    /// For which department: the owner's when it was begun.
    department: DepartmentDocument,
    /// When it was last saved.
    saved_at: DateTime<Utc>,
    /// What it says.
    content: ContentDocument,
    /// What is to be put right before it can be submitted.
    findings: Vec<FindingDocument>,
}

impl ProposalDocument {
    pub(super) fn of(draft: &Draft, findings: &[Finding], words: Locale) -> Self {
        let finding = |Finding { error, is_missing }: &Finding| FindingDocument {
            pointer: pointer(error.field),
            detail: words.message(&error.message),
            is_missing: *is_missing,
        };
        Self {
            id: draft.id.0,
            department: (&draft.department).into(),
            saved_at: draft.saved_at,
            content: ContentDocument::of(&draft.typed),
            findings: findings.iter().map(finding).collect(),
        }
    }
}

/// What a draft has become.
#[derive(Serialize, ToSchema)]
#[schema(as = Submission)]
pub(super) struct SubmissionDocument {
    /// Number of the project.
    pub number: String,
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn codes_are_the_same_in_documents_and_in_addresses() {
        use crate::projects::model::State;
        let written = |value: &dyn erased::Written| value.written();
        for kind in Kind::ALL {
            assert_eq!(written(&kind), kind.code());
        }
        for effect in Effect::ALL {
            assert_eq!(written(&effect), effect.code());
        }
        for state in State::ALL {
            assert_eq!(written(&state), state.code());
        }
    }

    mod erased {
        pub trait Written {
            fn written(&self) -> String;
        }

        impl<T: serde::Serialize> Written for T {
            fn written(&self) -> String {
                serde_json::to_value(self).unwrap().as_str().unwrap().to_owned()
            }
        }
    }

    proptest! {
        #[test]
        fn what_was_sent_is_told_again(
            title in proptest::option::of("[A-Za-zäöü]{1,20}"),
            cases in proptest::option::of(any::<u32>()),
            days in proptest::option::of(0..40_000_i32),
            requires in proptest::collection::vec("DIG-[0-9]{3}", 0..3),
        ) {
            let deadline = days.map(|days| NaiveDate::from_ymd_opt(1990, 1, 1).unwrap() + chrono::TimeDelta::days(days.into()));
            let sent = ContentDocument { title, citizen_cases: cases, cost_eur: cases, deadline, requires, ..ContentDocument::default() };
            let told = ContentDocument::of(&sent.clone().typed());
            prop_assert_eq!(serde_json::to_value(told).unwrap(), serde_json::to_value(sent).unwrap());
        }
    }
}
