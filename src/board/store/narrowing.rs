// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use sqlx::{PgConnection, Postgres, QueryBuilder};

use crate::board::query::Filter;

/// A filter with its words as the database looks for them.
///
/// Statements that it narrows are planned anew each time (`persistent(false)`), with the words before the planner's eyes: it
/// knows which are rare, and finds these by the index of words, and which are everywhere, and goes through the projects
/// in order until it has enough. They may give back keys alone: a type of our own that the connection has still to look up
/// would forget the statement in between.
pub struct Narrowing<'a> {
    pub filter: &'a Filter,
    /// What is looked for, as a `tsquery` is written.
    pub wanted: Option<String>,
}

impl<'a> Narrowing<'a> {
    pub async fn of(db: &mut PgConnection, filter: &'a Filter) -> sqlx::Result<Self> {
        let wanted = match &filter.text {
            Some(text) => {
                sqlx::query_scalar!("select search_filter($1)::text", text).fetch_one(&mut *db).await?
            }
            None => None,
        };
        Ok(Self { filter, wanted })
    }

    /// Whether anything is left out.
    pub fn narrows(&self) -> bool {
        *self.filter != Filter::default()
    }

    /// The table with department, kind and state of every project, and with its words if they are looked for; and the
    /// column with its key.
    pub const fn table(&self) -> (&'static str, &'static str) {
        if self.wanted.is_some() { ("project_search", "project_id") } else { ("project", "id") }
    }

    /// Narrows a statement on that table. The only place that says what it means that a text is found.
    pub fn conditions(&self, sql: &mut QueryBuilder<Postgres>) {
        if let Some(wanted) = &self.wanted {
            sql.push(" and document @@ ").push_bind(wanted.clone()).push("::tsquery");
        }
        if let Some(department) = self.filter.department {
            sql.push(" and department_id = ").push_bind(department);
        }
        if let Some(kind) = self.filter.kind {
            sql.push(" and kind = ").push_bind(kind);
        }
        if let Some(state) = self.filter.state {
            sql.push(" and state = ").push_bind(state);
        }
    }

    /// Narrows a statement on `board_row`.
    pub fn of_rows(&self, sql: &mut QueryBuilder<Postgres>) {
        if self.narrows() {
            let (table, key) = self.table();
            sql.push(format!(" and id in (select {key} from {table} where true"));
            self.conditions(sql);
            sql.push(")");
        }
    }
}
