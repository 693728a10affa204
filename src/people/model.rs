// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

mod token;

use std::collections::BTreeSet;

use chrono::{DateTime, TimeDelta, Utc};

use crate::{
    audit::Actor,
    kit::{ids::PersonId, secret::Secret},
};

pub use self::token::{AccessToken, NewToken, Scope, TokenId};

/// Key of a [`Department`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, sqlx::Type)]
#[sqlx(transparent)]
pub struct DepartmentId(pub i64);

/// A unit of the city that proposes projects and is responsible for them ("Fachbereich").
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Department {
    /// Key.
    pub id: DepartmentId,
    /// Name as the city writes it; the same in every language.
    pub name: String,
}

/// What the department of a list is chosen from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DepartmentChoice {
    /// In the order of the German dictionary: all, or where the name is typed those that were probably meant.
    pub offered: Vec<Department>,
    /// There are more than anybody looks through.
    pub is_typed: bool,
}

impl DepartmentChoice {
    /// The department of that key.
    pub fn of_key(&self, key: &str) -> Option<&Department> {
        let key = key.parse().map(DepartmentId).ok()?;
        self.offered.iter().find(|one| one.id == key)
    }

    /// The department that is meant by a name that was typed: the one called so, whatever the capitals, or the only one
    /// that is offered.
    pub fn of_name(&self, typed: &str) -> Option<&Department> {
        let is_called_so = |one: &&Department| one.name.to_lowercase() == typed.to_lowercase();
        let only = self.offered.first().filter(|_| self.offered.len() == 1);
        self.offered.iter().find(is_called_so).or(only)
    }
}

/// What a person may do. One person may have several.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, sqlx::Type)]
#[sqlx(type_name = "role", rename_all = "snake_case")]
pub enum Role {
    /// Browses the board and the projects.
    Reader,
    /// Proposes projects for the own department.
    DepartmentHead,
    /// Gives levels to projects, never to those of the own department.
    Assessor,
    /// Checks proposals, opens and closes assessment rounds, records dependencies.
    PortfolioManager,
    /// Weighs the criteria; approves, defers, declines.
    Leadership,
    /// Keeps people, departments and criteria; neither assesses nor weighs.
    Admin,
    /// Reads everything including the log.
    Auditor,
}

impl Role {
    /// Every role, in the order of the pages.
    pub const ALL: [Self; 7] = [
        Self::Reader,
        Self::DepartmentHead,
        Self::Assessor,
        Self::PortfolioManager,
        Self::Leadership,
        Self::Admin,
        Self::Auditor,
    ];

    /// The word in forms and on the command line; the text on screen is `role-{code}`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Reader => "reader",
            Self::DepartmentHead => "department_head",
            Self::Assessor => "assessor",
            Self::PortfolioManager => "portfolio_manager",
            Self::Leadership => "leadership",
            Self::Admin => "admin",
            Self::Auditor => "auditor",
        }
    }

    /// The role of that code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.code() == code)
    }
}

/// Somebody who uses the portal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// Key.
    pub id: PersonId,
    /// What the person types to sign in; small letters.
    pub sign_in_name: String,
    /// Name as others see it.
    pub name: String,
    /// Where mails go.
    pub email: Option<String>,
    /// The own department; `None` for those who belong to none of those that propose.
    pub department: Option<DepartmentId>,
    /// What the person may do; at least one.
    pub roles: BTreeSet<Role>,
    /// Whether the person may sign in.
    pub is_active: bool,
    /// Whether the person wants mails about changes of state.
    pub wants_mail: bool,
    /// Whether the person signs in through the identity provider, which then says name, e-mail, department and
    /// roles anew.
    pub is_from_provider: bool,
    /// Counts the changes of the record.
    pub row_version: i32,
}

impl Person {
    /// Whether the person has that role.
    pub fn has(&self, role: Role) -> bool {
        self.roles.contains(&role)
    }

