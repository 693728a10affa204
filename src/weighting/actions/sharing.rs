// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use chrono::{DateTime, Utc};
use sqlx::PgPool;

use super::{Change, change_own_draft, drafting::record, notice};
use crate::{
    audit::{self, Action, Event},
    error::Error,
    people::Person,
    weighting::{
        model::{DraftId, DraftStatus},
        store,
    },
};

/// Shows a draft to the others of the leadership, or hides it. What is hidden nobody can approve: a request for
/// approval ends with it.
pub async fn set_shared(
    pool: &PgPool,
    person: &Person,
    (id, is_shared): (DraftId, bool),
    at: DateTime<Utc>,
) -> Result<Change, Error> {
    change_own_draft(pool, person, id, async |db, draft| {
        if draft.is_shared == is_shared {
            return Ok(Change::Done);
        }
        store::set_shared(&mut *db, id, is_shared, at).await?;
        let action = if is_shared { Action::WeightingDraftShared } else { Action::WeightingDraftUnshared };
        record(db, person, (action, &draft.name), (None, None), at).await?;
        Ok(Change::Done)
    })
    .await
}

/// Asks the others of the leadership to approve a draft as it was seen in `row_version`, and writes to them.
pub async fn request_approval(
    pool: &PgPool,
    person: &Person,
    (id, row_version): (DraftId, i32),
    reason: &str,
    at: DateTime<Utc>,
) -> Result<Change, Error> {
    change_own_draft(pool, person, id, async |db, draft| {
        if draft.status == DraftStatus::Submitted && draft.reason == reason {
            return Ok(Change::Done);
        }
        if draft.row_version != row_version {
            return Ok(Change::Conflict(Box::new(draft)));
        }
        store::submit_draft(&mut *db, id, reason, at).await?;
        let event = Event {
            actor: &person.actor(),
            action: Action::WeightingSubmitted,
            project: None,
            subject: draft.name.clone(),
            before: None,
            after: None,
            reason: Some(reason.to_owned()),
        };
        audit::record(db, at, &event).await?;
        notice::write(db, person, &draft, reason, at).await?;
        Ok(Change::Done)
    })
    .await
}
