// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use sqlx::PgConnection;

use crate::{
    people::{Person, Role},
    projects::{
        model::{Calibration, Project, State},
        store,
    },
};

/// While a proposal is in one of these states, its forecast is still looked at.
const CHECKED: [State; 4] = [State::Submitted, State::InReview, State::Query, State::InAssessment];

/// How good the forecasts of the project's department have been, for somebody who checks the proposal.
pub async fn calibration_for(
    db: &mut PgConnection,
    person: &Person,
    project: &Project,
) -> sqlx::Result<Option<Calibration>> {
    if !person.has(Role::PortfolioManager) || !CHECKED.contains(&project.state) {
        return Ok(None);
    }
    Ok(Calibration::of(&store::forecasts(db, Some(project.department.id)).await?))
}
