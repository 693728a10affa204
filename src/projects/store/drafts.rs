// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use chrono::{DateTime, Utc};
use serde_json::{Map, Value};
use sqlx::{PgConnection, PgExecutor};

use crate::{
    kit::{form::Pairs, ids::PersonId},
    people::{Department, DepartmentId},
    projects::model::{Draft, DraftId, Step, field},
};

struct DraftRow {
    id: DraftId,
    owner: PersonId,
    department_id: DepartmentId,
    department_name: String,
    typed: Value,
    step_versions: Vec<i32>,
    saved_at: DateTime<Utc>,
}

impl From<DraftRow> for Draft {
    fn from(row: DraftRow) -> Self {
        Self {
            id: row.id,
            owner: row.owner,
            department: Department { id: row.department_id, name: row.department_name },
            typed: of_json(&row.typed),
            step_versions: row.step_versions,
            saved_at: row.saved_at,
        }
    }
}

/// Each field is one text; numbers of projects, which hold no blanks, are separated by them.
fn to_json(typed: &Pairs) -> Value {
    let mut fields = Map::new();
    for (name, value) in typed.iter() {
        let text = match fields.get(name).and_then(Value::as_str) {
            Some(earlier) => format!("{earlier} {value}"),
            None => value.to_owned(),
        };
        fields.insert(name.to_owned(), text.into());
    }
    Value::Object(fields)
}

fn of_json(typed: &Value) -> Pairs {
    let fields = typed.as_object().into_iter().flatten();
    let named = fields.flat_map(|(name, value)| {
        let text = value.as_str().unwrap_or_default();
        let values: Vec<&str> =
            if name == field::REQUIRES { text.split_whitespace().collect() } else { vec![text] };
        values.into_iter().map(|value| (name.clone(), value.to_owned()))
    });
    named.collect()
}

/// Lets a person begin one draft after the other, until the transaction ends.
pub async fn queue_for_drafts(db: impl PgExecutor<'_>, owner: PersonId) -> sqlx::Result<()> {
    sqlx::query!("select pg_advisory_xact_lock(hashtextextended('vorrang.drafts', $1))", owner.0)
        .execute(db)
        .await?;
    Ok(())
}

/// How many drafts a person has.
pub async fn count_drafts(db: impl PgExecutor<'_>, owner: PersonId) -> sqlx::Result<i64> {
    sqlx::query_scalar!(r#"select count(*) as "count!" from proposal_draft where owner_id = $1"#, owner.0)
        .fetch_one(db)
        .await
}

/// Begins an empty draft.
pub async fn insert_draft(
    db: impl PgExecutor<'_>,
    owner: PersonId,
    department: DepartmentId,
    at: DateTime<Utc>,
) -> sqlx::Result<DraftId> {
    sqlx::query_scalar!(
        r#"insert into proposal_draft (owner_id, department_id, created_at, saved_at) values ($1, $2, $3, $3)
           returning id as "id: DraftId""#,
        owner.0,
        department.0,
        at
    )
    .fetch_one(db)
    .await
}

/// The drafts of a person, the last saved first.
pub async fn drafts_of(db: impl PgExecutor<'_>, owner: PersonId) -> sqlx::Result<Vec<Draft>> {
    let rows = sqlx::query_as!(
        DraftRow,
        r#"select draft.id as "id: DraftId", owner_id as "owner: PersonId",
                  department.id as "department_id: DepartmentId", department.name as department_name,
                  typed, step_versions, saved_at
           from proposal_draft as draft join department on department.id = draft.department_id
           where owner_id = $1 order by saved_at desc, draft.id desc"#,
        owner.0
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(Draft::from).collect())
}

/// A draft of that person.
pub async fn draft(db: impl PgExecutor<'_>, owner: PersonId, id: DraftId) -> sqlx::Result<Option<Draft>> {
    let row = sqlx::query_as!(
        DraftRow,
        r#"select draft.id as "id: DraftId", owner_id as "owner: PersonId",
                  department.id as "department_id: DepartmentId", department.name as department_name,
                  typed, step_versions, saved_at
           from proposal_draft as draft join department on department.id = draft.department_id
           where draft.id = $1 and owner_id = $2"#,
        id.0,
        owner.0
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(Draft::from))
}

/// Lets one request at a time change a draft of that person; held to the end of the transaction. To be called
/// before the draft is read.
pub async fn lock_draft(db: impl PgExecutor<'_>, owner: PersonId, id: DraftId) -> sqlx::Result<()> {
    let lock = sqlx::query_scalar!(
        "select id from proposal_draft where id = $1 and owner_id = $2 for update",
        id.0,
        owner.0
    );
    lock.fetch_optional(db).await?;
    Ok(())
}

/// Replaces what was typed in a step.
pub async fn update_draft(
    db: impl PgExecutor<'_>,
    id: DraftId,
    step: Step,
    typed: &Pairs,
    at: DateTime<Utc>,
) -> sqlx::Result<()> {
    let fields: Vec<String> = step.fields().iter().map(ToString::to_string).collect();
    sqlx::query!(
        "update proposal_draft
         set typed = (typed - $2::text[]) || $3, step_versions[$4] = step_versions[$4] + 1, saved_at = $5
         where id = $1",
        id.0,
        &fields,
        to_json(typed),
        step.number().cast_signed(),
        at
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Removes a draft of that person; `false` if there is none.
pub async fn delete_draft(db: impl PgExecutor<'_>, owner: PersonId, id: DraftId) -> sqlx::Result<bool> {
    let deleted = sqlx::query!("delete from proposal_draft where id = $1 and owner_id = $2", id.0, owner.0)
        .execute(db)
        .await?;
    Ok(deleted.rows_affected() == 1)
}

/// Forgets the drafts that nobody has gone on with since then; how many.
pub async fn delete_drafts_saved_before(db: impl PgExecutor<'_>, before: DateTime<Utc>) -> sqlx::Result<u64> {
    let done = sqlx::query!("delete from proposal_draft where saved_at < $1", before).execute(db).await?;
    Ok(done.rows_affected())
}

/// Puts a pseudonym where a project names the person to be asked and nobody else, and forgets the person's drafts,
/// which nobody else has seen.
pub async fn forget_names(db: &mut PgConnection, person: PersonId, names: &[String]) -> sqlx::Result<()> {
    sqlx::query!("update project set contact = pseudonym($1) where contact = any($2)", person.0, names)
        .execute(&mut *db)
        .await?;
    sqlx::query!("delete from proposal_draft where owner_id = $1", person.0).execute(db).await?;
    Ok(())
}
