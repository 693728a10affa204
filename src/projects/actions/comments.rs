// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use chrono::{DateTime, Utc};
use serde_json::json;
use sqlx::PgPool;

use super::{moves::read_project, notice};
use crate::{
    audit::{self, Action, Event},
    error::Error,
    people::Person,
    projects::{
        model::{CommentKind, ProjectNumber, comment_kinds},
        store,
    },
};

/// What somebody says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// What it is meant as.
    pub kind: CommentKind,
    /// In words.
    pub text: String,
    /// The last comment that they had seen; 0 if there was none.
    pub after: i64,
}

/// Adds a comment, if the person may say such a thing about the project. A form that is sent twice says it
/// once.
pub async fn comment(
    pool: &PgPool,
    person: &Person,
    number: &ProjectNumber,
    said: &Said,
    at: DateTime<Utc>,
) -> Result<(), Error> {
    let mut transaction = pool.begin().await?;
    let db = &mut *transaction;
    store::lock_projects(&mut *db, &[number]).await?;
    let (project, _) = read_project(db, person, number, None).await?;
    if !comment_kinds(person, &project).contains(&said.kind) {
        return Err(Error::Forbidden);
    }
    let (whose, what) = ((project.id, person.id), (said.kind, said.text.as_str()));
    if store::has_said_since(&mut *db, whose, what, said.after).await? {
        return Ok(());
    }
    store::insert_comment(&mut *db, whose, what, at).await?;
    let submitted_by = store::submitted_by(&mut *db, project.id).await?;
    notice::write_comment(&mut *db, person, &project, what, (submitted_by, at)).await?;
    let event = Event {
        actor: &person.actor(),
        action: Action::ProjectCommented,
        project: Some(&number.to_string()),
        subject: String::new(),
        before: None,
        after: Some(json!({ "kind": said.kind.code(), "text": said.text })),
        reason: None,
    };
    audit::record(db, at, &event).await?;
    transaction.commit().await?;
    Ok(())
}
