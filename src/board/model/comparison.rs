// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Weightings side by side: what each criterion counts, and where today's projects would stand.

use super::{PlaceChange, is_on_board};
use crate::{
    assessment::{Criterion, CriterionId},
    projects::ProjectNumber,
    ranking::rules::Rules,
    weighting::{Draft, Weighting},
};

/// What can be put beside another: a version or a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Compared {
    /// A version.
    Version(Weighting),
    /// A draft.
    Draft(Draft),
}

impl Compared {
    /// The word for it in addresses.
    pub fn code(&self) -> String {
        match self {
            Self::Version(weighting) => weighting.version.to_string(),
            Self::Draft(draft) => format!("{}{}", Self::DRAFT, draft.id.0),
        }
    }

    /// How the word for a draft begins.
    pub const DRAFT: &'static str = "draft-";

    /// Its points, of every criterion that it knows.
    pub fn points(&self) -> &[(CriterionId, u32)] {
        match self {
            Self::Version(weighting) => &weighting.points,
            Self::Draft(draft) => &draft.points,
        }
    }

    /// Its rules.
    pub const fn rules(&self) -> Rules {
        match self {
            Self::Version(weighting) => weighting.rules,
            Self::Draft(draft) => draft.rules,
        }
    }
}

/// One of the weightings that are compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Side {
    /// Which.
    pub what: Compared,
    /// Its points in the order of the criteria.
    pub points: Vec<u32>,
    /// How many projects are in the Top 25 with it and not with the first side.
    pub entering: u32,
    /// How many are in the Top 25 with the first side and not with it.
    pub leaving: u32,
    /// How many are in the Top 25 with both, at another place.
    pub moving: u32,
    /// How many are in the Top 25: more than 25 when some tie at the line.
    pub on_board: u32,
}

/// A project that is in the Top 25 with one of them at least.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComparedProject {
    /// Its number.
    pub number: ProjectNumber,
    /// Its title.
    pub title: String,
    /// Its place with each side; none where something is missing on a criterion that counts there.
    pub places: Vec<Option<u32>>,
}

/// Weightings side by side; the first is the one that the others are measured by.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// The criteria in their order.
    pub criteria: Vec<Criterion>,
    /// At least one.
    pub sides: Vec<Side>,
    /// Those in the Top 25 of a side, by their places with the first.
    pub projects: Vec<ComparedProject>,
    /// So many more there are than are shown.
    pub more: usize,
}

impl Side {
    /// A side by the places of all projects with the first side and with this one.
    pub fn of(what: Compared, points: Vec<u32>, first: &[Option<u32>], own: &[Option<u32>]) -> Self {
        let mut side = Self { what, points, entering: 0, leaving: 0, moving: 0, on_board: 0 };
        for (before, after) in first.iter().zip(own) {
            side.on_board += u32::from(is_on_board(*after));
            match PlaceChange::between(*before, *after) {
                PlaceChange::Enters => side.entering += 1,
                PlaceChange::Leaves => side.leaving += 1,
                PlaceChange::Rises(_) | PlaceChange::Falls(_) if is_on_board(*after) => side.moving += 1,
                PlaceChange::Rises(_) | PlaceChange::Falls(_) | PlaceChange::Stays => {}
            }
        }
        side
    }
}
