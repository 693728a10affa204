// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! What a project is, where it can be in its life cycle, and who may move it on.

mod calibration;
mod case;
mod comment;
mod details;
mod draft;
mod duty;
mod life_cycle;
mod likeness;
mod project;
mod proposal;
mod rank_decision;
mod reuse;
pub mod typed;

pub use calibration::{Calibration, Forecast, by_department};
pub use case::{Case, Move, ProjectName, name_of_reason};
pub use comment::{Comment, CommentKind, LONGEST_TEXT, comment_kinds};
pub use details::{Beneficiaries, Benefit, CriterionWords, Details, Effect};
pub use draft::{Draft, DraftId, Step};
pub use duty::{Duty, DutyCheck, DutyClaim, DutyStatus, may_claim_duty};
pub use life_cycle::{Destination, Need, Rule, Verb, offered, offered_in};
pub use likeness::stems;
pub use project::{
    Euros, Kind, ListedProject, NewProject, OtherProject, PersonDays, Project, ProjectId, ProjectNumber,
    State, StoredProject,
};
pub use proposal::{Finding, Proposal, field};
pub use rank_decision::{DecisionOrder, DecisionText, Position, RankDecision, Target};
pub use reuse::{NewService, Reuse, ReuseCheck, ReuseResult, Service, may_check_reuse};
