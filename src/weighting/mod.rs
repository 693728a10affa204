// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Room 5. What counts how much: numbered versions of the weights that are never changed.

mod model;
mod store;

pub use model::Weighting;
pub use store::{insert_weighting, weighting_in_force};
