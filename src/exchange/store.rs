// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use chrono::{DateTime, Utc};
use sqlx::{PgConnection, PgExecutor, types::Json};

use crate::{
    exchange::{
        model::{ImportSummary, StoredFile},
        understanding::Choices,
    },
    kit::ids::PersonId,
    people::DepartmentId,
};

/// Lets one import or set-up at a time check and write; held to the end of the transaction.
pub async fn lock_import(db: impl PgExecutor<'_>) -> sqlx::Result<()> {
    sqlx::query!("select pg_advisory_xact_lock(hashtextextended('vorrang.import', 0))").execute(db).await?;
    Ok(())
}

/// Whether the portal was filled with demonstration data; `None` before it has been set up.
pub async fn is_demonstration(db: impl PgExecutor<'_>) -> sqlx::Result<Option<bool>> {
    sqlx::query_scalar!("select demonstration from installation").fetch_optional(db).await
}

/// Whether anybody has begun to propose something.
pub async fn has_proposals(db: impl PgExecutor<'_>) -> sqlx::Result<bool> {
    sqlx::query_scalar!(
        r#"select exists (select from project where submitted_by is not null)
                  or exists (select from proposal_draft) as "has!""#
    )
    .fetch_one(db)
    .await
}

/// Notes that the portal has been set up.
pub async fn insert_installation(
    db: impl PgExecutor<'_>,
    demonstration: bool,
    set_up_at: DateTime<Utc>,
) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into installation (demonstration, set_up_at) values ($1, $2)",
        demonstration,
        set_up_at
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Tells the database how many rows there are now, so that it plans for them from the first page on.
pub async fn analyze(db: &mut PgConnection) -> sqlx::Result<()> {
    sqlx::query!("analyze department, project, dependency, assessed_level").execute(db).await?;
    Ok(())
}

/// The state of what boards show; it rises with every change.
pub async fn inputs_revision(db: impl PgExecutor<'_>) -> sqlx::Result<i64> {
    sqlx::query_scalar!("select inputs_revision from board_state").fetch_one(db).await
}

/// Keeps a file; its key.
pub async fn insert_file(
    db: impl PgExecutor<'_>,
    owner: PersonId,
    (name, content): (&str, &[u8]),
    choices: &Choices,
    now: DateTime<Utc>,
) -> sqlx::Result<i64> {
    sqlx::query_scalar!(
        "insert into import_file (owner_id, name, content, choices, created_at)
         values ($1, $2, $3, $4, $5) returning id",
        owner.0,
        name,
        content,
        Json(choices) as _,
        now
    )
    .fetch_one(db)
    .await
}

/// Removes files that came before that.
pub async fn delete_old_files(db: impl PgExecutor<'_>, before: DateTime<Utc>) -> sqlx::Result<()> {
    sqlx::query!("delete from import_file where created_at < $1", before).execute(db).await?;
    Ok(())
}

/// Removes all but the newest files of a person.
pub async fn make_room(db: impl PgExecutor<'_>, owner: PersonId, most: i64) -> sqlx::Result<()> {
    sqlx::query!(
        "delete from import_file where id in
             (select id from import_file where owner_id = $1 order by id desc offset $2)",
        owner.0,
        most
    )
    .execute(db)
    .await?;
    Ok(())
}

/// A file without its content, if it is that person's and has come since then.
pub async fn file(
    db: impl PgExecutor<'_>,
    (id, owner): (i64, PersonId),
    since: DateTime<Utc>,
) -> sqlx::Result<Option<StoredFile>> {
    let row = sqlx::query!(
        r#"select id, name, choices as "choices: Json<Choices>", created_at,
                  summary as "summary: Json<ImportSummary>"
           from import_file where id = $1 and owner_id = $2 and created_at >= $3"#,
        id,
        owner.0,
        since
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| StoredFile {
        id: row.id,
        name: row.name,
        choices: row.choices.0,
        created_at: row.created_at,
        summary: row.summary.map(|summary| summary.0),
    }))
}

/// The files of a person that have come since then, the newest first.
pub async fn files_of(
    db: impl PgExecutor<'_>,
    owner: PersonId,
    since: DateTime<Utc>,
) -> sqlx::Result<Vec<StoredFile>> {
    let rows = sqlx::query!(
        r#"select id, name, choices as "choices: Json<Choices>", created_at,
                  summary as "summary: Json<ImportSummary>"
           from import_file where owner_id = $1 and created_at >= $2 order by id desc"#,
        owner.0,
        since
    )
    .fetch_all(db)
    .await?;
    let files = rows.into_iter().map(|row| StoredFile {
        id: row.id,
        name: row.name,
        choices: row.choices.0,
        created_at: row.created_at,
        summary: row.summary.map(|summary| summary.0),
    });
    Ok(files.collect())
}

/// The bytes of a file.
pub async fn content(db: impl PgExecutor<'_>, id: i64) -> sqlx::Result<Vec<u8>> {
    sqlx::query_scalar!("select content from import_file where id = $1", id).fetch_one(db).await
}

/// Keeps how a file is to be read.
pub async fn update_choices(db: impl PgExecutor<'_>, id: i64, choices: &Choices) -> sqlx::Result<()> {
    sqlx::query!(
        "update import_file set choices = $2 where id = $1 and taken_at is null",
        id,
        Json(choices) as _
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Lets one request at a time take a file over; whether that is still to be done.
pub async fn lock_file(db: impl PgExecutor<'_>, id: i64) -> sqlx::Result<bool> {
    let open = sqlx::query_scalar!(
        r#"select taken_at is null as "is_open!" from import_file where id = $1 for update"#,
        id
    )
    .fetch_optional(db)
    .await?;
    Ok(open.unwrap_or_default())
}

/// Notes what came of a file.
pub async fn finish_file(
    db: impl PgExecutor<'_>,
    id: i64,
    summary: &ImportSummary,
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    sqlx::query!(
        "update import_file set taken_at = $2, summary = $3 where id = $1",
        id,
        now,
        Json(summary) as _
    )
    .execute(db)
    .await?;
    Ok(())
}

/// How a department last read a list with these heads.
pub async fn form(
    db: impl PgExecutor<'_>,
    department: Option<DepartmentId>,
    heads: &str,
) -> sqlx::Result<Option<Choices>> {
    let found = sqlx::query_scalar!(
        r#"select choices as "choices: Json<Choices>" from import_form
           where department_id is not distinct from $1 and heads = sha256(convert_to($2, 'UTF8'))"#,
        department.map(|department| department.0),
        heads
    )
    .fetch_optional(db)
    .await?;
    Ok(found.map(|choices| choices.0))
}

/// Remembers how a department reads lists with these heads.
pub async fn keep_form(
    db: impl PgExecutor<'_>,
    department: Option<DepartmentId>,
    heads: &str,
    choices: &Choices,
) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into import_form (department_id, heads, choices) values ($1, sha256(convert_to($2, 'UTF8')), $3)
         on conflict on constraint import_form_once do update set choices = excluded.choices",
        department.map(|department| department.0),
        heads,
        Json(choices) as _
    )
    .execute(db)
    .await?;
    Ok(())
}
