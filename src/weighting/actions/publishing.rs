// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! What publishing means for a draft. The standings are another room's: it calls these within its transaction.

use chrono::{DateTime, Utc};
use serde_json::json;
use sqlx::PgConnection;

use super::{drafting::recorded_weighting, must_weigh, read_draft};
use crate::{
    assessment::{Criterion, all_criteria},
    audit::{self, Action, Event},
    error::Error,
    kit::i18n::{Bilingual, Locale},
    people::Person,
    weighting::{
        model::{Approval, Draft, DraftId, DraftStatus, Weighting, forgotten},
        store,
    },
};

/// Why a draft cannot be published as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// Whoever wrote it cannot be the one who approves it.
    OwnDraft,
    /// Its author has not asked for approval.
    NotSubmitted,
    /// These criteria came later and have no points.
    Forgotten(Vec<Bilingual>),
}

/// What stands between a draft and being published by `person`, where two people have to look at it or need
/// not.
pub fn obstacle(draft: &Draft, person: &Person, four_eyes: bool, criteria: &[Criterion]) -> Option<Obstacle> {
    let forgotten = forgotten(&draft.points, criteria);
    if !forgotten.is_empty() {
        let names = forgotten.into_iter().map(|criterion| criterion.name.clone());
        return Some(Obstacle::Forgotten(names.collect()));
    }
    if four_eyes && draft.is_of(person) {
        return Some(Obstacle::OwnDraft);
    }
    let waits = draft.status == DraftStatus::Submitted;
    // Where one is enough, the author need not ask anybody.
    (!waits && (four_eyes || !draft.is_of(person))).then_some(Obstacle::NotSubmitted)
}

/// The draft for somebody who wants to publish it. Nobody else publishes anything or changes this draft until
/// the end of the transaction.
pub async fn draft_to_publish(db: &mut PgConnection, person: &Person, id: DraftId) -> Result<Draft, Error> {
    must_weigh(person)?;
    store::lock_draft(&mut *db, id).await?;
    read_draft(db, person, id).await
}

/// Makes the next version of a draft that nothing stands against.
pub async fn record_version(
    db: &mut PgConnection,
    person: &Person,
    (draft, reason): (&Draft, &str),
    former: &Weighting,
    at: DateTime<Utc>,
) -> Result<i32, Error> {
    let approval = (!draft.is_of(person)).then(|| Approval { by: person.id, name: person.name.clone() });
    let new = Weighting {
        version: former.version.saturating_add(1),
        author: draft.author_name.clone(),
        author_id: Some(draft.author),
        approval,
        reason: reason.to_owned(),
        published_at: at,
        points: draft.points.clone(),
        rules: draft.rules,
    };
    store::insert_weighting(&mut *db, &new).await?;
    store::mark_published(&mut *db, draft.id, (new.version, reason), at).await?;
    let criteria = all_criteria(&mut *db).await?;
    let mut after = recorded_weighting((&new.points, new.rules), &criteria);
    if let Some(fields) = after.as_object_mut() {
        fields.insert("author".to_owned(), json!(new.author));
        fields.insert("four-eyes".to_owned(), json!(new.four_eyes()));
    }
    let event = Event {
        actor: &person.actor(),
        action: Action::WeightingPublished,
        project: None,
        subject: Locale::De.text_about("weighting-version", &new.version),
        before: Some(recorded_weighting((&former.points, former.rules), &criteria)),
        after: Some(after),
        reason: Some(reason.to_owned()),
    };
    audit::record(db, at, &event).await?;
    Ok(new.version)
}
