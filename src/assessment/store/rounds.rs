// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use sqlx::{PgConnection, PgExecutor};

use crate::{
    assessment::model::{Assessable, Assignment, CriterionId, Round, RoundId},
    kit::ids::PersonId,
    people::DepartmentId,
    projects::{ProjectId, ProjectNumber, State},
};

/// A round with what is told of it from other tables.
struct RoundRow {
    id: RoundId,
    number: ProjectNumber,
    title: String,
    opened_at: DateTime<Utc>,
    opened_by: String,
    closed_at: Option<DateTime<Utc>>,
    closed_by: Option<String>,
    reopen_reason: Option<String>,
    row_version: i32,
    given: i64,
    wanted: i64,
}

impl From<RoundRow> for Round {
    fn from(row: RoundRow) -> Self {
        Self {
            id: row.id,
            project: row.number,
            title: row.title,
            opened_at: row.opened_at,
            opened_by: row.opened_by,
            closed: row.closed_at.zip(row.closed_by),
            reopen_reason: row.reopen_reason,
            row_version: row.row_version,
            progress: (row.given, row.wanted),
        }
    }
}

/// The [`RoundRow`]s that fulfil a condition.
macro_rules! rounds {
    ($condition:literal $(, $value:expr)*) => {
        sqlx::query_as!(
            RoundRow,
            r#"select assessment_round.id as "id: RoundId", project.number as "number: ProjectNumber", title,
                      opened_at, opener.name as opened_by, closed_at, closer.name as "closed_by?", reopen_reason,
                      assessment_round.row_version,
                      (select count(*) from assessment where round_id = assessment_round.id) as "given!",
                      (select count(*) from round_assignment where round_id = assessment_round.id) as "wanted!"
               from assessment_round
               join project on project.id = assessment_round.project_id
               join person as opener on opener.id = opened_by
               left join person as closer on closer.id = closed_by "# + $condition
            $(, $value)*
        )
    };
}

/// A round; `None` if there is none of that key.
pub async fn round(db: impl PgExecutor<'_>, id: RoundId) -> sqlx::Result<Option<Round>> {
    let row = rounds!("where assessment_round.id = $1", id.0).fetch_optional(db).await?;
    Ok(row.map(Round::from))
}

/// The rounds in which people may still judge, the oldest first.
pub async fn open_rounds(db: impl PgExecutor<'_>) -> sqlx::Result<Vec<Round>> {
    let rows =
        rounds!("where closed_at is null order by opened_at, assessment_round.id").fetch_all(db).await?;
    Ok(rows.into_iter().map(Round::from).collect())
}

/// The rounds that were closed last, the latest first.
pub async fn closed_rounds(db: impl PgExecutor<'_>, at_most: i64) -> sqlx::Result<Vec<Round>> {
    let rows = rounds!(
        "where closed_at is not null order by closed_at desc, assessment_round.id desc limit $1",
        at_most
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(Round::from).collect())
}

/// The last round of a project.
pub async fn last_round_of(db: impl PgExecutor<'_>, project: ProjectId) -> sqlx::Result<Option<RoundId>> {
    sqlx::query_scalar!(
        r#"select id as "id: RoundId" from assessment_round where project_id = $1 order by id desc limit 1"#,
        project.0
    )
    .fetch_optional(db)
    .await
}

/// Whether a round may be changed now, held to the end of the transaction: nobody else closes or reopens it.
/// Its row version; `None` if there is none of that key.
pub async fn lock_round(db: impl PgExecutor<'_>, id: RoundId) -> sqlx::Result<Option<i32>> {
    sqlx::query_scalar!("select row_version from assessment_round where id = $1 for update", id.0)
        .fetch_optional(db)
        .await
}

/// Stores an open round.
pub async fn insert_round(
    db: impl PgExecutor<'_>,
    project: ProjectId,
    by: PersonId,
    at: DateTime<Utc>,
) -> sqlx::Result<RoundId> {
    sqlx::query_scalar!(
        r#"insert into assessment_round (project_id, opened_by, opened_at) values ($1, $2, $3)
           returning id as "id: RoundId""#,
        project.0,
        by.0,
        at
    )
    .fetch_one(db)
    .await
}

