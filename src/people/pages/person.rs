// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Administration: adding a person and changing one.

use askama::Template;
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};

use super::{
    person_form::{self, PersonForm},
    sign_in::role_name,
};
use crate::{
    error::Error,
    kit::{
        extract::Path,
        field::{Control, Difference, Field},
        form::{FieldError, Pairs},
        i18n::Message,
        ids::PersonId,
        page::{self, Chrome},
    },
    people::{
        access::{Admin, Passwords, Reauthenticated, Resumed},
        actions::{self, PersonError},
        model::{Department, Person, PersonEdit},
        store,
    },
    state::AppState,
};

#[derive(Template)]
#[template(path = "people/person.html")]
struct PersonPage {
    chrome: Chrome,
    done: Option<String>,
    /// Nobody yet, when a person is added.
    person: Option<Person>,
    /// What the identity provider says of the person, for reading.
    said: Vec<(String, String)>,
    /// Whether a password is set; nothing where none is a way in.
    has_password: Option<bool>,
    row_version: i32,
    differences: Vec<Difference>,
    fields: Vec<Field>,
}

/// What the form is to show besides the person.
#[derive(Default)]
struct Shown {
    typed: Option<Pairs>,
    errors: Vec<FieldError>,
    differences: Vec<Difference>,
    done: Option<&'static str>,
}

async fn draw(
    state: &AppState,
    chrome: Chrome,
    person: Option<Person>,
    shown: Shown,
) -> Result<PersonPage, Error> {
    let departments = store::all_departments(&state.pool).await?;
    let stored = || person.as_ref().map(|person| person_form::filled_in(&PersonEdit::of(person)));
    let typed = shown.typed.or_else(stored).unwrap_or_default();
    // Whoever comes back to a form decides on the version that was read then.
    let read_then = typed.get("row_version").and_then(|version| version.parse().ok());
    let row_version = person.as_ref().map_or(0, |person| person.row_version);
    let form =
        PersonForm { chrome: &chrome, departments: &departments, typed: &typed, errors: &shown.errors };
    let from_provider = person.as_ref().filter(|person| person.is_from_provider);
    let said = from_provider.map(PersonEdit::of).map(|person| said(&person, &departments, &chrome));
    Ok(PersonPage {
        said: said.unwrap_or_default(),
        fields: form.fields(person.as_ref()),
        done: shown.done.map(|key| chrome.words.text(key)),
        has_password: match &person {
            Some(person) if state.access.passwords => {
                Some(store::has_password(&state.pool, person.id).await?)
            }
            _ => None,
        },
        row_version: if shown.differences.is_empty() {
            read_then.unwrap_or(row_version)
        } else {
            row_version
        },
        differences: shown.differences,
        person,
        chrome,
    })
}

fn respond(status: StatusCode, page: &PersonPage) -> Result<Response, Error> {
    Ok(page::respond(status, page::render(page)?))
}

/// `GET /admin/people/new`: the form for a new person, who will sign in with a password.
pub async fn new_person(
    State(state): State<AppState>,
    _: Passwords,
    _: Admin,
    Resumed(typed): Resumed,
    chrome: Chrome,
) -> Result<Response, Error> {
    let page = draw(&state, chrome, None, Shown { typed, ..Shown::default() }).await?;
    respond(StatusCode::OK, &page)
}

/// `POST /admin/people/new`: adds a person.
pub async fn add_person(
    State(state): State<AppState>,
    _: Passwords,
    Admin(admin): Admin,
    chrome: Chrome,
    Reauthenticated(typed): Reauthenticated,
) -> Result<Response, Error> {
    let departments = store::all_departments(&state.pool).await?;
    let errors = match person_form::read_new(&typed, &departments) {
        Err(errors) => errors,
        Ok(new) => {
            let now = state.clock.now();
            match actions::add_person_by_admin(&state.pool, &admin.actor(), &new, now).await {
                Ok(id) => {
                    let address = format!("/admin/people/{}?done=added", id.0);
                    return Ok(Redirect::to(&chrome.href(&address)).into_response());
                }
                Err(error) => vec![refusal(error, true)?],
            }
        }
    };
    let shown = Shown { typed: Some(typed), errors, ..Shown::default() };
    respond(StatusCode::UNPROCESSABLE_ENTITY, &draw(&state, chrome, None, shown).await?)
}

