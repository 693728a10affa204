// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! From the cells of a sheet to rows of a list, with everything that was interpreted said beside it. Pure.
//!
//! Three rules hold everywhere: nothing is changed in silence, a bad cell costs the cell and not the row, and a bad
//! row costs the row and not the list.

mod amount;
mod catalogue;
mod changes;
mod choices;
mod day;
mod heads;
mod list;
mod relations;
mod remark;
mod row;
mod wording;

pub use self::{
    amount::{DecimalMark, Unit},
    catalogue::{Catalogue, RowRemark},
    changes::{Change, Said},
    choices::{Choices, Existing, propose},
    heads::{CriterionNames, Meaning},
    list::{Fate, Row, RowKind, Stock, StockProject, Understood, Values, understand},
    remark::{Remark, Weight},
    row::FORMULA,
};
