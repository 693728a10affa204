// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Takes a checked list over, in a transaction of the caller's.

use std::collections::{BTreeSet, HashMap};

use chrono::{DateTime, Utc};
use serde_json::json;
use sqlx::PgConnection;

use super::check::{Checked, names, stock};
use crate::{
    assessment::{Criterion, NewAssessedLevel, all_criteria, insert_assessed_levels, update_assessed_levels},
    audit::{self, Action, Actor, Event},
    exchange::{
        error::ImportError,
        model::ImportSummary,
        reading::{self, Limits},
        store,
        understanding::{Fate, Understood, Values, propose, understand},
    },
    people::{DepartmentId, departments_by_name, insert_departments},
    projects::{
        ListedProject, NewProject, ProjectId, ProjectNumber, State, delete_dependencies_of, existing_numbers,
        insert_dependencies, insert_projects, last_number, listed_fields, lock_dependencies, lock_numbers,
        note_deadlines, update_listed,
    },
};

/// The series of a portal without projects.
const FIRST_SERIES: &str = "DIG";

/// Takes over what was checked, if the data are still those that it was checked against.
pub async fn take_over(
    db: &mut PgConnection,
    checked: &Checked,
    (actor, source): (&Actor, &str),
    now: DateTime<Utc>,
) -> Result<ImportSummary, ImportError> {
    store::lock_import(&mut *db).await?;
    lock_numbers(&mut *db).await?;
    // What the list requires was checked against the edges that are there: none may come before these are.
    lock_dependencies(&mut *db).await?;
    if store::inputs_revision(&mut *db).await? != checked.revision {
        return Err(ImportError::Changed);
    }
    write(db, (&checked.understood, &checked.criteria), (actor, source), now).await
}

/// Takes the list of the set-up over, every row of which must be understood.
pub(in crate::exchange) async fn import_into(
    db: &mut PgConnection,
    bytes: &[u8],
    source: &str,
    now: DateTime<Utc>,
) -> Result<ImportSummary, ImportError> {
    lock_numbers(&mut *db).await?;
    let criteria = all_criteria(db).await?;
    let names = names(&criteria);
    let workbook = reading::read(bytes, &Limits::OWN)?;
    let understood = understand(&workbook, &propose(&workbook, &names), &names, &stock(db, &criteria).await?);
    write(db, (&understood, &criteria), (&Actor::system(), source), now).await
}

/// The departments of taken rows that are not among those that are there.
pub(super) fn new_departments(understood: &Understood, known: &[String]) -> Vec<String> {
    let taken = understood.rows.iter().filter(|row| row.is_taken()).filter_map(|row| row.values.as_ref());
    let named: BTreeSet<&String> = taken.map(|values| &values.department).collect();
    named.into_iter().filter(|name| !known.contains(name)).cloned().collect()
}

async fn write(
    db: &mut PgConnection,
    (understood, criteria): (&Understood, &[Criterion]),
    (actor, source): (&Actor, &str),
    now: DateTime<Utc>,
) -> Result<ImportSummary, ImportError> {
    let mut summary = ImportSummary::of(understood);
    if understood.rows.iter().all(|row| !row.kind.is_of_project()) {
        return Err(ImportError::Empty);
    }
    if summary.is_nothing() {
        return Err(ImportError::Nothing(
            understood.rows.iter().flat_map(|row| &row.remarks).cloned().collect(),
        ));
    }
    let (departments, new_departments) = departments(db, understood).await?;
    summary.new_departments = new_departments;
    let mut writer = Writer { db, departments, criteria, source };
    let mut placed = writer.add(understood).await?;
    placed.extend(writer.update(understood, actor, now).await?);
    writer.connect(&placed).await?;
    if summary.added + summary.updated > 0 {
        store::analyze(db).await?;
        record(db, &summary, (actor, source), now).await?;
    }
    Ok(summary)
}

