// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Room 2. Who takes part: so far the departments of the city.

mod model;
mod store;

pub use model::{Department, DepartmentId};
pub use store::{all_departments, departments_by_name, insert_departments};
