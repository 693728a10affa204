// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use serde_json::{Value, json};
use sqlx::{PgConnection, PgPool};

use super::notice;
use crate::{
    audit::{self, Action, Actor, Event},
    error::Error,
    kit::{database::violates, ids::PersonId},
    people::{
        model::{Department, DepartmentId, NewPerson, Person, PersonEdit, Role},
        store,
    },
};

/// Why a person is not added or changed.
#[derive(Debug, thiserror::Error)]
pub enum PersonError {
    /// Somebody else signs in with that name.
    #[error("the sign-in name is taken")]
    NameTaken,
    /// There is no such person.
    #[error("no such person")]
    Unknown,
    /// Somebody else has changed the person in the meantime, to this.
    #[error("changed by somebody else")]
    Changed(Box<Person>),
    /// Nobody takes administration from oneself, or locks oneself out.
    #[error("the own rights")]
    OwnRights,
    /// Nobody could administrate any more.
    #[error("the last administrator")]
    LastAdmin,
    /// The identity provider would undo it when the person signs in the next time.
    #[error("the identity provider says name, e-mail, department and roles")]
    Provider,
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
    let event = Event {
        actor,
        action: Action::PersonAdded,
        project: None,
        subject: new.sign_in_name.clone(),
        before: None,
        after: Some(json!({
            "name": new.name,
            "email": new.email,
            "department": department_name(db, new.department).await?,
            "roles": codes(&new.roles),
        })),
        reason: None,
    };
    audit::record(db, at, &event).await?;
    Ok(id)
}

fn codes(roles: &BTreeSet<Role>) -> Vec<&'static str> {
    roles.iter().copied().map(Role::code).collect()
}

/// The log outlives what a key stands for.
async fn department_name(
    db: &mut PgConnection,
    department: Option<DepartmentId>,
) -> sqlx::Result<Option<String>> {
    match department {
        Some(id) => Ok(store::department(db, id).await?.map(|(department, _)| department.name)),
        None => Ok(None),
    }
}

/// A person as the log notes it.
pub(super) async fn recorded(db: &mut PgConnection, edit: &PersonEdit) -> sqlx::Result<Value> {
    Ok(json!({
        "name": edit.name,
        "email": edit.email,
        "department": department_name(db, edit.department).await?,
        "roles": codes(&edit.roles),
        "active": edit.is_active,
    }))
}

/// The first `limit` people in whose name or sign-in name `text` occurs, every department, and how many people
/// there are of that name.
pub async fn find_people(
    pool: &PgPool,
    text: &str,
    limit: i64,
) -> Result<(Vec<Person>, Vec<Department>, i64), Error> {
    let mut db = pool.acquire().await?;
    let (people, found) = store::persons_named(&mut db, text, limit).await?;
    Ok((people, store::all_departments(&mut *db).await?, found))
}

/// Adds a person who has no password yet.
pub async fn add_person_by_admin(
    pool: &PgPool,
    admin: &Actor,
    new: &NewPerson,
    at: DateTime<Utc>,
) -> Result<PersonId, PersonError> {
    let mut transaction = pool.begin().await?;
    let id = add_person(&mut transaction, admin, new, None, at).await?;
    transaction.commit().await?;
    Ok(id)
}

/// Changes a person who has been changed `row_version` times. Whoever may not sign in any more is signed out.
pub async fn change_person(
    pool: &PgPool,
    actor: &Actor,
    (id, row_version): (PersonId, i32),
    edit: &PersonEdit,
    at: DateTime<Utc>,
) -> Result<(), PersonError> {
    let mut transaction = pool.begin().await?;
    store::lock_persons(&mut *transaction).await?;
    let stored = store::person(&mut *transaction, id).await?.ok_or(PersonError::Unknown)?;
    if store::has_gone(&mut *transaction, id).await? {
        return Err(PersonError::Unknown);
    }
    let before = PersonEdit::of(&stored);
    if before == *edit {
        return Ok(());
    }
    if stored.is_from_provider && !before.agrees_on_what_a_provider_says(edit) {
        return Err(PersonError::Provider);
    }
    if stored.row_version != row_version {
        return Err(PersonError::Changed(Box::new(stored)));
    }
    let ends_administration = before.is_active_admin() && !edit.is_active_admin();
    if actor.id == Some(id) && ends_administration {
        return Err(PersonError::OwnRights);
    }
    store::update_person(&mut transaction, id, edit, at).await?;
    if ends_administration && store::count_active(&mut *transaction, Role::Admin).await? == 0 {
        return Err(PersonError::LastAdmin);
    }
    if before.email != edit.email {
        notice::address_changed(&mut transaction, &stored, at).await?;
    }
    if !edit.is_active {
        store::delete_sessions(&mut *transaction, id, None).await?;
        store::delete_password_link_of(&mut *transaction, id).await?;
    }
    let event = Event {
        actor,
        action: Action::PersonChanged,
        project: None,
        subject: stored.sign_in_name,
        before: Some(recorded(&mut transaction, &before).await?),
        after: Some(recorded(&mut transaction, edit).await?),
        reason: None,
    };
    audit::record(&mut transaction, at, &event).await?;
    transaction.commit().await?;
    Ok(())
}

/// Sets whether the person wants mails about changes of state.
pub async fn set_wants_mail(
    pool: &PgPool,
    person: &Person,
    wants_mail: bool,
    at: DateTime<Utc>,
) -> Result<(), Error> {
    let mut transaction = pool.begin().await?;
    if store::set_wants_mail(&mut *transaction, person.id, wants_mail).await? {
        let event = Event {
            actor: &person.actor(),
            action: Action::PersonChanged,
            project: None,
            subject: person.sign_in_name.clone(),
            before: Some(json!({ "wants_mail": !wants_mail })),
            after: Some(json!({ "wants_mail": wants_mail })),
            reason: None,
        };
        audit::record(&mut transaction, at, &event).await?;
        transaction.commit().await?;
    }
    Ok(())
}
