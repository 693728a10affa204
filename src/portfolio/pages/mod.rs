// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! The pages of the room: what rests on what, for the city and for one project; what to start first; and to whom a
//! benefit is due; the capacity of the years, the plan, and scenarios; and what came of what is completed.

mod around;
mod capacity;
mod capacity_picture;
mod city;
mod connect;
mod credit;
mod outcome;
mod outcome_form;
mod outcome_words;
mod picture;
mod plan;
mod plan_parts;
mod results;
mod roadmap;
mod scenario;
mod scenario_adoption;
mod scenario_comparison;
mod scenario_confirm;
mod scenario_form;
mod scenario_rules;
mod scenario_writing;
mod start_order;
mod team_work;
mod teams;
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
pub use plan::plan;
pub use results::results;
pub use scenario::scenario;
pub use scenario_adoption::{adopt, adopt_form};
pub use scenario_comparison::compare;
pub use scenario_confirm::{discard_scenario, discard_scenario_form, share_scenario, share_scenario_form};
pub use scenario_rules::{add_rule, new_rule, remove_rule, remove_rule_form};
pub use scenario_writing::{begin_scenario, edit_scenario, new_scenario, save_scenario};
pub use start_order::start_order;
pub use team_work::{set_team_work, team_work};
pub use teams::{add_team, remove_team, remove_team_form, rename_team, team, teams};
pub use value_effort::value_and_effort;
