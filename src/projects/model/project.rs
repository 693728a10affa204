// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use std::{cmp::Ordering, fmt, str::FromStr};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::people::{Department, DepartmentId};

/// Key of a [`Project`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, sqlx::Type)]
#[sqlx(transparent)]
pub struct ProjectId(pub i64);

/// The name by which people know a project, e.g. `DIG-001`: two to eight capital letters, a hyphen,
/// three to nine digits. It never changes and is never given twice.
///
/// Numbers are ordered as people count: `DIG-999` before `DIG-1000`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, sqlx::Type)]
#[sqlx(transparent)]
pub struct ProjectNumber(String);

impl ProjectNumber {
    /// The number that follows `last` in a series; `None` behind the very last.
    pub fn after(series: &str, last: i32) -> Option<Self> {
        format!("{series}-{:03}", last.checked_add(1)?).parse().ok()
    }

    fn order(&self) -> (&str, usize, &str) {
        let (letters, digits) = self.0.split_once('-').unwrap_or((&self.0, ""));
        let value = digits.trim_start_matches('0');
        (letters, value.len(), value)
    }
}

impl Ord for ProjectNumber {
    fn cmp(&self, other: &Self) -> Ordering {
        self.order().cmp(&other.order()).then_with(|| self.0.cmp(&other.0))
    }
}

impl PartialOrd for ProjectNumber {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// The text is not a [`ProjectNumber`].
#[derive(Debug, thiserror::Error)]
#[error("not a project number")]
pub struct NotAProjectNumber;

impl FromStr for ProjectNumber {
    type Err = NotAProjectNumber;

    /// Reads `DIG-001`; small letters and surrounding blanks are forgiven.
    fn from_str(text: &str) -> Result<Self, NotAProjectNumber> {
        let text = text.trim().to_ascii_uppercase();
        let (letters, digits) = text.split_once('-').ok_or(NotAProjectNumber)?;
        let well_formed = (2..=8).contains(&letters.len())
            && letters.bytes().all(|byte| byte.is_ascii_uppercase())
            && (3..=9).contains(&digits.len())
            && digits.bytes().all(|byte| byte.is_ascii_digit());
        if well_formed { Ok(Self(text)) } else { Err(NotAProjectNumber) }
    }
}

impl From<String> for ProjectNumber {
    /// For numbers that the database has checked.
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl fmt::Display for ProjectNumber {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// Whether people outside the administration notice the project.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, sqlx::Type, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
#[sqlx(type_name = "project_kind", rename_all = "snake_case")]
pub enum Kind {
    /// Changes something for citizens or businesses.
    Visible,
    /// What visible projects stand on: e-file, co-editing, digital signing.
    Background,
}

impl Kind {
    /// Both kinds.
    pub const ALL: [Self; 2] = [Self::Visible, Self::Background];

    /// The word in addresses; the text on screen is `kind-{code}`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Visible => "visible",
            Self::Background => "background",
        }
    }
}

/// Where a project is in its life cycle.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, sqlx::Type, Serialize, Deserialize, ToSchema,
)]
#[serde(rename_all = "kebab-case")]
#[sqlx(type_name = "project_state", rename_all = "snake_case")]
pub enum State {
    /// Being written by the department; nobody else sees it.
    Draft,
    /// Released by the head of the department.
    Submitted,
    /// Checked for completeness and duplicates by portfolio management.
    InReview,
    /// Back at the department with a question.
    Query,
    /// Assessors are giving their levels.
    InAssessment,
    /// Every required level has been agreed.
    Assessed,
    /// The steering committee has decided that it comes first.
    Prioritised,
    /// Being carried out.
    InProgress,
    /// Done.
    Completed,
    /// Put off to a later date.
    Deferred,
    /// Refused with a reason.
    Declined,
    /// Taken back by the department.
    Withdrawn,
    /// Continues inside another project.
    Merged,
}

impl State {
    /// Every state in the order of the life cycle.
    pub const ALL: [Self; 13] = [
        Self::Draft,
        Self::Submitted,
        Self::InReview,
        Self::Query,
        Self::InAssessment,
        Self::Assessed,
        Self::Prioritised,
        Self::InProgress,
        Self::Completed,
        Self::Deferred,
        Self::Declined,
        Self::Withdrawn,
        Self::Merged,
    ];

    /// The states between submission and completion: these projects compete for the city's time.
    pub const IN_PROCEDURE: [Self; 7] = [
        Self::Submitted,
        Self::InReview,
        Self::Query,
        Self::InAssessment,
        Self::Assessed,
        Self::Prioritised,
        Self::InProgress,
    ];

    /// Whether it is one of those.
    pub fn is_in_procedure(self) -> bool {
        Self::IN_PROCEDURE.contains(&self)
    }

