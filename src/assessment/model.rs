// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

mod judgement;
mod round;

pub use judgement::{Cell, CellResult, Given, Judgement, Opinion, Task, reason};
pub use round::{
    Assessable, Assignment, Plan, Reassignment, Round, RoundId, can_assess, may_assess, too_few,
};

/// Columns that every list of projects has beside those of the criteria, which are found by their short names; the
/// last are in lists that the portal writes.
pub const RESERVED_SHORT_NAMES: [&str; 17] = [
    "Kennung",
    "Titel",
    "Kurzbeschreibung",
    "Fachbereich",
    "Art",
    "Rechtsgrundlage",
    "Frist",
    "Aufwand Personentage",
    "Kosten EUR",
    "setzt voraus",
    "Status",
    "Platz",
    "Punkte",
    "Punkte von",
    "Punkte bis",
    "Platz von",
    "Platz bis",
];

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

/// What a criterion says, as an administrator writes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CriterionTexts {
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

impl CriterionTexts {
    /// What a criterion says now.
    pub fn of(criterion: &Criterion) -> Self {
        Self {
            name: criterion.name.clone(),
            short_name: criterion.short_name.clone(),
            question: criterion.question.clone(),
            evidence: criterion.evidence.clone(),
            levels: criterion.levels.clone(),
        }
    }
}

/// The key of a new criterion: its short name in small plain letters and how many criteria there are with it, which
/// makes it unlike every other key and every word that the portal itself uses in addresses.
pub fn new_key(short_name: &str, number: usize) -> String {
    const LONGEST_WORD: usize = 24;
    let plain = short_name.to_lowercase().replace('ä', "ae").replace('ö', "oe").replace('ü', "ue");
    let plain = plain.replace('ß', "ss");
    let words = plain.split(|letter: char| !letter.is_ascii_lowercase() && !letter.is_ascii_digit());
    let word = words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join("-");
    let word: String = word.chars().take(LONGEST_WORD).collect();
    let word = word.trim_start_matches(|letter: char| !letter.is_ascii_lowercase()).trim_end_matches('-');
    format!("{}-{number}", if word.is_empty() { "kriterium" } else { word })
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_can_be_read_and_is_one_of_a_kind() {
        assert_eq!(new_key("Klimaschutz", 5), "klimaschutz-5");
        assert_eq!(new_key("Nutzen für Bürger", 12), "nutzen-fuer-buerger-12");
        assert_eq!(new_key("3. Straße (neu)", 6), "strasse-neu-6");
        assert_eq!(new_key("日本", 7), "kriterium-7");
        assert_eq!(new_key("Anschlussfähigkeit an die Region", 64), "anschlussfaehigkeit-an-d-64");
    }
}
