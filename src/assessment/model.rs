// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

mod judgement;
mod round;

pub use judgement::{Cell, CellResult, Given, Judgement, Opinion, Task, reason};
pub use round::{Assessable, Assignment, Plan, Round, RoundId, may_assess};

use crate::{kit::i18n::Bilingual, projects::ProjectId, ranking::HalfLevels};

/// The highest level of every criterion; the lowest is 0.
pub const MAX_LEVEL: u8 = 5;

/// Key of a [`Criterion`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, sqlx::Type)]
#[sqlx(transparent)]
pub struct CriterionId(pub i64);

/// One of the aspects under which projects are compared.
#[derive(Clone, Debug)]
pub struct Criterion {
    /// Key.
    pub id: CriterionId,
    /// Short name in addresses; it never changes.
    pub key: String,
    /// Full name.
    pub name: Bilingual,
    /// At most two words, for column heads and imported lists.
    pub short_name: Bilingual,
    /// What an assessor asks oneself.
    pub question: Bilingual,
    /// What a level has to be backed with.
    pub evidence: Bilingual,
    /// The anchor of each level in words, level 0 first; six of them.
    pub levels: Vec<Bilingual>,
}

impl Criterion {
    /// The words of a level. A half level lies between two anchors: both are given.
    pub fn anchors(&self, level: HalfLevels) -> impl Iterator<Item = &Bilingual> {
        let (below, half) = (usize::from(level.get() / 2), usize::from(level.get() % 2));
        self.levels.iter().skip(below).take(1 + half)
    }
}

/// A criterion to be stored for the first time, without its levels' keys.
#[derive(Clone, Debug)]
pub struct NewCriterion {
    /// Short name in addresses.
    pub key: String,
    /// Place among the criteria, from 1.
    pub position: i16,
    /// Full name.
    pub name: Bilingual,
    /// At most two words.
    pub short_name: Bilingual,
    /// What an assessor asks oneself.
    pub question: Bilingual,
    /// What a level has to be backed with.
    pub evidence: Bilingual,
    /// The anchor of each level in words, level 0 first; six of them.
    pub levels: Vec<Bilingual>,
}

/// A level to be stored as the one that counts.
#[derive(Clone, Copy, Debug)]
pub struct NewAssessedLevel {
    /// Of which project.
    pub project: ProjectId,
    /// On which criterion.
    pub criterion: CriterionId,
    /// The level in half steps.
    pub level: HalfLevels,
}
