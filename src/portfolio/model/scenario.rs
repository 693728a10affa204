// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use chrono::{DateTime, Utc};

use crate::{
    kit::{
        form::{FieldError, Pairs},
        i18n::Message,
        ids::PersonId,
        text::{line, required, text},
    },
    people::{Person, Role},
    projects::{ProjectId, ProjectNumber},
};

/// Key of a [`Scenario`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, sqlx::Type)]
#[sqlx(transparent)]
pub struct ScenarioId(pub i64);

/// Key of a [`ScenarioRule`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, sqlx::Type)]
#[sqlx(transparent)]
pub struct RuleId(pub i64);

/// What has become of a scenario.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, sqlx::Type)]
#[sqlx(type_name = "scenario_status", rename_all = "snake_case")]
pub enum ScenarioStatus {
    /// Its author is at work on it.
    Open,
    /// The leadership has made it the plan.
    Adopted,
    /// Its author has given it up.
    Discarded,
}

/// What is demanded of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, sqlx::Type)]
#[sqlx(type_name = "scenario_rule_kind", rename_all = "snake_case")]
pub enum RuleKind {
    /// The law demands it.
    Duty,
    /// Somebody has decided that it must be done.
    Forced,
    /// It must not be done.
    Excluded,
    /// Only one of two is done.
    Incompatible,
}

impl RuleKind {
    /// Every kind.
    pub const ALL: [Self; 4] = [Self::Duty, Self::Forced, Self::Excluded, Self::Incompatible];

    /// The word in forms and in the log.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Duty => "duty",
            Self::Forced => "forced",
            Self::Excluded => "excluded",
            Self::Incompatible => "incompatible",
        }
    }

    /// Key of what it means.
    pub const fn explanation_key(self) -> &'static str {
        match self {
            Self::Duty => "scenario-rule-duty-means",
            Self::Forced => "scenario-rule-forced-means",
            Self::Excluded => "scenario-rule-excluded-means",
            Self::Incompatible => "scenario-rule-incompatible-means",
        }
    }

    /// Key of its name.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Duty => "scenario-rule-duty",
            Self::Forced => "scenario-rule-forced",
            Self::Excluded => "scenario-rule-excluded",
            Self::Incompatible => "scenario-rule-incompatible",
        }
    }
}

/// A project as a demand names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedProject {
    /// Key.
    pub id: ProjectId,
    /// Number.
    pub number: ProjectNumber,
    /// Title.
    pub title: String,
}

/// A demand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScenarioRule {
    /// Key.
    pub id: RuleId,
    /// What.
    pub kind: RuleKind,
    /// Of which project.
    pub project: NamedProject,
    /// What is not done together with it.
    pub other: Option<NamedProject>,
    /// By the end of which year it must be done.
    pub by_year: Option<i32>,
    /// Why.
    pub reason: String,
}

/// A plan with demands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scenario {
    /// Key.
    pub id: ScenarioId,
    /// What its author calls it.
    pub name: String,
    /// Whose it is.
    pub author: PersonId,
    /// What they are called.
    pub author_name: String,
    /// Whether others who plan may read it.
    pub is_shared: bool,
    /// Whether what has a deadline within the years must be done by it.
    pub keeps_deadlines: bool,
    /// What has become of it.
    pub status: ScenarioStatus,
    /// Counts its changes.
    pub row_version: i32,
    /// When it last changed.
    pub changed_at: DateTime<Utc>,
    /// Who has adopted it, and why.
    pub adopted: Option<(String, String)>,
    /// What it demands.
    pub rules: Vec<ScenarioRule>,
}

impl Scenario {
    /// Whether that person plans at all.
    pub fn may_plan(person: &Person) -> bool {
        person.has(Role::PortfolioManager) || person.has(Role::Leadership)
    }

    /// Whether that person is its author.
    pub fn is_of(&self, person: &Person) -> bool {
        self.author == person.id
    }

    /// Whether that person may know of it.
    pub fn is_visible_to(&self, person: &Person) -> bool {
        let is_shown = self.is_shared || self.status == ScenarioStatus::Adopted || self.is_of(person);
        Self::may_plan(person) && self.status != ScenarioStatus::Discarded && is_shown
    }
}

