// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

mod judgements;
mod rounds;

pub use judgements::{
    cell, given, hold_round, insert_judgement, levels_of, opinions, take_results_back, tasks,
    update_judgement, write_results,
};
pub use rounds::{
    assessable, assignments, close_round, closed_rounds, count_change, delete_assignments,
    insert_assignments, insert_round, last_assignments, last_round_of, lock_projects, lock_round,
    open_rounds, reopen_round, round, weighed_criteria,
};

use std::collections::HashMap;

use sqlx::{PgConnection, PgExecutor};

use super::model::{Criterion, CriterionId, CriterionTexts, NewAssessedLevel, NewCriterion};
use crate::{kit::i18n::Bilingual, projects::ProjectId, ranking::HalfLevels};

/// Every criterion with its levels, in the order of every page.
pub async fn all_criteria(db: &mut PgConnection) -> sqlx::Result<Vec<Criterion>> {
    let mut levels: HashMap<CriterionId, Vec<Bilingual>> = HashMap::new();
    let rows = sqlx::query!(
        r#"select criterion_id as "criterion: CriterionId", description_de, description_en
           from criterion_level order by criterion_id, level"#
    )
    .fetch_all(&mut *db)
    .await?;
    for row in rows {
        let text = Bilingual { de: row.description_de, en: row.description_en };
        levels.entry(row.criterion).or_default().push(text);
    }
    let rows = sqlx::query!(
        r#"select id as "id: CriterionId", key, name_de, name_en, short_name_de, short_name_en,
                  question_de, question_en, evidence_de, evidence_en
           from criterion order by position"#
    )
    .fetch_all(db)
    .await?;
    let criteria = rows.into_iter().map(|row| Criterion {
        id: row.id,
        key: row.key,
        name: Bilingual { de: row.name_de, en: row.name_en },
        short_name: Bilingual { de: row.short_name_de, en: row.short_name_en },
        question: Bilingual { de: row.question_de, en: row.question_en },
        evidence: Bilingual { de: row.evidence_de, en: row.evidence_en },
        levels: levels.remove(&row.id).unwrap_or_default(),
    });
    Ok(criteria.collect())
}

/// Stores a criterion with its levels.
pub async fn insert_criterion(db: &mut PgConnection, new: &NewCriterion) -> sqlx::Result<CriterionId> {
    let id = sqlx::query_scalar!(
        r#"insert into criterion (key, position, name_de, name_en, short_name_de, short_name_en,
                                  question_de, question_en, evidence_de, evidence_en)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
           returning id as "id: CriterionId""#,
        new.key,
        new.position,
        new.name.de,
        new.name.en,
        new.short_name.de,
        new.short_name.en,
        new.question.de,
        new.question.en,
        new.evidence.de,
        new.evidence.en,
    )
    .fetch_one(&mut *db)
    .await?;
    insert_levels(db, id, &new.levels).await?;
    Ok(id)
}

