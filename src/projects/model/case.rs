// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use chrono::{DateTime, NaiveDate, Utc};

use super::project::{ProjectId, ProjectNumber, State};
use crate::{kit::ids::PersonId, people::Department};

/// A project as those see it who move it on: where it is, since when and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    /// Key.
    pub id: ProjectId,
    /// Name by which people know it.
    pub number: ProjectNumber,
    /// One line.
    pub title: String,
    /// Who asks for it.
    pub department: Department,
    /// Where it is.
    pub state: State,
    /// Where it was before.
    pub former: Option<State>,
    /// Since when it is there; `None` for what came with a list.
    pub since: Option<DateTime<Utc>>,
    /// Who brought it there.
    pub moved_by: Option<PersonId>,
    /// Their name.
    pub moved_by_name: Option<String>,
    /// Why: reason, question, answer, decision or result.
    pub reason: Option<String>,
    /// If it is deferred: the day on which it is looked at again.
    pub follow_up: Option<NaiveDate>,
    /// If it is merged: where it goes on.
    pub target: Option<ProjectName>,
    /// Name of whoever handed it in.
    pub submitted_by: Option<String>,
    /// When that was.
    pub submitted_at: Option<DateTime<Utc>>,
}

/// Another project, named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProjectName {
    /// Name by which people know it.
    pub number: ProjectNumber,
    /// One line.
    pub title: String,
}

/// A project's step to another state.
#[derive(Clone, Copy, Debug)]
pub struct Move<'a> {
    /// Where it goes.
    pub to: State,
    /// Why.
    pub reason: Option<&'a str>,
    /// To `Deferred`: the day on which it is looked at again.
    pub follow_up: Option<NaiveDate>,
    /// To `Merged`: where it goes on.
    pub target: Option<(ProjectId, &'a ProjectNumber)>,
}

impl<'a> Move<'a> {
    /// A step that takes nothing but perhaps a reason.
    pub const fn to(to: State, reason: Option<&'a str>) -> Self {
        Self { to, reason, follow_up: None, target: None }
    }
}

/// The text that says what the words are with which a project came from `former` to `state`.
pub const fn name_of_reason(former: Option<State>, state: State) -> &'static str {
    match (former, state) {
        (_, State::Query) => "reason-question",
        (Some(State::Query), State::InReview) => "reason-answer",
        (Some(State::Assessed), State::Prioritised) => "reason-decision",
        (Some(State::Prioritised), State::InProgress) => "reason-start",
        (Some(State::InProgress), State::Completed) => "reason-result",
        _ => "reason-reason",
    }
}
