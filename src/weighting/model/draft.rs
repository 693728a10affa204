// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use chrono::{DateTime, Utc};

use super::{
    points::{CriterionPoints, PointsFault, read_points},
    rules::read_rules,
};
use crate::{
    assessment::Criterion,
    kit::{
        form::{FieldError, Pairs},
        ids::PersonId,
        text::{line, required, text},
    },
    people::{Person, Role},
    ranking::rules::Rules,
};

/// Key of a [`Draft`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, sqlx::Type)]
#[sqlx(transparent)]
pub struct DraftId(pub i64);

/// What has become of a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, sqlx::Type)]
#[sqlx(type_name = "weighting_draft_status", rename_all = "snake_case")]
pub enum DraftStatus {
    /// Its author is at work on it.
    Open,
    /// Somebody else is asked to approve it.
    Submitted,
    /// It is a weighting by now.
    Published,
    /// Its author has given it up.
    Discarded,
}

/// A weighting that somebody thinks about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// Key.
    pub id: DraftId,
    /// What its author calls it.
    pub name: String,
    /// Whose it is.
    pub author: PersonId,
    /// What they are called.
    pub author_name: String,
    /// Whether others with the right may read it.
    pub is_shared: bool,
    /// What has become of it.
    pub status: DraftStatus,
    /// Why it should count; may be empty as long as nobody is asked to approve it.
    pub reason: String,
    /// Counts its changes.
    pub row_version: i32,
    /// The version in force when it was last saved.
    pub base_version: i32,
    /// The state of everything that the board shows when it was last saved.
    pub inputs_revision: i64,
    /// When it was begun.
    pub created_at: DateTime<Utc>,
    /// When it last changed.
    pub changed_at: DateTime<Utc>,
    /// What it was published as.
    pub published_version: Option<i32>,
    /// Points by criterion; a criterion that came later has none yet.
    pub points: CriterionPoints,
    /// What besides points may decide a place.
    pub rules: Rules,
}

impl Draft {
    /// Whether that person is its author.
    pub fn is_of(&self, person: &Person) -> bool {
        self.author == person.id
    }

    /// Whether that person may know of it: only leadership weighs, and what is not shared is the author's own.
    pub fn is_visible_to(&self, person: &Person) -> bool {
        person.has(Role::Leadership)
            && self.status != DraftStatus::Discarded
            && (self.is_shared || self.is_of(person))
    }

    /// Whether its author can still change it.
    pub const fn is_in_work(&self) -> bool {
        matches!(self.status, DraftStatus::Open | DraftStatus::Submitted)
    }

    /// Whether what its author had before the eyes when it was last saved is no longer so.
    pub const fn is_outdated(&self, version_in_force: i32, inputs_revision: i64) -> bool {
        self.base_version != version_in_force || self.inputs_revision != inputs_revision
    }
}

/// What the points and rules of a new draft are taken from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The version in force.
    InForce,
    /// Some version: an old one is taken up again.
    Version(i32),
    /// A draft that the person may read.
    Draft(DraftId),
    /// These, and these rules.
    Points(CriterionPoints, Rules),
}

/// A draft to be begun.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewDraft {
    /// What its author calls it.
    pub name: String,
    /// Where its points come from.
    pub origin: Origin,
}

/// What an author writes into a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftContent {
    /// What the draft is called.
    pub name: String,
    /// Why it should count; may be empty.
    pub reason: String,
    /// Points of every criterion.
    pub points: CriterionPoints,
    /// What besides points may decide a place.
    pub rules: Rules,
}

/// A draft as it was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftEdit {
    /// The row version that the form was drawn with.
    pub row_version: i32,
    /// What was written.
    pub content: DraftContent,
}

/// What is wrong with a draft as it was typed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DraftFaults {
    /// In the name and the reason.
    pub fields: Vec<FieldError>,
    /// In the points.
    pub points: Vec<PointsFault>,
}

impl DraftContent {
    /// Name of the field with what the draft is called.
    pub const NAME: &'static str = "name";
    /// Name of the field with the reason.
    pub const REASON: &'static str = "reason";

    /// What was typed into the form of a draft.
    pub fn read(typed: &Pairs, criteria: &[Criterion]) -> Result<Self, DraftFaults> {
        let mut faults = DraftFaults::default();
        let name = Self::read_name(typed).map_err(|error| faults.fields.push(error));
        let reason = text(typed.raw(Self::REASON), Self::LONGEST_REASON)
            .map_err(|message| faults.fields.push(FieldError { field: Self::REASON, message }));
        let points = read_points(typed, criteria).map_err(|found| faults.points = found);
        match (name, reason, points) {
            (Ok(name), Ok(reason), Ok(points)) => Ok(Self { name, reason, points, rules: read_rules(typed) }),
            _ => Err(faults),
        }
    }

    /// What a draft is to be called.
    pub fn read_name(typed: &Pairs) -> Result<String, FieldError> {
        let read = required(line(typed.raw(Self::NAME), Self::LONGEST_NAME));
        read.map_err(|message| FieldError { field: Self::NAME, message })
    }

    /// The reason that is given to somebody who is to approve.
    pub fn read_reason(typed: &Pairs) -> Result<String, FieldError> {
        let read = required(text(typed.raw(Self::REASON), Self::LONGEST_REASON));
        read.map_err(|message| FieldError { field: Self::REASON, message })
    }

    /// So many characters of a name at most.
    pub const LONGEST_NAME: usize = 100;
    /// So many characters of a reason at most.
    pub const LONGEST_REASON: usize = 2_000;
}
