// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Room 7. What comes first and what fits: what rests on what, what to start first, and to whom a
//! benefit is due; and what there is in each year to carry projects out with; and what came of those
//! that are completed.
//!
//! The first three follow from one picture of the projects and of what they require, the [`Network`]. It is read once for
//! each state of the data and kept in memory ([`KeptNetwork`]); what takes long to work out from it is worked out when
//! the first page asks for it.

mod actions;
mod model;
pub mod pages;
mod store;

pub use actions::{CapacityChange, KeptNetwork, Known, Recorded, add_capacity, network, record};
pub use model::{
    Answers, Apart, Capacity, CapacityEdit, Carried, Change, DepartmentCredit, Drawing, Enabling, Figures,
    LEAST_ASKED, Line, Measure, Measurement, MeasurementEdit, MeasurementId, Member, Moment, Network,
    NewMeasurement, Obstacle, Occasion, OrderedPackage, Outcome, Share, StartPlan, ValuePicture, Waiting,
    carried, department_credits, draw_layers,
};
