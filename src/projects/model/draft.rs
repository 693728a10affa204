// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! A proposal while it is being written.

use chrono::{DateTime, Utc};

use super::proposal::{Finding, Proposal, field};
use crate::{
    kit::{form::Pairs, ids::PersonId},
    people::Department,
};

/// Key of a [`Draft`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, sqlx::Type)]
#[sqlx(transparent)]
pub struct DraftId(pub i64);

/// A step of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// What it is about.
    Subject,
    /// Law and deadline.
    Law,
    /// What it is good for.
    Benefit,
    /// Effort and prerequisites.
    Effort,
}

impl Step {
    /// The steps in their order.
    pub const ALL: [Self; 4] = [Self::Subject, Self::Law, Self::Benefit, Self::Effort];

    /// The version of a step that nobody has filled in yet.
    pub const FIRST_VERSION: i32 = 1;

    /// Its number as people count.
    pub const fn number(self) -> u32 {
        match self {
            Self::Subject => 1,
            Self::Law => 2,
            Self::Benefit => 3,
            Self::Effort => 4,
        }
    }

    /// The step of that number.
    pub fn of(number: u32) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.number() == number)
    }

    /// The fields that it asks for, in their order.
    pub const fn fields(self) -> &'static [&'static str] {
        match self {
            Self::Subject => &[field::TITLE, field::SUMMARY, field::PROBLEM, field::KIND, field::CONTACT],
            Self::Law => &[
                field::LEGAL_BASIS,
                field::LEGAL_EVIDENCE,
                field::DEADLINE,
                field::DEADLINE_REASON,
                field::COUNCIL_DOCUMENT,
                field::SERVICE_KEY,
            ],
            Self::Benefit => {
                &[field::CITIZEN_EFFECT, field::CITIZEN_CASES, field::BUSINESS_EFFECT, field::BUSINESS_CASES]
            }
            Self::Effort => &[field::EFFORT, field::COST, field::REQUIRES],
        }
    }

    /// The step that asks for that field.
    pub fn asking_for(name: &str) -> Self {
        Self::ALL.into_iter().find(|step| step.fields().contains(&name)).unwrap_or(Self::Subject)
    }

    /// What was typed into the fields of this step and nothing else, as the database can keep it.
    pub fn part_of(self, typed: &Pairs) -> Pairs {
        let values = self.fields().iter().flat_map(|name| {
            let values: Vec<&str> =
                if *name == field::REQUIRES { typed.all(name).collect() } else { vec![typed.raw(name)] };
            values.into_iter().map(|value| ((*name).to_owned(), storable(value)))
        });
        values.filter(|(_, value)| !value.is_empty()).collect()
    }

    /// A draft's values with those of this step from elsewhere.
    pub fn replaced_in(self, draft: &Pairs, typed: &Pairs) -> Pairs {
        let others = draft.iter().filter(|(name, _)| !self.fields().contains(name));
        let own = self.part_of(typed);
        others.chain(own.iter()).map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
    }
}

/// A form sends its lines with another end than they were typed with. The database keeps every character but
/// one.
fn storable(typed: &str) -> String {
    typed.replace("\r\n", "\n").replace('\0', "\u{fffd}")
}

impl Draft {
    /// So many a person can have at once: more than anybody writes, and few enough for a list.
    pub const MOST: i64 = 50;
}

/// A proposal while it is being written. Only its owner sees it.
#[derive(Clone, Debug)]
pub struct Draft {
    /// Key.
    pub id: DraftId,
    /// Who writes it.
    pub owner: PersonId,
    /// For which department: the owner's when it was begun.
    pub department: Department,
    /// What was typed into each field, understood or not.
    pub typed: Pairs,
    /// How often each step has changed.
    pub step_versions: Vec<i32>,
    /// When it was last saved.
    pub saved_at: DateTime<Utc>,
}

impl Draft {
    /// The title as far as there is one.
    pub fn title(&self) -> Option<&str> {
        self.typed.get(field::TITLE)
    }

    /// How often that step has changed.
    pub fn version(&self, step: Step) -> i32 {
        let versions = Step::ALL.into_iter().zip(&self.step_versions);
        versions.filter(|(other, _)| *other == step).map(|(_, version)| *version).sum()
    }

    /// How often anything in it has changed.
    pub fn whole_version(&self) -> i32 {
        self.step_versions.iter().sum()
    }

    /// What is missing or wrong, in the order of the form.
    pub fn findings(&self) -> Vec<Finding> {
        Proposal::read(&self.typed).err().unwrap_or_default()
    }
}
