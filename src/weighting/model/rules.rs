// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! The switches of the rules that may put a project on another place than its points.

use crate::{kit::form::Pairs, ranking::rules::Rules};

/// Name of the field that holds each rule that is on.
pub const RULE: &str = "rule";
/// Name of the field that says that the switches were there at all: those that are off send nothing.
pub const RULES_SHOWN: &str = "rules";

/// One of the rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RankRule {
    /// *Voraussetzung*.
    Prerequisite,
    /// *Pflicht*.
    Duty,
    /// *Leitungsentscheid*.
    Decision,
}

impl RankRule {
    /// Every rule in the order of every page.
    pub const ALL: [Self; 3] = [Self::Prerequisite, Self::Duty, Self::Decision];

    /// The word for it in forms, addresses and canonical texts.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Prerequisite => "prerequisite",
            Self::Duty => "duty",
            Self::Decision => "decision",
        }
    }

    /// Whether it is on.
    pub const fn is_in(self, rules: Rules) -> bool {
        match self {
            Self::Prerequisite => rules.prerequisite,
            Self::Duty => rules.duty,
            Self::Decision => rules.decision,
        }
    }
}

/// Whether the switches were sent.
pub fn are_rules_in(typed: &Pairs) -> bool {
    typed.get(RULES_SHOWN).is_some()
}

/// The rules that are switched on in a form.
pub fn read_rules(typed: &Pairs) -> Rules {
    let is_on = |rule: RankRule| typed.all(RULE).any(|value| value == rule.code());
    Rules {
        prerequisite: is_on(RankRule::Prerequisite),
        duty: is_on(RankRule::Duty),
        decision: is_on(RankRule::Decision),
    }
}

/// The fields that hold these rules, as they would be sent.
pub fn rules_as_typed(rules: Rules) -> impl Iterator<Item = (String, String)> {
    let on = RankRule::ALL.into_iter().filter(move |rule| rule.is_in(rules));
    let on = on.map(|rule| (RULE.to_owned(), rule.code().to_owned()));
    std::iter::once((RULES_SHOWN.to_owned(), "shown".to_owned())).chain(on)
}