/// What an author calls a scenario and whether it keeps the deadlines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScenarioEdit {
    /// Name.
    pub name: String,
    /// Whether what has a deadline within the years must be done by it.
    pub keeps_deadlines: bool,
}

impl ScenarioEdit {
    /// Name of the field with what it is called.
    pub const NAME: &'static str = "name";
    /// Name of the field about deadlines.
    pub const KEEPS_DEADLINES: &'static str = "keeps_deadlines";
    const LONGEST_NAME: usize = 100;

    /// What was typed.
    pub fn read(typed: &Pairs) -> Result<Self, FieldError> {
        let name = required(line(typed.raw(Self::NAME), Self::LONGEST_NAME));
        let name = name.map_err(|message| FieldError { field: Self::NAME, message })?;
        Ok(Self { name, keeps_deadlines: typed.get(Self::KEEPS_DEADLINES) == Some("yes") })
    }
}

/// A demand as somebody types it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleEdit {
    /// What.
    pub kind: RuleKind,
    /// Of which project.
    pub project: ProjectNumber,
    /// What is not done together with it.
    pub other: Option<ProjectNumber>,
    /// By the end of which year it must be done.
    pub by_year: Option<i32>,
    /// Why.
    pub reason: String,
}

impl RuleEdit {
    /// Name of the field that says what.
    pub const KIND: &'static str = "kind";
    /// Name of the field with the project.
    pub const PROJECT: &'static str = "project";
    /// Name of the field with the other project.
    pub const OTHER: &'static str = "other";
    /// Name of the field with the year.
    pub const BY_YEAR: &'static str = "by_year";
    /// Name of the field with the reason.
    pub const REASON: &'static str = "reason";

    /// What was typed; `years` are those that are planned.
    pub fn read(typed: &Pairs, years: &[i32]) -> Result<Self, Vec<FieldError>> {
        let mut errors = Vec::new();
        let mut wrong = |field, key| errors.push(FieldError { field, message: Message::new(key) });
        let kind = RuleKind::ALL.into_iter().find(|kind| typed.get(Self::KIND) == Some(kind.code()));
        if kind.is_none() {
            wrong(Self::KIND, "scenario-rule-kind-missing");
        }
        let project: Option<ProjectNumber> = typed.get(Self::PROJECT).and_then(|number| number.parse().ok());
        if project.is_none() {
            wrong(Self::PROJECT, "scenario-rule-project-missing");
        }
        let is_pair = kind == Some(RuleKind::Incompatible);
        let other: Option<ProjectNumber> = typed.get(Self::OTHER).and_then(|number| number.parse().ok());
        match (is_pair, typed.get(Self::OTHER)) {
            (true, _) if other.is_none() => wrong(Self::OTHER, "scenario-rule-other-missing"),
            (true, _) if other == project => wrong(Self::OTHER, "scenario-rule-other-same"),
            (false, Some(_)) if kind.is_some() => wrong(Self::OTHER, "scenario-rule-other-unwanted"),
            _ => {}
        }
        let by_year = typed.get(Self::BY_YEAR).map(|year| year.parse().ok());
        let demands = matches!(kind, Some(RuleKind::Duty | RuleKind::Forced));
        match by_year {
            Some(year) if year.is_none_or(|year| !years.contains(&year)) => {
                wrong(Self::BY_YEAR, "scenario-rule-year-unknown");
            }
            Some(_) if kind.is_some() && !demands => wrong(Self::BY_YEAR, "scenario-rule-year-unwanted"),
            _ => {}
        }
        let reason = read_reason(typed).map_err(|error| errors.push(error));
        match (kind, project, reason) {
            (Some(kind), Some(project), Ok(reason)) if errors.is_empty() => Ok(Self {
                kind,
                project,
                other: other.filter(|_| is_pair),
                by_year: by_year.flatten(),
                reason,
            }),
            _ => Err(errors),
        }
    }
}

/// Why something is demanded, or a scenario adopted.
pub fn read_reason(typed: &Pairs) -> Result<String, FieldError> {
    const LONGEST_REASON: usize = 2_000;
    let read = required(text(typed.raw("reason"), LONGEST_REASON));
    read.map_err(|message| FieldError { field: "reason", message })
}
