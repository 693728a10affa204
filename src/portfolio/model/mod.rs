// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

mod capacity;
mod credit;
mod drawing;
mod frontier;
mod network;
mod outcome;
mod plan;
mod plan_contest;
mod roadmap;
mod scenario;
mod start_order;
mod team;

pub use self::{
    capacity::{Capacity, CapacityEdit, Faults},
    credit::{Carried, DepartmentCredit, Share, carried, department_credits},
    drawing::{BOX, Drawing, Line, draw_layers},
    frontier::{CELLS, MOST_TENTHS, Offer, ValuePicture, across},
    network::{Enabling, Member, Network},
    outcome::{
        Answers, Change, Figure, Figures, Finished, LEAST_ASKED, Measure, Measurement, MeasurementEdit,
        MeasurementId, Moment, NewMeasurement, Occasion, Outcome, OutcomeLine, may_record, moments,
    },
    plan::{
        Chosen, Found, Lacking, PlanInput, PlanResult, PlannedTeam, PlannedYear, RuleCost, Unmet,
        UnmetReason, Unplannable,
    },
    plan_contest::work_out,
    roadmap::{QUARTERS, Slot, slots},
    scenario::{
        NamedProject, RuleEdit, RuleId, RuleKind, Scenario, ScenarioEdit, ScenarioId, ScenarioRule,
        ScenarioStatus, read_reason,
    },
    start_order::{Apart, Obstacle, OrderedPackage, StartPlan, Waiting, part},
    team::{Team, TeamDays, TeamId},
};
