// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use chrono::{DateTime, Utc};

use crate::assessment::CriterionId;

/// A published, numbered set of weight points. Points are exchange rates between the criteria: what a
/// step from level 0 to level 5 on one is worth compared with the same step on another.
#[derive(Clone, Debug)]
pub struct Weighting {
    /// Number, from 1; the highest is in force.
    pub version: i32,
    /// Who published it.
    pub author: String,
    /// Why.
    pub reason: String,
    /// When.
    pub published_at: DateTime<Utc>,
    /// Points by criterion, 0 to 1,000,000 each. A criterion that is not named has none.
    pub points: Vec<(CriterionId, u32)>,
}

impl Weighting {
    /// The points of a criterion; a criterion that this version does not know has none.
    pub fn points_of(&self, criterion: CriterionId) -> u32 {
        self.points.iter().find(|(id, _)| *id == criterion).map_or(0, |(_, points)| *points)
    }
}
