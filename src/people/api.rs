// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Departments for programs, and the door to the log, whose room stands before this one and cannot ask who asks.

use axum::{extract::State, response::Response};
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{
    bearer::{AuditScope, ReadScope},
    model::Department,
    store,
};
use crate::{
    audit::{self, EventList},
    error::Error,
    kit::{
        form::Pairs,
        json::{self, Conditions},
    },
    state::AppState,
};

/// A unit of the city that proposes projects.
#[derive(Serialize, ToSchema)]
#[schema(as = Department)]
pub struct DepartmentDocument {
    /// Key, as filters take it.
    id: i64,
    /// Name as the city writes it.
    name: String,
}

impl From<&Department> for DepartmentDocument {
    fn from(department: &Department) -> Self {
        Self { id: department.id.0, name: department.name.clone() }
    }
}

/// The routes of the room.
pub fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(departments)).routes(routes!(log))
}

/// Every department, in alphabetical order.
#[utoipa::path(
    get, path = "/departments", operation_id = "departments", tag = "board", security((), ("token" = ["read"])),
    responses((status = 200, body = [DepartmentDocument])),
)]
async fn departments(
    State(state): State<AppState>,
    _: ReadScope,
    conditions: Conditions,
) -> Result<Response, Error> {
    let departments = store::all_departments(&state.pool).await?;
    let list: Vec<DepartmentDocument> = departments.iter().map(DepartmentDocument::from).collect();
    json::answer(&conditions, &list)
}

/// What happened, the newest first.
#[utoipa::path(
    get, path = "/audit", operation_id = "audit", tag = "audit", security(("token" = ["audit"])),
    params(
        ("q" = Option<String>, Query, max_length = 100, pattern = r"^[^\u0000]*$"),
        ("action" = Option<String>, Query),
        ("from" = Option<chrono::NaiveDate>, Query),
        ("to" = Option<chrono::NaiveDate>, Query),
        ("limit" = Option<i64>, Query, minimum = 1, maximum = 100),
        ("cursor" = Option<String>, Query),
    ),
    responses((status = 200, body = EventList)),
)]
async fn log(
    State(state): State<AppState>,
    _: AuditScope,
    conditions: Conditions,
    given: Pairs,
) -> Result<Response, Error> {
    audit::log_document(&state, &conditions, &given).await
}