/// What to say beside a field.
fn refusal(error: PersonError, keeps_access: bool) -> Result<FieldError, Error> {
    let field = if keeps_access { person_form::ROLES } else { person_form::ACTIVE };
    match error {
        PersonError::NameTaken => {
            Ok(FieldError { field: person_form::SIGN_IN_NAME, message: Message::new("sign-in-name-taken") })
        }
        PersonError::OwnRights => Ok(FieldError { field, message: Message::new("own-rights") }),
        PersonError::Provider => Ok(FieldError { field, message: Message::new("person-from-provider") }),
        PersonError::LastAdmin => Ok(FieldError { field, message: Message::new("last-admin") }),
        PersonError::Unknown => Err(Error::NotFound(None)),
        PersonError::Database(error) => Err(error.into()),
        // Only a form that names a version can meet another one, and that is asked about.
        changed @ PersonError::Changed(_) => Err(Error::Internal(Box::new(changed))),
    }
}

async fn person_at(state: &AppState, id: i64) -> Result<Person, Error> {
    store::person(&state.pool, PersonId(id)).await?.ok_or(Error::NotFound(None))
}

/// `GET /admin/people/{id}`: the form for a person.
pub async fn person(
    State(state): State<AppState>,
    _: Admin,
    Resumed(typed): Resumed,
    (chrome, given): (Chrome, Pairs),
    Path(id): Path<i64>,
) -> Result<Response, Error> {
    let person = person_at(&state, id).await?;
    let done = (given.get("done") == Some("added")).then_some("person-added");
    let page = draw(&state, chrome, Some(person), Shown { typed, done, ..Shown::default() }).await?;
    respond(StatusCode::OK, &page)
}

/// `POST /admin/people/{id}`: changes a person.
pub async fn change_person(
    State(state): State<AppState>,
    Admin(admin): Admin,
    chrome: Chrome,
    Path(id): Path<i64>,
    Reauthenticated(typed): Reauthenticated,
) -> Result<Response, Error> {
    let person = person_at(&state, id).await?;
    let departments = store::all_departments(&state.pool).await?;
    let edit = match person_form::read_edit_of(&person, &typed, &departments) {
        Ok(edit) => edit,
        Err(errors) => {
            let shown = Shown { typed: Some(typed), errors, ..Shown::default() };
            let page = draw(&state, chrome, Some(person), shown).await?;
            return respond(StatusCode::UNPROCESSABLE_ENTITY, &page);
        }
    };
    let version = typed.get("row_version").and_then(|version| version.parse().ok()).unwrap_or_default();
    let now = state.clock.now();
    match actions::change_person(&state.pool, &admin.actor(), (person.id, version), &edit, now).await {
        Ok(()) => Ok(Redirect::to(&chrome.href("/admin/people?done=saved")).into_response()),
        Err(PersonError::Changed(stored)) => {
            let differences = differences(&stored, &edit, &departments, &chrome);
            let shown = Shown { typed: Some(typed), differences, ..Shown::default() };
            respond(StatusCode::CONFLICT, &draw(&state, chrome, Some(*stored), shown).await?)
        }
        Err(error) => {
            let keeps_access = edit.is_active && !person.is_from_provider;
            let errors = vec![refusal(error, keeps_access)?];
            let shown = Shown { typed: Some(typed), errors, ..Shown::default() };
            let page = draw(&state, chrome, Some(person), shown).await?;
            respond(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
    }
}

/// The fields in which two editors do not agree.
fn differences(
    stored: &Person,
    edit: &PersonEdit,
    departments: &[Department],
    chrome: &Chrome,
) -> Vec<Difference> {
    let all = |edit: &PersonEdit| {
        let access = if edit.is_active { "person-active" } else { "person-inactive" };
        let access = (chrome.words.text("person-access"), chrome.words.text(access));
        said(edit, departments, chrome).into_iter().chain([access])
    };
    let pairs = all(&PersonEdit::of(stored)).zip(all(edit));
    pairs
        .filter(|((_, stored), (_, typed))| stored != typed)
        .map(|((label, stored), (_, typed))| Difference { label, stored, typed })
        .collect()
}

/// Name, e-mail, department and roles in words.
fn said(person: &PersonEdit, departments: &[Department], chrome: &Chrome) -> Vec<(String, String)> {
    let words = chrome.words;
    let department = departments.iter().find(|department| Some(department.id) == person.department);
    let department = department.map(|department| department.name.clone());
    let roles: Vec<String> = person.roles.iter().map(|role| role_name(*role, chrome)).collect();
    vec![
        (words.text("person-name"), person.name.clone()),
        (words.text("person-email"), person.email.clone().unwrap_or_default()),
        (words.text("person-department"), department.unwrap_or_else(|| words.text("department-none"))),
        (words.text("person-roles"), roles.join(", ")),
    ]
}
