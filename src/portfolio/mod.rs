// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Room 7. What comes first and what fits: what rests on what, what to start first, and to whom a benefit is due.
//!
//! All of it follows from one picture of the projects and of what they require, the [`Network`]. It is read once for
//! each state of the data and kept in memory ([`KeptNetwork`]); what takes long to work out from it is worked out when
//! the first page asks for it.

mod actions;
mod model;
pub mod pages;
mod store;

pub use actions::{KeptNetwork, Known, network};
pub use model::{
    Apart, Carried, DepartmentCredit, Drawing, Enabling, Line, Member, Network, Obstacle, OrderedPackage,
    Share, StartPlan, Waiting, carried, department_credits, draw_layers,
};
