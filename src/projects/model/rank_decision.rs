// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Where the leadership wants a project to stand, by name of the body that has decided and for a time.

use std::num::NonZeroU32;

use chrono::{DateTime, NaiveDate, Utc};

use super::{ProjectName, ProjectNumber};

/// How a decided position is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, sqlx::Type)]
#[sqlx(type_name = "decided_position", rename_all = "snake_case")]
pub enum Position {
    /// Right above another project.
    Above,
    /// Right below another project.
    Below,
    /// On a certain place.
    Place,
}

impl Position {
    /// Every way, in the order of the form.
    pub const ALL: [Self; 3] = [Self::Above, Self::Below, Self::Place];

    /// The word in forms.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Above => "above",
            Self::Below => "below",
            Self::Place => "place",
        }
    }
}

/// Where a project is to stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target<Other> {
    /// Right above that one.
    Above(Other),
    /// Right below that one.
    Below(Other),
    /// On this place.
    Place(NonZeroU32),
}

impl<Other> Target<Other> {
    /// How it is named.
    pub const fn position(&self) -> Position {
        match self {
            Self::Above(_) => Position::Above,
            Self::Below(_) => Position::Below,
            Self::Place(_) => Position::Place,
        }
    }

    /// The other project.
    pub const fn other(&self) -> Option<&Other> {
        match self {
            Self::Above(other) | Self::Below(other) => Some(other),
            Self::Place(_) => None,
        }
    }

    /// The place.
    pub const fn place(&self) -> Option<NonZeroU32> {
        match self {
            Self::Place(place) => Some(*place),
            Self::Above(_) | Self::Below(_) => None,
        }
    }
}

/// What was decided, as it is written down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecisionText {
    /// The body that has decided.
    pub body: String,
    /// Number of its document.
    pub document: String,
    /// When it has decided.
    pub decided_on: NaiveDate,
    /// Why.
    pub reason: String,
    /// From this day on it no longer counts.
    pub expires_on: NaiveDate,
}

/// A decision as it was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecisionOrder {
    /// Where the project is to stand.
    pub target: Target<ProjectNumber>,
    /// What was decided.
    pub text: DecisionText,
}

/// A decision as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RankDecision {
    /// Where the project is to stand.
    pub target: Target<ProjectName>,
    /// What was decided.
    pub text: DecisionText,
    /// Who has entered it.
    pub entered_by: String,
    /// When.
    pub entered_at: DateTime<Utc>,
    /// Whether the day has come.
    pub has_expired: bool,
    /// Counts its changes.
    pub row_version: i32,
}

impl RankDecision {
    /// The same as it would be typed.
    pub fn order(&self) -> DecisionOrder {
        let target = match &self.target {
            Target::Above(other) => Target::Above(other.number.clone()),
            Target::Below(other) => Target::Below(other.number.clone()),
            Target::Place(place) => Target::Place(*place),
        };
        DecisionOrder { target, text: self.text.clone() }
    }
}
