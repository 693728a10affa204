// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! What a proposal says beyond the record that every list has.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::kit::i18n::Bilingual;

/// What changes for somebody in each case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, sqlx::Type, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
#[sqlx(type_name = "effect", rename_all = "snake_case")]
pub enum Effect {
    /// Nothing.
    None,
    /// Information or status online.
    Low,
    /// The application is online, papers or a visit remain.
    Medium,
    /// No visit, no paper, a digital decision.
    High,
}

impl Effect {
    /// Every effect, the least first.
    pub const ALL: [Self; 4] = [Self::None, Self::Low, Self::Medium, Self::High];

    /// The word in forms.
    pub const fn code(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
        }
    }

    /// The effect of that code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|effect| effect.code() == code)
    }
}

/// Those whom a project may be good for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Beneficiaries {
    /// People who live in the city.
    Citizens,
    /// Businesses, associations, the self-employed.
    Businesses,
}

impl Beneficiaries {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Citizens, Self::Businesses];

    /// Key of the criterion that judges the benefit for them.
    pub const fn criterion(self) -> &'static str {
        match self {
            Self::Citizens => "buerger",
            Self::Businesses => "unternehmen",
        }
    }

    /// From how many cases a year on the level is one and two higher.
    const fn many_cases(self) -> [i32; 2] {
        match self {
            Self::Citizens => [1_000, 10_000],
            Self::Businesses => [100, 1_000],
        }
    }
}

/// What a criterion says, for the form that asks for the facts which it judges.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CriterionWords {
    /// Its name.
    pub name: Bilingual,
    /// The anchor of each level, level 0 first.
    pub levels: Vec<Bilingual>,
}

/// The facts behind the level of a benefit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Benefit {
    /// Cases per year.
    pub cases: Option<i32>,
    /// What changes in each.
    pub effect: Option<Effect>,
}

impl Benefit {
    /// The level that follows from the facts by the matrix of the method, or `None` while one is missing. It
    /// is a suggestion: assessors confirm it or deviate with a reason.
    pub fn suggested_level(self, of: Beneficiaries) -> Option<u8> {
        let base = match self.effect? {
            Effect::None => return Some(0),
            Effect::Low => 1,
            Effect::Medium => 2,
            Effect::High => 3,
        };
        let cases = self.cases?;
        let higher = of.many_cases().into_iter().map(|many| u8::from(cases >= many)).sum::<u8>();
        Some(if cases == 0 { 0 } else { base + higher })
    }
}

/// What a proposal says beyond the record that every list has; nothing for projects that came with a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Details {
    /// What is bad today, and what will be better.
    pub problem: Option<String>,
    /// Whom to ask about it.
    pub contact: Option<String>,
    /// Where to look the legal basis up.
    pub legal_evidence: Option<String>,
    /// Why the deadline is what it is.
    pub deadline_reason: Option<String>,
    /// The council's number of the document.
    pub council_document: Option<String>,
    /// Key of the service: LeiKa or OZG.
    pub service_key: Option<String>,
    /// For citizens.
    pub citizens: Benefit,
    /// For businesses.
    pub businesses: Benefit,
}

impl Details {
    /// The facts of the benefit for one or the other.
    pub const fn benefit(&self, of: Beneficiaries) -> Benefit {
        match of {
            Beneficiaries::Citizens => self.citizens,
            Beneficiaries::Businesses => self.businesses,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_level_follows_from_the_matrix() {
        use Beneficiaries::{Businesses, Citizens};
        use Effect::{High, Low, Medium};
        let level = |of, effect, cases| {
            Benefit { cases: Some(cases), effect: Some(effect) }.suggested_level(of).unwrap()
        };
        for (of, [first, second]) in [(Citizens, [1_000, 10_000]), (Businesses, [100, 1_000])] {
            for (effect, base) in [(Low, 1), (Medium, 2), (High, 3)] {
                assert_eq!(level(of, effect, 1), base);
                assert_eq!(level(of, effect, first - 1), base);
                assert_eq!(level(of, effect, first), base + 1);
                assert_eq!(level(of, effect, second - 1), base + 1);
                assert_eq!(level(of, effect, second), base + 2);
                assert_eq!(level(of, effect, i32::MAX), base + 2);
                assert_eq!(level(of, effect, 0), 0, "nobody is concerned");
            }
        }
    }

    #[test]
    fn without_the_facts_there_is_no_level() {
        let facts = |cases, effect| Benefit { cases, effect }.suggested_level(Beneficiaries::Citizens);
        assert_eq!(facts(None, None), None);
        assert_eq!(facts(Some(7), None), None);
        assert_eq!(facts(None, Some(Effect::High)), None);
        assert_eq!(facts(None, Some(Effect::None)), Some(0), "no effect needs no number");
    }
}
