// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Room 1. What happened: who changed what, when and why, in a log that is only ever added to.
//!
//! An action of another room calls [`record`] in the transaction of its change, so that neither is there
//! without the other. The database chains the events by hash.

mod actions;
mod api;
mod error;
mod model;
mod pages;
mod query;
mod store;

pub use actions::verify;
pub use api::{EventList, log_document};
pub use error::VerifyError;
pub use model::{Action, Actor, Break, Chain, Change, Event, Fault, Hash, NotAHash, RecordedEvent};
pub use pages::{HistoryLine, history_lines, log as log_page};
pub use store::{forget_names, history_of, knows, record};
