// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Room 7. What fits: what there is in each year to carry projects out with.

mod actions;
mod model;
pub mod pages;
mod store;

pub use actions::{CapacityError, add_capacity};
pub use model::{Capacity, CapacityEdit};
