// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Every statement of the room.

mod capacity;
mod network;
mod outcomes;
mod plan;
mod scenario;
mod team;

pub use capacity::{capacities, capacity, delete_capacity, insert_capacity, lock_capacity, update_capacity};
pub use network::{edges, members};
pub use outcomes::{
    count_finished, finished, insert_measurement, lock_project, measurements, measurements_in_force,
};
pub use plan::{
    PlannedProject, best_left_out, lock_in_state, lock_state, plan_result, planned_projects,
    replace_plan_result, try_lock_plan,
};
pub use scenario::{
    delete_rule, forget_names, insert_rule, insert_scenario, last_adopted, lock_scenario, mark_adopted,
    mark_discarded, scenario, scenarios, set_shared, touch_scenario, update_scenario,
};
pub use team::{
    delete_team, insert_team, lock_team, rename_team, replace_team_work, team_work, team_works, teams,
    uses_of_team,
};
