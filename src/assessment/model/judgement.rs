// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use chrono::NaiveDate;

use super::{CriterionId, MAX_LEVEL, RoundId};
use crate::{
    kit::{
        form::{FieldError, Pairs},
        i18n::{Bilingual, Message},
    },
    people::DepartmentId,
    projects::ProjectNumber,
    ranking::{GroupJudgement, HalfLevels},
};

/// What somebody says about a project on a criterion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judgement {
    /// A whole level; `None` if the person cannot judge, which is an answer as well.
    pub level: Option<HalfLevels>,
    /// Why.
    pub reason: String,
}

impl Judgement {
    /// Name of the field with the level.
    pub const LEVEL: &'static str = "level";
    /// Name of the field with the reason.
    pub const REASON: &'static str = "reason";
    /// What the form sends for "cannot judge".
    pub const CANNOT_JUDGE: &'static str = "none";
    /// A shorter reason says nothing to others.
    pub const SHORTEST_REASON: usize = 10;
    /// A longer reason nobody reads.
    pub const LONGEST_REASON: usize = 2000;

    /// Reads what was typed.
    pub fn read(typed: &Pairs) -> Result<Self, Vec<FieldError>> {
        let mut errors = Vec::new();
        let given = typed.get(Self::LEVEL).unwrap_or_default();
        let level = level(given);
        if level.is_err() {
            errors.push(FieldError { field: Self::LEVEL, message: Message::new("assess-level-missing") });
        }
        // Whoever does not say what a level is good for need not say why there is none.
        let must_say_why = given != Self::CANNOT_JUDGE;
        match reason(typed.raw(Self::REASON), must_say_why) {
            Ok(reason) => level.map(|level| Self { level, reason }).map_err(|_| errors),
            Err(message) => {
                errors.push(FieldError { field: Self::REASON, message });
                Err(errors)
            }
        }
    }

    /// The level as the form sends it.
    pub fn level_code(&self) -> String {
        self.level.map_or_else(|| Self::CANNOT_JUDGE.to_owned(), |level| (level.get() / 2).to_string())
    }

    /// The same as a form that was filled in so.
    pub fn as_typed(&self) -> Pairs {
        let mut form = form_urlencoded::Serializer::new(String::new());
        form.append_pair(Self::LEVEL, &self.level_code()).append_pair(Self::REASON, &self.reason);
        Pairs::of_query(&form.finish())
    }
}

/// What was chosen is none of the answers.
struct NotAnAnswer;

fn level(text: &str) -> Result<Option<HalfLevels>, NotAnAnswer> {
    if text == Judgement::CANNOT_JUDGE {
        return Ok(None);
    }
    let is_digit = text.len() == 1;
    let level = text.parse().ok().filter(|level| is_digit && *level <= MAX_LEVEL);
    level.and_then(HalfLevels::from_level).map(Some).ok_or(NotAnAnswer)
}

/// A text that says why, without surrounding blanks and with plain line ends.
pub fn reason(text: &str, must_be_given: bool) -> Result<String, Message> {
    let text = text.replace("\r\n", "\n").trim().to_owned();
    let length = text.chars().count();
    let is_odd = |letter: char| letter.is_control() && letter != '\n' && letter != '\t';
    if must_be_given && length < Judgement::SHORTEST_REASON {
        Err(Message::new("reason-too-short").with("count", Judgement::SHORTEST_REASON))
    } else if length > Judgement::LONGEST_REASON {
        Err(Message::new("reason-too-long").with("count", Judgement::LONGEST_REASON))
    } else if text.contains(is_odd) {
        Err(Message::new("reason-unreadable"))
    } else {
        Ok(text)
    }
}

/// A judgement as it is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    /// What was said.
    pub judgement: Judgement,
    /// Counts the changes of the record.
    pub row_version: i32,
}

/// One criterion of one project that a person is asked to judge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task {
    /// In which round.
    pub round: RoundId,
    /// Of which project.
    pub project: ProjectNumber,
    /// Its title.
    pub title: String,
    /// Day by which it has to be in use.
    pub deadline: Option<NaiveDate>,
    /// On which criterion.
    pub criterion: CriterionId,
    /// The criterion's name in addresses.
    pub key: String,
    /// Its name on pages, in at most two words.
    pub name: Bilingual,
    /// Whether it is done.
    pub is_given: bool,
}

impl Task {
    /// Whether it is about that cell.
    pub fn is_at(&self, round: RoundId, criterion: CriterionId) -> bool {
        self.round == round && self.criterion == criterion
    }

    /// What is to be done next by somebody who is at a cell: the first open task behind it, after the last
    /// one from the beginning again.
    pub fn next(tasks: &[Self], round: RoundId, criterion: CriterionId) -> Option<&Self> {
        let here = tasks.iter().position(|task| task.is_at(round, criterion));
        let (before, behind) = tasks.split_at(here.map_or(0, |here| here + 1));
        behind.iter().chain(before).find(|task| !task.is_given && !task.is_at(round, criterion))
    }
}

