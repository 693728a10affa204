// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use serde_json::{Map, Value};
use sqlx::{PgConnection, PgPool};

use super::must_manage;
use crate::{
    assessment::{
        model::{Assessable, Criterion, CriterionId, Plan, may_assess, too_few},
        store,
    },
    audit::{self, Action, Event},
    error::Error,
    kit::{form::FieldError, i18n::Message, ids::PersonId},
    people::{self, Department, Person},
    projects::{self, Project, ProjectNumber, State, StateError},
};

/// What there is to choose from when rounds are opened.
#[derive(Clone, Debug)]
pub struct Candidates {
    /// The projects that can be judged and are not being judged.
    pub projects: Vec<Assessable>,
    /// Everybody who assesses, by name.
    pub people: Vec<Person>,
    /// Every department, for its name.
    pub departments: Vec<Department>,
    /// What is judged.
    pub criteria: Vec<Criterion>,
    /// Who was asked for what in the round that was opened last.
    pub last: Vec<(CriterionId, PersonId)>,
    /// The criteria that have points in the weighting in force.
    pub weighed: BTreeSet<CriterionId>,
}

/// Reads what there is to choose from.
pub async fn candidates(pool: &PgPool) -> Result<Candidates, Error> {
    let mut db = super::reading(pool).await?;
    Ok(read_candidates(&mut db).await?)
}

async fn read_candidates(db: &mut PgConnection) -> sqlx::Result<Candidates> {
    let people = people::all_persons(&mut *db).await?;
    Ok(Candidates {
        projects: store::assessable(&mut *db).await?,
        people: people.into_iter().filter(may_assess).collect(),
        departments: people::all_departments(&mut *db).await?,
        criteria: store::all_criteria(&mut *db).await?,
        last: store::last_assignments(&mut *db).await?,
        weighed: store::weighed_criteria(db).await?,
    })
}

/// What became of the wish to open rounds.
#[derive(Clone, Debug)]
pub enum Opening {
    /// They are open.
    Done,
    /// Nothing is done: even if everybody answers, these projects will lack a level on these criteria.
    TooFew(Vec<(ProjectNumber, Vec<CriterionId>)>),
    /// Nothing is done: something in the plan cannot be.
    Refused(Vec<FieldError>),
}

/// Opens a round for each project of the plan, all or none, and moves the projects on. With `anyway` it does so
/// although some criterion has fewer people than a level needs.
pub async fn open_rounds(
    pool: &PgPool,
    person: &Person,
    (plan, anyway): (&Plan, bool),
    at: DateTime<Utc>,
) -> Result<Opening, Error> {
    must_manage(person)?;
    let mut transaction = pool.begin().await?;
    let db = &mut *transaction;
    store::lock_projects(&mut *db, plan.projects.iter()).await?;
    let candidates = read_candidates(&mut *db).await?;
    let chosen = match chosen(plan, &candidates) {
        Ok(chosen) => chosen,
        Err(errors) => return Ok(Opening::Refused(errors)),
    };
    let too_few = projects_with_too_few(plan, &chosen, &candidates);
    if !anyway && !too_few.is_empty() {
        return Ok(Opening::TooFew(too_few));
    }
    let mut opened = Vec::new();
    for project in chosen {
        let stored = projects::find_by_number(&mut *db, &project.number).await?;
        let stored = stored.ok_or(Error::NotFound(None))?;
        let assigned: Vec<(CriterionId, PersonId)> =
            plan.assessors_of(project, &candidates.people).map(|(id, person)| (id, person.id)).collect();
        let round = store::insert_round(&mut *db, stored.id, person.id, at).await?;
        store::insert_assignments(&mut *db, round, &assigned).await?;
        opened.push((stored, assigned));
    }
    // The log comes last: until the end of the transaction everybody else waits for it.
    for (project, assigned) in &opened {
        record(&mut *db, person, project, assigned, &candidates.criteria, at).await?;
    }
    transaction.commit().await?;
    Ok(Opening::Done)
}

/// The projects of the plan, if every one of them can be judged by those who are to do it.
fn chosen<'a>(plan: &Plan, candidates: &'a Candidates) -> Result<Vec<&'a Assessable>, Vec<FieldError>> {
    let refused = |field, message| Err(vec![FieldError { field, message }]);
    let mut chosen = Vec::new();
    for number in &plan.projects {
        let Some(project) = candidates.projects.iter().find(|project| project.number == *number) else {
            let message = Message::new("round-project-impossible").with("number", number.to_string());
            return refused(Plan::PROJECT, message);
        };
        chosen.push(project);
    }
    for (_, id) in &plan.assessors {
        let Some(person) = candidates.people.iter().find(|person| person.id == *id) else {
            return refused(Plan::ASSESS, Message::new("round-person-does-not-assess"));
        };
        if !chosen.iter().any(|project| project.can_be_assessed_by(person)) {
            let message = Message::new("round-own-department").with("name", person.name.clone());
            return refused(Plan::ASSESS, message);
        }
    }
    for project in &chosen {
        if plan.assessors_of(project, &candidates.people).next().is_none() {
            let message = Message::new("round-nobody-left").with("number", project.number.to_string());
            return refused(Plan::ASSESS, message);
        }
    }
    Ok(chosen)
}

fn projects_with_too_few(
    plan: &Plan,
    chosen: &[&Assessable],
    candidates: &Candidates,
) -> Vec<(ProjectNumber, Vec<CriterionId>)> {
    let of = |project: &&Assessable| {
        let asked = plan.assessors_of(project, &candidates.people).map(|(criterion, _)| criterion);
        (project.number.clone(), too_few(asked, &candidates.weighed))
    };
    chosen.iter().map(of).filter(|(_, criteria)| !criteria.is_empty()).collect()
}

async fn record(
    db: &mut PgConnection,
    person: &Person,
    project: &Project,
    assigned: &[(CriterionId, PersonId)],
    criteria: &[Criterion],
    at: DateTime<Utc>,
) -> Result<(), Error> {
    let actor = person.actor();
    if project.state != State::InAssessment {
        projects::set_state(&mut *db, &actor, project, State::InAssessment, None, at).await.map_err(
            |error| match error {
                StateError::Changed(error) => Error::Internal(error.into()),
                StateError::Database(error) => error.into(),
            },
        )?;
    }
    let number = project.number.to_string();
    let event = Event {
        actor: &actor,
        action: Action::RoundOpened,
        project: Some(&number),
        subject: String::new(),
        before: None,
        after: Some(by_criterion(assigned, criteria)),
        reason: None,
    };
    Ok(audit::record(db, at, &event).await?)
}

/// Who is asked for what, as the log notes it: by key and not by name, because many read the history of a project.
pub(super) fn by_criterion<'a>(
    asked: impl IntoIterator<Item = &'a (CriterionId, PersonId)> + Copy,
    criteria: &[Criterion],
) -> Value {
    let of = |criterion: &Criterion| {
        let of_it = asked.into_iter().filter(|(id, _)| *id == criterion.id);
        (criterion.key.clone(), of_it.map(|(_, person)| Value::from(person.0)).collect())
    };
    Value::Object(criteria.iter().map(of).collect::<Map<_, _>>())
}
