// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Finding projects by their words, and views that are kept.

mod browser;
mod finding;
mod plans;
mod views;