async fn insert_levels(db: &mut PgConnection, id: CriterionId, levels: &[Bilingual]) -> sqlx::Result<()> {
    let (german, english): (Vec<String>, Vec<String>) =
        levels.iter().map(|level| (level.de.clone(), level.en.clone())).unzip();
    sqlx::query!(
        "insert into criterion_level (criterion_id, level, description_de, description_en)
         select $1, (place - 1)::smallint, de, en
         from unnest($2::text[], $3::text[]) with ordinality as given(de, en, place)
         on conflict (criterion_id, level) do update
         set description_de = excluded.description_de, description_en = excluded.description_en",
        id.0,
        &german,
        &english
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Lets one change of criteria at a time check and write; held to the end of the transaction.
pub async fn lock_criteria(db: impl PgExecutor<'_>) -> sqlx::Result<()> {
    sqlx::query!("select pg_advisory_xact_lock(hashtextextended('vorrang.criteria', 0))").execute(db).await?;
    Ok(())
}

/// The highest place of a criterion, 0 if there is none.
pub async fn last_position(db: impl PgExecutor<'_>) -> sqlx::Result<i16> {
    sqlx::query_scalar!(r#"select coalesce(max(position), 0::smallint) as "last!" from criterion"#)
        .fetch_one(db)
        .await
}

/// How often a criterion has been changed.
pub async fn row_version(db: impl PgExecutor<'_>, id: CriterionId) -> sqlx::Result<i32> {
    sqlx::query_scalar!("select row_version from criterion where id = $1", id.0).fetch_one(db).await
}

/// How many levels count that were given under a criterion.
pub async fn count_levels(db: impl PgExecutor<'_>, id: CriterionId) -> sqlx::Result<i64> {
    sqlx::query_scalar!(r#"select count(*) as "count!" from assessed_level where criterion_id = $1"#, id.0)
        .fetch_one(db)
        .await
}

/// Changes what a criterion says and counts the change.
pub async fn update_criterion(
    db: &mut PgConnection,
    id: CriterionId,
    texts: &CriterionTexts,
) -> sqlx::Result<()> {
    sqlx::query!(
        "update criterion set name_de = $2, name_en = $3, short_name_de = $4, short_name_en = $5,
             question_de = $6, question_en = $7, evidence_de = $8, evidence_en = $9,
             row_version = row_version + 1
         where id = $1",
        id.0,
        texts.name.de,
        texts.name.en,
        texts.short_name.de,
        texts.short_name.en,
        texts.question.de,
        texts.question.en,
        texts.evidence.de,
        texts.evidence.en,
    )
    .execute(&mut *db)
    .await?;
    insert_levels(db, id, &texts.levels).await
}

/// Every level that counts, and whether a round has found it.
pub async fn assessed_levels(db: impl PgExecutor<'_>) -> sqlx::Result<Vec<(NewAssessedLevel, bool)>> {
    let rows = sqlx::query!(
        r#"select project_id as "project: ProjectId", criterion_id as "criterion: CriterionId", half_levels,
                  round_id is not null as "is_found!"
           from assessed_level"#
    )
    .fetch_all(db)
    .await?;
    let levels = rows.into_iter().filter_map(|row| {
        let level = u8::try_from(row.half_levels).ok().and_then(HalfLevels::new)?;
        Some((NewAssessedLevel { project: row.project, criterion: row.criterion, level }, row.is_found))
    });
    Ok(levels.collect())
}

/// Stores levels that count, all with the same source (the name of the list that carried them).
pub async fn insert_assessed_levels(
    db: impl PgExecutor<'_>,
    levels: &[NewAssessedLevel],
    source: &str,
) -> sqlx::Result<()> {
    let projects: Vec<i64> = levels.iter().map(|new| new.project.0).collect();
    let criteria: Vec<i64> = levels.iter().map(|new| new.criterion.0).collect();
    let half_levels: Vec<i16> = levels.iter().map(|new| i16::from(new.level.get())).collect();
    sqlx::query!(
        "insert into assessed_level (project_id, criterion_id, half_levels, source)
         select *, $4 from unnest($1::bigint[], $2::bigint[], $3::smallint[])",
        &projects,
        &criteria,
        &half_levels,
        source
    )
    .execute(db)
    .await?;
    Ok(())
}

/// The same of projects that are there already. A level that a round has found stays.
pub async fn update_assessed_levels(
    db: impl PgExecutor<'_>,
    levels: &[NewAssessedLevel],
    source: &str,
) -> sqlx::Result<()> {
    let projects: Vec<i64> = levels.iter().map(|new| new.project.0).collect();
    let criteria: Vec<i64> = levels.iter().map(|new| new.criterion.0).collect();
    let half_levels: Vec<i16> = levels.iter().map(|new| i16::from(new.level.get())).collect();
    sqlx::query!(
        "insert into assessed_level as stored (project_id, criterion_id, half_levels, source)
         select *, $4 from unnest($1::bigint[], $2::bigint[], $3::smallint[])
         on conflict (project_id, criterion_id) do update
         set half_levels = excluded.half_levels, source = excluded.source
         where stored.round_id is null and stored.half_levels <> excluded.half_levels",
        &projects,
        &criteria,
        &half_levels,
        source
    )
    .execute(db)
    .await?;
    Ok(())
}
