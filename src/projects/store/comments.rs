// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use chrono::{DateTime, Utc};
use sqlx::PgExecutor;

use crate::{
    kit::ids::PersonId,
    projects::model::{Comment, CommentKind, ProjectId},
};

/// What has been said about the project, the first first.
pub async fn comments_on(db: impl PgExecutor<'_>, project: ProjectId) -> sqlx::Result<Vec<Comment>> {
    sqlx::query_as!(
        Comment,
        r#"select project_comment.id, kind as "kind: CommentKind", person.name as author,
                  department.name as "department?", text, at
           from project_comment
           join person on person.id = project_comment.author_id
           left join department on department.id = person.department_id
           where project_id = $1 order by project_comment.id"#,
        project.0
    )
    .fetch_all(db)
    .await
}

/// Whether the person has said the very same after that comment: a form that was sent twice.
pub async fn has_said_since(
    db: impl PgExecutor<'_>,
    (project, author): (ProjectId, PersonId),
    (kind, text): (CommentKind, &str),
    after: i64,
) -> sqlx::Result<bool> {
    sqlx::query_scalar!(
        r#"select exists (
               select from project_comment
               where project_id = $1 and author_id = $2 and kind = $3 and text = $4 and id > $5
           ) as "has!""#,
        project.0,
        author.0,
        kind as CommentKind,
        text,
        after
    )
    .fetch_one(db)
    .await
}

/// Adds what the person says.
pub async fn insert_comment(
    db: impl PgExecutor<'_>,
    (project, author): (ProjectId, PersonId),
    (kind, text): (CommentKind, &str),
    at: DateTime<Utc>,
) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into project_comment (project_id, author_id, kind, text, at) values ($1, $2, $3, $4, $5)",
        project.0,
        author.0,
        kind as CommentKind,
        text,
        at
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Whoever handed a project in; nobody for what came with a list.
pub async fn submitted_by(db: impl PgExecutor<'_>, project: ProjectId) -> sqlx::Result<Option<PersonId>> {
    sqlx::query_scalar!(r#"select submitted_by as "person: PersonId" from project where id = $1"#, project.0)
        .fetch_one(db)
        .await
}
