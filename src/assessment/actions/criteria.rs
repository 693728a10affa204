// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

// None is ever deleted: levels have been given under it.

use chrono::{DateTime, Utc};
use serde_json::{Value, json};
use sqlx::{PgConnection, PgPool};

use crate::assessment::{
    model::{Criterion, CriterionTexts, NewCriterion, new_key},
    store,
};
use crate::{
    audit::{self, Action, Actor, Event},
    error::Error,
    kit::{database::violates, i18n::Bilingual},
    ranking::Weights,
};

/// Why a criterion is not added or changed.
#[derive(Debug, thiserror::Error)]
pub enum CriterionError {
    /// Another criterion has that German short name.
    #[error("the German short name is taken")]
    GermanShortNameTaken,
    /// Another criterion has that English short name.
    #[error("the English short name is taken")]
    EnglishShortNameTaken,
    /// There are as many criteria as can be weighted.
    #[error("too many criteria")]
    TooMany,
    /// There is no such criterion.
    #[error("no such criterion")]
    Unknown,
    /// Somebody else has changed it in the meantime, to this, and so often has it been changed now.
    #[error("changed by somebody else")]
    Changed(Box<Criterion>, i32),
    /// The database refused.
    #[error(transparent)]
    Database(sqlx::Error),
}

impl From<sqlx::Error> for CriterionError {
    fn from(error: sqlx::Error) -> Self {
        if violates(&error, "criterion_short_name_de_unique") {
            Self::GermanShortNameTaken
        } else if violates(&error, "criterion_short_name_en_unique") {
            Self::EnglishShortNameTaken
        } else {
            Self::Database(error)
        }
    }
}

/// Every criterion, in the order of every page.
pub async fn criteria(pool: &PgPool) -> Result<Vec<Criterion>, Error> {
    Ok(store::all_criteria(&mut *pool.acquire().await?).await?)
}

/// The criterion of that key, how often it has been changed, and how many levels count that were given under it.
pub async fn criterion(pool: &PgPool, key: &str) -> Result<Option<(Criterion, i32, i64)>, Error> {
    let mut db = pool.acquire().await?;
    let Some(criterion) = find(&mut db, key).await? else { return Ok(None) };
    let row_version = store::row_version(&mut *db, criterion.id).await?;
    let levels = store::count_levels(&mut *db, criterion.id).await?;
    Ok(Some((criterion, row_version, levels)))
}

async fn find(db: &mut PgConnection, key: &str) -> sqlx::Result<Option<Criterion>> {
    Ok(store::all_criteria(db).await?.into_iter().find(|criterion| criterion.key == key))
}

/// Adds a criterion after the others. Until a weighting gives it points it counts for nothing.
pub async fn add_criterion(
    pool: &PgPool,
    actor: &Actor,
    texts: &CriterionTexts,
    at: DateTime<Utc>,
) -> Result<(), CriterionError> {
    let mut transaction = pool.begin().await?;
    store::lock_criteria(&mut *transaction).await?;
    let number = store::all_criteria(&mut transaction).await?.len() + 1;
    if number > Weights::MOST_CRITERIA {
        return Err(CriterionError::TooMany);
    }
    let position = store::last_position(&mut *transaction).await?.saturating_add(1);
    let CriterionTexts { name, short_name, question, evidence, levels } = texts.clone();
    let key = new_key(&short_name.de, number);
    let new = NewCriterion { key, position, name, short_name, question, evidence, levels };
    store::insert_criterion(&mut transaction, &new).await?;
    record(&mut transaction, actor, &new.key, (None, texts), at).await?;
    transaction.commit().await?;
    Ok(())
}

/// Changes what a criterion says that has been changed `row_version` times.
pub async fn change_criterion(
    pool: &PgPool,
    actor: &Actor,
    (key, row_version): (&str, i32),
    texts: &CriterionTexts,
    at: DateTime<Utc>,
) -> Result<(), CriterionError> {
    let mut transaction = pool.begin().await?;
    store::lock_criteria(&mut *transaction).await?;
    let stored = find(&mut transaction, key).await?.ok_or(CriterionError::Unknown)?;
    let before = CriterionTexts::of(&stored);
    if before == *texts {
        return Ok(());
    }
    let version = store::row_version(&mut *transaction, stored.id).await?;
    if version != row_version {
        return Err(CriterionError::Changed(Box::new(stored), version));
    }
    store::update_criterion(&mut transaction, stored.id, texts).await?;
    record(&mut transaction, actor, key, (Some(&before), texts), at).await?;
    transaction.commit().await?;
    Ok(())
}

async fn record(
    db: &mut PgConnection,
    actor: &Actor,
    key: &str,
    (before, after): (Option<&CriterionTexts>, &CriterionTexts),
    at: DateTime<Utc>,
) -> sqlx::Result<()> {
    let event = Event {
        actor,
        action: if before.is_some() { Action::CriterionChanged } else { Action::CriterionAdded },
        project: None,
        subject: key.to_owned(),
        before: before.map(recorded),
        after: Some(recorded(after)),
        reason: None,
    };
    audit::record(db, at, &event).await
}

fn recorded(texts: &CriterionTexts) -> Value {
    let both = |text: &Bilingual| json!({ "de": text.de, "en": text.en });
    json!({
        "name": both(&texts.name),
        "short_name": both(&texts.short_name),
        "question": both(&texts.question),
        "evidence": both(&texts.evidence),
        "levels": texts.levels.iter().map(both).collect::<Vec<_>>(),
    })
}
