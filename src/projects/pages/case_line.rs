// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! A project in a list of what waits, and in the panel on its own page.

use chrono::NaiveDate;
use chrono_tz::Europe::Berlin;

use crate::{
    kit::{i18n::Locale, page::Chrome},
    people::Person,
    projects::model::{Case, ProjectNumber, State, Verb, name_of_reason, offered_in},
};

/// A link to the form by which something is done.
pub struct VerbLink {
    /// What it does.
    pub label: String,
    /// Address of the form.
    pub href: String,
    /// Whether it brings the project forward.
    pub is_onward: bool,
}

impl VerbLink {
    /// The link by which `verb` is done with that project.
    pub fn of(verb: Verb, number: &ProjectNumber, chrome: &Chrome) -> Self {
        let form = match verb {
            // A round is opened for several projects at once; this one is ticked.
            Verb::BeginAssessment => format!("/rounds/new?project={number}"),
            _ => format!("/projects/{number}/{}", verb.code()),
        };
        Self {
            label: verb_text(verb, "label", chrome.words),
            href: chrome.href(&form),
            is_onward: verb.is_onward(),
        }
    }
}

/// One of the texts about a verb.
pub(super) fn verb_text(verb: Verb, part: &str, words: Locale) -> String {
    words.text(&format!("verb-{}-{part}", verb.code()))
}

/// The name of a state.
pub(super) fn state_text(state: State, words: Locale) -> String {
    words.text(&format!("state-{}", state.code()))
}

/// The words with which a project came to its state.
pub struct Reason {
    /// What they are, such as a question.
    pub name: String,
    /// As they were typed.
    pub text: String,
}

/// A project in a list of what waits.
pub struct CaseLine {
    /// Its number.
    pub number: String,
    /// Its title.
    pub title: String,
    /// Address of its page.
    pub href: String,
    /// Name of its department.
    pub department: String,
    /// State in words.
    pub state: String,
    /// State in class names.
    pub state_code: &'static str,
    /// What is waited for, and from whom.
    pub waits: String,
    /// Day and time since when, if that is known.
    pub since: Option<String>,
    /// The same in days.
    pub age: Option<String>,
    /// Who brought it there.
    pub moved_by: Option<String>,
    /// Why.
    pub reason: Option<Reason>,
    /// The day on which it is looked at again.
    pub follow_up: Option<String>,
    /// Number, title and address of the project in which it goes on.
    pub target: Option<(String, String)>,
    /// Who handed it in.
    pub submitted_by: Option<String>,
    /// Number and address of other projects of the same service, for those who are to notice.
    pub same_service: Vec<(String, String)>,
    /// How good the forecasts of its department have been, for those who check it.
    pub calibration: Option<String>,
    /// What the reader can do with it.
    pub verbs: Vec<VerbLink>,
}

impl CaseLine {
    /// The case as `person` sees it.
    pub fn of(case: &Case, person: &Person, chrome: &Chrome, today: NaiveDate) -> Self {
        let words = chrome.words;
        let is_ready =
            case.state == State::InReview && Verb::BeginAssessment.is_for(person, case.department.id);
        let verbs = is_ready.then_some(Verb::BeginAssessment).into_iter();
        let verbs = verbs.chain(offered_in(person, case.department.id, case.state));
        let since = case.since.map(|since| since.with_timezone(&Berlin).date_naive());
        let age = |since: NaiveDate| u32::try_from((today - since).num_days()).unwrap_or_default();
        Self {
            number: case.number.to_string(),
            title: case.title.clone(),
            href: chrome.href(&format!("/projects/{}", case.number)),
            department: case.department.name.clone(),
            state: state_text(case.state, words),
            state_code: case.state.code(),
            waits: words.text(&format!("waits-{}", case.state.code())),
            since: case.since.map(|since| words.date_and_time(since)),
            age: since.map(|since| words.count("age-in-days", &age(since))),
            moved_by: case.moved_by_name.clone(),
            reason: case
                .reason
                .clone()
                .map(|text| Reason { name: words.text(name_of_reason(case.former, case.state)), text }),
            follow_up: case.follow_up.map(|day| words.date(day)),
            target: case.target.as_ref().map(|target| {
                let href = chrome.href(&format!("/projects/{}", target.number));
                (format!("{} {}", target.number, target.title), href)
            }),
            submitted_by: case.submitted_by.clone(),
            same_service: Vec::new(),
            calibration: None,
            verbs: verbs.map(|verb| VerbLink::of(verb, &case.number, chrome)).collect(),
        }
    }
}
