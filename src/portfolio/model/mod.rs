// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

mod capacity;
mod credit;
mod drawing;
mod network;
mod start_order;

pub use self::{
    capacity::{Capacity, CapacityEdit},
    credit::{Carried, DepartmentCredit, Share, carried, department_credits},
    drawing::{BOX, Drawing, Line, draw_layers},
    network::{Enabling, Member, Network},
    start_order::{Apart, Obstacle, OrderedPackage, StartPlan, Waiting, part},
};
