// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use sqlx::{PgConnection, PgPool};

use super::{must_manage, opening::by_criterion};
use crate::{
    assessment::{
        model::{Criterion, CriterionId, Plan, Reassignment, Round, RoundId, can_assess, too_few},
        store,
    },
    audit::{self, Action, Event},
    error::Error,
    kit::{form::FieldError, i18n::Message, ids::PersonId},
    people::{self, Department, Person},
    projects::{self, Project},
};

/// Who is asked for what in a round, and who else could be.
#[derive(Clone, Debug)]
pub struct Assignees {
    /// The round.
    pub round: Round,
    /// What it judges.
    pub project: Project,
    /// Everybody who is asked or could be, by name.
    pub people: Vec<Person>,
    /// Every department, for its name.
    pub departments: Vec<Department>,
    /// What is judged.
    pub criteria: Vec<Criterion>,
    /// Who is asked for what now.
    pub asked: BTreeSet<(CriterionId, PersonId)>,
}

/// Reads who is asked for what in a round; not who has answered, which nobody learns before it is closed.
pub async fn assignees(pool: &PgPool, id: RoundId) -> Result<Assignees, Error> {
    let mut db = super::reading(pool).await?;
    read_assignees(&mut db, id).await
}

async fn read_assignees(db: &mut PgConnection, id: RoundId) -> Result<Assignees, Error> {
    let round = store::round(&mut *db, id).await?.ok_or(Error::NotFound(None))?;
    let project = projects::find_by_number(&mut *db, &round.project).await?.ok_or(Error::NotFound(None))?;
    let asked = store::assignments(&mut *db, id).await?;
    let asked: BTreeSet<_> = asked.iter().map(|asked| (asked.criterion, asked.person)).collect();
    let mut people = people::all_persons(&mut *db).await?;
    people.retain(|person| {
        can_assess(person, project.department.id) || asked.iter().any(|(_, id)| *id == person.id)
    });
    let departments = people::all_departments(&mut *db).await?;
    let criteria = store::all_criteria(db).await?;
    Ok(Assignees { round, project, people, departments, criteria, asked })
}

/// What became of the wish to ask others.
#[derive(Clone, Debug)]
pub enum Reassigning {
    /// They are asked.
    Done,
    /// Nothing is done: somebody has changed the round since the page was opened.
    Changed,
    /// Nothing is done: even if everybody answers, there will be no level on these criteria.
    TooFew(Vec<CriterionId>),
    /// Nothing is done: something in it cannot be.
    Refused(Vec<FieldError>),
}

/// Asks exactly the people of `wish` in an open round. What those have said who are asked no longer does not
/// count any more; it stays in the log. With `anyway` it does so although some criterion has fewer people than a
/// level needs.
pub async fn reassign(
    pool: &PgPool,
    person: &Person,
    (id, version): (RoundId, i32),
    (wish, anyway): (&Reassignment, bool),
    at: DateTime<Utc>,
) -> Result<Reassigning, Error> {
    must_manage(person)?;
    let mut transaction = pool.begin().await?;
    let db = &mut *transaction;
    let stored = store::lock_round(&mut *db, id).await?.ok_or(Error::NotFound(None))?;
    let now = read_assignees(&mut *db, id).await?;
    if now.round.closed.is_some() {
        return Ok(Reassigning::Changed);
    }
    if now.asked == wish.assessors {
        return Ok(Reassigning::Done);
    }
    if stored != version {
        return Ok(Reassigning::Changed);
    }
    if let Err(error) = allowed(wish, &now) {
        return Ok(Reassigning::Refused(vec![error]));
    }
    let weighed = store::weighed_criteria(&mut *db).await?;
    let too_few = too_few(wish.assessors.iter().map(|(criterion, _)| *criterion), &weighed);
    if !anyway && !too_few.is_empty() {
        return Ok(Reassigning::TooFew(too_few));
    }
    let removed: Vec<_> = now.asked.difference(&wish.assessors).copied().collect();
    let added: Vec<_> = wish.assessors.difference(&now.asked).copied().collect();
    store::delete_assignments(&mut *db, id, &removed).await?;
    store::insert_assignments(&mut *db, id, &added).await?;
    store::count_change(&mut *db, id).await?;
    let number = now.project.number.to_string();
    let event = Event {
        actor: &person.actor(),
        action: Action::RoundReassigned,
        project: Some(&number),
        subject: String::new(),
        before: Some(by_criterion(&now.asked, &now.criteria)),
        after: Some(by_criterion(&wish.assessors, &now.criteria)),
        reason: Some(wish.reason.clone()).filter(|reason| !reason.is_empty()),
    };
    audit::record(&mut *db, at, &event).await?;
    transaction.commit().await?;
    Ok(Reassigning::Done)
}

/// Whoever is added can assess the project, and whoever is taken away is so for a reason. The reason is asked for
/// whether they have answered or not: otherwise the form would tell.
fn allowed(wish: &Reassignment, now: &Assignees) -> Result<(), FieldError> {
    let refused = |field, message| Err(FieldError { field, message });
    for (_, id) in wish.assessors.difference(&now.asked) {
        let known = now.people.iter().find(|person| person.id == *id);
        if known.is_none_or(|person| !can_assess(person, now.project.department.id)) {
            return refused(Plan::ASSESS, Message::new("round-cannot-be-asked"));
        }
    }
    if wish.reason.is_empty() && now.asked.difference(&wish.assessors).next().is_some() {
        return refused(Reassignment::REASON, Message::new("round-removal-reason-missing"));
    }
    Ok(())
}
