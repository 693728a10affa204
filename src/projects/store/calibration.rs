// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use sqlx::PgExecutor;

use crate::{
    people::{Department, DepartmentId},
    projects::model::Forecast,
};

/// What was forecast and measured of the completed projects of one department or of all, by name of the department.
pub async fn forecasts(
    db: impl PgExecutor<'_>,
    department: Option<DepartmentId>,
) -> sqlx::Result<Vec<Forecast>> {
    let rows = sqlx::query!(
        r#"select department.id as "id: DepartmentId", department.name,
                  forecast as "forecast!", measured as "measured!"
           from case_forecast join department on department.id = department_id
           where $1::bigint is null or department_id = $1
           order by department.name collate "de-x-icu", department.id, project_id"#,
        department.map(|department| department.0)
    )
    .fetch_all(db)
    .await?;
    let forecasts = rows.into_iter().map(|row| Forecast {
        department: Department { id: row.id, name: row.name },
        forecast: row.forecast.unsigned_abs(),
        measured: row.measured.unsigned_abs(),
    });
    Ok(forecasts.collect())
}
