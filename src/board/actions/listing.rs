// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! A list as a page shows it, whole and with what its places follow from: to be taken along.

use std::collections::HashSet;

use chrono::{DateTime, Utc};
use sqlx::{PgConnection, PgPool};

use super::{begin_reading, value_model};
use crate::{
    assessment::CriterionId,
    board::{
        model::{Entry, MOST_INCOMPLETE, ROWS_BELOW, ValueModel},
        query::{Filter, ListQuery, Sort},
        store::{self, Scope},
    },
    error::Error,
    kit::form::Pairs,
    people::{DepartmentId, all_departments},
    projects::{ProjectId, ProjectNumber, all_dependencies},
};

/// Which page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// The Top 25 and what follows.
    Board,
    /// Every project.
    List,
}

/// A list with what its places follow from, read in one instant.
#[derive(Clone, Debug)]
pub struct Listing {
    /// When the data last changed.
    pub as_of: DateTime<Utc>,
    /// Criteria and weights.
    pub model: ValueModel,
    /// The projects of the list in its order.
    pub shown: Vec<Entry>,
    /// Every other project in the procedure, the best placed first: places count these as well.
    pub others: Vec<Entry>,
    /// Which project requires which, directly.
    pub requires: Vec<(ProjectNumber, ProjectNumber)>,
}

/// What became of the wish for a list.
pub enum Listed {
    /// The list.
    Listing(Box<Listing>),
    /// The address asks for what there is not: its page says so.
    Refused,
    /// There are no criteria and weights yet.
    NothingToRankBy,
}

/// The list that the page of `view` shows at an address with that query, all its pages.
pub async fn listing(pool: &PgPool, view: View, given: &Pairs) -> Result<Listed, Error> {
    let mut reading = begin_reading(pool).await?;
    let db = &mut *reading.transaction;
    let Some(model) = value_model(db).await? else { return Ok(Listed::NothingToRankBy) };
    let departments = all_departments(&mut *db).await?;
    let departments: Vec<DepartmentId> = departments.iter().map(|department| department.id).collect();
    let keys: Vec<&str> = model.criteria.iter().map(|criterion| criterion.key.as_str()).collect();
    let Ok(query) = ListQuery::read(given, &keys, &departments) else { return Ok(Listed::Refused) };
    let criteria: Vec<CriterionId> = model.criteria.iter().map(|criterion| criterion.id).collect();
    let shown = shown(db, view, &query, &criteria).await?;
    let known: HashSet<ProjectId> = shown.iter().map(|entry| entry.project.id).collect();
    let all = (Scope::All, &Filter::default(), Sort::default());
    let mut others = store::plain_entries(db, all, &criteria, (0, i64::MAX)).await?;
    others.retain(|entry| entry.position.is_some() && !known.contains(&entry.project.id));
    let requires = all_dependencies(&mut *db).await?;
    Ok(Listed::Listing(Box::new(Listing { as_of: reading.as_of, model, shown, others, requires })))
}

async fn shown(
    db: &mut PgConnection,
    view: View,
    query: &ListQuery,
    criteria: &[CriterionId],
) -> sqlx::Result<Vec<Entry>> {
    let (filter, sort) = (&query.filter, query.sort);
    let parts: &[(Scope, Sort, i64)] = match view {
        View::Board => &[
            (Scope::Board, sort, i64::MAX),
            (Scope::Below(ROWS_BELOW), sort, ROWS_BELOW),
            (Scope::Incomplete, Sort::default(), MOST_INCOMPLETE),
        ],
        View::List => &[(Scope::All, sort, i64::MAX)],
    };
    let mut entries = Vec::new();
    for (scope, sort, most) in parts {
        entries.extend(store::plain_entries(db, (*scope, filter, *sort), criteria, (0, *most)).await?);
    }
    Ok(entries)
}
