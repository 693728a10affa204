// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use std::collections::HashMap;

use sqlx::{PgConnection, PgExecutor};

use crate::{
    board::model::{BOARD_SIZE, Belief, PlaceShares, ProjectShares, Run},
    projects::ProjectId,
    ranking::robustness::Sampling,
};

/// Lets one process at a time work out the shares, held to the end of the transaction; whether it is this one.
pub async fn try_lock_robustness(db: &mut PgConnection) -> sqlx::Result<bool> {
    // The transaction stays open while the arithmetic takes its time.
    sqlx::query!("set local idle_in_transaction_session_timeout = 0").execute(&mut *db).await?;
    let locked = sqlx::query_scalar!(
        r#"select pg_try_advisory_xact_lock(hashtextextended('vorrang.robustness', 0)) as "locked!""#
    );
    locked.fetch_one(db).await
}

/// Makes these the shares of the run's belief.
pub async fn replace_shares(db: &mut PgConnection, run: &Run, shares: &[ProjectShares]) -> sqlx::Result<()> {
    sqlx::query!("delete from robustness_run where belief = $1", run.belief as Belief)
        .execute(&mut *db)
        .await?;
    sqlx::query!(
        "insert into robustness_run (belief, revision, seed, samples, projects, remaining, computed_at)
         values ($1, $2, $3, $4, $5, $6, $7)",
        run.belief as Belief,
        run.revision,
        run.sampling.seed.cast_signed(),
        run.sampling.samples.cast_signed(),
        run.projects.cast_signed(),
        run.remaining.cast_signed(),
        run.computed_at
    )
    .execute(&mut *db)
    .await?;
    let projects: Vec<i64> = shares.iter().map(|(project, _)| project.0).collect();
    let ranks: Vec<i32> =
        shares.iter().flat_map(|(_, shares)| &shares.ranks).map(|times| times.cast_signed()).collect();
    let is_first: Vec<bool> = shares.iter().map(|(_, shares)| shares.central.is_some()).collect();
    let criteria = shares.iter().find_map(|(_, shares)| Some(shares.central.as_ref()?.len())).unwrap_or(0);
    let central: Vec<i16> = shares
        .iter()
        .flat_map(|(_, shares)| shares.central.clone().unwrap_or_else(|| vec![0; criteria]))
        .map(u16::cast_signed)
        .collect();
    // A project may have been deleted meanwhile; then the next run leaves it out anyway.
    sqlx::query!(
        "insert into robustness (belief, project_id, ranks, central)
         select $1, given.project_id, ($3::integer[])[(given.n - 1) * $4 + 1 : given.n * $4],
                case when given.is_first
                     then ($6::smallint[])[(given.n - 1) * $7 + 1 : given.n * $7] end
         from unnest($2::bigint[], $5::boolean[]) with ordinality as given (project_id, is_first, n)
         where exists (select from project where project.id = given.project_id)",
        run.belief as Belief,
        &projects,
        &ranks,
        i64::from(BOARD_SIZE),
        &is_first,
        &central,
        i64::try_from(criteria).unwrap_or(i64::MAX)
    )
    .execute(db)
    .await?;
    Ok(())
}

/// What the shares of each belief were worked out from.
pub async fn runs(db: impl PgExecutor<'_>) -> sqlx::Result<Vec<Run>> {
    let rows = sqlx::query!(
        r#"select belief as "belief: Belief", revision, seed, samples, projects, remaining, computed_at
           from robustness_run order by belief"#
    )
    .fetch_all(db)
    .await?;
    let runs = rows.into_iter().map(|row| Run {
        belief: row.belief,
        revision: row.revision,
        sampling: Sampling { samples: row.samples.unsigned_abs(), seed: row.seed.cast_unsigned() },
        projects: row.projects.unsigned_abs(),
        remaining: row.remaining.unsigned_abs(),
        computed_at: row.computed_at,
    });
    Ok(runs.collect())
}

/// What the shares of that belief were worked out from, if they have been.
pub async fn run(db: impl PgExecutor<'_>, belief: Belief) -> sqlx::Result<Option<Run>> {
    Ok(runs(db).await?.into_iter().find(|run| run.belief == belief))
}

/// In how many weightings of the belief these projects are in the Top 25.
pub async fn hits_of(
    db: impl PgExecutor<'_>,
    belief: Belief,
    projects: &[ProjectId],
) -> sqlx::Result<HashMap<ProjectId, u32>> {
    let ids: Vec<i64> = projects.iter().map(|project| project.0).collect();
    let rows = sqlx::query!(
        r#"select project_id as "project: ProjectId", ranks from robustness
           where belief = $1 and project_id = any($2)"#,
        belief as Belief,
        &ids
    )
    .fetch_all(db)
    .await?;
    let hits = rows.into_iter().map(|row| (row.project, row.ranks.into_iter().map(i32::unsigned_abs).sum()));
    Ok(hits.collect())
}

/// How often a project has which place, for each belief that does not rule it out.
pub async fn place_shares(
    db: impl PgExecutor<'_>,
    project: ProjectId,
) -> sqlx::Result<HashMap<Belief, PlaceShares>> {
    let rows = sqlx::query!(
        r#"select belief as "belief: Belief", ranks, central from robustness where project_id = $1"#,
        project.0
    )
    .fetch_all(db)
    .await?;
    let shares = rows.into_iter().map(|row| {
        let central =
            row.central.map(|central| central.into_iter().map(i16::unsigned_abs).collect::<Vec<u16>>());
        let ranks = row.ranks.into_iter().map(i32::unsigned_abs).collect();
        (row.belief, PlaceShares { ranks, central })
    });
    Ok(shares.collect())
}
