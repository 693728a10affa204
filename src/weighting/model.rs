// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

mod draft;
mod points;
mod rules;

pub use draft::{Draft, DraftContent, DraftEdit, DraftFaults, DraftId, DraftStatus, NewDraft, Origin};
pub use points::{
    CriterionPoints, POINTS, PointsFault, forgotten, in_order, points_field, read_points, shares,
};
pub use rules::{RULE, RULES_SHOWN, RankRule, are_rules_in, read_rules, rules_as_typed};

use chrono::{DateTime, Utc};

use crate::{assessment::CriterionId, kit::ids::PersonId, ranking::rules::Rules};

/// A published, numbered set of weight points. Points are exchange rates between the criteria: what a
/// step from level 0 to level 5 on one is worth compared with the same step on another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Weighting {
    /// Number, from 1; the highest is in force.
    pub version: i32,
    /// Who wrote it: the name at that time.
    pub author: String,
    /// Key of the author; none for the version that the portal was set up with.
    pub author_id: Option<PersonId>,
    /// Who has approved it; nobody if it was published by its author alone.
    pub approval: Option<Approval>,
    /// Why.
    pub reason: String,
    /// When.
    pub published_at: DateTime<Utc>,
    /// Points by criterion, 0 to 1,000,000 each. A criterion that is not named has none.
    pub points: CriterionPoints,
    /// What besides points may decide a place.
    pub rules: Rules,
}

/// The second pair of eyes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Approval {
    /// Whose; never the author's.
    pub by: PersonId,
    /// The name at that time.
    pub name: String,
}

impl Weighting {
    /// The points of a criterion; a criterion that this version does not know has none.
    pub fn points_of(&self, criterion: CriterionId) -> u32 {
        points::find(&self.points, criterion).unwrap_or_default()
    }

    /// Whether two people with the right have looked at it.
    pub const fn four_eyes(&self) -> bool {
        self.approval.is_some()
    }
}
