// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Everything that the places of a board follow from, as one text that anybody can check.
//!
//! The text is UTF-8 with a line feed after every line, and blanks between the words of a line. There is one way
//! to write it: criteria are ordered by their key and projects by their number, both byte by byte.
//!
//! ```text
//! vorrang-board 1
//! weighting 2
//! places competition 25
//! criterion gesetz 40
//! criterion politik 20
//! project DIG-001 assessed 2026-12-31 10 7
//! project DIG-002 in-assessment - - 4
//! ```
//!
//! The first line names this form and its version: another way to write or to rank gets another number. Then
//! come the version of the weighting, how places are given (1, 2, 2, 4) and how many are on the board, each
//! criterion with its points, and each project in the procedure with its number, state, deadline and, in the
//! order of the criteria, its levels in half steps from 0 to 10. What is missing is a hyphen. A project has a
//! place if its state is `assessed`, `prioritised` or `in-progress` and no level of a criterion with points is
//! missing; the greater sum of points times levels is better.
//!
//! If the weighting has a rule on that may put a project on another place than its points, the form is
//! `vorrang-board 2`. Behind the line `places` comes one with the rules that are on, and behind the projects a line
//! for each requirement that is not met, each proven duty and each decision, as far as a rule goes by it:
//!
//! ```text
//! rules prerequisite duty decision
//! requires DIG-001 DIG-002
//! duty DIG-003
//! decision DIG-004 above DIG-001
//! decision DIG-005 place 3
//! ```

use std::fmt::Write as _;

use chrono::NaiveDate;
use sha2::{Digest as _, Sha256};

use super::{
    BOARD_SIZE, Grounds, Placed,
    canonical_rules::{in_order, read_line, read_rules_line, rules_line, write as write_grounds},
};
use crate::{
    audit::Hash,
    projects::{ProjectNumber, State},
    ranking::{self, Candidate, HalfLevels, ScoreRange, Weights, rules::Rules},
};

const FORM: &str = "vorrang-board 1";
const FORM_WITH_RULES: &str = "vorrang-board 2";
const NOTHING: &str = "-";

/// What the place of one project follows from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProjectInputs {
    /// Its number.
    pub number: ProjectNumber,
    /// Whether it may have a place.
    pub state: State,
    /// Orders what ties.
    pub deadline: Option<NaiveDate>,
    /// The level that counts on each criterion.
    pub levels: Vec<Option<HalfLevels>>,
}

/// What the places of a board follow from, in canonical order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BoardInputs {
    /// Number of the weighting.
    pub weighting: i32,
    /// Key and points of each criterion.
    pub criteria: Vec<(String, u32)>,
    /// Every project in the procedure.
    pub projects: Vec<ProjectInputs>,
    /// The rules that are on.
    pub rules: Rules,
    /// What they go by.
    pub grounds: Grounds<ProjectNumber>,
}

/// The text is no canonical text: the number of the first line that is not as it should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {0} is not as it should be")]
pub struct NotCanonical(pub usize);

impl BoardInputs {
    /// The inputs in canonical order, whatever the order they are given in. The levels of each project are in
    /// the order of `criteria`.
    pub fn new(weighting: i32, criteria: Vec<(String, u32)>, mut projects: Vec<ProjectInputs>) -> Self {
        let mut order: Vec<(usize, (String, u32))> = criteria.into_iter().enumerate().collect();
        order.sort_by(|(_, (one, _)), (_, (other, _))| one.cmp(other));
        for project in &mut projects {
            let sorted = order.iter().map(|(index, _)| project.levels.get(*index).copied().flatten());
            project.levels = sorted.collect();
        }
        projects.sort_by_cached_key(|project| project.number.to_string());
        Self {
            weighting,
            criteria: order.into_iter().map(|(_, criterion)| criterion).collect(),
            projects,
            rules: Rules::default(),
            grounds: Grounds::default(),
        }
    }

    /// The same with rules and what they go by, in canonical order.
    #[must_use]
    pub fn ruled_by(self, rules: Rules, grounds: Grounds<ProjectNumber>) -> Self {
        Self { rules, grounds: in_order(grounds, rules), ..self }
    }

