// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Room 1. What happened: who changed what, when and why, in a log that is only ever added to.
//!
//! An action of another room calls [`record`] in the transaction of its change, so that neither is there
//! without the other. The database chains the events by hash.

mod model;
mod store;

pub use model::{Action, Actor, Event};
pub use store::record;
