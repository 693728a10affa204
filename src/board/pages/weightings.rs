// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Weightings and drafts where places are shown beside them: comparing, writing a draft, publishing.

mod compare;
mod comparison;
mod draft;
mod publish;

pub use compare::compare;
pub use draft::{draft, save};
pub use publish::{publish, publish_form};
