// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! The published versions of the weighting for programs. Drafts are between the leadership and the portal.

use std::collections::BTreeMap;

use axum::{extract::State, response::Response};
use chrono::{DateTime, Utc};
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{
    actions,
    model::{RankRule, Weighting},
    store,
};
use crate::{
    assessment::{Criterion, all_criteria},
    error::Error,
    kit::{
        extract::Path,
        json::{self, Conditions},
    },
    people::ReadScope,
    state::AppState,
};

/// A published version of the weighting.
#[derive(Serialize, ToSchema)]
#[schema(as = Weighting)]
struct WeightingDocument {
    /// Number, from 1.
    version: i32,
    /// Whether places are worked out with it now.
    is_in_force: bool,
    /// Who wrote it.
    author: String,
    /// Who has approved it; nobody if its author published it alone.
    approver: Option<String>,
    /// Why.
    reason: String,
    /// When.
    published_at: DateTime<Utc>,
    /// Points of each criterion by its key.
    points: BTreeMap<String, u32>,
    /// The rules that are on: `prerequisite`, `duty`, `decision`.
    rules: Vec<String>,
}

impl WeightingDocument {
    fn of(weighting: Weighting, in_force: i32, criteria: &[Criterion]) -> Self {
        let points =
            criteria.iter().map(|criterion| (criterion.key.clone(), weighting.points_of(criterion.id)));
        Self {
            version: weighting.version,
            is_in_force: weighting.version == in_force,
            points: points.collect(),
            rules: RankRule::ALL
                .into_iter()
                .filter(|rule| rule.is_in(weighting.rules))
                .map(|rule| rule.code().to_owned())
                .collect(),
            author: weighting.author,
            approver: weighting.approval.map(|approval| approval.name),
            reason: weighting.reason,
            published_at: weighting.published_at,
        }
    }
}

/// The routes of the room.
pub fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(weightings)).routes(routes!(weighting))
}

/// Every published version, the newest first.
#[utoipa::path(
    get, path = "/weightings", operation_id = "weightings", tag = "method", security((), ("token" = ["read"])),
    responses((status = 200, body = [WeightingDocument])),
)]
async fn weightings(
    State(state): State<AppState>,
    _: ReadScope,
    conditions: Conditions,
) -> Result<Response, Error> {
    let mut transaction = actions::reading(&state.pool).await?;
    let versions = store::weightings(&mut transaction).await?;
    let criteria = all_criteria(&mut transaction).await?;
    let in_force = versions.first().map_or(0, |newest| newest.version);
    let list = versions.into_iter().map(|version| WeightingDocument::of(version, in_force, &criteria));
    json::answer(&conditions, &list.collect::<Vec<_>>())
}

/// A published version.
#[utoipa::path(
    get, path = "/weightings/{version}", operation_id = "weighting", tag = "method",
    security((), ("token" = ["read"])), params(("version" = i32, Path, minimum = 1)),
    responses((status = 200, body = WeightingDocument)),
)]
async fn weighting(
    State(state): State<AppState>,
    _: ReadScope,
    conditions: Conditions,
    Path(version): Path<i32>,
) -> Result<Response, Error> {
    let mut transaction = actions::reading(&state.pool).await?;
    let weighting = actions::read_version(&mut transaction, version).await?;
    let criteria = all_criteria(&mut transaction).await?;
    let in_force = actions::in_force(&mut transaction).await?.version;
    json::answer(&conditions, &WeightingDocument::of(weighting, in_force, &criteria))
}
