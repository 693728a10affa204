// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! The invented people of a demonstration: one or more for each role. They have no password; see
//! [`super::AccessRules::demonstration_sign_in`].

use chrono::{DateTime, Utc};
use serde::Deserialize;
use sqlx::PgConnection;

use super::{
    actions::{PersonError, add_person},
    model::{DepartmentId, NewPerson, Role},
    store,
};
use crate::audit::Actor;

const PEOPLE: &str = include_str!("../../data/people.csv");

/// A line of `data/people.csv`.
#[derive(Deserialize)]
struct Line {
    sign_in_name: String,
    name: String,
    department: Option<String>,
    roles: String,
}

fn lines() -> impl Iterator<Item = Line> {
    let reader = csv::ReaderBuilder::new().delimiter(b';').from_reader(PEOPLE.as_bytes());
    reader.into_deserialize().flatten()
}

fn roles(line: &Line) -> impl Iterator<Item = Role> {
    line.roles.split(',').filter_map(Role::from_code)
}

/// Adds them in the caller's transaction, with the departments that they need.
pub async fn add_demonstration_people(db: &mut PgConnection, at: DateTime<Utc>) -> Result<(), PersonError> {
    for line in lines() {
        let department = match &line.department {
            Some(name) => Some(department(&mut *db, name).await?),
            None => None,
        };
        let new = NewPerson {
            roles: roles(&line).collect(),
            sign_in_name: line.sign_in_name,
            name: line.name,
            email: None,
            department,
        };
        add_person(db, &Actor::system(), &new, None, at).await?;
    }
    Ok(())
}

async fn department(db: &mut PgConnection, name: &str) -> sqlx::Result<DepartmentId> {
    let names = [name.to_owned()];
    let mut found = store::departments_by_name(&mut *db, &names).await?;
    if found.is_empty() {
        found = store::insert_departments(db, &names).await?;
    }
    found.first().map(|department| department.id).ok_or(sqlx::Error::RowNotFound)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_role_has_somebody_and_every_line_is_understood() {
        let filled: BTreeSet<Role> = lines().flat_map(|line| roles(&line).collect::<Vec<_>>()).collect();
        assert_eq!(filled, BTreeSet::from(Role::ALL));
        assert_eq!(lines().count(), PEOPLE.lines().count() - 1);
        assert!(lines().all(|line| roles(&line).count() == line.roles.split(',').count()));
    }
}
