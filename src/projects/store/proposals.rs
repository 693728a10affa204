// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use sqlx::PgExecutor;

use crate::{
    kit::{i18n::Bilingual, ids::PersonId},
    projects::model::{
        Benefit, CriterionWords, Details, DraftId, Effect, Kind, OtherProject, ProjectId, ProjectNumber,
        State,
    },
};

/// How many similar projects are shown: more would not be read.
const MOST_SIMILAR: i64 = 5;
/// How many projects a search for prerequisites shows.
const MOST_FOUND: i64 = 20;

/// Projects with a title that is much like that one, or that has one of the stems within it; the most similar
/// first. A stem that many titles share says nothing ("online", "digital"), and a rare one much.
pub async fn similar_projects(
    db: impl PgExecutor<'_>,
    title: &str,
    stems: &BTreeSet<String>,
) -> sqlx::Result<Vec<OtherProject>> {
    let stems: Vec<String> = stems.iter().cloned().collect();
    sqlx::query_as!(
        OtherProject,
        r#"with hit as (
               select project.id, stem
               from unnest($2::text[]) as stem join project on title ilike '%' || stem || '%'
               where state <> 'draft'
           ), telling as (
               select stem, count(*) as titles from hit group by stem
               having count(*) <= greatest(3, (select count(*) from project) / 20)
           ), likeness as (
               select id, sum(1.0 / titles)::real as score from hit join telling using (stem) group by id
               union all
               select id, similarity(title, $1) from project
               where state <> 'draft' and title % $1 and similarity(title, $1) >= 0.5
           )
           select project.id as "id: ProjectId", number as "number: ProjectNumber", title, kind as "kind: Kind",
                  state as "state: State"
           from (select id, sum(score) as score from likeness group by id) as found
           join project using (id)
           order by found.score + similarity(title, $1) desc, project.id
           limit $3"#,
        title,
        &stems,
        MOST_SIMILAR
    )
    .fetch_all(db)
    .await
}

/// Projects that another may wait for: those in the title or number of which the words are, or whose title is
/// like them. Background projects and what many others require come first, since that is what they are for.
pub async fn possible_prerequisites(db: impl PgExecutor<'_>, words: &str) -> sqlx::Result<Vec<OtherProject>> {
    let pattern = format!("%{}%", words.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_"));
    sqlx::query_as!(
        OtherProject,
        r#"select id as "id: ProjectId", number as "number: ProjectNumber", title, kind as "kind: Kind",
                  state as "state: State"
           from project
           where state not in ('draft', 'declined', 'withdrawn', 'merged')
               and (title ilike $1 or title %> $2 or number = upper($2))
           order by kind desc,
                    (select count(*) from dependency where required_id = project.id) desc, project.id
           limit $3"#,
        pattern,
        words,
        MOST_FOUND
    )
    .fetch_all(db)
    .await
}

/// The projects of those numbers, in the order in which people count.
pub async fn projects_by_number(
    db: impl PgExecutor<'_>,
    numbers: &[ProjectNumber],
) -> sqlx::Result<Vec<OtherProject>> {
    let numbers: Vec<String> = numbers.iter().map(ToString::to_string).collect();
    let mut found = sqlx::query_as!(
        OtherProject,
        r#"select id as "id: ProjectId", number as "number: ProjectNumber", title, kind as "kind: Kind",
                  state as "state: State"
           from project where number = any($1) and state <> 'draft'"#,
        &numbers
    )
    .fetch_all(db)
    .await?;
    found.sort_by(|one, other| one.number.cmp(&other.number));
    Ok(found)
}

/// What a project requires directly.
pub async fn required_projects(
    db: impl PgExecutor<'_>,
    project: ProjectId,
) -> sqlx::Result<Vec<OtherProject>> {
    let mut required = sqlx::query_as!(
        OtherProject,
        r#"select project.id as "id: ProjectId", number as "number: ProjectNumber", title,
                  kind as "kind: Kind", state as "state: State"
           from project
           where project.id in (select required_id from requirements_of($1))"#,
        project.0
    )
    .fetch_all(db)
    .await?;
    required.sort_by(|one, other| one.number.cmp(&other.number));
    Ok(required)
}

/// The words of a criterion: its name, and its levels with level 0 first; `None` if there is no such criterion.
/// The criteria belong to the room of assessment, which stands behind this one; the form quotes them where it
/// asks for the facts that they speak of.
pub async fn criterion_words(
    db: impl PgExecutor<'_>,
    criterion: &str,
) -> sqlx::Result<Option<CriterionWords>> {
    let rows = sqlx::query!(
        "select name_de, name_en, description_de, description_en
         from criterion_level join criterion on criterion.id = criterion_level.criterion_id
         where criterion.key = $1 order by level",
        criterion
    )
    .fetch_all(db)
    .await?;
    let name = rows.first().map(|row| Bilingual { de: row.name_de.clone(), en: row.name_en.clone() });
    let levels = rows.into_iter().map(|row| Bilingual { de: row.description_de, en: row.description_en });
    let levels = levels.collect();
    Ok(name.map(|name| CriterionWords { name, levels }))
}

/// Lets one transaction at a time give numbers to projects; held to its end.
pub async fn lock_numbers(db: impl PgExecutor<'_>) -> sqlx::Result<()> {
    sqlx::query!("select pg_advisory_xact_lock(hashtextextended('vorrang.project_numbers', 0))")
        .execute(db)
        .await?;
    Ok(())
}

/// The series that the newest project is numbered in and its highest number, or `None` before the first
/// project.
pub async fn last_number(db: impl PgExecutor<'_>) -> sqlx::Result<Option<(String, i32)>> {
    let row = sqlx::query!(
        r#"select split_part(number, '-', 1) as "series!", max(split_part(number, '-', 2)::integer) as "last!"
           from project
           where number like (select split_part(number, '-', 1) from project order by id desc limit 1) || '-%'
           group by 1"#
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| (row.series, row.last)))
}

