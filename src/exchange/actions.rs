// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Takes a list over: all of it or nothing.

use std::collections::{BTreeSet, HashMap};

use chrono::{DateTime, Utc};
use serde_json::json;
use sqlx::{PgConnection, PgPool};

use super::{
    error::ImportError,
    list,
    model::{ImportSummary, ListRow, RowError},
    store,
};
use crate::{
    assessment::{NewAssessedLevel, all_criteria, insert_assessed_levels},
    audit::{self, Action, Actor, Event},
    kit::i18n::{Locale, Message},
    people::{DepartmentId, departments_by_name, insert_departments},
    projects::{
        NewProject, ProjectId, ProjectNumber, existing_numbers, find_cycle, insert_dependencies,
        insert_projects, lock_numbers,
    },
};

/// Stores the projects of a list with their levels and prerequisites, in one transaction. `source` is what
/// the levels are remembered as coming from: the name of the file.
pub async fn import_list(
    pool: &PgPool,
    bytes: &[u8],
    source: &str,
    now: DateTime<Utc>,
) -> Result<ImportSummary, ImportError> {
    let mut transaction = pool.begin().await?;
    let summary = import_into(&mut transaction, bytes, source, now).await?;
    transaction.commit().await?;
    tracing::info!(projects = summary.projects, source, "list imported");
    Ok(summary)
}

/// The same within a transaction of the caller's.
pub(super) async fn import_into(
    db: &mut PgConnection,
    bytes: &[u8],
    source: &str,
    now: DateTime<Utc>,
) -> Result<ImportSummary, ImportError> {
    store::lock_import(&mut *db).await?;
    lock_numbers(&mut *db).await?;
    let criteria = all_criteria(db).await?;
    let heads: Vec<&str> = criteria.iter().map(|criterion| criterion.short_name.get(Locale::De)).collect();
    let rows = list::read(bytes, &heads)?;
    let known = known_numbers(db, &rows).await?;
    let errors = contradictions(&rows, &known);
    if !errors.is_empty() {
        return Err(ImportError::Rows(errors));
    }

    let (departments, new_departments) = departments(db, &rows).await?;
    let new: Vec<NewProject> = rows.iter().filter_map(|row| new_project(row, &departments)).collect();
    let ids = insert_projects(db, &new).await?;
    let mut keys: HashMap<&ProjectNumber, ProjectId> =
        known.iter().map(|(number, id)| (number, *id)).collect();
    keys.extend(rows.iter().map(|row| &row.number).zip(ids.iter().copied()));
    let edges: Vec<(ProjectId, ProjectId)> = rows
        .iter()
        .zip(&ids)
        .flat_map(|(row, id)| unique(&row.requires).into_iter().map(move |number| (*id, number)))
        .filter_map(|(id, number)| Some((id, *keys.get(number)?)))
        .collect();
    insert_dependencies(&mut *db, &edges).await?;
    let levels: Vec<NewAssessedLevel> = rows
        .iter()
        .zip(&ids)
        .flat_map(|(row, project)| {
            let cells = criteria.iter().zip(&row.levels);
            cells.filter_map(|(criterion, level)| {
                Some(NewAssessedLevel { project: *project, criterion: criterion.id, level: (*level)? })
            })
        })
        .collect();
    insert_assessed_levels(&mut *db, &levels, source).await?;
    store::analyze(db).await?;
    let summary = ImportSummary { projects: rows.len(), new_departments };
    record_import(db, &summary, source, now).await?;
    Ok(summary)
}

async fn record_import(
    db: &mut PgConnection,
    summary: &ImportSummary,
    source: &str,
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    let event = Event {
        actor: &Actor::system(),
        action: Action::ListImported,
        project: None,
        subject: source.to_owned(),
        before: None,
        after: Some(json!({ "projects": summary.projects, "departments": summary.new_departments })),
        reason: None,
    };
    audit::record(db, now, &event).await
}