    /// The canonical text.
    pub fn text(&self) -> String {
        let form = if self.rules.any() { FORM_WITH_RULES } else { FORM };
        let mut text = format!("{form}\nweighting {}\nplaces competition {BOARD_SIZE}\n", self.weighting);
        if self.rules.any() {
            // Writing into a text never fails.
            let _ = writeln!(text, "rules {}", rules_line(self.rules));
        }
        for (key, points) in &self.criteria {
            let _ = writeln!(text, "criterion {key} {points}");
        }
        for project in &self.projects {
            let _ = write!(text, "project {} {} ", project.number, project.state.code());
            match project.deadline {
                Some(deadline) => _ = write!(text, "{}", deadline.format("%Y-%m-%d")),
                None => text.push_str(NOTHING),
            }
            for level in &project.levels {
                match level {
                    Some(level) => _ = write!(text, " {}", level.get()),
                    None => text.push_str(" -"),
                }
            }
            text.push('\n');
        }
        write_grounds(&self.grounds, &mut text);
        text
    }

    /// Reads what [`Self::text`] writes, and nothing else.
    pub fn read(text: &str) -> Result<Self, NotCanonical> {
        let mut lines = (1..).zip(text.lines());
        let mut head = |expected: &str| {
            let (number, line) = lines.next().ok_or(NotCanonical(1))?;
            line.strip_prefix(expected).ok_or(NotCanonical(number))
        };
        let has_rules = match head("vorrang-board ")? {
            "1" => false,
            "2" => true,
            _ => return Err(NotCanonical(1)),
        };
        let weighting = head("weighting ")?.parse().map_err(|_| NotCanonical(2))?;
        head("places ")?;
        let rules = if has_rules {
            read_rules_line(head("rules ")?).ok_or(NotCanonical(4))?
        } else {
            Rules::default()
        };
        let (mut criteria, mut projects, mut grounds) = (Vec::new(), Vec::new(), Grounds::default());
        for (number, line) in lines {
            if let Some(criterion) = line.strip_prefix("criterion ") {
                criteria.push(read_criterion(criterion).ok_or(NotCanonical(number))?);
            } else if let Some(project) = line.strip_prefix("project ") {
                let project = read_project(project);
                let project = project.filter(|project| project.levels.len() == criteria.len());
                projects.push(project.ok_or(NotCanonical(number))?);
            } else {
                read_line(line, &mut grounds).ok_or(NotCanonical(number))?;
            }
        }
        let read = Self::new(weighting, criteria, projects).ruled_by(rules, grounds);
        let canonical = read.text();
        if canonical == text {
            return Ok(read);
        }
        let differing = canonical.lines().zip(text.lines()).position(|(one, other)| one != other);
        Err(NotCanonical(differing.map_or_else(|| canonical.lines().count(), |index| index + 1)))
    }

    /// The place of each project, in their order; `None` if the criteria make no weighting, or if projects require
    /// each other in a circle.
    pub fn standings(&self) -> Option<Vec<(ScoreRange, Placed)>> {
        let weights = Weights::new(self.criteria.iter().map(|(_, points)| *points).collect()).ok()?;
        let candidate = |project: &ProjectInputs| {
            let score = ScoreRange::of(&project.levels, &weights).ok()?;
            Some(Candidate { score, eligible: project.state.is_ranked() })
        };
        let candidates: Vec<Candidate> = self.projects.iter().map(candidate).collect::<Option<_>>()?;
        let keys: Vec<&ProjectNumber> = self.projects.iter().map(|project| &project.number).collect();
        let ruling = self.grounds.named(Some).among(&keys).ok()?;
        let placed = ruling.places(&candidates, &ranking::standings(&candidates), self.rules);
        Some(candidates.into_iter().map(|candidate| candidate.score).zip(placed).collect())
    }
}

/// SHA-256 of a canonical text.
pub fn hash_of(text: &[u8]) -> Hash {
    Hash(Sha256::digest(text).into())
}

fn read_criterion(line: &str) -> Option<(String, u32)> {
    let (key, points) = line.split_once(' ')?;
    Some((key.to_owned(), points.parse().ok()?))
}

