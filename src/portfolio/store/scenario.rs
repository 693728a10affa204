// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use chrono::{DateTime, Utc};
use sqlx::{PgConnection, PgExecutor};

use crate::{
    kit::ids::PersonId,
    portfolio::model::{
        NamedProject, RuleEdit, RuleId, RuleKind, Scenario, ScenarioEdit, ScenarioId, ScenarioRule,
        ScenarioStatus,
    },
    projects::{ProjectId, ProjectNumber},
};

struct StoredScenario {
    id: ScenarioId,
    name: String,
    author: PersonId,
    author_name: String,
    is_shared: bool,
    keeps_deadlines: bool,
    status: ScenarioStatus,
    row_version: i32,
    changed_at: DateTime<Utc>,
    adopted_by: Option<String>,
    adopted_reason: Option<String>,
}

impl StoredScenario {
    fn with(self, rules: Vec<ScenarioRule>) -> Scenario {
        Scenario {
            id: self.id,
            name: self.name,
            author: self.author,
            author_name: self.author_name,
            is_shared: self.is_shared,
            keeps_deadlines: self.keeps_deadlines,
            status: self.status,
            row_version: self.row_version,
            changed_at: self.changed_at,
            adopted: self.adopted_by.zip(self.adopted_reason),
            rules,
        }
    }
}

/// The scenario of that key with what it demands, whoever may know of it.
pub async fn scenario(db: &mut PgConnection, id: ScenarioId) -> sqlx::Result<Option<Scenario>> {
    let row = sqlx::query_as!(
        StoredScenario,
        r#"select scenario.id as "id: ScenarioId", scenario.name, author_id as "author: PersonId",
                  person.name as author_name, is_shared, keeps_deadlines, status as "status: ScenarioStatus",
                  scenario.row_version, changed_at, adopted_by, adopted_reason
           from scenario join person on person.id = author_id where scenario.id = $1"#,
        id.0
    )
    .fetch_optional(&mut *db)
    .await?;
    let Some(row) = row else { return Ok(None) };
    Ok(Some(row.with(rules(db, id).await?)))
}

async fn rules(db: impl PgExecutor<'_>, scenario: ScenarioId) -> sqlx::Result<Vec<ScenarioRule>> {
    let rows = sqlx::query!(
        r#"select scenario_rule.id as "id: RuleId", scenario_rule.kind as "kind: RuleKind", by_year, reason,
                  project.id as "project: ProjectId", project.number as "number: ProjectNumber", project.title,
                  other.id as "other?: ProjectId", other.number as "other_number?: ProjectNumber",
                  other.title as "other_title?"
           from scenario_rule
           join project on project.id = project_id
           left join project as other on other.id = other_id
           where scenario_id = $1 order by scenario_rule.id"#,
        scenario.0
    )
    .fetch_all(db)
    .await?;
    let rules = rows.into_iter().map(|row| {
        let other = row.other.zip(row.other_number).zip(row.other_title);
        ScenarioRule {
            id: row.id,
            kind: row.kind,
            project: NamedProject { id: row.project, number: row.number, title: row.title },
            other: other.map(|((id, number), title)| NamedProject { id, number, title }),
            by_year: row.by_year,
            reason: row.reason,
        }
    });
    Ok(rules.collect())
}

/// The scenarios that `reader` may know of, the last changed first, without what they demand.
pub async fn scenarios(db: impl PgExecutor<'_>, reader: PersonId) -> sqlx::Result<Vec<Scenario>> {
    let rows = sqlx::query_as!(
        StoredScenario,
        r#"select scenario.id as "id: ScenarioId", scenario.name, author_id as "author: PersonId",
                  person.name as author_name, is_shared, keeps_deadlines, status as "status: ScenarioStatus",
                  scenario.row_version, changed_at, adopted_by, adopted_reason
           from scenario join person on person.id = author_id
           where status = 'adopted' or (status = 'open' and (is_shared or author_id = $1))
           order by changed_at desc, scenario.id desc limit 100"#,
        reader.0
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| row.with(Vec::new())).collect())
}

/// What the leadership has adopted.
pub struct AdoptedScenario {
    /// Key.
    pub id: ScenarioId,
    /// Its name.
    pub name: String,
    /// Who adopted it.
    pub by: String,
    /// Why.
    pub reason: String,
    /// When.
    pub at: DateTime<Utc>,
}

/// What the leadership adopted last.
pub async fn last_adopted(db: impl PgExecutor<'_>) -> sqlx::Result<Option<AdoptedScenario>> {
    sqlx::query_as!(
        AdoptedScenario,
        r#"select id as "id: ScenarioId", name, adopted_by as "by!", adopted_reason as "reason!",
                  changed_at as at
           from scenario where status = 'adopted' order by changed_at desc, id desc limit 1"#
    )
    .fetch_optional(db)
    .await
}

