// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! The duty to carry a project out: claimed by its department, proven once somebody else has checked it.

use chrono::{DateTime, NaiveDate, Utc};

use super::Project;
use crate::{
    kit::ids::PersonId,
    people::{Person, Role},
};

/// What a department says about the duty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DutyClaim {
    /// The norm that obliges.
    pub norm: String,
    /// Where that can be looked up.
    pub evidence: String,
    /// From this day on it no longer counts.
    pub expires_on: NaiveDate,
}

/// What came of the check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DutyCheck {
    /// Whether the duty is proven.
    pub is_proven: bool,
    /// What there is to say about it; always something if it is not proven.
    pub remark: String,
    /// Who has looked.
    pub by: String,
    /// When.
    pub at: DateTime<Utc>,
}

/// A duty as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Duty {
    /// What is claimed.
    pub claim: DutyClaim,
    /// By whom.
    pub claimed_by: PersonId,
    /// What they are called.
    pub claimed_by_name: String,
    /// When.
    pub claimed_at: DateTime<Utc>,
    /// What came of the check, once somebody has looked.
    pub check: Option<DutyCheck>,
    /// Whether the day has come.
    pub has_expired: bool,
    /// Counts its changes.
    pub row_version: i32,
}

/// Where a duty stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DutyStatus {
    /// Nobody has looked yet.
    Claimed,
    /// It counts.
    Proven,
    /// It was looked at and does not count.
    Refused,
    /// The day has come.
    Expired,
}

impl Duty {
    /// Where it stands.
    pub fn status(&self) -> DutyStatus {
        match &self.check {
            _ if self.has_expired => DutyStatus::Expired,
            None => DutyStatus::Claimed,
            Some(DutyCheck { is_proven: true, .. }) => DutyStatus::Proven,
            Some(_) => DutyStatus::Refused,
        }
    }

    /// Whether that person may check it: portfolio management, but not whoever has claimed it.
    pub fn may_be_checked_by(&self, person: &Person) -> bool {
        person.has(Role::PortfolioManager) && self.claimed_by != person.id && !self.has_expired
    }
}

/// Whether that person may claim a duty for a project: its own department, or portfolio management.
pub fn may_claim_duty(person: &Person, project: &Project) -> bool {
    let is_own = person.has(Role::DepartmentHead) && person.department == Some(project.department.id);
    project.state.is_open() && (person.has(Role::PortfolioManager) || is_own)
}
