// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! What can be done with criteria, with rounds and in them.
//!
//! Locks are taken in this order: the round, its project, the log. Whoever judges holds the round as it is,
//! whoever closes it waits for them: an assessment either counts or its author is told.

mod assigning;
mod closing;
mod criteria;
mod judging;
mod opening;
mod results;

use sqlx::{PgPool, Postgres, Transaction};

pub use assigning::{Assignees, Reassigning, assignees, reassign};
pub use closing::{Closing, Reopening, Unfinished, close, closing, reopen};
pub use criteria::{CriterionError, add_criterion, change_criterion, criteria, criterion};
pub use judging::{Bench, Giving, bench, give, tasks};
pub use opening::{Candidates, Opening, candidates, open_rounds};
pub use results::{Outcome, outcome_of_project, outcome_of_round, overview};

use crate::{
    error::Error,
    people::{Person, Role},
};

/// A transaction that reads one state of the data.
async fn reading(pool: &PgPool) -> sqlx::Result<Transaction<'static, Postgres>> {
    pool.begin_with("begin isolation level repeatable read read only").await
}

fn must_manage(person: &Person) -> Result<(), Error> {
    if person.has(Role::PortfolioManager) { Ok(()) } else { Err(Error::Forbidden) }
}