    /// The person as the log notes it.
    pub fn actor(&self) -> Actor {
        Actor { id: Some(self.id), name: self.name.clone() }
    }
}

/// Somebody is signed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// Who.
    pub person: Person,
    /// When it was last noted as used.
    pub last_seen_at: DateTime<Utc>,
    /// When a password was typed for it, here or at the identity provider; `None` if the provider does not say so.
    pub authenticated_at: Option<DateTime<Utc>>,
    /// By what forms are known that were shown before the person signed in again, the latest last.
    pub form_keys: Vec<Vec<u8>>,
}

/// What is essential can be done for so long after a password was typed (ASVS 3.7.1).
pub const REAUTHENTICATION: TimeDelta = TimeDelta::minutes(15);

/// What lies further in the future has been written by a clock that was wrong and has been set back: else a session
/// could outlast any limit, and failed attempts would keep somebody out for as long. The clocks of several machines
/// differ by less.
pub const AHEAD: TimeDelta = TimeDelta::minutes(5);

/// Whether somebody who typed a password at `authenticated_at` can do what is essential without typing it again.
pub fn has_just_authenticated(authenticated_at: Option<DateTime<Utc>>, now: DateTime<Utc>) -> bool {
    authenticated_at.is_some_and(|at| now - at <= REAUTHENTICATION && at - now < AHEAD)
}

/// A person to be added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewPerson {
    /// What the person will type to sign in; small letters without blanks around.
    pub sign_in_name: String,
    /// Name as others will see it.
    pub name: String,
    /// Where mails go.
    pub email: Option<String>,
    /// The own department.
    pub department: Option<DepartmentId>,
    /// What the person may do; at least one.
    pub roles: BTreeSet<Role>,
}

/// What an administrator can change of a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonEdit {
    /// Name as others see it.
    pub name: String,
    /// Where mails go.
    pub email: Option<String>,
    /// The own department.
    pub department: Option<DepartmentId>,
    /// What the person may do; at least one.
    pub roles: BTreeSet<Role>,
    /// Whether the person may sign in.
    pub is_active: bool,
}

impl PersonEdit {
    /// The person as it is.
    pub fn of(person: &Person) -> Self {
        Self {
            name: person.name.clone(),
            email: person.email.clone(),
            department: person.department,
            roles: person.roles.clone(),
            is_active: person.is_active,
        }
    }

    /// Whether both say the same of what an identity provider says of people who come from there.
    pub fn agrees_on_what_a_provider_says(&self, other: &Self) -> bool {
        *self == Self { is_active: self.is_active, ..other.clone() }
    }

    /// Whether the person is one who can administrate.
    pub fn is_active_admin(&self) -> bool {
        self.is_active && self.roles.contains(&Role::Admin)
    }
}

/// Where somebody sets a password who has been given that link.
pub fn password_link_path(link: &Secret) -> String {
    format!("/password/{}", link.text())
}

/// How the installation lets people in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AccessRules {
    /// Board and projects can be read without signing in, as on an intranet.
    pub is_board_public: bool,
    /// A session ends when it has not been used for so long.
    pub idle: TimeDelta,
    /// A session ends so long after the sign-in, used or not.
    pub absolute: TimeDelta,
    /// One click signs in as any of the demonstration's people. Never true outside `demo` on loopback.
    pub demonstration_sign_in: bool,
    /// Names and passwords of the portal's own let people in, too; else the identity provider alone does.
    pub passwords: bool,
}

impl AccessRules {
    /// Whether a session can count that has not begun at the identity provider.
    pub const fn know_other_sessions(self) -> bool {
        self.passwords || self.demonstration_sign_in
    }
}

impl Default for AccessRules {
    /// Sign-in needed; 30 minutes idle, 10 hours in all (`IT-Grundschutz` CON.10.A3).
    fn default() -> Self {
        Self {
            is_board_public: false,
            idle: TimeDelta::minutes(30),
            absolute: TimeDelta::hours(10),
            demonstration_sign_in: false,
            passwords: true,
        }
    }
}
