// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use std::collections::{BTreeMap, HashMap};

use sqlx::PgExecutor;

use crate::{
    portfolio::model::{Team, TeamDays, TeamId},
    projects::ProjectId,
    ranking::PersonDays,
};

/// Every team by its name.
pub async fn teams(db: impl PgExecutor<'_>) -> sqlx::Result<Vec<Team>> {
    sqlx::query_as!(
        Team,
        r#"select id as "id: TeamId", name, row_version from team order by name collate "de-x-icu""#
    )
    .fetch_all(db)
    .await
}

/// A team, which nobody else changes until the transaction ends.
pub async fn lock_team(db: impl PgExecutor<'_>, team: TeamId) -> sqlx::Result<Option<Team>> {
    sqlx::query_as!(
        Team,
        r#"select id as "id: TeamId", name, row_version from team where id = $1 for update"#,
        team.0
    )
    .fetch_optional(db)
    .await
}

/// Enters a team.
pub async fn insert_team(db: impl PgExecutor<'_>, name: &str) -> sqlx::Result<()> {
    sqlx::query!("insert into team (name) values ($1)", name).execute(db).await?;
    Ok(())
}

/// Gives a team another name.
pub async fn rename_team(db: impl PgExecutor<'_>, team: TeamId, name: &str) -> sqlx::Result<()> {
    sqlx::query!("update team set name = $2, row_version = row_version + 1 where id = $1", team.0, name)
        .execute(db)
        .await?;
    Ok(())
}

/// Removes a team.
pub async fn delete_team(db: impl PgExecutor<'_>, team: TeamId) -> sqlx::Result<()> {
    sqlx::query!("delete from team where id = $1", team.0).execute(db).await?;
    Ok(())
}

/// In how many years and for how many projects a team is entered.
pub async fn uses_of_team(db: impl PgExecutor<'_>, team: TeamId) -> sqlx::Result<(i64, i64)> {
    let row = sqlx::query!(
        r#"select (select count(*) from team_capacity where team_id = $1) as "years!",
                  (select count(*) from team_work where team_id = $1) as "projects!""#,
        team.0
    );
    row.fetch_one(db).await.map(|row| (row.years, row.projects))
}

fn days(number: i32) -> PersonDays {
    PersonDays(number.unsigned_abs())
}

fn columns(days: &TeamDays) -> (Vec<i64>, Vec<i32>) {
    days.0.iter().map(|(team, days)| (team.0, i32::try_from(days.0).unwrap_or(i32::MAX))).unzip()
}

/// What the teams can do in each year.
pub async fn team_capacities(db: impl PgExecutor<'_>) -> sqlx::Result<HashMap<i32, TeamDays>> {
    let rows = sqlx::query!(r#"select year, team_id as "team: TeamId", person_days from team_capacity"#);
    let mut years: HashMap<i32, TeamDays> = HashMap::new();
    for row in rows.fetch_all(db).await? {
        years.entry(row.year).or_default().0.insert(row.team, days(row.person_days));
    }
    Ok(years)
}

/// Makes this what the teams can do in that year.
pub async fn replace_team_capacities(
    db: &mut sqlx::PgConnection,
    year: i32,
    capacities: &TeamDays,
) -> sqlx::Result<()> {
    let (teams, days) = columns(capacities);
    sqlx::query!("delete from team_capacity where year = $1", year).execute(&mut *db).await?;
    sqlx::query!(
        "insert into team_capacity (year, team_id, person_days)
         select $1, given.team, given.days from unnest($2::bigint[], $3::integer[]) as given (team, days)",
        year,
        &teams,
        &days
    )
    .execute(db)
    .await?;
    Ok(())
}

/// What each project asks of the teams; those that ask for nothing are left out.
pub async fn team_works(db: impl PgExecutor<'_>) -> sqlx::Result<HashMap<ProjectId, TeamDays>> {
    let rows = sqlx::query!(
        r#"select project_id as "project: ProjectId", team_id as "team: TeamId", person_days from team_work"#
    );
    let mut works: HashMap<ProjectId, TeamDays> = HashMap::new();
    for row in rows.fetch_all(db).await? {
        works.entry(row.project).or_default().0.insert(row.team, days(row.person_days));
    }
    Ok(works)
}

/// What that project asks of the teams.
pub async fn team_work(db: impl PgExecutor<'_>, project: ProjectId) -> sqlx::Result<TeamDays> {
    let rows = sqlx::query!(
        r#"select team_id as "team: TeamId", person_days from team_work where project_id = $1"#,
        project.0
    );
    let rows = rows.fetch_all(db).await?;
    Ok(TeamDays(rows.into_iter().map(|row| (row.team, days(row.person_days))).collect::<BTreeMap<_, _>>()))
}

/// Makes this what that project asks of the teams.
pub async fn replace_team_work(
    db: &mut sqlx::PgConnection,
    project: ProjectId,
    work: &TeamDays,
) -> sqlx::Result<()> {
    let (teams, days) = columns(work);
    sqlx::query!("delete from team_work where project_id = $1", project.0).execute(&mut *db).await?;
    sqlx::query!(
        "insert into team_work (project_id, team_id, person_days)
         select $1, given.team, given.days from unnest($2::bigint[], $3::integer[]) as given (team, days)",
        project.0,
        &teams,
        &days
    )
    .execute(db)
    .await?;
    Ok(())
}
