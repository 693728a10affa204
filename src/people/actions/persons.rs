// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use chrono::{DateTime, Utc};
use serde_json::json;
use sqlx::PgConnection;

use crate::{
    audit::{self, Action, Actor, Event},
    kit::{database::violates, ids::PersonId},
    people::{
        model::{NewPerson, Role},
        store,
    },
};

/// Why a person is not added or changed.
#[derive(Debug, thiserror::Error)]
pub enum PersonError {
    /// Somebody else signs in with that name.
    #[error("the sign-in name is taken")]
    NameTaken,
    /// The database refused.
    #[error(transparent)]
    Database(sqlx::Error),
}

impl From<sqlx::Error> for PersonError {
    fn from(error: sqlx::Error) -> Self {
        if violates(&error, "person_sign_in_name_unique") { Self::NameTaken } else { Self::Database(error) }
    }
}

/// Adds a person, in the caller's transaction. Without a password the person can only sign in through the
/// identity provider, or by a link that an administrator makes.
pub async fn add_person(
    db: &mut PgConnection,
    actor: &Actor,
    new: &NewPerson,
    password_hash: Option<&str>,
    at: DateTime<Utc>,
) -> Result<PersonId, PersonError> {
    let id = store::insert_person(db, new, password_hash, at).await?;
    let roles: Vec<&str> = new.roles.iter().copied().map(Role::code).collect();
    let event = Event {
        actor,
        action: Action::PersonAdded,
        project: None,
        subject: new.sign_in_name.clone(),
        before: None,
        after: Some(json!({
            "name": new.name,
            "email": new.email,
            "department": new.department.map(|department| department.0),
            "roles": roles,
        })),
        reason: None,
    };
    audit::record(db, at, &event).await?;
    Ok(id)
}
