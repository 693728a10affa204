// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Vorrang: a city decides, in the open, which digitalisation projects come first.
//!
//! # The house
//!
//! Outside there are *rooms*, each about one thing the portal does; inside each room stand the same
//! *shelves*, each one way of building it. A room knows only rooms with a smaller number, through what
//! their `mod.rs` shows.
//!
//! | room | what it is about |
//! | --- | --- |
//! | [`kit`] | what any portal needs and what knows nothing of projects |
//! | [`ranking`] | from levels and weights to points and places: pure mathematics |
//! | [`audit`] (1) | what happened: a log that is only added to |
//! | [`people`] (2) | who takes part |
//! | [`projects`] (3) | what is asked for, and what requires what |
//! | [`assessment`] (4) | how it is judged: criteria, levels, rounds |
//! | [`weighting`] (5) | what counts how much |
//! | [`board`] (6) | the Top 25 and the reason for every place |
//! | [`portfolio`] (7) | what comes first and what fits |
//! | [`exchange`] (8) | lists in and out |
//! | [`statements`] (9) | what a public portal owes its readers: statements, help, and reports of barriers |
//! | [`privacy`] (10) | what becomes of personal data |
//!
//! | shelf | what stands there |
//! | --- | --- |
//! | `model` | types and rules; pure |
//! | `store` | every SQL statement of the room |
//! | `actions` | one function a verb: opens the transaction, stores, commits |
//! | `pages` | templates and their handlers |
//! | `api` | JSON for programs and its handlers; [`api`] puts them together |
//!
//! # The way of a request
//!
//! [`routes`] → a handler in `pages` → `actions` → `store`. A handler reads in one transaction that sees one
//! state of the data, so that no page shows half of two.
//!
//! The board is asked for by everybody: of all who ask the same in the same half second, one goes this way, and the
//! others get the bytes that came of it, see [`kit::kept`].
//!
//! # The way of a change
//!
//! A change commits and triggers in the database count it. Places are worked out from the new state before the
//! next page is answered, see [`board`].

pub mod kit;

pub mod ranking;

pub mod audit;

pub mod people;

pub mod projects;

pub mod assessment;

pub mod weighting;

pub mod board;

pub mod portfolio;

pub mod exchange;

pub mod statements;

pub mod privacy;

pub mod api;
pub mod commands;
pub mod config;
pub mod error;
mod layers;
pub mod routes;
pub mod serve;
pub mod state;

use axum::Router;
use sqlx::migrate::Migrator;

use self::state::AppState;

/// The migrations of the database, in their order.
pub static MIGRATOR: Migrator = sqlx::migrate!();

/// The whole portal, ready to be served.
pub fn app(state: AppState) -> Router {
    routes::router(state)
}
