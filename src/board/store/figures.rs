// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use chrono::{Months, NaiveDate};
use sqlx::PgExecutor;

use crate::{
    board::model::{BOARD_SIZE, Figures},
    projects::{Euros, PersonDays},
};

/// The figures above the board, as of `today`.
pub async fn figures(db: impl PgExecutor<'_>, today: NaiveDate) -> sqlx::Result<Figures> {
    let in_twelve_months = today.checked_add_months(Months::new(12)).unwrap_or(today);
    let row = sqlx::query!(
        r#"with recursive top as (
               select project.id, project.effort_days, project.cost_eur
               from standing join project on project.id = standing.project_id
               where standing.place <= $1
           ), need (project_id, required_id) as (
               select top.id, edge.required_id
               from top
               cross join lateral requirements_of(top.id) as edge
               union
               select need.project_id, edge.required_id
               from need
               join lateral (
                   select state from project where id = need.required_id offset 0
               ) as between on between.state <> 'completed'
               cross join lateral requirements_of(need.required_id) as edge
           )
           select board_state.in_procedure, board_state.ranked,
               (select count(*) from top) as "on_board!",
               (select coalesce(sum(effort_days), 0) from top) as "effort!",
               (select coalesce(sum(cost_eur), 0)::bigint from top) as "cost!",
               (select coalesce(sum(projects), 0) from deadline_count
                where deadline between $2 and $3) as "deadlines_ahead!",
               (select coalesce(sum(projects), 0) from deadline_count
                where deadline < $2) as "deadlines_passed!",
               (select count(distinct need.project_id)
                from need
                cross join lateral (
                    select id, state from project where id = need.required_id offset 0
                ) as required
                left join lateral (
                    select place from standing where standing.project_id = required.id offset 0
                ) as standing on true
                where required.state <> 'completed'
                  and (standing.place is null or standing.place > $1)) as "resting_on_others!"
           from board_state"#,
        BOARD_SIZE.cast_signed(),
        today,
        in_twelve_months
    )
    .fetch_one(db)
    .await?;
    let count = |number: i64| u32::try_from(number).unwrap_or(u32::MAX);
    Ok(Figures {
        in_procedure: row.in_procedure.unsigned_abs(),
        ranked: row.ranked.unsigned_abs(),
        on_board: count(row.on_board),
        effort: PersonDays(i32::try_from(row.effort).unwrap_or(i32::MAX)),
        cost: Euros(row.cost),
        deadlines_ahead: count(row.deadlines_ahead),
        deadlines_passed: count(row.deadlines_passed),
        resting_on_others: count(row.resting_on_others),
    })
}
