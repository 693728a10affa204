// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! The rules that may put a project on another place than its points: their switches, and why a project stands where
//! it stands.

use super::words::project_address;
use crate::{
    board::model::{PlaceReason, RankReason, ShownReason},
    kit::{i18n::Locale, page::Chrome},
    projects::ProjectNumber,
    ranking::rules::Rules,
    weighting::{RankRule, rule_words},
};

/// A rule with its switch.
pub struct RuleSwitch {
    /// The word for it in forms.
    pub code: &'static str,
    /// What it is called.
    pub name: String,
    /// What it does.
    pub meaning: String,
    /// Whether it is on.
    pub is_on: bool,
    /// What the version in force says, where this is another one.
    pub in_force: Option<String>,
}

pub(super) fn switches(rules: Rules, in_force: Rules, words: Locale) -> Vec<RuleSwitch> {
    let switch = |rule: RankRule| {
        let (is_on, was_on) = (rule.is_in(rules), rule.is_in(in_force));
        let key = if was_on { "rules-in-force-on" } else { "rules-in-force-off" };
        let (name, meaning) = rule_words(rule, words);
        RuleSwitch {
            code: rule.code(),
            name,
            meaning,
            is_on,
            in_force: (is_on != was_on).then(|| words.text(key)),
        }
    };
    RankRule::ALL.into_iter().map(switch).collect()
}

/// Why a project does not stand on its place by points: a sentence, and the project that it comes from.
#[derive(Clone)]
pub struct ReasonWords {
    /// The sentence, up to the name of the project.
    pub text: String,
    /// That project.
    pub because_of: Option<ReasonLink>,
}

/// A project that is named in a reason.
#[derive(Clone)]
pub struct ReasonLink {
    /// Its number.
    pub number: String,
    /// Its title.
    pub title: String,
    /// Address of its page.
    pub href: String,
}

impl ReasonWords {
    pub(super) fn of(reason: &PlaceReason, chrome: &Chrome) -> Self {
        let because_of = reason.because_of.as_ref();
        Self::with(reason.reason, because_of.map(|(number, title)| (number, title.as_str())), chrome)
    }

    pub(super) fn with(
        reason: RankReason,
        because_of: Option<(&ProjectNumber, &str)>,
        chrome: &Chrome,
    ) -> Self {
        Self {
            text: text(reason, chrome.words),
            because_of: because_of.map(|(number, title)| ReasonLink {
                number: number.to_string(),
                title: title.to_owned(),
                href: project_address(number, chrome),
            }),
        }
    }

    /// Why a project stood where it stood on a board of the past.
    pub(super) fn of_past(reason: &ShownReason, chrome: &Chrome) -> Option<Self> {
        let known = RankReason::from_code(&reason.reason)?;
        let number = reason.because_of.clone().map(ProjectNumber::from);
        Some(Self::with(known, number.as_ref().map(|number| (number, "")), chrome))
    }

    /// The same as plain text.
    pub fn said(&self) -> String {
        match &self.because_of {
            Some(link) => format!("{} {}", self.text, link.number),
            None => self.text.clone(),
        }
    }
}

fn text(reason: RankReason, words: Locale) -> String {
    words.text(match reason {
        RankReason::Prerequisite => "rank-reason-prerequisite",
        RankReason::Duty => "rank-reason-duty",
        RankReason::Decision => "rank-reason-decision",
        RankReason::Overtaken => "rank-reason-overtaken",
        RankReason::MovedUp => "rank-reason-moved-up",
    })
}

fn said(reason: RankReason, because_of: Option<String>, words: Locale) -> String {
    [text(reason, words)].into_iter().chain(because_of).collect::<Vec<_>>().join(" ")
}

/// Why a project stands elsewhere than by points, as plain text.
pub fn reason_said(reason: &PlaceReason, words: Locale) -> String {
    said(reason.reason, reason.because_of.as_ref().map(|(number, _)| number.to_string()), words)
}

/// The same of a project on a board of the past.
pub fn past_reason_said(reason: &ShownReason, words: Locale) -> Option<String> {
    Some(said(RankReason::from_code(&reason.reason)?, reason.because_of.clone(), words))
}

/// Number, place, place by points and reason of a line.
type MovedLine<'a> = (&'a String, &'a String, Option<&'a String>, Option<&'a ReasonWords>);

/// What stands elsewhere than by points, in a sentence for paper; nothing if nobody does.
pub(super) fn moved_note<'a>(lines: impl Iterator<Item = MovedLine<'a>>, words: Locale) -> Option<String> {
    let said = lines.filter_map(|(number, place, by_points, reason)| {
        let arguments = [
            ("number", number.clone().into()),
            ("place", place.clone().into()),
            ("points", by_points?.clone().into()),
            ("reason", reason?.said().into()),
        ];
        Some(words.text_with("rank-reason-note-line", &arguments))
    });
    let said: Vec<String> = said.collect();
    (!said.is_empty()).then(|| words.text_about("rank-reason-note", &said.join("; ")))
}
