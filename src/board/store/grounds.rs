// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use std::num::NonZeroU32;

use sqlx::PgConnection;

use crate::{
    board::model::{Grounds, WantedPlace},
    projects::ProjectId,
};

/// Everything besides points that may decide a place and is in force.
pub async fn grounds(db: &mut PgConnection) -> sqlx::Result<Grounds<ProjectId>> {
    let requirements = sqlx::query!(
        r#"select distinct project_id as "project!: ProjectId", required_id as "required!: ProjectId"
           from dependency_in_force
           join project on project.id = project_id and project.state not in ('draft', 'completed')
           join project as required on required.id = required_id and required.state not in ('draft', 'completed')
           order by 1, 2"#
    )
    .fetch_all(&mut *db)
    .await?;
    let duties = sqlx::query_scalar!(
        r#"select project_id as "project: ProjectId" from duty where is_proven and expired_at is null order by 1"#
    )
    .fetch_all(&mut *db)
    .await?;
    let decisions = sqlx::query!(
        r#"select project_id as "project: ProjectId", position = 'above' as "is_above!", place,
                  other_id as "other: ProjectId"
           from rank_decision where expired_at is null order by project_id"#
    )
    .fetch_all(db)
    .await?;
    let wanted = |is_above: bool, place: Option<i32>, other: Option<ProjectId>| match (place, other) {
        (Some(place), _) => NonZeroU32::new(place.unsigned_abs()).map(WantedPlace::Place),
        (None, Some(other)) if is_above => Some(WantedPlace::Above(other)),
        (None, other) => other.map(WantedPlace::Below),
    };
    let decisions = decisions
        .into_iter()
        .filter_map(|row| Some((row.project, wanted(row.is_above, row.place, row.other)?)));
    Ok(Grounds {
        requirements: requirements.into_iter().map(|row| (row.project, row.required)).collect(),
        duties,
        decisions: decisions.collect(),
    })
}
