// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Which projects stand on a page of a list, at the cost of that page.

use sqlx::{PgConnection, Postgres, QueryBuilder};

use super::narrowing::Narrowing;
use crate::{
    assessment::CriterionId,
    board::query::{Filter, Sort, SortKey},
    projects::{ProjectId, State},
};

/// The keys of the projects that a filter leaves, drafts apart, in no order; `most` at the most.
pub async fn matching(db: &mut PgConnection, filter: &Filter, most: u32) -> sqlx::Result<Vec<ProjectId>> {
    let narrowing = Narrowing::of(db, filter).await?;
    let (table, key) = narrowing.table();
    let mut sql = QueryBuilder::new(format!("select {key} from {table} where state <> 'draft'"));
    narrowing.conditions(&mut sql);
    sql.push(" limit ").push_bind(i64::from(most));
    sql.build_query_scalar().persistent(false).fetch_all(db).await
}

/// The same in the order of their keys, from behind the key `behind` on.
pub async fn matching_behind(
    db: &mut PgConnection,
    filter: &Filter,
    behind: Option<i64>,
    limit: i64,
) -> sqlx::Result<Vec<ProjectId>> {
    let narrowing = Narrowing::of(db, filter).await?;
    let (table, key) = narrowing.table();
    let mut sql = QueryBuilder::new(format!("select {key} from {table} where state <> 'draft' and {key} > "));
    sql.push_bind(behind.unwrap_or_default());
    narrowing.conditions(&mut sql);
    sql.push(format!(" order by {key} limit ")).push_bind(limit);
    sql.build_query_scalar().persistent(false).fetch_all(db).await
}

/// A part of the official order: one stands whole behind the other, and each has an index of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// What has a place.
    Ranked,
    /// What is in the procedure without a place, by its best chance.
    Incomplete,
    /// What is not in the procedure, as it came.
    Outside,
}

impl Part {
    /// The parts in which projects in that state, or in any, can stand.
    fn of(state: Option<State>) -> &'static [Self] {
        match state {
            None => &[Self::Ranked, Self::Incomplete, Self::Outside],
            Some(state) if state.is_ranked() => &[Self::Ranked, Self::Incomplete],
            Some(state) if state.is_in_procedure() => &[Self::Incomplete],
            Some(_) => &[Self::Outside],
        }
    }

    /// Adds the selection of the keys of its projects that a filter leaves, without their order.
    fn select(self, narrowing: &Narrowing<'_>, sql: &mut QueryBuilder<Postgres>) {
        let (table, key) = narrowing.table();
        let standing = if self == Self::Ranked { "position is not null" } else { "place is null" };
        sql.push(match self {
            Self::Outside => format!("select {key} from {table} where state in {}", outside()),
            // Nothing is asked of the projects unless it narrows.
            _ if !narrowing.narrows() => format!("select project_id from standing where {standing}"),
            _ => format!(
                "select standing.project_id from standing join {table} on {table}.{key} = standing.project_id
                 where {standing}"
            ),
        });
        narrowing.conditions(sql);
    }

    const fn order(self, descending: bool) -> &'static str {
        match (self, descending) {
            (Self::Ranked, false) => " order by position",
            (Self::Ranked, true) => " order by position desc",
            (Self::Incomplete, _) => " order by best_place, highest desc, standing.project_id",
            (Self::Outside, _) => " order by 1",
        }
    }

    /// The keys on a window of the part. Planned for this window: of one that it does not know, the database expects a tenth
    /// of the table, and reads and sorts it whole.
    async fn window(
        self,
        db: &mut PgConnection,
        narrowing: &Narrowing<'_>,
        descending: bool,
        (offset, limit): (i64, i64),
    ) -> sqlx::Result<Vec<ProjectId>> {
        let mut sql = QueryBuilder::new("");
        self.select(narrowing, &mut sql);
        sql.push(self.order(descending));
        sql.push(" offset ").push_bind(offset).push(" limit ").push_bind(limit);
        sql.build_query_scalar().persistent(false).fetch_all(db).await
    }

    /// How many projects of it a filter leaves, counted as far as `most`.
    async fn count(self, db: &mut PgConnection, narrowing: &Narrowing<'_>, most: i64) -> sqlx::Result<i64> {
        let mut sql = QueryBuilder::new("select count(*) from (");
        self.select(narrowing, &mut sql);
        sql.push(" limit ").push_bind(most).push(") as counted");
        sql.build_query_scalar().persistent(false).fetch_one(db).await
    }
}

