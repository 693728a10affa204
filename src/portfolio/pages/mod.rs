// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! The pages of the room: the capacity of the years.

mod capacity;

pub use capacity::{add_capacity, capacities, capacity, change_capacity};