/// The key of each department that the list names, and the names that are new.
async fn departments(
    db: &mut PgConnection,
    understood: &Understood,
) -> sqlx::Result<(HashMap<String, DepartmentId>, Vec<String>)> {
    let names = new_departments(understood, &[]);
    let mut departments = departments_by_name(&mut *db, &names).await?;
    let is_known = |name: &String| departments.iter().any(|department| department.name == *name);
    let new: Vec<String> = names.into_iter().filter(|name| !is_known(name)).collect();
    departments.extend(insert_departments(db, &new).await?);
    Ok((departments.into_iter().map(|department| (department.name, department.id)).collect(), new))
}

async fn record(
    db: &mut PgConnection,
    summary: &ImportSummary,
    (actor, source): (&Actor, &str),
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    let mut after = json!({ "projects": summary.added, "departments": summary.new_departments });
    if summary.updated > 0
        && let Some(fields) = after.as_object_mut()
    {
        fields.insert("updated".to_owned(), summary.updated.into());
    }
    let event = Event {
        actor,
        action: Action::ListImported,
        project: None,
        subject: source.to_owned(),
        before: None,
        after: Some(after),
        reason: None,
    };
    audit::record(db, now, &event).await
}

/// A row with the key of its project.
type Placed<'a> = (ProjectId, &'a Values);

struct Writer<'a> {
    db: &'a mut PgConnection,
    departments: HashMap<String, DepartmentId>,
    criteria: &'a [Criterion],
    source: &'a str,
}