/// The states outside the procedure but the draft, as the index `project_outside` has them.
fn outside() -> String {
    let states = State::ALL.iter().filter(|state| **state != State::Draft && !state.is_in_procedure());
    let codes: Vec<String> = states.map(|state| format!("'{}'", state.code())).collect();
    format!("({})", codes.join(", "))
}

/// The keys of the projects that a filter leaves in the official order, or with the places from the last to the first.
/// They are read only as far as the window reaches.
pub async fn by_place(
    db: &mut PgConnection,
    filter: &Filter,
    descending: bool,
    (offset, limit): (i64, i64),
) -> sqlx::Result<Vec<ProjectId>> {
    let narrowing = Narrowing::of(db, filter).await?;
    let (mut chosen, mut passed_over): (Vec<ProjectId>, i64) = (Vec::new(), offset);
    for part in Part::of(filter.state) {
        let missing = limit - i64::try_from(chosen.len()).unwrap_or(i64::MAX);
        if missing == 0 {
            break;
        }
        let found = part.window(db, &narrowing, descending, (passed_over, missing)).await?;
        passed_over = if found.is_empty() && passed_over > 0 {
            passed_over - part.count(db, &narrowing, passed_over).await?
        } else {
            0
        };
        chosen.extend(found);
    }
    Ok(chosen)
}

/// These projects in another order, a window of them. What ties keeps the official order; what has no place comes by its
/// best chance. `criteria` are those of the page in its order.
pub async fn sorted(
    db: &mut PgConnection,
    projects: &[ProjectId],
    sort: Sort,
    criteria: &[CriterionId],
    (offset, limit): (i64, i64),
) -> sqlx::Result<Vec<ProjectId>> {
    let ids: Vec<i64> = projects.iter().map(|project| project.0).collect();
    let mut sql = QueryBuilder::new("select id from board_row where id = any(");
    sql.push_bind(ids).push(")");
    order(&mut sql, sort, criteria);
    sql.push(" offset ").push_bind(offset).push(" limit ").push_bind(limit);
    sql.build_query_scalar().persistent(false).fetch_all(db).await
}

/// Adds the order of a list to a statement on `board_row`.
pub(super) fn order(sql: &mut QueryBuilder<Postgres>, sort: Sort, criteria: &[CriterionId]) {
    sql.push(" order by ");
    match sort.key {
        SortKey::Place => sql.push("position"),
        SortKey::Title => sql.push("title collate \"de-x-icu\""),
        SortKey::Number => sql.push("split_part(number, '-', 1), split_part(number, '-', 2)::integer"),
        SortKey::Department => sql.push("department_name collate \"de-x-icu\""),
        SortKey::Kind => sql.push("kind"),
        SortKey::Points => sql.push("lowest"),
        SortKey::Deadline => sql.push("deadline"),
        SortKey::Effort => sql.push("effort_days"),
        SortKey::Cost => sql.push("cost_eur"),
        SortKey::State => sql.push("state"),
        SortKey::Criterion(index) => sql
            .push(
                "(select assessed_level.half_levels from assessed_level
                  where assessed_level.project_id = board_row.id and assessed_level.criterion_id = ",
            )
            .push_bind(criteria.get(index).copied())
            .push(")"),
    };
    sql.push(if sort.descending { " desc nulls last" } else { " asc nulls last" });
    sql.push(", position nulls last, best_place, highest desc, id");
}
