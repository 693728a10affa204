// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use sqlx::PgExecutor;

use crate::{
    kit::ids::PersonId,
    people::model::{DepartmentId, Role},
};

/// Who is to be told of something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Audience<'a> {
    /// This person.
    pub person: Option<PersonId>,
    /// The heads of this department.
    pub department: Option<DepartmentId>,
    /// Whoever has one of these roles.
    pub roles: &'a [Role],
    /// Not this person, who knows.
    pub except: Option<PersonId>,
}

/// Somebody who gets a mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recipient {
    /// What they are called.
    pub name: String,
    /// Where mails go.
    pub email: String,
}

/// Those of an audience who are active, want mails and have an address; everybody once.
pub async fn recipients(db: impl PgExecutor<'_>, audience: &Audience<'_>) -> sqlx::Result<Vec<Recipient>> {
    sqlx::query_as!(
        Recipient,
        r#"select name as "name!", email as "email!"
           from person_with_roles
           where is_active and wants_mail and btrim(email) <> '' and id is distinct from $4
             and (id = $1 or roles && $3 or (department_id = $2 and 'department_head' = any(roles)))
           order by id"#,
        audience.person.map(|person| person.0),
        audience.department.map(|department| department.0),
        audience.roles as &[Role],
        audience.except.map(|person| person.0)
    )
    .fetch_all(db)
    .await
}
