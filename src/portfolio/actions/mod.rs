// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

mod capacity;

pub use capacity::{CapacityError, add_capacity, change_capacity};
