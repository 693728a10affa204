// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! The duty of a project and what is decided about its place, as its page shows them: partial template
//! `projects/grounds.html`; and the form that all of their pages are.

use askama::Template;
use axum::{
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};

use super::facts::Fact;
use crate::{
    error::Error,
    kit::{
        field::{Control, Difference, Field},
        form::{FieldError, Pairs},
        i18n::Locale,
        page::{self, Chrome},
    },
    people::{Person, Role},
    projects::model::{
        Duty, DutyClaim, DutyStatus, Project, ProjectNumber, RankDecision, Target, may_claim_duty,
    },
    ranking::rules::Rules,
};

/// Name of the hidden field with the version that the person has seen.
pub(super) const VERSION: &str = "version";

/// The form of one of the pages.
#[derive(Template)]
#[template(path = "projects/ground.html")]
pub(super) struct GroundPage {
    chrome: Chrome,
    number: String,
    title: String,
    department: String,
    /// Address of the project.
    href: String,
    heading: String,
    lead: String,
    facts: Vec<Fact>,
    fields: Vec<Field>,
    version: i32,
    differences: Vec<Difference>,
    submit: String,
}

/// What a page says besides its fields: the keys of heading, lead and button, and what is there already.
pub(super) struct Frame {
    pub keys: [&'static str; 3],
    pub facts: Vec<Fact>,
    pub version: i32,
}

impl GroundPage {
    pub(super) fn of(
        chrome: Chrome,
        project: &Project,
        frame: Frame,
        fields: Vec<Field>,
        errors: &[FieldError],
    ) -> Self {
        let words = chrome.words;
        let [heading, lead, submit] = frame.keys.map(|key| words.text(key));
        Self {
            number: project.number.to_string(),
            title: project.title.clone(),
            department: project.department.name.clone(),
            href: chrome.href(&format!("/projects/{}", project.number)),
            heading,
            lead,
            submit,
            facts: frame.facts,
            fields: fields.into_iter().map(|field| field.with_errors(words, errors)).collect(),
            version: frame.version,
            differences: Vec::new(),
            chrome,
        }
    }

    /// The page once it has been found out that somebody else was quicker. Sending it once more decides: it is on what
    /// is stored now.
    pub(super) fn conflict(self, differences: Vec<Difference>, version: i32) -> Result<Response, Error> {
        let words = self.chrome.words;
        let differences = if differences.is_empty() {
            let facts: Vec<String> =
                self.facts.iter().map(|fact| format!("{}: {}", fact.label, fact.value)).collect();
            let stored = if facts.is_empty() { words.text("grounds-nothing") } else { facts.join("; ") };
            vec![Difference { label: words.text("grounds-now"), stored, typed: self.heading.clone() }]
        } else {
            differences
        };
        Self { version, differences, ..self }.answer(StatusCode::CONFLICT)
    }

