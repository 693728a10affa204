// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! What must be true of the stored places, whatever requires what.

use std::collections::HashMap;

use proptest::{
    strategy::{Strategy as _, ValueTree as _},
    test_runner::TestRunner,
};
use sqlx::PgPool;
use vorrang::{
    board::refresh_standings,
    ranking::graph::{Graph, Requirement},
};

use super::publish;
use crate::{planning::any_graph, support::portal::Portal};

/// The stored place and place by points of every project that has one, by key.
async fn places(pool: &PgPool) -> HashMap<i64, (i32, i32)> {
    refresh_standings(pool).await.unwrap();
    let rows: Vec<(i64, i32, i32, bool)> = sqlx::query_as(
        "select project_id, place, place_by_points, reason is not null from standing where place is not null",
    )
    .fetch_all(pool)
    .await
    .unwrap();
    for (project, place, by_points, has_reason) in &rows {
        assert_eq!(place != by_points, *has_reason, "project {project}");
    }
    rows.into_iter().map(|(project, place, by_points, _)| (project, (place, by_points))).collect()
}

async fn write(pool: &PgPool, projects: &[i64], requirements: &[Requirement]) {
    let (ones, others): (Vec<i64>, Vec<i64>) =
        requirements.iter().map(|each| (projects[each.project], projects[each.required])).unzip();
    let mut transaction = pool.begin().await.unwrap();
    sqlx::query("delete from dependency").execute(&mut *transaction).await.unwrap();
    sqlx::query(
        "insert into dependency (project_id, required_id)
         select distinct one, other from unnest($1::bigint[], $2::bigint[]) as given(one, other)",
    )
    .bind(ones)
    .bind(others)
    .execute(&mut *transaction)
    .await
    .unwrap();
    transaction.commit().await.unwrap();
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn nothing_stands_above_its_unmet_prerequisite_and_removing_it_restores_the_place(pool: PgPool) {
    Portal::demonstration(&pool).await;
    let projects: Vec<i64> =
        sqlx::query_scalar("select id from project order by id").fetch_all(&pool).await.unwrap();
    sqlx::query("update project set state = 'completed' where number in ('DIG-010', 'DIG-020')")
        .execute(&pool)
        .await
        .unwrap();
    publish(&pool, [true, false, false]).await;
    write(&pool, &projects, &[]).await;
    let without = places(&pool).await;
    assert!(without.len() > 40 && without.values().all(|(place, by_points)| place == by_points));
    let completed: Vec<i64> = sqlx::query_scalar("select id from project where state = 'completed'")
        .fetch_all(&pool)
        .await
        .unwrap();
    let mut runner = TestRunner::deterministic();
    let mut moved = 0;
    for _ in 0..12 {
        let (_, requirements) = any_graph(projects.len()).new_tree(&mut runner).unwrap().current();
        write(&pool, &projects, &requirements).await;
        let with = places(&pool).await;
        // What is there is required by nobody, and requires nothing.
        let open = requirements.iter().copied().filter(|each| {
            ![each.project, each.required].iter().any(|end| completed.contains(&projects[*end]))
        });
        let graph = Graph::new(projects.len(), &open.collect::<Vec<_>>()).unwrap();
        for (project, (place, by_points)) in &with {
            assert_eq!(Some(*by_points), without.get(project).map(|(place, _)| *place));
            moved += usize::from(place != by_points);
            let row = projects.iter().position(|other| other == project).unwrap();
            for required in graph.all_prerequisites(row) {
                let required = with.get(&projects[required]);
                assert!(required.is_none_or(|(required, _)| required <= place), "project {project}");
            }
        }
        write(&pool, &projects, &[]).await;
        assert_eq!(places(&pool).await, without);
    }
    assert!(moved > 100, "the rule moves somebody: {moved}");
}
