// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Proposing a project: writing a draft, and handing it in.

use std::collections::{BTreeSet, HashMap};

use chrono::{DateTime, Utc};
use serde_json::{Value, json};
use sqlx::{PgConnection, PgPool};

use super::notice;
use crate::{
    audit::{self, Action, Event},
    kit::{form::Pairs, ids::PersonId},
    people::Person,
    projects::{
        model::{
            Benefit, Draft, DraftId, Effect, Finding, Move, NewProject, Project, ProjectId, ProjectNumber,
            Proposal, State, Step, field, typed,
        },
        store::{self, Submission},
    },
};

/// Series of the first project of a portal that nobody has taken a list over into.
const FIRST_SERIES: &str = "DIG";

/// Why no draft is begun.
#[derive(Debug, thiserror::Error)]
pub enum BeginError {
    /// Whoever proposes does it for a department.
    #[error("the person belongs to no department")]
    NoDepartment,
    /// The person has as many drafts as one can have.
    #[error("the person has too many drafts")]
    TooMany,
    /// The database refused.
    #[error(transparent)]
    Database(#[from] sqlx::Error),
}

/// Begins a draft for the person's department.
pub async fn begin_draft(pool: &PgPool, person: &Person, at: DateTime<Utc>) -> Result<DraftId, BeginError> {
    begin_filled_draft(pool, person, &Pairs::default(), at).await
}

/// Begins a draft for the person's department that says something already, understood or not.
pub async fn begin_filled_draft(
    pool: &PgPool,
    person: &Person,
    typed: &Pairs,
    at: DateTime<Utc>,
) -> Result<DraftId, BeginError> {
    let department = person.department.ok_or(BeginError::NoDepartment)?;
    let mut transaction = pool.begin().await?;
    store::queue_for_drafts(&mut *transaction, person.id).await?;
    if store::count_drafts(&mut *transaction, person.id).await? >= Draft::MOST {
        return Err(BeginError::TooMany);
    }
    let id = store::insert_draft(&mut *transaction, person.id, department, at).await?;
    for step in Step::ALL {
        let part = step.part_of(typed);
        if part != Pairs::default() {
            store::update_draft(&mut *transaction, id, step, &part, at).await?;
        }
    }
    transaction.commit().await?;
    Ok(id)
}

/// A step of the form as it was sent.
#[derive(Clone, Debug)]
pub struct StepForm {
    /// Which.
    pub step: Step,
    /// The version of the step that the form was drawn with.
    pub version: i32,
    /// What was typed.
    pub typed: Pairs,
}

/// What became of a step that was sent.
#[derive(Clone, Debug)]
pub enum Saved {
    /// The draft as it is now.
    Done(Draft),
    /// Another window has changed the step since. Nothing is overwritten: this is the draft as it is.
    Conflict(Draft),
}

/// Saves what was typed in a step, understood or not; `None` if the person has no such draft.
pub async fn save_step(
    pool: &PgPool,
    owner: PersonId,
    id: DraftId,
    form: &StepForm,
    at: DateTime<Utc>,
) -> sqlx::Result<Option<Saved>> {
    let mut transaction = pool.begin().await?;
    store::lock_draft(&mut *transaction, owner, id).await?;
    let Some(draft) = store::draft(&mut *transaction, owner, id).await? else { return Ok(None) };
    let step = form.step;
    let typed = step.part_of(&form.typed);
    if step.part_of(&draft.typed) == typed {
        return Ok(Some(Saved::Done(draft)));
    }
    if draft.version(step) != form.version {
        return Ok(Some(Saved::Conflict(draft)));
    }
    store::update_draft(&mut *transaction, id, step, &typed, at).await?;
    let saved = store::draft(&mut *transaction, owner, id).await?;
    transaction.commit().await?;
    Ok(saved.map(Saved::Done))
}

/// Replaces all that a draft says if it is still in `version`, or whatever its version without one; `None` if the
/// person has no such draft.
pub async fn save_draft(
    pool: &PgPool,
    owner: PersonId,
    id: DraftId,
    (typed, version): (&Pairs, Option<i32>),
    at: DateTime<Utc>,
) -> sqlx::Result<Option<Saved>> {
    let mut transaction = pool.begin().await?;
    store::lock_draft(&mut *transaction, owner, id).await?;
    let Some(draft) = store::draft(&mut *transaction, owner, id).await? else { return Ok(None) };
    if version.is_some_and(|version| version != draft.whole_version()) {
        return Ok(Some(Saved::Conflict(draft)));
    }
    for step in Step::ALL {
        let part = step.part_of(typed);
        if step.part_of(&draft.typed) != part {
            store::update_draft(&mut *transaction, id, step, &part, at).await?;
        }
    }
    let saved = store::draft(&mut *transaction, owner, id).await?;
    transaction.commit().await?;
    Ok(saved.map(Saved::Done))
}

/// Throws a draft away; `false` if the person has no such draft.
pub async fn discard_draft(pool: &PgPool, owner: PersonId, id: DraftId) -> sqlx::Result<bool> {
    store::delete_draft(pool, owner, id).await
}

/// Why a draft is not submitted.
#[derive(Debug, thiserror::Error)]
pub enum SubmitError {
    /// There is no such draft of the person's.
    #[error("no such draft")]
    Unknown,
    /// Another window has changed it since the person has looked it through.
    #[error("the draft has changed")]
    Changed,
    /// Something is missing or wrong.
    #[error("the draft is not complete")]
    Incomplete,
    /// The person belongs to another department by now.
    #[error("the draft belongs to {0}")]
    OtherDepartment(String),
    /// The series has no number left.
    #[error("no number is left in the series")]
    NoNumberLeft,
    /// The database refused.
    #[error(transparent)]
    Database(#[from] sqlx::Error),
}

/// Makes a project of a draft that the person has looked through in `version`, and gives it the next number.
/// Sent twice, the second answer is the same number.
pub async fn submit(
    pool: &PgPool,
    person: &Person,
    id: DraftId,
    version: i32,
    at: DateTime<Utc>,
) -> Result<ProjectNumber, SubmitError> {
    let mut transaction = pool.begin().await?;
    let db = &mut *transaction;
    store::lock_draft(&mut *db, person.id, id).await?;
    let Some(draft) = store::draft(&mut *db, person.id, id).await? else {
        return store::submitted_from(&mut *db, person.id, id).await?.ok_or(SubmitError::Unknown);
    };
    if person.department != Some(draft.department.id) {
        return Err(SubmitError::OtherDepartment(draft.department.name));
    }
    if draft.whole_version() != version {
        return Err(SubmitError::Changed);
    }
    let proposal = Proposal::read(&draft.typed).map_err(|_| SubmitError::Incomplete)?;
    let required = known_projects(db, &proposal.requires).await?;
    if required.len() != proposal.requires.len() {
        return Err(SubmitError::Incomplete);
    }
    if let Some(key) = &proposal.details.service_key
        && !is_service(db, key).await?
    {
        return Err(SubmitError::Incomplete);
    }
    let number = next_number(db).await?;
    let project = insert(db, &number, &draft, &proposal, at).await?;
    // Nothing requires a project that is new: no cycle can come of it.
    let edges: Vec<(ProjectId, ProjectId)> =
        required.into_values().map(|required| (project, required)).collect();
    store::insert_dependencies(&mut *db, &edges).await?;
    store::delete_draft(&mut *db, person.id, id).await?;
    let event = Event {
        actor: &person.actor(),
        action: Action::ProposalSubmitted,
        project: Some(&number.to_string()),
        subject: String::new(),
        before: None,
        after: Some(as_json(&draft, &proposal)),
        reason: None,
    };
    // Before the log, for which everybody else waits until the end of the transaction.
    tell(&mut *db, person, &number, at).await?;
    audit::record(db, at, &event).await?;
    transaction.commit().await?;
    Ok(number)
}

/// Writes to portfolio management, whose turn it is, and to the other heads of the department.
async fn tell(
    db: &mut PgConnection,
    person: &Person,
    number: &ProjectNumber,
    at: DateTime<Utc>,
) -> sqlx::Result<()> {
    let stored = store::find_by_number(&mut *db, number).await?.ok_or(sqlx::Error::RowNotFound)?;
    let draft = Project { state: State::Draft, ..stored };
    let step = Move::to(State::Submitted, None);
    notice::write(db, &person.actor(), &draft, &step, (Some(person.id), at)).await
}

async fn insert(
    db: &mut PgConnection,
    number: &ProjectNumber,
    draft: &Draft,
    proposal: &Proposal,
    at: DateTime<Utc>,
) -> Result<ProjectId, SubmitError> {
    let new = NewProject {
        number: number.clone(),
        title: proposal.title.clone(),
        summary: proposal.summary.clone(),
        department: draft.department.id,
        kind: proposal.kind,
        legal_basis: proposal.legal_basis.clone(),
        deadline: proposal.deadline,
        effort: proposal.effort,
        cost: proposal.cost,
        state: State::Submitted,
    };
    let stored = store::insert_projects(&mut *db, &[new]).await?;
    let project = *stored.first().ok_or(sqlx::Error::RowNotFound)?;
    let submission = Submission { by: draft.owner, draft: draft.id, at };
    store::update_proposal(&mut *db, project, &proposal.details, &submission).await?;
    Ok(project)
}

/// What is missing or wrong in a draft, in the order of the form; the database knows which projects there are.
pub async fn findings(db: &mut PgConnection, draft: &Draft) -> sqlx::Result<Vec<Finding>> {
    let mut findings = draft.findings();
    let given = draft.typed.all(field::REQUIRES);
    let given: BTreeSet<ProjectNumber> = given.filter_map(|number| number.parse().ok()).collect();
    let known = known_projects(db, &given).await?;
    let unknown = given.iter().filter(|number| !known.contains_key(*number));
    findings.extend(unknown.map(Finding::unknown_project));
    if let Ok(key) = typed::service_key(draft.typed.raw(field::SERVICE_KEY))
        && !is_service(db, &key).await?
    {
        findings.push(Finding::unknown_service(&key));
    }
    Ok(findings)
}

/// Whether the catalogue has that key; without a catalogue every key may be one.
async fn is_service(db: &mut PgConnection, key: &str) -> sqlx::Result<bool> {
    Ok(store::service(&mut *db, key).await?.is_some() || !store::has_catalogue(db).await?)
}

/// Those of the numbers under which others can see a project.
async fn known_projects(
    db: &mut PgConnection,
    numbers: &BTreeSet<ProjectNumber>,
) -> sqlx::Result<HashMap<ProjectNumber, ProjectId>> {
    let numbers: Vec<ProjectNumber> = numbers.iter().cloned().collect();
    let found = store::projects_by_number(db, &numbers).await?;
    Ok(found.into_iter().map(|project| (project.number, project.id)).collect())
}

async fn next_number(db: &mut PgConnection) -> Result<ProjectNumber, SubmitError> {
    store::lock_numbers(&mut *db).await?;
    let (series, last) = store::last_number(db).await?.unwrap_or_else(|| (FIRST_SERIES.to_owned(), 0));
    ProjectNumber::after(&series, last).ok_or(SubmitError::NoNumberLeft)
}

/// Everything that it says, for the log.
fn as_json(draft: &Draft, proposal: &Proposal) -> Value {
    let details = &proposal.details;
    let benefit =
        |benefit: Benefit| json!({"cases": benefit.cases, "effect": benefit.effect.map(Effect::code)});
    json!({
        "title": proposal.title,
        "summary": proposal.summary,
        "problem": details.problem,
        "department": draft.department.name,
        "kind": proposal.kind.code(),
        "contact": details.contact,
        "legal_basis": proposal.legal_basis,
        "legal_evidence": details.legal_evidence,
        "deadline": proposal.deadline,
        "deadline_reason": details.deadline_reason,
        "council_document": details.council_document,
        "service_key": details.service_key,
        "citizens": benefit(details.citizens),
        "businesses": benefit(details.businesses),
        "effort_days": proposal.effort.map(|effort| effort.0),
        "cost_eur": proposal.cost.map(|cost| cost.0),
        "requires": proposal.requires.iter().map(ToString::to_string).collect::<Vec<_>>(),
        "state": State::Submitted.code(),
    })
}
