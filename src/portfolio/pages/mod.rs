// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! The pages of the room: what rests on what, for the city and for one project; what to start first; and to whom a
//! benefit is due; and the capacity of the years; and what came of what is completed.

mod around;
mod capacity;
mod city;
mod connect;
mod credit;
mod outcome;
mod outcome_form;
mod outcome_words;
mod picture;
mod results;
mod start_order;
mod value_effort;
mod value_plot;
mod words;

pub use around::{add, dependencies};
pub use capacity::{add_capacity, capacities, capacity, change_capacity};
pub use city::city;
pub use connect::{remove, remove_form};
pub use credit::credit;
pub use outcome::outcome;
pub use outcome_form::{correct, correct_form, record, record_form};
pub use results::results;
pub use start_order::start_order;
pub use value_effort::value_and_effort;
