// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Room 2. Who takes part: the departments of the city, people with their roles, and how they sign in.

mod access;
mod actions;
pub mod api;
mod bearer;
mod demonstration;
pub mod details;
mod model;
pub mod pages;
mod password;
mod provider;
mod store;

pub use access::{
    Admin, Assessor, Auditor, DepartmentHead, Leadership, PortfolioManager, Reader, Reauthenticated, Resumed,
    SignedIn, recognise,
};
pub use actions::{LINK_LIFE, PersonError, add_person, change_person, make_password_link, recognise_page};
pub use api::DepartmentDocument;
pub use bearer::{AssessScope, AuditScope, ProposeScope, ReadScope, recognise_token};
pub use demonstration::add_demonstration_people;
pub use details::email as read_email;
pub use model::{
    AccessRules, AccessToken, Department, DepartmentChoice, DepartmentId, NewPerson, Person, PersonEdit,
    Role, Scope, password_link_path,
};
pub use password::{hash as hash_password, weakness as password_weakness};
pub use provider::{
    ClaimPaths, ExaminationError, Examined, Mapping, MappingFault, Provider, ProviderSettings, Unmapped,
};
pub use store::{
    Audience, Leaver, Recipient, all_departments, all_persons, departments_by_name,
    departments_to_choose_from, forget, insert_departments, leavers, person, person_by_sign_in_name,
    public_url, purge, recipients, set_public_url,
};
