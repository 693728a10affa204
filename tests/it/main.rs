// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! The one integration test binary: a module per room, the program around them, and everything that
//! looks at the house from outside.
#![cfg(test)]

mod access;
mod accessibility;
mod accounts;
mod api;
mod architecture;
mod assessing;
mod audit;
mod backup;
mod board;
mod boards;
mod browser_harness;
mod capacity;
mod catalogue;
mod documents;
mod exchange;
mod exports;
mod faults;
mod foundations;
mod imports;
mod journeys;
mod licences;
mod life_cycle;
mod mail;
mod oidc;
mod open_data;
mod operation;
mod outcomes;
mod pages;
mod people;
mod plan;
mod planning;
mod preview;
mod printing;
mod privacy;
mod program;
mod proposals;
mod rank_rules;
mod ranking;
mod rooms;
mod scale;
mod schema;
mod search;
mod security;
mod speed;
mod statements;
mod support;
mod sureness;
mod weighting;
mod whole_journey;
mod words;