/// The project that a person has submitted from that draft.
pub async fn submitted_from(
    db: impl PgExecutor<'_>,
    owner: PersonId,
    draft: DraftId,
) -> sqlx::Result<Option<ProjectNumber>> {
    sqlx::query_scalar!(
        r#"select number as "number: ProjectNumber" from project where draft_id = $1 and submitted_by = $2"#,
        draft.0,
        owner.0
    )
    .fetch_optional(db)
    .await
}

/// Who handed a project in, from which draft and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Submission {
    /// Who.
    pub by: PersonId,
    /// From which draft.
    pub draft: DraftId,
    /// When.
    pub at: DateTime<Utc>,
}

/// Adds to a project that has just been stored what only proposals have.
pub async fn update_proposal(
    db: impl PgExecutor<'_>,
    project: ProjectId,
    details: &Details,
    submission: &Submission,
) -> sqlx::Result<()> {
    let Details { citizens, businesses, .. } = details;
    sqlx::query!(
        "update project
         set problem = $2, contact = $3, legal_evidence = $4, deadline_reason = $5, council_document = $6,
             service_key = $7, citizen_cases = $8, citizen_effect = $9, business_cases = $10,
             business_effect = $11, submitted_by = $12, draft_id = $13, submitted_at = $14
         where id = $1",
        project.0,
        details.problem,
        details.contact,
        details.legal_evidence,
        details.deadline_reason,
        details.council_document,
        details.service_key,
        citizens.cases,
        citizens.effect as Option<Effect>,
        businesses.cases,
        businesses.effect as Option<Effect>,
        submission.by.0,
        submission.draft.0,
        submission.at,
    )
    .execute(db)
    .await?;
    Ok(())
}

/// What a project says beyond the record that every list has.
pub async fn details(db: impl PgExecutor<'_>, project: ProjectId) -> sqlx::Result<Details> {
    let row = sqlx::query!(
        r#"select problem, contact, legal_evidence, deadline_reason, council_document, service_key,
                  citizen_cases, citizen_effect as "citizen_effect: Effect",
                  business_cases, business_effect as "business_effect: Effect"
           from project where id = $1"#,
        project.0
    )
    .fetch_one(db)
    .await?;
    Ok(Details {
        problem: row.problem,
        contact: row.contact,
        legal_evidence: row.legal_evidence,
        deadline_reason: row.deadline_reason,
        council_document: row.council_document,
        service_key: row.service_key,
        citizens: Benefit { cases: row.citizen_cases, effect: row.citizen_effect },
        businesses: Benefit { cases: row.business_cases, effect: row.business_effect },
    })
}

/// Who handed a project in and when, for those who read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Submitter {
    /// Who.
    pub by: PersonId,
    /// The name.
    pub name: String,
    /// When.
    pub at: DateTime<Utc>,
}

/// Who handed a project in; `None` if it came with a list.
pub async fn submission(db: impl PgExecutor<'_>, project: ProjectId) -> sqlx::Result<Option<Submitter>> {
    sqlx::query_as!(
        Submitter,
        r#"select person.id as "by: PersonId", person.name, submitted_at as "at!"
           from project join person on person.id = project.submitted_by
           where project.id = $1 and submitted_at is not null"#,
        project.0
    )
    .fetch_optional(db)
    .await
}