    /// The word in addresses; the text on screen is `state-{code}`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Submitted => "submitted",
            Self::InReview => "in-review",
            Self::Query => "query",
            Self::InAssessment => "in-assessment",
            Self::Assessed => "assessed",
            Self::Prioritised => "prioritised",
            Self::InProgress => "in-progress",
            Self::Completed => "completed",
            Self::Deferred => "deferred",
            Self::Declined => "declined",
            Self::Withdrawn => "withdrawn",
            Self::Merged => "merged",
        }
    }

    /// Whether a project in this state is on its way to being carried out, or may come back to it.
    pub const fn is_open(self) -> bool {
        !matches!(self, Self::Draft | Self::Completed | Self::Declined | Self::Withdrawn | Self::Merged)
    }

    /// Whether a project in this state can hold a place on the board once its levels are complete.
    pub const fn is_ranked(self) -> bool {
        matches!(self, Self::Assessed | Self::Prioritised | Self::InProgress)
    }
}

/// Effort in whole person-days of the city's own staff.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, sqlx::Type)]
#[sqlx(transparent)]
pub struct PersonDays(pub i32);

/// An amount of money in whole euros.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, sqlx::Type)]
#[sqlx(transparent)]
pub struct Euros(pub i64);

/// A candidate project as it is stored ("Vorhaben"; "Projekt" only once it is approved).
#[derive(Clone, Debug)]
pub struct Project {
    /// Key.
    pub id: ProjectId,
    /// Name by which people know it.
    pub number: ProjectNumber,
    /// One line.
    pub title: String,
    /// What it is, in a few sentences; may be empty.
    pub summary: String,
    /// Who asks for it.
    pub department: Department,
    /// Visible or background.
    pub kind: Kind,
    /// The norm that the proposer names.
    pub legal_basis: Option<String>,
    /// Day by which it has to be in use.
    pub deadline: Option<NaiveDate>,
    /// Own staff's time; `None` until estimated.
    pub effort: Option<PersonDays>,
    /// Money without own staff; `None` until estimated.
    pub cost: Option<Euros>,
    /// Place in the life cycle.
    pub state: State,
}

/// A project as others refer to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherProject {
    /// Key.
    pub id: ProjectId,
    /// Its number.
    pub number: ProjectNumber,
    /// Its title.
    pub title: String,
    /// Visible or background.
    pub kind: Kind,
    /// Its state.
    pub state: State,
}

/// A project to be stored for the first time.
#[derive(Clone, Debug)]
pub struct NewProject {
    /// Name by which people will know it.
    pub number: ProjectNumber,
    /// One line.
    pub title: String,
    /// What it is; may be empty.
    pub summary: String,
    /// Who asks for it.
    pub department: DepartmentId,
    /// Visible or background.
    pub kind: Kind,
    /// The norm that the proposer names.
    pub legal_basis: Option<String>,
    /// Day by which it has to be in use.
    pub deadline: Option<NaiveDate>,
    /// Own staff's time.
    pub effort: Option<PersonDays>,
    /// Money without own staff.
    pub cost: Option<Euros>,
    /// Place in the life cycle.
    pub state: State,
}

/// What a list says of a project that is there already.
#[derive(Clone, Debug)]
pub struct ListedProject {
    /// Its number.
    pub number: ProjectNumber,
    /// One line.
    pub title: String,
    /// What it is; empty if the list does not say it.
    pub summary: String,
    /// Who asks for it.
    pub department: DepartmentId,
    /// Visible or background, if the list says it.
    pub kind: Option<Kind>,
    /// The norm that the list names.
    pub legal_basis: Option<String>,
    /// Day by which it has to be in use.
    pub deadline: Option<NaiveDate>,
    /// Own staff's time.
    pub effort: Option<PersonDays>,
    /// Money without own staff.
    pub cost: Option<Euros>,
}

/// A project as lists write it, to be compared with one or to become one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredProject {
    /// Key.
    pub id: ProjectId,
    /// Its number.
    pub number: ProjectNumber,
    /// One line.
    pub title: String,
    /// What it is.
    pub summary: String,
    /// Name of who asks for it.
    pub department: String,
    /// Visible or background.
    pub kind: Kind,
    /// Norm, if there is one.
    pub legal_basis: Option<String>,
    /// Day by which it has to be in use.
    pub deadline: Option<NaiveDate>,
    /// What is said of the deadline in words.
    pub deadline_words: Option<String>,
    /// Own staff's time.
    pub effort: Option<PersonDays>,
    /// Money without own staff.
    pub cost: Option<Euros>,
    /// Where it is in the life cycle.
    pub state: State,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_letters_hyphen_digits() {
        for (given, read) in
            [("DIG-001", "DIG-001"), (" dig-037 ", "DIG-037"), ("EGOV-123456789", "EGOV-123456789")]
        {
            assert_eq!(given.parse::<ProjectNumber>().unwrap().to_string(), read);
        }
        let mut numbers =
            ["DIG-1000", "ZEN-001", "DIG-999", "DIG-0999"].map(|text| text.parse::<ProjectNumber>().unwrap());
        numbers.sort();
        assert_eq!(numbers.map(|number| number.to_string()), ["DIG-0999", "DIG-999", "DIG-1000", "ZEN-001"]);
        for given in
            ["", "DIG", "DIG-1", "D-001", "DIG-1234567890", "DIG-00x", "DÄG-001", "DIG_001", "DIG-001-2"]
        {
            assert!(given.parse::<ProjectNumber>().is_err(), "{given}");
        }
    }
}
