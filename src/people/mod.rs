// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Room 2. Who takes part: the departments of the city, people with their roles, and how they sign in.

mod access;
mod actions;
mod demonstration;
mod model;
pub mod pages;
mod password;
mod provider;
mod store;

pub use access::{
    Admin, Assessor, Auditor, DepartmentHead, Leadership, PortfolioManager, Reader, Resumed, SignedIn,
    recognise,
};
pub use actions::{PersonError, add_person};
pub use demonstration::add_demonstration_people;
pub use model::{AccessRules, Department, DepartmentId, NewPerson, Person, Role};
pub use password::hash as hash_password;
pub use provider::{ClaimPaths, Mapping, MappingFault, Provider, ProviderSettings, Unmapped};
pub use store::{all_departments, all_persons, departments_by_name, insert_departments, person};
