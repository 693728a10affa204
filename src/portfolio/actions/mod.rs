// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

mod capacity;
mod network;
mod outcomes;
mod planning;
mod scenario;
mod scenario_adoption;
mod team;

pub use capacity::{CapacityChange, add_capacity, change_capacity};
pub use network::{KeptNetwork, Known, credits, network, start_plan, value_picture};
pub use outcomes::{Recorded, Results, Told, record, results, told, told_to_record};
pub use planning::{Planned, Planner, Ready, planned};
pub use scenario::{
    Change, RuleAddition, add_rule, begin_scenario, discard_scenario, find_scenario, list_scenarios,
    own_scenario, remove_rule, save_scenario, share_scenario,
};
pub use scenario_adoption::{Adoption, AdoptionOrder, adopt};
pub use team::{
    AskedOfTeams, TeamChange, TeamWorkChange, add_team, asked_of_teams, remove_team, rename_team,
    set_team_work,
};
