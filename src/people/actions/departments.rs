// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use chrono::{DateTime, Utc};
use serde_json::json;
use sqlx::{PgConnection, PgPool};

use crate::{
    audit::{self, Action, Actor, Event},
    kit::database::violates,
    people::{
        model::{Department, DepartmentId},
        store,
    },
};

/// Why a department is not added or renamed.
#[derive(Debug, thiserror::Error)]
pub enum DepartmentError {
    /// There is another of that name.
    #[error("the name is taken")]
    NameTaken,
    /// There is no such department.
    #[error("no such department")]
    Unknown,
    /// Somebody else has renamed it in the meantime, to this, and so often has it been changed now.
    #[error("changed by somebody else")]
    Changed(Department, i32),
    /// The database refused.
    #[error(transparent)]
    Database(sqlx::Error),
}

impl From<sqlx::Error> for DepartmentError {
    fn from(error: sqlx::Error) -> Self {
        if violates(&error, "department_name_unique") { Self::NameTaken } else { Self::Database(error) }
    }
}

/// Adds a department.
pub async fn add_department(
    pool: &PgPool,
    actor: &Actor,
    name: &str,
    at: DateTime<Utc>,
) -> Result<(), DepartmentError> {
    let mut transaction = pool.begin().await?;
    store::insert_departments(&mut *transaction, &[name.to_owned()]).await?;
    record(&mut transaction, actor, (None, name), at).await?;
    transaction.commit().await?;
    Ok(())
}

/// Gives a department that has been changed `row_version` times another name.
pub async fn rename_department(
    pool: &PgPool,
    actor: &Actor,
    (id, row_version): (DepartmentId, i32),
    name: &str,
    at: DateTime<Utc>,
) -> Result<(), DepartmentError> {
    let mut transaction = pool.begin().await?;
    let found = store::department(&mut *transaction, id).await?;
    let (before, _) = found.ok_or(DepartmentError::Unknown)?;
    if before.name == name {
        return Ok(());
    }
    if !store::rename_department(&mut *transaction, (id, row_version), name).await? {
        let found = store::department(&mut *transaction, id).await?;
        let (stored, row_version) = found.ok_or(DepartmentError::Unknown)?;
        // The second of two clicks finds what the first has done.
        return if stored.name == name { Ok(()) } else { Err(DepartmentError::Changed(stored, row_version)) };
    }
    record(&mut transaction, actor, (Some(&before.name), name), at).await?;
    transaction.commit().await?;
    Ok(())
}

async fn record(
    db: &mut PgConnection,
    actor: &Actor,
    (before, after): (Option<&str>, &str),
    at: DateTime<Utc>,
) -> sqlx::Result<()> {
    let event = Event {
        actor,
        action: if before.is_some() { Action::DepartmentChanged } else { Action::DepartmentAdded },
        project: None,
        subject: after.to_owned(),
        before: before.map(|name| json!({ "name": name })),
        after: Some(json!({ "name": after })),
        reason: None,
    };
    audit::record(db, at, &event).await
}
