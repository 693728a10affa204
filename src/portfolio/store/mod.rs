// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Every statement of the room.

mod capacity;
mod network;
mod outcomes;

pub use capacity::{capacities, capacity, delete_capacity, insert_capacity, lock_capacity, update_capacity};
pub use network::{edges, members};
pub use outcomes::{
    count_finished, finished, insert_measurement, lock_project, measurements, measurements_in_force,
};
