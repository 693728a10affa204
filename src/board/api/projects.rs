// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use axum::{extract::State, http::header, response::Response};

use super::documents::{ProjectDetailsDocument, ProjectDocument, ProjectListDocument};
use crate::{
    board::{actions, query::ListQuery, store},
    error::Error,
    kit::{
        extract::Path,
        form::Pairs,
        i18n::Message,
        json::{self, Conditions},
        paging::{Part, unwritten},
        problem::Problem,
    },
    people::ReadScope,
    projects::{self, Kind, ProjectNumber, State as ProjectState},
    state::AppState,
};

const PATH: &str = "/api/v1/projects";

/// Every project but drafts, in the order in which the portal has come to know them, part by part.
#[utoipa::path(
    get, path = "/projects", operation_id = "projects", tag = "board", security((), ("token" = ["read"])),
    params(
        ("q" = Option<String>, Query, max_length = 100, pattern = r"^[^\u0000]*$"),
        ("department" = Option<i64>, Query),
        ("kind" = Option<Kind>, Query),
        ("state" = Option<ProjectState>, Query),
        ("limit" = Option<i64>, Query, minimum = 1, maximum = 100),
        ("cursor" = Option<String>, Query),
    ),
    responses((status = 200, body = ProjectListDocument)),
)]
pub(super) async fn list(
    State(state): State<AppState>,
    _: ReadScope,
    conditions: Conditions,
    given: Pairs,
) -> Result<Response, Error> {
    let unwritten = unwritten(&given, &["department", "kind", "state", "limit", "cursor"], &[]);
    if !unwritten.is_empty() {
        return Err(Problem::of_query(unwritten).into());
    }
    let mut reading = actions::begin_reading(&state.pool).await?;
    let db = &mut *reading.transaction;
    let model = actions::value_model(db).await?.ok_or(Error::NotFound(None))?;
    let departments = actions::department_choice(db, &given).await?;
    let (query, part) = match (ListQuery::read(&filters(&given), &[], &departments), Part::read(&given)) {
        (Ok(query), Ok(part)) => (query, part),
        (query, part) => {
            let errors = query.err().into_iter().chain(part.err()).flatten();
            return Err(Problem::of_query(errors.collect()).into());
        }
    };
    // One more than is told shows whether there are more.
    let chosen = store::matching_behind(db, &query.filter, part.behind, part.limit + 1).await?;
    let mut rows = store::requiring_entries_of(db, &chosen).await?;
    let limit = usize::try_from(part.limit).unwrap_or_default();
    let has_more = rows.len() > limit;
    rows.truncate(limit);
    let next = rows.last().filter(|_| has_more).map(|last| Part::next(PATH, &given, last.project.id.0));
    let (next, link) = next.unzip();
    let projects = rows.iter().map(|entry| ProjectDocument::of(entry, &model)).collect();
    let mut response = json::answer(&conditions, &ProjectListDocument { projects, next })?;
    response.headers_mut().extend(link.flatten().map(|link| (header::LINK, link)));
    Ok(response)
}

/// What narrows the list. Order and page are the page's alone.
fn filters(given: &Pairs) -> Pairs {
    const FILTERS: [&str; 4] = ["q", "department", "kind", "state"];
    let narrowing = given.iter().filter(|(name, _)| FILTERS.contains(name));
    narrowing.map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
}

/// A project with everything that its page says of it.
#[utoipa::path(
    get, path = "/projects/{number}", operation_id = "project", tag = "board",
    security((), ("token" = ["read"])),
    params(("number" = String, Path, pattern = "^[A-Za-z]{2,8}-[0-9]{3,9}$")),
    responses((status = 200, body = ProjectDetailsDocument)),
)]
pub(super) async fn project(
    State(state): State<AppState>,
    _: ReadScope,
    conditions: Conditions,
    Path(number): Path<String>,
) -> Result<Response, Error> {
    let unknown =
        || Error::NotFound(Some(Message::new("error-unknown-project").with("number", number.clone())));
    let wanted: ProjectNumber = number.parse().map_err(|_| unknown())?;
    let mut reading = actions::begin_reading(&state.pool).await?;
    let db = &mut *reading.transaction;
    let model = actions::value_model(db).await?.ok_or_else(unknown)?;
    let explanation = actions::explain(db, &wanted).await?.ok_or_else(unknown)?;
    let id = explanation.entry.project.id;
    let details = projects::details(&mut *db, id).await?;
    let merged_into = projects::merged_into(&mut *db, id).await?.map(|target| target.number.to_string());
    let project = ProjectDocument::of(&explanation.entry, &model);
    let document = ProjectDetailsDocument::of(project, details, &explanation.required_by, merged_into);
    json::answer(&conditions, &document)
}