/// The cell that a person is at.
#[derive(Clone, Debug)]
pub struct Cell {
    /// In which round.
    pub round: RoundId,
    /// Of which project.
    pub project: ProjectNumber,
    /// Who asks for the project.
    pub department: DepartmentId,
    /// On which criterion.
    pub criterion: CriterionId,
    /// Whether the round is over.
    pub is_closed: bool,
    /// Whether the person is asked.
    pub is_assigned: bool,
}

/// What one person said, for those who may know who it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opinion {
    /// On which criterion.
    pub criterion: CriterionId,
    /// Who.
    pub name: String,
    /// What.
    pub judgement: Judgement,
}

/// What a round says on one criterion.
#[derive(Clone, Debug)]
pub struct CellResult {
    /// The criterion.
    pub criterion: CriterionId,
    /// Every level that was given, the lowest first.
    pub levels: Vec<HalfLevels>,
    /// How many said that they cannot judge.
    pub abstentions: usize,
}

impl CellResult {
    /// What the opinions come to on each of `criteria`.
    pub fn of(opinions: &[Opinion], criteria: impl Iterator<Item = CriterionId>) -> Vec<Self> {
        let result = |criterion| {
            let answers: Vec<&Opinion> =
                opinions.iter().filter(|opinion| opinion.criterion == criterion).collect();
            let mut levels: Vec<HalfLevels> =
                answers.iter().filter_map(|opinion| opinion.judgement.level).collect();
            levels.sort_unstable();
            Self { criterion, abstentions: answers.len() - levels.len(), levels }
        };
        criteria.map(result).collect()
    }

    /// The judgement of the group; `None` if too few gave a level.
    pub fn judgement(&self) -> Option<GroupJudgement> {
        GroupJudgement::of(&self.levels)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(query: &str) -> Result<Judgement, Vec<(&'static str, &'static str)>> {
        let said = |error: FieldError| (error.field, error.message.key);
        Judgement::read(&Pairs::of_query(query)).map_err(|errors| errors.into_iter().map(said).collect())
    }

    #[test]
    fn a_level_needs_a_reason_and_no_level_needs_none() {
        let given = read("level=4&reason=+Weil+es+so+ist.%0D%0AUnd+so.+").unwrap();
        assert_eq!(given.level, HalfLevels::from_level(4));
        assert_eq!(given.reason, "Weil es so ist.\nUnd so.");
        assert_eq!(read("level=none"), Ok(Judgement { level: None, reason: String::new() }));
        assert_eq!(read("level=4&reason=zu+kurz..+"), Err(vec![("reason", "reason-too-short")]));
        assert_eq!(read(""), Err(vec![("level", "assess-level-missing"), ("reason", "reason-too-short")]));
        for level in ["6", "-1", "%2B4", "04", "4.5", "half", "٣"] {
            let query = format!("level={level}&reason=lang+genug+ist+das");
            assert_eq!(read(&query), Err(vec![("level", "assess-level-missing")]), "{level}");
        }
        assert_eq!(read("level=none&reason=a%00b"), Err(vec![("reason", "reason-unreadable")]));
        let long = "ä".repeat(Judgement::LONGEST_REASON);
        assert!(read(&format!("level=0&reason={long}")).is_ok());
        assert_eq!(read(&format!("level=0&reason={long}ä")), Err(vec![("reason", "reason-too-long")]));
    }

    fn task(round: i64, criterion: i64, is_given: bool) -> Task {
        Task {
            round: RoundId(round),
            project: "DIG-001".parse().unwrap(),
            title: String::new(),
            deadline: None,
            criterion: CriterionId(criterion),
            key: String::new(),
            name: Bilingual { de: String::new(), en: String::new() },
            is_given,
        }
    }

    #[test]
    fn next_is_what_is_open_behind_and_then_from_the_beginning() {
        let tasks = [task(1, 1, false), task(1, 2, true), task(2, 1, false), task(2, 2, true)];
        let next = |round, criterion| {
            Task::next(&tasks, RoundId(round), CriterionId(criterion))
                .map(|task| (task.round.0, task.criterion.0))
        };
        assert_eq!(next(1, 1), Some((2, 1)));
        assert_eq!(next(1, 2), Some((2, 1)));
        assert_eq!(next(2, 1), Some((1, 1)));
        assert_eq!(next(2, 2), Some((1, 1)));
        assert_eq!(next(9, 9), Some((1, 1)), "from elsewhere");
        assert_eq!(Task::next(&[task(1, 1, false)], RoundId(1), CriterionId(1)), None);
    }

    proptest! {
        #[test]
        fn what_is_read_is_typed_the_same_again(level in proptest::option::of(0_u8..=5), reason in "\\PC{10,60}") {
            let given = Judgement { level: level.and_then(HalfLevels::from_level), reason };
            if let Ok(once) = Judgement::read(&given.as_typed()) {
                prop_assert_eq!(once.level, given.level);
                prop_assert_eq!(Judgement::read(&once.as_typed()), Ok(once));
            }
        }

        #[test]
        fn nothing_that_is_typed_breaks_the_reader(bytes in proptest::collection::vec(any::<u8>(), 0..80)) {
            let _ = Judgement::read(&Pairs::of_bytes(&bytes));
        }
    }
}
