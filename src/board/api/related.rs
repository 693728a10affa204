// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Other projects as a project names them.

use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    board::model::{Entry, Related, ShownReason},
    projects::State,
};

/// A project that another requires.
#[derive(Serialize, ToSchema)]
#[schema(as = Requirement)]
pub(super) struct RequirementDocument {
    /// Its number.
    number: String,
    /// Its title.
    title: String,
    /// Where it is in its life cycle.
    state: State,
    /// Its place, if it has one.
    place: Option<u32>,
    /// Whether it is required itself, and not only by something that is required.
    is_direct: bool,
}

impl RequirementDocument {
    pub(super) fn of(project: &Related, is_direct: bool) -> Self {
        Self {
            number: project.number.to_string(),
            title: project.title.clone(),
            state: project.state,
            place: project.place,
            is_direct,
        }
    }
}

/// Why a project stands elsewhere than by points.
#[derive(Serialize, ToSchema)]
#[schema(as = PlaceReason)]
pub(super) struct ReasonDocument {
    /// `prerequisite`, `duty`, `decision`, `overtaken` or `moved-up`.
    reason: String,
    /// Number of the project that it comes from.
    because_of: Option<String>,
}

impl ReasonDocument {
    pub(super) fn of(entry: &Entry) -> Option<Self> {
        let reason = entry.reason.as_ref()?;
        let because_of = reason.because_of.as_ref().map(|(number, _)| number.to_string());
        Some(Self { reason: reason.reason.code().to_owned(), because_of })
    }

    pub(super) fn of_past(reason: &ShownReason) -> Self {
        Self { reason: reason.reason.clone(), because_of: reason.because_of.clone() }
    }
}