/// Lets one request at a time change a scenario; held to the end of the transaction.
pub async fn lock_scenario(db: impl PgExecutor<'_>, id: ScenarioId) -> sqlx::Result<()> {
    sqlx::query_scalar!("select id from scenario where id = $1 for update", id.0).fetch_optional(db).await?;
    Ok(())
}

/// Begins a scenario; with `copied` it demands the same as that one.
pub async fn insert_scenario(
    db: &mut PgConnection,
    author: PersonId,
    edit: &ScenarioEdit,
    copied: Option<ScenarioId>,
    at: DateTime<Utc>,
) -> sqlx::Result<ScenarioId> {
    let id = sqlx::query_scalar!(
        r#"insert into scenario (name, author_id, keeps_deadlines, changed_at) values ($1, $2, $3, $4)
           returning id as "id: ScenarioId""#,
        edit.name,
        author.0,
        edit.keeps_deadlines,
        at
    )
    .fetch_one(&mut *db)
    .await?;
    sqlx::query!(
        "insert into scenario_rule (scenario_id, kind, project_id, other_id, by_year, reason)
         select $1, kind, project_id, other_id, by_year, reason from scenario_rule
         where scenario_id = $2 order by id",
        id.0,
        copied.map(|copied| copied.0)
    )
    .execute(db)
    .await?;
    Ok(id)
}

/// Writes what an author wrote.
pub async fn update_scenario(
    db: impl PgExecutor<'_>,
    id: ScenarioId,
    edit: &ScenarioEdit,
    at: DateTime<Utc>,
) -> sqlx::Result<()> {
    sqlx::query!(
        "update scenario set name = $2, keeps_deadlines = $3, changed_at = $4, row_version = row_version + 1
         where id = $1",
        id.0,
        edit.name,
        edit.keeps_deadlines,
        at
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Counts a change of what a scenario demands.
pub async fn touch_scenario(db: impl PgExecutor<'_>, id: ScenarioId, at: DateTime<Utc>) -> sqlx::Result<()> {
    sqlx::query!(
        "update scenario set changed_at = $2, row_version = row_version + 1 where id = $1",
        id.0,
        at
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Adds a demand; the same project or pair a second time is refused by the database.
pub async fn insert_rule(
    db: impl PgExecutor<'_>,
    scenario: ScenarioId,
    rule: &RuleEdit,
    (project, other): (ProjectId, Option<ProjectId>),
) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into scenario_rule (scenario_id, kind, project_id, other_id, by_year, reason)
         values ($1, $2, $3, $4, $5, $6)",
        scenario.0,
        rule.kind as RuleKind,
        project.0,
        other.map(|other| other.0),
        rule.by_year,
        rule.reason
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Takes a demand away.
pub async fn delete_rule(db: impl PgExecutor<'_>, scenario: ScenarioId, rule: RuleId) -> sqlx::Result<()> {
    sqlx::query!("delete from scenario_rule where scenario_id = $1 and id = $2", scenario.0, rule.0)
        .execute(db)
        .await?;
    Ok(())
}

/// Shows a scenario to the others who plan, or hides it.
pub async fn set_shared(
    db: impl PgExecutor<'_>,
    id: ScenarioId,
    is_shared: bool,
    at: DateTime<Utc>,
) -> sqlx::Result<()> {
    sqlx::query!("update scenario set is_shared = $2, changed_at = $3 where id = $1", id.0, is_shared, at)
        .execute(db)
        .await?;
    Ok(())
}

/// Ends a scenario that will not be adopted.
pub async fn mark_discarded(db: impl PgExecutor<'_>, id: ScenarioId, at: DateTime<Utc>) -> sqlx::Result<()> {
    sqlx::query!("update scenario set status = 'discarded', changed_at = $2 where id = $1", id.0, at)
        .execute(db)
        .await?;
    Ok(())
}

/// Makes a scenario the plan.
pub async fn mark_adopted(
    db: impl PgExecutor<'_>,
    id: ScenarioId,
    (by, reason): (&str, &str),
    at: DateTime<Utc>,
) -> sqlx::Result<()> {
    sqlx::query!(
        "update scenario
         set status = 'adopted', is_shared = true, adopted_by = $2, adopted_reason = $3, changed_at = $4
         where id = $1",
        id.0,
        by,
        reason,
        at
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Puts a pseudonym in the place of the person's name in the scenarios that they adopted.
pub async fn forget_names(db: impl PgExecutor<'_>, person: PersonId, names: &[String]) -> sqlx::Result<()> {
    sqlx::query!(
        "update scenario set adopted_by = pseudonym($1) where adopted_by = any($2)",
        person.0,
        names
    )
    .execute(db)
    .await?;
    Ok(())
}
