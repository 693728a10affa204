// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use chrono::{DateTime, Utc};
use sqlx::PgPool;

use super::work_out_standings;
use crate::{
    assessment::all_criteria,
    board::store,
    error::Error,
    people::Person,
    weighting::{self, Draft, DraftId, Obstacle, Weighting},
};

/// What somebody wants to be published, and what they had before the eyes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublishOrder {
    /// Which draft.
    pub draft: DraftId,
    /// How often it had been changed when it was looked at.
    pub row_version: i32,
    /// The version that was in force then.
    pub in_force: i32,
    /// The state of the data that was looked at, if the publisher has confirmed that it may be another than the
    /// draft was made on.
    pub confirmed: Option<i64>,
    /// Why it should count.
    pub reason: String,
}

/// What became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Publishing {
    /// It is in force under that number, now or by the same click a moment ago.
    Done(i32),
    /// Somebody else has published this version in the meantime.
    Overtaken(Box<Weighting>),
    /// It was changed since it was looked at.
    Changed,
    /// It was made on another version or another state of the projects, and nobody has confirmed the present one.
    Outdated,
    /// Something stands against it.
    Refused(Obstacle),
}

/// Puts a draft in force, together with the places that follow from it: whoever reads the board sees all of the
/// old one or all of the new one.
pub async fn publish(
    pool: &PgPool,
    person: &Person,
    order: &PublishOrder,
    four_eyes: bool,
    at: DateTime<Utc>,
) -> Result<Publishing, Error> {
    let mut transaction = pool.begin().await?;
    let db = &mut *transaction;
    weighting::lock_publishing(&mut *db).await?;
    store::lock_standings(&mut *db).await?;
    let draft = weighting::draft_to_publish(db, person, order.draft).await?;
    let former = weighting::in_force(db).await?;
    if let Some(version) = draft.published_version {
        return Ok(published_before(weighting::read_version(db, version).await?, person));
    }
    if former.version != order.in_force {
        return Ok(Publishing::Overtaken(Box::new(former)));
    }
    if draft.row_version != order.row_version {
        return Ok(Publishing::Changed);
    }
    let criteria = all_criteria(db).await?;
    if let Some(obstacle) = weighting::obstacle(&draft, person, four_eyes, &criteria) {
        return Ok(Publishing::Refused(obstacle));
    }
    let version = weighting::record_version(db, person, (&draft, &order.reason), &former, at).await?;
    store::count_change(&mut *db).await?;
    let revision = store::board_state(&mut *db).await?.inputs_revision;
    // Exactly one change, our own, lies between the state that can have been looked at and this one.
    if !is_on(&draft, former.version, revision - 1) && order.confirmed != Some(revision - 1) {
        return Ok(Publishing::Outdated);
    }
    work_out_standings(db, revision).await?;
    // Whatever else is to be true together with the new weighting, such as a frozen board, is written here.
    transaction.commit().await?;
    tracing::info!(version, "weighting published");
    Ok(Publishing::Done(version))
}

/// Whether the draft was made on exactly that.
const fn is_on(draft: &Draft, version: i32, revision: i64) -> bool {
    !draft.is_outdated(version, revision)
}

/// A button that was pressed twice has done what it should; otherwise somebody else was quicker.
fn published_before(published: Weighting, person: &Person) -> Publishing {
    let by = published.approval.as_ref().map(|approval| approval.by).or(published.author_id);
    if by == Some(person.id) {
        Publishing::Done(published.version)
    } else {
        Publishing::Overtaken(Box::new(published))
    }
}
