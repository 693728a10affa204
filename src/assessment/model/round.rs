// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};

use super::{Criterion, CriterionId, judgement::reason};
use crate::{
    kit::{
        form::{FieldError, Pairs},
        i18n::Message,
        ids::PersonId,
    },
    people::{DepartmentId, Person, Role},
    projects::{ProjectNumber, State},
};

/// Key of a [`Round`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, sqlx::Type)]
#[sqlx(transparent)]
pub struct RoundId(pub i64);

/// The time in which a project is judged.
#[derive(Clone, Debug)]
pub struct Round {
    /// Key.
    pub id: RoundId,
    /// Of which project.
    pub project: ProjectNumber,
    /// Its title.
    pub title: String,
    /// When it began.
    pub opened_at: DateTime<Utc>,
    /// Who opened it.
    pub opened_by: String,
    /// When it ended and who closed it; `None` while people may still judge.
    pub closed: Option<(DateTime<Utc>, String)>,
    /// Why it goes on although it had been closed.
    pub reopen_reason: Option<String>,
    /// Counts the changes of the record.
    pub row_version: i32,
    /// How many assessments have been given, and how many are asked for.
    pub progress: (i64, i64),
}

/// What a round can be opened for.
#[derive(Clone, Debug)]
pub struct Assessable {
    /// Number of the project.
    pub number: ProjectNumber,
    /// Its title.
    pub title: String,
    /// Whose people cannot assess it.
    pub department: DepartmentId,
    /// Name of that department.
    pub department_name: String,
    /// Where it is in its life cycle.
    pub state: State,
}

impl Assessable {
    /// The states in which a round can be opened. In the last one a project is only without a round if it
    /// came so with a list.
    pub const STATES: [State; 3] = [State::Submitted, State::InReview, State::InAssessment];

    /// Whether `person` can assess the project.
    pub fn can_be_assessed_by(&self, person: &Person) -> bool {
        can_assess(person, self.department)
    }
}

/// Whether somebody can assess what that department asks for: nobody judges what the own one does.
pub fn can_assess(person: &Person, department: DepartmentId) -> bool {
    may_assess(person) && person.department != Some(department)
}

/// Whether somebody assesses at all.
pub fn may_assess(person: &Person) -> bool {
    person.is_active && person.has(Role::Assessor)
}

/// Who is to assess what.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// The projects that a round is opened for, each once.
    pub projects: BTreeSet<ProjectNumber>,
    /// Who assesses which criterion, for each of the projects.
    pub assessors: BTreeSet<(CriterionId, PersonId)>,
}

impl Plan {
    /// Name of the field with the numbers of projects.
    pub const PROJECT: &'static str = "project";
    /// Name of the field with pairs of criterion and person.
    pub const ASSESS: &'static str = "assess";

    /// A pair of criterion and person as the form sends it.
    pub fn pair(criterion: &Criterion, person: PersonId) -> String {
        format!("{}:{}", criterion.key, person.0)
    }

    /// Reads what was ticked; whether the projects and people are there is found out when the rounds are
    /// opened.
    pub fn read(typed: &Pairs, criteria: &[Criterion]) -> Result<Self, Vec<FieldError>> {
        let mut errors = Vec::new();
        let projects: Result<BTreeSet<_>, _> =
            typed.all(Self::PROJECT).map(str::parse::<ProjectNumber>).collect();
        let projects = projects.unwrap_or_default();
        if projects.is_empty() {
            errors.push(FieldError { field: Self::PROJECT, message: Message::new("round-projects-missing") });
        }
        match read_assessors(typed, criteria) {
            Ok(assessors) if errors.is_empty() => return Ok(Self { projects, assessors }),
            Ok(_) => {}
            Err(error) => errors.push(error),
        }
        Err(errors)
    }

    /// Who of the plan assesses `project`: its own department is left out.
    pub fn assessors_of<'a>(
        &'a self,
        project: &'a Assessable,
        people: &'a [Person],
    ) -> impl Iterator<Item = (CriterionId, &'a Person)> {
        let of = |id: PersonId| people.iter().find(|person| person.id == id);
        self.assessors.iter().filter_map(move |(criterion, id)| {
            let person = of(*id).filter(|person| project.can_be_assessed_by(person))?;
            Some((*criterion, person))
        })
    }
}

/// The criteria of `weighed` for which a level is missing even if everybody answers who is `asked`: one item for
/// each question. What has no weight can lack one.
pub fn too_few(
    asked: impl Iterator<Item = CriterionId>,
    weighed: &BTreeSet<CriterionId>,
) -> Vec<CriterionId> {
    let asked: Vec<CriterionId> = asked.collect();
    let count = |id: &CriterionId| asked.iter().filter(|criterion| *criterion == id).count();
    let fewest = crate::ranking::GroupJudgement::FEWEST_ASSESSMENTS;
    weighed.iter().filter(|id| count(id) < fewest).copied().collect()
}

/// Who is to be asked for what in an open round from now on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reassignment {
    /// Who assesses which criterion.
    pub assessors: BTreeSet<(CriterionId, PersonId)>,
    /// Why somebody is asked no longer; may be empty if nobody is taken away.
    pub reason: String,
}

impl Reassignment {
    /// Name of the field with the reason.
    pub const REASON: &'static str = "reason";

    /// Reads what was ticked and typed.
    pub fn read(typed: &Pairs, criteria: &[Criterion]) -> Result<Self, Vec<FieldError>> {
        let reason = reason(typed.raw(Self::REASON), typed.get(Self::REASON).is_some());
        let reason = reason.map_err(|message| FieldError { field: Self::REASON, message });
        match (read_assessors(typed, criteria), reason) {
            (Ok(assessors), Ok(reason)) => Ok(Self { assessors, reason }),
            (assessors, reason) => Err(assessors.err().into_iter().chain(reason.err()).collect()),
        }
    }
}

/// Who was ticked for what; at least somebody.
fn read_assessors(
    typed: &Pairs,
    criteria: &[Criterion],
) -> Result<BTreeSet<(CriterionId, PersonId)>, FieldError> {
    let pairs: Option<BTreeSet<_>> = typed.all(Plan::ASSESS).map(|text| pair(text, criteria)).collect();
    let missing = || FieldError { field: Plan::ASSESS, message: Message::new("round-assessors-missing") };
    pairs.filter(|pairs| !pairs.is_empty()).ok_or_else(missing)
}

fn pair(text: &str, criteria: &[Criterion]) -> Option<(CriterionId, PersonId)> {
    let (key, person) = text.split_once(':')?;
    let criterion = criteria.iter().find(|criterion| criterion.key == key)?;
    Some((criterion.id, PersonId(person.parse().ok()?)))
}

/// Who is asked for what in a round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assignment {
    /// The criterion.
    pub criterion: CriterionId,
    /// Who.
    pub person: PersonId,
    /// The name.
    pub name: String,
}