fn read_project(line: &str) -> Option<ProjectInputs> {
    let mut words = line.split(' ');
    let number = words.next()?.parse().ok()?;
    let state = words.next()?;
    let state = State::ALL.into_iter().find(|known| known.code() == state)?;
    let deadline = match words.next()? {
        NOTHING => None,
        day => Some(NaiveDate::parse_from_str(day, "%Y-%m-%d").ok()?),
    };
    let level = |word: &str| match word {
        NOTHING => Some(None),
        level => level.parse().ok().and_then(HalfLevels::new).map(Some),
    };
    Some(ProjectInputs { number, state, deadline, levels: words.map(level).collect::<Option<_>>()? })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn inputs() -> impl Strategy<Value = (Vec<(String, u32)>, Vec<ProjectInputs>)> {
        let criteria = proptest::collection::btree_map("[a-z][a-z0-9-]{1,6}", 0_u32..=1_000_000, 1..6);
        criteria.prop_flat_map(|criteria| {
            let width = criteria.len();
            let level = proptest::option::of((0_u8..=10).prop_map(|level| HalfLevels::new(level).unwrap()));
            let project = (
                proptest::sample::select(State::ALL.to_vec()),
                proptest::option::of(
                    (-300_000_i32..2_900_000).prop_map(|days| NaiveDate::from_epoch_days(days).unwrap()),
                ),
                proptest::collection::vec(level, width),
            );
            let projects = proptest::collection::btree_map("[A-Z]{2,4}-[0-9]{3,5}", project, 0..12);
            (Just(criteria.into_iter().collect()), projects).prop_map(|(criteria, projects)| {
                let projects = projects.into_iter().map(|(number, (state, deadline, levels))| {
                    ProjectInputs { number: number.parse().unwrap(), state, deadline, levels }
                });
                (criteria, projects.collect())
            })
        })
    }

    proptest! {
        #[test]
        fn the_order_that_it_is_given_in_never_matters(
            (mut criteria, mut projects) in inputs(),
            swaps in proptest::collection::vec((any::<usize>(), any::<usize>()), 12),
        ) {
            let before = BoardInputs::new(7, criteria.clone(), projects.clone());
            for (one, other) in swaps {
                let (a, b) = (one % criteria.len(), other % criteria.len());
                criteria.swap(a, b);
                for project in &mut projects {
                    project.levels.swap(a, b);
                }
                if !projects.is_empty() {
                    let count = projects.len();
                    projects.swap(one % count, other % count);
                }
            }
            prop_assert_eq!(BoardInputs::new(7, criteria, projects).text(), before.text());
        }

        #[test]
        fn what_is_written_is_read_as_the_same((criteria, projects) in inputs(), weighting in 1_i32..) {
            let written = BoardInputs::new(weighting, criteria, projects);
            prop_assert_eq!(BoardInputs::read(&written.text()), Ok(written));
        }

        #[test]
        fn one_byte_more_or_less_is_never_the_same_board(
            (criteria, projects) in inputs(), at in any::<usize>(), byte in 0x20_u8..0x7f,
        ) {
            let text = BoardInputs::new(1, criteria, projects).text();
            let mut bytes = text.clone().into_bytes();
            let index = at % bytes.len();
            let changed = bytes[index] != byte;
            bytes[index] = byte;
            let altered = String::from_utf8(bytes).unwrap();
            prop_assert_eq!(hash_of(altered.as_bytes()) != hash_of(text.as_bytes()), changed);
            // Whatever is still read as a board is written exactly so.
            if let Ok(read) = BoardInputs::read(&altered) {
                prop_assert_eq!(read.text(), altered);
            }
        }

        #[test]
        fn no_text_breaks_the_reader(text in "(vorrang-board 1\nweighting 1\nplaces competition 25\n)?(criterion a [0-9]{1,12}\n)?\\PC{0,80}") {
            let _ = BoardInputs::read(&text);
        }
    }

    #[test]
    fn the_example_of_the_documentation_is_read() {
        let example: String = include_str!("canonical.rs")
            .lines()
            .skip_while(|line| *line != "//! ```text")
            .skip(1)
            .take_while(|line| *line != "//! ```")
            .map(|line| line.trim_start_matches("//! ").to_owned() + "\n")
            .collect();
        let read = BoardInputs::read(&example).unwrap();
        assert_eq!((read.weighting, read.criteria.len(), read.projects.len()), (2, 2, 2));
        let places: Vec<Option<u32>> =
            read.standings().unwrap().into_iter().map(|(_, standing)| standing.place).collect();
        assert_eq!(places, [Some(1), None]);
    }
}
