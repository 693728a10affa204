// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Administration: the departments and their names.

use askama::Template;
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};

use crate::{
    error::Error,
    kit::{
        extract::Path,
        field::{Control, Difference, Field},
        form::{FieldError, Form, Pairs},
        i18n::Message,
        page::{self, Chrome},
    },
    people::{
        access::{Admin, Resumed},
        actions::{self, DepartmentError},
        details,
        model::{Department, DepartmentId},
        store,
    },
    state::AppState,
};

const NAME: &str = "name";

#[derive(Template)]
#[template(path = "people/departments.html")]
struct DepartmentsPage {
    chrome: Chrome,
    done: Option<String>,
    departments: Vec<Department>,
    fields: Vec<Field>,
}

fn field(chrome: &Chrome, typed: &Pairs, errors: &[FieldError]) -> Field {
    let field = Field::of(chrome.words, (NAME, "department-name"), Control::Line("text"), typed);
    field.with_errors(chrome.words, errors)
}

async fn respond(
    state: &AppState,
    chrome: Chrome,
    (typed, errors): (&Pairs, &[FieldError]),
    done: bool,
) -> Result<Response, Error> {
    let departments = store::all_departments(&state.pool).await?;
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let fields = vec![field(&chrome, typed, errors)];
    let done = done.then(|| chrome.words.text("saved"));
    Ok(page::respond(status, page::render(&DepartmentsPage { chrome, done, departments, fields })?))
}

/// `GET /admin/departments`: all of them, and the form for another.
pub async fn departments(
    State(state): State<AppState>,
    _: Admin,
    Resumed(typed): Resumed,
    chrome: Chrome,
    given: Pairs,
) -> Result<Response, Error> {
    let done = given.get("done") == Some("saved");
    respond(&state, chrome, (&typed.unwrap_or_default(), &[]), done).await
}

/// What to say beside the name, if the department is only to have another.
fn refusal(error: DepartmentError) -> Result<FieldError, Error> {
    match error {
        DepartmentError::NameTaken => {
            Ok(FieldError { field: NAME, message: Message::new("department-name-taken") })
        }
        DepartmentError::Unknown => Err(Error::NotFound(None)),
        DepartmentError::Database(error) => Err(error.into()),
        changed @ DepartmentError::Changed(..) => Err(Error::Internal(Box::new(changed))),
    }
}

fn saved(chrome: &Chrome) -> Response {
    Redirect::to(&chrome.href("/admin/departments?done=saved")).into_response()
}

/// `POST /admin/departments`: adds one.
pub async fn add_department(
    State(state): State<AppState>,
    Admin(admin): Admin,
    chrome: Chrome,
    Form(typed): Form,
) -> Result<Response, Error> {
    let error = match details::name(typed.raw(NAME)) {
        Err(message) => FieldError { field: NAME, message },
        Ok(name) => {
            let now = state.clock.now();
            match actions::add_department(&state.pool, &admin.actor(), &name, now).await {
                Ok(()) => return Ok(saved(&chrome)),
                Err(error) => refusal(error)?,
            }
        }
    };
    respond(&state, chrome, (&typed, &[error]), false).await
}

#[derive(Template)]
#[template(path = "people/department.html")]
struct DepartmentPage {
    chrome: Chrome,
    department: Department,
    row_version: i32,
    differences: Vec<Difference>,
    fields: Vec<Field>,
}

async fn department_at(state: &AppState, id: i64) -> Result<(Department, i32), Error> {
    store::department(&state.pool, DepartmentId(id)).await?.ok_or(Error::NotFound(None))
}

/// `GET /admin/departments/{id}`: the form for another name.
pub async fn department(
    State(state): State<AppState>,
    _: Admin,
    Resumed(typed): Resumed,
    chrome: Chrome,
    Path(id): Path<i64>,
) -> Result<Response, Error> {
    let (department, row_version) = department_at(&state, id).await?;
    // Whoever comes back to a form decides on the version that was read then.
    let read_then = typed.as_ref().and_then(|typed| typed.get("row_version")?.parse().ok());
    let typed = typed.unwrap_or_else(|| Pairs::of([(NAME, department.name.clone())]));
    let page = DepartmentPage {
        department,
        row_version: read_then.unwrap_or(row_version),
        differences: Vec::new(),
        fields: vec![field(&chrome, &typed, &[])],
        chrome,
    };
    Ok(page::respond(StatusCode::OK, page::render(&page)?))
}

/// `POST /admin/departments/{id}`: gives it another name.
pub async fn rename_department(
    State(state): State<AppState>,
    Admin(admin): Admin,
    chrome: Chrome,
    Path(id): Path<i64>,
    Form(typed): Form,
) -> Result<Response, Error> {
    let (mut department, _) = department_at(&state, id).await?;
    let mut row_version =
        typed.get("row_version").and_then(|version| version.parse().ok()).unwrap_or_default();
    let (mut errors, mut differences) = (Vec::new(), Vec::new());
    match details::name(typed.raw(NAME)) {
        Err(message) => errors.push(FieldError { field: NAME, message }),
        Ok(name) => {
            let version = (department.id, row_version);
            let now = state.clock.now();
            match actions::rename_department(&state.pool, &admin.actor(), version, &name, now).await {
                Ok(()) => return Ok(saved(&chrome)),
                Err(DepartmentError::Changed(stored, version)) => {
                    let label = chrome.words.text("department-name");
                    differences.push(Difference { label, stored: stored.name.clone(), typed: name });
                    (department, row_version) = (stored, version);
                }
                Err(error) => errors.push(refusal(error)?),
            }
        }
    }
    let status = if errors.is_empty() { StatusCode::CONFLICT } else { StatusCode::UNPROCESSABLE_ENTITY };
    let fields = vec![field(&chrome, &typed, &errors)];
    let page = DepartmentPage { chrome, department, row_version, differences, fields };
    Ok(page::respond(status, page::render(&page)?))
}
