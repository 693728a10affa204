// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Administration: the list of people.

use askama::Template;
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};

use super::sign_in::role_name;
use crate::{
    error::Error,
    kit::{
        field::{Control, Field},
        form::{FieldError, Pairs},
        i18n::Message,
        page::{self, Chrome},
        text,
    },
    people::{
        access::Admin,
        actions,
        model::{Department, Person},
    },
    state::AppState,
};

/// So many people are listed at once; whoever looks for another types a name.
const MOST_LISTED: i64 = 200;
/// The most characters to look for.
const LONGEST_SEARCH: usize = 100;

struct PersonLine {
    id: i64,
    name: String,
    sign_in_name: String,
    department: String,
    roles: String,
    is_active: bool,
}

#[derive(Template)]
#[template(path = "people/people.html")]
struct PeoplePage {
    chrome: Chrome,
    done: Option<String>,
    /// Whether people are added here, and not by the identity provider alone.
    can_add: bool,
    search: Field,
    found: String,
    people: Vec<PersonLine>,
}

/// `GET /admin`: begins with the people.
pub async fn administration(_: Admin, chrome: Chrome) -> Response {
    Redirect::to(&chrome.href("/admin/people")).into_response()
}

/// `GET /admin/people`: everybody, or those of a name.
pub async fn people(
    State(state): State<AppState>,
    _: Admin,
    chrome: Chrome,
    given: Pairs,
) -> Result<Response, Error> {
    let words = chrome.words;
    let (name, errors) = match text::line(given.raw("q"), LONGEST_SEARCH) {
        Ok(name) => (name, Vec::new()),
        Err(message) => (String::new(), vec![FieldError { field: "q", message }]),
    };
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let (people, departments, found) = actions::find_people(&state.pool, &name, MOST_LISTED).await?;
    let all = Message::new("people-found").with("count", found);
    let cut = Message::new("people-found-more").with("count", found).with("shown", MOST_LISTED);
    let found = if found > MOST_LISTED { cut } else { all };
    let search = Field::of(words, ("q", "people-search"), Control::Line("search"), &given);
    let page = PeoplePage {
        done: (given.get("done") == Some("saved")).then(|| words.text("saved")),
        can_add: state.access.passwords,
        search: search.with_errors(words, &errors),
        found: words.message(&found),
        people: people.into_iter().map(|person| line(person, &departments, &chrome)).collect(),
        chrome,
    };
    Ok(page::respond(status, page::render(&page)?))
}

fn line(person: Person, departments: &[Department], chrome: &Chrome) -> PersonLine {
    let department = departments.iter().find(|department| Some(department.id) == person.department);
    let roles: Vec<String> = person.roles.iter().map(|role| role_name(*role, chrome)).collect();
    PersonLine {
        id: person.id.0,
        department: department.map(|department| department.name.clone()).unwrap_or_default(),
        roles: roles.join(", "),
        name: person.name,
        sign_in_name: person.sign_in_name,
        is_active: person.is_active,
    }
}
