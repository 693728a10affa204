// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! The list of all projects: a page of it, and the whole with what its places follow from, to be taken along.

use std::collections::HashSet;

use chrono::{DateTime, Utc};
use sqlx::{PgConnection, PgPool};

use super::{begin_reading, value_model};
use crate::{
    assessment::CriterionId,
    board::{
        model::{Entry, Found, MOST_FOUND, MOST_INCOMPLETE, MOST_LISTED, ROWS_BELOW, ValueModel},
        query::{DEPARTMENT_NAME, Filter, ListQuery, Sort, SortKey},
        store::{self, Scope},
    },
    error::Error,
    kit::form::Pairs,
    people::{DepartmentChoice, departments_to_choose_from},
    projects::{ProjectId, ProjectNumber, all_dependencies},
};

/// The most projects that are written into one file, and the most that it may rest on; `export-too-many` says so.
const MOST_TAKEN_ALONG: u32 = 100_000;

/// What the department of a list is chosen from at an address with that query.
pub async fn department_choice(db: &mut PgConnection, given: &Pairs) -> sqlx::Result<DepartmentChoice> {
    departments_to_choose_from(db, given.get("department"), given.get(DEPARTMENT_NAME)).await
}

/// Which projects stand on a window of the list, and how many it has. A list of more projects than can be counted and
/// sorted while somebody waits is told in the official order, as far as nobody reads anyway.
pub async fn list_window(
    db: &mut PgConnection,
    query: &ListQuery,
    criteria: &[CriterionId],
    (offset, limit): (i64, i64),
) -> Result<(Found, Vec<ProjectId>), Error> {
    let (filter, sort) = (&query.filter, query.sort);
    let most = if filter.text.is_some() { MOST_FOUND } else { MOST_LISTED };
    let matching = store::matching(db, filter, most + 1).await?;
    let found = Found::of(matching.len(), most);
    let limit = limit.min(i64::from(found.count()) - offset);
    if limit <= 0 {
        return Ok((found, Vec::new()));
    }
    let is_by_place = sort.key == SortKey::Place;
    let chosen = if found.is_all() && (!is_by_place || *filter != Filter::default()) {
        store::sorted(db, &matching, sort, criteria, (offset, limit)).await?
    } else {
        store::by_place(db, filter, is_by_place && sort.descending, (offset, limit)).await?
    };
    Ok((found, chosen))
}

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
    /// There are more than `MOST_TAKEN_ALONG` projects.
    TooMany,
}

/// The list that the page of `view` shows at an address with that query, all its pages.
pub async fn listing(pool: &PgPool, view: View, given: &Pairs) -> Result<Listed, Error> {
    let mut reading = begin_reading(pool).await?;
    let db = &mut *reading.transaction;
    let Some(model) = value_model(db).await? else { return Ok(Listed::NothingToRankBy) };
    let departments = department_choice(db, given).await?;
    let keys: Vec<&str> = model.criteria.iter().map(|criterion| criterion.key.as_str()).collect();
    let Ok(query) = ListQuery::read(given, &keys, &departments) else { return Ok(Listed::Refused) };
    let all = store::matching(db, &Filter::default(), MOST_TAKEN_ALONG + 1).await?;
    if !Found::of(all.len(), MOST_TAKEN_ALONG).is_all() {
        return Ok(Listed::TooMany);
    }
    let criteria: Vec<CriterionId> = model.criteria.iter().map(|criterion| criterion.id).collect();
    let shown = shown(db, view, &query, &criteria).await?;
    let known: HashSet<ProjectId> = shown.iter().map(|entry| entry.project.id).collect();
    let window = (0, i64::from(MOST_TAKEN_ALONG));
    let all = store::by_place(db, &Filter::default(), false, window).await?;
    let others: Vec<ProjectId> = all.into_iter().filter(|project| !known.contains(project)).collect();
    let mut others = store::plain_entries_of(&mut *db, &others).await?;
    others.retain(|entry| entry.position.is_some());
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
    let mut chosen = Vec::new();
    match view {
        View::Board => {
            let parts = [
                (Scope::Board, sort, i64::MAX),
                (Scope::Below(ROWS_BELOW), sort, ROWS_BELOW),
                (Scope::Incomplete, Sort::default(), MOST_INCOMPLETE),
            ];
            for (scope, sort, most) in parts {
                chosen.extend(store::of_board(db, (scope, filter, sort), criteria, most).await?);
            }
        }
        View::List => {
            let matching = store::matching(db, filter, MOST_TAKEN_ALONG).await?;
            let window = (0, i64::from(MOST_TAKEN_ALONG));
            chosen = store::sorted(db, &matching, sort, criteria, window).await?;
        }
    }
    store::plain_entries_of(db, &chosen).await
}
