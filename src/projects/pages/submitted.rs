// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! What a department has handed in: partial template `projects/submitted.html`.

use super::case_line::CaseLine;
use crate::{
    error::Error,
    kit::page::Chrome,
    people::Person,
    projects::{model, store},
    state::AppState,
};

/// What the head of a department sees of the department's projects.
pub struct Submitted {
    /// What the department is asked about, the longest waiting first.
    pub asked: Vec<CaseLine>,
    /// What is on its way, or being carried out.
    pub under_way: Vec<CaseLine>,
    /// What has ended, one way or another.
    pub ended: Vec<CaseLine>,
}

impl Submitted {
    /// The projects of the person's department; drafts are not among them.
    pub async fn of(state: &AppState, person: &Person, chrome: &Chrome) -> Result<Self, Error> {
        let cases = match person.department {
            Some(department) => store::cases_of_department(&state.pool, department).await?,
            None => Vec::new(),
        };
        let today = state.clock.today();
        let mut submitted = Self { asked: Vec::new(), under_way: Vec::new(), ended: Vec::new() };
        for case in &cases {
            let line = CaseLine::of(case, person, chrome, today);
            let list = match case.state {
                model::State::Query => &mut submitted.asked,
                model::State::Completed
                | model::State::Declined
                | model::State::Withdrawn
                | model::State::Merged => &mut submitted.ended,
                _ => &mut submitted.under_way,
            };
            list.push(line);
        }
        Ok(submitted)
    }
}