/// The stored projects that the list names, as its own rows or as prerequisites.
async fn known_numbers(
    db: &mut PgConnection,
    rows: &[ListRow],
) -> Result<HashMap<ProjectNumber, ProjectId>, ImportError> {
    let named = rows.iter().flat_map(|row| row.requires.iter().chain([&row.number])).cloned();
    let named: Vec<ProjectNumber> = named.collect::<BTreeSet<_>>().into_iter().collect();
    Ok(existing_numbers(db, &named).await?.into_iter().collect())
}

/// What the rows say that contradicts other rows or what is stored.
fn contradictions(rows: &[ListRow], known: &HashMap<ProjectNumber, ProjectId>) -> Vec<RowError> {
    let mut errors = Vec::new();
    let mut lines: HashMap<&ProjectNumber, u64> = HashMap::new();
    for row in rows {
        let refusal = if known.contains_key(&row.number) {
            Some(Message::new("import-expected-new-number"))
        } else {
            lines
                .insert(&row.number, row.line)
                .map(|line| Message::new("import-expected-unique-number").with("line", line.to_string()))
        };
        errors.extend(refusal.map(|expected| RowError {
            line: row.line,
            column: list::NUMBER.to_owned(),
            value: row.number.to_string(),
            expected,
        }));
    }
    for row in rows {
        for required in &row.requires {
            let refusal = if *required == row.number {
                Message::new("import-expected-other-project")
            } else if lines.contains_key(required) || known.contains_key(required) {
                continue;
            } else {
                Message::new("import-expected-known-project").with("number", required.to_string())
            };
            errors.push(requires_error(row, refusal));
        }
    }
    if errors.is_empty() {
        errors.extend(cycle(rows));
    }
    errors
}

/// A cycle can only run through rows of the list: what is stored already requires none of them.
fn cycle(rows: &[ListRow]) -> Option<RowError> {
    let edges: Vec<(&ProjectNumber, &ProjectNumber)> = rows
        .iter()
        .flat_map(|row| row.requires.iter().map(move |required| (&row.number, required)))
        .collect();
    let path = find_cycle(&edges)?;
    let row = rows.iter().find(|row| path.first() == Some(&&row.number))?;
    let path = path.iter().map(ToString::to_string).collect::<Vec<_>>().join(" → ");
    Some(requires_error(row, Message::new("import-expected-no-cycle").with("path", path)))
}

fn requires_error(row: &ListRow, expected: Message) -> RowError {
    RowError { line: row.line, column: list::REQUIRES.to_owned(), value: row.requires_cell.clone(), expected }
}

/// The key of each department that the list names, and the names that are new.
async fn departments(
    db: &mut PgConnection,
    rows: &[ListRow],
) -> Result<(HashMap<String, DepartmentId>, Vec<String>), ImportError> {
    let names: BTreeSet<&String> = rows.iter().map(|row| &row.department).collect();
    let names: Vec<String> = names.into_iter().cloned().collect();
    let mut departments = departments_by_name(&mut *db, &names).await?;
    let is_known = |name: &String| departments.iter().any(|department| department.name == *name);
    let new: Vec<String> = names.into_iter().filter(|name| !is_known(name)).collect();
    departments.extend(insert_departments(db, &new).await?);
    Ok((departments.into_iter().map(|department| (department.name, department.id)).collect(), new))
}

fn new_project(row: &ListRow, departments: &HashMap<String, DepartmentId>) -> Option<NewProject> {
    Some(NewProject {
        number: row.number.clone(),
        title: row.title.clone(),
        summary: row.summary.clone(),
        department: *departments.get(&row.department)?,
        kind: row.kind,
        legal_basis: row.legal_basis.clone(),
        deadline: row.deadline,
        effort: row.effort,
        cost: row.cost,
        state: row.state,
    })
}

fn unique(numbers: &[ProjectNumber]) -> BTreeSet<&ProjectNumber> {
    numbers.iter().collect()
}
