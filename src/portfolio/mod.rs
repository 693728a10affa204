// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Room 7. What comes first and what fits: what rests on what, what to start first, and to whom a
//! benefit is due; what there is in each year to carry projects out with, the selection that is worth most within it, and
//! scenarios with what somebody demands of it; and what came of the projects that are completed.
//!
//! The first three follow from one picture of the projects and of what they require, the [`Network`]. It is read once for
//! each state of the data and kept in memory ([`KeptNetwork`]); what takes long to work out from it is worked out when
//! the first page asks for it.
//!
//! A plan is worked out beside the requests, within a limited time, and kept in the database as long as neither the data
//! nor the scenario change: whoever adopts one adopts what stood there.

mod actions;
mod model;
pub mod pages;
mod store;

pub use actions::{CapacityChange, KeptNetwork, Known, Planner, Recorded, add_capacity, network, record};
pub use model::{
    Answers, Apart, Capacity, CapacityEdit, Carried, Change, DepartmentCredit, Drawing, Enabling, Figures,
    LEAST_ASKED, Line, Measure, Measurement, MeasurementEdit, MeasurementId, Member, Moment, Network,
    NewMeasurement, Obstacle, Occasion, OrderedPackage, Outcome, Share, StartPlan, TeamDays, ValuePicture,
    Waiting, carried, department_credits, draw_layers,
};
pub use store::forget_names;