    pub(super) fn answer(&self, status: StatusCode) -> Result<Response, Error> {
        Ok(page::respond(status, page::render(self)?))
    }
}

/// Back to where the page of a project shows them.
pub(super) fn to_project(number: &ProjectNumber, chrome: &Chrome) -> Response {
    Redirect::to(&chrome.href(&format!("/projects/{number}#grounds"))).into_response()
}

/// The version that the form was drawn with.
pub(super) fn read_version(typed: &Pairs) -> i32 {
    typed.get(VERSION).and_then(|version| version.parse().ok()).unwrap_or_default()
}

/// What differs between two lists of facts about the same.
pub(super) fn differences(stored: Vec<Fact>, typed: Vec<Fact>) -> Vec<Difference> {
    let both = stored.into_iter().zip(typed);
    both.filter(|(stored, typed)| stored.value != typed.value)
        .map(|(stored, typed)| Difference { label: stored.label, stored: stored.value, typed: typed.value })
        .collect()
}

/// One of the two as the page of a project shows it.
pub struct GroundPart {
    /// What it is.
    pub heading: String,
    /// Where it stands.
    pub state: String,
    /// What there is to say.
    pub facts: Vec<Fact>,
    /// What the person may do: label and address.
    pub links: Vec<(String, String)>,
}

/// Both of them.
pub struct GroundsPart {
    /// The duty, and the decision.
    pub parts: Vec<GroundPart>,
    /// That a rule which would make them count is off.
    pub note: Option<String>,
}

impl GroundsPart {
    /// What `person` sees of them under these rules; nothing if there is nothing to see or to do.
    pub fn of(
        (duty, decision): (Option<&Duty>, Option<&RankDecision>),
        person: Option<&Person>,
        project: &Project,
        rules: Rules,
        chrome: &Chrome,
    ) -> Option<Self> {
        let words = chrome.words;
        let duty_part = duty_part(duty, person, project, chrome);
        let decision_part = decision_part(decision, person, project, chrome);
        let is_idle = (duty.is_some() && !rules.duty) || (decision.is_some() && !rules.decision);
        let parts: Vec<GroundPart> = duty_part.into_iter().chain(decision_part).collect();
        (!parts.is_empty()).then(|| Self { parts, note: is_idle.then(|| words.text("grounds-rule-off")) })
    }
}

fn duty_part(
    duty: Option<&Duty>,
    person: Option<&Person>,
    project: &Project,
    chrome: &Chrome,
) -> Option<GroundPart> {
    let words = chrome.words;
    let address = chrome.href(&format!("/projects/{}/duty", project.number));
    let may_claim = person.is_some_and(|person| may_claim_duty(person, project));
    let may_check = person.zip(duty).is_some_and(|(person, duty)| duty.may_be_checked_by(person));
    let claim = if duty.is_some() { "duty-change" } else { "duty-claim" };
    let links = [
        may_check.then(|| (words.text("duty-check"), format!("{address}/check"))),
        may_claim.then(|| (words.text(claim), address.clone())),
        (may_claim && duty.is_some()).then(|| (words.text("duty-withdraw"), format!("{address}/withdraw"))),
    ];
    let links: Vec<(String, String)> = links.into_iter().flatten().collect();
    (duty.is_some() || !links.is_empty()).then(|| GroundPart {
        heading: words.text("duty-heading"),
        state: duty.map_or_else(|| words.text("duty-none"), |duty| duty_state(duty, words)),
        facts: duty.map(|duty| duty_facts(duty, words)).unwrap_or_default(),
        links,
    })
}

/// Where a duty stands, in words.
fn duty_state(duty: &Duty, words: Locale) -> String {
    let day = words.date(duty.claim.expires_on);
    match duty.status() {
        DutyStatus::Claimed => words.text("duty-claimed"),
        DutyStatus::Proven => words.text_about("duty-proven", &day),
        DutyStatus::Refused => words.text("duty-refused"),
        DutyStatus::Expired => words.text_about("duty-expired", &day),
    }
}

/// What is claimed, in the order of the form.
pub(super) fn claim_facts(claim: &DutyClaim, words: Locale) -> Vec<Fact> {
    let fact = |key: &str, value: String| Fact { label: words.text(key), value };
    vec![
        fact("duty-norm", claim.norm.clone()),
        fact("duty-evidence", claim.evidence.clone()),
        fact("expires-on", words.date(claim.expires_on)),
    ]
}

/// What is claimed by whom, and what came of the check.
pub(super) fn duty_facts(duty: &Duty, words: Locale) -> Vec<Fact> {
    let by = |name: &str, at| format!("{name}, {}", words.date_and_time(at));
    let fact = |key: &str, value: String| Fact { label: words.text(key), value };
    let mut facts = claim_facts(&duty.claim, words);
    facts.push(fact("duty-claimed-by", by(&duty.claimed_by_name, duty.claimed_at)));
    if let Some(check) = &duty.check {
        facts.push(fact("duty-checked-by", by(&check.by, check.at)));
        if !check.remark.is_empty() {
            facts.push(fact("duty-remark", check.remark.clone()));
        }
    }
    facts
}

fn decision_part(
    decision: Option<&RankDecision>,
    person: Option<&Person>,
    project: &Project,
    chrome: &Chrome,
) -> Option<GroundPart> {
    let words = chrome.words;
    let address = chrome.href(&format!("/projects/{}/decision", project.number));
    let may_decide = project.state.is_open() && person.is_some_and(|person| person.has(Role::Leadership));
    let decide = if decision.is_some() { "rank-decision-change" } else { "rank-decision-enter" };
    let links = [
        may_decide.then(|| (words.text(decide), address.clone())),
        (may_decide && decision.is_some())
            .then(|| (words.text("rank-decision-withdraw"), format!("{address}/withdraw"))),
    ];
    let links: Vec<(String, String)> = links.into_iter().flatten().collect();
    let state = |decision: &RankDecision| {
        let key = if decision.has_expired { "rank-decision-expired" } else { "rank-decision-counts" };
        words.text_about(key, &words.date(decision.text.expires_on))
    };
    (decision.is_some() || !links.is_empty()).then(|| GroundPart {
        heading: words.text("rank-decision-heading"),
        state: decision.map_or_else(|| words.text("rank-decision-none"), state),
        facts: decision.map(|decision| decision_facts(decision, words)).unwrap_or_default(),
        links,
    })
}

/// What is decided, in the order of the form.
pub(super) fn decision_facts(decision: &RankDecision, words: Locale) -> Vec<Fact> {
    let fact = |key: &str, value: String| Fact { label: words.text(key), value };
    let target = match &decision.target {
        Target::Above(other) => words.text_about("rank-decision-above-named", &other.number),
        Target::Below(other) => words.text_about("rank-decision-below-named", &other.number),
        Target::Place(place) => words.text_about("rank-decision-place-named", &place.get()),
    };
    let text = &decision.text;
    vec![
        fact("rank-decision-position", target),
        fact("rank-decision-body", text.body.clone()),
        fact("rank-decision-document", text.document.clone()),
        fact("rank-decision-day", words.date(text.decided_on)),
        fact("rank-decision-reason", text.reason.clone()),
        fact("expires-on", words.date(text.expires_on)),
    ]
}
