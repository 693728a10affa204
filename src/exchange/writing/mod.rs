// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! From projects to the bytes of a file, as [`super::understanding`] reads them back. Pure.

mod looks;
mod table;
mod template;
mod text;
mod weights;
mod workbook;

pub use self::{
    table::{Column, Criterion, Record, Table},
    template::template,
    text::text,
    workbook::workbook,
};
pub(super) use text::defused;
