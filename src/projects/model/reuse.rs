// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! The service that a project brings online: its place in the catalogue, who else means the same, and whether what
//! another administration has built can be used.

use chrono::NaiveDate;

use super::{OtherProject, Project, State};
use crate::people::{Person, Role};

/// A service of the catalogue: of the LeiKa with a key of 14 digits, or a group of the OZG with one of five.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Service {
    /// Its key.
    pub key: String,
    /// What it is called.
    pub name: String,
    /// Key of the group of the OZG that it belongs to.
    pub group_key: Option<String>,
    /// Name of that group.
    pub group_name: Option<String>,
    /// The area of life that it belongs to.
    pub topic: Option<String>,
    /// The norm that it rests on.
    pub legal_basis: Option<String>,
}

impl Service {
    /// The group in one line.
    pub fn group(&self) -> Option<String> {
        let (key, name) = self.group_key.as_ref().zip(self.group_name.as_ref())?;
        Some(format!("{key} {name}"))
    }
}

/// A service to be stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewService {
    /// What it says.
    pub service: Service,
    /// What else it is found by.
    pub also: String,
}

/// What came of looking whether a solution of somebody else can be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::Type)]
#[sqlx(type_name = "reuse_result", rename_all = "snake_case")]
pub enum ReuseResult {
    /// There is one that can be used.
    Reusable,
    /// There is none that can be used.
    NotReusable,
    /// Not known yet.
    Open,
}

impl ReuseResult {
    /// Every result, in the order of the form.
    pub const ALL: [Self; 3] = [Self::Reusable, Self::NotReusable, Self::Open];

    /// The word in forms and in the log.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Reusable => "reusable",
            Self::NotReusable => "not_reusable",
            Self::Open => "open",
        }
    }

    /// The result of that word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|result| result.code() == code)
    }
}

/// The last look at whether a solution of somebody else can be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReuseCheck {
    /// The day of the look.
    pub checked_on: NaiveDate,
    /// What came of it.
    pub result: ReuseResult,
    /// Why.
    pub reason: String,
    /// Where that is written; may be missing only while it is open.
    pub source: Option<String>,
}

/// What there is to say of a project's service.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reuse {
    /// The key that the project names.
    pub key: Option<String>,
    /// The service of that key, if the catalogue has it.
    pub service: Option<Service>,
    /// Other projects of the same service.
    pub same: Vec<OtherProject>,
    /// The last check and its version.
    pub check: Option<(ReuseCheck, i32)>,
}

impl Reuse {
    /// Whether somebody should look for solutions of others before the project comes first.
    pub fn is_to_be_checked(&self) -> bool {
        let is_settled = self.check.as_ref().is_some_and(|(check, _)| check.result != ReuseResult::Open);
        self.key.is_some() && !is_settled
    }
}

/// Whether the person may say what came of the check: portfolio management, and the project's own department.
pub fn may_check_reuse(person: &Person, project: &Project) -> bool {
    let is_own = person.has(Role::DepartmentHead) && person.department == Some(project.department.id);
    project.state != State::Draft && (person.has(Role::PortfolioManager) || is_own)
}