impl Writer<'_> {
    /// Adds projects.
    async fn add<'u>(&mut self, understood: &'u Understood) -> Result<Vec<Placed<'u>>, ImportError> {
        let rows = understood.rows.iter().filter(|row| row.fate == Fate::New);
        let rows: Vec<&Values> = rows.filter_map(|row| row.values.as_ref()).collect();
        let mut numbers = self.numbers(&rows).await?.into_iter();
        let mut new = Vec::with_capacity(rows.len());
        for values in &rows {
            let given = values.number.clone().or_else(|| numbers.next());
            let department = self.departments.get(&values.department).copied();
            let (Some(number), Some(department)) = (given, department) else { continue };
            let is_complete = values.levels.iter().all(Option::is_some);
            let usual = if is_complete { State::Assessed } else { State::InAssessment };
            new.push(NewProject {
                number,
                title: values.title.clone(),
                summary: values.summary.clone(),
                department,
                kind: values.kind,
                legal_basis: values.legal_basis.clone(),
                deadline: values.deadline,
                effort: values.effort,
                cost: values.cost,
                state: values.state.unwrap_or(usual),
            });
        }
        let ids = insert_projects(self.db, &new).await?;
        let placed: Vec<Placed<'u>> = ids.into_iter().zip(rows).collect();
        let levels = self.levels(&placed);
        insert_assessed_levels(&mut *self.db, &levels, self.source).await?;
        Ok(placed)
    }

    /// Numbers for the rows that have none, behind the highest of the portal and of the list.
    async fn numbers(&mut self, rows: &[&Values]) -> Result<Vec<ProjectNumber>, ImportError> {
        let count = rows.iter().filter(|values| values.number.is_none()).count();
        let (series, mut last) =
            last_number(&mut *self.db).await?.unwrap_or_else(|| (FIRST_SERIES.to_owned(), 0));
        let listed = rows.iter().filter_map(|values| {
            let number = values.number.as_ref()?.to_string();
            number.strip_prefix(&series)?.strip_prefix('-')?.parse::<i32>().ok()
        });
        last = last.max(listed.max().unwrap_or_default());
        let mut numbers = Vec::with_capacity(count);
        for _ in 0..count {
            numbers.push(ProjectNumber::after(&series, last).ok_or(ImportError::NoNumberLeft)?);
            last = last.saturating_add(1);
        }
        Ok(numbers)
    }

    /// Lets projects that are there say what the list says, and tells the log what changed.
    async fn update<'u>(
        &mut self,
        understood: &'u Understood,
        actor: &Actor,
        now: DateTime<Utc>,
    ) -> Result<Vec<Placed<'u>>, ImportError> {
        let rows: Vec<(&ProjectNumber, &Values)> = understood
            .rows
            .iter()
            .filter_map(|row| match &row.fate {
                Fate::Update(number) => Some((number, row.values.as_ref()?)),
                _ => None,
            })
            .collect();
        let numbers: Vec<ProjectNumber> = rows.iter().map(|(number, _)| (*number).clone()).collect();
        let before = listed_fields(&mut *self.db, &numbers).await?;
        let listed: Vec<ListedProject> =
            rows.iter().filter_map(|(number, values)| self.listed(number, values)).collect();
        update_listed(self.db, &listed).await?;
        let after = listed_fields(&mut *self.db, &numbers).await?;
        for ((number, before), (_, after)) in before.into_iter().zip(after).filter(|(old, new)| old != new) {
            let event = Event {
                actor,
                action: Action::ProposalChanged,
                project: Some(&number.to_string()),
                subject: String::new(),
                before: Some(before),
                after: Some(after),
                reason: Some(self.source.to_owned()),
            };
            audit::record(self.db, now, &event).await?;
        }
        let ids: HashMap<ProjectNumber, ProjectId> =
            existing_numbers(&mut *self.db, &numbers).await?.into_iter().collect();
        let placed: Vec<Placed<'u>> =
            rows.into_iter().filter_map(|(number, values)| Some((*ids.get(number)?, values))).collect();
        let levels = self.levels(&placed);
        update_assessed_levels(&mut *self.db, &levels, self.source).await?;
        let told: Vec<ProjectId> =
            placed.iter().filter(|(_, values)| !values.requires.is_empty()).map(|(id, _)| *id).collect();
        delete_dependencies_of(&mut *self.db, &told).await?;
        Ok(placed)
    }

    fn listed(&self, number: &ProjectNumber, values: &Values) -> Option<ListedProject> {
        Some(ListedProject {
            number: number.clone(),
            title: values.title.clone(),
            summary: values.summary.clone(),
            department: *self.departments.get(&values.department)?,
            kind: Some(values.kind).filter(|_| values.is_kind_said),
            legal_basis: values.legal_basis.clone(),
            deadline: values.deadline,
            effort: values.effort,
            cost: values.cost,
        })
    }

    fn levels(&self, placed: &[Placed<'_>]) -> Vec<NewAssessedLevel> {
        let levels = placed.iter().flat_map(|(project, values)| {
            let cells = self.criteria.iter().zip(&values.levels);
            cells.filter_map(|(criterion, level)| {
                Some(NewAssessedLevel { project: *project, criterion: criterion.id, level: (*level)? })
            })
        });
        levels.collect()
    }

    /// What the projects require, and what the list says of deadlines that are no day.
    async fn connect(&mut self, placed: &[Placed<'_>]) -> Result<(), ImportError> {
        let named: BTreeSet<&ProjectNumber> =
            placed.iter().flat_map(|(_, values)| &values.requires).collect();
        let named: Vec<ProjectNumber> = named.into_iter().cloned().collect();
        let keys: HashMap<ProjectNumber, ProjectId> =
            existing_numbers(&mut *self.db, &named).await?.into_iter().collect();
        let edges: Vec<(ProjectId, ProjectId)> = placed
            .iter()
            .flat_map(|(id, values)| values.requires.iter().map(move |number| (*id, number)))
            .filter_map(|(id, number)| Some((id, *keys.get(number)?)))
            .collect();
        insert_dependencies(&mut *self.db, &edges).await?;
        let words = placed.iter().filter_map(|(id, values)| Some((*id, values.deadline_words.clone()?)));
        note_deadlines(&mut *self.db, &words.collect::<Vec<_>>()).await?;
        Ok(())
    }
}
