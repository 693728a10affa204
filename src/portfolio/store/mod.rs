// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Every statement of the room.

mod capacity;
mod network;

pub use capacity::{capacities, capacity, delete_capacity, insert_capacity, lock_capacity, update_capacity};
pub use network::{edges, members};
