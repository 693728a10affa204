// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! What a new portal starts with: the criteria, the first weighting, and for a demonstration the 62
//! projects of `data/projects.csv`.

use chrono::{DateTime, Utc};
use serde::Deserialize;
use serde_json::json;
use sqlx::{PgConnection, PgPool};

use super::{actions::import_into, error::ImportError, store};
use crate::{
    assessment::{CriterionId, NewCriterion, insert_criterion},
    audit::{self, Action, Actor, Event},
    kit::{
        i18n::{Bilingual, Locale},
        page::Installation,
    },
    people::add_demonstration_people,
    ranking::rules::Rules,
    weighting::{Weighting, insert_weighting},
};

const CRITERIA: &str = include_str!("../../data/criteria.csv");
const DEMONSTRATION: &str = include_str!("../../data/projects.csv");

/// Points of the first weighting by the key of the criterion: law, politics, citizens, businesses.
const FIRST_POINTS: [(&str, u32); 4] =
    [("gesetz", 40), ("politik", 20), ("buerger", 25), ("unternehmen", 15)];

/// Sets the portal up if that has not been done, and tells what it is. All of it or nothing: a start that
/// is cut off begins anew. A portal that has been set up stays what it is.
pub async fn set_up(
    pool: &PgPool,
    now: DateTime<Utc>,
    demonstration: bool,
) -> Result<Installation, ImportError> {
    let mut transaction = pool.begin().await?;
    store::lock_import(&mut *transaction).await?;
    if let Some(demonstration) = store::is_demonstration(&mut *transaction).await? {
        return Ok(Installation { demonstration });
    }
    store::insert_installation(&mut *transaction, demonstration, now).await?;
    let criteria = insert_criteria(&mut transaction).await?;
    insert_weighting(&mut transaction, &first_weighting(&criteria, now)).await?;
    let event = Event {
        actor: &Actor::system(),
        action: Action::PortalSetUp,
        project: None,
        subject: String::new(),
        before: None,
        after: Some(json!({ "demonstration": demonstration })),
        reason: None,
    };
    audit::record(&mut transaction, now, &event).await?;
    if demonstration {
        let source = Locale::De.text("demonstration-label");
        import_into(&mut transaction, DEMONSTRATION.as_bytes(), &source, now).await?;
        add_demonstration_people(&mut transaction, now).await?;
    }
    transaction.commit().await?;
    tracing::info!(demonstration, "portal set up");
    Ok(Installation { demonstration })
}

/// A line of `data/criteria.csv`: one level of one criterion.
#[derive(Deserialize)]
struct LevelLine {
    key: String,
    name_de: String,
    name_en: String,
    short_name_de: String,
    short_name_en: String,
    question_de: String,
    question_en: String,
    evidence_de: String,
    evidence_en: String,
    description_de: String,
    description_en: String,
}

async fn insert_criteria(db: &mut PgConnection) -> Result<Vec<(String, CriterionId)>, ImportError> {
    let mut stored = Vec::new();
    for criterion in first_criteria() {
        let id = insert_criterion(db, &criterion).await?;
        stored.push((criterion.key, id));
    }
    Ok(stored)
}

/// The criteria of the file, in its order; the lines of a criterion stand together, level 0 first.
fn first_criteria() -> Vec<NewCriterion> {
    let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_reader(CRITERIA.as_bytes());
    let mut criteria: Vec<NewCriterion> = Vec::new();
    for (line, position) in reader.deserialize::<LevelLine>().flatten().zip(1..) {
        let level = Bilingual { de: line.description_de, en: line.description_en };
        match criteria.last_mut() {
            Some(criterion) if criterion.key == line.key => criterion.levels.push(level),
            _ => criteria.push(NewCriterion {
                key: line.key,
                position,
                name: Bilingual { de: line.name_de, en: line.name_en },
                short_name: Bilingual { de: line.short_name_de, en: line.short_name_en },
                question: Bilingual { de: line.question_de, en: line.question_en },
                evidence: Bilingual { de: line.evidence_de, en: line.evidence_en },
                levels: vec![level],
            }),
        }
    }
    criteria
}

fn first_weighting(criteria: &[(String, CriterionId)], now: DateTime<Utc>) -> Weighting {
    let points =
        |key: &str| FIRST_POINTS.iter().find(|(named, _)| *named == key).map_or(0, |(_, points)| *points);
    Weighting {
        version: 1,
        author: Locale::De.text("setup-weighting-author"),
        author_id: None,
        approval: None,
        reason: Locale::De.text("setup-weighting-reason"),
        published_at: now,
        points: criteria.iter().map(|(key, id)| (*id, points(key))).collect(),
        rules: Rules::default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_criterion_has_six_levels_in_both_languages_and_points() {
        let criteria = first_criteria();
        assert_eq!(criteria.len(), FIRST_POINTS.len());
        for (criterion, (key, _)) in criteria.iter().zip(FIRST_POINTS) {
            assert_eq!(criterion.key, key);
            assert_eq!(criterion.levels.len(), 6);
            assert!(criterion.levels.iter().all(|level| !level.de.is_empty() && !level.en.is_empty()));
        }
    }
}
