// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! The pages of the room: the administration of the criteria.

mod criteria;
mod criterion_form;

pub use criteria::{add_criterion, change_criterion, criteria, criterion, new_criterion};
