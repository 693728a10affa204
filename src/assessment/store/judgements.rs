// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use chrono::{DateTime, Utc};
use sqlx::{PgConnection, PgExecutor};

use crate::{
    assessment::model::{Cell, CriterionId, Given, Judgement, Opinion, RoundId, Task},
    kit::{i18n::Bilingual, ids::PersonId},
    people::DepartmentId,
    projects::{ProjectId, ProjectNumber},
    ranking::HalfLevels,
};

fn half_levels(level: Option<i16>) -> Option<HalfLevels> {
    HalfLevels::from_level(u8::try_from(level?).ok()?)
}

fn whole_level(judgement: &Judgement) -> Option<i16> {
    judgement.level.map(|level| i16::from(level.get() / 2))
}

/// What a person is asked for in open rounds, the earliest deadline first; the criteria of a project stand
/// together. Projects of the own department are not among it, even if somebody has changed departments since.
pub async fn tasks(db: impl PgExecutor<'_>, person: PersonId) -> sqlx::Result<Vec<Task>> {
    let rows = sqlx::query!(
        r#"select assessment_round.id as "round: RoundId", number as "project: ProjectNumber", title, deadline,
                  criterion.id as "criterion: CriterionId", criterion.key, short_name_de, short_name_en,
                  (assessment.person_id is not null) as "is_given!"
           from round_assignment
           join assessment_round on assessment_round.id = round_assignment.round_id and closed_at is null
           join project on project.id = assessment_round.project_id
           join person on person.id = round_assignment.person_id
           join criterion on criterion.id = round_assignment.criterion_id
           left join assessment
               on assessment.round_id = round_assignment.round_id
               and assessment.criterion_id = round_assignment.criterion_id
               and assessment.person_id = round_assignment.person_id
           where round_assignment.person_id = $1
               and project.department_id is distinct from person.department_id
           order by deadline nulls last, assessment_round.id, criterion.position"#,
        person.0
    )
    .fetch_all(db)
    .await?;
    let tasks = rows.into_iter().map(|row| Task {
        round: row.round,
        project: row.project,
        title: row.title,
        deadline: row.deadline,
        criterion: row.criterion,
        key: row.key,
        name: Bilingual { de: row.short_name_de, en: row.short_name_en },
        is_given: row.is_given,
    });
    Ok(tasks.collect())
}

/// A cell, seen by a person; `None` if there is no such round or criterion.
pub async fn cell(
    db: impl PgExecutor<'_>,
    round: RoundId,
    criterion: &str,
    person: PersonId,
) -> sqlx::Result<Option<Cell>> {
    sqlx::query_as!(
        Cell,
        r#"select assessment_round.id as "round: RoundId", number as "project: ProjectNumber",
                  department_id as "department: DepartmentId", criterion.id as "criterion: CriterionId",
                  (closed_at is not null) as "is_closed!",
                  exists (
                      select from round_assignment
                      where round_id = assessment_round.id and criterion_id = criterion.id and person_id = $3
                  ) as "is_assigned!"
           from assessment_round
           join project on project.id = project_id
           cross join criterion
           where assessment_round.id = $1 and criterion.key = $2"#,
        round.0,
        criterion,
        person.0
    )
    .fetch_optional(db)
    .await
}

/// Waits until nobody is closing the round, and keeps anybody from closing it to the end of the transaction.
pub async fn hold_round(db: impl PgExecutor<'_>, id: RoundId) -> sqlx::Result<()> {
    sqlx::query!("select id from assessment_round where id = $1 for share", id.0).fetch_optional(db).await?;
    Ok(())
}

/// What a person has said in a cell.
pub async fn given(
    db: impl PgExecutor<'_>,
    (round, criterion): (RoundId, CriterionId),
    person: PersonId,
) -> sqlx::Result<Option<Given>> {
    let row = sqlx::query!(
        "select level, reason, row_version from assessment
         where round_id = $1 and criterion_id = $2 and person_id = $3",
        round.0,
        criterion.0,
        person.0
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| Given {
        judgement: Judgement { level: half_levels(row.level), reason: row.reason },
        row_version: row.row_version,
    }))
}

