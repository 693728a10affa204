// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use chrono::{DateTime, Utc};
use serde_json::{Map, Value, json};
use sqlx::{PgConnection, PgPool};

use super::{Change, change_own_draft, in_force, must_weigh, read_draft, read_version};
use crate::{
    assessment::{Criterion, CriterionId, all_criteria},
    audit::{self, Action, Event},
    error::Error,
    kit::i18n::Locale,
    people::Person,
    ranking::rules::Rules,
    weighting::{
        model::{DraftContent, DraftEdit, DraftId, NewDraft, Origin, RankRule},
        store,
    },
};

/// Begins a draft, which nobody else sees for now.
pub async fn begin_draft(
    pool: &PgPool,
    person: &Person,
    new: &NewDraft,
    at: DateTime<Utc>,
) -> Result<DraftId, Error> {
    must_weigh(person)?;
    let mut transaction = pool.begin().await?;
    let db = &mut *transaction;
    let base = in_force(db).await?;
    let (points, rules) = match &new.origin {
        Origin::InForce => (base.points, base.rules),
        Origin::Version(version) => {
            let version = read_version(db, *version).await?;
            (version.points, version.rules)
        }
        Origin::Draft(other) => {
            let other = read_draft(db, person, *other).await?;
            (other.points, other.rules)
        }
        Origin::Points(points, rules) => (points.clone(), *rules),
    };
    let id = store::insert_draft(db, person.id, (&new.name, base.version), (&points, rules), at).await?;
    let criteria = all_criteria(db).await?;
    let after = recorded_weighting((&points, rules), &criteria);
    record(db, person, (Action::WeightingDraftBegun, &new.name), (None, Some(after)), at).await?;
    transaction.commit().await?;
    Ok(id)
}

/// Saves a draft. What somebody else was asked to approve was another text: they have to be asked anew.
pub async fn save_draft(
    pool: &PgPool,
    person: &Person,
    id: DraftId,
    edit: &DraftEdit,
    at: DateTime<Utc>,
) -> Result<Change, Error> {
    change_own_draft(pool, person, id, async |db, draft| {
        let before = DraftContent {
            name: draft.name.clone(),
            reason: draft.reason.clone(),
            points: draft.points.clone(),
            rules: draft.rules,
        };
        let (before, after) = (sorted(before), sorted(edit.content.clone()));
        let base = in_force(db).await?.version;
        if before == after && !draft.is_outdated(base, store::inputs_revision(&mut *db).await?) {
            return Ok(Change::Done);
        }
        if before != after && draft.row_version != edit.row_version {
            return Ok(Change::Conflict(Box::new(draft)));
        }
        store::update_draft(db, id, &after, base, at).await?;
        if before != after {
            let criteria = all_criteria(db).await?;
            let said = (Some(recorded(&before, &criteria)), Some(recorded(&after, &criteria)));
            record(db, person, (Action::WeightingDraftChanged, &draft.name), said, at).await?;
        }
        Ok(Change::Done)
    })
    .await
}

/// Gives a draft up. It is kept for the log's sake, but nobody sees it any more.
pub async fn discard_draft(
    pool: &PgPool,
    person: &Person,
    id: DraftId,
    at: DateTime<Utc>,
) -> Result<Change, Error> {
    change_own_draft(pool, person, id, async |db, draft| {
        store::discard_draft(&mut *db, id, at).await?;
        record(db, person, (Action::WeightingDraftDiscarded, &draft.name), (None, None), at).await?;
        Ok(Change::Done)
    })
    .await
}

fn sorted(mut content: DraftContent) -> DraftContent {
    content.points.sort_unstable();
    content
}

pub(super) async fn record(
    db: &mut PgConnection,
    person: &Person,
    (action, name): (Action, &str),
    (before, after): (Option<Value>, Option<Value>),
    at: DateTime<Utc>,
) -> sqlx::Result<()> {
    let event = Event {
        actor: &person.actor(),
        action,
        project: None,
        subject: name.to_owned(),
        before,
        after,
        reason: None,
    };
    audit::record(db, at, &event).await
}

fn recorded(content: &DraftContent, criteria: &[Criterion]) -> Value {
    let mut said = recorded_weighting((&content.points, content.rules), criteria);
    if let Some(fields) = said.as_object_mut() {
        fields.insert("name".to_owned(), json!(content.name));
        fields.insert("reason".to_owned(), json!(content.reason));
    }
    said
}

/// The points by the name of the criterion, and each rule, as the log tells them. It is kept in German: nobody knows
/// who will read it. A rule that is off is not told, as before there were any.
pub(super) fn recorded_weighting(
    (points, rules): (&[(CriterionId, u32)], Rules),
    criteria: &[Criterion],
) -> Value {
    let line = |criterion: &Criterion| {
        let (_, points) = points.iter().find(|(id, _)| *id == criterion.id)?;
        Some((Locale::De.text_about("weighting-points-of", &criterion.short_name.de), json!(points)))
    };
    let on = RankRule::ALL.into_iter().filter(|rule| rule.is_in(rules));
    let on = on.map(|rule| (format!("rule-{}", rule.code()), json!(true)));
    Value::Object(criteria.iter().filter_map(line).chain(on).collect::<Map<String, Value>>())
}
