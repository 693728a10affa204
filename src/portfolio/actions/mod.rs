// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

mod capacity;
mod network;
mod outcomes;

pub use capacity::{CapacityChange, add_capacity, change_capacity};
pub use network::{KeptNetwork, Known, credits, network, start_plan, value_picture};
pub use outcomes::{Recorded, Results, Told, record, results, told, told_to_record};
