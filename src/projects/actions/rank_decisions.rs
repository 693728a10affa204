// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Decisions of the leadership on the place of a project.

use chrono::{DateTime, Utc};
use serde_json::{Value, json};
use sqlx::{PgConnection, PgPool};

use super::{
    grounds::record,
    moves::{OtherRefusals, find_other, read_project},
};
use crate::{
    audit::Action,
    error::Error,
    kit::i18n::Message,
    people::{Person, Role},
    projects::{
        dependency::find_cycle,
        model::{DecisionOrder, Project, ProjectId, ProjectName, ProjectNumber, RankDecision, Target},
        store,
    },
};

/// What became of a decision that was entered or taken back.
#[derive(Debug)]
pub enum DecisionChange {
    /// Done, now or by the same click a moment ago.
    Done,
    /// Somebody else was quicker: this is what stands there now.
    Conflict(Option<Box<RankDecision>>),
    /// The other project cannot be named.
    Refused(Message),
    /// Each of these projects would wait for the next one, and the last for the first.
    Circle(Vec<ProjectName>),
}

/// Enters a decision, or another one than before; `version` is that of the decision which the person has seen, 0 if
/// there was none.
pub async fn decide_rank(
    pool: &PgPool,
    person: &Person,
    number: &ProjectNumber,
    (order, version): (&DecisionOrder, i32),
    at: DateTime<Utc>,
) -> Result<DecisionChange, Error> {
    let mut transaction = pool.begin().await?;
    let db = &mut *transaction;
    store::lock_projects(&mut *db, &[number]).await?;
    let (project, stored) = read_rank_decision(db, person, number).await?;
    if stored.as_ref().is_some_and(|stored| stored.order() == *order && !stored.has_expired) {
        return Ok(DecisionChange::Done);
    }
    if stored.as_ref().map_or(0, |stored| stored.row_version) != version {
        return Ok(DecisionChange::Conflict(stored.map(Box::new)));
    }
    let target = match find_target(db, &project, &order.target).await? {
        Ok(target) => target,
        Err(message) => return Ok(DecisionChange::Refused(message)),
    };
    let others = store::lock_rank_decisions(db).await?;
    let others = others.into_iter().filter(|(decided, _)| *decided != project.id);
    let edges: Vec<(ProjectId, ProjectId)> =
        others.chain(target.other().map(|other| (project.id, *other))).collect();
    if let Some(circle) = find_cycle(&edges) {
        return Ok(DecisionChange::Circle(store::names_of(db, &circle).await?));
    }
    store::put_rank_decision(&mut *db, (project.id, person.id), (&target, &order.text), at).await?;
    let said = (stored.map(|stored| as_json(&stored.order())), Some(as_json(order)));
    let reason = Some(order.text.reason.as_str());
    record(db, person, (number, Action::RankDecided), said, reason, at).await?;
    transaction.commit().await?;
    Ok(DecisionChange::Done)
}

/// Takes a decision back, for this reason.
pub async fn withdraw_rank_decision(
    pool: &PgPool,
    person: &Person,
    number: &ProjectNumber,
    (reason, version): (&str, i32),
    at: DateTime<Utc>,
) -> Result<DecisionChange, Error> {
    let mut transaction = pool.begin().await?;
    let db = &mut *transaction;
    store::lock_projects(&mut *db, &[number]).await?;
    let (project, stored) = read_rank_decision(db, person, number).await?;
    let Some(stored) = stored else { return Ok(DecisionChange::Done) };
    if stored.row_version != version {
        return Ok(DecisionChange::Conflict(Some(Box::new(stored))));
    }
    store::delete_rank_decision(&mut *db, project.id).await?;
    let said = (Some(as_json(&stored.order())), None);
    record(db, person, (number, Action::RankDecisionWithdrawn), said, Some(reason), at).await?;
    transaction.commit().await?;
    Ok(DecisionChange::Done)
}

/// The project and what is decided about its place, for somebody who may decide.
pub async fn read_rank_decision(
    db: &mut PgConnection,
    person: &Person,
    number: &ProjectNumber,
) -> Result<(Project, Option<RankDecision>), Error> {
    if !person.has(Role::Leadership) {
        return Err(Error::Forbidden);
    }
    let (project, _) = read_project(db, person, number, None).await?;
    if !project.state.is_open() {
        return Err(Error::Forbidden);
    }
    let stored = store::rank_decision(db, project.id).await?;
    Ok((project, stored))
}

async fn find_target(
    db: &mut PgConnection,
    project: &Project,
    target: &Target<ProjectNumber>,
) -> Result<Result<Target<ProjectId>, Message>, Error> {
    let (number, with): (_, fn(ProjectId) -> Target<ProjectId>) = match target {
        Target::Above(number) => (number, Target::Above),
        Target::Below(number) => (number, Target::Below),
        Target::Place(place) => return Ok(Ok(Target::Place(*place))),
    };
    let refusals = OtherRefusals {
        is_itself: "rank-decision-on-itself",
        is_merged: "rank-decision-on-merged",
        has_ended: "rank-decision-on-ended",
    };
    Ok(find_other(db, project, number, refusals).await?.map(|other| with(other.id)))
}

fn as_json(order: &DecisionOrder) -> Value {
    json!({
        "decided_position": order.target.position().code(),
        "decided_other": order.target.other().map(ToString::to_string),
        "decided_place": order.target.place(),
        "decided_by": order.text.body,
        "decided_document": order.text.document,
        "decided_on": order.text.decided_on,
        "expires_on": order.text.expires_on,
    })
}
