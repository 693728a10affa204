// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use std::collections::HashMap;

use sqlx::PgExecutor;

use crate::{
    board::model::{Enabling, Entry},
    projects::{ProjectId, State},
};

/// So many of those that wait for a project are looked at: a line of a list costs the same however much rests on it.
const MOST_COUNTED: i64 = 100;

/// Adds how many projects of the procedure wait for each of these, directly or not. Nothing waits for what is
/// completed, and what is completed does not wait. Every step finds its lines by an index.
pub async fn attach_enabling(db: impl PgExecutor<'_>, entries: &mut [Entry]) -> sqlx::Result<()> {
    let ids: Vec<i64> = entries.iter().map(|entry| entry.project.id.0).collect();
    let rows = sqlx::query!(
        r#"select wanted.id as "project!: ProjectId", found.looked_at as "looked_at!",
                  found.projects as "projects!", found.with_deadline as "with_deadline!"
           from unnest($1::bigint[]) as wanted(id)
           join project as enabler on enabler.id = wanted.id and enabler.state <> 'completed'
           cross join lateral (
               select count(*) as looked_at,
                      count(*) filter (where state = any($3)) as projects,
                      count(*) filter (where state = any($3) and deadline is not null) as with_deadline
               from (
                   with recursive waiting (id) as (
                       select wanted.id
                       union
                       select dependant.id
                       from waiting
                       cross join lateral requiring(waiting.id) as edge
                       join project as dependant
                           on dependant.id = edge.project_id and dependant.state <> 'completed'
                   )
                   select id from waiting limit $2::bigint + 2
               ) as nearest
               join project using (id)
               where nearest.id <> wanted.id
           ) as found"#,
        &ids,
        MOST_COUNTED,
        &State::IN_PROCEDURE as &[State]
    )
    .fetch_all(db)
    .await?;
    let count = |number: i64| u32::try_from(number).unwrap_or(u32::MAX);
    let mut found: HashMap<ProjectId, Enabling> = rows
        .into_iter()
        .map(|row| {
            let enabling = Enabling {
                projects: count(row.projects),
                with_deadline: count(row.with_deadline),
                is_all: row.looked_at <= MOST_COUNTED,
            };
            (row.project, enabling)
        })
        .collect();
    for entry in entries {
        entry.enables = found.remove(&entry.project.id).unwrap_or_default();
    }
    Ok(())
}
