// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Checks a list: reads it and says what would become of it. Writes nothing.

use std::{
    collections::HashMap,
    sync::{Arc, LazyLock},
    time::Duration,
};

use chrono::{DateTime, Utc};
use sqlx::{PgConnection, PgPool};
use tokio::{sync::Semaphore, task, time::timeout};

use super::take_over;
use crate::{
    assessment::{Criterion, all_criteria, assessed_levels},
    audit::Actor,
    exchange::{
        error::ImportError,
        model::ImportSummary,
        reading::{self, Limits, ReadError, Workbook},
        store,
        understanding::{
            Choices, CriterionNames, Existing, Stock, StockProject, Understood, propose, understand,
        },
    },
    people::{DepartmentId, all_departments},
    projects::{ProjectId, all_dependencies, stored_projects},
    ranking::HalfLevels,
};

/// One file at a time is read: that bounds the memory of all of them.
static READING: LazyLock<Semaphore> = LazyLock::new(|| Semaphore::new(1));
/// So long does a file wait for those before it.
const PATIENCE: Duration = Duration::from_secs(20);

/// A list that has been checked.
#[derive(Clone, Debug)]
pub struct Checked {
    /// What is in the file.
    pub workbook: Arc<Workbook>,
    /// How it was read.
    pub choices: Choices,
    /// The criteria.
    pub criteria: Vec<Criterion>,
    /// What was understood.
    pub understood: Understood,
    /// Names of the departments that are there already.
    pub departments: Vec<String>,
    /// The state of the data that it was checked against.
    pub revision: i64,
}

impl Checked {
    /// The criteria as lists may call them.
    pub fn names(&self) -> Vec<CriterionNames> {
        names(&self.criteria)
    }

    /// Departments that would be new, each once.
    pub fn new_departments(&self) -> Vec<String> {
        take_over::new_departments(&self.understood, &self.departments)
    }
}

pub(super) fn names(criteria: &[Criterion]) -> Vec<CriterionNames> {
    let names = criteria.iter().map(|criterion| {
        let (long, short) = (&criterion.name, &criterion.short_name);
        let names = [&short.de, &long.de, &short.en, &long.en];
        CriterionNames { key: criterion.key.clone(), names: names.map(Clone::clone).to_vec() }
    });
    names.collect()
}

/// What is there already.
pub(super) async fn stock(db: &mut PgConnection, criteria: &[Criterion]) -> sqlx::Result<Stock> {
    let mut levels: HashMap<ProjectId, Vec<Option<(HalfLevels, bool)>>> = HashMap::new();
    for (level, is_found) in assessed_levels(&mut *db).await? {
        let Some(place) = criteria.iter().position(|criterion| criterion.id == level.criterion) else {
            continue;
        };
        let row = levels.entry(level.project).or_insert_with(|| vec![None; criteria.len()]);
        if let Some(cell) = row.get_mut(place) {
            *cell = Some((level.level, is_found));
        }
    }
    let projects = stored_projects(&mut *db).await?.into_iter().map(|project| StockProject {
        levels: levels.remove(&project.id).unwrap_or_default(),
        record: project,
    });
    let projects = projects.collect();
    let departments =
        all_departments(&mut *db).await?.into_iter().map(|department| department.name).collect();
    Ok(Stock { projects, departments, requires: all_dependencies(db).await? })
}

/// Does what takes long or much memory away from those who answer requests, one after the other. Whatever a
/// file does to a reader, it does no more than that.
async fn aside<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, ReadError> + Send + 'static,
) -> Result<T, ReadError> {
    let permit = timeout(PATIENCE, READING.acquire()).await;
    let Ok(Ok(_permit)) = permit else { return Err(ReadError::Busy) };
    let done = task::spawn_blocking(work).await;
    done.unwrap_or_else(|error| {
        tracing::warn!(%error, "a file has brought its reader down");
        Err(ReadError::Broken)
    })
}

/// Reads a file and says what would become of it. Without `choices` it is read as a list with the same heads
/// was read the last time in that department, or as it seems best.
pub async fn check(
    pool: &PgPool,
    (bytes, limits): (Vec<u8>, Limits),
    choices: Option<Choices>,
    department: Option<DepartmentId>,
) -> Result<Checked, ImportError> {
    let mut db = pool.acquire().await?;
    // Read first: what changes while the rest is read is noticed later.
    let revision = store::inputs_revision(&mut *db).await?;
    let criteria = all_criteria(&mut db).await?;
    let names = names(&criteria);
    let stock = stock(&mut db, &criteria).await?;
    let departments = stock.departments.clone();
    drop(db);
    let (workbook, proposed) = {
        let names = names.clone();
        aside(move || {
            let workbook = reading::read(&bytes, &limits)?;
            let proposed = propose(&workbook, &names);
            Ok((Arc::new(workbook), proposed))
        })
        .await?
    };
    let choices = match choices {
        Some(choices) => choices,
        None => remembered(pool, &workbook, proposed, department).await?,
    };
    let (file, read_as) = (Arc::clone(&workbook), choices.clone());
    let understood = aside(move || Ok(understand(&file, &read_as, &names, &stock))).await?;
    Ok(Checked { workbook, choices, criteria, understood, departments, revision })
}

/// The choices of the last list with these heads, for this file.
async fn remembered(
    pool: &PgPool,
    workbook: &Workbook,
    proposed: Choices,
    department: Option<DepartmentId>,
) -> sqlx::Result<Choices> {
    let Some(sheet) = workbook.sheets.get(proposed.sheet) else { return Ok(proposed) };
    let last: Option<Choices> = store::form(pool, department, &proposed.form(sheet)).await?;
    Ok(match last {
        Some(last) => Choices { sheet: proposed.sheet, heads: proposed.heads, ..last },
        None => proposed,
    })
}

/// Says what would become of a list on the machine of whoever runs the portal.
pub async fn check_list(
    pool: &PgPool,
    bytes: &[u8],
    existing: Existing,
) -> Result<(Checked, ImportSummary), ImportError> {
    let mut checked = check(pool, (bytes.to_vec(), Limits::OWN), None, None).await?;
    if existing != checked.choices.existing {
        let choices = Choices { existing, ..checked.choices };
        checked = check(pool, (bytes.to_vec(), Limits::OWN), Some(choices), None).await?;
    }
    let mut summary = ImportSummary::of(&checked.understood);
    summary.new_departments = checked.new_departments();
    Ok((checked, summary))
}

/// Takes such a list over, as it seems best; `source` is what its levels are remembered as coming from.
pub async fn import_list(
    pool: &PgPool,
    bytes: &[u8],
    (source, existing): (&str, Existing),
    now: DateTime<Utc>,
) -> Result<(Checked, ImportSummary), ImportError> {
    let (checked, _) = check_list(pool, bytes, existing).await?;
    let mut transaction = pool.begin().await?;
    let summary = take_over::take_over(&mut transaction, &checked, (&Actor::system(), source), now).await?;
    transaction.commit().await?;
    tracing::info!(projects = summary.added, updated = summary.updated, source, "list imported");
    Ok((checked, summary))
}
