// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

mod judgements;
mod rounds;

pub use judgements::{
    cell, given, hold_round, insert_judgement, levels_of, opinions, take_results_back, tasks,
    update_judgement, write_results,
};
pub use rounds::{
    assessable, assignments, close_round, closed_rounds, insert_assignments, insert_round, last_assignments,
    last_round_of, lock_projects, lock_round, open_rounds, reopen_round, round,
};

use std::collections::HashMap;

use sqlx::{PgConnection, PgExecutor};

use super::model::{Criterion, CriterionId, NewAssessedLevel, NewCriterion};
use crate::kit::i18n::Bilingual;

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
    let (german, english): (Vec<String>, Vec<String>) =
        new.levels.iter().map(|level| (level.de.clone(), level.en.clone())).unzip();
    sqlx::query!(
        "insert into criterion_level (criterion_id, level, description_de, description_en)
         select $1, (place - 1)::smallint, de, en
         from unnest($2::text[], $3::text[]) with ordinality as given(de, en, place)",
        id.0,
        &german,
        &english
    )
    .execute(db)
    .await?;
    Ok(id)
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