/// Stores who is asked for what in a round.
pub async fn insert_assignments(
    db: impl PgExecutor<'_>,
    round: RoundId,
    assignments: &[(CriterionId, PersonId)],
) -> sqlx::Result<()> {
    let (criteria, people): (Vec<i64>, Vec<i64>) =
        assignments.iter().map(|(criterion, person)| (criterion.0, person.0)).unzip();
    sqlx::query!(
        "insert into round_assignment (round_id, criterion_id, person_id)
         select $1, * from unnest($2::bigint[], $3::bigint[])",
        round.0,
        &criteria,
        &people
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Takes questions back in a round, and what was answered to them.
pub async fn delete_assignments(
    db: &mut PgConnection,
    round: RoundId,
    assignments: &[(CriterionId, PersonId)],
) -> sqlx::Result<()> {
    let (criteria, people): (Vec<i64>, Vec<i64>) =
        assignments.iter().map(|(criterion, person)| (criterion.0, person.0)).unzip();
    sqlx::query!(
        "delete from assessment where round_id = $1
         and (criterion_id, person_id) in (select * from unnest($2::bigint[], $3::bigint[]))",
        round.0,
        &criteria,
        &people
    )
    .execute(&mut *db)
    .await?;
    sqlx::query!(
        "delete from round_assignment where round_id = $1
         and (criterion_id, person_id) in (select * from unnest($2::bigint[], $3::bigint[]))",
        round.0,
        &criteria,
        &people
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Notes that a round has changed that has been locked.
pub async fn count_change(db: impl PgExecutor<'_>, id: RoundId) -> sqlx::Result<()> {
    sqlx::query!("update assessment_round set row_version = row_version + 1 where id = $1", id.0)
        .execute(db)
        .await?;
    Ok(())
}

/// The criteria that have points in the weighting in force; a project without a level on another one has its
/// place all the same.
pub async fn weighed_criteria(db: impl PgExecutor<'_>) -> sqlx::Result<BTreeSet<CriterionId>> {
    let criteria = sqlx::query_scalar!(
        r#"select criterion_id as "criterion: CriterionId" from weighting_points
           where points > 0 and weighting_id = (select id from weighting order by version desc limit 1)"#
    )
    .fetch_all(db)
    .await?;
    Ok(criteria.into_iter().collect())
}

/// Who is asked for what in a round, by name as in a German dictionary.
pub async fn assignments(db: impl PgExecutor<'_>, round: RoundId) -> sqlx::Result<Vec<Assignment>> {
    sqlx::query_as!(
        Assignment,
        r#"select criterion_id as "criterion: CriterionId", person_id as "person: PersonId", name
           from round_assignment join person on person.id = person_id
           where round_id = $1 order by name collate "de-x-icu", person_id"#,
        round.0
    )
    .fetch_all(db)
    .await
}

/// Who was asked for what in the round that was opened last.
pub async fn last_assignments(db: impl PgExecutor<'_>) -> sqlx::Result<Vec<(CriterionId, PersonId)>> {
    let rows = sqlx::query!(
        r#"select criterion_id as "criterion: CriterionId", person_id as "person: PersonId"
           from round_assignment where round_id = (select max(id) from assessment_round)"#
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| (row.criterion, row.person)).collect())
}

/// Ends a round that has been locked.
pub async fn close_round(
    db: impl PgExecutor<'_>,
    id: RoundId,
    by: PersonId,
    at: DateTime<Utc>,
) -> sqlx::Result<()> {
    sqlx::query!(
        "update assessment_round set closed_at = $2, closed_by = $3, row_version = row_version + 1 where id = $1",
        id.0,
        at,
        by.0
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Lets a round go on that has been locked.
pub async fn reopen_round(db: impl PgExecutor<'_>, id: RoundId, reason: &str) -> sqlx::Result<()> {
    sqlx::query!(
        "update assessment_round
         set closed_at = null, closed_by = null, reopen_reason = $2, row_version = row_version + 1 where id = $1",
        id.0,
        reason
    )
    .execute(db)
    .await?;
    Ok(())
}

/// The projects in one of [`Assessable::STATES`] without an open round, in the order of their numbers.
pub async fn assessable(db: impl PgExecutor<'_>) -> sqlx::Result<Vec<Assessable>> {
    let mut projects = sqlx::query_as!(
        Assessable,
        r#"select number as "number: ProjectNumber", title, department_id as "department: DepartmentId",
                  department.name as department_name, state as "state: State"
           from project join department on department.id = department_id
           where state = any($1)
               and not exists (
                   select from assessment_round where project_id = project.id and closed_at is null
               )"#,
        &Assessable::STATES as &[State]
    )
    .fetch_all(db)
    .await?;
    projects.sort_by(|one, other| one.number.cmp(&other.number));
    Ok(projects)
}

/// Holds projects as they are to the end of the transaction, always in the same order, so that two people who
/// open rounds do not wait for each other.
pub async fn lock_projects<'a>(
    db: impl PgExecutor<'_>,
    numbers: impl Iterator<Item = &'a ProjectNumber>,
) -> sqlx::Result<()> {
    let numbers: Vec<String> = numbers.map(ToString::to_string).collect();
    sqlx::query!("select id from project where number = any($1) order by id for update", &numbers)
        .fetch_all(db)
        .await?;
    Ok(())
}