/// Stores what a person says for the first time; `false` if there is something by now.
pub async fn insert_judgement(
    db: impl PgExecutor<'_>,
    (round, criterion): (RoundId, CriterionId),
    person: PersonId,
    judgement: &Judgement,
    at: DateTime<Utc>,
) -> sqlx::Result<bool> {
    let inserted = sqlx::query!(
        "insert into assessment (round_id, criterion_id, person_id, level, reason, given_at)
         values ($1, $2, $3, $4, $5, $6) on conflict do nothing",
        round.0,
        criterion.0,
        person.0,
        whole_level(judgement),
        judgement.reason,
        at
    )
    .execute(db)
    .await?;
    Ok(inserted.rows_affected() == 1)
}

/// Stores what a person says instead of what was said in `former`; `false` if that has changed by now.
pub async fn update_judgement(
    db: impl PgExecutor<'_>,
    (round, criterion): (RoundId, CriterionId),
    (person, former): (PersonId, i32),
    judgement: &Judgement,
    at: DateTime<Utc>,
) -> sqlx::Result<bool> {
    let updated = sqlx::query!(
        "update assessment set level = $5, reason = $6, given_at = $7, row_version = row_version + 1
         where round_id = $1 and criterion_id = $2 and person_id = $3 and row_version = $4",
        round.0,
        criterion.0,
        person.0,
        former,
        whole_level(judgement),
        judgement.reason,
        at
    )
    .execute(db)
    .await?;
    Ok(updated.rows_affected() == 1)
}

/// Everything that was said in a round, by name as in a German dictionary.
pub async fn opinions(db: impl PgExecutor<'_>, round: RoundId) -> sqlx::Result<Vec<Opinion>> {
    let rows = sqlx::query!(
        r#"select criterion_id as "criterion: CriterionId", name, level, reason
           from assessment join person on person.id = person_id
           where round_id = $1 order by name collate "de-x-icu", person_id"#,
        round.0
    )
    .fetch_all(db)
    .await?;
    let opinions = rows.into_iter().map(|row| Opinion {
        criterion: row.criterion,
        name: row.name,
        judgement: Judgement { level: half_levels(row.level), reason: row.reason },
    });
    Ok(opinions.collect())
}

/// Makes the results of a round the levels that count. What they take the place of is kept.
pub async fn write_results(
    db: &mut PgConnection,
    round: RoundId,
    project: ProjectId,
    results: &[(CriterionId, HalfLevels)],
) -> sqlx::Result<()> {
    let criteria: Vec<i64> = results.iter().map(|(criterion, _)| criterion.0).collect();
    let levels: Vec<i16> = results.iter().map(|(_, level)| i16::from(level.get())).collect();
    sqlx::query!(
        "insert into replaced_level (round_id, criterion_id, half_levels, source, earlier_round_id)
         select $1, criterion_id, half_levels, source, round_id
         from assessed_level where project_id = $2 and criterion_id = any($3)",
        round.0,
        project.0,
        &criteria
    )
    .execute(&mut *db)
    .await?;
    sqlx::query!(
        "insert into assessed_level (project_id, criterion_id, half_levels, source, round_id)
         select $1, criterion_id, half_levels, 'round ' || $2::bigint, $2
         from unnest($3::bigint[], $4::smallint[]) as given(criterion_id, half_levels)
         on conflict (project_id, criterion_id) do update set
             (half_levels, source, round_id) = row(excluded.half_levels, excluded.source, excluded.round_id)",
        project.0,
        round.0,
        &criteria,
        &levels
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Takes the results of a round back; the levels of before count again.
pub async fn take_results_back(
    db: &mut PgConnection,
    round: RoundId,
    project: ProjectId,
) -> sqlx::Result<()> {
    sqlx::query!("delete from assessed_level where round_id = $1", round.0).execute(&mut *db).await?;
    sqlx::query!(
        "with former as (delete from replaced_level where round_id = $1 returning *)
         insert into assessed_level (project_id, criterion_id, half_levels, source, round_id)
         select $2, criterion_id, half_levels, source, earlier_round_id from former",
        round.0,
        project.0
    )
    .execute(db)
    .await?;
    Ok(())
}

/// The criteria on which a project has a level, with the level.
pub async fn levels_of(
    db: impl PgExecutor<'_>,
    project: ProjectId,
) -> sqlx::Result<Vec<(CriterionId, HalfLevels)>> {
    let rows = sqlx::query!(
        r#"select criterion_id as "criterion: CriterionId", half_levels from assessed_level where project_id = $1"#,
        project.0
    )
    .fetch_all(db)
    .await?;
    let level = |half_levels: i16| u8::try_from(half_levels).ok().and_then(HalfLevels::new);
    Ok(rows.into_iter().filter_map(|row| Some((row.criterion, level(row.half_levels)?))).collect())
}
