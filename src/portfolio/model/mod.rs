// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

mod capacity;

pub use capacity::{Capacity, CapacityEdit};
